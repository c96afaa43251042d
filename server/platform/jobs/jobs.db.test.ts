// T-J1, T-J2 and T-J6 in small: jobs outlive the worker that died over them, and a schedule fires once for all processes.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../auth/actor.ts';
import { makeTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { transact } from '../database/transact.ts';
import { makeUuid } from '../ids/make-id.ts';
import { addJob, type QueuedJob, startJobs } from './jobs.ts';
import { nextMoment, planMissing, planNext } from './schedule-jobs.ts';
import { watchWorkers } from './watch-workers.ts';

let database: TestDatabase;
const tenantId = makeUuid();
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.drop());

const fail = (error: unknown) => {
  throw error;
};
const add = (name: string, payload = {}) =>
  transact(database, { tenantId, actor: systemActor('test') }, (tx) => addJob(tx, name, payload));
const jobsNamed = async (name: string) =>
  (
    await database.ownerPool.query<{ locked_by: string | null; attempts: number }>(
      'select locked_by, attempts from graphile_worker.jobs where task_identifier = $1',
      [name],
    )
  ).rows;
const start = (queued: QueuedJob[]) =>
  startJobs(
    database.ownerPool,
    database,
    { recurring: [], queued },
    async () => [tenantId],
    () => undefined,
    false,
  );

test('[JOB-1] a job is there only when its transaction has committed', async () => {
  const undone = transact(database, { tenantId, actor: systemActor('test') }, async (tx) => {
    await addJob(tx, 'never', {});
    throw new Error('stop');
  });
  await expect(undone).rejects.toThrow('stop');
  expect(await jobsNamed('never')).toEqual([]);
});

test('[JOB-2] [T-J1] F58: a worker killed over its job leaves it to the next; a slow one keeps its own', async () => {
  await add('slow');
  const fixture = join(import.meta.dirname, 'hold-a-job.fixture.ts');
  const worker = fork(fixture, [JSON.stringify(database.owner)], { execArgv: [] });
  await once(worker, 'message');
  const watch = watchWorkers(database.ownerPool, fail, 200);
  watch.known('somebody-else');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await jobsNamed('slow')).toMatchObject([{ locked_by: expect.stringMatching(/^pool-/), attempts: 1 }]);
  worker.kill('SIGKILL');
  await expect.poll(() => jobsNamed('slow'), { timeout: 5_000 }).toMatchObject([{ locked_by: null }]);
  await watch.stop();
  let done = 0;
  const running = await start([{ name: 'slow', attemptsMax: 12, run: async () => void (done += 1) }]);
  await expect.poll(() => jobsNamed('slow'), { timeout: 10_000 }).toEqual([]);
  expect(done).toBe(1);
  await running.stop();
});

test('[JOB-3] [T-J6] F62: a stop gives back within seven seconds a job that will not end', async () => {
  await add('endless');
  const begun = Promise.withResolvers<void>();
  const running = await start([
    {
      name: 'endless',
      attemptsMax: 12,
      run: () => {
        begun.resolve();
        return new Promise(() => undefined);
      },
    },
  ]);
  await begun.promise;
  const from = performance.now();
  await running.stop();
  expect(performance.now() - from).toBeLessThan(8_000);
  expect(await jobsNamed('endless')).toMatchObject([{ locked_by: null, attempts: 1 }]);
});

test('[JOB-3] a job that listens ends by itself and at once', async () => {
  await add('listens');
  const begun = Promise.withResolvers<void>();
  const running = await start([
    {
      name: 'listens',
      attemptsMax: 12,
      run: (_, __, stop) => {
        begun.resolve();
        return new Promise((resolve) => stop.addEventListener('abort', () => resolve()));
      },
    },
  ]);
  await begun.promise;
  const from = performance.now();
  await running.stop();
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(await jobsNamed('listens')).toEqual([]);
});

test('[JOB-4] the next moment is the first one after now that the schedule names, in UTC', () => {
  const next = (schedule: string, from: string) => nextMoment(schedule, new Date(from)).toISOString().slice(0, 16);
  expect(next('* * * * *', '2026-01-05T08:00:00Z')).toBe('2026-01-05T08:01');
  expect(next('* * * * *', '2026-12-31T23:59:59.999Z')).toBe('2027-01-01T00:00');
  expect(next('17 3 * * *', '2026-01-05T03:16:59Z')).toBe('2026-01-05T03:17');
  expect(next('17 3 * * *', '2026-01-05T03:17:00Z')).toBe('2026-01-06T03:17');
  expect(next('0 0 1 1 *', '2026-01-01T00:00:00Z')).toBe('2027-01-01T00:00');
  expect(next('30 6 * * 1', '2026-01-05T08:00:00Z')).toBe('2026-01-12T06:30');
  expect(() => next('0 0 31 2 *', '2026-01-05T08:00:00Z')).toThrow('no moment');
});

test('[JOB-4] [T-J2] F59: many planners make one waiting run; the run that ends plans the next, a failed one is planned anew', async () => {
  const one = { name: 'tick', schedule: '* * * * *' };
  const waiting = async () =>
    (
      await database.ownerPool.query<{ ahead: number }>(
        "select ceil(extract(epoch from run_at - now()) / 60)::int as ahead from graphile_worker.jobs where key = 'schedule tick'",
      )
    ).rows;
  await Promise.all(Array.from({ length: 8 }, () => planMissing(database.ownerPool, [one])));
  expect(await waiting()).toEqual([{ ahead: 1 }]);
  // It runs: locked by somebody. Nobody plans a second one beside it until it ends.
  const lock =
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'p' where key = 'schedule tick'";
  await database.ownerPool.query(lock);
  await planMissing(database.ownerPool, [one]);
  expect(await jobsNamed('tick')).toHaveLength(1);
  await planNext(database.ownerPool, one);
  expect(await waiting()).toEqual([{ ahead: 1 }]);
  expect(await jobsNamed('tick')).toHaveLength(2);
  const exhaust =
    "update graphile_worker._private_jobs set attempts = max_attempts, run_at = '2020-01-01' where key = 'schedule tick'";
  await database.ownerPool.query(exhaust);
  await planMissing(database.ownerPool, [one]);
  expect(await waiting()).toEqual([{ ahead: 1 }]);
});
