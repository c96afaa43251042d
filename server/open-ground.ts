// Opens what the app stands on: the database, its own or a given one, prepared and reached by two roles.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from './platform/config/read-config.ts';
import { type ConnectionSettings, connect, outliveDeadConnections } from './platform/database/connect.ts';
import { startEmbedded } from './platform/database/embedded/start-embedded.ts';
import { prepareDatabase } from './platform/database/prepare-database.ts';
import type { Log } from './platform/log/make-log.ts';

export interface OpenGround {
  pool: pg.Pool;
  ownerPool: pg.Pool;
  close(): Promise<void>;
}

const database = 'makegood';

export async function openGround(config: Config, log: Log): Promise<OpenGround> {
  if (config.database.kind === 'server') {
    const { url } = config.database;
    // The owner signs in and puts on the application's role, which owns nothing; a second password is not needed.
    return await prepare({ connectionString: url }, { connectionString: url }, 'makegood_app', async () => undefined);
  }
  const embedded = await startEmbedded(config.home, (line) => log.info(line));
  try {
    await createDatabase(embedded.connectionUrlFor('makegood_root', 'postgres'));
    const owner = embedded.connectionUrlFor('makegood_root', database);
    return await prepare(owner, embedded.connectionUrlFor('makegood_app', database), undefined, () => embedded.stop());
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function prepare(
  owner: ConnectionSettings,
  app: ConnectionSettings,
  role: string | undefined,
  stop: () => Promise<void>,
): Promise<OpenGround> {
  const ownerPool = new pg.Pool({ ...owner, max: 5, connectionTimeoutMillis: 5_000 });
  outliveDeadConnections(ownerPool);
  try {
    await prepareDatabase(owner);
  } catch (error) {
    await ownerPool.end();
    throw error;
  }
  const pool = connect(app, 12, role);
  return {
    pool,
    ownerPool,
    async close() {
      await Promise.all([pool.end(), ownerPool.end()]);
      await stop();
    },
  };
}

async function createDatabase(root: ConnectionSettings): Promise<void> {
  const client = new pg.Client(root);
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rows.length === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

/** The built web, when it is there. */
export function webFolder(): string | undefined {
  const folder = join(import.meta.dirname, '..', 'web', 'dist');
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
}
