// Takes what arrives onto our own disk, hashing it on the way: only then are its name and length known.
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../refusal.ts';
import type { StoredFile } from './file-store.ts';

const arrivingPrefix = 'arriving-';
/** No upload takes as long: what is older was left by a process that was killed. */
const arrivingForMsMax = 24 * 60 * 60_000;

/**
 * Calls `settle` with the finished file, forced to disk; when that ends, the file is gone unless `settle` moved it away.
 * `folder` is made when missing, readable by its user alone. Refuses `input.too_large` and `system.disk_full`.
 */
export async function spoolFile(
  content: AsyncIterable<Uint8Array>,
  folder: string,
  bytesMax: number,
  settle: (path: string, stored: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  const arriving = join(folder, `${arrivingPrefix}${randomUUID()}`);
  const meter = meterOf(bytesMax);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await pipeline(content, meter.through, createWriteStream(arriving, { mode: 0o600, flush: true }));
    const stored = meter.read();
    await settle(arriving, stored);
    return stored;
  } catch (error) {
    throw (error as { code?: string }).code === 'ENOSPC' ? refuse('system.disk_full', {}) : error;
  } finally {
    await rm(arriving, { force: true });
  }
}

/** Clears what killed processes left half arrived. `now` is the machine's time, which dates the files. */
export async function removeLeftArrivals(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(arrivingPrefix))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && now.getTime() - found.mtimeMs > arrivingForMsMax) await rm(path, { force: true });
  }
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
