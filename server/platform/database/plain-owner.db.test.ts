// T-T3 on somebody else's server: an owner that is no superuser prepares the database, and the guard binds the application alone.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../auth/actor.ts';
import { tenantWriter } from '../auth/tenant-store.ts';
import { machineClock } from '../clock/clock.ts';
import { explainStartFailure } from '../config/explain-start-failure.ts';
import { readConfig } from '../config/read-config.ts';
import { makeUuid } from '../ids/make-id.ts';
import { type ConnectionSettings, connect } from './connect.ts';
import { prepareDatabase } from './prepare-database.ts';
import { OwnerIsBound } from './prepare-roles.ts';
import { tenantIds } from './tenant-ids.ts';
import { type Database, transact } from './transact.ts';

const name = `owned_${process.pid}`;
const server = JSON.parse(process.env.MAKEGOOD_TEST_DB ?? '{}') as ConnectionSettings;
const owner = { ...server, user: name, database: name };
const root = new pg.Client(server);
let version = 0;
let database: Database;
const [ours, theirs] = [makeUuid(), makeUuid()];

beforeAll(async () => {
  await root.connect();
  version = Number((await root.query('show server_version_num')).rows[0].server_version_num);
  await root.query(`create role ${name} login createrole`);
  await root.query(`create database ${name} owner ${name}`);
  // The role is here already, made by another; from 16 on its administrator must say who else may hand it on.
  await root.query(`do $$ begin create role makegood_app login; exception when others then null; end $$`);
  if (version >= 160_000) await root.query(`grant makegood_app to ${name} with admin true, inherit false, set false`);
  await prepareDatabase(owner);
  database = { pool: connect(owner, 2, 'makegood_app'), clock: machineClock, committed: () => undefined };
  const company = { kind: 'own', timeZone: 'UTC', currency: 'CNY', language: 'en', country: 'CN' } as const;
  for (const tenantId of [ours, theirs]) {
    await transact(database, { tenantId, actor: systemActor('test') }, (tx) =>
      tenantWriter(tx).add({ ...company, name: tenantId, playbooks: [] }),
    );
  }
}, 120_000);
afterAll(async () => {
  await database?.pool.end();
  await root.query(`drop database ${name} with (force)`);
  await root.query(`revoke makegood_app from makegood_gate`);
  await root.query(`drop owned by ${name} cascade; drop role ${name}`);
  await root.end();
});

test('[T-T3] every tenant is found by the lookups of an owner that is no superuser', async () => {
  expect(await tenantIds(database.pool)).toEqual([ours, theirs].toSorted());
});

test('[T-T3] a connection of that owner works as the application and sees one tenant alone', async () => {
  const { rows } = await database.pool.query(
    'select current_user as role, (select count(*)::int from tenants) as seen',
  );
  expect(rows).toEqual([{ role: 'makegood_app', seen: 0 }]);
  const seen = await transact(database, { tenantId: ours, actor: systemActor('test') }, (tx) =>
    tx.sql
      .selectFrom('tenants' as never)
      .selectAll()
      .execute(),
  );
  expect(seen).toMatchObject([{ tenant_id: ours }]);
});

test('[T-T3] it may be prepared again, and is refused once the owner inherits the application', async () => {
  expect((await prepareDatabase(owner)).applied).toEqual([]);
  await root.query(`grant makegood_app to ${name}${version >= 160_000 ? ' with inherit true' : ''}`);
  await expect(prepareDatabase(owner)).rejects.toThrow(OwnerIsBound);
});

test('[T-T3] an owner that may make no roles is told so, and works once an administrator has made them', async () => {
  const poor = `poor_${process.pid}`;
  await root.query(`create role ${poor} login`);
  await root.query(`create database ${poor} owner ${poor}`);
  try {
    const settings = { ...server, user: poor, database: poor };
    const refusal = await prepareDatabase(settings).catch((error: unknown) => error);
    const config = readConfig({ DATABASE_URL: `postgres://${poor}@db.example/${poor}` });
    expect(explainStartFailure(refusal, config)).toContain('create roles');
    await root.query('grant makegood_app to makegood_gate');
    await root.query(`grant makegood_gate to ${poor}`);
    expect((await prepareDatabase(settings)).applied.length).toBeGreaterThan(10);
    const pool = connect(settings, 1, 'makegood_app');
    expect(await tenantIds(pool)).toEqual([]);
    await pool.end();
  } finally {
    await root.query(`drop database ${poor} with (force)`);
    await root.query(`drop owned by ${poor} cascade; drop role ${poor}`);
  }
});
