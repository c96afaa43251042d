// Nobody gets a rotten file whole: what is read is hashed on the way, and the last piece is given only when the hash is right.
import { createHash } from 'node:crypto';
import { type FileStore, SpoiledFile } from './file-store.ts';

/**
 * Gives on what `source` gives, one piece behind. A file of one piece (256 KiB on disk) is thus served whole or not at all; of a
 * longer one the reader may have seen the beginning when SpoiledFile says that it is not what was stored.
 */
export async function* verified(source: AsyncIterable<Uint8Array>, hash: string): AsyncGenerator<Uint8Array> {
  const hasher = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const piece of source) {
    hasher.update(piece);
    if (held) yield held;
    held = piece;
  }
  if (hasher.digest('hex') !== hash) throw new SpoiledFile(hash, 'changed');
  if (held) yield held;
}

/**
 * For what leaves the house (downloads, letters): reads the whole file once before the first byte is given, and throws
 * SpoiledFile instead. It is read twice, which disk caches make cheap; while it is given it is verified once more.
 */
export async function openVerified(files: FileStore, hash: string): Promise<AsyncIterable<Uint8Array>> {
  await readThrough(files, hash);
  return files.open(hash);
}

/** Reads to the end, for the verdict alone: the bytes counted, or SpoiledFile. */
export async function readThrough(files: FileStore, hash: string): Promise<number> {
  let bytes = 0;
  for await (const piece of files.open(hash)) bytes += piece.length;
  return bytes;
}
