// T-R6: the disk of the home fills up under a running Makegood, a real small one mounted for the test. Writes are refused in
// words, reads go on, and with room again work goes on without anybody's help.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { countDamage } from './count-damage.fixture.ts';
import { contractNumbered, foundCompany, sendTo } from './outside-client.fixture.ts';
import { makeOwnGround, type OwnGround } from './own-ground.fixture.ts';

vi.setConfig({ testTimeout: 240_000 });

/** Leaves `bytes` free. */
function fill(folder: string, file: string, bytes = 0): void {
  const block = Buffer.alloc(256 * 1024, 1);
  for (;;) {
    const { bavail, bsize } = statfsSync(folder);
    const room = Math.min(block.length, bavail * bsize - bytes);
    if (room <= 0) return;
    try {
      writeFileSync(join(folder, file), block.subarray(0, room), { flag: 'a' });
    } catch {
      return;
    }
  }
}

let ground: OwnGround | undefined;
afterEach(async () => {
  await ground?.stop();
  ground = undefined;
});

const start = async () => {
  ground = await makeOwnGround({ diskMegabytes: 320 });
  if (!ground) return undefined;
  const secret = await foundCompany(ground.url, ground.entryLink());
  const send = sendTo(ground.url, () => secret);
  const acked = new Map<string, string>();
  const register = async (number: string) => {
    const answer = await send('POST', '/contracts', contractNumbered(number), `key-${number}`);
    if (answer.status === 201) acked.set(number, answer.body.contractId);
    return answer;
  };
  const read = async () => (await send('GET', '/contracts?limit=5')).status;
  for (let n = 0; n < 20; n += 1) expect((await register(`before-${n}`)).status).toBe(201);
  return { ground, acked, register, read };
};

test('[T-R6] a nearly full disk refuses writes in words, reads go on, and with room again work goes on by itself', async (context) => {
  const started = await start();
  if (!started) return context.skip('this user may not mount a small disk');
  const { acked, register, read } = started;
  const { home, owner } = started.ground;
  fill(home, 'filler', 20_000_000);
  await sleep(600);
  for (let n = 0; n < 20; n += 1) {
    const answer = await register(`full-${n}`);
    expect([answer.status, answer.body.refusal, answer.retryAfterSeconds]).toEqual([507, 'system.disk_full', 60]);
    expect(await read()).toBe(200);
  }
  rmSync(join(home, 'filler'));
  await sleep(600);
  for (let n = 0; n < 20; n += 1) expect((await register(`full-${n}`)).status).toBe(201);
  expect(await countDamage(owner, acked)).toEqual({ lost: [], doubled: [], halved: [], contracts: 40 });
});

test('[T-R6] a disk that is full to the last byte between two looks: what got in is whole, nothing needs repair', async (context) => {
  const started = await start();
  if (!started) return context.skip('this user may not mount a small disk');
  const { acked, register, read } = started;
  const { home, owner } = started.ground;
  // The guard has just seen enough room; what follows within half a second meets PostgreSQL itself.
  const statuses = new Set<number>();
  for (let round = 0; round < 8; round += 1) {
    rmSync(join(home, 'filler'), { force: true });
    await sleep(600);
    expect((await register(`room-${round}`)).status).toBe(201);
    fill(home, 'filler');
    for (const { status } of await Promise.all(Array.from({ length: 8 }, (_, n) => register(`full-${round}-${n}`))))
      statuses.add(status);
    expect(await read()).toBe(200);
  }
  expect([...statuses].filter((status) => ![201, 507].includes(status))).toEqual([]);
  rmSync(join(home, 'filler'));
  await sleep(600);
  expect((await register('after-1')).status).toBe(201);
  const damage = await countDamage(owner, acked);
  expect(damage).toEqual({ lost: [], doubled: [], halved: [], contracts: acked.size });
});
