// T-R6: the disk of the home fills up under a running Makegood, a real small one mounted for the test. Writes are refused in
// words, reads go on, and with room again work goes on without anybody's help.
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { countDamage } from './count-damage.fixture.ts';
import { contractNumbered, foundCompany, sendTo } from './outside-client.fixture.ts';
import { makeOwnGround } from './own-ground.fixture.ts';

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

test('[T-R6] a full disk refuses writes in words, reads go on, and with room again work goes on by itself', async (context) => {
  const ground = await makeOwnGround({ diskMegabytes: 260 });
  if (!ground) return context.skip('this user may not mount a small disk');
  const secret = await foundCompany(ground.url, ground.entryLink());
  const send = sendTo(ground.url, () => secret);
  const acked = new Map<string, string>();
  const register = async (number: string) => {
    const answer = await send('POST', '/contracts', contractNumbered(number), `key-${number}`);
    if (answer.status === 201) acked.set(number, answer.body.contractId);
    return answer;
  };
  for (let n = 0; n < 20; n += 1) expect((await register(`before-${n}`)).status).toBe(201);

  fill(ground.home, 'filler');
  const statuses = new Set<number>();
  const reads: number[] = [];
  for (let n = 0; n < 60; n += 1) {
    fill(ground.home, 'filler');
    const answer = await register(`full-${n}`);
    statuses.add(answer.status);
    if (answer.status !== 201) expect(['system.disk_full', 'system.away']).toContain(answer.body.refusal);
    reads.push((await send('GET', '/contracts?limit=5')).status);
  }
  expect([...statuses].filter((status) => ![201, 503, 507].includes(status))).toEqual([]);
  expect(statuses.has(507) || statuses.has(503)).toBe(true);
  console.log('statuses of writes', [...statuses], 'reads', [...new Set(reads)]);

  rmSync(join(ground.home, 'filler'));
  for (let n = 0; n < 60; n += 1)
    await expect.poll(async () => (await register(`full-${n}`)).status, { timeout: 30_000 }).toBe(201);
  expect(await countDamage(ground.owner, acked)).toEqual({ lost: [], doubled: [], halved: [], contracts: 80 });
  await ground.stop();
});
