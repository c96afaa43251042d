// T-G1: migrations go in while eight clients work and a long reader holds every table; nobody waits for more than a second.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionSettings } from '../server/platform/database/connect.ts';
import { findMigrations } from '../server/platform/database/find-migrations.ts';
import { prepareDatabase } from '../server/platform/database/prepare-database.ts';
import { loadTables } from './migrate-under-load.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });
const server = JSON.parse(process.env.MAKEGOOD_TEST_DB ?? '{}') as ConnectionSettings;
let root: pg.Client;
let owner: ConnectionSettings;
const later = (number: number, sql: string) => ({
  number,
  name: `${number}-later`,
  sql,
  checksum: sql,
  concurrently: sql.startsWith('-- concurrently'),
});

beforeEach(async () => {
  root = new pg.Client(server);
  await root.connect();
  const name = `load_${process.pid}`;
  await root.query(`create database ${name}`);
  owner = { ...server, database: name };
});
afterEach(async () => {
  await root.query(`drop database ${owner.database} with (force)`);
  await root.end();
});

test('[T-G1] a migration that must lock a table a reader holds lets requests pass, and goes in when the reader is done', async () => {
  const all = await findMigrations();
  await prepareDatabase(owner);
  const load = await loadTables(owner, 2_500);
  await prepareDatabase(owner, undefined, [...all, later(9_000, 'alter table facts add column more text')]);
  await sleep(100);
  await load.stop();
  expect(load.requests).toBeGreaterThan(50);
  expect(load.worstMs).toBeLessThan(1_000);
});

test('[T-G1] every migration of ours, one by one, goes in beside eight clients and a reader', async () => {
  const all = await findMigrations();
  await prepareDatabase(owner, undefined, all.slice(0, 1));
  const load = await loadTables(owner, 300);
  for (let count = 2; count <= all.length; count += 1) await prepareDatabase(owner, undefined, all.slice(0, count));
  await load.stop();
  expect(load.worstMs).toBeLessThan(1_000);
});
