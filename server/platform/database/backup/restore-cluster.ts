// Puts a backed-up cluster into a new home, starts it once to prove that it works, and only then lets it be the home's own.
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { toConsole } from '../../config/console-words.ts';
import { choosePlace, type DatabasePlace, makePlace } from '../embedded/choose-place.ts';
import { ownFolder } from '../embedded/own-folder.ts';
import type { EmbeddedLog } from '../embedded/run-postmaster.ts';
import { startEmbedded } from '../embedded/start-embedded.ts';
import { copyFile } from './copy-file.ts';
import { copyHomeBack } from './copy-home.ts';
import { forceToDisk } from './force-to-disk.ts';
import { type Manifest, unfit, verifyFiles } from './manifest.ts';

const CLUSTER = 'cluster/';

export type RestoredCluster = { readonly databases: { readonly name: string; readonly tables: number }[] };

/**
 * `home` must exist, hold no database, and be locked by the caller. The backup is read whole and checked first; after a
 * failure the home holds no cluster. The database is stopped again in the end.
 */
export async function restoreCluster(
  folder: string,
  manifest: Manifest,
  home: string,
  log: EmbeddedLog,
): Promise<RestoredCluster> {
  await verifyFiles(folder, manifest);
  const place = choosePlace(home);
  if (existsSync(place.cluster)) throw unfit(toConsole('backupHomeTaken', { folder, home }));
  makePlace(home, place);
  await copyBack(folder, manifest, home, place);
  try {
    return await proveThatItWorks(home, log);
  } catch (cause) {
    await rm(place.cluster, { recursive: true, force: true });
    throw cause;
  }
}

async function copyBack(folder: string, manifest: Manifest, home: string, place: DatabasePlace): Promise<void> {
  const unfinished = join(place.folder, 'cluster.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  ownFolder(unfinished, place.runAs);
  for (const path of manifest.emptyFolders) await mkdir(join(unfinished, path), { recursive: true, mode: 0o700 });
  for (const { path } of manifest.files) {
    if (path.startsWith(CLUSTER)) await copyFile(join(folder, 'cluster'), unfinished, path.slice(CLUSTER.length));
  }
  if (place.runAs !== undefined) await giveTo(unfinished, place.runAs.uid, place.runAs.gid);
  await copyHomeBack(folder, manifest, home);
  await forceToDisk(unfinished);
  await rename(unfinished, place.cluster);
}

async function giveTo(folder: string, uid: number, gid: number): Promise<void> {
  await chown(folder, uid, gid);
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await chown(join(entry.parentPath, entry.name), uid, gid);
  }
}

/** Recovery runs to the end of the saved log; then every table of every database is read from end to end. */
async function proveThatItWorks(home: string, log: EmbeddedLog): Promise<RestoredCluster> {
  const database = await startEmbedded(home, log, { keepRunning: false });
  try {
    const names = await ask<{ name: string }>(
      database.connectionUrlFor('makegood_root', 'postgres'),
      'select datname as name from pg_database where datallowconn and not datistemplate order by 1',
    );
    const databases: { name: string; tables: number }[] = [];
    for (const { name } of names) {
      const [read] = await ask<{ tables: number }>(database.connectionUrlFor('makegood_root', name), READ_EVERYTHING);
      databases.push({ name, tables: read?.tables ?? 0 });
    }
    return { databases };
  } finally {
    await database.stop();
  }
}

/** Counts through XML because a query over names that are only known while it runs needs no function to be made. */
const READ_EVERYTHING = `
  select count(query_to_xml(format('select count(*) from %s', oid::regclass), false, true, ''))::int as tables
  from pg_class where relkind in ('r', 'm') and relpersistence = 'p'`;

async function ask<Row extends pg.QueryResultRow>(address: pg.ClientConfig, sql: string): Promise<Row[]> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
