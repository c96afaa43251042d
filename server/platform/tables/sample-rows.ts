// The rows a guess is made from: the first ones, for the preview, and ones spread evenly over all of the table.
import { refuseTable } from './refuse-table.ts';
import type { TableRow } from './table-types.ts';

/** `opening`: the first rows of all. `header`: the first row that looks like headings. `spread`: rows after it, in order, `rows` of which the table has. */
export type TableSample = {
  opening: readonly TableRow[];
  headerLine: number;
  header: readonly string[];
  first: readonly TableRow[];
  spread: readonly TableRow[];
  rows: number;
};

const headerSearchMax = 20;
const columnsMax = 1_000;

/**
 * Reads the table to its end, in flat memory: `firstMax` first rows, and between `spreadMax` / 2 and `spreadMax` rows evenly from
 * all of it, so that the order of dates is judged by the whole column. Refuses `table.empty` and `table.too_many_columns`.
 */
export async function sampleRows(
  rows: AsyncIterable<TableRow>,
  firstMax = 100,
  spreadMax = 20_000,
): Promise<TableSample> {
  const beginning: TableRow[] = [];
  let spread: TableRow[] = [];
  let step = 1;
  let count = 0;
  for await (const row of rows) {
    if (row.cells.length > columnsMax) throw refuseTable('table.too_many_columns', { line: row.line, columnsMax });
    if (beginning.length < headerSearchMax + firstMax) beginning.push(ownCopy(row));
    if (count % step === 0) spread.push(ownCopy(row));
    count += 1;
    if (spread.length >= spreadMax) {
      spread = spread.filter((_, index) => index % 2 === 0);
      step *= 2;
    }
  }
  const header = findHeader(beginning);
  if (!header) throw refuseTable('table.empty', {});
  const after = (row: TableRow) => row.line > header.line;
  return {
    opening: beginning.slice(0, headerSearchMax),
    headerLine: header.line,
    header: header.cells,
    first: beginning.filter(after).slice(0, firstMax),
    spread: spread.filter(after),
    rows: count - beginning.filter((row) => !after(row)).length,
  };
}

/** A cell is a window on the piece of file it was cut from and would keep all of that piece in memory as long as it lives. */
function ownCopy(row: TableRow): TableRow {
  return { ...row, cells: row.cells.map((cell) => Buffer.from(cell, 'utf16le').toString('utf16le')) };
}

/** Files often begin with a title or a date of issue: the header is the first row about as wide as the rows mostly are. */
export function findHeader(rows: readonly TableRow[]): TableRow | null {
  const widths = rows.map((row) => row.cells.filter((cell) => cell.trim() !== '').length);
  const usual = [...widths].sort((left, right) => left - right)[Math.floor(widths.length / 2)] ?? 0;
  return rows.slice(0, headerSearchMax).find((_, index) => (widths[index] ?? 0) >= usual * 0.6) ?? rows[0] ?? null;
}
