// Starts the embedded database again when somebody kills it: the only thing here that lives on after a start.
import { readPostmaster } from './read-postmaster.ts';
import type { EmbeddedLog } from './run-postmaster.ts';

const LOOK_MS = 500;

/** `run` must resolve once the database answers. After `end()` resolves nothing is started any more. */
export function keepRunning(cluster: string, run: () => Promise<unknown>, log: EmbeddedLog): { end(): Promise<void> } {
  let current: Promise<void> | undefined;
  let failures = 0;
  const look = async (): Promise<void> => {
    if (readPostmaster(cluster) !== undefined) return;
    // A full disk must not fill the log as well: the first failure is told, then every hundredth.
    if (failures % 100 === 0) log('The embedded database has ended by itself; starting it again.');
    try {
      await run();
      failures = 0;
      log('The embedded database is back.');
    } catch (cause) {
      if (failures++ % 100 === 0) log(cause instanceof Error ? cause.message : String(cause));
    }
  };
  const timer = setInterval(() => {
    current ??= look().finally(() => {
      current = undefined;
    });
  }, LOOK_MS);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await current;
    },
  };
}
