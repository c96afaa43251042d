// T-B1: backups under eight writers, each restored into a new cluster and counted; prints how long a loss would last.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { choosePlace } from '../embedded/choose-place.ts';
import { makeTestHome, type TestHome } from '../embedded/make-test-home.ts';
import { type EmbeddedDatabase, startEmbedded } from '../embedded/start-embedded.ts';
import { testProgramsFolder } from '../embedded/start-embedded-for-tests.ts';
import { backUpCluster, type MadeBackup } from './back-up-cluster.ts';
import { readManifest } from './manifest.ts';
import { restoreCluster } from './restore-cluster.ts';

const WRITERS = 8;
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
  const database = await startEmbedded(home, () => {}, { programsFolder: testProgramsFolder(), keepRunning: false });
  running.push(database);
  return database;
}

async function connect(database: EmbeddedDatabase): Promise<pg.Client> {
  const client = new pg.Client(database.connectionUrlFor('makegood_root', 'postgres'));
  await client.connect();
  return client;
}

async function read(database: EmbeddedDatabase, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(database);
  return (await client.query(sql).finally(() => client.end())).rows;
}

/** A ledger in small: each transaction moves money between two accounts, notes it twice and stores a file's name. */
const TABLES = `
  create table accounts (account int primary key, balance bigint not null);
  insert into accounts select n, 1000000 from generate_series(1, 200) n;
  create table entries (entry bigint generated always as identity primary key, writer int, n int, account int, amount bigint, note text);
  create index on entries (account);
  create table files (name text primary key);`;

type Writer = { readonly acked: () => number; stop(): Promise<void> };

function write(database: EmbeddedDatabase, home: string, writer: number): Writer {
  let going = true;
  let acked = 0;
  const done = (async () => {
    const client = await connect(database);
    for (let n = 1; going; n++) {
      const [from, to] = [1 + ((n * 7 + writer) % 200), 1 + ((n * 13 + writer * 3) % 200)].sort((a, b) => a - b);
      const name = `${writer}-${n}`;
      if (n % 20 === 0) writeFileSync(join(home, 'files', name), name);
      await client.query(`begin;
        update accounts set balance = balance - 5 where account = ${from};
        update accounts set balance = balance + 5 where account = ${to};
        insert into entries (writer, n, account, amount, note) values
          (${writer}, ${n}, ${from}, -5, repeat('x', 300)), (${writer}, ${n}, ${to}, 5, repeat('y', 300));
        ${n % 20 === 0 ? `insert into files values ('${name}');` : ''}
        commit`);
      acked = n;
    }
    await client.end();
  })();
  const stop = async () => {
    going = false;
    await done;
  };
  return { acked: () => acked, stop };
}

function backUp(home: string, database: EmbeddedDatabase, madeAt: string): Promise<MadeBackup> {
  const superuser = database.connectionUrlFor('makegood_root', 'postgres');
  const { cluster } = choosePlace(home);
  return backUpCluster({
    home,
    cluster,
    superuser,
    to: join(home, 'backups'),
    madeAt: new Date(madeAt),
    makegood: '0.1.0',
  });
}

async function restore(made: MadeBackup): Promise<{ home: string; database: EmbeddedDatabase }> {
  const home = makeHome();
  await restoreCluster(made.folder, await readManifest(made.folder), home, () => {});
  return { home, database: await start(home) };
}

const COUNTS = `select (select count(*) from accounts) as accounts, (select sum(balance) from accounts) as money,
  (select count(*) from entries) as entries, (select coalesce(sum(amount), 0) from entries) as moved,
  (select count(*) from files) as files, (select md5(string_agg(e::text, ',' order by entry)) from entries e) as content`;

test('[BACK-1] T-B1 backups under eight writers restore whole, and one of a quiet database restores equal', async () => {
  const home = makeHome();
  mkdirSync(join(home, 'files'));
  const database = await start(home);
  await read(database, TABLES);
  await read(
    database,
    `insert into entries (writer, n, account, amount, note)
    select 0, n, 1 + n % 200, 0, repeat(md5(n::text), 10) from generate_series(1, 400000) n`,
  );
  const writers = Array.from({ length: WRITERS }, (_, index) => write(database, home, index + 1));
  await expect
    .poll(() => Math.min(...writers.map((writer) => writer.acked())), { timeout: 60_000 })
    .toBeGreaterThan(50);

  for (const round of [1, 2, 3]) {
    const acked = writers.map((writer) => writer.acked());
    const begun = performance.now();
    const made = await backUp(home, database, `2026-03-0${round}T00:00:00Z`);
    const madeMs = performance.now() - begun;
    const during = writers.reduce((sum, writer, index) => sum + writer.acked() - (acked[index] ?? 0), 0);
    const back = performance.now();
    const { home: fresh, database: restored } = await restore(made);
    const restoredMs = performance.now() - back;
    const [counts] = await read(restored, COUNTS);
    expect(counts).toMatchObject({ accounts: '200', money: '200000000', moved: '0' });
    const found = await read(
      restored,
      'select writer, max(n) as last, count(*)::int as lines from entries where writer > 0 group by 1 order by 1',
    );
    for (const [index, before] of acked.entries()) {
      expect(Number(found[index]?.last), `writer ${index + 1}`).toBeGreaterThanOrEqual(before);
      // Every number up to the last, each with both its lines: no hole and no half.
      expect(found[index]?.lines).toBe(2 * Number(found[index]?.last));
    }
    const names = await read(restored, 'select name from files');
    for (const { name } of names) expect(existsSync(join(fresh, 'files', String(name))), `file ${name}`).toBe(true);
    console.log(
      `round ${round}: ${(made.bytes / 1e6).toFixed(0)} MB backed up in ${(madeMs / 1000).toFixed(1)} s beside ${during} commits; restored, proven and running in ${(restoredMs / 1000).toFixed(1)} s`,
    );
    await restored.stop();
  }

  for (const writer of writers) await writer.stop();
  const made = await backUp(home, database, '2026-03-09T00:00:00Z');
  const { database: restored } = await restore(made);
  expect(await read(restored, COUNTS)).toEqual(await read(database, COUNTS));
});
