// Until when a promise runs: the last moment that still keeps it, from an agreed date or from a length of time after an event.
import type { PromiseClock } from '#api/flow/1-promises';
import type { IsoDay, WorkCalendar } from '#platform/calendar/calendar-types';
import { dueOnDay } from '#platform/calendar/due-on-day';
import { dueAt } from '#platform/calendar/working-time';
import { dayAt, endOfDay } from '#platform/calendar/zone-offsets';

export interface Due {
  /** ISO instant, the last millisecond that still keeps it. */
  dueAt: string;
  /** The day of that moment at the place. */
  dueOn: IsoDay;
}

/** When a clock began: an instant, or a day whose hour nobody wrote down. */
export type Began = { at: string } | { on: IsoDay };
export type Length = Pick<Extract<PromiseClock, { kind: 'right' }>, 'length' | 'unit'>;

const hourMillis = 3_600_000;
const lastYear = 9_000;

/** The whole of an agreed day may be used: due at its last millisecond where the store is (PROM-3). */
export function dueOfDay(day: IsoDay, timeZone: string): Due {
  return { dueAt: new Date(endOfDay(day, timeZone) - 1).toISOString(), dueOn: day };
}

/** Of an obligation: its exact moment when one was agreed, else its day (PROM-3). */
export function dueOfAgreement(
  agreed: { agreedOn: IsoDay | null; agreedAt: string | null },
  timeZone: string,
): Due | null {
  if (agreed.agreedAt !== null) return dueOfInstant(Date.parse(agreed.agreedAt), timeZone);
  return agreed.agreedOn === null ? null : dueOfDay(agreed.agreedOn, timeZone);
}

/**
 * The end of a length after an event (PROM-4). The day of the event is not counted and full days end at midnight; a month ends on
 * the same day of the month, or on its last. Hours run from the instant of the event, or from the end of its day when no hour is
 * known. Working hours and days are those of `calendar`, which is in the zone of the place. Null is never: the calendar does not work,
 * or the end lies beyond the years a day can be written in.
 */
export function dueOfLength(began: Began, { length, unit }: Length, calendar: WorkCalendar): Due | null {
  const { zone } = calendar;
  const eventOn = 'on' in began ? began.on : dayAt(Date.parse(began.at), zone);
  if (unit === 'hours' || unit === 'working_hours') {
    const from = 'on' in began ? endOfDay(began.on, zone) : Date.parse(began.at);
    const ends = unit === 'hours' ? from + length * hourMillis : dueAt(from, length * hourMillis, calendar);
    return ends === null ? null : dueOfInstant(ends, zone);
  }
  const years = unit === 'years' ? length : unit === 'months' ? length / 12 : 0;
  if (Number(eventOn.slice(0, 4)) + years > lastYear) return null;
  const last = dueOnDay(eventOn, { length, unit: termUnits[unit], firstDayCounted: false, lastDay: 'stays' }, calendar);
  return last === null ? null : dueOfDay(last, zone);
}

const termUnits = { days: 'calendar_day', working_days: 'working_day', months: 'month', years: 'year' } as const;

function dueOfInstant(at: number, timeZone: string): Due {
  return { dueAt: new Date(at).toISOString(), dueOn: dayAt(at, timeZone) };
}
