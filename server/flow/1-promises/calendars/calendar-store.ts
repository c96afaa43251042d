// All SQL on calendars.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { KeptCalendar } from './work-week.ts';

export function calendarReader(snapshot: Snapshot) {
  const columns = sql`calendar_id as "calendarId", name, time_zone as "timeZone", week, exceptions, preset,
    is_default as "isDefault"`;
  return {
    async all(): Promise<KeptCalendar[]> {
      const { rows } = await sql<KeptCalendar>`select ${columns} from calendars
        where tenant_id = ${snapshot.tenantId} order by is_default desc, name, calendar_id`.execute(snapshot.sql);
      return rows;
    },
    async default(): Promise<KeptCalendar | undefined> {
      const { rows } = await sql<KeptCalendar>`select ${columns} from calendars
        where tenant_id = ${snapshot.tenantId} and is_default`.execute(snapshot.sql);
      return rows[0];
    },
  };
}

export function calendarWriter(tx: Tx) {
  return {
    async add(calendar: KeptCalendar): Promise<void> {
      await sql`insert into calendars (tenant_id, calendar_id, name, time_zone, week, exceptions, preset, is_default)
        values (${tx.tenantId}, ${calendar.calendarId}, ${calendar.name}, ${calendar.timeZone},
          ${JSON.stringify(calendar.week)}, ${JSON.stringify(calendar.exceptions)}, ${calendar.preset},
          ${calendar.isDefault})`.execute(tx.sql);
    },
    /** The calendars of the company, locked in one order: whoever changes one waits for whoever changes the default. */
    async lock(): Promise<{ calendarId: Uuid; isDefault: boolean }[]> {
      const { rows } = await sql<{ calendarId: Uuid; isDefault: boolean }>`
        select calendar_id as "calendarId", is_default as "isDefault" from calendars
        where tenant_id = ${tx.tenantId} order by calendar_id for update`.execute(tx.sql);
      return rows;
    },
    /** Makes way for another default, in a statement of its own because the index allows one at every moment. */
    async leaveDefault(): Promise<void> {
      await sql`update calendars set is_default = false where tenant_id = ${tx.tenantId} and is_default`.execute(
        tx.sql,
      );
    },
    async change(calendar: KeptCalendar): Promise<void> {
      await sql`update calendars set name = ${calendar.name}, time_zone = ${calendar.timeZone},
          week = ${JSON.stringify(calendar.week)}, exceptions = ${JSON.stringify(calendar.exceptions)},
          preset = ${calendar.preset}, is_default = ${calendar.isDefault}
        where tenant_id = ${tx.tenantId} and calendar_id = ${calendar.calendarId}`.execute(tx.sql);
    },
  };
}
