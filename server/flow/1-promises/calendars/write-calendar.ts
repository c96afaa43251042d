// Adds a work calendar. The first of a company is its default.
import { isZone } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import { makeUuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { calendarWriter } from './calendar-store.ts';
import { type CalendarShown, findOverlap, type KeptCalendar, showCalendar, type WorkWeek } from './work-week.ts';

/** Refuses `time_zone.unknown` and `calendar.hours_overlap` (PROM-19). */
export async function writeCalendar(acting: Acting, week: WorkWeek): Promise<CalendarShown> {
  allow(acting, 'calendar.write');
  refuseUnsound(week);
  return acting.transact(async (tx) => {
    const writer = calendarWriter(tx);
    const isDefault = (await writer.lock()).length === 0;
    const calendar: KeptCalendar = { ...week, calendarId: makeUuid(), isDefault };
    await writer.add(calendar);
    return showCalendar(calendar);
  });
}

export function refuseUnsound(week: WorkWeek): void {
  if (!isZone(week.timeZone)) throw refuse('time_zone.unknown', { timeZone: week.timeZone });
  const day = findOverlap(week);
  if (day !== undefined) throw refuse('calendar.hours_overlap', { day });
}
