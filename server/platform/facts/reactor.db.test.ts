// The reactor on a real database: what it need not ask it does not ask, and nothing is lost by that.
import { afterAll, beforeAll, expect, test } from 'vitest';
import '../../catalogue.ts';
import { systemActor } from '../auth/actor.ts';
import { makeTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { transact } from '../database/transact.ts';
import { makeUuid, type Uuid } from '../ids/make-id.ts';
import { reaction } from '../part.ts';
import type { Reaction } from './react.ts';
import { type Reactor, startReactor } from './reactor.ts';
import { recordFact } from './record-fact.ts';

let database: TestDatabase;
const reactors: Reactor[] = [];
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(async () => {
  for (const reactor of reactors) await reactor.stop();
  await database.drop();
});

const actor = systemActor('test');
const founded = (tenantId: Uuid, name: string) =>
  transact(database, { tenantId, actor }, async (tx) =>
    recordFact(tx, 'company.founded', tenantId, { name, kind: 'own' }),
  );
const changed = (tenantId: Uuid) =>
  transact(database, { tenantId, actor }, async (tx) => recordFact(tx, 'company.changed', tenantId, { changed: {} }));
function start(tenantId: Uuid, reactions: readonly Reaction[]): Reactor {
  const reactor = startReactor(
    database,
    reactions,
    async () => [tenantId],
    () => undefined,
    60_000,
  );
  reactors.push(reactor);
  return reactor;
}
const nameOf = (fact: { body: unknown }) => (fact.body as { name?: string }).name ?? '';

test('a reaction hears what is new only to it, whatever passes found nothing for it', async () => {
  const tenantId = makeUuid();
  const heard: string[] = [];
  const other: string[] = [];
  const reactor = start(tenantId, [
    reaction({
      name: 'hear',
      on: ['company.founded'],
      react: async (_, facts) => void heard.push(...facts.map(nameOf)),
    }),
    reaction({
      name: 'other',
      on: ['company.changed'],
      react: async (_, facts) => void other.push(...facts.map(nameOf)),
    }),
  ]);
  for (const name of ['a', 'b', 'c']) {
    await founded(tenantId, name);
    for (let i = 0; i < 3; i += 1) {
      await changed(tenantId);
      reactor.wake(tenantId);
      await reactor.settle();
    }
  }
  expect(heard).toEqual(['a', 'b', 'c']);
  expect(other).toHaveLength(9);
});

test('a batch that fails is answered to its end in one turn, though it is taken in small pieces', async () => {
  const tenantId = makeUuid();
  await transact(database, { tenantId, actor }, async (tx) => {
    for (let i = 0; i < 600; i += 1) recordFact(tx, 'company.founded', tenantId, { name: `${i}`, kind: 'own' });
  });
  const heard: string[] = [];
  const reactor = start(tenantId, [
    reaction({
      name: 'choke',
      on: ['company.founded'],
      react: async (_, facts) => {
        if (facts.length > 100) throw new Error('too much at once');
        heard.push(...facts.map(nameOf));
      },
    }),
  ]);
  reactor.wake(tenantId);
  await reactor.settle();
  expect(heard.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 600 }, (_, i) => `${i}`));
});

test('a cursor with nothing to answer moves on all the same', async () => {
  const tenantId = makeUuid();
  const reactor = start(tenantId, [reaction({ name: 'idle', on: ['company.founded'], react: async () => undefined })]);
  const cursor = async () => {
    const { rows } = await database.ownerPool.query(
      'select after_tx::text as at from makegood.reaction_cursors where tenant_id = $1',
      [tenantId],
    );
    return BigInt(rows[0]?.at ?? 0);
  };
  await changed(tenantId);
  await reactor.settle();
  const before = await cursor();
  for (let i = 0; i < 1_100; i += 50)
    await database.ownerPool
      .query('select pg_current_xact_id()')
      .then(() =>
        Promise.all(Array.from({ length: 50 }, () => database.ownerPool.query('select pg_current_xact_id()'))),
      );
  await changed(tenantId);
  await reactor.settle();
  expect(await cursor()).toBeGreaterThan(before);
});
