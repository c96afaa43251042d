import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseStates, waitReasons } from '../../../api/flow/2-cases.words.ts';
import { dayMillis } from '../../platform/calendar/days.ts';
import { makeUuid } from '../../platform/ids/make-id.ts';
import { type CaseFile, isOpen, numberOf, usualSettings, type Waiting } from './case-file.ts';
import {
  climb,
  deedStates,
  endOfDayAfter,
  mayReopen,
  movesCase,
  nextStep,
  pausedClocks,
  refusalOf,
  resume,
  wait,
} from './case-rules.ts';

const at = new Date('2014-05-20T02:00:00Z');
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const iso = (hours: number) => later(hours).toISOString();
const none = { visits: [], demands: [] };

function file(more: Partial<CaseFile> = {}): CaseFile {
  return {
    caseId: makeUuid(),
    number: '140520-aaaaaa',
    mode: 'v1',
    openedBy: 'desk',
    channel: 'store',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    complainedOn: '2014-05-20',
    openedAt: at.toISOString(),
    contractId: null,
    firmId: null,
    brandId: null,
    storeId: null,
    firmLeftOn: null,
    sweepId: null,
    personId: makeUuid(),
    state: 'in_progress',
    rung: 'merchant',
    problem: 'not_delivered',
    description: '',
    commitmentId: null,
    commitmentVersion: null,
    incidentId: null,
    owner: null,
    offered: null,
    offerNote: null,
    about: null,
    damageClass: 'none',
    assessedMinor: null,
    assessedCurrency: null,
    step: 'follow_up',
    dueAt: null,
    oursDueAt: iso(48),
    rungDueAt: null,
    waitReason: null,
    waitNote: null,
    waitSince: null,
    waitUntil: null,
    outcome: null,
    outcomeReason: null,
    endedAt: null,
    closedAt: null,
    joinedInto: null,
    stars: null,
    rating: null,
    optedOut: false,
    tags: [],
    ...more,
  };
}
const demand = (more: Partial<Waiting> = {}): Waiting => ({
  demandId: makeUuid(),
  state: 'sent',
  rung: 'merchant',
  sentAt: iso(0),
  dueAt: iso(72),
  ...more,
});

describe('[CASE-6] a deed has its states', () => {
  test('no deed leads out of an end but reopening, closing what is resolved, and words', () => {
    for (const state of ['closed', 'cancelled'] as const) {
      const allowed = Object.keys(deedStates).filter((deed) => !refusalOf(deed as 'note', { state }));
      expect(allowed.toSorted()).toEqual(
        ['add_file', 'incident', 'make_link', 'message', 'note', 'rate', 'reopen', 'supervise', 'tag'].toSorted(),
      );
    }
  });
  test('each is refused with what would have to be otherwise', () => {
    expect(refusalOf('close', { state: 'in_progress' })).toBe('case.not_resolved');
    expect(refusalOf('reopen', { state: 'waiting' })).toBe('case.not_ended');
    expect(refusalOf('resume', { state: 'in_progress' })).toBe('case.not_waiting');
    expect(refusalOf('demand', { state: 'resolved' })).toBe('case.not_open');
    expect(refusalOf('close', { state: 'resolved' })).toBeUndefined();
  });
  test('an open case can be resolved, and only an open one', () => {
    for (const state of caseStates) expect(refusalOf('resolve', { state }) === undefined).toBe(isOpen({ state }));
  });
});

test('[CASE-7] thirty days to the millisecond; who oversees may later', () => {
  const ended = { endedAt: at.toISOString() };
  expect(mayReopen(ended, new Date(at.getTime() + 30 * dayMillis), false)).toBe(true);
  expect(mayReopen(ended, new Date(at.getTime() + 30 * dayMillis + 1), false)).toBe(false);
  expect(mayReopen(ended, new Date(at.getTime() + 300 * dayMillis), true)).toBe(true);
});

