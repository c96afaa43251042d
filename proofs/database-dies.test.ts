// T-R1, T-R4 and the promises P1 and P3, in small: the database dies under writers. The long run is in database-dies.long.test.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { countDamage } from './count-damage.fixture.ts';
import { killDatabase, untilBack } from './kill-database.fixture.ts';
import { foundCompany, type Send, sendTo, startWriters } from './outside-client.fixture.ts';
import { makeOwnGround, type OwnGround } from './own-ground.fixture.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let ground: OwnGround;
let send: Send;
beforeAll(async () => {
  ground = (await makeOwnGround()) as OwnGround;
  const secret = await foundCompany(ground.url, ground.entryLink());
  send = sendTo(ground.url, () => secret);
});
afterAll(() => ground?.stop());

test('[T-R1] [T-R4] the database is killed under eight writers: nothing acknowledged is lost, nothing is half, and it recovers by itself', async () => {
  const writers = startWriters(send, 8, 'kill');
  const silences: number[] = [];
  for (const victim of ['postmaster', 'session'] as const) {
    const before = writers.acked.size;
    await expect.poll(() => writers.acked.size, { timeout: 30_000 }).toBeGreaterThan(before + 8);
    killDatabase(ground.cluster, victim);
    await sleep(50);
    await untilBack(ground.cluster);
    const back = performance.now();
    await expect.poll(() => writers.lastAckAt, { timeout: 30_000 }).toBeGreaterThan(back);
    silences.push(writers.lastAckAt - back);
  }
  await writers.finish();
  expect(writers.counts.failures).toBeGreaterThan(0);
  expect(await countDamage(ground.owner, writers.acked)).toEqual({
    lost: [],
    doubled: [],
    halved: [],
    contracts: writers.acked.size,
  });
  expect(Math.max(...silences)).toBeLessThan(5_000);
});

test('[T-R4] every session is ended at once: requests go on within two seconds, and no dead connection is handed out', async () => {
  const read = () => send('GET', '/contracts?limit=1');
  expect((await read()).status).toBe(200);
  const root = new pg.Client(ground.owner);
  await root.connect();
  await root.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = $1',
    [ground.owner.database],
  );
  await root.end();
  const from = performance.now();
  // As many as the pool holds, at once: each would meet a dead connection.
  const answers = await Promise.all(Array.from({ length: 12 }, read));
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 12 }, () => 200));
  expect(performance.now() - from).toBeLessThan(2_000);
});
