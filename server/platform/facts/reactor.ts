// The reactor: wakes when facts were committed here, looks once a second for those committed elsewhere, and lets every
// reaction answer until nothing waits. One turn runs at a time in a process; the cursor locks keep processes apart.
import { sql } from 'kysely';
import { type Database, look } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { batchSize, type Reaction, runReaction } from './react.ts';

export interface Reactor {
  /** Facts of this tenant were committed. */
  wake(tenantId: Uuid): void;
  /** Resolves when every reaction has answered every fact committed before the call (stories and tests wait for it). */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Past it a reaction is held up by more than a running transaction. */
const settleMsMax = 10_000;

export function startReactor(
  database: Database,
  reactions: readonly Reaction[],
  tenantIds: () => Promise<Uuid[]>,
  onError: (error: unknown) => void,
  lookEveryMs = 1_000,
): Reactor {
  const awake = new Set<Uuid>();
  const quiet = new Map<Uuid, string>();
  let running: Promise<void> | undefined;
  let stopped = false;

  const turn = async () => {
    while (awake.size > 0 && !stopped) {
      const tenants = [...awake];
      awake.clear();
      for (const tenantId of tenants) {
        const newest = await newestFact(database, tenantId);
        if (newest === undefined || newest.key === quiet.get(tenantId)) continue;
        const outcome = await answerAll(database, tenantId, reactions, onError);
        if (outcome === 'answered') awake.add(tenantId);
        // Quiet is remembered only for an order that can no longer change, and only when no reaction is behind.
        if (outcome === 'nothing new' && newest.final) quiet.set(tenantId, newest.key);
      }
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
  const wake = (tenantId: Uuid) => {
    awake.add(tenantId);
    if (!stopped) void run();
  };
  const wakeAll = async () => {
    for (const tenantId of await tenantIds()) awake.add(tenantId);
  };
  /** A fact may wait for an older transaction, also one of another database on the same server, to end. */
  const allQuiet = async () => {
    for (const tenantId of await tenantIds()) {
      const newest = await newestFact(database, tenantId);
      if (newest && newest.key !== quiet.get(tenantId)) {
        await new Promise((resolve) => setTimeout(resolve, 15));
        return false;
      }
    }
    return true;
  };
  const timer = setInterval(() => void wakeAll().then(run, onError), lookEveryMs);
  timer.unref();

  return {
    wake,
    async settle() {
      const giveUpAt = performance.now() + settleMsMax;
      do {
        await running;
        await wakeAll();
        while (awake.size > 0 && !stopped) await run();
      } while (!(await allQuiet()) && performance.now() < giveUpAt && !stopped);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** One pass over all reactions of a tenant; true when some fact may still wait. A failing reaction does not hold up the others. */
async function answerAll(
  database: Database,
  tenantId: Uuid,
  reactions: readonly Reaction[],
  onError: (error: unknown) => void,
): Promise<'nothing new' | 'answered' | 'held'> {
  let answered = 0;
  let held = false;
  for (const reaction of reactions) {
    try {
      let taken: number | undefined = batchSize;
      while (taken === batchSize) {
        taken = await runReaction(database, tenantId, reaction);
        answered += taken ?? 0;
      }
      held ||= taken === undefined;
    } catch (error) {
      held = true;
      onError(error);
    }
  }
  if (held) return 'held';
  return answered > 0 ? 'answered' : 'nothing new';
}

/** The newest fact of a tenant, and whether no running transaction can still put one before it. */
async function newestFact(database: Database, tenantId: Uuid): Promise<{ key: string; final: boolean } | undefined> {
  return await look(database, tenantId, async (snapshot) => {
    const { rows } = await sql<{ key: string; final: boolean }>`
      select tx_id::text || ' ' || fact_id as key, tx_id < pg_snapshot_xmin(pg_current_snapshot()) as final from facts
      where tenant_id = ${tenantId} order by tx_id desc, fact_id desc limit 1`.execute(snapshot.sql);
    return rows[0];
  });
}
