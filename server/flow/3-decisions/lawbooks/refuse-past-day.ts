// A version is in force from today at the earliest: what was promised or decided before stays as it was (BOOK-4).
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';

/** Today in the company's own time zone. */
export async function companyToday(snapshot: Snapshot): Promise<string> {
  return dayAt(snapshot.at.getTime(), (await readCompany(snapshot)).timeZone);
}

/** Refuses `lawbook_draft.in_past`. */
export async function refusePastDay(snapshot: Snapshot, from: string): Promise<void> {
  const today = await companyToday(snapshot);
  if (from < today) throw refuse('lawbook_draft.in_past', { today });
}
