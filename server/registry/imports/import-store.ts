// All SQL on imports, their bad rows and saved mappings.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { importRun, Mapping } from '#api/imports';
import type { Snapshot, Tx } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { BadField } from './read-through-mapping.ts';

export interface ImportRow {
  importId: Uuid;
  kind: string;
  fileName: string;
  fileHash: string;
  bytes: bigint;
  state: z.output<typeof importRun>['state'];
  encoding: string | null;
  delimiter: string | null;
  sheets: string[];
  columns: string[];
  mapping: Mapping | null;
  bytesRead: bigint;
  rowsRead: number;
  added: number;
  changed: number;
  unchanged: number;
  bad: number;
  lineDone: number;
  startedAt: string | null;
  endedAt: string | null;
  uploadedBy: string;
  error: string | null;
  uploadedAt: string;
}

export interface Progress {
  lineDone: number;
  bytesRead: number;
  rowsRead: number;
  added: number;
  changed: number;
  unchanged: number;
  bad: number;
}

/** A bad row with its cells as they came and everything wrong with it. */
export interface BadRow {
  line: number;
  cells: readonly string[];
  bad: readonly BadField[];
}

const columns = sql`import_id as "importId", kind, file_name as "fileName", file_hash as "fileHash", bytes, state, encoding, delimiter, sheets,
  columns, mapping, bytes_read as "bytesRead", rows_read as "rowsRead", added, changed, unchanged, bad, line_done as "lineDone",
  started_at as "startedAt", ended_at as "endedAt", uploaded_by as "uploadedBy", error, uploaded_at as "uploadedAt"`;

export function importReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** With `lock`, whoever else changes this import waits. */
    async find(importId: Uuid, lock?: 'lock'): Promise<ImportRow | undefined> {
      const { rows } =
        await sql<ImportRow>`select ${columns} from imports where tenant_id = ${tenantId} and import_id = ${importId}
        ${lock ? sql`for update` : sql``}`.execute(snapshot.sql);
      return rows[0];
    },
    async page(limit: number, after: Uuid | undefined): Promise<ImportRow[]> {
      const { rows } = await sql<ImportRow>`select ${columns} from imports where tenant_id = ${tenantId}
        and (${after ?? null}::uuid is null or import_id < ${after ?? null}::uuid) order by import_id desc limit ${limit}`.execute(
        snapshot.sql,
      );
      return rows;
    },
  };
}

/** Hashes of the files that imports name, `from` on, in order: what the nightly check of files reads. */
export async function importedFiles({ sql: on, tenantId }: Snapshot, from: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`select distinct file_hash as hash from imports
    where tenant_id = ${tenantId} and file_hash >= ${from} order by file_hash limit ${limit}`.execute(on);
  return rows.map(({ hash }) => hash);
}

