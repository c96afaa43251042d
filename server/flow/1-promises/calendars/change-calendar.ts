// Changes a work calendar, or makes it the default. Due moments already given stay as they are: they were promised.
import { type Acting, allow } from '#platform/database/acting';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { calendarWriter } from './calendar-store.ts';
import { type CalendarShown, type KeptCalendar, showCalendar, type WorkWeek } from './work-week.ts';
import { refuseUnsound } from './write-calendar.ts';

/**
 * There is always exactly one default: `isDefault` moves it here, and without it the default stays where it is (PROM-19). Refuses
 * `calendar.not_found`, `time_zone.unknown`, `calendar.hours_overlap`.
 */
export async function changeCalendar(
  acting: Acting,
  calendarId: Uuid,
  { isDefault, ...week }: WorkWeek & { isDefault: boolean },
): Promise<CalendarShown> {
  allow(acting, 'calendar.write');
  refuseUnsound(week);
  return acting.transact(async (tx) => {
    const writer = calendarWriter(tx);
    const known = (await writer.lock()).find((calendar) => calendar.calendarId === calendarId);
    if (!known) throw refuse('calendar.not_found', {});
    if (isDefault && !known.isDefault) await writer.leaveDefault();
    const calendar: KeptCalendar = { ...week, calendarId, isDefault: isDefault || known.isDefault };
    await writer.change(calendar);
    return showCalendar(calendar);
  });
}
