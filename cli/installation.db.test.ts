// Backup, restore and doctor as an operator types them, on real homes.
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { takeHomeLock } from '../server/platform/config/home-lock.ts';
import { choosePlace } from '../server/platform/database/embedded/choose-place.ts';
import { makeTestHome, type TestHome } from '../server/platform/database/embedded/make-test-home.ts';
import { readPostmaster } from '../server/platform/database/embedded/read-postmaster.ts';
import { type EmbeddedDatabase, startEmbedded } from '../server/platform/database/embedded/start-embedded.ts';
import { prepareDatabase } from '../server/platform/database/prepare-database.ts';
import { rememberBackup } from './last-backup.ts';
import { runCommandLine } from './run-command-line.ts';

// Real servers, several to a test, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const homes: TestHome[] = [];
const running: EmbeddedDatabase[] = [];

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
  for (const home of homes.splice(0)) await home.remove();
});

/** A folder in which a home can be made, and be moved aside. */
function makeFolder(): string {
  const made = makeTestHome();
  homes.push(made);
  return made.home;
}

async function start(home: string): Promise<EmbeddedDatabase> {
  const database = await startEmbedded(home, () => {}, { keepRunning: false });
  running.push(database);
  return database;
}

async function ask(database: EmbeddedDatabase, sql: string, name = 'makegood'): Promise<unknown> {
  const client = new pg.Client(database.connectionUrlFor('makegood_root', name));
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(sql).finally(() => client.end());
  return rows[0]?.answer;
}

/** A home with a migrated database, one company and one file. */
async function install(home: string): Promise<EmbeddedDatabase> {
  mkdirSync(join(home, 'files'), { recursive: true });
  writeFileSync(join(home, 'files', 'photo'), 'a photo');
  const database = await start(home);
  await ask(database, 'create database makegood', 'postgres');
  const owner = database.connectionUrlFor('makegood_root', 'makegood');
  await prepareDatabase(owner);
  await ask(
    database,
    `insert into makegood.tenants (tenant_id, name, kind, time_zone, currency, language, country, playbooks, founded_at)
    values (gen_random_uuid(), '易居', 'own', 'Asia/Shanghai', 'CNY', 'zh-CN', 'CN', '{}', now())`,
  );
  return database;
}

async function stopAll(): Promise<void> {
  for (const database of running.splice(0)) await database.stop();
}

type Typed = { code: number; out: string; notes: string; json(): Record<string, unknown> };

async function type(home: string, ...args: string[]): Promise<Typed> {
  const out: string[] = [];
  const notes: string[] = [];
  const terminal = {
    env: { MAKEGOOD_HOME: home, PORT: '47123' },
    out: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
  };
  const code = await runCommandLine(args, terminal);
  return { code, out: out.join('\n'), notes: notes.join('\n'), json: () => JSON.parse(out.join('\n')) };
}

const NAME = `select name as answer from makegood.tenants`;
const livesOn = (home: string) => readPostmaster(choosePlace(home).cluster) !== undefined;

test('[CLI-3] a backup beside a running Makegood leaves it running, and alone it leaves nothing running', async () => {
  const home = join(makeFolder(), 'home');
  mkdirSync(home);
  const database = await install(home);
  const lock = await takeHomeLock(home);
  const beside = await type(home, 'backup', '--json');
  expect(beside.code).toBe(0);
  expect(livesOn(home)).toBe(true);
  expect(await ask(database, NAME)).toBe('易居');
  lock.release();
  await stopAll();
  const alone = await type(home, 'backup', '--to', join(home, '..', 'elsewhere'));
  expect(alone).toMatchObject({ code: 0, notes: '' });
  expect(alone.out).toMatch(/elsewhere\/makegood-\S+Z holds \d+ files, [\d.]+ MB, made in [\d.]+ s\.$/);
  expect(livesOn(home)).toBe(false);
  expect(readdirSync(join(home, 'lock'))).toEqual([]);
});

