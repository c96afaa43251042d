// Which day it is, and which hours count, at a place: the company's default calendar, read in the zone of the place.
import { sql } from 'kysely';
import type { IsoDay, WorkCalendar } from '#platform/calendar/calendar-types';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { calendarReader } from './calendar-store.ts';
import { usualWeek, type WorkWeek, workCalendarOf } from './work-week.ts';

/** The calendar by which lengths of time are counted in a zone. The same zone gives the same object, so its hours are reused. */
export type CalendarOf = (timeZone: string) => WorkCalendar;

/** Reads the default calendar once; a company without one works from nine to six, Monday to Friday. */
export async function readPlaceCalendars(snapshot: Snapshot): Promise<CalendarOf> {
  return placeCalendars(await readWorkWeek(snapshot));
}

/** The default calendar as people wrote it: whoever must know later how it was then keeps it. */
export async function readWorkWeek(snapshot: Snapshot): Promise<WorkWeek> {
  return (await calendarReader(snapshot).default()) ?? usualWeek('', 'UTC');
}

export function placeCalendars(week: WorkWeek): CalendarOf {
  const known = new Map<string, WorkCalendar>();
  return (timeZone) => {
    const calendar = known.get(timeZone) ?? workCalendarOf(week, timeZone);
    known.set(timeZone, calendar);
    return calendar;
  };
}

/** Today where the company is. */
export async function companyToday(snapshot: Snapshot): Promise<IsoDay> {
  const { rows } = await sql<{ timeZone: string }>`
    select time_zone as "timeZone" from tenants where tenant_id = ${snapshot.tenantId}`.execute(snapshot.sql);
  return dayAt(snapshot.at.getTime(), rows[0]?.timeZone ?? 'UTC');
}
