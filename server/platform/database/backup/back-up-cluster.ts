// Backs up the embedded cluster while it works: its files as they change, and the log that makes them one moment.
// Who says so: PostgreSQL manual, "Making a Base Backup Using the Low Level API".
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { toConsole } from '../../config/console-words.ts';
import { StartFailure } from '../../config/start-failure.ts';
import type { PoolAddress } from '../embedded/start-embedded.ts';
import { firstBlockOf, judgePage, PAGE_BYTES, pageLsn, parseLsn } from './check-page.ts';
import { copyFile, type Inspect, writeText } from './copy-file.ts';
import { copyHome } from './copy-home.ts';
import { makeBackupFolder } from './make-backup-folder.ts';
import { type BackedUpFile, type Manifest, writeManifest } from './manifest.ts';
import { walkFiles } from './walk-files.ts';

export type ClusterBackup = {
  readonly home: string;
  /** PostgreSQL's data folder. */
  readonly cluster: string;
  readonly superuser: PoolAddress;
  /** The new folder is made in here. */
  readonly to: string;
  readonly madeAt: Date;
  readonly makegood: string;
};

export type MadeBackup = { readonly folder: string; readonly bytes: number; readonly files: number };

/** Answers once everything is on disk. Refuses (`database.damaged`) when a page's checksum is wrong; then nothing remains. */
export async function backUpCluster(wanted: ClusterBackup): Promise<MadeBackup> {
  const made = { bytes: 0, files: 0 };
  const folder = await makeBackupFolder(wanted.to, wanted.madeAt, async (unfinished) => {
    const manifest = await fill(wanted, unfinished);
    await writeManifest(unfinished, manifest);
    made.files = manifest.files.length;
    made.bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  });
  return { folder, ...made };
}

async function fill(wanted: ClusterBackup, folder: string): Promise<Manifest> {
  const session = new pg.Client(wanted.superuser);
  await session.connect();
  try {
    const postgres = Number(await one(session, `select current_setting('server_version_num')`));
    // Keeps every piece of the log from here on; temporary, so it goes with this session even if we are killed.
    await session.query(
      `select pg_create_physical_replication_slot('makegood_backup_' || pg_backend_pid(), true, true)`,
    );
    const startedAt = await one(session, `select pg_backup_start('makegood', true)`);
    const copied = await copyCluster(wanted.cluster, join(folder, 'cluster'), parseLsn(startedAt));
    const { rows } = await session.query<{ lsn: string; labelfile: string }>(
      'select lsn::text, labelfile from pg_backup_stop(false)',
    );
    const end = rows[0];
    if (end === undefined) throw new Error('pg_backup_stop answered nothing');
    const label = await writeText(join(folder, 'cluster'), 'backup_label', end.labelfile);
    const log = await copyLog(session, wanted.cluster, join(folder, 'cluster'), startedAt, end.lsn);
    // After the database: a row may name only a file that was stored before it.
    const rest = await copyHome(wanted.home, folder);
    const files = [...copied.files, label, ...log]
      .map((file) => ({ ...file, path: `cluster/${file.path}` }))
      .concat(rest);
    const madeAt = wanted.madeAt.toISOString();
    const base = { format: 1 as const, kind: 'cluster' as const, madeAt, makegood: wanted.makegood, postgres };
    return { ...base, files, emptyFolders: copied.emptyFolders, tables: [], sequences: [], migrations: [] };
  } finally {
    await session.end();
  }
}

/** What PostgreSQL makes anew at every start, and what belongs to the living server alone. */
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/.+)$/;
const TEMPORARY = /(^|\/)(pgsql_tmp|pg_internal\.init)|\/t\d+_\d+/;

async function copyCluster(
  from: string,
  to: string,
  startLsn: bigint,
): Promise<{ files: BackedUpFile[]; emptyFolders: string[] }> {
  const walked = await walkFiles(from, (path) => LEFT_OUT.test(path) || TEMPORARY.test(path));
  const files: BackedUpFile[] = [];
  // pg_control last: it must be no older than any page.
  const ordered = walked.files.filter((path) => path !== 'global/pg_control').concat('global/pg_control');
  for (const path of ordered) {
    const copied = await copyFile(from, to, path, checkPages(path, startLsn));
    if (copied !== undefined) files.push(copied);
  }
  return { files, emptyFolders: walked.emptyFolders };
}

/**
 * A page that is being written may be read half old, half new; the log holds it whole when it was changed after the start.
 * Only a page that stays wrong and is older than the backup is damaged.
 */
function checkPages(path: string, startLsn: bigint): Inspect | undefined {
  const firstBlock = firstBlockOf(path);
  if (firstBlock === undefined) return undefined;
  return async (chunk, position, source) => {
    for (let at = 0; at + PAGE_BYTES <= chunk.length; at += PAGE_BYTES) {
      const page = chunk.subarray(at, at + PAGE_BYTES);
      const block = firstBlock + (position + at) / PAGE_BYTES;
      if (judgePage(page, block) !== 'differs') continue;
      if (await heals(page, block, source, position + at, startLsn)) continue;
      throw new StartFailure('database.damaged', toConsole('pageDamaged', { page: block, path }));
    }
  };
}

async function heals(page: Buffer, block: number, source: FileHandle, at: number, startLsn: bigint): Promise<boolean> {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (pageLsn(page) >= startLsn) return true;
    await sleep(20);
    await source.read(page, 0, PAGE_BYTES, at);
    if (judgePage(page, block) !== 'differs') return true;
  }
  return false;
}

/** The pieces of the log from the backup's start to its end; pg_backup_stop has closed the last one. */
async function copyLog(
  session: pg.Client,
  from: string,
  to: string,
  startLsn: string,
  endLsn: string,
): Promise<BackedUpFile[]> {
  const first = await one(session, `select pg_walfile_name('${startLsn}')`);
  const last = await one(session, `select pg_walfile_name('${endLsn}')`);
  const { files } = await walkFiles(join(from, 'pg_wal'), (path) => path.includes('/') || path === 'archive_status');
  const wanted = files.filter(
    (name) => name.endsWith('.history') || (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last),
  );
  if (!wanted.includes(first) || !wanted.includes(last))
    throw new Error(`the log from ${first} to ${last} is not whole`);
  const copied: BackedUpFile[] = [];
  for (const name of wanted) {
    const file = await copyFile(from, to, `pg_wal/${name}`);
    if (file === undefined) throw new Error(`the log ${name} went away during the backup`);
    copied.push(file);
  }
  return copied;
}

async function one(session: pg.Client, sql: string): Promise<string> {
  const { rows } = await session.query<string[]>({ text: sql, rowMode: 'array' });
  return String(rows[0]?.[0]);
}
