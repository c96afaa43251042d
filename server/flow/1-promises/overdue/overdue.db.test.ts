// The overdue page against a slow, plain model: every grouping, any day, and the list behind the numbers (PROM-13, PROM-14).
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import '../../../catalogue.ts';
import { overdueGroups } from '#api/flow/1-promises';
import { systemActor } from '#platform/auth/actor';
import { addDays, epochDayOf } from '#platform/calendar/days';
import { type Acting, actingFor } from '#platform/database/acting';
import { makeTestDatabase } from '#platform/database/test-database';
import { idOf, makeUuid } from '#platform/ids/make-id';
import type { PlacedPromise } from '../promises/customer-promise.ts';
import { dueOfDay } from '../promises/due-moment.ts';
import { blank } from '../promises/give-promises.ts';
import { contractOf, dutyDueOn, shanghai } from '../promises/promise.fixture.ts';
import { cancel, keep, runOut } from '../promises/promise-rules.ts';
import { promiseWriter } from '../promises/promise-store.ts';
import { listOverdueOf, showOverdueOf } from './overdue-views.ts';

const database = await makeTestDatabase('2014-06-01T00:00:00Z');
afterAll(() => database.drop());

const firms = [makeUuid(), makeUuid()];
const persons = makeUuid();
const someDay = fc.integer({ min: 0, max: 120 }).map((ahead) => addDays('2014-01-01', ahead));
const aContract = fc.record({
  firmId: fc.constantFrom(...firms, null),
  city: fc.constantFrom('北京', 'Казань', null),
  family: fc.constantFrom('floor', 'sofa', null),
  currency: fc.constantFrom('CNY', 'RUB', null),
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  complained: fc.option(someDay, { nil: null }),
  duties: fc.array(
    fc.record({ due: someDay, kept: fc.option(someDay, { nil: null }), cancelled: fc.option(someDay, { nil: null }) }),
    { minLength: 1, maxLength: 3 },
  ),
});
type Contract = typeof aContract extends fc.Arbitrary<infer T> ? T : never;

function promisesOf(given: Contract): PlacedPromise[] {
  const contract = contractOf({
    ...{ firmId: given.firmId, city: given.city, family: given.family, currency: given.currency, personId: persons },
    ...{ amountMinor: given.currency && BigInt(given.amount), firstComplainedOn: given.complained },
  });
  const duties = given.duties.map(({ due, kept, cancelled }) => {
    const open = { ...blank(contract, '2014-01-01T00:00:00Z'), ...dueOfDay(due, shanghai) };
    const watched = runOut(open, new Date('2014-06-01T00:00:00Z'));
    if (kept) return keep(watched, `${kept}T04:00:00Z`, null);
    return cancelled ? cancel(watched, cancelled, 'cancelled') : watched;
  });
  return [
    ...duties,
    dutyDueOn('2014-01-15', {
      ...duties[0],
      promiseId: makeUuid(),
      givenBy: makeUuid(),
      kind: 'right',
      state: 'open',
      brokenAt: null,
      endedOn: null,
      keptAt: null,
    }),
  ];
}

/** Overdue by the words of the rule, promise by promise. */
function overdueOf(promises: PlacedPromise[], on: string, complained: 'yes' | 'no' | 'any'): PlacedPromise[] {
  return promises.filter(
    ({ kind, dueOn, endedOn, complainedOn }) =>
      kind === 'duty' &&
      dueOn !== null &&
      dueOn < on &&
      (endedOn === null || endedOn > on) &&
      (complained === 'any' || (complained === 'yes') === (complainedOn !== null && complainedOn <= on)),
  );
}

const keyOf = (promise: PlacedPromise, by: (typeof overdueGroups)[number], on: string): string => {
  const late = epochDayOf(on) - epochDayOf(promise.dueOn ?? on);
  if (by === 'days_late') return String([366, 181, 91, 31, 8, 1].find((from) => late >= from));
  const key = {
    merchant: promise.firmId && idOf('frm', promise.firmId),
    store: promise.storeId,
    product: promise.family,
    city: promise.city,
  };
  return key[by] ?? '';
};

