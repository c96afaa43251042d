// Working days, terms of law and public holidays, against the countries' own calendars.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shift, Term, WorkCalendar } from './calendar-types.ts';
import { addDays, addMonths, epochDayOf, isDay, isoDayOf, weekdayOf } from './days.ts';
import { dueOnDay, termEndsAt } from './due-on-day.ts';
import { cnDays } from './presets/cn-days.ts';
import { publicDayOf, withPublicDays } from './presets/public-days.ts';
import { ruDays } from './presets/ru-days.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';
import { dayAt, endOfDay, instantOfWall, isZone, offsetAt, startOfDay } from './zone-offsets.ts';

const office: readonly Shift[] = [{ fromMinute: 540, untilMinute: 1080 }];
const fiveDays = (zone: string): WorkCalendar => ({
  zone,
  weekly: [office, office, office, office, office, [], []],
  exceptions: new Map(),
});
const cn = withPublicDays(fiveDays('Asia/Shanghai'), cnDays, office);
const ru = withPublicDays(fiveDays('Europe/Moscow'), ruDays, office);
const term = (length: number, unit: Term['unit'], more: Partial<Term> = {}): Term => ({
  length,
  unit,
  firstDayCounted: false,
  lastDay: 'stays',
  ...more,
});

describe('[CAL-1] a day is ISO text of a day that exists', () => {
  test('days count up and down over leap years and centuries', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('1900-02-28', 1)).toBe('1900-03-01');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-03-31', -13)).toBe('2023-02-28');
    expect(weekdayOf(epochDayOf('2013-12-14'))).toBe(5);
    expect([isDay('2013-02-29'), isDay('2013-2-1'), isDay('0000-00-00'), isDay('2016-02-29')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    for (const none of ['2013-02-30', '13-02-01', 'soon']) expect(() => epochDayOf(none)).toThrow('CAL-1');
    fc.assert(
      fc.property(fc.integer({ min: -80_000, max: 200_000 }), (day) => {
        expect(epochDayOf(isoDayOf(day))).toBe(day);
      }),
    );
  });
});

describe('[CAL-2] the wall clock of a zone has one instant for every time, in gaps and overlaps too', () => {
  const halfPastTwo = 2.5 * 3_600_000;
  test('02:30 in a gap is moved on by the gap, 01:30 in an overlap is the first', () => {
    expect(instantOfWall('2024-03-10', halfPastTwo, 'America/New_York')).toEqual({
      at: Date.parse('2024-03-10T03:30-04:00'),
      clock: 'never',
    });
    expect(instantOfWall('2024-11-03', 1.5 * 3_600_000, 'America/New_York')).toEqual({
      at: Date.parse('2024-11-03T01:30-04:00'),
      clock: 'twice',
    });
    expect(instantOfWall('2024-10-06', halfPastTwo - 900_000, 'Australia/Lord_Howe').clock).toBe('never');
    expect(instantOfWall('2013-12-14', 0, 'Asia/Kathmandu')).toEqual({
      at: Date.parse('2013-12-13T18:15Z'),
      clock: 'once',
    });
  });

  test('a day begins once, also where midnight is skipped, shown twice, or the day never was', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe(Date.parse('2018-11-04T03:00Z'));
    expect(startOfDay('2018-02-18', 'America/Sao_Paulo')).toBe(Date.parse('2018-02-18T03:00Z'));
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
    expect(endOfDay('2013-12-14', 'Asia/Shanghai')).toBe(Date.parse('2013-12-15T00:00+08:00'));
  });

  test('offsets of history, and days as the wall shows them', () => {
    expect(offsetAt('Europe/Moscow', Date.parse('2012-01-01'))).toBe(4 * 3_600_000);
    expect(offsetAt('Europe/Moscow', Date.parse('2015-01-01'))).toBe(3 * 3_600_000);
    expect(dayAt(Date.parse('2013-12-13T16:30Z'), 'Asia/Shanghai')).toBe('2013-12-14');
    expect([isZone('Asia/Shanghai'), isZone('Mars/Olympus'), isZone('')]).toEqual([true, false, false]);
  });
});

