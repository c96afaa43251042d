// Answers a new company: it gets the commitments of the playbooks it chose and the work calendar of its country.
import { sql } from 'kysely';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Tx } from '#platform/database/transact';
import { makeUuid } from '#platform/ids/make-id';
import { calendarReader, calendarWriter } from '../calendars/calendar-store.ts';
import { usualWeek } from '../calendars/work-week.ts';
import { bringPlaybook } from '../commitments/bring-playbook.ts';

/** Reads what was chosen at founding; commitments without a date of their own are in force from the founding day. */
export async function bringPlaybooks(tx: Tx): Promise<void> {
  const { rows } = await sql<{
    kind: string;
    playbooks: string[];
    country: string;
    timeZone: string;
    foundedAt: string;
  }>`
    select kind, playbooks, country, time_zone as "timeZone", founded_at as "foundedAt" from tenants
    where tenant_id = ${tx.tenantId}`.execute(tx.sql);
  const company = rows[0];
  if (!company) return;
  const foundedOn = dayAt(Date.parse(company.foundedAt), company.timeZone);
  // A demo has kept its commitments for years; a company of one's own begins them today and may revise them.
  const from = company.kind === 'demo' ? `${Number(foundedOn.slice(0, 4)) - 3}-01-01` : foundedOn;
  for (const name of company.playbooks) await bringPlaybook(tx, name, from);
  if (await calendarReader(tx).default()) return;
  const week = usualWeek(company.country, company.timeZone);
  await calendarWriter(tx).add({ ...week, calendarId: makeUuid(), isDefault: true });
}
