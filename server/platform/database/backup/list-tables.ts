// Reads from PostgreSQL's catalogue which tables, columns and sequences make up a Makegood database.
import type pg from 'pg';

export type StoredTable = {
  /** Schema and name, quoted where needed, as SQL takes it. */
  readonly name: string;
  /** Quoted; generated columns are computed again and not among them. */
  readonly columns: readonly string[];
  /** True when the asking user sees only a tenant's rows (row security holds for it). */
  readonly guarded: boolean;
};

/** Ours and the job queue's. What is in them is written by migrations first, so those tables are no content. */
const SCHEMAS = `('makegood', 'graphile_worker')`;
const BOOKKEEPING = `('makegood.migrations', 'graphile_worker.migrations')`;

/** Partitions are reached through their parent, which sorts rows into them again. */
export async function listTables(session: pg.Client): Promise<StoredTable[]> {
  const { rows } = await session.query<StoredTable>(`
    select format('%I.%I', n.nspname, c.relname) as name, row_security_active(c.oid) as guarded,
      (select coalesce(json_agg(quote_ident(a.attname) order by a.attnum), '[]') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ${SCHEMAS} and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
      and n.nspname || '.' || c.relname not in ${BOOKKEEPING}
    order by 1`);
  return rows;
}

/** The next number each sequence would give out. */
export async function listSequences(session: pg.Client): Promise<{ name: string; next: string }[]> {
  const { rows } = await session.query<{ name: string; next: string }>(`
    select format('%I.%I', schemaname, sequencename) as name,
      (case when last_value is null then start_value else last_value + increment_by end)::text as next
    from pg_sequences where schemaname in ${SCHEMAS} order by 1`);
  return rows;
}

/** Names of the migrations applied, in order; empty in a database that never was a Makegood's. */
export async function listMigrations(session: pg.Client): Promise<string[]> {
  const { rows: there } = await session.query<{ found: boolean }>(
    `select to_regclass('makegood.migrations') is not null as found`,
  );
  if (!there[0]?.found) return [];
  const { rows } = await session.query<{ name: string }>('select name from makegood.migrations order by number');
  return rows.map(({ name }) => name);
}

/** ANALYZE counts past row security, and exactly so for a table of this size; not for a read-only transaction. */
export async function countTenants(session: pg.Client): Promise<number> {
  await session.query('analyze makegood.tenants');
  const { rows } = await session.query<{ counted: number }>(
    `select reltuples::int as counted from pg_class where oid = 'makegood.tenants'::regclass`,
  );
  return Math.max(0, rows[0]?.counted ?? 0);
}
