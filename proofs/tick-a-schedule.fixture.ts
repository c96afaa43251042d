// A process of its own for proofs: takes part in a schedule of every minute and writes each run into public.ticks.
import pg from 'pg';
import { machineClock } from '../server/platform/clock/clock.ts';
import { connect, outliveDeadConnections } from '../server/platform/database/connect.ts';
import { makeUuid } from '../server/platform/ids/make-id.ts';
import { startJobs } from '../server/platform/jobs/jobs.ts';

const owner = JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig;
const ownerPool = new pg.Pool({ ...owner, max: 5 });
outliveDeadConnections(ownerPool);
const pool = connect({ ...owner, user: 'makegood_app' }, 2);
const tick = {
  name: 'tick',
  schedule: '* * * * *',
  async run() {
    await ownerPool.query('insert into public.ticks (clock) values ($1)', [process.argv[3]]);
  },
};
const database = { pool, clock: machineClock, committed: () => undefined };
const tenant = makeUuid();
const jobs = await startJobs(
  ownerPool,
  database,
  { recurring: [tick], queued: [] },
  async () => [tenant],
  console.error,
);
process.send?.({ nowMs: Date.now() });
process.once('disconnect', async () => {
  await jobs.stop();
  process.exit(0);
});
