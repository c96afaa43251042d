// Starts, adopts, kills and stops real PostgreSQL clusters, each in a home of its own.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { choosePlace } from './choose-place.ts';
import { makeTestHome, type TestHome } from './make-test-home.ts';
import { readPostmaster, standsOn } from './read-postmaster.ts';
import { type EmbeddedDatabase, type PoolAddress, startEmbedded } from './start-embedded.ts';
import { testProgramsFolder } from './start-embedded-for-tests.ts';

// Real servers, several to a test, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const programsFolder = testProgramsFolder();
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

async function start(home: string, options = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbedded(home, () => {}, { programsFolder, keepRunning: false, ...options });
  running.push(database);
  return database;
}

async function ask(address: PoolAddress, sql: string): Promise<unknown> {
  const client = new Client(address);
  // A server that ends under an idle session reports it here; each test asks again by itself.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

const root = (database: EmbeddedDatabase) => database.connectionUrlFor('makegood_root', 'postgres');
const setting = (database: EmbeddedDatabase, name: string) =>
  ask(root(database), `select current_setting('${name}') as answer`);

function postmasterOf(home: string): number {
  const found = readPostmaster(choosePlace(home).cluster);
  if (found === undefined) throw new Error('no server lives on this home');
  return found.pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A killed process is gone a moment later, not at once. */
async function killPostmaster(home: string): Promise<void> {
  process.kill(postmasterOf(home), 'SIGKILL');
  await expect.poll(() => readPostmaster(choosePlace(home).cluster)).toBeUndefined();
}

test('[EMB-1] a cold start gives a checksummed, durable, UTF-8 cluster that sorts by code point', async () => {
  const database = await start(makeHome());
  expect(database.adopted).toBe(false);
  expect(await setting(database, 'data_checksums')).toBe('on');
  expect(await setting(database, 'fsync')).toBe('on');
  expect(await setting(database, 'server_encoding')).toBe('UTF8');
  expect(
    await ask(root(database), `select concat(datlocprovider, ':', datlocale) as answer from pg_database limit 1`),
  ).toBe('b:C.UTF-8');
  expect(await ask(root(database), `select lower('ЖК «Заря» ÉA') as answer`)).toBe('жк «заря» éa');
});

test('[EMB-2] only the running user reaches the socket, and nothing listens on the network', async () => {
  const home = makeHome();
  const database = await start(home);
  expect(await setting(database, 'listen_addresses')).toBe('');
  const { socketFolder, cluster } = choosePlace(home);
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  expect(statSync(cluster).mode & 0o777).toBe(0o700);
  expect(Buffer.byteLength(join(socketFolder, '.s.PGSQL.5432'))).toBeLessThan(104);
});

test('[EMB-2] a home with a long path gets its socket in a short folder', async () => {
  const home = join(makeHome(), 'много-букв-'.repeat(8));
  mkdirSync(home);
  const database = await start(home);
  expect(await ask(root(database), 'select 1 as answer')).toBe(1);
  expect(Buffer.byteLength(choosePlace(home).socketFolder)).toBeLessThan(90);
  await rm(choosePlace(home).socketFolder, { recursive: true, force: true });
});

test('[EMB-3] an initdb that was killed half-way is begun again', async () => {
  const home = makeHome();
  const { folder } = choosePlace(home);
  mkdirSync(join(folder, 'cluster.unfinished', 'base'), { recursive: true });
  await writeFile(join(folder, 'cluster.unfinished', 'postgresql.conf'), 'torn');
  const database = await start(home);
  expect(await ask(root(database), 'select 1 as answer')).toBe(1);
});

test('[EMB-5] a living server is adopted with its rows, and two starts at once share one server', async () => {
  const home = makeHome();
  const first = await start(home);
  await ask(root(first), 'create table kept (n int); insert into kept values (41)').catch(() => {});
  const [second, third] = await Promise.all([start(home), start(home)]);
  expect([second.adopted, third.adopted]).toEqual([true, true]);
  expect(await ask(root(second), 'select n as answer from kept')).toBe(41);
  const fresh = makeHome();
  // One of the two may lose the race inside initdb, but then it must say so and harm nothing.
  const raced = await Promise.allSettled([start(fresh), start(fresh)]);
  expect(raced.some(({ status }) => status === 'fulfilled')).toBe(true);
});

test('[EMB-6] stop ends the server and its socket; the next start finds every row', async () => {
  const home = makeHome();
  const first = await start(home);
  await ask(root(first), 'create table kept as select 7 as n');
  const pid = postmasterOf(home);
  await first.stop();
  expect(standsOn(pid, choosePlace(home).cluster)).toBe(false);
  const second = await start(home);
  expect(second.adopted).toBe(false);
  expect(await ask(root(second), 'select n as answer from kept')).toBe(7);
});

test('[EMB-6] a process that ends without stop, as after a failed start, leaves no server', async () => {
  const home = makeHome();
  const script = `
    import { startEmbedded } from '${join(import.meta.dirname, 'start-embedded.ts')}';
    await startEmbedded(process.argv[1], () => {}, { programsFolder: process.argv[2] });
    process.exit(3);`;
  const run = spawn(process.execPath, ['--input-type=module', '-e', script, home, programsFolder], {
    stdio: 'inherit',
  });
  expect(await new Promise((resolve) => run.once('exit', resolve))).toBe(3);
  const { cluster } = choosePlace(home);
  await expect.poll(() => readPostmaster(cluster), { timeout: 15_000 }).toBeUndefined();
  const database = await start(home);
  expect(database.adopted).toBe(false);
});

test('[EMB-7] after kill -9 of every server process the next start recovers what was committed', async () => {
  const home = makeHome();
  const first = await start(home);
  await ask(root(first), 'create table kept as select generate_series(1, 5000) as n');
  await killPostmaster(home);
  const second = await start(home);
  expect(second.adopted).toBe(false);
  expect(await ask(root(second), 'select count(*)::int as answer from kept')).toBe(5000);
});

test('[EMB-7] a session of a killed server that still works is waited for, not fought', async () => {
  const home = makeHome();
  const first = await start(home);
  const busy = new Client(root(first));
  busy.on('error', () => {});
  await busy.connect();
  const working = busy.query(
    `do $$ begin for i in 1..300 loop perform sum(n) from generate_series(1, 20000) n; end loop; end $$`,
  );
  working.catch(() => {});
  await sleep(50);
  await killPostmaster(home);
  const second = await start(home);
  expect(await ask(root(second), 'select 1 as answer')).toBe(1);
});

test('[EMB-8] a server killed under a running Makegood is back within five seconds', async () => {
  const home = makeHome();
  const told: string[] = [];
  const database = await startEmbedded(home, (line) => told.push(line), { programsFolder });
  running.push(database);
  await ask(root(database), 'create table kept as select 1 as n');
  const killedAt = performance.now();
  process.kill(postmasterOf(home), 'SIGKILL');
  await expect
    .poll(() => ask(root(database), 'select n as answer from kept').catch(() => 'away'), {
      timeout: 5_000,
      interval: 50,
    })
    .toBe(1);
  expect(performance.now() - killedAt).toBeLessThan(5_000);
  await expect.poll(() => told).toContain('The embedded database is back.');
});

test('[EMB-9] a cluster of another PostgreSQL version is refused in one sentence and left alone', async () => {
  const home = makeHome();
  await (await start(home)).stop();
  const mark = join(choosePlace(home).cluster, 'PG_VERSION');
  await writeFile(mark, '17\n');
  await expect(start(home)).rejects.toThrow(/was made by PostgreSQL 17 and this Makegood brings 18/);
  await writeFile(mark, '18\n');
  expect(await ask(root(await start(home)), 'select 1 as answer')).toBe(1);
});

test.runIf(process.getuid?.() === 0)(
  '[EMB-4] root runs the server as another user, in the home itself where it can',
  async () => {
    const home = join(makeHome(), 'home');
    mkdirSync(home, { mode: 0o700 });
    await start(home);
    expect(choosePlace(home).folder).toBe(join(home, 'database'));
    expect(statSync(home).mode & 0o777).toBe(0o711);
    const owner = execFileSync('ps', ['-o', 'uid=', '-p', String(postmasterOf(home))], { encoding: 'utf8' });
    expect(Number(owner)).toBeGreaterThan(0);
  },
);

test.runIf(process.getuid?.() === 0)(
  '[EMB-4] a home that user cannot reach keeps its cluster elsewhere, linked',
  async () => {
    const closed = makeHome();
    chmodSync(closed, 0o700);
    const home = join(closed, 'home');
    mkdirSync(home);
    const database = await start(home);
    expect(await ask(root(database), 'select 1 as answer')).toBe(1);
    const { folder } = choosePlace(home);
    expect(folder).toMatch(/^\/var\/lib\/makegood\/[0-9a-f]{12}$/);
    expect(realpathSync(join(home, 'database'))).toBe(folder);
    running.splice(0);
    await database.stop();
    await rm(folder, { recursive: true });
  },
);

test.runIf(process.getuid?.() === 0)('[EMB-4] a strict umask of root closes nothing the server needs', async () => {
  const home = join(makeHome(), 'home');
  mkdirSync(home);
  const before = process.umask(0o077);
  try {
    const database = await start(home, { programsFolder: undefined });
    expect(await ask(root(database), 'select 1 as answer')).toBe(1);
  } finally {
    process.umask(before);
  }
});

test('[EMB-10] a test run killed with -9 leaves neither server nor folder', async () => {
  const script = `
    import { startEmbeddedForTests } from '${join(import.meta.dirname, 'start-embedded-for-tests.ts')}';
    const { home } = await startEmbeddedForTests();
    console.log(home);
    setInterval(() => {}, 1000);`;
  const run = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const home = await new Promise<string>((told) => run.stdout.once('data', (text) => told(String(text).trim())));
  const pid = postmasterOf(home);
  run.kill('SIGKILL');
  await expect.poll(() => statSync(home, { throwIfNoEntry: false }), { timeout: 8_000 }).toBeUndefined();
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});
