// A version of a table as a spreadsheet, and an edited one read back as the draft (TABLE-7).
import type { FastifyRequest } from 'fastify';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { openTable } from '#platform/tables/open-table';
import { writeSpreadsheet } from '#platform/tables/xlsx/write-spreadsheet';
import { versionReader } from '../../lawbooks/version-store.ts';
import { readTableGrid, tableGrid } from '../table-grid.ts';
import { keepTableDraft } from './save-table-draft.ts';
import { findTable, showPolicyTable, type TableShown } from './show-policy-table.ts';

/** Five hundred rows of the longest cells have less. */
const bytesMax = 8_000_000;

/** Refuses `policy_table.not_found`. */
export async function writePolicyTable(
  acting: Acting,
  code: string,
  number: number | undefined,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const table = await acting.look(async (snapshot) => {
    const { version } = await showPolicyTable(snapshot, code, number);
    return await findTable(snapshot, code, version.number);
  });
  if (!table) throw refuse('policy_table.not_found', {});
  const [header = [], ...rows] = tableGrid(table);
  return { fileName: `${code}-v${table.version}.xlsx`, bytes: await writeSpreadsheet(code, header, rows) };
}

/**
 * Reads over the draft, else over the version in force: columns, cases and everything but rows stay. Refuses
 * `policy_table.not_found`, `policy_table.sheet_missing`, `policy_table.sheet_unreadable`, and what a table cannot be read from.
 */
export async function uploadPolicyTable(acting: Acting, code: string, request: FastifyRequest): Promise<TableShown> {
  allow(acting, 'lawbook.draft');
  const grid = await readGrid(await readUpload(request));
  return await acting.transact(async (tx) => {
    const draft = await versionReader(tx, 'policy_table').draft(code);
    const from = await currentTable(tx, code);
    const read = readTableGrid(padded(grid), from);
    if (!read.ok) throw refuse('policy_table.sheet_unreadable', { line: read.problems[0]?.line ?? 1 });
    return await keepTableDraft(tx, read.table, draft?.revision ?? null);
  });
}

async function currentTable(snapshot: Snapshot, code: string) {
  const { draft, inForce } = await showPolicyTable(snapshot, code);
  const table = await findTable(snapshot, code, draft ?? inForce ?? 0);
  if (!table) throw refuse('policy_table.not_found', {});
  return table;
}

async function readGrid(bytes: Uint8Array): Promise<string[][]> {
  const { rows } = await openTable(async function* () {
    yield bytes;
  });
  const grid: string[][] = [];
  for await (const row of rows()) grid.push([...row.cells]);
  return grid;
}

/** Spreadsheets leave empty cells at the end of a line away. */
function padded(grid: readonly string[][]): string[][] {
  const width = grid[0]?.length ?? 0;
  return grid.map((line) => [...line, ...Array.from({ length: Math.max(0, width - line.length) }, () => '')]);
}

async function readUpload(request: FastifyRequest): Promise<Uint8Array> {
  const sent = await request.file();
  if (!sent) throw refuse('policy_table.sheet_missing', {});
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of sent.file as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > bytesMax) throw refuse('input.too_large', {});
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
