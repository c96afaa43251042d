import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthUnits } from '#api/flow/1-promises';
import { dayAt } from '#platform/calendar/zone-offsets';
import { dueOfAgreement, dueOfDay, dueOfLength } from './due-moment.ts';
import { calendarOf, shanghai } from './promise.fixture.ts';

const zones = [shanghai, 'Europe/Moscow', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'];
const aDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anInstant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const days = (length: number) => ({ length, unit: 'days' as const });

test('[PROM-3] a day may be used to its last moment where the store is', () => {
  expect(dueOfDay('2014-01-30', shanghai)).toEqual({ dueAt: '2014-01-30T15:59:59.999Z', dueOn: '2014-01-30' });
  expect(dueOfDay('2014-01-30', 'America/New_York').dueAt).toBe('2014-01-31T04:59:59.999Z');
});

test('[PROM-3] a day of the place ends one millisecond before the next begins, in any zone', () => {
  fc.assert(
    fc.property(aDay, fc.constantFrom(...zones), (day, zone) => {
      if (zone === 'Pacific/Apia' && day === '2011-12-30') return; // a day Apia never had
      const end = Date.parse(dueOfDay(day, zone).dueAt);
      expect(dayAt(end, zone)).toBe(day);
      expect(dayAt(end + 1, zone) > day).toBe(true);
    }),
  );
});

test('[PROM-3] an agreed moment is due at that instant, on the day it is at the place', () => {
  const due = dueOfAgreement({ agreedOn: null, agreedAt: '2014-01-30T16:30:00Z' }, shanghai);
  expect(due).toEqual({ dueAt: '2014-01-30T16:30:00.000Z', dueOn: '2014-01-31' });
  expect(dueOfAgreement({ agreedOn: null, agreedAt: null }, shanghai)).toBeNull();
});

test('[PROM-4] the day of the event is not counted, and full days end at midnight', () => {
  const swap = dueOfLength({ at: '2026-03-02T03:00:00Z' }, days(3), calendarOf(shanghai));
  expect(swap).toEqual({ dueAt: '2026-03-05T15:59:59.999Z', dueOn: '2026-03-05' });
});

test('[PROM-4] eighteen months from 2009-03-09 end on 2010-09-09, and a month from 31 January ends with February', () => {
  const at = { at: '2009-03-09T10:00:00Z' };
  expect(dueOfLength(at, { length: 18, unit: 'months' }, calendarOf('Europe/Moscow'))?.dueOn).toBe('2010-09-09');
  const month = { length: 1, unit: 'months' } as const;
  expect(dueOfLength({ on: '2014-01-31' }, month, calendarOf(shanghai))?.dueOn).toBe('2014-02-28');
  expect(dueOfLength({ on: '2012-01-31' }, month, calendarOf(shanghai))?.dueOn).toBe('2012-02-29');
  const year = { length: 1, unit: 'years' } as const;
  expect(dueOfLength({ on: '2012-02-29' }, year, calendarOf(shanghai))?.dueOn).toBe('2013-02-28');
});

test('[PROM-4] months land in the right month, on the same day or the last there is', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 240 }), (day, length) => {
      const due = dueOfLength({ on: day }, { length, unit: 'months' }, calendarOf(shanghai))?.dueOn ?? '';
      const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      expect(months(due) - months(day)).toBe(length);
      const isLast = new Date(Date.parse(due) + 86_400_000).toISOString().endsWith('-01T00:00:00.000Z');
      expect(due.slice(8) === day.slice(8) || (isLast && due.slice(8) < day.slice(8))).toBe(true);
    }),
  );
});

test('[PROM-4] an hour is an hour, and from a day without an hour it runs from the end of that day', () => {
  const hour = { length: 1, unit: 'hours' } as const;
  const answer = dueOfLength({ at: '2026-03-02T14:10:00Z' }, hour, calendarOf(shanghai));
  expect(answer?.dueAt).toBe('2026-03-02T15:10:00.000Z');
  expect(dueOfLength({ on: '2026-03-02' }, hour, calendarOf(shanghai))?.dueAt).toBe('2026-03-02T17:00:00.000Z');
});

test('[PROM-4] working hours and days are those of the place', () => {
  // Friday 6 March 2026, 17:00 in Shanghai: one hour is left, the second is Monday's first.
  const friday = { at: '2026-03-06T09:00:00Z' };
  const hours = dueOfLength(friday, { length: 2, unit: 'working_hours' }, calendarOf(shanghai));
  expect(hours?.dueAt).toBe('2026-03-09T02:00:00.000Z');
  const workDays = dueOfLength(friday, { length: 1, unit: 'working_days' }, calendarOf(shanghai));
  expect(workDays).toEqual({ dueAt: '2026-03-09T15:59:59.999Z', dueOn: '2026-03-09' });
});

test('[PROM-4] ten thousand years, the longest a commitment may say, have no last day', () => {
  expect(dueOfLength({ on: '2026-01-01' }, { length: 10_000, unit: 'years' }, calendarOf(shanghai))).toBeNull();
  expect(dueOfLength({ on: '2026-01-01' }, { length: 10_000, unit: 'months' }, calendarOf(shanghai))?.dueOn).toBe(
    '2859-05-01',
  );
});

test('[PROM-4] a longer length never ends earlier, and none ends before its event', () => {
  fc.assert(
    fc.property(
      anInstant,
      fc.constantFrom(...lengthUnits),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(...zones),
      (at, unit, length, zone) => {
        const [short, long] = [length, length + 1].map((each) =>
          Date.parse(dueOfLength({ at }, { length: each, unit }, calendarOf(zone))?.dueAt ?? ''),
        );
        expect(short).toBeGreaterThan(Date.parse(at));
        expect(long).toBeGreaterThanOrEqual(short ?? 0);
      },
    ),
    { numRuns: 200 },
  );
});
