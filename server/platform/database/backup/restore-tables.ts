// Restores a backup of tables into an empty database of any PostgreSQL server, in one transaction: all rows or none.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import pg from 'pg';
import { toConsole } from '../../config/console-words.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { copyHomeBack } from './copy-home.ts';
import { copyRowsIn } from './copy-rows.ts';
import { countTenants, listMigrations } from './list-tables.ts';
import { type Manifest, unfit, verifyFiles } from './manifest.ts';
import { passTransactionIds, rankTransactionIds } from './rebase-transaction-ids.ts';

export type RestoredTables = { readonly tables: number; readonly rows: number };

/**
 * The database must hold no tenant. The backup is read whole and checked first; tables are made by this program's
 * migrations, which must be those of the backup. Rows are counted against the backup's own count before the commit.
 */
export async function restoreTables(
  folder: string,
  manifest: Manifest,
  owner: pg.ClientConfig,
  home: string,
): Promise<RestoredTables> {
  await verifyFiles(folder, manifest);
  const session = new pg.Client({ ...owner, statement_timeout: 0, options: '-c timezone=UTC' });
  const counter = new pg.Client(owner);
  await session.connect();
  await counter.connect();
  try {
    // Tables without a tenant are what a first start leaves, or a restore that failed.
    if ((await listMigrations(session)).length > 0 && (await countTenants(session)) > 0) {
      throw unfit(toConsole('backupDatabaseTaken', { folder }));
    }
    await prepareDatabase(owner);
    await refuseOtherTables(session, folder, manifest);
    const rows = await load(session, counter, folder, manifest);
    await copyHomeBack(folder, manifest, home);
    return { tables: manifest.tables.length, rows };
  } finally {
    await counter.end();
    await session.end();
  }
}

async function refuseOtherTables(session: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  const ours = await listMigrations(session);
  if (ours.join() === manifest.migrations.join()) return;
  const [theirs = '', our = ''] = [manifest.migrations.at(-1), ours.at(-1)];
  throw unfit(toConsole('backupOfOtherTables', { folder, theirs, ours: our, version: manifest.makegood }));
}

/** `counter` is a second session: transaction numbers are the server's, and one transaction can use up only one. */
async function load(session: pg.Client, counter: pg.Client, folder: string, manifest: Manifest): Promise<number> {
  await session.query('begin');
  const names = manifest.tables.map(({ name }) => name);
  // Catalogues that migrations have filled come from the backup again.
  await session.query(`truncate ${names.join(', ')}`);
  const foreignKeys = await takeForeignKeysOff(session);
  const guarded = await takeGuardOff(session);
  let total = 0;
  for (const { name, columns, rows, path } of manifest.tables) {
    const source = createReadStream(join(folder, path)).pipe(createZstdDecompress());
    const loaded = await copyRowsIn(session, `copy ${name} (${columns.join(', ')}) from stdin`, source);
    if (loaded !== rows) throw unfit(toConsole('backupRowsLost', { folder, rows, table: name, loaded }));
    total += loaded;
  }
  for (const { name, next } of manifest.sequences) {
    await session.query('select setval($1::regclass, $2::bigint, false)', [name, next]);
  }
  const last = await rankTransactionIds(session);
  for (const name of guarded) await session.query(`alter table ${name} force row level security`);
  // Adding a key again reads every row: whatever points nowhere ends the restore here.
  for (const { table, key, rule } of foreignKeys)
    await session.query(`alter table ${table} add constraint ${key} ${rule}`);
  await freeJobs(session);
  await passTransactionIds(counter, last);
  await session.query('commit');
  await session.query('analyze');
  return total;
}

type ForeignKey = { table: string; key: string; rule: string };

/** Tables may point at each other in rings, so no order of loading would do. */
async function takeForeignKeysOff(session: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await session.query<ForeignKey>(`
    select conrelid::regclass::text as table, quote_ident(conname) as key, pg_get_constraintdef(oid) as rule
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace in ('makegood'::regnamespace, 'graphile_worker'::regnamespace)`);
  for (const { table, key } of rows) await session.query(`alter table ${table} drop constraint ${key}`);
  return rows;
}

/** COPY does not write under row security; without FORCE it does not hold for the owner. */
async function takeGuardOff(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where relforcerowsecurity and relnamespace in ('makegood'::regnamespace, 'graphile_worker'::regnamespace)`);
  for (const { name } of rows) await session.query(`alter table ${name} no force row level security`);
  return rows.map(({ name }) => name);
}

/** Jobs that were running when the backup was made run nowhere now; nobody else would free them for hours. */
async function freeJobs(session: pg.Client): Promise<void> {
  await session.query(`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker._private_jobs where locked_by is not null having count(*) > 0`);
}
