import { expect, test } from 'vitest';
import { isWorkingDay } from '#platform/calendar/working-days';
import { isOpenAt } from '#platform/calendar/working-time';
import { findOverlap, usualWeek, type WorkWeek, workCalendarOf } from './work-week.ts';

const zone = 'Asia/Shanghai';
const nine = [{ from: '09:00', until: '18:00' }];
const weekOf = (monday: WorkWeek['week'][number], more: Partial<WorkWeek> = {}): WorkWeek => ({
  ...usualWeek('', zone),
  week: [monday, nine, nine, nine, nine, [], []],
  ...more,
});

test('[PROM-19] hours of one day do not overlap, also where yesterday ran over midnight', () => {
  expect(findOverlap(weekOf(nine))).toBeUndefined();
  expect(findOverlap(weekOf([...nine, { from: '18:00', until: '20:00' }]))).toBeUndefined();
  expect(findOverlap(weekOf([...nine, { from: '17:59', until: '20:00' }]))).toBe('1');
  expect(findOverlap(weekOf([{ from: '22:00', until: '09:30' }]))).toBe('2');
  expect(findOverlap(weekOf([{ from: '09:00', until: '09:00' }]))).toBe('1');
  const exceptions = [{ day: '2026-05-01', hours: [...nine, ...nine], title: '' }];
  expect(findOverlap(weekOf(nine, { exceptions }))).toBe('2026-05-01');
});

test('a calendar works its own hours, in the zone of the place', () => {
  const calendar = workCalendarOf(weekOf([{ from: '22:00', until: '02:00' }]), zone);
  const open = (at: string) => isOpenAt(Date.parse(at), calendar);
  // Monday 2 March 2026, 22:00 in Shanghai to Tuesday 02:00.
  expect([open('2026-03-02T13:59:00Z'), open('2026-03-02T14:00:00Z')]).toEqual([false, true]);
  expect([open('2026-03-02T17:59:00Z'), open('2026-03-02T18:00:00Z')]).toEqual([true, false]);
});

test('the country of a company brings its public days, and its own exceptions come first', () => {
  const usual = usualWeek('CN', zone);
  expect([usual.preset, usualWeek('RU', zone).preset, usualWeek('DE', zone).preset]).toEqual(['cn', 'ru', null]);
  // 1 October 2014 was a holiday, Saturday 11 October a working day for it.
  const works = (week: WorkWeek, day: string) => isWorkingDay(day, workCalendarOf(week, zone));
  expect([works(usual, '2014-10-01'), works(usual, '2014-10-11')]).toEqual([false, true]);
  const open = { ...usual, exceptions: [{ day: '2014-10-01', hours: nine, title: 'we work' }] };
  expect(works(open, '2014-10-01')).toBe(true);
});