export function importWriter(tx: Tx) {
  const { tenantId } = tx;
  const change = async (importId: Uuid, what: ReturnType<typeof sql>) => {
    await sql`update imports set ${what} where tenant_id = ${tenantId} and import_id = ${importId}`.execute(tx.sql);
  };
  return {
    async add(
      row: Pick<
        ImportRow,
        | 'importId'
        | 'kind'
        | 'fileName'
        | 'fileHash'
        | 'bytes'
        | 'encoding'
        | 'delimiter'
        | 'sheets'
        | 'columns'
        | 'mapping'
        | 'uploadedBy'
      >,
    ): Promise<void> {
      await sql`insert into imports (tenant_id, import_id, kind, file_name, file_hash, bytes, state, encoding, delimiter, sheets, columns, mapping, uploaded_by, uploaded_at)
        values (${tenantId}, ${row.importId}, ${row.kind}, ${row.fileName}, ${row.fileHash}, ${row.bytes}, 'uploaded', ${row.encoding}, ${row.delimiter},
          ${row.sheets}, ${row.columns}, ${JSON.stringify(row.mapping)}::jsonb, ${row.uploadedBy}, ${tx.at})`.execute(
        tx.sql,
      );
    },
    /** A fresh start: what an earlier run of the same file counted is forgotten, what it loaded stays. */
    async start(
      importId: Uuid,
      mapping: Mapping,
      cut: Pick<ImportRow, 'encoding' | 'delimiter' | 'columns'>,
    ): Promise<void> {
      await sql`delete from import_bad_rows where tenant_id = ${tenantId} and import_id = ${importId}`.execute(tx.sql);
      await change(
        importId,
        sql`state = 'running', mapping = ${JSON.stringify(mapping)}::jsonb,
        encoding = ${cut.encoding}, delimiter = ${cut.delimiter}, columns = ${cut.columns}, started_at = ${tx.at}, ended_at = null, error = null,
        bytes_read = 0, rows_read = 0, added = 0, changed = 0, unchanged = 0, bad = 0, line_done = 0`,
      );
    },
    advance: (importId: Uuid, by: Progress) =>
      change(
        importId,
        sql`line_done = ${by.lineDone}, bytes_read = ${by.bytesRead}, rows_read = ${by.rowsRead}, added = ${by.added},
        changed = ${by.changed}, unchanged = ${by.unchanged}, bad = ${by.bad}`,
      ),
    stopping: (importId: Uuid) => change(importId, sql`state = 'stopping'`),
    end: (importId: Uuid, state: 'done' | 'stopped' | 'failed', error: string | null = null) =>
      change(importId, sql`state = ${state}, ended_at = ${tx.at}, error = ${error}`),
    async keepBad(importId: Uuid, badRows: readonly BadRow[]): Promise<void> {
      const flat = badRows.flatMap(({ line, cells, bad }) =>
        bad.map((one, place) => ({ ...one, line, place, cells: place === 0 ? cells : null })),
      );
      if (flat.length === 0) return;
      await sql`insert into import_bad_rows (tenant_id, import_id, line, place, column_title, field, value, reason, facts, cells)
        select ${tenantId}, ${importId}, b.* from unnest(${flat.map((one) => one.line)}::int[], ${flat.map((one) => one.place)}::int[],
          ${flat.map((one) => one.column)}::text[], ${flat.map((one) => one.field)}::text[], ${flat.map((one) => storable(one.value))}::text[],
          ${flat.map((one) => one.reason)}::text[], ${flat.map((one) => storable(JSON.stringify(one.facts)))}::jsonb[],
          ${flat.map((one) => (one.cells ? storable(JSON.stringify(one.cells)) : null))}::jsonb[])
          as b (line, place, column_title, field, value, reason, facts, cells)
        on conflict do nothing`.execute(tx.sql);
    },
    async keepMapping(mappingId: Uuid, name: string, mapping: Mapping): Promise<boolean> {
      const { rows } = await sql`insert into import_mappings (tenant_id, mapping_id, name, mapping, saved_at)
        values (${tenantId}, ${mappingId}, ${name}, ${JSON.stringify(mapping)}::jsonb, ${tx.at})
        on conflict (tenant_id, name) do nothing returning 1`.execute(tx.sql);
      return rows.length > 0;
    },
  };
}

/** PostgreSQL holds no NUL; a bad cell is kept without it rather than lost. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll('\\u0000', '').toWellFormed().slice(0, 20_000);
}

/** As the contract shows it. */
export function importShown(row: ImportRow): z.input<typeof importRun> {
  const {
    importId,
    kind,
    fileName,
    state,
    encoding,
    delimiter,
    sheets,
    columns: titles,
    mapping,
    startedAt,
    endedAt,
    error,
    uploadedAt,
  } = row;
  const { rowsRead, added, changed, unchanged, bad } = row;
  return {
    importId: idOf('imp', importId),
    kind,
    fileName,
    bytes: Number(row.bytes),
    state,
    encoding,
    delimiter,
    sheets,
    columns: titles,
    mapping,
    progress: { bytesRead: Number(row.bytesRead), rowsRead, added, changed, unchanged, bad },
    startedAt,
    endedAt,
    by: row.uploadedBy,
    error,
    uploadedAt,
  };
}
