// Calendar days as whole numbers, so that thousands of terms a second can be counted without a date object.

/** Days since 1970-01-01, Gregorian. A day has no zone and no hour. */
export type CalendarDay = number;

const instantMark = 10; // an instant carries a `T` after its ten characters of day

/** The number of a day written `2014-01-30`. The text has been checked: `api/flow/3-decisions.ts`. */
export function parseDay(text: string): CalendarDay {
  return dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

/** Whether a moment names an hour as well as a day. */
export function hasHour(moment: string): boolean {
  return moment.length > instantMark;
}

/** The day of a moment: itself, or for an instant the day it has in `timeZone`. */
export function dayOfMoment(moment: string, timeZone: string): CalendarDay {
  return hasHour(moment) ? dayInZone(Date.parse(moment), timeZone) : parseDay(moment);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayInZone(atMs: number, timeZone: string): CalendarDay {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return parseDay(format.format(atMs));
}

/** Day number of a civil date, by counting years from March so that a leap day comes last. */
export function dayOf(year: number, month: number, day: number): CalendarDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Year, month 1–12 and day of a day number. */
export function civilOf(day: CalendarDay): { year: number; month: number; day: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** `2014-01-30`. */
export function formatDay(day: CalendarDay): string {
  const { year, month, day: date } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`;
}

/**
 * The day of the same number `months` later; in a shorter month its last day (CN Civil Code art. 202, RU Civil Code
 * art. 192: a term of months ends on the corresponding day, or on the last day of the month that has none).
 */
export function addMonths(from: CalendarDay, months: number): CalendarDay {
  const { year, month, day } = civilOf(from);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return dayOf(y, m, Math.min(day, daysInMonth(y, m)));
}

function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** The last day of a term of `length` that begins after `from`. */
export function addLength(from: CalendarDay, length: number, unit: 'day' | 'month'): CalendarDay {
  return unit === 'day' ? from + length : addMonths(from, length);
}

/** Saturday or Sunday. 1970-01-01 was a Thursday. */
export function isWeekend(day: CalendarDay): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday >= 5;
}
