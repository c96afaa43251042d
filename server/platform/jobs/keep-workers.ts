// Starts the workers again when they have given up, as they do when the database is away at the moment a job ends: the end could
// not be written, the job would stay locked by a process that lives, and no other job would be taken.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Runner } from 'graphile-worker';
import type { WorkerWatch } from './watch-workers.ts';

const tryEveryMs = 500;

/** Resolves once they run for the first time. What they held is given back before they start again (JOB-5). */
export async function keepWorkers(
  start: () => Promise<Runner>,
  watch: WorkerWatch,
  onError: (error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let runner = await start();

  const untilDone = async (deed: () => Promise<unknown>) => {
    while (!stopped) {
      const failed = await deed().then(
        () => undefined,
        (error) => ({ error }),
      );
      if (!failed) return;
      await sleep(tryEveryMs);
    }
  };
  const follow = async () => {
    while (!stopped) {
      await runner.promise.catch(onError);
      if (stopped) return;
      await untilDone(() => watch.giveBack());
      await untilDone(async () => {
        runner = await start();
      });
    }
  };
  const following = follow();
  return {
    async stop() {
      stopped = true;
      await runner.stop().catch(() => undefined);
      await following;
    },
  };
}
