// Rows of an XLSX file. The file is read whole in a thread of its own, within limits, because the format allows nothing else.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { refuseTable } from '../refuse-table.ts';
import type { ByteSource, TableRefusal, TableRow } from '../table-types.ts';

export type SpreadsheetLimits = { packedMax: number; unpackedMax: number; entriesMax: number; rowsMax: number };

/** Measured: 200,000 rows of ten columns take 0.8 GB while they are read. */
export const spreadsheetLimits: SpreadsheetLimits = {
  packedMax: 64 * 1024 * 1024,
  unpackedMax: 256 * 1024 * 1024,
  entriesMax: 5_000,
  rowsMax: 200_000,
};

const memoryMaxMb = 1_536;

export type ReaderTask = { bytes: Uint8Array; sheet: string | null; limits: SpreadsheetLimits };
export type ReaderAnswer =
  | { rows: TableRow[] }
  | { done: true }
  | { refused: string; facts: Record<string, string | number> };

/**
 * Rows of one sheet (the first when `sheet` is null), empty rows left out. Refuses `table.unpacks_too_big`,
 * `table.too_many_rows` (save it as CSV, which has no such limit), `table.sheet_unknown` and `table.spreadsheet_broken`.
 */
export async function* readSpreadsheet(
  source: ByteSource,
  sheet: string | null = null,
  limits: SpreadsheetLimits = spreadsheetLimits,
): AsyncGenerator<TableRow> {
  const bytes = await collectPacked(source, limits);
  const task: ReaderTask = { bytes, sheet, limits };
  const worker = new Worker(new URL('./spreadsheet-reader.worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMaxMb },
  });
  try {
    for (;;) {
      const answer = await ask(worker, limits);
      if ('done' in answer) return;
      if ('refused' in answer) throw refuseTable(answer.refused as TableRefusal, answer.facts);
      yield* answer.rows;
    }
  } finally {
    await worker.terminate();
  }
}

async function ask(worker: Worker, limits: SpreadsheetLimits): Promise<ReaderAnswer> {
  worker.postMessage('next');
  try {
    const [answer] = await once(worker, 'message');
    return answer as ReaderAnswer;
  } catch (error) {
    const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (outOfMemory) throw refuseTable('table.unpacks_too_big', { unpackedMax: limits.unpackedMax });
    throw error;
  }
}

/** The whole file as it is packed. Refuses `table.unpacks_too_big`. */
export async function collectPacked(
  source: ByteSource,
  limits: SpreadsheetLimits = spreadsheetLimits,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source()) {
    length += piece.length;
    if (length > limits.packedMax) throw refuseTable('table.unpacks_too_big', { packedMax: limits.packedMax });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