function figures(promises: PlacedPromise[], on: string) {
  const contracts = [...Map.groupBy(promises, ({ contractId }) => contractId).values()];
  const late = contracts.map((each) => Math.max(...each.map(({ dueOn }) => epochDayOf(on) - epochDayOf(dueOn ?? on))));
  late.sort((a, b) => a - b);
  const amounts = new Map<string, bigint>();
  for (const [first] of contracts) {
    if (first?.currency) amounts.set(first.currency, (amounts.get(first.currency) ?? 0n) + (first.amountMinor ?? 0n));
  }
  const middle = ((late[Math.floor((late.length - 1) / 2)] ?? 0) + (late[Math.ceil((late.length - 1) / 2)] ?? 0)) / 2;
  return {
    contracts: contracts.length,
    promises: promises.length,
    amounts: [...amounts].sort().map(([currency, amount]) => ({ currency, amountMinor: String(amount) })),
    daysLateMax: late.at(-1) ?? 0,
    daysLateMedian: middle,
  };
}

type ListQuery = Parameters<typeof listOverdueOf>[1];
async function everyPage(acting: Acting, query: Omit<ListQuery, 'limit'>): Promise<string[]> {
  const listed: string[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await acting.look((snapshot) => listOverdueOf(snapshot, { ...query, limit: 5, after }));
    listed.push(...page.rows.map(({ promiseId }) => promiseId));
    after = page.next;
  }
  return listed.toSorted();
}
const idsOf = (promises: PlacedPromise[]) => promises.map(({ promiseId }) => idOf('prm', promiseId)).toSorted();

test('[PROM-13] [PROM-14] groups, totals, ages and lists say what the rule says, on any day', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aContract, { maxLength: 12 }),
      someDay,
      fc.constantFrom(...overdueGroups),
      fc.constantFrom('yes', 'no', 'any'),
      async (contracts, on, by, complained) => {
        const acting = actingFor(database, makeUuid(), systemActor('test'));
        const promises = contracts.flatMap(promisesOf);
        await acting.transact(async (tx) => {
          await sql`insert into persons (tenant_id, person_id, name, name_key, registered_at)
            values (${tx.tenantId}, ${persons}, 'a', 'a', now())`.execute(tx.sql);
          await promiseWriter(tx).add(promises);
        });
        const overdue = overdueOf(promises, on, complained);
        const listed = (query: Omit<ListQuery, 'limit'>) => everyPage(acting, query);
        const shown = await acting.look((snapshot) => showOverdueOf(snapshot, { by, complained, on }));
        expect(shown.total).toEqual(figures(overdue, on));
        const byKey = Map.groupBy(overdue, (promise) => keyOf(promise, by, on));
        expect(Object.fromEntries(shown.groups.map(({ key, title, ...group }) => [key, group]))).toEqual(
          Object.fromEntries([...byKey].map(([key, each]) => [key, figures(each, on)])),
        );
        const kind = by === 'days_late' ? undefined : by;
        const unnamed = await listed({ complained, on, ...(kind ? { without: kind } : {}) });
        const nameless = kind ? overdue.filter((promise) => keyOf(promise, by, on) === '') : overdue;
        expect(unnamed).toEqual(idsOf(nameless));
        const bands = Map.groupBy(overdue, (promise) => keyOf(promise, 'days_late', on));
        expect(
          shown.ages.map(({ fromDays, promises: count }) => [String(fromDays), count]).filter(([, count]) => count),
        ).toEqual(
          ['1', '8', '31', '91', '181', '366'].flatMap((key) =>
            bands.has(key) ? [[key, bands.get(key)?.length]] : [],
          ),
        );
        expect(await listed({ complained, on })).toEqual(idsOf(overdue));
      },
    ),
    { numRuns: 60 },
  );
});
