// Backs up a Makegood database on any PostgreSQL server: every row of every table in one snapshot, as COPY text.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { toConsole } from '../../config/console-words.ts';
import { StartFailure } from '../../config/start-failure.ts';
import type { MadeBackup } from './back-up-cluster.ts';
import { copyHome } from './copy-home.ts';
import { copyRowsOut } from './copy-rows.ts';
import { countTenants, listMigrations, listSequences, listTables, type StoredTable } from './list-tables.ts';
import { makeBackupFolder } from './make-backup-folder.ts';
import { type BackedUpFile, type Manifest, writeManifest } from './manifest.ts';

export type TablesBackup = {
  /** Signs in as the owner of the tables. */
  readonly owner: pg.ClientConfig;
  readonly home: string;
  readonly to: string;
  readonly madeAt: Date;
  readonly makegood: string;
};

/** Readers and writers go on meanwhile. The server keeps old row versions until it ends, as for any long read. */
export async function backUpTables(wanted: TablesBackup): Promise<MadeBackup> {
  const made = { bytes: 0, files: 0 };
  const folder = await makeBackupFolder(wanted.to, wanted.madeAt, async (unfinished) => {
    const manifest = await fill(wanted, unfinished);
    await writeManifest(unfinished, manifest);
    made.files = manifest.files.length;
    made.bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  });
  return { folder, ...made };
}

async function fill(wanted: TablesBackup, folder: string): Promise<Manifest> {
  const session = new pg.Client({ ...wanted.owner, statement_timeout: 0, options: '-c timezone=UTC' });
  await session.connect();
  try {
    const migrations = await listMigrations(session);
    if (migrations.length === 0) {
      throw new StartFailure('database.missing', toConsole('databaseWithoutMakegood'));
    }
    const counted = await countTenants(session);
    await session.query('begin isolation level repeatable read read only');
    await mkdir(join(folder, 'tables'), { mode: 0o700 });
    const files: BackedUpFile[] = [];
    const tables: Manifest['tables'] = [];
    const tenants = await listTenants(session, counted);
    for (const table of await listTables(session)) {
      const { rows, file } = await copyTable(session, table, tenants, folder);
      files.push(file);
      tables.push({ name: table.name, path: file.path, columns: [...table.columns], rows });
    }
    const sequences = await listSequences(session);
    const { rows } = await session.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    await session.query('commit');
    files.push(...(await copyHome(wanted.home, folder)));
    const about = { format: 1 as const, kind: 'tables' as const, madeAt: wanted.madeAt.toISOString() };
    const versions = { makegood: wanted.makegood, postgres: Number(rows[0]?.version) };
    return { ...about, ...versions, files, emptyFolders: [], tables, sequences, migrations };
  } finally {
    await session.end();
  }
}

/**
 * Refuses when the owner cannot see every tenant: rows hidden by row security would be missing without a trace. ANALYZE counts
 * past row security, exactly so for a table of this size.
 */
async function listTenants(session: pg.Client, counted: number): Promise<string[]> {
  const { rows } = await session.query<{ tenant: string }>('select makegood.tenant_ids()::text as tenant');
  if (rows.length < counted) {
    const sentence = toConsole('tenantsHidden', { seen: rows.length, all: counted });
    throw new StartFailure('database.refused_sign_in', sentence);
  }
  return rows.map(({ tenant }) => tenant);
}

/** Row security holds even for the owner (FORCE), so a guarded table is read tenant by tenant, in the same snapshot. */
async function copyTable(
  session: pg.Client,
  table: StoredTable,
  tenants: readonly string[],
  folder: string,
): Promise<{ rows: number; file: BackedUpFile }> {
  const path = `tables/${table.name.replaceAll(/[^\w.]/g, '_')}.copy.zst`;
  const compress = createZstdCompress();
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(block: Buffer, _encoding, pass) {
      hash.update(block);
      bytes += block.length;
      pass(null, block);
    },
  });
  const written = pipeline(compress, count, createWriteStream(join(folder, path), { mode: 0o600 }));
  // A disk that fills up is told by `written`; without this the stream's own error would end the process first.
  written.catch(() => {});
  const sql = `copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`;
  let rows = 0;
  if (table.guarded) {
    await session.query('set local role makegood_app');
    for (const tenant of tenants) {
      await session.query(`select set_config('makegood.tenant', $1, true)`, [tenant]);
      rows += await copyRowsOut(session, sql, compress);
    }
    await session.query('reset role');
  } else {
    rows = await copyRowsOut(session, sql, compress);
  }
  compress.end();
  await finished(compress);
  await written;
  return { rows, file: { path, bytes, sha256: hash.digest('hex') } };
}
