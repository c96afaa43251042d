// The watcher on a real database: after downtime, twice at once, and against facts that have not been answered yet.
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import '../../../catalogue.ts';
import { systemActor } from '#platform/auth/actor';
import { actingFor } from '#platform/database/acting';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import { transact } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import type { PlacedPromise } from '../promises/customer-promise.ts';
import { contractOf, dutyDueOn, obligationOf } from '../promises/promise.fixture.ts';
import { promiseReader, promiseWriter } from '../promises/promise-store.ts';
import { sumUpTallies } from '../promises/promise-tallies.ts';
import { writeContract } from '../promises/registry-rows.fixture.ts';
import { markBroken, markBrokenJob } from './mark-broken.ts';

const database: TestDatabase = await makeTestDatabase('2014-06-01T00:00:00Z');
let tenantId: Uuid;
const watcher = () => actingFor(database, tenantId, systemActor('watcher'));
const add = (promises: PlacedPromise[]) => watcher().transact((tx) => promiseWriter(tx).add(promises));
const many = (count: number, day: string, given: Partial<PlacedPromise> = {}) =>
  Array.from({ length: count }, () => dutyDueOn(day, given));

beforeEach(() => {
  tenantId = makeUuid();
  database.clock.moveTo(new Date('2014-06-01T00:00:00Z'));
});
afterAll(() => database.drop());

async function brokenFacts(): Promise<{ promiseId: string; dueAt: string }[]> {
  const { rows } = await watcher().look((snapshot) =>
    sql<{ body: { promiseId: string; dueAt: string } }>`
      select body from facts where tenant_id = ${tenantId} and name = 'promise.broken'`.execute(snapshot.sql),
  );
  return rows.map(({ body }) => body);
}

async function tallies(): Promise<Record<string, number>> {
  const { rows } = await watcher().look((snapshot) =>
    sql<{ state: string; count: number; rows: number }>`
      select state, sum(change)::int as count from promise_tallies where tenant_id = ${tenantId} group by state
      having sum(change) <> 0`.execute(snapshot.sql),
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

test('[PROM-8] after months of downtime one run marks everything, each at the moment it broke', async () => {
  await add([...many(1_200, '2014-01-30'), ...many(800, '2014-03-15'), ...many(50, '2014-06-02')]);
  expect(await markBroken(watcher())).toEqual({ broken: 2_000, expired: 0 });
  expect(await markBroken(watcher())).toEqual({ broken: 0, expired: 0 });
  const facts = await brokenFacts();
  expect(new Set(facts.map(({ promiseId }) => promiseId)).size).toBe(2_000);
  const moments = Map.groupBy(facts, ({ dueAt }) => dueAt);
  expect([...moments].map(([dueAt, each]) => [dueAt, each.length]).sort()).toEqual([
    ['2014-01-30T15:59:59.999Z', 1_200],
    ['2014-03-15T15:59:59.999Z', 800],
  ]);
});

test('[PROM-8] two watchers at once mark each promise once', async () => {
  await add(many(6_000, '2014-01-30'));
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => markBroken(watcher())));
  expect((one?.broken ?? 0) + (two?.broken ?? 0) + (three?.broken ?? 0)).toBe(6_000);
  const facts = await brokenFacts();
  expect([facts.length, new Set(facts.map(({ promiseId }) => promiseId)).size]).toEqual([6_000, 6_000]);
});

test('[PROM-8] a watcher stopped between batches leaves the rest to the next', async () => {
  await add(many(2_500, '2014-01-30'));
  const stop = new AbortController();
  const stopping = {
    ...watcher(),
    transact: (async (work) => {
      stop.abort();
      return watcher().transact(work);
    }) as ReturnType<typeof watcher>['transact'],
  };
  expect((await markBroken(stopping, stop.signal)).broken).toBe(2_000);
  expect((await markBroken(watcher())).broken).toBe(500);
});

