// Work that runs outside a request: recurring jobs (a schedule, each tenant in turn) and queued jobs (added by the business
// transaction, so that work and its reason commit together). graphile-worker runs them at least once; handlers are idempotent.
import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, runMigrations, type Task, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { systemActor } from '../auth/actor.ts';
import { type Acting, actingFor } from '../database/acting.ts';
import { outliveDeadConnections } from '../database/connect.ts';
import type { Database, Tx } from '../database/transact.ts';
import { idOf, type Uuid, uuidOf } from '../ids/make-id.ts';
import { keepWorkers } from './keep-workers.ts';
import { planMissing, planNext } from './schedule-jobs.ts';
import { type WorkerWatch, watchWorkers } from './watch-workers.ts';

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

/** The same for later. The moment is the machine's: on a story's clock the job runs when it comes and finds nothing due yet. */
export async function addJobAt(
  tx: Tx,
  name: string,
  payload: Record<string, unknown>,
  key: string,
  at: Date,
): Promise<void> {
  const told = JSON.stringify({ ...payload, tenantId: idOf('ten', tx.tenantId) });
  await sql`select add_job_at(${name}, ${told}::json, ${key}, ${at})`.execute(tx.sql);
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

/** Of the ten seconds a stop may take (BIN-3). */
const finishWithinMs = 6_000;

/** A schedule whose every attempt failed is planned anew after this long. */
const planEveryMs = 30_000;

export interface RunningJobs {
  stop(): Promise<void>;
}

/** Starts the workers. `ownerPool` holds graphile-worker's own tables; handlers reach business tables only through `database`. */
export async function startJobs(
  ownerPool: pg.Pool,
  database: Database,
  jobs: Jobs,
  tenantIds: () => Promise<Uuid[]>,
  onError: (error: unknown) => void,
  withSchedule = true,
): Promise<RunningJobs> {
  const stopping = new AbortController();
  const watch = watchWorkers(ownerPool, onError);
  const runRecurring = async (job: RecurringJob) => {
    await runForEveryTenant(job, database, tenantIds, stopping.signal, onError);
    if (withSchedule) await planNext(ownerPool, job);
  };
  const plan = () => planMissing(ownerPool, withSchedule ? jobs.recurring : []);
  const tasks = Object.fromEntries([
    ...jobs.recurring.map((job) => [job.name, () => runRecurring(job)] as const),
    ...jobs.queued.map((job) => [job.name, queuedTask(job, database, stopping.signal)] as const),
  ]);
  const workers = await keepWorkers(() => startWorkers(ownerPool, tasks, watch, onError), watch, onError);
  await plan();
  const planner = setInterval(() => void plan().catch(onError), planEveryMs);
  planner.unref();
  return {
    async stop() {
      stopping.abort();
      clearInterval(planner);
      // JOB-3: whoever has not finished by then is no longer waited for, and the job is given back for another worker.
      const late = AbortSignal.timeout(finishWithinMs);
      const lateThen = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve(), { once: true }));
      await Promise.race([workers.stop(), lateThen.then(() => watch.giveBack()).catch(onError)]);
      await watch.stop();
    },
  };
}

function startWorkers(
  pgPool: pg.Pool,
  taskList: Record<string, Task>,
  watch: WorkerWatch,
  onError: (error: unknown) => void,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => watch.known(workerPool.id));
  return run({
    pgPool,
    events,
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList,
    // Schedules are planned by us: see schedule-jobs.ts.
    crontab: '',
    // Without a delay a job whose end cannot be written rejects a promise nobody holds, and with it ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(() => (level, message) => {
      if (level === 'error') onError(new Error(message));
    }),
  });
}

function queuedTask(job: QueuedJob, database: Database, stop: AbortSignal): Task {
  return async (payload) => {
    const { tenantId, ...rest } = payload as { tenantId: `ten_${string}` };
    await job.run(actingFor(database, uuidOf(tenantId), systemActor(job.name)), rest, stop);
  };
}
