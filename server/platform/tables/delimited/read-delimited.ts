// Rows of a delimited file from its bytes, in flat memory.
import { decodeStream } from '../encodings/decode-stream.ts';
import type { ByteSource, Delimiter, Encoding, TableRow } from '../table-types.ts';
import { cutRows } from './cut-rows.ts';
import { delimiterBySepLine } from './detect-delimiter.ts';
import { unguardInText } from './guard-formulas.ts';

/** Rows in order, guarded formulas restored. A first line `sep=;` is passed over but counted. */
export async function* readDelimited(
  source: ByteSource,
  encoding: Encoding,
  delimiter: Delimiter,
): AsyncGenerator<TableRow> {
  let cutter: ReturnType<typeof cutRows> | null = null;
  for await (let text of decodeStream(source(), encoding)) {
    if (!cutter) {
      const sepLine = delimiterBySepLine(text)?.lineLength ?? 0;
      text = text.slice(sepLine);
      cutter = cutRows(delimiter, sepLine > 0 ? 2 : 1);
    }
    for (const row of cutter.push(text)) yield restored(row);
  }
  for (const row of cutter?.end() ?? []) yield restored(row);
}

function restored(row: TableRow): TableRow {
  for (const cell of row.cells) {
    if (cell.includes("'")) return { line: row.line, cells: row.cells.map(unguardInText) };
  }
  return row;
}
