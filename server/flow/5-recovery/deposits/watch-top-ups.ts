// Tells once that a deposit was not topped up by its day (REC-9). Every hour.
import { sql } from 'kysely';
import type { Acting } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { RecurringJob } from '#platform/jobs/jobs';
import { companyDay } from '../books/booking-day.ts';
import { readSums } from './deposit-store.ts';

interface Missed {
  firmId: Uuid;
  currency: string;
  minimumMinor: bigint;
  dueOn: string;
}

export const watchTopUpsJob: RecurringJob = {
  name: 'watch-top-ups',
  schedule: '11 * * * *',
  run: (acting) => tellMissedTopUps(acting),
};

async function tellMissedTopUps(acting: Acting): Promise<void> {
  await acting.transact(async (tx) => {
    const { today } = await companyDay(tx);
    const { rows } = await sql<Missed>`update deposits set top_up_told = true
      where tenant_id = ${tx.tenantId} and top_up_due_on < ${today} and not top_up_told
      returning firm_id as "firmId", currency, minimum_minor as "minimumMinor", top_up_due_on as "dueOn"`.execute(
      tx.sql,
    );
    for (const [currency, missed] of Map.groupBy(rows, (row) => row.currency)) {
      const firmIds = missed.map(({ firmId }) => firmId);
      const sums = await readSums(tx, firmIds, currency);
      for (const { firmId, minimumMinor, dueOn } of missed) {
        const missingMinor = String(minimumMinor - (sums.get(firmId)?.depositMinor ?? 0n));
        recordFact(tx, 'deposit.top_up_missed', firmId, { firmId: idOf('frm', firmId), missingMinor, currency, dueOn });
      }
    }
  });
}
