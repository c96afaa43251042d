// Backs up and restores real clusters: under writers, with a damaged page, with a damaged backup.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { choosePlace } from '../embedded/choose-place.ts';
import { makeTestHome, type TestHome } from '../embedded/make-test-home.ts';
import { type EmbeddedDatabase, startEmbedded } from '../embedded/start-embedded.ts';
import { testProgramsFolder } from '../embedded/start-embedded-for-tests.ts';
import { backUpCluster, type MadeBackup } from './back-up-cluster.ts';
import { readManifest, verifyFiles } from './manifest.ts';
import { restoreCluster } from './restore-cluster.ts';

// Real servers, several to a test, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const homes: TestHome[] = [];
const running: EmbeddedDatabase[] = [];

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
  for (const home of homes.splice(0)) await home.remove();
});

function makeHome(): string {
  const made = makeTestHome();
  homes.push(made);
  return made.home;
}

async function start(home: string): Promise<EmbeddedDatabase> {
  const options = { programsFolder: testProgramsFolder(), keepRunning: false };
  const database = await startEmbedded(home, () => {}, options);
  running.push(database);
  return database;
}

async function ask(database: EmbeddedDatabase, sql: string): Promise<unknown> {
  const client = new pg.Client(database.connectionUrlFor('makegood_root', 'postgres'));
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(sql).finally(() => client.end());
  return rows[0]?.answer;
}

function backUp(home: string, database: EmbeddedDatabase): Promise<MadeBackup> {
  const { cluster } = choosePlace(home);
  const superuser = database.connectionUrlFor('makegood_root', 'postgres');
  const madeAt = new Date('2026-03-01T02:03:04Z');
  return backUpCluster({ home, cluster, superuser, to: join(home, 'backups'), madeAt, makegood: '0.1.0' });
}

test('[BACK-1] a backup made while rows are written restores to one moment, with the files', async () => {
  const home = makeHome();
  const database = await start(home);
  await ask(database, 'create table pairs (n int primary key, half text)');
  await ask(database, 'create table halves (n int primary key)');
  mkdirSync(join(home, 'files', 'ab'), { recursive: true });
  writeFileSync(join(home, 'files', 'ab', 'abcdef'), 'a photo');
  let writing = true;
  let written = 0;
  const writer = (async () => {
    const client = new pg.Client(database.connectionUrlFor('makegood_root', 'postgres'));
    await client.connect();
    while (writing) {
      written++;
      await client.query(
        `begin; insert into pairs values (${written}, repeat('x', 500)); insert into halves values (${written}); commit`,
      );
    }
    await client.end();
  })();
  await expect.poll(() => written).toBeGreaterThan(20);
  const before = written - 1;
  const made = await backUp(home, database);
  writing = false;
  await writer;
  expect(made.folder).toBe(join(home, 'backups', 'makegood-2026-03-01T02-03-04Z'));
  const fresh = makeHome();
  const restored = await restoreCluster(made.folder, await readManifest(made.folder), fresh, () => {});
  expect(restored.databases.map(({ name }) => name)).toEqual(['postgres']);
  const again = await start(fresh);
  const pairs = Number(await ask(again, 'select count(*) as answer from pairs'));
  expect(pairs).toBeGreaterThanOrEqual(before);
  expect(pairs).toBeLessThanOrEqual(written);
  expect(Number(await ask(again, 'select count(*) as answer from halves'))).toBe(pairs);
  expect(await readFile(join(fresh, 'files', 'ab', 'abcdef'), 'utf8')).toBe('a photo');
});

test('[BACK-2] a damaged page is found and named, and no backup remains', async () => {
  const home = makeHome();
  const first = await start(home);
  await ask(first, `create table kept as select n, repeat('x', 100) as t from generate_series(1, 2000) n`);
  const path = String(await ask(first, `select pg_relation_filepath('kept') as answer`));
  await first.stop();
  const file = await open(join(choosePlace(home).cluster, path), 'r+');
  await file.write(Buffer.from('flip'), 0, 4, 3 * 8192 + 4000);
  await file.close();
  const second = await start(home);
  await expect(backUp(home, second)).rejects.toMatchObject({
    reason: 'database.damaged',
    message: expect.stringContaining(`page 3 of ${path}`),
  });
  expect(readdirSync(join(home, 'backups'))).toEqual([]);
});

test('[BACK-3] a backup that was changed, cut or not finished is refused before anything is written', async () => {
  const home = makeHome();
  const { folder } = await backUp(home, await start(home));
  const manifest = await readManifest(folder);
  await expect(verifyFiles(folder, manifest)).resolves.toBeUndefined();
  const control = join(folder, 'cluster', 'global', 'pg_control');
  const sound = await readFile(control);
  await writeFile(control, Buffer.from(sound).fill(7, 100, 101));
  const fresh = makeHome();
  const restore = () => restoreCluster(folder, manifest, fresh, () => {});
  await expect(restore()).rejects.toThrow(/is damaged: cluster\/global\/pg_control was changed/);
  await writeFile(control, sound.subarray(0, 500));
  await expect(restore()).rejects.toThrow(/pg_control is missing or cut short/);
  expect(readdirSync(fresh)).toEqual([]);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify({ ...manifest, makegood: '9' })}\n`);
  await expect(readManifest(folder)).rejects.toThrow(/was changed after it was written/);
  await rm(join(folder, 'manifest.json'));
  await expect(readManifest(folder)).rejects.toThrow(/no finished backup/);
});

test('[BACK-4] a home that has a database is never restored over', async () => {
  const home = makeHome();
  const database = await start(home);
  await ask(database, 'create table kept as select 1 as n');
  const { folder } = await backUp(home, database);
  await expect(restoreCluster(folder, await readManifest(folder), home, () => {})).rejects.toThrow(
    /which has a database/,
  );
  expect(await ask(database, 'select n as answer from kept')).toBe(1);
});
