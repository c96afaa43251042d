// The promises of a place for files, held to a folder and to a bucket alike.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLog } from '../log/make-log.ts';
import { chooseFiles } from './choose-files.ts';
import { diskFiles } from './disk-files.ts';
import { type FileStore, placeOf, SpoiledFile } from './file-store.ts';
import { type BucketPeer, startBucketPeer } from './s3/bucket-peer.fixture.ts';
import { s3Files } from './s3/s3-files.ts';
import { openVerified } from './verify-file.ts';

const bytesMax = 4_000_000;
let folder: string;
let peer: BucketPeer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'makegood-files-'));
  peer = await startBucketPeer();
});
afterAll(async () => {
  await peer.stop();
  await rm(folder, { recursive: true, force: true });
});

async function* inPieces(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const places = {
  folder: () => ({
    files: diskFiles(join(folder, 'disk')),
    pathOf: (hash: string) => join(folder, 'disk', placeOf(hash)),
  }),
  bucket: () => ({
    files: s3Files(peer.address, join(folder, 'spool')),
    pathOf: (hash: string) => peer.pathOf(placeOf(hash)),
  }),
};

/** What a reader got before it ended or failed. */
async function readAll(source: AsyncIterable<Uint8Array>): Promise<{ bytes: number; error?: unknown }> {
  let bytes = 0;
  try {
    for await (const piece of source) bytes += piece.length;
  } catch (error) {
    return { bytes, error };
  }
  return { bytes };
}

async function spoil(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

describe.each(['folder', 'bucket'] as const)('in a %s', (kind) => {
  const place = () => places[kind]();
  const files = (): FileStore => place().files;

  test('[FILE-1] whatever is stored comes back, however it came in pieces, found by its SHA-256', async () => {
    const piece = fc.uint8Array({ maxLength: 2_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
        const whole = Buffer.concat(pieces);
        const stored = await files().put(inPieces(...pieces), bytesMax);
        expect(stored).toEqual({ hash: hashOf(whole), bytes: whole.length });
        expect(await buffer(files().open(stored.hash))).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  test('[FILE-1] the same bytes twice are one file; removed, it is gone, and removing it again is no trouble', async () => {
    const bytes = randomBytes(700_000);
    const first = await files().put(inPieces(bytes.subarray(0, 9), bytes.subarray(9)), bytesMax);
    expect(await files().put(inPieces(bytes), bytesMax)).toEqual(first);
    expect(await files().has(first.hash)).toBe(true);
    expect(await buffer(await openVerified(files(), first.hash))).toEqual(bytes);
    await files().remove(first.hash);
    await files().remove(first.hash);
    expect(await files().has(first.hash)).toBe(false);
  });

  test('[FILE-2] a name somebody chose finds nothing and goes nowhere', async () => {
    const before = peer.asked.length;
    const hash = 'a'.repeat(64);
    for (const name of ['../../etc/passwd', 'CON', '', 'a\0b', 'a'.repeat(4_096), hash.toUpperCase(), `${hash}\n`]) {
      await expect((async () => buffer(files().open(name)))()).rejects.toThrow('FILE-2');
      await expect((async () => files().has(name))()).rejects.toThrow('FILE-2');
      await expect((async () => files().remove(name))()).rejects.toThrow('FILE-2');
    }
    expect(peer.asked.length).toBe(before);
  });

  test('[FILE-3] one changed byte, wherever it is: the reading fails before its last piece, a download before its first', async () => {
    const bytes = randomBytes(900_000);
    for (const at of [0, 450_000, 899_999]) {
      const { hash } = await files().put(inPieces(bytes), bytesMax);
      await spoil(place().pathOf(hash), at);
      const told = await readAll(files().open(hash));
      expect(told.error).toMatchObject({ name: 'SpoiledFile', found: 'changed', hash });
      expect(told.bytes).toBeLessThan(bytes.length);
      await expect(openVerified(files(), hash)).rejects.toThrow(SpoiledFile);
      // Sent again, the same bytes mend it.
      await files().put(inPieces(bytes), bytesMax);
      expect(await buffer(files().open(hash))).toEqual(bytes);
    }
  });

  test('[FILE-3] a small file that changed is not served at all, a missing one is told as missing', async () => {
    const { hash } = await files().put(inPieces(randomBytes(10_000)), bytesMax);
    await spoil(place().pathOf(hash), 77);
    expect(await readAll(files().open(hash))).toMatchObject({ bytes: 0, error: { found: 'changed' } });
    await files().remove(hash);
    expect(await readAll(files().open(hash))).toMatchObject({ bytes: 0, error: { found: 'missing' } });
  });

  test('[FILE-4] what is too large or breaks off is refused and leaves nothing behind', async () => {
    const bytes = randomBytes(5_000);
    await expect(files().put(inPieces(bytes), 4_999)).rejects.toMatchObject({ code: 'input.too_large' });
    const breaking = async function* () {
      yield bytes;
      throw new Error('the sender went away');
    };
    await expect(files().put(breaking(), bytesMax)).rejects.toThrow('the sender went away');
    expect(await files().has(hashOf(bytes))).toBe(false);
    const left = (await readdir(folder, { recursive: true })).filter((name) => name.includes('arriving-'));
    expect(left).toEqual([]);
  });
});

test('[FILE-4] what a killed process left is cleared at a start once it is a day old', async () => {
  const home = await mkdtemp(join(folder, 'home-'));
  const files = await chooseFiles({ home, log: makeLog('silent') });
  const { hash } = await files.put(inPieces(Buffer.from('kept')), bytesMax);
  const old = join(home, 'files', 'arriving-old');
  await writeFile(old, 'half');
  await utimes(old, new Date('2026-01-01'), new Date('2026-01-01'));
  await writeFile(join(home, 'files', 'arriving-new'), 'half');
  const again = await chooseFiles({ home, log: makeLog('silent') });
  expect((await readdir(join(home, 'files'))).toSorted()).toEqual([hash.slice(0, 2), 'arriving-new'].toSorted());
  expect(await again.has(hash)).toBe(true);
});

test('[FILE-4] a full disk, met anywhere on the way, is told as that', async () => {
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  const noRoom = async function* () {
    yield Buffer.from('x');
    throw full;
  };
  await expect(diskFiles(join(folder, 'full')).put(noRoom(), bytesMax)).rejects.toMatchObject({
    code: 'system.disk_full',
  });
});
