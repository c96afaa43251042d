import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callFindings, callOutcomes, memberStates, nextActions } from '#api/flow/6-learning';
import { dayAt } from '#platform/calendar/zone-offsets';
import { callsFromHour, callsUntilHour, hourAt, nextCallAt } from './call-hours.ts';
import { heldByOther, reasonsOf } from './sweep.ts';
import { answerCall, type CallGiven, isConfirmed } from './sweep-rules.ts';

const evidence = { state: 'in_progress', rung: 'merchant', visit: null, demands: [] };
const call = (given: Partial<CallGiven>): CallGiven => ({
  outcome: 'reached',
  delivered: null,
  installed: null,
  sameProblem: null,
  nextAction: null,
  callFrom: null,
  note: null,
  ...given,
});
const at = new Date('2014-05-22T02:00:00Z');
const when = { at, timeZone: 'Asia/Shanghai', attemptsMax: 4 };
const fresh = { state: 'to_call', attempts: 0 } as const;

describe('[SWEEP-1] a case starts a sweep when it is confirmed', () => {
  test.each([
    ['a complaint alone', evidence, false],
    ['a visit that found nothing', { ...evidence, visit: { problemFound: false } }, false],
    ['a visit that found the problem', { ...evidence, visit: { problemFound: true } }, true],
    ['a demand still running', { ...evidence, demands: [{ failed: false }] }, false],
    ['silence past the deadline', { ...evidence, demands: [{ failed: true }] }, true],
    ['compensation', { ...evidence, rung: 'compensation' }, true],
    ['a case called off', { ...evidence, state: 'cancelled', visit: { problemFound: true } }, false],
  ])('%s', (_, given, confirmed) => {
    expect(isConfirmed(given)).toBe(confirmed);
  });
});

describe('[SWEEP-6] what a reached customer said is complete', () => {
  test.each(['delivered', 'installed', 'sameProblem'] as const)('without %s the call is not taken', (field) => {
    const said = call({ delivered: 'yes', installed: 'yes', sameProblem: 'no', [field]: null });
    expect(answerCall(fresh, said, when)).toEqual({ refused: 'incomplete', field });
  });
  test('all well is satisfied, the same problem is affected, anything else is other', () => {
    const states = (delivered: 'yes' | 'no' | 'not_due' | 'unknown', sameProblem: 'yes' | 'no' | 'unknown') =>
      answerCall(fresh, call({ delivered, installed: 'yes', sameProblem }), when);
    expect(states('yes', 'no')).toMatchObject({ state: 'satisfied', nextAction: 'none' });
    expect(states('not_due', 'no')).toMatchObject({ state: 'satisfied' });
    expect(states('no', 'yes')).toMatchObject({ state: 'affected', nextAction: 'open_case' });
    expect(states('yes', 'yes')).toMatchObject({ state: 'affected' });
    expect(states('no', 'no')).toMatchObject({ state: 'other' });
    expect(states('unknown', 'unknown')).toMatchObject({ state: 'other' });
  });
});

