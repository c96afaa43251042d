// The rules of clocks, each with its plainest example; all at once they are tried by T-D1 in slow-model.test.ts.
import { describe, expect, test } from 'vitest';
import type { WorkCalendar } from '#platform/calendar/calendar-types';
import type { ClockMark, ClockPolicy, ClockRound, PolicyVersion } from './clock.ts';
import { aPolicy } from './policies.fixture.ts';
import { replayClocks } from './replay-clocks.ts';

const office = [{ fromMinute: 540, untilMinute: 1080 }];
/** Nine to six, Monday to Friday; the days below are of a week in May 2014 that begins on Monday 19. */
const beijing: WorkCalendar = {
  zone: 'Asia/Shanghai',
  weekly: [office, office, office, office, office, [], []],
  exceptions: new Map(),
};
const at = (text: string) => Date.parse(`2014-05-${text}+08:00`);
const told = (moment: number | null | undefined) =>
  moment === null || moment === undefined
    ? moment
    : new Date(moment + 8 * 3_600_000).toISOString().slice(8, 19).replace('.000Z', '');
const opened: ClockMark = { at: at('20T10:00'), signal: 'opened', channel: 'phone', problem: 'quality' };
const hour = 3_600_000;

function replay(
  given: Partial<ClockPolicy> | PolicyVersion[],
  marks: ClockMark[] = [],
  now = at('31T00:00'),
  calendar = beijing,
): ClockRound[] {
  return replayClocks(Array.isArray(given) ? given : [aPolicy(given)], [opened, ...marks], calendar, now);
}
const waits = (from: string, until: string, reason: 'customer' | 'part' = 'customer'): ClockMark[] => [
  { at: at(from), signal: 'waiting', reason, untilAt: null },
  { at: at(until), signal: 'goes_on', backAt: at(until) },
];

test('[CLOCK-1] it is met up to and with the due moment, and missed a second after', () => {
  const resolvedAt = (moment: string): ClockMark => ({ at: at(moment), signal: 'resolved' });
  const states = ['20T10:59:59', '20T11:00:00', '20T11:00:01'].map(
    (moment) => replay({}, [resolvedAt(moment)])[0]?.state,
  );
  expect(states).toEqual(['met', 'met', 'missed']);
  // A second opening signal changes nothing while it runs; nothing starts before the policy is in force, or for other channels.
  expect(
    replay({ startsOn: ['opened', 'customer_wrote'] }, [{ at: at('20T10:30'), signal: 'customer_wrote' }]),
  ).toHaveLength(1);
  expect(replay([{ ...aPolicy(), fromAt: at('20T10:01') }], [])).toEqual([]);
  expect(replay({ channels: ['email'] }, [])).toEqual([]);
  expect(replay({ problems: ['late'] }, [])).toEqual([]);
  expect(replay({ problems: ['quality'], channels: ['phone'] }, [])).toHaveLength(1);
});

test('[CLOCK-2] its time is of open hours or of all, and runs out at closing', () => {
  expect(told(replay({ length: 8 * 60 })[0]?.dueAt)).toBe('20T18:00:00');
  expect(told(replay({ length: 8 * 60 + 1 })[0]?.dueAt)).toBe('21T09:01:00');
  expect(told(replay({ length: 8 * 60 + 1, unit: 'minutes' })[0]?.dueAt)).toBe('20T18:01:00');
});

describe('[CLOCK-3] a wait stands still only what would have run', () => {
  test('a wait overnight and over a weekend costs nothing, and never twice', () => {
    expect(told(replay({ length: 9 * 60 }, waits('20T18:00', '21T09:00'))[0]?.dueAt)).toBe('21T10:00:00');
    const [weekend] = replay({ length: 60 }, waits('20T10:30', '26T09:00', 'part'), at('31T00:00'));
    expect(told(weekend?.dueAt)).toBe('20T11:00:00');
    const [paused] = replay({ length: 60, pausesOn: ['part'] }, waits('20T10:30', '26T09:00', 'part'));
    expect([told(paused?.dueAt), paused?.pausedForMs]).toEqual(['26T09:30:00', (7.5 + 9 * 3) * hour]);
  });
  test('without an end in sight nothing is due; with one it is', () => {
    const open: ClockMark = { at: at('20T10:30'), signal: 'waiting', reason: 'customer', untilAt: null };
    const [now] = replay({ pausesOn: ['customer'] }, [open], at('20T12:00'));
    expect(now).toMatchObject({ state: 'paused', dueAt: null, usedForMs: hour / 2, leftForMs: hour / 2 });
    const [until] = replay({ pausesOn: ['customer'] }, [{ ...open, untilAt: at('20T15:00') }], at('20T12:00'));
    expect([until?.state, told(until?.dueAt)]).toEqual(['paused', '20T15:30:00']);
    // A wait whose end was seen late was over when it was over.
    const [seen] = replay({ pausesOn: ['customer'] }, [
      { ...open, untilAt: at('20T15:00') },
      { at: at('20T15:07'), signal: 'goes_on', backAt: at('20T15:00') },
    ]);
    expect(told(seen?.dueAt)).toBe('20T15:30:00');
  });
});

