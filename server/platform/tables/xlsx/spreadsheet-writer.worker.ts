// The thread that builds one spreadsheet and hands back its bytes.
import { parentPort, workerData } from 'node:worker_threads';
import writeSheet from 'write-excel-file/node';
import { toSheetCell, type WrittenCell } from './spreadsheet-cells.ts';

const { sheet, header, rows }: { sheet: string; header: readonly string[]; rows: readonly (readonly WrittenCell[])[] } =
  workerData;

const headerRow = header.map((text) => {
  const cell = toSheetCell(text);
  return cell && { ...cell, fontWeight: 'bold' as const };
});
const bytes = await writeSheet([headerRow, ...rows.map((row) => row.map(toSheetCell))], {
  sheet,
  stickyRowsCount: 1,
}).toBuffer();
parentPort?.postMessage(bytes);