describe('[SWEEP-7] who was not reached is called again, in another part of the day', () => {
  test('morning, evening, afternoon, morning', () => {
    const hours = [at];
    for (let i = 0; i < 3; i += 1) hours.push(nextCallAt(hours.at(-1) as Date, 'Asia/Shanghai'));
    expect(hours.map((one) => one.toISOString())).toEqual([
      '2014-05-22T02:00:00.000Z',
      '2014-05-22T09:00:00.000Z',
      '2014-05-23T05:00:00.000Z',
      '2014-05-24T01:00:00.000Z',
    ]);
  });
  test('later than the last call, within the hours, in another part of the day, in any zone', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Moscow',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Casablanca',
    ];
    const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (last, zone) => {
        const next = nextCallAt(last, zone);
        const [before, after] = [hourAt(last.getTime(), zone), hourAt(next.getTime(), zone)];
        const part = (hour: number) => (hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening');
        expect(next > last).toBe(true);
        expect(after).toBeGreaterThanOrEqual(callsFromHour);
        expect(after).toBeLessThan(callsUntilHour);
        expect(part(after)).not.toBe(part(before));
        expect(dayAt(next.getTime(), zone) >= dayAt(last.getTime(), zone)).toBe(true);
      }),
    );
  });
  test('after the last attempt a letter, unless something else is chosen; calling again is refused', () => {
    const last = { state: 'to_call', attempts: 3 } as const;
    expect(answerCall(last, call({ outcome: 'not_reached' }), when)).toEqual({
      state: 'unreached',
      nextAction: 'letter',
    });
    expect(answerCall(last, call({ outcome: 'not_reached', nextAction: 'visit' }), when)).toMatchObject({
      nextAction: 'visit',
    });
    const again = call({ outcome: 'not_reached', nextAction: 'call_again' });
    expect(answerCall(last, again, when)).toEqual({ refused: 'attempts_used' });
    expect(answerCall(fresh, again, when)).toMatchObject({ state: 'to_call' });
  });
  test('a time the customer named counts, and lies ahead', () => {
    const named = (callFrom: string) => call({ nextAction: 'call_again', callFrom });
    expect(answerCall(fresh, named('2014-05-22T03:15:00Z'), when)).toMatchObject({
      callFrom: new Date('2014-05-22T03:15:00Z'),
    });
    expect(answerCall(fresh, named('2014-05-22T01:59:00Z'), when)).toEqual({ refused: 'in_past' });
  });
  test('a wrong number is not tried again by itself', () => {
    expect(answerCall(fresh, call({ outcome: 'wrong_number' }), when)).toMatchObject({
      state: 'unreached',
      nextAction: 'letter',
    });
  });
});

describe('[SWEEP-10] a status stays, but who was not reached may still answer', () => {
  const anyCall = fc.record({
    outcome: fc.constantFrom(...callOutcomes),
    delivered: fc.option(fc.constantFrom(...callFindings)),
    installed: fc.option(fc.constantFrom(...callFindings)),
    sameProblem: fc.option(fc.constantFrom(...callFindings)),
    nextAction: fc.option(fc.constantFrom(...nextActions)),
    callFrom: fc.constantFrom(null, '2014-06-01T00:00:00Z'),
    note: fc.constant(null),
  });
  test('whatever is said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...memberStates), fc.nat({ max: 9 }), anyCall, (state, attempts, given) => {
        const answer = answerCall({ state, attempts }, given, when);
        if (state !== 'to_call' && state !== 'unreached') expect(answer).toEqual({ refused: 'settled' });
        // The sweep stays complete: nobody goes back to the list.
        if (state === 'unreached' && 'state' in answer) expect(answer.state).not.toBe('to_call');
        if ('state' in answer && answer.state === 'affected') expect(given.sameProblem).toBe('yes');
        if ('state' in answer && answer.state !== 'to_call' && state !== 'unreached')
          expect(answer.nextAction).not.toBe('call_again');
      }),
    );
  });
});

test('[SWEEP-5] a claim holds for its holder and until it ends', () => {
  const claim = { claimedBy: 'account:one', claimedUntil: '2014-05-22T02:15:00Z' };
  expect(heldByOther(claim, 'account:two', at)).toBe(true);
  expect(heldByOther(claim, 'account:one', at)).toBe(false);
  expect(heldByOther(claim, 'account:two', new Date('2014-05-22T02:15:00Z'))).toBe(false);
  expect(heldByOther({ claimedBy: null, claimedUntil: null }, 'account:two', at)).toBe(false);
});

test('[SWEEP-2] the reasons of a member are what was asked', () => {
  const window = {
    firmId: null,
    brandId: 'b' as never,
    signedFrom: '2013-01-01',
    signedUntil: '2014-03-31',
    storeId: null,
    productId: null,
    family: null,
    contractStates: [],
    promiseState: null,
  };
  expect(reasonsOf(window)).toEqual(['brand', 'signed']);
  expect(reasonsOf({ ...window, family: 'floor', promiseState: 'broken', contractStates: ['fulfilled'] })).toEqual([
    'brand',
    'signed',
    'family',
    'contract_state',
    'promise_state',
  ]);
});
