// Gives back the jobs of processes that died. The queue alone would keep a job of a killed process locked for four hours.
//
// Each process holds an advisory lock under the name by which it takes jobs: PostgreSQL frees it when the connection goes,
// however the process ended, so no clock and no heartbeat is needed. A name that holds jobs but no lock at two looks in a row is
// dead; one look alone could meet a living one that is just finding its way back after a restart of the database.
import type pg from 'pg';

export interface WorkerWatch {
  /** This process takes jobs under the name of its pool of workers. */
  known(poolId: string): void;
  /** Unlocks the jobs this process holds, for others to do; it must do no more of them under this name. */
  giveBack(): Promise<void>;
  stop(): Promise<void>;
}

const lockOf = (name: string) => `hashtextextended('makegood workers ' || ${name}, 0)`;

export function watchWorkers(pool: pg.Pool, onError: (error: unknown) => void, lookEveryMs = 5_000): WorkerWatch {
  let ours: string | undefined;
  let holder: pg.PoolClient | undefined;
  let held: string | undefined;
  let suspects: ReadonlySet<string> = new Set<string>();
  let looking = Promise.resolve();

  const hold = async () => {
    if (ours === undefined || (holder && held === ours)) return;
    holder ??= await openHolder();
    await holder.query(`select pg_advisory_lock(${lockOf('$1')})`, [ours]);
    held = ours;
  };
  const openHolder = async () => {
    const client = await pool.connect();
    client.once('end', () => {
      if (holder !== client) return;
      holder = undefined;
      // The pool counts a dead connection as lent out until it is given back, and would wait for it at its end.
      client.release(true);
    });
    return client;
  };
  const look = async () => {
    await hold();
    suspects = await releaseTwiceSeen(pool, suspects);
  };
  // One after the other: a look that waits for a database that is away must not be overtaken by the next.
  const inTurn = (deed: () => Promise<void>) => {
    looking = looking.then(deed).catch(onError);
  };
  let waiting = false;
  const timer = setInterval(() => {
    if (waiting) return;
    waiting = true;
    inTurn(look);
    inTurn(async () => {
      waiting = false;
    });
  }, lookEveryMs);
  timer.unref();

  return {
    known(poolId) {
      ours = poolId;
      inTurn(hold);
    },
    async giveBack() {
      if (ours !== undefined) await unlock(pool, [ours]);
    },
    async stop() {
      clearInterval(timer);
      await looking;
      const last = holder;
      holder = undefined;
      last?.release(true);
    },
  };
}

/** Releases what was seen orphaned before and still is; answers the orphans of this look. */
async function releaseTwiceSeen(pool: pg.Pool, before: ReadonlySet<string>): Promise<Set<string>> {
  const { rows } = await pool.query<{ name: string }>(
    `with holders as materialized (select distinct locked_by as name from graphile_worker.jobs where locked_at is not null)
     select name from holders where pg_try_advisory_xact_lock(${lockOf('name')})`,
  );
  const orphans = rows.map((row) => row.name);
  const dead = orphans.filter((name) => before.has(name));
  if (dead.length > 0) await unlock(pool, dead);
  return new Set(orphans);
}

async function unlock(pool: pg.Pool, names: string[]): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [names]);
}
