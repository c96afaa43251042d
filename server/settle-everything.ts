// Lets everything due happen: on a story server, where no schedule runs by itself, jobs and reactions take turns until quiet.
import type { Database } from './platform/database/transact.ts';
import type { Reactor } from './platform/facts/reactor.ts';
import type { Uuid } from './platform/ids/make-id.ts';
import { type RecurringJob, runForEveryTenant } from './platform/jobs/jobs.ts';

/** Two rounds: what a job records may be answered by a reaction that makes something due at this same moment. */
export async function settleEverything(
  database: Database,
  reactor: Reactor,
  recurring: readonly RecurringJob[],
  tenantIds: () => Promise<Uuid[]>,
  onError: (error: unknown) => void,
): Promise<void> {
  await reactor.settle();
  for (let round = 0; round < (recurring.length > 0 ? 2 : 0); round += 1) {
    for (const job of recurring)
      await runForEveryTenant(job, database, tenantIds, new AbortController().signal, onError);
    await reactor.settle();
  }
}
