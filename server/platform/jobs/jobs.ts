// Work that runs outside a request: recurring jobs (a schedule, each tenant in turn) and queued jobs (added by the business
// transaction, so that work and its reason commit together). graphile-worker runs them at least once; handlers are idempotent.
import { Logger, type Runner, run, runMigrations, type Task } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { systemActor } from '../auth/actor.ts';
import { type Acting, actingFor } from '../database/acting.ts';
import { outliveDeadConnections } from '../database/connect.ts';
import type { Database, Tx } from '../database/transact.ts';
import { idOf, type Uuid, uuidOf } from '../ids/make-id.ts';

export interface RecurringJob {
  name: string;
  /** Five fields of cron, in UTC. */
  schedule: string;
  run(acting: Acting, stop: AbortSignal): Promise<void>;
}

export interface QueuedJob {
  name: string;
  attemptsMax: number;
  run(acting: Acting, payload: Record<string, unknown>, stop: AbortSignal): Promise<void>;
}

export interface Jobs {
  recurring: readonly RecurringJob[];
  queued: readonly QueuedJob[];
}

/** Adds a queued job to the transaction. The same `key` replaces a job that has not started. */
export async function addJob(tx: Tx, name: string, payload: Record<string, unknown>, key?: string): Promise<void> {
  const told = JSON.stringify({ ...payload, tenantId: idOf('ten', tx.tenantId) });
  await sql`select add_job(${name}, ${told}::json, ${key ?? null})`.execute(tx.sql);
}

/** Runs one recurring job for every tenant; one tenant's failure is reported and does not stop the next. */
export async function runForEveryTenant(
  job: RecurringJob,
  database: Database,
  tenantIds: () => Promise<Uuid[]>,
  stop: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const tenantId of await tenantIds()) {
    if (stop.aborted) return;
    await job.run(actingFor(database, tenantId, systemActor(job.name)), stop).catch(onError);
  }
}

/** Makes or updates the queue's own tables. */
export async function prepareJobs(owner: pg.PoolConfig): Promise<void> {
  const pgPool = new pg.Pool({ ...owner, max: 2 });
  outliveDeadConnections(pgPool);
  await runMigrations({ pgPool }).finally(() => pgPool.end());
}

export interface RunningJobs {
  stop(): Promise<void>;
}

/** Starts the worker. `ownerPool` holds graphile-worker's own tables; handlers reach business tables only through `database`. */
export async function startJobs(
  ownerPool: pg.Pool,
  database: Database,
  jobs: Jobs,
  tenantIds: () => Promise<Uuid[]>,
  onError: (error: unknown) => void,
  withSchedule = true,
): Promise<RunningJobs> {
  const stopping = new AbortController();
  const runner: Runner = await run({
    pgPool: ownerPool,
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: Object.fromEntries([
      ...jobs.recurring.map(
        (job) => [job.name, () => runForEveryTenant(job, database, tenantIds, stopping.signal, onError)] as const,
      ),
      ...jobs.queued.map((job) => [job.name, queuedTask(job, database, stopping.signal)] as const),
    ]),
    crontab: withSchedule ? jobs.recurring.map((job) => `${job.schedule} ${job.name} ?max=3`).join('\n') : '',
    logger: new Logger(() => (level, message) => {
      if (level === 'error') onError(new Error(message));
    }),
  });
  return {
    async stop() {
      stopping.abort();
      await runner.stop();
    },
  };
}

function queuedTask(job: QueuedJob, database: Database, stop: AbortSignal): Task {
  return async (payload) => {
    const { tenantId, ...rest } = payload as { tenantId: `ten_${string}` };
    await job.run(actingFor(database, uuidOf(tenantId), systemActor(job.name)), rest, stop);
  };
}