describe('[CAL-6] working days are counted from the day after', () => {
  test('over the Chinese National Day of 2013 with its moved days', () => {
    // 29 September (Sunday) and 12 October (Saturday) were worked, 1 to 7 October were off.
    expect(addWorkingDays('2013-09-27', 3, cn)).toBe('2013-10-08');
    expect(isWorkingDay('2013-10-12', cn)).toBe(true);
    expect(workingDaysBetween('2013-09-27', '2013-10-13', cn)).toBe(7);
  });

  test('there and back is where one was, and between agrees with add', () => {
    const day = fc.integer({ min: epochDayOf('2013-01-01'), max: epochDayOf('2025-06-01') }).map(isoDayOf);
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), fc.constantFrom(cn, ru), (start, count, calendar) => {
        const end = addWorkingDays(start, count, calendar) ?? '';
        expect(isWorkingDay(end, calendar)).toBe(true);
        expect(workingDaysBetween(start, end, calendar)).toBe(count);
        expect(workingDaysBetween(end, start, calendar)).toBe(-count);
        if (isWorkingDay(start, calendar)) expect(addWorkingDays(end, -count, calendar)).toBe(start);
      }),
    );
  });

  test('a calendar without working days has none to give', () => {
    expect(addWorkingDays('2013-01-01', 1, { ...cn, weekly: Array(7).fill([]), exceptions: new Map() })).toBeNull();
    expect(() => addWorkingDays('2013-01-01', 0.5, cn)).toThrow('CAL-6');
  });
});

describe('[CAL-7] a term ends on its last day, or on the next working day where the law says so', () => {
  test.each([
    ['2013-12-14', term(15, 'calendar_day'), '2013-12-29'],
    ['2013-12-14', term(15, 'calendar_day', { firstDayCounted: true }), '2013-12-28'],
    ['2013-09-24', term(7, 'calendar_day', { lastDay: 'moves_to_next_working_day' }), '2013-10-08'],
    ['2014-01-31', term(1, 'month'), '2014-02-28'],
    ['2013-12-14', term(1, 'month', { firstDayCounted: true }), '2014-01-13'],
    ['2016-02-29', term(1, 'year'), '2017-02-28'],
    ['2013-12-14', term(2, 'week'), '2013-12-28'],
    ['2013-12-14', term(7, 'working_day'), '2013-12-24'],
    ['2013-12-14', term(0, 'calendar_day'), '2013-12-14'],
  ] as const)('from %s %j is %s', (eventDay, given, last) => {
    expect(dueOnDay(eventDay, given, cn)).toBe(last);
  });

  test('in Russia ten days from 28 December end after the January holidays', () => {
    const ten = term(10, 'calendar_day', { lastDay: 'moves_to_next_working_day' });
    expect(dueOnDay('2023-12-28', ten, ru)).toBe('2024-01-09');
    expect(termEndsAt('2023-12-28', ten, ru)).toBe(Date.parse('2024-01-10T00:00+03:00'));
  });

  test('half a day is no term', () => {
    expect(() => dueOnDay('2023-12-28', term(0.5, 'calendar_day'), cn)).toThrow('CAL-7');
  });
});

describe('[CAL-9] public days are those of the country', () => {
  const folder = '../shared/data/geo-calendars';
  const absent = !existsSync(folder);
  if (absent) console.warn('public days are not compared with their sources: ../shared/data/geo-calendars is absent');

  test.skipIf(absent)('China, every row of the source from 2012 on', () => {
    const rows = gunzipSync(readFileSync(`${folder}/cn_holidays_and_makeup_workdays_2007_2027.csv.gz`))
      .toString()
      .trim()
      .split('\n')
      .slice(1);
    const known = rows.map((row) => row.trim().split(',')).filter(([, , day = '']) => day >= '2012');
    for (const [, , day = '', off] of known)
      expect([day, publicDayOf(cnDays, day)]).toEqual([day, off === 'True' ? 'off' : 'work']);
    expect(known.length).toBeGreaterThan(400);
  });

  test.skipIf(absent)('Russia, every day from 2012 to 2025', () => {
    const source = JSON.parse(
      gunzipSync(readFileSync(`${folder}/ru_production_calendar_2011_2024.json.gz`)).toString(),
    );
    const off = new Set<string>(source.holidays);
    for (let day = '2012-01-01'; day < '2026-01-01'; day = addDays(day, 1)) {
      expect([day, isWorkingDay(day, ru)]).toEqual([day, !off.has(day)]);
    }
  });

  test('outside its years nothing is claimed, and the company has the last word', () => {
    expect(publicDayOf(cnDays, '2031-10-01')).toBeNull();
    expect(publicDayOf(cnDays, '2013-10-01')).toBe('off');
    expect(publicDayOf(cnDays, '2013-10-12')).toBe('work');
    expect(publicDayOf(cnDays, '2013-10-15')).toBe('plain');
    const openAnyway = withPublicDays({ ...cn, exceptions: new Map([['2013-10-01', office]]) }, cnDays, office);
    expect(isWorkingDay('2013-10-01', openAnyway)).toBe(true);
    expect(isWorkingDay('2013-10-02', openAnyway)).toBe(false);
  });
});
