// Asks the bucket for a file that is not there: its answer shows that address, key, region and clock are right.
import { SpoiledFile } from '../../server/platform/files/file-store.ts';
import type { BucketAddress } from '../../server/platform/files/s3/read-bucket-address.ts';
import { s3Files } from '../../server/platform/files/s3/s3-files.ts';
import { BucketAway } from '../../server/platform/files/s3/send-request.ts';
import { readThrough } from '../../server/platform/files/verify-file.ts';
import { bad, type Finding, good } from './finding.ts';

/** A person waits for the doctor: one repetition is enough. */
const patience = { attemptsMax: 2, idleMsMax: 5_000, pauseMs: 200 };

/** Reads only. The secret is in no finding. */
export async function checkBucket(address: BucketAddress | undefined): Promise<Finding[]> {
  if (address === undefined) return [];
  const named = `${address.origin}/${address.bucket}`;
  try {
    // Nothing is put, so no folder for uploads is touched.
    await readThrough(s3Files(address, '', { patience }), '0'.repeat(64));
  } catch (cause) {
    if (cause instanceof SpoiledFile) return [good('bucket', 'bucketAnswers', { bucket: named })];
    if (!(cause instanceof BucketAway)) throw cause;
    return [bad('bucket', 'bucketAway', { bucket: named, reason: cause.message })];
  }
  return [good('bucket', 'bucketAnswers', { bucket: named })];
}
