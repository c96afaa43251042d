// Makes a database ready: role, schema, migrations. Safe when many processes start at once, and after a kill at any point.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { toConsole } from '../config/console-words.ts';
import { prepareJobs } from '../jobs/jobs.ts';
import type { ConnectionSettings } from './connect.ts';
import { findMigrations, type Migration } from './find-migrations.ts';
import { prepareRoles } from './prepare-roles.ts';

/** A number no other program on the same server uses: 'makegood' in a bigint. */
const migrationLock = '7881692420512280420';

export interface Prepared {
  applied: string[];
  serverVersion: number;
}

/**
 * Connects as the owner, creates the application role and the schema when missing, and applies the migrations not yet
 * applied, each in a transaction of its own with a short `lock_timeout` and retries, so that no request queues behind it for
 * long (T-G1). `migrations` are those of this program unless told. Throws `DatabaseTooOld` below PostgreSQL 15 and
 * `MigrationChanged` when history was edited.
 */
export async function prepareDatabase(
  owner: ConnectionSettings,
  say: (line: string) => void = () => undefined,
  migrations?: readonly Migration[],
): Promise<Prepared> {
  const client = new pg.Client({
    ...owner,
    options: '-c search_path=makegood -c timezone=UTC -c client_min_messages=warning',
  });
  await client.connect();
  try {
    const serverVersion = await readVersion(client);
    if (serverVersion < 150_000) throw new DatabaseTooOld(serverVersion);
    await takeTurn(client);
    await layGround(client);
    // Before our own migrations: one of them makes the function that adds to the queue.
    await prepareJobs(owner);
    const applied = await applyMissing(client, migrations ?? (await findMigrations()), say);
    return { applied, serverVersion };
  } finally {
    await client.end();
  }
}

/** Migrations the database has not seen yet; for the doctor. */
export async function pendingMigrations(owner: ConnectionSettings): Promise<string[]> {
  const client = new pg.Client({ ...owner, options: '-c search_path=makegood' });
  await client.connect();
  try {
    const known = await client.query<{ there: boolean }>(
      "select to_regclass('makegood.migrations') is not null as there",
    );
    const done = known.rows[0]?.there ? await readApplied(client) : new Map<number, string>();
    return (await findMigrations())
      .filter((migration) => !done.has(migration.number))
      .map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

export class DatabaseTooOld extends Error {
  override name = 'DatabaseTooOld';
  readonly version: number;
  constructor(version: number) {
    super(`PostgreSQL ${Math.floor(version / 10_000)} is too old: Makegood needs 15 or newer`);
    this.version = version;
  }
}

export class MigrationChanged extends Error {
  override name = 'MigrationChanged';
}

/**
 * One process at a time. Asked again and again instead of waited for: who waits inside a statement holds a transaction open, and an
 * index that is built concurrently waits for the end of every one there is.
 */
async function takeTurn(client: pg.Client): Promise<void> {
  const mine = async () => {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [migrationLock]);
    return rows[0]?.mine === true;
  };
  while (!(await mine())) await pause(50);
}

async function readVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  return Number(rows[0]?.version);
}

async function layGround(client: pg.Client): Promise<void> {
  await prepareRoles(client);
  await client.query('create schema if not exists makegood');
  await client.query('grant usage on schema makegood to makegood_app');
  await client.query(
    'create table if not exists migrations (number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())',
  );
}

async function applyMissing(
  client: pg.Client,
  migrations: readonly Migration[],
  say: (line: string) => void,
): Promise<string[]> {
  const done = await readApplied(client);
  const applied: string[] = [];
  for (const migration of migrations) {
    const checksum = done.get(migration.number);
    if (checksum === undefined) {
      say(`applying ${migration.name}`);
      await applyOne(client, migration);
      applied.push(migration.name);
    } else if (checksum !== migration.checksum) {
      throw new MigrationChanged(toConsole('migrationChanged', { name: migration.name }));
    }
  }
  return applied;
}

async function readApplied(client: pg.Client): Promise<Map<number, string>> {
  const { rows } = await client.query<{ number: number; checksum: string }>('select number, checksum from migrations');
  return new Map(rows.map((row) => [row.number, row.checksum]));
}

/** A table that waits for its lock makes every later reader wait behind it, so it waits shortly and often. */
const lockWaitMs = 500;
const attemptsMax = 200;

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (migration.concurrently) await applyConcurrently(client, migration);
      else await client.query(`begin; set local lock_timeout = ${lockWaitMs}; ${migration.sql}`);
      const record = 'insert into migrations (number, name, checksum) values ($1, $2, $3)';
      await client.query(record, [migration.number, migration.name, migration.checksum]);
      if (!migration.concurrently) await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      const waited = (error as { code?: string }).code === '55P03';
      if (!waited || attempt >= attemptsMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, 100 * attempt)));
    }
  }
}

/** An index that was cut off while it was built stays behind unusable, and `if not exists` would take it for the real one. */
async function applyConcurrently(client: pg.Client, migration: Migration): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select indexrelid::regclass::text as name from pg_index where not indisvalid and indrelid in (select oid from pg_class where relnamespace = 'makegood'::regnamespace)",
  );
  for (const { name } of rows) await client.query(`drop index concurrently if exists ${name}`);
  await client.query(migration.sql);
}
