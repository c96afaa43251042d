// The work clocks: the quick part of T-D1 and the cases a person can check by hand.
import { describe, expect, test } from 'vitest';
import type { Shift, WorkCalendar } from './calendar-types.ts';
import { checkAgainstModel } from './check-against-model.fixture.ts';
import { dueAt, isOpenAt, nextOpenAt, workingBetween } from './working-time.ts';

const hour = 3_600_000;
const office: Shift = { fromMinute: 540, untilMinute: 1080 };

function calendar(
  zone: string,
  weekday: readonly Shift[],
  exceptions: WorkCalendar['exceptions'] = new Map(),
): WorkCalendar {
  return { zone, weekly: [...Array<readonly Shift[]>(5).fill(weekday), [], []], exceptions };
}
function everyDay(zone: string, shifts: readonly Shift[]): WorkCalendar {
  return { zone, weekly: Array<readonly Shift[]>(7).fill(shifts), exceptions: new Map() };
}
const at = (text: string) => Date.parse(text);
const shanghai = calendar('Asia/Shanghai', [office]);

describe('[CAL-8] work clocks equal a minute-stepping model to the second (T-D1)', () => {
  const zones = [
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Europe/Moscow',
    'Asia/Shanghai',
    'Africa/Casablanca',
    'Pacific/Apia',
  ];
  test.each(zones)('%s', (zone) => {
    checkAgainstModel(zone, 12, 42);
  });
});

describe('[CAL-5] a clock runs only while the place is open and nothing pauses it', () => {
  test('four hours from 16:00 on Friday are due at 11:00 on Monday', () => {
    expect(dueAt(at('2013-12-13T16:00+08:00'), 4 * hour, shanghai)).toBe(at('2013-12-16T11:00+08:00'));
  });

  test('time that runs out at closing is due at closing', () => {
    expect(dueAt(at('2013-12-13T16:00+08:00'), 2 * hour, shanghai)).toBe(at('2013-12-13T18:00+08:00'));
  });

  test('a pause outside hours costs nothing, one inside costs its open part', () => {
    const start = at('2013-12-13T16:00+08:00');
    const night = { fromAt: at('2013-12-13T18:00+08:00'), untilAt: at('2013-12-16T09:00+08:00') };
    const morning = { fromAt: at('2013-12-16T08:00+08:00'), untilAt: at('2013-12-16T09:30+08:00') };
    expect(dueAt(start, 4 * hour, shanghai, [night])).toBe(at('2013-12-16T11:00+08:00'));
    expect(dueAt(start, 4 * hour, shanghai, [morning, night, morning])).toBe(at('2013-12-16T11:30+08:00'));
  });

  test('nothing to wait for is due at once; a pause without end or a calendar without hours never', () => {
    const start = at('2013-12-14T03:00+08:00');
    expect(dueAt(start, 0, shanghai)).toBe(start);
    expect(dueAt(start, hour, shanghai, [{ fromAt: start, untilAt: null }])).toBeNull();
    expect(dueAt(start, hour, everyDay('Asia/Shanghai', []))).toBeNull();
    expect(nextOpenAt(start, everyDay('Asia/Shanghai', []))).toBeNull();
  });

  test('a holiday is skipped and a moved working day counts', () => {
    const holidays = calendar(
      'Asia/Shanghai',
      [office],
      new Map([
        ['2013-12-16', []],
        ['2013-12-14', [office]],
      ]),
    );
    expect(dueAt(at('2013-12-13T17:00+08:00'), 11 * hour, holidays)).toBe(at('2013-12-17T10:00+08:00'));
  });

  test('between two instants backwards is the same, negative', () => {
    const [from, until] = [at('2013-12-13T16:00+08:00'), at('2013-12-16T11:00+08:00')];
    expect(workingBetween(from, until, shanghai)).toBe(4 * hour);
    expect(workingBetween(until, from, shanghai)).toBe(-4 * hour);
  });

  test('instants that are none are a bug', () => {
    expect(() => dueAt(Number.NaN, 1, shanghai)).toThrow('CAL-5');
    expect(() => dueAt(0, -1, shanghai)).toThrow('CAL-5');
    expect(() => workingBetween(0, Number.NaN, shanghai)).toThrow('CAL-5');
  });
});

describe('[CAL-3] a moment is open exactly when the clock on the wall shows an open time', () => {
  const newYork = everyDay('America/New_York', [{ fromMinute: 60, untilMinute: 180 }]);

  test('01:00 to 03:00 has one hour when clocks go forward and three when they go back', () => {
    expect(workingBetween(at('2024-03-10T00:00-05:00'), at('2024-03-11T00:00-04:00'), newYork)).toBe(hour);
    expect(workingBetween(at('2024-11-03T00:00-04:00'), at('2024-11-04T00:00-05:00'), newYork)).toBe(3 * hour);
  });

  test('Lord Howe moves by half an hour', () => {
    const lordHowe = everyDay('Australia/Lord_Howe', [{ fromMinute: 0, untilMinute: 240 }]);
    expect(workingBetween(at('2024-04-06T13:00Z'), at('2024-04-07T13:30Z'), lordHowe)).toBe(4.5 * hour);
  });

  test('a night shift belongs to the day it begins on', () => {
    const night = calendar('Europe/Moscow', [{ fromMinute: 1320, untilMinute: 1800 }]);
    expect(isOpenAt(at('2024-06-15T05:59+03:00'), night)).toBe(true); // Saturday morning, Friday's shift
    expect(isOpenAt(at('2024-06-15T06:00+03:00'), night)).toBe(false);
    expect(nextOpenAt(at('2024-06-15T06:00+03:00'), night)).toBe(at('2024-06-17T22:00+03:00'));
  });

  test('open round the clock over the day Apia skipped', () => {
    const apia = everyDay('Pacific/Apia', [{ fromMinute: 0, untilMinute: 1440 }]);
    expect(workingBetween(at('2011-12-29T00:00Z'), at('2012-01-01T00:00Z'), apia)).toBe(72 * hour);
  });

  test('when a company moves its zone, each moment is judged by the calendar then in force', () => {
    const moved = [
      { fromAt: 0, calendar: calendar('Asia/Shanghai', [office]) },
      { fromAt: at('2024-06-12T04:00Z'), calendar: calendar('Europe/Moscow', [office]) },
    ];
    // 09:00 to 12:00 in Shanghai, then from noon there it is 07:00 in Moscow, which opens two hours later.
    expect(workingBetween(at('2024-06-12T00:00Z'), at('2024-06-12T07:00Z'), moved)).toBe(4 * hour);
  });
});

describe('[CAL-4] a calendar is sound or it is a bug', () => {
  test.each([
    [{ fromMinute: -1, untilMinute: 10 }],
    [{ fromMinute: 1440, untilMinute: 1500 }],
    [{ fromMinute: 600, untilMinute: 600 }],
    [{ fromMinute: 600, untilMinute: 2881 }],
    [{ fromMinute: 600.5, untilMinute: 700 }],
  ])('%j is no shift', (shift) => {
    expect(() => isOpenAt(0, everyDay('Etc/UTC', [shift]))).toThrow('CAL-4');
  });

  test('a week has seven days', () => {
    expect(() => isOpenAt(0, { ...shanghai, weekly: [] })).toThrow('CAL-4');
  });
});

test('a clock over ten years takes milliseconds', () => {
  const start = performance.now();
  const due = dueAt(at('2015-01-01T00:00Z'), 20_000 * hour, everyDay('America/New_York', [office]));
  expect(due).not.toBeNull();
  expect(performance.now() - start).toBeLessThan(1_000);
});
