// T-R2: the server's process is killed with -9 two hundred times at random instants under eight writers; its database too, now
// and then. Kills and seconds can be set: PROOF_KILLS=20 npm run test:long -- proofs/server-dies
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestHome, type TestHome } from '../server/platform/database/embedded/make-test-home.ts';
import { countDamage } from './count-damage.fixture.ts';
import { killDatabase } from './kill-database.fixture.ts';
import { type LivingServer, prepareServer } from './living-server.fixture.ts';
import { foundCompany, sendTo, startWriters } from './outside-client.fixture.ts';

const kills = Number(process.env.PROOF_KILLS ?? 200);
let home: TestHome;
let server: LivingServer;
beforeAll(async () => {
  home = makeTestHome();
  server = await prepareServer(home.home, { NODE_COMPILE_CACHE: `${home.home}/compiled` });
});
afterAll(() => home.remove());

test(`[T-R2] F58: ${kills} kills of the server at random instants: nothing acknowledged is lost, nothing is half, every promise is given`, async () => {
  let running = server.start();
  const secret = await foundCompany(server.url, await running.ready);
  const writers = startWriters(
    sendTo(server.url, () => secret),
    8,
    'die',
  );
  const startsMs: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    // Some die while they start, some in the middle of work.
    await (kill % 5 === 0 ? sleep(Math.random() * 800) : running.ready.then(() => sleep(Math.random() * 1_500)));
    await server.end(running.process, 'SIGKILL');
    // A machine that loses power takes both.
    if (kill % 4 === 0) killDatabase(server.cluster, 'postmaster');
    const from = performance.now();
    running = server.start();
    void running.ready.then(
      () => startsMs.push(performance.now() - from),
      () => undefined,
    );
  }
  await running.ready;
  await writers.finish();
  const { lost, doubled, halved, contracts } = await countDamage(server.owner, writers.acked);
  expect({ lost, doubled, halved }).toEqual({ lost: [], doubled: [], halved: [] });
  expect(contracts).toBe(writers.acked.size);
  // What follows from a fact is made later, by a reaction: it too is made once for every contract.
  await expect.poll(() => promisesOf(server.owner), { timeout: 60_000, interval: 1_000 }).toHaveLength(1);
  startsMs.sort((a, b) => a - b);
  console.log(
    `${kills} kills, ${contracts} contracts acknowledged, ${writers.counts.failures} failed tries; start to ready after a kill: median ${Math.round(startsMs[startsMs.length >> 1] ?? 0)} ms, worst ${Math.round(startsMs.at(-1) ?? 0)} ms`,
  );
  expect((await server.end(running.process, 'SIGTERM')).code).toBe(0);
});

/** The different numbers of promises that contracts have: one when every contract has its own, once. */
async function promisesOf(owner: pg.ClientConfig): Promise<number[]> {
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query<{ n: number }>(
    `select distinct (select count(*)::int from makegood.promises p where p.tenant_id = c.tenant_id and p.contract_id = c.contract_id) as n
     from makegood.contracts c`,
  );
  await client.end();
  return rows.map((row) => row.n);
}
