// PAY-21 on real PostgreSQL: a long statement is taken in batches, whatever stops it between two of them, and others are answered meanwhile.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import type { Database } from '#platform/database/transact';
import { writeStatement } from '../../../../journeys/story-bank.ts';
import { makeScene, type Scene } from '../payments/payments.fixture.ts';
import { takeBankMessage } from './take-bank-message.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2014-07-10T02:00:00Z');
});
afterAll(() => database.drop());

const count = 2_300;
const order = { amount: '10.00', currency: 'CNY', name: 'Song', account: '6222020200112230004' };
/** Of orders that are none of ours: each line is kept for a person. */
function statementOf(id: string, from = 0) {
  const lines = Array.from({ length: count }, (_, i) => ({
    order: { ...order, endToEndId: `OTHER${from + i}` },
    out: true,
    on: '2014-07-10',
  }));
  return { bytes: Buffer.from(writeStatement(id, '2014-07-10', 'x', lines)), fileName: 'long.xml' };
}

/** The database, gone after so many transactions. */
function goneAfter(transactions: number): Database {
  let begun = 0;
  const connect = () => {
    begun += 1;
    if (begun > transactions) throw new Error('gone');
    return database.pool.connect();
  };
  return { ...database, pool: { connect, options: database.pool.options } as unknown as Database['pool'] };
}
const kept = (scene: Scene) =>
  scene.finance.look(async (snapshot) => {
    const { rows } = await sql<{ lines: number; once: number; told: number }>`
      select count(*)::int as lines, count(distinct identity)::int as once,
        (select count(*)::int from facts where tenant_id = ${snapshot.tenantId} and name = 'bank_message.taken') as told
      from bank_lines where tenant_id = ${snapshot.tenantId}`.execute(snapshot.sql);
    return rows[0];
  });

test('[PAY-21] stopped between two batches it goes on where it was; taken again it answers the same and adds nothing', async () => {
  const scene = await makeScene(database);
  const statement = statementOf('LONG');
  // One to look, four batches, and the fifth finds the database gone.
  await expect(takeBankMessage(scene.as('finance', goneAfter(5)), statement)).rejects.toThrow('gone');
  expect(await kept(scene)).toEqual({ lines: 2_000, once: 2_000, told: 0 });
  const taken = await takeBankMessage(scene.finance, statement);
  expect(taken).toMatchObject({ lines: count, known: 0, matched: 0, unmatched: count });
  expect(await takeBankMessage(scene.finance, statement)).toEqual(taken);
  expect(await kept(scene)).toEqual({ lines: count, once: count, told: 1 });
}, 60_000);

test('[PAY-21] the same file from two people at once is one message', async () => {
  const scene = await makeScene(database);
  const statement = statementOf('TWICE', 10_000);
  const [one, other] = await Promise.all([
    takeBankMessage(scene.finance, statement),
    takeBankMessage(scene.as('finance', database), statement),
  ]);
  expect(one.messageId).toBe(other.messageId);
  expect(await kept(scene)).toEqual({ lines: count, once: count, told: 1 });
}, 60_000);
