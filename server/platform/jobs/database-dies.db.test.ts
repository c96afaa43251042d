// The database is killed at the worst moment for the queue: when jobs have ended and their ends cannot be written.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { systemActor } from '../auth/actor.ts';
import { machineClock } from '../clock/clock.ts';
import { connect, outliveDeadConnections } from '../database/connect.ts';
import { choosePlace } from '../database/embedded/choose-place.ts';
import { makeTestHome } from '../database/embedded/make-test-home.ts';
import { readPostmaster } from '../database/embedded/read-postmaster.ts';
import { startEmbedded } from '../database/embedded/start-embedded.ts';
import { testProgramsFolder } from '../database/embedded/start-embedded-for-tests.ts';
import { prepareDatabase } from '../database/prepare-database.ts';
import { transact } from '../database/transact.ts';
import { makeUuid } from '../ids/make-id.ts';
import { addJob, type QueuedJob, startJobs } from './jobs.ts';

vi.setConfig({ testTimeout: 90_000 });

test('[JOB-5] the database dies while jobs end, one well and one badly: both are done again, and the workers go on', async () => {
  const { home, remove } = makeTestHome();
  const server = await startEmbedded(home, () => undefined, { programsFolder: testProgramsFolder() });
  const owner = server.connectionUrlFor('makegood_root', 'postgres');
  await prepareDatabase(owner);
  const ownerPool = new pg.Pool({ ...owner, max: 5, connectionTimeoutMillis: 5_000 });
  outliveDeadConnections(ownerPool);
  const pool = connect({ ...owner, user: 'makegood_app' }, 4);
  const database = { pool, clock: machineClock, committed: () => undefined };
  const runs = { well: 0, badly: 0 };
  const end = Promise.withResolvers<void>();
  const job = (name: 'well' | 'badly'): QueuedJob => ({
    name,
    attemptsMax: 12,
    async run() {
      runs[name] += 1;
      await end.promise;
      if (name === 'badly' && runs.badly === 1) throw new Error('once');
    },
  });
  const queued = [job('well'), job('badly')];
  const running = await startJobs(
    ownerPool,
    database,
    { recurring: [], queued },
    async () => [],
    () => undefined,
    false,
  );
  const add = (name: string) =>
    transact(database, { tenantId: makeUuid(), actor: systemActor('test') }, (tx) => addJob(tx, name, {}));
  await add('well');
  await add('badly');
  await expect.poll(() => runs, { timeout: 10_000 }).toEqual({ well: 1, badly: 1 });

  process.kill(readPostmaster(choosePlace(home).cluster)?.pid ?? 0, 'SIGKILL');
  await sleep(50);
  end.resolve();

  const left = async () =>
    (await ownerPool.query('select 1 from graphile_worker.jobs').catch(() => ({ rows: ['away'] }))).rows;
  await expect.poll(left, { timeout: 40_000 }).toEqual([]);
  expect(runs).toEqual({ well: 2, badly: 2 });
  await add('well');
  await expect.poll(() => runs.well, { timeout: 20_000 }).toBe(3);
  await running.stop();
  await Promise.all([ownerPool.end(), pool.end()]);
  await server.stop();
  await remove();
});
