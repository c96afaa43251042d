// T-R1 and T-R4 at length: the database is killed every few seconds for minutes under eight writers.
// PROOF_SECONDS=60 npm run test:long -- proofs/database-dies
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { countDamage } from './count-damage.fixture.ts';
import { killDatabase, untilBack } from './kill-database.fixture.ts';
import { foundCompany, sendTo, startWriters } from './outside-client.fixture.ts';
import { makeOwnGround, type OwnGround } from './own-ground.fixture.ts';

const seconds = Number(process.env.PROOF_SECONDS ?? 600);

test(`[T-R1] the database is killed every few seconds for ${seconds} s: nothing acknowledged is lost or half, work goes on within 5 s`, async () => {
  const ground = (await makeOwnGround()) as OwnGround;
  const secret = await foundCompany(ground.url, ground.entryLink());
  const writers = startWriters(
    sendTo(ground.url, () => secret),
    8,
    'long',
  );
  const silencesMs: number[] = [];
  const until = performance.now() + seconds * 1_000;
  for (let kill = 1; performance.now() < until; kill += 1) {
    await sleep(2_000 + Math.random() * 5_000);
    killDatabase(ground.cluster, kill % 2 === 0 ? 'session' : 'postmaster');
    await sleep(50);
    await untilBack(ground.cluster);
    const back = performance.now();
    while (writers.lastAckAt < back) await sleep(20);
    silencesMs.push(writers.lastAckAt - back);
  }
  await writers.finish();
  await ground.settle();
  const damage = await countDamage(ground.owner, writers.acked);
  silencesMs.sort((a, b) => a - b);
  console.log(
    `${silencesMs.length} kills in ${seconds} s, ${damage.contracts} contracts acknowledged, ${writers.counts.failures} failed tries; database back to first answer: median ${Math.round(silencesMs[silencesMs.length >> 1] ?? 0)} ms, worst ${Math.round(silencesMs.at(-1) ?? 0)} ms`,
  );
  expect(damage).toEqual({ lost: [], doubled: [], halved: [], contracts: writers.acked.size });
  expect(silencesMs.at(-1)).toBeLessThan(5_000);
  await ground.stop();
});
