// Calendar days as ISO text and as numbers: no zone, no clock, only the Gregorian count.
import { assert } from '../assert.ts';
import type { IsoDay } from './calendar-types.ts';

export const dayMillis = 86_400_000;

/** Days since 1970-01-01. Refuses text that is no day, `2013-02-30` included: a stored day is always one. */
export function epochDayOf(day: IsoDay): number {
  const millis = isDayShaped(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const epochDay = millis / dayMillis;
  assert(Number.isInteger(epochDay) && isoDayOf(epochDay) === day, `CAL-1 ${day.slice(0, 20)} is a day`);
  return epochDay;
}

export function isoDayOf(epochDay: number): IsoDay {
  return new Date(epochDay * dayMillis).toISOString().slice(0, 10);
}

/** Whether the text is a day that exists, from year 0001 to 9999. */
export function isDay(text: string): boolean {
  if (!isDayShaped(text)) return false;
  const millis = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text);
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
