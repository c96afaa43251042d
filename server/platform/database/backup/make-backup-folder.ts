// Gives a backup a folder of its own that carries its final name only once everything in it is on disk.
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { forceToDisk } from './force-to-disk.ts';

/**
 * Runs `fill` with a fresh, private folder under `parent` and answers its final path, `makegood-2026-01-31T09-05-07Z`.
 * When `fill` fails nothing remains.
 */
export async function makeBackupFolder(
  parent: string,
  madeAt: Date,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const name = `makegood-${madeAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  const unfinished = join(parent, `${name}.unfinished`);
  const finished = join(parent, name);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  try {
    await fill(unfinished);
    await forceToDisk(unfinished);
    await rename(unfinished, finished);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw cause;
  }
  await syncFolder(parent);
  return finished;
}

/** A new name is safe from a power cut only when its folder is; Windows cannot and need not be asked. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}
