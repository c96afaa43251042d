// A process of its own for tests: takes the job `slow`, says so to its parent, and never finishes it.
import pg from 'pg';
import { machineClock } from '../clock/clock.ts';
import { connect, outliveDeadConnections } from '../database/connect.ts';
import { startJobs } from './jobs.ts';

const owner = JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig;
const ownerPool = new pg.Pool({ ...owner, max: 4 });
outliveDeadConnections(ownerPool);
const database = {
  pool: connect({ ...owner, user: 'makegood_app' }, 2),
  clock: machineClock,
  committed: () => undefined,
};
const slow = {
  name: 'slow',
  attemptsMax: 12,
  run: () => {
    process.send?.('mine');
    return new Promise<void>(() => undefined);
  },
};
const stay = setInterval(() => undefined, 1_000);
await startJobs(ownerPool, database, { recurring: [], queued: [slow] }, async () => [], console.error, false);
process.once('disconnect', () => {
  clearInterval(stay);
  process.exit(0);
});
