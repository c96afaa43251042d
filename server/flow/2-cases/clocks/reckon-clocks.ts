// Makes the table of clocks anew from what happened: for the cases something happened in, and for those reckoned by an older book.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { clockWriter, readMarks, roundKey } from './clock-store.ts';
import { type ClockBook, readClockBook } from './policies/clock-book.ts';
import { replayClocks } from './replay/replay-clocks.ts';

/** CLOCK-10: as the marks say, by the book as it is now. Steps told stay told. */
export async function reckonClocks(tx: Tx, caseIds: readonly Uuid[], book?: ClockBook): Promise<void> {
  if (caseIds.length === 0) return;
  const { number, versions, calendarOf } = book ?? (await readClockBook(tx));
  const told = await clockWriter(tx).lockTold(caseIds);
  const reckoned = (await readMarks(tx, caseIds)).flatMap(({ caseId, timeZone, marks }) =>
    replayClocks(versions, marks, calendarOf(timeZone), tx.at.getTime()).map((round) => ({
      caseId,
      round,
      told: told.get(roundKey(caseId, round)) ?? [],
    })),
  );
  await clockWriter(tx).keep(reckoned, number);
}

/** Reckons the cases of up to `limit` running clocks of an older book anew; answers how many there were. */
export async function reckonOutdated(tx: Tx, limit: number): Promise<number> {
  const book = await readClockBook(tx);
  const { rows } = await sql<{ caseId: Uuid }>`
    select case_id as "caseId" from case_clocks
    where tenant_id = ${tx.tenantId} and state = 'running' and book < ${book.number} order by book limit ${limit}`.execute(
    tx.sql,
  );
  const caseIds = [...new Set(rows.map(({ caseId }) => caseId))].toSorted();
  await reckonClocks(tx, caseIds, book);
  return rows.length;
}
