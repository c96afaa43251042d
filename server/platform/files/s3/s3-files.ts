// Files in a bucket of an S3-compatible server, addressed path-style. An upload is spooled in the home first, because a bucket
// wants its length and hash before the first byte, and checks both.
import { createReadStream } from 'node:fs';
import { machineClock } from '../../clock/clock.ts';
import { type FileStore, placeOf, SpoiledFile } from '../file-store.ts';
import { spoolFile } from '../spool-file.ts';
import { verified } from '../verify-file.ts';
import type { BucketAddress } from './read-bucket-address.ts';
import {
  awayFrom,
  type BucketAway,
  type BucketDoor,
  readCode,
  sendRequest,
  usualPatience,
  waitBefore,
} from './send-request.ts';

/** Throws BucketAway, which is weather, when the bucket cannot be used. `spoolFolder` needs room for what arrives at once. */
export function s3Files(
  address: BucketAddress,
  spoolFolder: string,
  { clock = machineClock, patience = usualPatience, told = () => undefined }: Partial<Omit<BucketDoor, 'address'>> = {},
): FileStore {
  const door: BucketDoor = { address, clock, patience, told };
  return {
    put: (content, bytesMax, admit) =>
      spoolFile(content, spoolFolder, bytesMax, async (arrived, stored) => {
        await admit?.(stored);
        const { hash, bytes } = stored;
        const body = { open: () => createReadStream(arrived), hash, bytes };
        const answer = await sendRequest(door, { method: 'PUT', key: placeOf(hash), body });
        answer.resume();
        if (answer.statusCode === 404) throw noBucket(door);
      }),
    open: (hash) => verified(readBucket(door, hash), hash),
    async has(hash) {
      const answer = await sendRequest(door, { method: 'HEAD', key: placeOf(hash) });
      answer.resume();
      return answer.statusCode !== 404;
    },
    async remove(hash) {
      const answer = await sendRequest(door, { method: 'DELETE', key: placeOf(hash) });
      answer.resume();
    },
  };
}

/**
 * A connection that breaks, or that a slow reader let fall asleep, is taken up again behind the last byte given; only failures
 * without a byte between them count towards the end of patience.
 */
async function* readBucket(door: BucketDoor, hash: string): AsyncGenerator<Uint8Array> {
  let given = 0;
  for (let failures = 0; ; ) {
    const headers: Record<string, string> = given > 0 ? { range: `bytes=${given}-` } : {};
    const answer = await sendRequest(door, { method: 'GET', key: placeOf(hash), headers });
    if (answer.statusCode === 404) {
      // The whole bucket gone says nothing about one file.
      throw (await readCode(answer)) === 'NoSuchBucket' ? noBucket(door) : new SpoiledFile(hash, 'missing');
    }
    if (given > 0 && answer.statusCode !== 206) {
      answer.destroy();
      throw awayFrom(door, 'the bucket does not give a file from its middle');
    }
    try {
      for await (const piece of answer) {
        given += piece.length;
        failures = 0;
        yield piece;
      }
      return;
    } catch (error) {
      failures += 1;
      if (failures >= door.patience.attemptsMax) throw awayFrom(door, `GET broke off: ${(error as Error).message}`);
      await waitBefore(door.patience, failures);
    }
  }
}

function noBucket(door: BucketDoor): BucketAway {
  return awayFrom(door, `there is no bucket ${door.address.bucket}; see FILES_S3_URL`);
}
