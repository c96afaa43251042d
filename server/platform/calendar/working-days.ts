// Counting whole working days: a day works when a shift begins on it.
import { assert } from '../assert.ts';
import type { Calendar, IsoDay, WorkCalendar } from './calendar-types.ts';
import { epochDayOf, isoDayOf, weekdayOf } from './days.ts';
import { historyOf, shiftsOf } from './open-hours.ts';
import { startOfDay } from './zone-offsets.ts';

/** As long as clocks search (thirty years), so a calendar without a working day gives an answer. */
const searchDaysMax = 30 * 366;

/** Whether a shift begins on the day. A day belongs to the calendar in force when it begins. */
export function isWorkingDay(day: IsoDay, calendar: Calendar): boolean {
  return worksOn(epochDayOf(day), calendar);
}

/**
 * The `count`-th working day after `day`, which itself is not counted (before it, when negative). Zero is the day itself,
 * working or not. Null when the calendar has too few working days in thirty years.
 */
export function addWorkingDays(day: IsoDay, count: number, calendar: Calendar): IsoDay | null {
  assert(Number.isSafeInteger(count), 'CAL-6 working days are whole');
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = epochDayOf(day);
  let idle = 0;
  while (left > 0) {
    at += step;
    idle = worksOn(at, calendar) ? 0 : idle + 1;
    if (idle === 0) left -= 1;
    if (idle > searchDaysMax) return null;
  }
  return isoDayOf(at);
}

/** Working days after `fromDay` up to and with `untilDay`; negative when `untilDay` is earlier. */
export function workingDaysBetween(fromDay: IsoDay, untilDay: IsoDay, calendar: Calendar): number {
  const from = epochDayOf(fromDay);
  const until = epochDayOf(untilDay);
  if (until < from) return -workingDaysBetween(untilDay, fromDay, calendar);
  let count = 0;
  for (let day = from + 1; day <= until; day += 1) if (worksOn(day, calendar)) count += 1;
  return count;
}

/** The calendar in force when the day begins. */
export function calendarOn(day: IsoDay, calendar: Calendar): WorkCalendar {
  const history = historyOf(calendar);
  const later = history.findLast((each, index) => index > 0 && each.fromAt <= startOfDay(day, each.calendar.zone));
  const inForce = later ?? history[0];
  assert(inForce, 'CAL-4 a history has a first calendar');
  return inForce.calendar;
}

function worksOn(epochDay: number, calendar: Calendar): boolean {
  const day = isoDayOf(epochDay);
  return shiftsOf(calendarOn(day, calendar), day, weekdayOf(epochDay)).length > 0;
}
