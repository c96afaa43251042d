// Carries a Makegood database from one PostgreSQL database to another as its plain owner, to whom row security applies.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '../../auth/actor.ts';
import { StoryClock } from '../../clock/clock.ts';
import { runReaction } from '../../facts/react.ts';
import { type Fact, recordFact } from '../../facts/record-fact.ts';
import { findBrokenSeal, sealFacts } from '../../facts/seal-facts.ts';
import { makeUuid, type Uuid } from '../../ids/make-id.ts';
import { type ConnectionSettings, connect } from '../connect.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { type Database, look, type Tx, transact } from '../transact.ts';
import type { MadeBackup } from './back-up-cluster.ts';
import { backUpTables } from './back-up-tables.ts';
import { readManifest } from './manifest.ts';
import { passTransactionIds } from './rebase-transaction-ids.ts';
import { restoreTables } from './restore-tables.ts';

// Real servers, several to a test, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const server: ConnectionSettings = JSON.parse(process.env.MAKEGOOD_TEST_DB ?? '{}');
const mark = Math.random().toString(36).slice(2, 8);
const owner = `plain_owner_${mark}`;
const root = new pg.Client(server);
const folder = mkdtempSync(join(tmpdir(), 'makegood-backup-'));
const home = join(folder, 'home');
const names: string[] = [];
const pools: pg.Pool[] = [];
const actor = systemActor('test');
const tenants = [makeUuid(), makeUuid()];

beforeAll(async () => {
  await root.connect();
  await root.query(`do $$ begin create role makegood_app login; exception when duplicate_object then null; end $$`);
  // NOINHERIT on the role is what 15 knows; from 16 on the membership takes it over.
  await root.query(`create role ${owner} login nosuperuser noinherit; grant makegood_app to ${owner}`);
});

/** Until 15 inheriting is the role's own affair, from 16 on the membership's. */
async function inherit(yes: boolean): Promise<void> {
  const { rows } = await root.query<{ old: boolean }>(
    "select current_setting('server_version_num')::int < 160000 as old",
  );
  await root.query(
    rows[0]?.old
      ? `alter role ${owner} ${yes ? '' : 'no'}inherit`
      : `grant makegood_app to ${owner} with inherit ${yes}`,
  );
}

afterAll(async () => {
  for (const pool of pools) await pool.end();
  for (const name of names) await root.query(`drop database ${name} with (force)`);
  await root.query(`drop role ${owner}`);
  await root.end();
  rmSync(folder, { recursive: true, force: true });
});

async function makeEmpty(): Promise<ConnectionSettings> {
  const name = `backup_${mark}_${names.length}`;
  names.push(name);
  await root.query(`create database ${name} owner ${owner}`);
  return { ...server, user: owner, database: name };
}

async function makeInstalled(): Promise<ConnectionSettings> {
  const settings = await makeEmpty();
  await prepareDatabase(settings);
  return settings;
}

function open(settings: ConnectionSettings): Database {
  const pool = connect(settings, 3, 'makegood_app');
  pools.push(pool);
  return { pool, clock: new StoryClock(new Date('2026-03-01T00:00:00Z')), committed: () => {} };
}

const found = (database: Database, tenantId: Uuid, name: string) =>
  transact(database, { tenantId, actor }, async (tx) => {
    recordFact(tx, 'company.founded', tenantId, { name, kind: 'own' });
  });

/** Hears each founding once; what it has heard before a backup it must not hear after the restore. */
function listener(heard: string[]) {
  const react = async (_: Tx, facts: Fact[]) => {
    heard.push(...facts.map(({ body }) => (body as { name: string }).name));
  };
  return { name: 'hear.on.company-founded', on: ['company.founded'] as const, react };
}

async function ask(settings: ConnectionSettings, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ ...settings, user: server.user });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

/** A transaction anywhere on the server, another test's say, keeps newer facts from being final until it ends. */
async function waitUntilFinal(settings: ConnectionSettings): Promise<void> {
  const waiting =
    'select count(*)::int as n from makegood.facts where tx_id >= pg_snapshot_xmin(pg_current_snapshot())';
  await expect.poll(async () => (await ask(settings, waiting))[0]?.n, { timeout: 15_000 }).toBe(0);
}

async function fillInstalled(settings: ConnectionSettings): Promise<void> {
  const database = open(settings);
  for (const [index, tenantId] of tenants.entries()) {
    await ask(
      settings,
      `insert into makegood.tenants (tenant_id, name, kind, time_zone, currency, language, country, playbooks, founded_at)
      values ('${tenantId}', E'Дом\\tи 家\\n«${index}»', 'own', 'Asia/Shanghai', 'CNY', 'zh-CN', 'CN', '{marketplace,"a,b"}', now())`,
    );
    for (let n = 0; n < 20; n++) await found(database, tenantId, `${index}:${n}`);
    await waitUntilFinal(settings);
    await transact(database, { tenantId, actor }, (tx) => sealFacts(tx, 15));
    await runReaction(database, tenantId, listener([]), 12);
  }
  await ask(settings, `select graphile_worker.add_job('send', '{"to": 1}', run_at := now() + interval '1 day')`);
}

function backUp(settings: ConnectionSettings, madeAt = '2026-03-01T00:00:00Z'): Promise<MadeBackup> {
  return backUpTables({ owner: settings, home, to: folder, madeAt: new Date(madeAt), makegood: '0.1.0' });
}

