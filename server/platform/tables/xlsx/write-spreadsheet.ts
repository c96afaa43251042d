// Writes one table as an XLSX file, in a thread of its own.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { refuseTable } from '../refuse-table.ts';
import { spreadsheetLimits } from './read-spreadsheet.ts';
import type { WrittenCell } from './spreadsheet-cells.ts';

/** What a spreadsheet can hold in one cell. */
const cellLengthMax = 32_767;

/**
 * The bytes of a workbook of one sheet under a bold heading that stays in view. Text that looks like a formula is guarded (T-X11).
 * Refuses `table.too_many_rows` above the rows we would read back, and `table.cell_too_long` rather than cut a text.
 */
export async function writeSpreadsheet(
  sheet: string,
  header: readonly string[],
  rows: readonly (readonly WrittenCell[])[],
): Promise<Uint8Array> {
  const { rowsMax } = spreadsheetLimits;
  if (rows.length >= rowsMax) throw refuseTable('table.too_many_rows', { rows: rows.length, rowsMax });
  const long = [header, ...rows].findIndex((row) =>
    row.some((cell) => typeof cell === 'string' && cell.length >= cellLengthMax),
  );
  if (long >= 0) throw refuseTable('table.cell_too_long', { line: long + 1, lengthMax: cellLengthMax });
  const worker = new Worker(new URL('./spreadsheet-writer.worker.ts', import.meta.url), {
    workerData: { sheet: sheetName(sheet), header, rows },
  });
  try {
    const [bytes] = await once(worker, 'message');
    return bytes as Uint8Array;
  } finally {
    await worker.terminate();
  }
}

/** Spreadsheets refuse these signs and more than 31 characters in a sheet's name. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/gu, ' ')
      .trim()
      .slice(0, 31) || 'Sheet'
  );
}
