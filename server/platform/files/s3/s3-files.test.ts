// A bucket in bad weather: a real S3 server behind a gate that fails on demand.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { explainError } from '../../http/explain-error.ts';
import { placeOf } from '../file-store.ts';
import { type BucketPeer, listen, startBucketPeer, type Weather } from './bucket-peer.fixture.ts';
import type { BucketAddress } from './read-bucket-address.ts';
import { s3Files } from './s3-files.ts';
import { BucketAway } from './send-request.ts';

/** Only where the bucket is going to be silent is it given up soon: a busy machine must not look like bad weather. */
const patience = {
  attemptsMax: 4,
  pauseMs: 2,
  get idleMsMax() {
    return peer.weather[0] === 'silence' ? 600 : 60_000;
  },
};
const bytesMax = 4_000_000;
let peer: BucketPeer;
let spool: string;
beforeAll(async () => {
  peer = await startBucketPeer();
  spool = await mkdtemp(join(tmpdir(), 'makegood-spool-'));
});
afterEach(async () => {
  peer.weather.length = 0;
  peer.asked.length = 0;
  // Whatever happened, nothing stays in the spool.
  expect(await readdir(spool)).toEqual([]);
});
afterAll(async () => {
  await peer.stop();
  await rm(spool, { recursive: true, force: true });
});

const filesAt = (change: Partial<BucketAddress> = {}) =>
  s3Files({ ...peer.address, ...change }, spool, { patience, told: (why) => log.push(why) });
const log: string[] = [];
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const putRandom = (size: number) => filesAt().put(once(randomBytes(size)), bytesMax);

async function awayOf(deed: () => Promise<unknown>): Promise<BucketAway> {
  const failure = await deed().then(
    () => undefined,
    (error) => error,
  );
  expect(failure).toBeInstanceOf(BucketAway);
  return failure;
}

const passing: Weather[] = [{ status: 503 }, 'hang up', 'silence'];

test('[FILE-5] trouble that passes within three attempts is not noticed, for whatever is asked', async () => {
  const bytes = randomBytes(300_000);
  peer.weather.push(...passing);
  const { hash } = await filesAt().put(once(bytes), bytesMax);
  peer.weather.push({ status: 500 }, { status: 429 });
  expect(await filesAt().has(hash)).toBe(true);
  peer.weather.push(...passing);
  expect(await buffer(filesAt().open(hash))).toEqual(bytes);
  peer.weather.push({ status: 408 });
  await filesAt().remove(hash);
  expect(await filesAt().has(hash)).toBe(false);
  expect(peer.asked).toHaveLength(4 + 3 + 4 + 2 + 1);
});

test('[FILE-5] an answer that breaks off is taken up behind the last byte given', async () => {
  const bytes = randomBytes(600_000);
  const { hash } = await filesAt().put(once(bytes), bytesMax);
  peer.asked.length = 0;
  peer.weather.push({ cutAfter: 250_000 }, { status: 503 }, { cutAfter: 100_000 });
  expect(await buffer(filesAt().open(hash))).toEqual(bytes);
  expect(peer.asked.map((line) => line.replace(placeOf(hash), 'file'))).toEqual([
    'GET file',
    'GET file bytes=250000-',
    'GET file bytes=250000-',
    'GET file bytes=350000-',
  ]);
});

test('[FILE-5] a reader slower than the connection lives still gets every byte', async () => {
  const bytes = randomBytes(3_000_000);
  const { hash } = await filesAt().put(once(bytes), bytesMax);
  const got: Uint8Array[] = [];
  // However slow the machine is besides, the reader is patient; the connection is not.
  const hasty = s3Files(peer.address, spool, { patience: { attemptsMax: 100, idleMsMax: 300, pauseMs: 2 } });
  for await (const piece of hasty.open(hash)) {
    got.push(piece);
    if (got.length === 2) await pause(900);
  }
  expect(Buffer.concat(got).equals(bytes)).toBe(true);
  expect(peer.asked.filter((line) => line.includes('bytes=')).length).toBeGreaterThan(0);
});

test('[FILE-6] after four attempts it is weather: 503 with Retry-After, and no bug', async () => {
  const { hash } = await putRandom(1_000);
  peer.asked.length = 0;
  const texts = { statusOf: () => 503, textOf: () => '' };
  for (const trouble of [{ status: 503 }, 'hang up', 'silence', { cutAfter: 0 }] as Weather[]) {
    peer.weather.push(trouble, trouble, trouble, trouble);
    const away = await awayOf(() => buffer(filesAt().open(hash)));
    expect(explainError(away, 'en', texts)).toMatchObject({ status: 503, bug: false, retryAfterSeconds: 2 });
    expect(peer.asked.splice(0)).toHaveLength(4);
  }
  peer.weather.push(...[1, 2, 3, 4].map(() => ({ status: 503 })));
  expect((await awayOf(() => putRandom(1_000))).message).toContain('503 SlowDown');
  await awayOf(() => s3Files({ ...peer.address, origin: 'http://127.0.0.1:1' }, spool, { patience }).has(hash));
});

test('[FILE-6] a wrong secret, an unknown key and a missing bucket are asked once and told without the secret', async () => {
  const { hash } = await putRandom(1_000);
  peer.asked.length = 0;
  const wrong = { secret: 'topsecret' };
  log.length = 0;
  const told = [
    await awayOf(() => buffer(filesAt(wrong).open(hash))),
    await awayOf(() => filesAt(wrong).put(once(randomBytes(900_000)), bytesMax)),
    await awayOf(() => filesAt({ ...wrong, keyId: 'NOBODY' }).remove(hash)),
    await awayOf(() => filesAt({ bucket: 'no-such-bucket' }).put(once(randomBytes(9)), bytesMax)),
    await awayOf(() => buffer(filesAt({ bucket: 'no-such-bucket' }).open(hash))),
  ];
  expect(told[0]?.message).toContain('403 SignatureDoesNotMatch');
  expect(told[2]?.message).toContain('403 InvalidAccessKeyId');
  for (const { message } of told.slice(3)) expect(message).toContain('no bucket no-such-bucket');
  for (const { message } of told) expect(message).not.toContain('topsecret');
  // The log hears the reason; whoever asked hears only to come again.
  expect(log).toEqual(told.map(({ message }) => message));
  expect(peer.asked).toHaveLength(5);
});

test('[FILE-7] a redirect is not followed: its target hears nothing', async () => {
  let heard = 0;
  const elsewhere = createServer((_, answer) => {
    heard += 1;
    answer.end('stolen');
  });
  const location = `http://127.0.0.1:${await listen(elsewhere)}/`;
  const { hash } = await putRandom(1_000);
  for (const status of [301, 302, 307, 308]) {
    peer.weather.push({ status, location });
    await awayOf(() => buffer(filesAt().open(hash)));
    peer.weather.push({ status, location });
    await awayOf(() => putRandom(1_000));
  }
  expect(heard).toBe(0);
  await new Promise((done) => elsewhere.close(done));
});