test('[CLOCK-4] a party is waited for up to its limit, over all its waits; then the clock runs, and that is shown', () => {
  const policy = { pausesOn: ['customer', 'part'], pauseLimits: [{ reason: 'customer', minutes: 90 }] } as const;
  const given = { ...policy, pausesOn: [...policy.pausesOn], pauseLimits: [...policy.pauseLimits] };
  const marks = [...waits('20T10:10', '20T11:10'), ...waits('20T11:20', '20T15:20')];
  const [round] = replay(given, marks);
  // An hour, then half an hour of the second wait: ninety minutes in all.
  expect([told(round?.dueAt), round?.limits]).toEqual([
    '20T12:30:00',
    [{ reason: 'customer', limitForMs: 90 * 60_000, usedForMs: 90 * 60_000 }],
  ]);
  expect(round?.pauses.map(({ untilAt, limited }) => [told(untilAt), limited])).toEqual([
    ['20T11:10:00', false],
    ['20T11:50:00', true],
  ]);
  // Another party has its own.
  expect(told(replay(given, [...marks, ...waits('20T15:30', '20T16:00', 'part')])[0]?.dueAt)).toBe('20T12:30:00');
});

test('[CLOCK-5] another version takes a running clock over with what it has earned; one that does not leaves it alone', () => {
  const first = aPolicy({ length: 240, pausesOn: ['customer'] });
  const second = { ...aPolicy({ length: 120 }), version: 2, fromAt: at('20T14:00') };
  const marks = waits('20T11:00', '20T13:00');
  const due = (version: PolicyVersion) => {
    const [round] = replay([first, version], marks);
    return [round?.version, told(round?.dueAt), round?.pausedForMs];
  };
  expect(due(second)).toEqual([1, '20T16:00:00', 2 * hour]);
  // The second pauses for nobody, and still the two hours stay earned (GLPI 15605).
  expect(due({ ...second, takesRunning: true })).toEqual([2, '20T14:00:00', 2 * hour]);
  // A wait across the change is earned up to it.
  const across = replay([first, { ...second, takesRunning: true }], waits('20T13:30', '20T15:00'));
  expect(across[0]?.pausedForMs).toBe(hour / 2);
  // Given up with those that run.
  const off = { ...second, isOn: false, takesRunning: true };
  expect(replay([first, off], marks)[0]).toMatchObject({ state: 'dropped', endedAt: at('20T14:00') });
});

describe('[CLOCK-6] after the end', () => {
  const answer: Partial<ClockPolicy> = { startsOn: ['customer_wrote'], stopsOn: ['we_wrote', 'resolved'] };
  const wrote = (moment: string): ClockMark => ({ at: at(moment), signal: 'customer_wrote' });
  const resolved: ClockMark = { at: at('21T12:00'), signal: 'resolved' };
  test('a thank-you restarts nothing; after reopening a message counts again', () => {
    const thanks = [wrote('20T11:00'), resolved, wrote('21T12:05')];
    expect(replay(answer, thanks).map(({ state }) => state)).toEqual(['missed']);
    const again: ClockMark[] = [...thanks, { at: at('22T09:00'), signal: 'reopened' }, wrote('22T10:00')];
    expect(replay(answer, again, at('22T10:30')).map(({ state, round }) => [round, state])).toEqual([
      [1, 'missed'],
      [2, 'running'],
    ]);
  });
  test('a reopened case goes on with the time left, or keeps its result', () => {
    const marks: ClockMark[] = [
      { at: at('20T10:20'), signal: 'resolved' },
      { at: at('22T09:00'), signal: 'reopened' },
    ];
    const [on] = replay({ goesOnAfterReopening: true }, marks, at('22T09:10'));
    expect([on?.state, told(on?.dueAt), on?.usedForMs]).toEqual(['running', '22T09:40:00', hour / 2]);
    expect(replay({}, marks)).toMatchObject([{ state: 'met' }]);
  });
});

