// The reactor: wakes when facts were committed here, looks once a second for those committed elsewhere, and lets every
// reaction answer until nothing waits. One turn runs at a time in a process; the cursor locks keep processes apart.
import type { Database } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { answerTenants } from './answer-tenant.ts';
import type { Reaction } from './react.ts';

export interface Reactor {
  /** Facts of this tenant were committed. */
  wake(tenantId: Uuid): void;
  /** Resolves when every reaction has answered every fact committed before the call (stories and tests wait for it). */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Past it a reaction is held up by more than a running transaction. */
const settleMsMax = 10_000;

/** While facts keep coming, those of this time are answered together; the first after a quiet moment never waits. */
const gatherMs = 25;

export function startReactor(
  database: Database,
  reactions: readonly Reaction[],
  tenantIds: () => Promise<Uuid[]>,
  onError: (error: unknown) => void,
  lookEveryMs = 1_000,
): Reactor {
  const answers = answerTenants(database, reactions, onError);
  const pause = makePause(gatherMs);
  const awake = new Set<Uuid>();
  let running: Promise<void> | undefined;
  let stopped = false;

  const turn = async () => {
    while (awake.size > 0 && !stopped) {
      const tenants = [...awake];
      awake.clear();
      for (const tenantId of tenants) if (await answers.answer(tenantId)) awake.add(tenantId);
      if (awake.size > 0) await pause.wait();
    }
  };
  const run = () => {
    running ??= turn()
      .catch(onError)
      .finally(() => {
        running = undefined;
        if (awake.size > 0 && !stopped) run();
      });
    return running;
  };
  const wakeAll = async () => {
    for (const tenantId of await tenantIds()) awake.add(tenantId);
  };
  /** A fact may wait for an older transaction, also one of another database on the same server, to end. */
  const allQuiet = async () => {
    for (const tenantId of await tenantIds()) {
      if (await answers.isQuiet(tenantId)) continue;
      await new Promise((resolve) => setTimeout(resolve, 15));
      return false;
    }
    return true;
  };
  const timer = setInterval(() => void wakeAll().then(run, onError), lookEveryMs);
  timer.unref();

  return {
    wake(tenantId) {
      awake.add(tenantId);
      if (!stopped) void run();
    },
    async settle() {
      const giveUpAt = performance.now() + settleMsMax;
      await pause.without(async () => {
        do {
          await running;
          await wakeAll();
          while (awake.size > 0 && !stopped) await run();
        } while (!(await allQuiet()) && performance.now() < giveUpAt && !stopped);
      });
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await pause.without(async () => await running);
    },
  };
}

/** A pause that is cut short, and left out, as long as somebody waits for what comes after it. */
function makePause(ms: number) {
  let hurried = 0;
  let cutShort = () => {};
  return {
    wait: () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, hurried > 0 ? 0 : ms);
        cutShort = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    async without(work: () => Promise<void>): Promise<void> {
      hurried += 1;
      cutShort();
      try {
        await work();
      } finally {
        hurried -= 1;
      }
    },
  };
}
