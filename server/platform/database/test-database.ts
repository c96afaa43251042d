// For tests: a database of its own on the shared test server, migrated once as a template and copied in a moment.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { StoryClock } from '../clock/clock.ts';
import { type ConnectionSettings, connect, outliveDeadConnections } from './connect.ts';
import { findMigrations } from './find-migrations.ts';
import { prepareDatabase } from './prepare-database.ts';
import type { Database } from './transact.ts';

export interface TestDatabase extends Database {
  readonly clock: StoryClock;
  readonly owner: ConnectionSettings;
  readonly ownerPool: pg.Pool;
  onCommit(told: Database['committed']): void;
  drop(): Promise<void>;
}

/** A fresh, migrated database; `poolMax` connections for the application role. */
export async function makeTestDatabase(startAt = '2026-01-05T08:00:00Z', poolMax = 6): Promise<TestDatabase> {
  const server = JSON.parse(process.env.MAKEGOOD_TEST_DB ?? '{}') as ConnectionSettings;
  const root = new pg.Client(server);
  await root.connect();
  const template = await makeTemplate(root, server);
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await root.query(`create database ${name} template ${template}`);
  const owner = { ...server, database: name };
  const ownerPool = new pg.Pool({ ...owner, max: 3 });
  outliveDeadConnections(ownerPool);
  const pool = connect({ ...owner, user: 'makegood_app' }, poolMax);
  let told: Database['committed'] = () => undefined;
  return {
    pool,
    owner,
    ownerPool,
    clock: new StoryClock(new Date(startAt)),
    committed: (tenantId) => told(tenantId),
    onCommit: (listener) => {
      told = listener;
    },
    async drop() {
      await pool.end();
      await ownerPool.end();
      await root.query(`drop database ${name} with (force)`);
      await root.end();
    },
  };
}

/** The template is named after its migrations, so that a changed migration makes a new one. */
async function makeTemplate(root: pg.Client, server: ConnectionSettings): Promise<string> {
  const migrations = await findMigrations();
  const hash = createHash('sha256').update(migrations.map((migration) => migration.checksum).join());
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  await root.query("select pg_advisory_lock(hashtextextended('makegood test template', 0))");
  try {
    const { rows } = await root.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length > 0) return name;
    await root.query(`create database ${name}_new`);
    const settings = { ...server, database: `${name}_new` };
    await prepareDatabase(settings);
    await root.query(`alter database ${name}_new rename to ${name}`);
    return name;
  } finally {
    await root.query("select pg_advisory_unlock(hashtextextended('makegood test template', 0))");
  }
}
