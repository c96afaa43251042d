// Every way a start is known to fail, provoked for real where this machine can, and the sentence it gets.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { DatabaseTooOld, MigrationChanged } from '../database/prepare-database.ts';
import { explainStartFailure } from './explain-start-failure.ts';
import { openHome } from './open-home.ts';
import { type Config, readConfig } from './read-config.ts';

const home = mkdtempSync(join(tmpdir(), 'makegood-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const embedded = readConfig({ MAKEGOOD_HOME: home });
const server = (url: string): Config => readConfig({ MAKEGOOD_HOME: home, DATABASE_URL: url });

async function failureOf(deed: () => Promise<unknown>): Promise<unknown> {
  try {
    await deed();
  } catch (failure) {
    return failure;
  }
  throw new Error('it did not fail');
}

const connect = (url: string) => () => new Client({ connectionString: url, connectionTimeoutMillis: 2_000 }).connect();
const listen = (host: string, port: number) => () =>
  new Promise((resolve, reject) =>
    createServer()
      .once('error', reject)
      .listen(port, host, () => resolve(undefined)),
  );

/** One sentence: no line break, no stack, and what to do after the colon or in brackets. */
function expectSentence(text: string | undefined, start: RegExp): void {
  expect(text).toMatch(start);
  expect(text).toMatch(/^[A-Z][^\n]+: [^\n]+\.$/);
  expect(text).not.toMatch(/topsecret|at .+\.ts:\d+/);
}

test('[HOME-5] a taken port', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const config = { ...embedded, port };
  expectSentence(
    explainStartFailure(await failureOf(listen('127.0.0.1', port)), config),
    /^Port \d+ on 127.0.0.1 is taken/,
  );
  other.close();
});

test('[HOME-5] a host that is not this machine', async () => {
  const config = { ...embedded, host: '203.0.113.7' };
  const failure = await failureOf(listen(config.host, 4300));
  expectSentence(explainStartFailure(failure, config), /^HOST is "203\.0\.113\.7"/);
});

test('[HOME-5] an unreachable DATABASE_URL, without its password in the sentence', async () => {
  const url = 'postgres://care:topsecret@127.0.0.1:1/care';
  const told = explainStartFailure(await failureOf(connect(url)), server(url));
  expectSentence(told, /^The database 127\.0\.0\.1:1\/care does not answer \(ECONNREFUSED\)/);
});

test('[HOME-5] a host name nobody knows', async () => {
  const url = 'postgres://care:topsecret@nobody.invalid/care';
  expectSentence(
    explainStartFailure(await failureOf(connect(url)), server(url)),
    /^The database nobody.invalid\/care does not answer/,
  );
});

test('[HOME-5] a database that does not exist, told by a real server', async () => {
  const address: { host: string; port: number; user: string } = JSON.parse(process.env.MAKEGOOD_TEST_DB ?? '{}');
  const failure = await failureOf(() => new Client({ ...address, database: 'no_such_database' }).connect());
  const config = server('postgres://care:topsecret@db.example.com/no_such_database');
  expectSentence(
    explainStartFailure(failure, config),
    /^The database db\.example\.com\/no_such_database does not exist/,
  );
});

test('[HOME-5] a too old database and one of another version', () => {
  const config = server('postgres://care:topsecret@db.example.com/care');
  expectSentence(explainStartFailure(new DatabaseTooOld(140_011), config), /is PostgreSQL 14, and Makegood needs 15/);
  expectSentence(
    explainStartFailure(new MigrationChanged('migration 0001 was changed'), config),
    /was made by another version/,
  );
});

test.each([
  ['28P01', /refused the sign-in/],
  ['42501', /may not prepare/],
  ['53300', /has no connection left/],
  ['53100', /disk of the database .* is full/],
  ['25006', /read-only replica/],
  ['57P03', /does not answer/],
])('[HOME-5] SQLSTATE %s', (code, sentence) => {
  const config = server('postgres://care:topsecret@db.example.com/care');
  expectSentence(explainStartFailure(Object.assign(new Error('x'), { code }), config), sentence);
});

test('[HOME-4] a home that is a file, and one nobody may write', async () => {
  const file = join(home, 'file');
  writeFileSync(file, '');
  expectSentence(explainStartFailure(await failureOf(() => openHome(file)), embedded), /is not a folder/);
  // /sys takes no new folder from anybody, root included.
  expectSentence(explainStartFailure(await failureOf(() => openHome('/sys/makegood')), embedded), /cannot be used/);
});

test('[HOME-4] a full disk met anywhere in the home', () => {
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: join(home, 'files', 'x') });
  expectSentence(explainStartFailure(full, embedded), /^The disk that holds the home .* is full/);
});

test('[HOME-6] a bug is not dressed up as a trouble of the installation', () => {
  expect(explainStartFailure(new TypeError('x is not a function'), embedded)).toBeUndefined();
  const missing = Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: '/opt/makegood/server/app.ts' });
  expect(explainStartFailure(missing, embedded)).toBeUndefined();
});
