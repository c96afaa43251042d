// Chooses once where the files of this installation lie: in the bucket an operator named, else in the home.
import { join } from 'node:path';
import { machineClock } from '../clock/clock.ts';
import type { Log } from '../log/make-log.ts';
import { diskFiles } from './disk-files.ts';
import type { FileStore } from './file-store.ts';
import type { BucketAddress } from './s3/read-bucket-address.ts';
import { s3Files } from './s3/s3-files.ts';
import { removeLeftArrivals } from './spool-file.ts';

/** With a bucket, `home` is still where an upload lies until it is whole. */
export async function chooseFiles(place: { home: string; filesBucket?: BucketAddress; log: Log }): Promise<FileStore> {
  const folder = join(place.home, 'files');
  await removeLeftArrivals(folder, machineClock.now());
  const told = (why: string) => place.log.warn({ why }, 'the bucket for files cannot be used');
  return place.filesBucket ? s3Files(place.filesBucket, folder, { told }) : diskFiles(folder);
}
