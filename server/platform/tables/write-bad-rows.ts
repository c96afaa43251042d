// Bad rows as a file to correct and send again: the cells exactly as they came, and after them what is wrong.
import { type DelimitedStyle, spreadsheetStyle, writeDelimited } from './delimited/write-delimited.ts';
import type { BadCell, TableRow } from './table-types.ts';

/** `titles`: headings of the four added columns, in the reader's language; `say`: the reason as a sentence in it. */
export type BadRowTexts = {
  titles: { line: string; column: string; value: string; reason: string };
  say: (bad: BadCell) => string;
};

/**
 * One row of the file for each bad row; where several cells are bad, the added columns list them line by line. A mapping finds
 * its columns by heading, so the added ones do no harm when the file comes back.
 */
export async function* writeBadRows(
  header: readonly string[],
  rows:
    | AsyncIterable<{ row: TableRow; bad: readonly BadCell[] }>
    | Iterable<{ row: TableRow; bad: readonly BadCell[] }>,
  texts: BadRowTexts,
  style: DelimitedStyle = spreadsheetStyle,
): AsyncGenerator<Uint8Array> {
  const { line, column, value, reason } = texts.titles;
  async function* cells(): AsyncGenerator<readonly string[]> {
    yield [...header, line, column, value, reason];
    for await (const { row, bad } of rows) {
      const own = header.map((_, index) => row.cells[index] ?? '');
      const list = (say: (cell: BadCell) => string) => bad.map(say).join('\n');
      const columnName = (cell: BadCell) => cell.header || String(cell.column + 1);
      yield [...own, String(row.line), list(columnName), list((cell) => cell.value), list(texts.say)];
    }
  }
  yield* writeDelimited(cells(), style);
}
