// What the import screens show: the list, the bad rows, and the bad rows as a file to correct and send again.
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { BadCell, TableRow } from '#platform/tables/table-types';
import { type BadRowTexts, writeBadRows } from '#platform/tables/write-bad-rows';
import { pageOfRows, readPageKey } from '../page-key.ts';
import { importReader, importShown } from './import-store.ts';
import type { Say } from './preview-import.ts';

interface Page {
  limit: number;
  after?: string | undefined;
}

export async function showImport(snapshot: Snapshot, importId: Uuid) {
  const row = await importReader(snapshot).find(importId);
  if (!row) throw refuse('import.not_found', {});
  return importShown(row);
}

export async function listImports(snapshot: Snapshot, { limit, after }: Page) {
  const [from] = readPageKey(after, ['uuid']) ?? [];
  const rows = await importReader(snapshot).page(limit + 1, from as Uuid | undefined);
  return pageOfRows(rows, limit, (row) => [row.importId], importShown);
}

interface BadRowKept {
  line: number;
  place: number;
  column: string | null;
  field: string | null;
  value: string;
  reason: string;
  facts: Record<string, unknown>;
  cells: string[] | null;
}

async function readBad(
  snapshot: Snapshot,
  importId: Uuid,
  limit: number,
  after: { line: number; place: number },
): Promise<BadRowKept[]> {
  const { rows } =
    await sql<BadRowKept>`select line, place, column_title as column, field, value, reason, facts, cells from import_bad_rows
    where tenant_id = ${snapshot.tenantId} and import_id = ${importId} and (line, place) > (${after.line}, ${after.place})
    order by line, place limit ${limit}`.execute(snapshot.sql);
  return rows;
}

const beginning = { line: 0, place: -1 };

export async function listBadRows(snapshot: Snapshot, importId: Uuid, { limit, after }: Page, say: Say) {
  await showImport(snapshot, importId);
  const key = readPageKey(after, ['count', 'count']);
  const from = key ? { line: Number(key[0]), place: Number(key[1]) } : beginning;
  const rows = await readBad(snapshot, importId, limit + 1, from);
  return pageOfRows(
    rows,
    limit,
    (row) => [String(row.line), String(row.place)],
    ({ line, column, field, value, reason, facts }) => ({
      line,
      column,
      field,
      value,
      reason,
      message: say(reason, facts),
    }),
  );
}

const fileRowsMax = 200_000;

/** IMP-7: the cells exactly as they came, then line, column, value and reason; safe to open in a spreadsheet (T-X11). */
export async function badRowsFile(snapshot: Snapshot, importId: Uuid, texts: BadRowTexts): Promise<Readable> {
  const row = await importReader(snapshot).find(importId);
  if (!row) throw refuse('import.not_found', {});
  const kept = await readBad(snapshot, importId, fileRowsMax, beginning);
  const lines = Map.groupBy(kept, (one) => one.line);
  const rows = [...lines].map(([line, bad]) => ({
    row: { line, cells: bad[0]?.cells ?? [] } satisfies TableRow,
    bad: bad.map((one) => ({
      line,
      column: 0,
      header: one.column ?? '',
      field: one.field,
      value: one.value,
      reasonCode: one.reason as BadCell['reasonCode'],
      data: one.facts as BadCell['data'],
    })),
  }));
  return Readable.from(writeBadRows(row.columns, rows, texts));
}
