// Calendar days as ISO text and as numbers: no zone, no clock, only the Gregorian count.
import { assert } from '../assert.ts';
import type { IsoDay } from './calendar-types.ts';

export const dayMillis = 86_400_000;

/** Days since 1970-01-01. Refuses text that is no day, `2013-02-30` included: a stored day is always one. */
export function epochDayOf(day: IsoDay): number {
  assert(isDay(day), `CAL-1 ${day.slice(0, 20)} is a day`);
  return Date.parse(`${day}T00:00:00Z`) / dayMillis;
}

export function isoDayOf(epochDay: number): IsoDay {
  return new Date(epochDay * dayMillis).toISOString().slice(0, 10);
}

const datesMax = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether the text is a day that exists, from year 0000 to 9999. Counted, not asked of `Date`: files have millions of them. */
export function isDay(text: string): boolean {
  if (!isDayShaped(text)) return false;
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8));
  const most = month === 2 && isLeapYear(Number(text.slice(0, 4))) ? 29 : (datesMax[month - 1] ?? 0);
  return date >= 1 && date <= most;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function addDays(day: IsoDay, count: number): IsoDay {
  return isoDayOf(epochDayOf(day) + count);
}

/** The same day of the month `count` months on, or the month's last day where there is none (CN Civil Code art. 202, RU art. 192). */
export function addMonths(day: IsoDay, count: number): IsoDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + (month - 1) + count;
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  const lengthOfMonth = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return `${first}-${String(Math.min(date, lengthOfMonth)).padStart(2, '0')}`;
}

/** 0 Monday … 6 Sunday, as `WorkCalendar.weekly` is laid out. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

function isDayShaped(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
