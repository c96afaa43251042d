// The nightly look at stored files, on real files, rows and nights.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { systemActor } from '../auth/actor.ts';
import { type Acting, actingFor } from '../database/acting.ts';
import { makeTestDatabase } from '../database/test-database.ts';
import { makeUuid, type Uuid } from '../ids/make-id.ts';
import { checkFilesJob, type NamedFiles } from './check-files.ts';
import { diskFiles } from './disk-files.ts';
import { readFileCheck, readFileHealth } from './file-check-store.ts';
import { type FileStore, placeOf } from './file-store.ts';
import { BucketAway } from './s3/send-request.ts';
import { bytesKept } from './tenant-files.ts';
import { readThrough } from './verify-file.ts';

const database = await makeTestDatabase('2026-01-05T19:40:00Z');
const folder = await mkdtemp(join(tmpdir(), 'makegood-check-'));
const disk = diskFiles(folder);
const hashes: string[] = [];
for (let i = 0; i < 300; i += 1) {
  const { hash } = await disk.put(one(`file ${i}`), 1_000);
  hashes.push(hash);
}
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

let acting: Acting;
let told: { level: string; hash: string; found: string; tenantId: string }[];
let opened: string[];
const log = pino(
  { formatters: { level: (level) => ({ level }) } },
  new Writable({
    write(line, _, done) {
      told.push(JSON.parse(String(line)));
      done();
    },
  }),
);
/** Two areas that name the same files, each in its own order of asking. */
const named: NamedFiles = async (_, from, limit) =>
  hashes
    .toSorted()
    .filter((hash) => hash >= from)
    .slice(0, limit);
const watched: FileStore = {
  ...disk,
  open(hash) {
    opened.push(hash);
    return disk.open(hash);
  },
};

beforeEach(async () => {
  acting = await foundTenant(makeUuid());
  told = [];
  opened = [];
});

async function foundTenant(tenantId: Uuid): Promise<Acting> {
  const made = actingFor(database, tenantId, systemActor('check-files'));
  await made.transact((tx) =>
    sql`insert into tenants values (${tenantId}, 'Mall', 'own', 'UTC', 'CNY', 'zh-CN', 'CN', '{marketplace}', now())`.execute(
      tx.sql,
    ),
  );
  return made;
}

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const calm = new AbortController().signal;
const pathOf = (hash: string) => join(folder, placeOf(hash));
const check = () => acting.look(readFileCheck);
const nextNight = () => database.clock.moveTo(new Date(database.clock.now().getTime() + 24 * 60 * 60_000));

async function night(files: FileStore = watched, stop: AbortSignal = calm): Promise<void> {
  nextNight();
  await checkFilesJob(files, [named, named], log).run(acting, stop);
}

test('[FILE-9] in 28 nights every named file is read once, a similar share each night', async () => {
  const shares: number[] = [];
  for (let i = 0; i < 28; i += 1) {
    const before = opened.length;
    await night();
    shares.push(opened.length - before);
  }
  expect(opened.toSorted()).toEqual(hashes.toSorted());
  expect(Math.max(...shares)).toBeLessThan(30);
  expect(await check()).toMatchObject({ checkedUntil: '', spoiled: [] });
  expect(told).toEqual([]);
});

test('[FILE-9] asked again within the same night, it rests', async () => {
  await night();
  const read = opened.length;
  await checkFilesJob(watched, [named], log).run(acting, calm);
  expect(opened.length).toBe(read);
});

test('[FILE-9] a stop or weather breaks a night off, and the next goes on at that very file', async () => {
  const stop = new AbortController();
  const stopping: FileStore = {
    ...watched,
    open(hash) {
      if (opened.length === 2) stop.abort();
      return watched.open(hash);
    },
  };
  await night(stopping, stop.signal);
  // Not done counts as not checked: the age in /metrics grows.
  expect((await check()).checkedAt).toEqual(new Date(0));
  expect(opened).toEqual(hashes.toSorted().slice(0, 3));
  const raining: FileStore = {
    ...watched,
    open(hash) {
      if (opened.length === 5) throw new BucketAway('rain');
      return watched.open(hash);
    },
  };
  await expect(night(raining)).rejects.toThrow('rain');
  expect(told).toEqual([]);
  await night();
  expect(new Set(opened)).toEqual(new Set(hashes.toSorted().slice(0, new Set(opened).size)));
  expect(opened.length).toBe(new Set(opened).size);
  expect(opened.length).toBeGreaterThan(8);
});

test('[FILE-10] [T-R7] a flipped byte, a lost file and an unreadable one are told every night until they are whole again', async () => {
  const [changed = '', missing = '', unreadable = ''] = hashes.toSorted();
  const content = new Map(hashes.map((hash, i) => [hash, `file ${i}`]));
  await writeFile(pathOf(changed), (content.get(changed) ?? '').replace('file', 'filf'));
  await rm(pathOf(missing));
  await rm(pathOf(unreadable));
  // A folder in its place: the disk answers, and not with bytes.
  await mkdir(pathOf(unreadable));
  const expected = [
    { level: 'error', hash: changed, found: 'changed', tenantId: acting.tenantId },
    { level: 'error', hash: missing, found: 'missing', tenantId: acting.tenantId },
    { level: 'error', hash: unreadable, found: 'unreadable', tenantId: acting.tenantId },
  ];
  await night();
  expect(told).toMatchObject(expected);
  expect((await readFileHealth(database.pool)).spoiled).toBe(3);
  await night();
  expect(told).toMatchObject([...expected, ...expected]);

  await rm(pathOf(unreadable), { recursive: true });
  for (const hash of [changed, missing, unreadable]) {
    const { hash: stored } = await disk.put(one(content.get(hash) ?? ''), 1_000);
    expect(stored).toBe(
      createHash('sha256')
        .update(content.get(hash) ?? '')
        .digest('hex'),
    );
  }
  told.length = 0;
  await night();
  expect(told).toEqual([]);
  expect(await check()).toMatchObject({ spoiled: [] });
  expect(await readFileHealth(database.pool)).toEqual({ spoiled: 0, lastCheckAt: database.clock.now() });
});

test("[FILE-10] a tenant's spoiled files are its own: another sees none of them", async () => {
  const [changed = ''] = hashes.toSorted();
  const bytes = 'rotten';
  await writeFile(pathOf(changed), bytes);
  await night();
  expect((await check()).spoiled).toEqual([changed]);
  const other = await foundTenant(makeUuid());
  expect(await other.look(readFileCheck)).toEqual({ checkedUntil: '', checkedAt: undefined, spoiled: [] });
});

test('[FILE-11] a file that rows named before files were counted is counted by the round', async () => {
  for (let i = 0; i < 28; i += 1) await night();
  const sound = await Promise.all(hashes.map((hash) => readThrough(disk, hash).catch(() => 0)));
  const bytes = sound.reduce((sum, length) => sum + length, 0);
  expect(bytes).toBeGreaterThan(2_000);
  expect(await acting.look(bytesKept)).toBe(bytes);
  await night();
  expect(await acting.look(bytesKept)).toBe(bytes);
});