describe('[CASE-9] a pause moves what stood still, by exactly as long', () => {
  test('waiting for the customer stops both clocks, for the merchant ours alone', () => {
    expect(pausedClocks('customer')).toEqual(['ours', 'merchant']);
    expect(pausedClocks('outside')).toEqual(['ours', 'merchant']);
    expect(pausedClocks('merchant')).toEqual(['ours']);
    expect(pausedClocks('visit')).toEqual(['ours']);
  });
  test('in any row of waits, the time that ran until a deadline is what was given for it', () => {
    // The slow model: step through the hours and count those in which the clock ran.
    const waits = fc.array(
      fc.record({
        run: fc.integer({ min: 0, max: 40 }),
        rest: fc.integer({ min: 0, max: 40 }),
        why: fc.constantFrom(...waitReasons),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(waits, (rows) => {
        let now = 0;
        let one = file({ rung: 'mall', rungDueAt: iso(1000), oursDueAt: iso(1000) });
        let demands = [demand({ dueAt: iso(1000) })];
        let oursStood = 0;
        let merchantStood = 0;
        for (const { run, rest, why } of rows) {
          now += run;
          one = wait(one, { reason: why, until: null, note: '' }, later(now));
          now += rest;
          ({ file: one, demands } = resume(one, demands, later(now)));
          oursStood += rest;
          if (pausedClocks(why).includes('merchant')) merchantStood += rest;
        }
        expect(one.oursDueAt).toBe(iso(1000 + oursStood));
        expect(one.rungDueAt).toBe(iso(1000 + oursStood));
        expect(demands[0]?.dueAt).toBe(iso(1000 + merchantStood));
      }),
    );
  });
  test('a demand sent during the pause moves by the part after it was sent', () => {
    const waiting = wait(file(), { reason: 'customer', until: null, note: '' }, later(0));
    const { demands } = resume(waiting, [demand({ sentAt: iso(10), dueAt: iso(82) })], later(24));
    expect(demands[0]?.dueAt).toBe(iso(96));
  });
});

describe('[CASE-10] what is due next', () => {
  test('the earliest of visit and demands, else our own step', () => {
    const visits = [{ visitId: makeUuid(), plannedAt: iso(20) }];
    expect(nextStep(file(), { visits, demands: [demand()] })).toEqual({ step: 'visit', dueAt: iso(20) });
    expect(nextStep(file(), { visits: [], demands: [demand({ state: 'agreed' })] })).toEqual({
      step: 'merchant_performance',
      dueAt: iso(72),
    });
    expect(nextStep(file(), none)).toEqual({ step: 'follow_up', dueAt: iso(48) });
    expect(nextStep(file({ rung: 'compensation' }), none).step).toBe('decide');
    expect(nextStep(file({ state: 'new' }), none).step).toBe('triage');
  });
  test('a wait ends on its day, or nobody knows when; what has ended has nothing due', () => {
    const waiting = { state: 'waiting' as const, waitReason: 'outside' as const, waitSince: iso(0) };
    expect(nextStep(file({ ...waiting, waitUntil: iso(5) }), none)).toEqual({ step: 'wait_over', dueAt: iso(5) });
    expect(nextStep(file({ ...waiting, waitUntil: null }), none).dueAt).toBeNull();
    expect(nextStep(file({ state: 'closed' }), none)).toEqual({ step: 'none', dueAt: null });
    expect(nextStep(file({ state: 'resolved' }), none).step).toBe('close');
    expect(nextStep(file({ joinedInto: makeUuid() }), none)).toEqual({ step: 'none', dueAt: null });
  });
});

describe('[LADDER-2] rungs', () => {
  test('a case only climbs, and stays at compensation', () => {
    const mall = climb(file(), at.toISOString(), usualSettings);
    expect([mall.rung, mall.rungDueAt]).toEqual([
      'mall',
      endOfDayAfter(at.toISOString(), usualSettings.mallDays, 'Asia/Shanghai'),
    ]);
    const top = climb(mall, at.toISOString(), usualSettings);
    expect([top.rung, top.rungDueAt]).toEqual(['compensation', null]);
    expect(climb(top, at.toISOString(), usualSettings)).toEqual(top);
  });
  test('a demand of an earlier rung moves nothing', () => {
    expect(movesCase(file(), demand())).toBe(true);
    expect(movesCase(file({ rung: 'mall' }), demand())).toBe(false);
    expect(movesCase(file({ rung: 'compensation' }), demand({ rung: 'compensation' }))).toBe(false);
    expect(movesCase(file({ state: 'resolved' }), demand())).toBe(false);
  });
});

test('a number is the day and six letters, the same for the same id', () => {
  const caseId = makeUuid();
  expect(numberOf(caseId, '2014-05-20')).toMatch(/^140520-[0-9a-hjkmnp-tv-z]{6}$/);
  expect(numberOf(caseId, '2014-05-20')).toBe(numberOf(caseId, '2014-05-20'));
});
