// T-J3 and T-G4: eight processes make one database ready at the same moment, and one is killed in the middle of it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ConnectionSettings } from '../server/platform/database/connect.ts';
import { findMigrations } from '../server/platform/database/find-migrations.ts';
import { prepareDatabase } from '../server/platform/database/prepare-database.ts';
import { describeSchema } from './describe-schema.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });
const server = JSON.parse(process.env.MAKEGOOD_TEST_DB ?? '{}') as ConnectionSettings;
const root = new pg.Client(server);
const made: string[] = [];
let wanted: string[];

async function makeEmpty(): Promise<ConnectionSettings> {
  const name = `start_${process.pid}_${made.length}`;
  made.push(name);
  await root.query(`create database ${name}`);
  return { ...server, database: name };
}
const begin = async (owner: ConnectionSettings, count?: number): Promise<ChildProcess> => {
  const args = [JSON.stringify(owner), ...(count === undefined ? [] : [String(count)])];
  const child = fork(join(import.meta.dirname, 'prepare-a-database.fixture.ts'), args, { execArgv: [], silent: true });
  await once(child, 'message');
  return child;
};
/** How many migrations each applied; all are let go at one moment. */
async function letGo(children: ChildProcess[]): Promise<number[]> {
  const outcomes = children.map(async (child) => {
    let said = '';
    child.stderr?.on('data', (piece) => {
      said += piece;
    });
    let applied = 0;
    child.on('message', (told) => {
      if (typeof told === 'object') applied = (told as { applied: number }).applied;
    });
    const [code] = await once(child, 'exit');
    expect([code, said]).toEqual([0, '']);
    return applied;
  });
  for (const child of children) child.send('go');
  return await Promise.all(outcomes);
}
const inTurn = async (count: number, owner: ConnectionSettings) => {
  const children: ChildProcess[] = [];
  for (let n = 0; n < count; n += 1) children.push(await begin(owner));
  return children;
};

beforeAll(async () => {
  await root.connect();
  const settings = await makeEmpty();
  await prepareDatabase(settings);
  wanted = await describeSchema(settings);
});
afterAll(async () => {
  for (const name of made) await root.query(`drop database ${name} with (force)`);
  await root.end();
});

test('[T-J3] F59: eight processes start at once on an empty database: one makes it, nobody fails', async () => {
  const owner = await makeEmpty();
  const applied = await letGo(await inTurn(8, owner));
  const all = (await findMigrations()).length;
  expect(applied.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 0, 0, all]);
  expect(await describeSchema(owner)).toEqual(wanted);
});

test('[T-J3] F59: eight processes start at once on an older schema: one brings it up, nobody fails', async () => {
  const owner = await makeEmpty();
  const all = await findMigrations();
  await prepareDatabase(owner, undefined, all.slice(0, 9));
  const applied = await letGo(await inTurn(8, owner));
  expect(applied.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 0, 0, all.length - 9]);
  expect(await describeSchema(owner)).toEqual(wanted);
});

test('[T-G4] killed in the middle of any migration, the next start ends with the same schema', async () => {
  const all = await findMigrations();
  const owner = await makeEmpty();
  for (const [round, killAt] of [0, 3, 9, Math.floor(all.length / 2), all.length - 1].entries()) {
    const child = await begin(owner);
    const ended = once(child, 'exit');
    const name = all[killAt]?.name;
    child.on('message', (told) => {
      // At once in one round, a moment later in the next: before the statement, in it, or around its commit.
      if (told === `applying ${name}`) setTimeout(() => child.kill('SIGKILL'), round * 2);
    });
    child.send('go');
    await ended;
  }
  await prepareDatabase(owner);
  expect(await describeSchema(owner)).toEqual(wanted);
});

test('[T-G4] an index that was cut off while it was built is built anew', async () => {
  const owner = await makeEmpty();
  const all = await findMigrations();
  await prepareDatabase(owner);
  const client = new pg.Client({ ...owner, options: '-c search_path=makegood' });
  await client.connect();
  // What a kill leaves behind: the index is there and PostgreSQL does not use it.
  await client.query('create index facts_by_name on facts (tenant_id, name)');
  await client.query("update pg_index set indisvalid = false where indexrelid = 'facts_by_name'::regclass");
  const sql = '-- concurrently\ncreate index concurrently if not exists facts_by_name on facts (tenant_id, name)';
  const later = { number: 9_000, name: '9000-later', sql, checksum: 'x', concurrently: true };
  await prepareDatabase(owner, undefined, [...all, later]);
  const { rows } = await client.query("select indisvalid from pg_index where indexrelid = 'facts_by_name'::regclass");
  expect(rows).toEqual([{ indisvalid: true }]);
  await client.end();
});
