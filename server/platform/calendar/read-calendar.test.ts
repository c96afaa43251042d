// Calendars as plain JSON: there and back, and every fault named with its place.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fiveDayWeek, roundTheClock, sevenDayWeek } from './presets/plain-weeks.ts';
import { formatShift, parseShift, readCalendar, toPlainCalendar } from './read-calendar.ts';
import { isOpenAt, workingBetween } from './working-time.ts';

test('[CAL-10] a calendar in plain JSON is read whole or every fault in it is named', () => {
  const faulty = {
    zone: 'Mars/Olympus',
    weekly: [['09:00-18:00', '9-18'], [], [], [], []],
    exceptions: [
      { day: '2013-02-30', shifts: [] },
      { day: '2013-10-01', shifts: ['25:00-26:00'] },
      { day: '2013-10-01', shifts: [] },
    ],
  };
  expect(readCalendar(faulty)).toEqual({
    ok: false,
    faults: [
      { path: 'zone', reasonCode: 'calendar.zone_unknown', value: 'Mars/Olympus' },
      { path: 'weekly', reasonCode: 'calendar.not_seven_days', value: '5' },
      { path: 'weekly.0.1', reasonCode: 'calendar.not_a_shift', value: '9-18' },
      { path: 'exceptions.0.day', reasonCode: 'calendar.no_such_day', value: '2013-02-30' },
      { path: 'exceptions.1.shifts.0', reasonCode: 'calendar.not_a_shift', value: '25:00-26:00' },
      { path: 'exceptions.2.day', reasonCode: 'calendar.day_twice', value: '2013-10-01' },
    ],
  });
});

test('[CAL-10] shifts are read as people write them, and any calendar comes back', () => {
  expect(parseShift('22:00 – 06:00')).toEqual({ fromMinute: 1320, untilMinute: 1800 });
  expect(parseShift('00:00-24:00')).toEqual({ fromMinute: 0, untilMinute: 1440 });
  expect(parseShift('09:00-09:00')).toEqual({ fromMinute: 540, untilMinute: 1980 });
  for (const none of ['', '9:00-18:00', '09:00', '24:00-25:00', '09:60-10:00']) expect(parseShift(none)).toBeNull();
  const shift = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([fromMinute, length]) => ({ fromMinute, untilMinute: fromMinute + length }));
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 3 }), fc.array(shift, { maxLength: 2 }), (shifts, special) => {
      const calendar = { ...sevenDayWeek('Asia/Kathmandu', shifts), exceptions: new Map([['2024-02-29', special]]) };
      const back = readCalendar(JSON.parse(JSON.stringify(toPlainCalendar(calendar))));
      expect(back).toEqual({ ok: true, value: calendar });
      for (const each of shifts) expect(parseShift(formatShift(each))).toEqual(each);
    }),
  );
});

test('[CAL-10] the weeks to begin with are open as they say', () => {
  const [from, until] = [Date.parse('2024-03-04T00:00Z'), Date.parse('2024-03-11T00:00Z')];
  expect(workingBetween(from, until, roundTheClock('Etc/UTC'))).toBe(until - from);
  expect(workingBetween(from, until, fiveDayWeek('Etc/UTC'))).toBe(45 * 3_600_000);
  expect(isOpenAt(from, fiveDayWeek('Etc/UTC'))).toBe(false);
});