test('[PROM-8] a promise somebody is writing just now is met again by the next run', async () => {
  const [busy, free] = many(2, '2014-01-30');
  if (!busy || !free) throw new Error('two promises');
  await add([busy, free]);
  await transact(database, { tenantId, actor: systemActor('person') }, async (tx) => {
    await promiseWriter(tx).lock(busy.promiseId);
    expect((await markBroken(watcher())).broken).toBe(1);
  });
  expect((await markBroken(watcher())).broken).toBe(1);
});

test('[PROM-7] on the due moment it is open, a millisecond later broken; rights expire without a fact', async () => {
  const right = dutyDueOn('2014-01-30', { kind: 'right' });
  const duty = dutyDueOn('2014-01-30');
  await add([duty, right]);
  database.clock.moveTo(new Date('2014-01-30T15:59:59.999Z'));
  expect(await markBroken(watcher())).toEqual({ broken: 0, expired: 0 });
  database.clock.moveTo(new Date('2014-01-30T16:00:00.000Z'));
  expect(await markBroken(watcher())).toEqual({ broken: 1, expired: 1 });
  const [broken] = await watcher().look((snapshot) => promiseReader(snapshot).ofContract(duty.contractId));
  expect(broken).toMatchObject({ state: 'broken', brokenAt: '2014-01-30T15:59:59.999Z', endedOn: null });
  const [expired] = await watcher().look((snapshot) => promiseReader(snapshot).ofContract(right.contractId));
  expect(expired).toMatchObject({ state: 'expired', brokenAt: null, endedOn: '2014-01-30' });
  expect(await brokenFacts()).toHaveLength(1);
});

test('[PROM-7] what the registry already knows to be done, moved or cancelled is left to the reaction: no break that never was', async () => {
  const known = {
    fulfilled: obligationOf({ fulfilledAt: '2014-01-29T00:00:00Z' }),
    moved: obligationOf({ agreedOn: '2014-09-01', dueOn: '2014-09-01' }),
    open: obligationOf(),
    exact: obligationOf({ agreedOn: null, agreedAt: '2014-01-30T15:59:59.999Z' }),
    cancelled: obligationOf(),
  };
  const broken: string[] = [];
  for (const [number, obligation] of Object.entries(known)) {
    const cancelledOn = number === 'cancelled' ? '2014-01-20' : null;
    const contract = contractOf({ number, cancelledOn, obligations: [obligation] });
    const { contractId } = contract;
    const { obligationId } = obligation;
    const promise = dutyDueOn('2014-01-30', {
      contractId,
      obligationId,
      givenBy: obligationId,
      obligationKind: 'deliver',
    });
    await watcher().transact(async (tx) => {
      await writeContract(tx, contract);
      await promiseWriter(tx).add([promise]);
    });
    if ((await markBroken(watcher())).broken > 0) broken.push(number);
  }
  expect(broken).toEqual(['open', 'exact']);
});

test('[PROM-18] tallies equal the rows, before and after they are summed up, also by two at once', async () => {
  await add([...many(30, '2014-01-30'), ...many(20, '2015-01-30')]);
  expect(await tallies()).toEqual({ open: 50 });
  await markBrokenJob.run(watcher(), new AbortController().signal);
  expect(await tallies()).toEqual({ open: 20, broken: 30 });
  await add(many(5, '2015-01-30'));
  await Promise.all([1, 2, 3].map(() => watcher().transact(sumUpTallies)));
  expect(await tallies()).toEqual({ open: 25, broken: 30 });
  const kept = async () => {
    const { rows } = await watcher().look((snapshot) =>
      sql<{ id: string }>`select tally_id as id from promise_tallies where tenant_id = ${tenantId} order by 1`.execute(
        snapshot.sql,
      ),
    );
    return rows.map(({ id }) => id);
  };
  const before = await kept();
  expect(before).toHaveLength(2);
  await watcher().transact(sumUpTallies);
  expect(await kept()).toEqual(before);
});
