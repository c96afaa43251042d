// What a place for files offers. Files lie by content: the key is the SHA-256 of the bytes, never a name somebody chose
// (T-X10). On disk (disk-files.ts) or in a bucket (s3/s3-files.ts), with the same promises.
import { assert } from '../assert.ts';

export interface StoredFile {
  /** Hex of the SHA-256. */
  hash: string;
  bytes: number;
}

export interface FileStore {
  /**
   * Refuses `input.too_large` past `bytesMax` and leaves nothing behind. The same content twice is one file. `admit` is asked once
   * all is there and before it stands at its place; what it throws leaves nothing behind.
   */
  put(
    content: AsyncIterable<Uint8Array>,
    bytesMax: number,
    admit?: (arrived: StoredFile) => Promise<void>,
  ): Promise<StoredFile>;
  /**
   * From the first byte; may be called as often as needed. Whoever reads to the end has read exactly what was stored:
   * otherwise SpoiledFile is thrown instead of the last piece.
   */
  open(hash: string): AsyncIterable<Uint8Array>;
  has(hash: string): Promise<boolean>;
  remove(hash: string): Promise<void>;
}

/** A row names this file, and the bytes that were stored are not there: never served, told by the nightly check. */
export class SpoiledFile extends Error {
  override name = 'SpoiledFile';
  readonly hash: string;
  readonly found: 'changed' | 'missing';
  constructor(hash: string, found: 'changed' | 'missing') {
    super(`FILE-3 the stored file ${hash} is ${found}`);
    this.hash = hash;
    this.found = found;
  }
}

/** Where a file lies, on disk as in a bucket, so that the one can be copied into the other. */
export function placeOf(hash: string): string {
  assert(/^[0-9a-f]{64}$/.test(hash), 'FILE-2 a file is found by its hash and nothing else');
  return `${hash.slice(0, 2)}/${hash}`;
}
