// On which day money is booked: today where the company is; a day somebody gave; the first open day for what comes late (REC-18).
import { closedUntil } from '#ledger';
import { addMonths } from '#platform/calendar/days';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';

export interface CompanyDay {
  today: string;
  currency: string;
}

export async function companyDay(snapshot: Snapshot): Promise<CompanyDay> {
  const { timeZone, currency } = await readCompany(snapshot);
  return { today: dayAt(snapshot.at.getTime(), timeZone), currency };
}

/** Turns the day something happened into the day it is booked on: the same, or the first open one after a close. */
export async function openDays(snapshot: Snapshot): Promise<(happenedOn: string) => string> {
  const closed = await closedUntil(snapshot);
  const firstOpen = closed === undefined ? '0001-01-01' : addMonths(`${closed}-01`, 1);
  return (happenedOn) => (happenedOn < firstOpen ? firstOpen : happenedOn);
}

/** A person's own day, or today. Refuses `booking.in_future`; a day in a closed month is refused by the ledger. */
export async function givenDay(snapshot: Snapshot, on: string | undefined): Promise<string> {
  const { today } = await companyDay(snapshot);
  if (on !== undefined && on > today) throw refuse('booking.in_future', { on });
  return on ?? today;
}