test('[CLOCK-7] days end with the last of them, moved to a working day where the law moves them', () => {
  // Ten days from Tuesday 20 end on Friday 30; from a Wednesday 21 on Saturday 31, which moves to Monday 2 June.
  const given = { unit: 'calendar_days', length: 10 } as const;
  expect(told(replay(given)[0]?.dueAt)).toBe('30T23:59:59');
  const later: Partial<ClockPolicy> = { ...given, startsOn: ['money_demanded'] };
  const demanded: ClockMark[] = [{ at: at('21T09:00'), signal: 'money_demanded' }];
  expect(told(replay(later, demanded)[0]?.dueAt)).toBe('31T23:59:59');
  const [moved] = replay({ ...later, lastDay: 'moves_to_next_working_day' }, demanded);
  expect(moved?.dueAt).toBe(Date.parse('2014-06-02T23:59:59.999+08:00'));
  expect(told(replay({ unit: 'working_days', length: 3 })[0]?.dueAt)).toBe('23T23:59:59');
  // A pause moves the last moment by exactly its length.
  const [paused] = replay({ ...given, pausesOn: ['customer'] }, waits('20T12:00', '21T12:00'));
  expect(told(paused?.dueAt)).toBe('31T23:59:59');
});

test('[CLOCK-8] called off or joined into another, a case drops its clocks', () => {
  for (const signal of ['cancelled', 'joined'] as const)
    expect(replay({}, [{ at: at('20T10:10'), signal }])).toMatchObject([{ state: 'dropped', endedAt: at('20T10:10') }]);
});

test('[CLOCK-9] a promised call is due when promised, whatever is waited for, and the next promise takes its place', () => {
  const given: Partial<ClockPolicy> = {
    unit: 'agreed',
    length: 0,
    startsOn: ['call_promised'],
    stopsOn: ['we_called'],
    pausesOn: ['customer'],
    steps: [{ when: 'before', amount: 15, tell: ['owner'] }],
  };
  const promise = (moment: string, of: string): ClockMark => ({
    at: at(moment),
    signal: 'call_promised',
    promisedAt: at(of),
  });
  const rounds = replay(given, [
    promise('20T11:00', '20T20:30'),
    ...waits('20T12:00', '20T13:00'),
    promise('20T14:00', '21T08:30'),
    { at: at('21T08:31'), signal: 'we_called' },
  ]);
  expect(rounds.map(({ state, dueAt, steps }) => [state, told(dueAt), told(steps[0]?.at)])).toEqual([
    ['dropped', '20T20:30:00', '20T20:15:00'],
    ['missed', '21T08:30:00', '21T08:15:00'],
  ]);
});

test('steps come after a share of the length, and before and after the due moment, by the time of the clock', () => {
  const tell: ['owner'] = ['owner'];
  const [round] = replay({
    length: 10 * 60,
    steps: [
      { when: 'share', amount: 50, tell },
      { when: 'before', amount: 120, tell },
      { when: 'after', amount: 0, tell },
      { when: 'after', amount: 480, tell },
    ],
  });
  expect(round?.steps.map(({ kind, at: moment }) => [kind, told(moment)])).toEqual([
    ['reminder', '20T15:00:00'],
    ['reminder', '20T18:00:00'],
    ['escalation', '21T11:00:00'],
    ['escalation', '22T10:00:00'],
  ]);
});

test('[CLOCK-1] keeping in touch begins anew each time somebody writes', () => {
  const given: Partial<ClockPolicy> = { restartsOn: ['we_wrote'], stopsOn: ['resolved'] };
  const wrote = (moment: string): ClockMark => ({ at: at(moment), signal: 'we_wrote' });
  const rounds = replay(given, [wrote('20T10:30'), wrote('20T12:00')], at('20T12:10'));
  expect(rounds.map(({ state, dueAt }) => [state, told(dueAt)])).toEqual([
    ['met', '20T11:00:00'],
    ['missed', '20T11:30:00'],
    ['running', '20T13:00:00'],
  ]);
});
