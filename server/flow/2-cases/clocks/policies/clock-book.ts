// The book clocks are reckoned by: every version of every policy, and the work calendar as it was from when. Its number grows with
// each version that comes into force and each change of the calendar, so that what was reckoned by an older one is known (CLOCK-13, -14).
import { sql } from 'kysely';
import type { Calendar } from '#platform/calendar/calendar-types';
import type { Snapshot, Tx } from '#platform/database/transact';
import { placeCalendars, readWorkWeek, type WorkWeek } from '#promises';
import type { ClockPolicy, PolicyVersion } from '../replay/clock.ts';

export interface ClockBook {
  number: number;
  /** Of each code in the order of their beginning. */
  versions: PolicyVersion[];
  /** The history of the calendar, read in the zone of a place. */
  calendarOf: (timeZone: string) => Calendar;
}

export interface KeptVersion extends Omit<PolicyVersion, 'fromAt'> {
  inForceFrom: string;
  writtenBy: string;
}

export async function readVersions(snapshot: Snapshot, code?: string): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion & { policy: ClockPolicy }>`
    select code, version, policy, is_on as "isOn", takes_running as "takesRunning", in_force_from as "inForceFrom",
      written_by as "writtenBy"
    from clock_policies where tenant_id = ${snapshot.tenantId} and (${code ?? null}::text is null or code = ${code ?? null})
    order by code, version limit 2000`.execute(snapshot.sql);
  return rows.map((row) => ({ ...row, inForceFrom: new Date(row.inForceFrom).toISOString() }));
}

export async function addVersion(tx: Tx, given: KeptVersion): Promise<void> {
  await sql`insert into clock_policies (tenant_id, code, version, policy, is_on, takes_running, in_force_from, written_by)
    values (${tx.tenantId}, ${given.code}, ${given.version}, ${JSON.stringify(given.policy)}, ${given.isOn},
      ${given.takesRunning}, ${given.inForceFrom}, ${given.writtenBy})`.execute(tx.sql);
}

export async function readClockBook(snapshot: Snapshot): Promise<ClockBook> {
  const versions = (await readVersions(snapshot)).map(({ inForceFrom, ...kept }) => ({
    ...kept,
    fromAt: Date.parse(inForceFrom),
  }));
  const calendars = await readCalendars(snapshot);
  const known = calendars.length > 0 ? calendars : [{ fromAt: 0, week: await readWorkWeek(snapshot) }];
  const inForce = versions.filter(({ fromAt }) => fromAt <= snapshot.at.getTime());
  return { number: inForce.length + calendars.length, versions, calendarOf: calendarsOf(known) };
}

/** Keeps the calendar when it is not as it was last seen; the first seen holds for all time before too. */
export async function noteCalendar(tx: Tx): Promise<void> {
  const week = await readWorkWeek(tx);
  const last = (await readCalendars(tx)).at(-1);
  if (last && sameWeek(last.week, week)) return;
  await sql`insert into clock_calendars (tenant_id, from_at, week)
    values (${tx.tenantId}, ${tx.at}, ${JSON.stringify(onlyHours(week))}) on conflict do nothing`.execute(tx.sql);
}

async function readCalendars(snapshot: Snapshot): Promise<{ fromAt: number; week: WorkWeek }[]> {
  const { rows } = await sql<{ fromAt: string; week: WorkWeek }>`select from_at as "fromAt", week from clock_calendars
    where tenant_id = ${snapshot.tenantId} order by from_at limit 1000`.execute(snapshot.sql);
  return rows.map(({ fromAt, week }) => ({ fromAt: Date.parse(fromAt), week }));
}

/** The same history in the same zone is the same object, so that its hours are reckoned once. */
function calendarsOf(history: readonly { fromAt: number; week: WorkWeek }[]): (timeZone: string) => Calendar {
  const places = history.map(({ fromAt, week }) => ({ fromAt, calendarOf: placeCalendars(week) }));
  const known = new Map<string, Calendar>();
  return (timeZone) => {
    const calendar =
      known.get(timeZone) ?? places.map(({ fromAt, calendarOf }) => ({ fromAt, calendar: calendarOf(timeZone) }));
    known.set(timeZone, calendar);
    return calendar;
  };
}

/** What clocks count by: a calendar's name is nothing to them. */
function onlyHours({ name: _, ...week }: WorkWeek) {
  const { timeZone, week: days, exceptions, preset } = week;
  return { name: '', timeZone, week: days, exceptions, preset };
}

function sameWeek(one: WorkWeek, other: WorkWeek): boolean {
  const told = (week: WorkWeek) => {
    const { week: days, exceptions, preset } = week;
    return JSON.stringify([
      days.map((hours) => hours.map(({ from, until }) => [from, until])),
      exceptions.map(({ day, hours }) => [day, hours.map(({ from, until }) => [from, until])]),
      preset,
    ]);
  };
  return told(one) === told(other);
}
