// Writes rows as delimited text that every program reads back the same and no spreadsheet runs.
import { encodeText } from '../encodings/decode-stream.ts';
import type { Delimiter, Encoding } from '../table-types.ts';
import { guardInText } from './guard-formulas.ts';

export type DelimitedStyle = {
  delimiter: Delimiter;
  encoding: Encoding;
  lineEnd: '\r\n' | '\n' | '\r';
  /** Spreadsheets need it to know UTF-8. */
  mark: boolean;
};

/** What spreadsheets in all our languages open rightly. */
export const spreadsheetStyle: DelimitedStyle = { delimiter: ',', encoding: 'utf-8', lineEnd: '\r\n', mark: true };

const pieceLength = 65_536;

/** The bytes of the rows, in pieces; cells that look like formulas are guarded (T-X11). */
export async function* writeDelimited(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  style: DelimitedStyle = spreadsheetStyle,
): AsyncGenerator<Uint8Array> {
  let text = '';
  let marked = !style.mark;
  for await (const cells of rows) {
    text += writeRow(cells, style) + style.lineEnd;
    if (text.length < pieceLength) continue;
    yield encodeText(text, style.encoding, !marked);
    marked = true;
    text = '';
  }
  if (text !== '' || !marked) yield encodeText(text, style.encoding, !marked);
}

function writeRow(cells: readonly string[], style: DelimitedStyle): string {
  // A row of one empty cell would be a line without a character, which readers pass over.
  if (cells.length === 1 && cells[0] === '') return '""';
  return cells.map((cell) => quoteCell(guardInText(cell), style.delimiter)).join(style.delimiter);
}

function quoteCell(cell: string, delimiter: string): string {
  const plain = !cell.includes(delimiter) && !/["\r\n]/.test(cell) && cell === cell.trim();
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
