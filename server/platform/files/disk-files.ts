// Files in a folder of our own disk.
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileStore, placeOf, SpoiledFile } from './file-store.ts';
import { spoolFile } from './spool-file.ts';
import { verified } from './verify-file.ts';

/** `folder` is made on first use, readable by its user alone. */
export function diskFiles(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, placeOf(hash));
  return {
    put: (content, bytesMax, admit) =>
      spoolFile(content, folder, bytesMax, async (arrived, stored) => {
        await admit?.(stored);
        const { hash } = stored;
        const path = pathOf(hash);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(arrived, path);
        await forceName(dirname(path));
        await forceName(folder);
      }),
    open: (hash) => verified(readDisk(pathOf(hash), hash), hash),
    has: (hash) =>
      stat(pathOf(hash)).then(
        () => true,
        () => false,
      ),
    remove: (hash) => rm(pathOf(hash), { force: true }),
  };
}

async function* readDisk(path: string, hash: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 });
  } catch (error) {
    throw (error as { code?: string }).code === 'ENOENT' ? new SpoiledFile(hash, 'missing') : error;
  }
}

/** fsync(2): a new name survives a power cut only once its folder is forced as well. Windows forces no folders. */
async function forceName(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}
