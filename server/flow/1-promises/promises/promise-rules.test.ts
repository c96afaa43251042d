import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlacedPromise } from './customer-promise.ts';
import { dueOfDay } from './due-moment.ts';
import { dutyDueOn, shanghai } from './promise.fixture.ts';
import { cancel, daysLate, end, keep, move, refusalOf, runOut } from './promise-rules.ts';

const due = '2014-01-30T15:59:59.999Z';

test('[PROM-6] the last moment keeps it, the next is late by no whole day, the day after by one', () => {
  const duty = dutyDueOn('2014-01-30');
  expect(keep(duty, due, 'signed')).toMatchObject({ state: 'kept', keptAt: due, proof: 'signed', brokenAt: null });
  const late = keep(duty, '2014-01-30T16:00:00Z', null);
  expect(late).toMatchObject({ state: 'kept_late', brokenAt: due, endedOn: '2014-01-31' });
  expect(daysLate(late, '2020-01-01')).toBe(1);
});

test('[PROM-6] what was recorded after the break but done in time was kept in time', () => {
  const broken = runOut(dutyDueOn('2014-01-30'), new Date('2014-02-03T00:00:00Z'));
  expect(broken.state).toBe('broken');
  const kept = keep(broken, '2014-01-29T03:00:00Z', 'found later');
  expect(kept).toMatchObject({ state: 'kept', brokenAt: null });
  expect(daysLate(kept, '2014-02-03')).toBe(0);
});

test('[PROM-7] a duty breaks at its due moment, whenever the watcher comes; not on that moment itself', () => {
  const duty = dutyDueOn('2014-01-30');
  expect(runOut(duty, new Date(due)).state).toBe('open');
  expect(runOut(duty, new Date('2014-06-01T00:00:00Z'))).toMatchObject({
    state: 'broken',
    brokenAt: due,
    endedOn: null,
  });
});

test('[PROM-7] a right expires at its end, an assurance without a date never', () => {
  const later = new Date('2030-01-01T00:00:00Z');
  const right = dutyDueOn('2014-01-30', { kind: 'right' });
  expect(runOut(right, later)).toMatchObject({ state: 'expired', endedOn: '2014-01-30', brokenAt: null });
  const standing = dutyDueOn('2014-01-30', { kind: 'standing', dueAt: null, dueOn: null });
  expect(runOut(standing, later)).toBe(standing);
});

test('[PROM-9] a date agreed in time replaces the old one', () => {
  const moved = move(dutyDueOn('2014-01-30'), dueOfDay('2014-02-20', shanghai), '2014-01-30T10:00:00Z');
  expect(moved).toMatchObject({ dueOn: '2014-02-20', movedTimes: 1, agreedAnewOn: null, state: 'open' });
});

test('[PROM-9] a date agreed after the break is written beside it: kept by it, the promise is still kept late', () => {
  const broken = runOut(dutyDueOn('2014-01-30'), new Date('2014-02-01T00:00:00Z'));
  const moved = move(broken, dueOfDay('2014-02-20', shanghai), '2014-02-10T10:00:00Z');
  expect(moved).toMatchObject({ state: 'broken', dueOn: '2014-01-30', agreedAnewOn: '2014-02-20', movedTimes: 1 });
  expect(keep(moved, '2014-02-19T03:00:00Z', null).state).toBe('kept_late');
});

test('[PROM-10] cancelling excuses what was not over, and stops the days of what was', () => {
  expect(cancel(dutyDueOn('2014-01-30'), '2014-01-30', 'moved away')).toMatchObject({
    state: 'excused',
    reason: 'moved away',
    endedOn: '2014-01-30',
  });
  const broken = runOut(dutyDueOn('2014-01-30'), new Date('2014-02-20T00:00:00Z'));
  const cancelled = cancel(broken, '2014-02-09', 'waited long enough');
  expect(cancelled).toMatchObject({ state: 'broken', endedOn: '2014-02-09' });
  expect(daysLate(cancelled, '2015-01-01')).toBe(10);
  const toldLate = cancel(broken, '2014-01-15', 'told in March');
  expect(toldLate).toMatchObject({ state: 'excused', brokenAt: null });
  const right = dutyDueOn('2014-01-30', { kind: 'right' });
  expect(cancel(right, '2014-01-01', '')).toBe(right);
});

