// Terms of law and contract: on which day they run out.
import { assert } from '../assert.ts';
import type { Calendar, IsoDay, Term } from './calendar-types.ts';
import { addDays, addMonths } from './days.ts';
import { addWorkingDays, calendarOn, isWorkingDay } from './working-days.ts';
import { endOfDay } from './zone-offsets.ts';

/**
 * The last day of a term that an event on `eventDay` sets off. Months and years end on the same day of the month, or on its last
 * day where there is none. By `moves_to_next_working_day` a last day that does not work moves on (CN Civil Code art. 203,
 * RU Civil Code art. 193). Null when the calendar has no working day to count or move to.
 */
export function dueOnDay(eventDay: IsoDay, term: Term, calendar: Calendar): IsoDay | null {
  assert(Number.isSafeInteger(term.length) && term.length >= 0, 'CAL-7 a term is a whole number of its unit');
  const last = lastDayOf(eventDay, term, calendar);
  if (last === null || term.lastDay === 'stays' || isWorkingDay(last, calendar)) return last;
  return addWorkingDays(last, 1, calendar);
}

/** The instant the term is over: the end of its last day in the zone of the calendar in force then. */
export function termEndsAt(eventDay: IsoDay, term: Term, calendar: Calendar): number | null {
  const last = dueOnDay(eventDay, term, calendar);
  return last === null ? null : endOfDay(last, calendarOn(last, calendar).zone);
}

function lastDayOf(eventDay: IsoDay, term: Term, calendar: Calendar): IsoDay | null {
  // Counting the event's own day as the first brings every end one day nearer.
  const base = term.firstDayCounted && term.length > 0 ? addDays(eventDay, -1) : eventDay;
  switch (term.unit) {
    case 'calendar_day':
      return addDays(base, term.length);
    case 'week':
      return addDays(base, term.length * 7);
    case 'working_day':
      return addWorkingDays(base, term.length, calendar);
    case 'month':
      return oneDayNearer(addMonths(eventDay, term.length), base !== eventDay);
    case 'year':
      return oneDayNearer(addMonths(eventDay, term.length * 12), base !== eventDay);
  }
}

function oneDayNearer(day: IsoDay, nearer: boolean): IsoDay {
  return nearer ? addDays(day, -1) : day;
}
