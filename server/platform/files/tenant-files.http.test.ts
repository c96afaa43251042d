// T-X10: a tenant's files have a limit in bytes, whatever they are called and however they arrive.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../test-app.ts';
import { systemActor } from '../auth/actor.ts';
import { type Acting, actingFor } from '../database/acting.ts';
import { makeUuid } from '../ids/make-id.ts';
import { clearArrivals } from './arrived-files.ts';
import { diskFiles } from './disk-files.ts';
import { tenantFiles } from './tenant-files.ts';

const quota = 2_000_000;
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 6, quota);
});
afterAll(() => app.stop());

const send = (mall: Caller, csv: string, language = 'en') =>
  mall.call('/imports', undefined, {
    method: 'POST',
    payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${csv}\r\n--x--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-makegood-language': language },
  });
/** A table of about so many bytes that no other call makes. */
let made = 0;
const tableOf = (bytes: number) => {
  made += 1;
  return `Contract number,Contract date,Customer\n${`N-${made},2025-11-01,Li\n`.repeat(Math.floor(bytes / 21))}`;
};

test('[FILE-11] [T-X10] what would pass the limit is refused in the reader’s language; another company has its own room', async () => {
  const mall = await app.company();
  expect((await send(mall, tableOf(900_000))).status).toBe(201);
  expect((await send(mall, tableOf(900_000))).status).toBe(201);
  const messages = [];
  for (const language of ['zh-CN', 'ru', 'en']) {
    const refused = await send(mall, tableOf(900_000), language);
    expect(refused).toMatchObject({ status: 507, body: { refusal: 'files.full', facts: { megabytesMax: 2 } } });
    messages.push(refused.body.message);
  }
  expect(new Set(messages).size).toBe(3);
  expect((await mall.call('/imports')).body.rows).toHaveLength(2);
  expect((await send(await app.company({ name: 'Other' }), tableOf(900_000))).status).toBe(201);
});

test('[FILE-11] the same content counts once, so it is taken again while there is room for anything', async () => {
  const mall = await app.company({ name: 'Twice' });
  const same = tableOf(900_000);
  for (let time = 0; time < 3; time += 1) expect((await send(mall, same)).status).toBe(201);
  expect((await send(mall, tableOf(900_000))).status).toBe(201);
  expect((await send(mall, tableOf(900_000))).status).toBe(507);
  expect((await send(mall, same)).status).toBe(201);
});

test('[FILE-11] uploads at the same moment do not pass it together', async () => {
  const mall = await app.company({ name: 'Together' });
  const answers = await Promise.all(Array.from({ length: 6 }, () => send(mall, tableOf(600_000))));
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([201, 201, 201, 507, 507, 507]);
});

test('what is too large in itself is said to be that, not that the room is full', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'makegood-room-'));
  const kept = tenantFiles(diskFiles(folder), quota);
  const acting = actingFor(app.database, makeUuid(), systemActor('test'));
  await expect(kept.receive(acting, zeros(100), 50)).rejects.toMatchObject({ code: 'input.too_large' });
  await expect(kept.receive(acting, zeros(quota + 1), quota * 2)).rejects.toMatchObject({ code: 'files.full' });
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

test('[FILE-12] what was let in and never named is cleared after a day, unless another company keeps it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'makegood-arrived-'));
  const files = diskFiles(folder);
  const kept = tenantFiles(files, quota);
  const [one, other] = [makeUuid(), makeUuid()].map((id) => actingFor(app.database, id, systemActor('test')));
  if (!one || !other) throw new Error('two companies');
  const [lost, shared, mine] = [
    await kept.receive(one, zeros(1), 9),
    await kept.receive(one, zeros(2), 9),
    await kept.receive(one, zeros(3), 9),
  ];
  const theirs = await kept.receive(other, zeros(2), 9);
  await other.transact((tx) => kept.keep(tx, theirs));
  await one.transact((tx) => kept.keep(tx, mine));
  const night = () => clearArrivals(one, files, new AbortController().signal);
  await night();
  expect(await files.has(lost.hash)).toBe(true);
  app.testDatabase.clock.moveTo(new Date('2026-01-06T09:00:00Z'));
  await night();
  expect([await files.has(lost.hash), await files.has(shared.hash), await files.has(mine.hash)]).toEqual([
    false,
    true,
    true,
  ]);
  await rm(folder, { recursive: true });
});

test('[FILE-12] what arrives again between the list of the night and its turn stays on the list, and is cleared a day later', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'makegood-arrived-'));
  const files = diskFiles(folder);
  const kept = tenantFiles(files, quota);
  const acting = actingFor(app.database, makeUuid(), systemActor('test'));
  const { hash } = await kept.receive(acting, zeros(4), 9);
  const later = (hours: number) => {
    const { clock } = app.testDatabase;
    clock.moveTo(new Date(clock.now().getTime() + hours * 3_600_000));
  };
  const night = (by: Acting) => clearArrivals(by, files, new AbortController().signal);
  later(25);
  const sentAgain: Acting = {
    ...acting,
    async transact(work) {
      await kept.receive(acting, zeros(4), 9);
      return await acting.transact(work);
    },
  };
  await night(sentAgain);
  expect(await files.has(hash)).toBe(true);
  later(25);
  await night(acting);
  expect(await files.has(hash)).toBe(false);
  await rm(folder, { recursive: true });
});

async function* zeros(bytes: number): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(bytes);
}