test('[PROM-15] [PROM-16] who may do what: obligations are kept on the contract, ends stay ends, only duties are done', () => {
  const spoken = dutyDueOn('2014-01-30');
  const bound = dutyDueOn('2014-01-30', { obligationKind: 'deliver' });
  expect(refusalOf('keep', spoken)).toBeUndefined();
  expect([refusalOf('keep', bound), refusalOf('move', bound)]).toEqual(Array(2).fill('promise.has_obligation'));
  expect([refusalOf('waive', bound), refusalOf('excuse', bound)]).toEqual([undefined, undefined]);
  expect(refusalOf('keep', end(spoken, 'waived', '2014-01-20', 'kind'))).toBe('promise.not_open');
  const standing = dutyDueOn('2014-01-30', { kind: 'standing' });
  expect(refusalOf('keep', standing)).toBe('promise.not_a_duty');
  expect(refusalOf('waive', standing)).toBeUndefined();
});

type Step = (promise: PlacedPromise, at: Date) => PlacedPromise;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((promise, at) => runOut(promise, at)),
  fc.integer({ min: 0, max: 20 }).map<Step>((before) => (promise, at) => {
    return keep(promise, new Date(at.getTime() - before * 86_400_000).toISOString(), 'proof');
  }),
  fc.integer({ min: -10, max: 40 }).map<Step>((ahead) => (promise, at) => {
    const day = dayOf(new Date(at.getTime() + ahead * 86_400_000));
    return move(promise, dueOfDay(day, shanghai), at.toISOString());
  }),
  fc.constantFrom<Step>(
    (promise, at) => (refusalOf('waive', promise) ? promise : end(promise, 'waived', dayOf(at), 'given up')),
    (promise, at) => (refusalOf('excuse', promise) ? promise : end(promise, 'excused', dayOf(at), 'flood')),
    (promise, at) => cancel(promise, dayOf(at), 'cancelled'),
  ),
);

test('[PROM-16] whatever happens in whatever order, a promise says only what is true of it', () => {
  const history = fc.array(fc.tuple(fc.integer({ min: 1, max: 15 * 86_400_000 }), aStep), { maxLength: 25 });
  fc.assert(
    fc.property(history, fc.constantFrom('duty', 'right'), (steps, kind) => {
      let now = Date.parse('2014-01-01T00:00:00Z');
      let promise: PlacedPromise = dutyDueOn('2014-01-30', { kind });
      for (const [pause, step] of steps) {
        now += pause;
        const before = promise;
        promise = step(promise, new Date(now));
        expectTrue(promise, now);
        expectLawful(before, promise);
      }
      expect(runOut(runOut(promise, new Date(now)), new Date(now))).toEqual(runOut(promise, new Date(now)));
    }),
    { numRuns: 500 },
  );
});

function expectTrue(promise: PlacedPromise, now: number): void {
  const { state, dueAt, keptAt, brokenAt, endedOn } = promise;
  const dueMs = Date.parse(dueAt ?? '');
  if (state === 'kept') expect(Date.parse(keptAt ?? '')).toBeLessThanOrEqual(dueMs);
  if (state === 'kept_late') expect(Date.parse(keptAt ?? '')).toBeGreaterThan(dueMs);
  if (state === 'broken') expect([keptAt, dueMs < now]).toEqual([null, true]);
  if (state === 'broken' || state === 'kept_late') expect(brokenAt).toBe(dueAt);
  if (state === 'open' || state === 'kept' || state === 'expired') expect(brokenAt).toBeNull();
  if (state !== 'open' && state !== 'broken') expect(endedOn).not.toBeNull();
  expect(keptAt !== null).toBe(state === 'kept' || state === 'kept_late');
}

/** No way back from an end, and none from a break to `kept` but by proof that it was kept in time. */
function expectLawful(before: PlacedPromise, after: PlacedPromise): void {
  if (['waived', 'excused', 'expired'].includes(before.state)) expect(after).toEqual(before);
  if (before.state === 'broken') {
    expect(['broken', 'kept', 'kept_late', 'waived', 'excused']).toContain(after.state);
    expect(after.dueAt).toBe(before.dueAt);
  }
}
