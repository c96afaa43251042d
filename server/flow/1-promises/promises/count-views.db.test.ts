// The head of the Promises screen against plain counting.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import '../../../catalogue.ts';
import { promiseStates } from '#api/flow/1-promises';
import { systemActor } from '#platform/auth/actor';
import { addDays } from '#platform/calendar/days';
import { actingFor } from '#platform/database/acting';
import { makeTestDatabase } from '#platform/database/test-database';
import { idOf, makeUuid } from '#platform/ids/make-id';
import { countPromisesOf } from './count-views.ts';
import type { PlacedPromise } from './customer-promise.ts';
import { dutyDueOn } from './promise.fixture.ts';
import { end, keep, runOut } from './promise-rules.ts';
import { promiseWriter } from './promise-store.ts';
import { sumUpTallies } from './promise-tallies.ts';

const today = '2014-06-01';
const now = new Date('2014-06-01T04:00:00Z');
const database = await makeTestDatabase(now.toISOString());
afterAll(() => database.drop());

const firmId = makeUuid();
const around = (days: number) => addDays(today, days);
const aPromise = fc
  .record({
    due: fc.integer({ min: -100, max: 12 }),
    kept: fc.option(fc.integer({ min: -100, max: 0 }), { nil: undefined }),
    ending: fc.constantFrom('waived' as const, 'excused' as const, undefined, undefined, undefined),
    kind: fc.constantFrom('duty' as const, 'duty' as const, 'right' as const),
    complained: fc.boolean(),
    ours: fc.boolean(),
  })
  .map(({ due, kept, ending, kind, complained, ours }) => {
    const given = { kind, firmId: ours ? firmId : null, complainedOn: complained ? '2014-02-01' : null };
    const promise = runOut(dutyDueOn(around(due), given), now);
    if (kind === 'duty' && kept !== undefined) return keep(promise, `${around(kept)}T03:00:00Z`, null);
    return ending ? end(promise, ending, today, 'reason') : promise;
  });

/** Counted one by one, in the words of the answer. */
function countPlainly(promises: PlacedPromise[]) {
  const count = (test: (promise: PlacedPromise) => boolean) => promises.filter(test).length;
  const duty = (promise: PlacedPromise, ...states: string[]) =>
    promise.kind === 'duty' && states.includes(promise.state);
  const on = (promise: PlacedPromise) => promise.dueOn ?? '';
  const late = (promise: PlacedPromise) => duty(promise, 'broken', 'open') && on(promise) < today;
  const fallen = count((p) => duty(p, 'kept', 'broken', 'kept_late') && on(p) < today && on(p) >= around(-90));
  const kept = count((p) => duty(p, 'kept') && on(p) < today && on(p) >= around(-90));
  return {
    today,
    byState: Object.fromEntries(promiseStates.map((state) => [state, count((p) => p.state === state)])),
    dueToday: count((p) => duty(p, 'open') && on(p) === today),
    dueInSevenDays: count((p) => duty(p, 'open') && on(p) > today && on(p) <= around(7)),
    overdue: count(late),
    overdueSilent: count((p) => late(p) && p.complainedOn === null),
    keptShare: fallen === 0 ? null : kept / fallen,
    days: Array.from({ length: 30 }, (_, index) => {
      const day = around(index - 29);
      return {
        day,
        due: count((p) => duty(p, 'open', 'kept', 'broken', 'kept_late') && on(p) === day),
        kept: count((p) => duty(p, 'kept') && on(p) === day),
        broken: count((p) => duty(p, 'broken', 'kept_late') && on(p) === day),
      };
    }),
  };
}

test('[PROM-18] the head counts what is there, of the company and of one merchant', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aPromise, { maxLength: 60 }), async (promises) => {
      const acting = actingFor(database, makeUuid(), systemActor('test'));
      await acting.transact(async (tx) => {
        await sql`insert into tenants (tenant_id, name, kind, time_zone, currency, language, country, playbooks, founded_at)
          values (${tx.tenantId}, 'Mall', 'own', 'Asia/Shanghai', 'CNY', 'en', 'CN', '{}', now())`.execute(tx.sql);
        await promiseWriter(tx).add(promises);
      });
      expect(await acting.look((snapshot) => countPromisesOf(snapshot, {}))).toEqual(countPlainly(promises));
      await acting.transact(sumUpTallies);
      const narrowed = await acting.look((snapshot) => countPromisesOf(snapshot, { firmId: idOf('frm', firmId) }));
      expect(narrowed).toEqual(countPlainly(promises.filter((promise) => promise.firmId === firmId)));
    }),
    { numRuns: 25 },
  );
});