let source: ConnectionSettings;
let made: MadeBackup;

test('[BACK-5] the plain owner backs up the rows of every tenant and restores them into an empty database', async () => {
  source = await makeInstalled();
  await fillInstalled(source);
  made = await backUp(source);
  const manifest = await readManifest(made.folder);
  const facts = manifest.tables.find(({ name }) => name === 'makegood.facts');
  expect(facts?.rows).toBe(40);
  const target = await makeEmpty();
  const restored = await restoreTables(made.folder, manifest, target, home);
  expect(restored.rows).toBe(manifest.tables.reduce((sum, { rows }) => sum + rows, 0));
  for (const { name, columns } of manifest.tables) {
    const plain = columns.filter((column) => !/_tx$|^tx_id$/.test(column)).join(', ');
    const sql = `select ${plain} from ${name} order by 1, 2`;
    expect(await ask(target, sql), name).toEqual(await ask(source, sql));
  }
  const guards = `select relname, relrowsecurity, relforcerowsecurity from pg_class where relnamespace = 'makegood'::regnamespace and relkind = 'r' order by 1`;
  expect(await ask(target, guards)).toEqual(await ask(source, guards));
  const keys = `select conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1, 2`;
  expect(await ask(target, keys)).toEqual(await ask(source, keys));
});

test('[BACK-6] after a restore each reaction goes on exactly where it stood', async () => {
  const target = await makeEmpty();
  await restoreTables(made.folder, await readManifest(made.folder), target, home);
  const database = open(target);
  for (const [index, tenantId] of tenants.entries()) {
    await found(database, tenantId, 'new');
    await waitUntilFinal(target);
    const heard: string[] = [];
    for (let n = 0; n < 4; n++) await runReaction(database, tenantId, listener(heard), 100);
    const expected = Array.from({ length: 8 }, (_, n) => `${index}:${12 + n}`);
    expect(heard).toEqual([...expected, 'new']);
  }
  const stored = await ask(target, `select bool_and(tx_id < pg_current_xact_id()) as past from makegood.facts`);
  expect(stored).toEqual([{ past: true }]);
});

test('[BACK-6] after a restore the seals hold, and new facts are sealed behind them', async () => {
  const target = await makeEmpty();
  await restoreTables(made.folder, await readManifest(made.folder), target, home);
  const database = open(target);
  for (const tenantId of tenants) {
    expect(await look(database, tenantId, findBrokenSeal)).toBeUndefined();
    await found(database, tenantId, 'new');
    await waitUntilFinal(target);
    expect(await transact(database, { tenantId, actor }, (tx) => sealFacts(tx))).toBe(6);
    expect(await look(database, tenantId, findBrokenSeal)).toBeUndefined();
  }
});

test('[BACK-6] transaction numbers are passed until the next one comes after the last stored', async () => {
  const [now] = await ask(source, 'select pg_current_xact_id()::text as n');
  const goal = BigInt(now?.n) + 45_000n;
  const begun = performance.now();
  await passTransactionIds(root, goal);
  const [then] = await ask(source, 'select pg_current_xact_id()::text as n');
  expect(BigInt(then?.n)).toBeGreaterThan(goal);
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test('[BACK-4] a database that has a Makegood is never restored over', async () => {
  const before = await ask(source, 'select count(*) from makegood.facts');
  await expect(restoreTables(made.folder, await readManifest(made.folder), source, home)).rejects.toThrow(
    /which has a Makegood/,
  );
  expect(await ask(source, 'select count(*) from makegood.facts')).toEqual(before);
});

test('[BACK-3] a damaged or foreign backup of tables leaves the target without rows', async () => {
  const copy = await backUp(source, '2026-03-02T00:00:00Z');
  const manifest = await readManifest(copy.folder);
  const facts = manifest.tables.find(({ name }) => name === 'makegood.facts');
  const target = await makeEmpty();
  const later = { ...manifest, migrations: [...manifest.migrations, '9999-later'] };
  await expect(restoreTables(copy.folder, later, target, home)).rejects.toThrow(/was made at migration 9999-later/);
  const short = {
    ...manifest,
    tables: manifest.tables.map((table) => (table === facts ? { ...table, rows: 41 } : table)),
  };
  const second = await makeEmpty();
  await expect(restoreTables(copy.folder, short, second, home)).rejects.toThrow(
    /holds 41 rows of makegood.facts, of which 40 arrived/,
  );
  expect(await ask(second, 'select count(*)::int as n from makegood.tenants')).toEqual([{ n: 0 }]);
  expect((await restoreTables(copy.folder, manifest, second, home)).rows).toBeGreaterThan(40);
  await truncate(join(copy.folder, facts?.path ?? ''), 10);
  await expect(restoreTables(copy.folder, manifest, await makeEmpty(), home)).rejects.toThrow(/missing or cut short/);
});

test('[BACK-7] an owner from whom row security hides tenants is refused, instead of a backup without their rows', async () => {
  await inherit(true);
  const failed = backUp(source, '2026-03-04T00:00:00Z');
  await expect(failed).rejects.toThrow(/sees 0 of 2 tenants/);
  await inherit(false);
});

test('[BACK-5] a database without a Makegood is refused and leaves no folder', async () => {
  const before = readdirSync(folder);
  await expect(backUp(await makeEmpty(), '2026-03-03T00:00:00Z')).rejects.toMatchObject({ reason: 'database.missing' });
  expect(readdirSync(folder)).toEqual(before);
});
