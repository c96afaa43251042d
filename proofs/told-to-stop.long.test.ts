// T-J6 at every moment of a first start: SIGTERM ends it in order within ten seconds, and no database stays behind.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { makeTestHome, type TestHome } from '../server/platform/database/embedded/make-test-home.ts';
import { readPostmaster } from '../server/platform/database/embedded/read-postmaster.ts';
import { type LivingServer, livesOn, prepareServer } from './living-server.fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const homes: TestHome[] = [];
afterAll(async () => {
  for (const home of homes) await home.remove();
});

async function prepare(): Promise<{ home: string; server: LivingServer }> {
  const made = makeTestHome();
  homes.push(made);
  return { home: made.home, server: await prepareServer(made.home) };
}

type Reached = (home: string, cluster: string) => boolean;
const moments: [string, Reached][] = [
  ['the home is taken', (home) => existsSync(join(home, 'lock'))],
  ['the database is being made', (home) => existsSync(join(home, 'database'))],
  ['the database starts', (_, cluster) => readPostmaster(cluster) !== undefined],
  ['the database is there', (_, cluster) => readPostmaster(cluster)?.state === 'ready'],
];

test.each(moments)(
  '[T-J6] F62: told to stop when %s, a start closes what it has opened and no database stays behind',
  async (_, reached) => {
    const { home, server } = await prepare();
    const { process } = server.start();
    while (!reached(home, server.cluster)) await sleep(5);
    const { code, tookMs } = await server.end(process, 'SIGTERM');
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_500);
    expect(await livesOn(server.cluster)).toBe(false);
  },
);
