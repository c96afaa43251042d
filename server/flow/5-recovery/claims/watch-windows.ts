// Warns before a filing window ends and marks what was missed (REC-11). Every hour; each warning is given once, whoever runs.
import { sql } from 'kysely';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import type { RecurringJob } from '#platform/jobs/jobs';
import { companyDay } from '../books/booking-day.ts';
import { type Claim, type ClaimChange, subjectOf } from './claim-file.ts';
import { warningDue } from './claim-rules.ts';
import { claimColumns, claimWriter } from './claim-store.ts';
import { publicIds } from './tell-claim.ts';

const batchSize = 500;

export const watchWindowsJob: RecurringJob = {
  name: 'watch-filing-windows',
  schedule: '7 * * * *',
  run: async (acting, stop) => {
    for (let taken = batchSize; taken === batchSize && !stop.aborted; ) taken = await watchBatch(acting);
  },
};

async function watchBatch(acting: Acting): Promise<number> {
  return acting.transact(async (tx) => {
    const { today } = await companyDay(tx);
    const due = await takeDue(tx, today);
    const changes = due.flatMap((was): ClaimChange[] => {
      const percent = warningDue(was, today);
      if (percent === undefined) return [];
      const missed = percent === 101;
      const told = { ...publicIds(was), lastOn: was.fileBy };
      if (missed) recordFact(tx, 'claim.window_missed', subjectOf(was), told);
      else recordFact(tx, 'claim.window_closing', subjectOf(was), { ...told, percent });
      return [{ was, is: { ...was, warnedPercent: percent, state: missed ? 'missed' : was.state } }];
    });
    await claimWriter(tx).change(changes, today);
    return due.length;
  });
}

/** Unfiled claims whose next warning is due. The bounds are those of `windowPercent`; a row somebody holds is met by the next run. */
async function takeDue(tx: Tx, today: string): Promise<Claim[]> {
  const { rows } = await sql<Claim>`select ${claimColumns} from claims c
    where c.tenant_id = ${tx.tenantId} and c.state = 'open' and c.open_minor > 0
      and c.warned_percent < case when ${today}::date > c.file_by then 101
        when ${today}::date = c.file_by then 100
        when (${today}::date - c.raised_on) * 100 >= c.window_days * 80 then 80
        when (${today}::date - c.raised_on) * 100 >= c.window_days * 50 then 50 else 0 end
    order by c.file_by limit ${batchSize} for update skip locked`.execute(tx.sql);
  return rows;
}
