// T-J6: SIGTERM under load or in the middle of a start ends in order within ten seconds and leaves nothing behind.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeTestHome, type TestHome } from '../server/platform/database/embedded/make-test-home.ts';
import { readPostmaster } from '../server/platform/database/embedded/read-postmaster.ts';
import { countDamage } from './count-damage.fixture.ts';
import { type LivingServer, livesOn, prepareServer } from './living-server.fixture.ts';
import { foundCompany, sendTo, startWriters } from './outside-client.fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
let home: TestHome;
let server: LivingServer;
beforeAll(async () => {
  home = makeTestHome();
  server = await prepareServer(home.home);
});
afterAll(() => home.remove());

test('[T-J6] F62: told to stop under load, everything acknowledged is there and the next start goes on', async () => {
  const first = server.start();
  const secret = await foundCompany(server.url, await first.ready);
  const send = sendTo(server.url, () => secret);
  const writers = startWriters(send, 8, 'term');
  await expect.poll(() => writers.acked.size, { timeout: 30_000 }).toBeGreaterThan(20);
  const { code, tookMs } = await server.end(first.process, 'SIGTERM');
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(10_000);
  expect(await livesOn(server.cluster, 500)).toBe(false);
  const second = server.start();
  await second.ready;
  await writers.finish();
  expect(await countDamage(server.owner, writers.acked)).toEqual({
    lost: [],
    doubled: [],
    halved: [],
    contracts: writers.acked.size,
  });
  expect((await server.end(second.process, 'SIGTERM')).code).toBe(0);
});

test('[T-J6] F62: told to stop while the database comes up, a start waits for it and takes it along', async () => {
  const { process } = server.start();
  while (readPostmaster(server.cluster) === undefined) await sleep(2);
  const { code, tookMs } = await server.end(process, 'SIGTERM');
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(10_500);
  expect(await livesOn(server.cluster)).toBe(false);
});
