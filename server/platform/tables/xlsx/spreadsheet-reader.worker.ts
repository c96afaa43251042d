// The thread that unpacks and parses one spreadsheet, so that the server goes on answering, and hands its rows over in batches
// as they are asked for.
import { parentPort, workerData } from 'node:worker_threads';
import readSheets from 'read-excel-file/universal';
import { Refusal } from '../../refusal.ts';
import { refuseTable } from '../refuse-table.ts';
import type { TableRow } from '../table-types.ts';
import { checkArchive } from './check-archive.ts';
import type { ReaderAnswer, ReaderTask } from './read-spreadsheet.ts';
import { type SheetValue, type SpeltNumber, toCell } from './spreadsheet-cells.ts';

const batchRows = 500;
const task: ReaderTask = workerData;

async function* batches(): AsyncGenerator<TableRow[]> {
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  checkArchive(bytes, task.limits);
  const copy = new Uint8Array(bytes).buffer;
  const sheets = await readSheets<SpeltNumber>(copy, { trim: false, parseNumber: (exact: string) => ({ exact }) });
  const sheet = task.sheet === null ? sheets[0] : sheets.find((each) => each.sheet === task.sheet);
  if (!sheet)
    throw refuseTable('table.sheet_unknown', {
      sheet: task.sheet ?? '',
      sheets: sheets.map((each) => each.sheet).join(', '),
    });
  if (sheet.data.length > task.limits.rowsMax) {
    throw refuseTable('table.too_many_rows', { rows: sheet.data.length, rowsMax: task.limits.rowsMax });
  }
  for (let from = 0; from < sheet.data.length; from += batchRows) {
    yield sheet.data
      .slice(from, from + batchRows)
      .map((values, index) => toRow(values as readonly SheetValue[], from + index + 1))
      .filter((row) => row.cells.length > 0);
  }
}

/** A row without its empty end; the line is the row number the spreadsheet shows. */
function toRow(values: readonly SheetValue[], line: number): TableRow {
  const cells = values.map(toCell);
  while (cells.length > 0 && cells.at(-1)?.text === '') cells.pop();
  return { line, cells: cells.map((cell) => cell.text), typed: cells.map((cell) => cell.typed) };
}

function answerFor(error: unknown): ReaderAnswer {
  if (error instanceof Refusal) return { refused: error.code, facts: error.facts as Record<string, string | number> };
  return {
    refused: 'table.spreadsheet_broken',
    facts: { where: error instanceof Error ? error.message.slice(0, 200) : 'unknown' },
  };
}

const rows = batches();
parentPort?.on('message', async () => {
  let answer: ReaderAnswer;
  try {
    const next = await rows.next();
    answer = next.done ? { done: true } : { rows: next.value };
  } catch (error) {
    answer = answerFor(error);
  }
  parentPort?.postMessage(answer);
});