test('[CLI-4] restore goes into a new home, refuses one in use or not empty, and moves one aside on demand', async () => {
  const folder = makeFolder();
  const [home, fresh] = [join(folder, 'home'), join(folder, 'fresh')];
  mkdirSync(home);
  const database = await install(home);
  const lock = await takeHomeLock(home);
  const { folder: made } = (await type(home, 'backup', '--json')).json();
  const restored = await type(fresh, 'restore', String(made), '--json');
  expect(restored).toMatchObject({ code: 0, notes: '' });
  expect(await ask(await start(fresh), NAME)).toBe('易居');
  expect(readFileSync(join(fresh, 'files', 'photo'), 'utf8')).toBe('a photo');
  await ask(database, `update makegood.tenants set name = 'later'`);
  const refused = await type(home, 'restore', String(made));
  expect(refused.code).toBe(1);
  expect(refused.notes).toMatch(
    /which is not empty: name a new home with --home, or add --force-into-new to move the old one aside\.$/,
  );
  const inUse = await type(home, 'restore', String(made), '--force-into-new');
  expect(inUse.notes).toMatch(/is in use \(process \d+\): stop it before a restore\.$/);
  lock.release();
  await stopAll();
  const forced = await type(home, 'restore', String(made), '--force-into-new');
  expect(forced.code).toBe(0);
  const aside = forced.notes.match(/now in (\S+)\.$/)?.[1] ?? '';
  expect(await ask(await start(home), NAME)).toBe('易居');
  expect(await ask(await start(aside), NAME)).toBe('later');
});

test('[CLI-5] doctor finds a sound installation sound, running or not, and starts nothing that stays', async () => {
  const home = join(makeFolder(), 'home');
  mkdirSync(home);
  await install(home);
  await type(home, 'backup');
  const lock = await takeHomeLock(home);
  const beside = await type(home, 'doctor');
  expect(beside.code).toBe(0);
  expect(beside.out).toContain(`ok      running: yes, process ${process.pid}`);
  lock.release();
  await stopAll();
  const alone = await type(home, 'doctor', '--json');
  const { sound, findings } = alone.json() as {
    sound: boolean;
    findings: { subject: string; state: string; found: string }[];
  };
  expect(sound).toBe(true);
  const states = Object.fromEntries(findings.map(({ subject, state }) => [subject, state]));
  expect(states).toMatchObject({
    home: 'good',
    disk: 'good',
    port: 'good',
    database: 'good',
    checksums: 'good',
    clock: 'good',
    migrations: 'good',
  });
  expect(states.last_backup).toBe('good');
  expect(livesOn(home)).toBe(false);
});

test('[CLI-5] doctor names what is wrong and how to mend each', async () => {
  const home = join(makeFolder(), 'home');
  mkdirSync(home);
  const database = await install(home);
  await ask(database, `delete from makegood.migrations where number = (select max(number) from makegood.migrations)`);
  await stopAll();
  // Somebody has opened it by hand.
  chmodSync(home, 0o755);
  const told = await type(home, 'doctor');
  expect(told.code).toBe(1);
  expect(told.out).toContain(
    `BAD     home: ${home} is open to other users of this machine\n        → chmod go-rw ${home}`,
  );
  expect(told.out).toMatch(/warning migrations: 1 not applied yet, from \d{4}-/);
  expect(told.out).toMatch(/warning last backup: none was ever made\n {8}→ run/);
});

test('[CLI-5] doctor tells bad settings and an unreachable database as findings, without a password', async () => {
  const home = join(makeFolder(), 'home');
  const out: string[] = [];
  const terminal = { out: (line: string) => void out.push(line), note: () => {} };
  const bad = { MAKEGOOD_HOME: home, PORT: '0', LOG_LEVEL: 'loud' };
  expect(await runCommandLine(['doctor'], { ...terminal, env: bad })).toBe(1);
  const away = { MAKEGOOD_HOME: home, DATABASE_URL: 'postgres://care:topsecret@127.0.0.1:1/care' };
  expect(await runCommandLine(['doctor'], { ...terminal, env: away })).toBe(1);
  const told = out.join('\n');
  expect(told).toMatch(/BAD {5}settings: PORT is "0"/);
  expect(told).toMatch(/BAD {5}settings: LOG_LEVEL is "loud"/);
  expect(told).toMatch(
    /BAD {5}database: The database 127\.0\.0\.1:1\/care does not answer \(ECONNREFUSED\)\n {8}→ see that/,
  );
  expect(told).not.toContain('topsecret');
});

test('[CLI-6] doctor tells how old the last backup is, wherever it was put', async () => {
  const home = makeFolder();
  const threeDaysAgo = new Date(Date.now() - 3 * 86_400_000).toISOString();
  rememberBackup(home, { madeAt: threeDaysAgo, folder: home });
  expect((await type(home, 'doctor')).out).toMatch(/warning last backup: 3\.0 days ago, in/);
  rememberBackup(home, { madeAt: new Date().toISOString(), folder: join(home, 'gone') });
  expect((await type(home, 'doctor')).out).toMatch(/warning last backup: 0\.0 days ago, in \S+, which is gone/);
});
