// Files by content: the key is the SHA-256 of the bytes, never a name somebody chose (T-X10). On disk here; another place
// (an S3 bucket) offers the same four verbs.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../refusal.ts';

export interface StoredFile {
  /** Hex of the SHA-256. */
  hash: string;
  bytes: number;
}

export interface FileStore {
  /** Refuses `input.too_large` past `bytesMax` and leaves nothing behind. The same content twice is one file. */
  put(content: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StoredFile>;
  /** From the first byte; may be called as often as needed. */
  open(hash: string): AsyncIterable<Uint8Array>;
  has(hash: string): Promise<boolean>;
  remove(hash: string): Promise<void>;
}

/** `folder` is made on first use, readable by its user alone. */
export function diskFiles(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  return {
    async put(content, bytesMax) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const arriving = join(folder, `arriving-${randomUUID()}`);
      const meter = meterOf(bytesMax);
      try {
        await pipeline(content, meter.through, createWriteStream(arriving, { mode: 0o600, flush: true }));
        const stored = meter.read();
        await mkdir(join(folder, stored.hash.slice(0, 2)), { recursive: true, mode: 0o700 });
        await rename(arriving, pathOf(stored.hash));
        return stored;
      } catch (error) {
        await rm(arriving, { force: true });
        throw (error as { code?: string }).code === 'ENOSPC' ? refuse('system.disk_full', {}) : error;
      }
    },
    open: (hash) => createReadStream(pathOf(hash), { highWaterMark: 256 * 1024 }),
    has: (hash) =>
      stat(pathOf(hash)).then(
        () => true,
        () => false,
      ),
    remove: (hash) => rm(pathOf(hash), { force: true }),
  };
}

function meterOf(bytesMax: number): { through: Transform; read(): StoredFile } {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(piece: Uint8Array, _, done) {
      bytes += piece.length;
      hash.update(piece);
      if (bytes > bytesMax) done(refuse('input.too_large', {}));
      else done(null, piece);
    },
  });
  return { through, read: () => ({ hash: hash.digest('hex'), bytes }) };
}
