// The watcher: sees for itself that a duty's moment has passed (E19). Every minute, in batches of a transaction each, until nothing
// is due: after any downtime everything missed is marked in the next run, each with the moment it broke.
import type { Acting } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf } from '#platform/ids/make-id';
import type { RecurringJob } from '#platform/jobs/jobs';
import { addTallies, sumUpTallies } from '../promises/promise-tallies.ts';
import { type RunOut, takeRunOut } from './take-run-out.ts';

/** Rows of one transaction: enough to be quick, few enough that nobody waits long for them. */
const batchSize = 2_000;

export const markBrokenJob: RecurringJob = {
  name: 'mark-broken',
  schedule: '* * * * *',
  run: async (acting, stop) => {
    await markBroken(acting, stop);
    await acting.transact(sumUpTallies);
  },
};

/**
 * Marks all duties past their due moment as broken and all rights past their end as expired, by the clock of `acting.database`.
 * Answers how many of each. Two watchers at once share the work: a row one has locked, the other passes over (PROM-8).
 */
export async function markBroken(acting: Acting, stop?: AbortSignal): Promise<{ broken: number; expired: number }> {
  const marked = { broken: 0, expired: 0 };
  let from = '-infinity';
  for (let taken = batchSize; taken === batchSize && !stop?.aborted; ) {
    const batch = await markBatch(acting, from);
    taken = batch.length;
    for (const { state, dueAt } of batch) {
      marked[state] += 1;
      if (from === '-infinity' || Date.parse(dueAt) > Date.parse(from)) from = dueAt;
    }
  }
  return marked;
}

async function markBatch(acting: Acting, from: string): Promise<RunOut[]> {
  return acting.transact(async (tx) => {
    const batch = await takeRunOut(tx, batchSize, from);
    for (const { state, promiseId, contractId, dueAt, dueOn, firmId } of batch) {
      if (state !== 'broken') continue;
      recordFact(tx, 'promise.broken', contractId, {
        contractId: idOf('ctr', contractId),
        promiseId: idOf('prm', promiseId),
        dueAt,
        dueOn,
        firmId: firmId === null ? null : idOf('frm', firmId),
      });
    }
    await addTallies(
      tx,
      batch.flatMap(({ commitmentId, state }) => [
        { commitmentId, state: 'open', change: -1 },
        { commitmentId, state, change: 1 },
      ]),
    );
    return batch;
  });
}
