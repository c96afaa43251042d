// Makes sure the home folder exists, is private, can be written and has room, before anything else touches it.
import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from './start-failure.ts';

/** Less than this and PostgreSQL might stop between two writes of its log: better not to begin. */
export const FREE_BYTES_MIN = 64 * 1024 * 1024;

/** Refuses with one sentence: not a folder, not writable, disk full. */
export async function openHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    if (!(await stat(home)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    if ((await freeBytes(home)) < FREE_BYTES_MIN) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    const probe = join(home, `.probe-${randomBytes(6).toString('hex')}`);
    await writeFile(probe, 'Makegood may write here.\n', { flag: 'wx' });
    await rm(probe);
  } catch (cause) {
    throw explainHome(home, cause) ?? cause;
  }
}

/** Bytes a normal user may still write on the disk that holds `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** The sentence for an error of the file system met in the home; undefined when it is not one we know. */
export function explainHome(home: string, cause: unknown): StartFailure | undefined {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const sentence = `The disk that holds the home ${home} is full: free at least 64 MB, or move the home and set MAKEGOOD_HOME; nothing was damaged.`;
    return new StartFailure('home.disk_full', sentence, cause);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    const sentence = `The home ${home} is not a folder: move the file of that name away, or set MAKEGOOD_HOME to a folder.`;
    return new StartFailure('home.unwritable', sentence, cause);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') {
    const why = code === 'EROFS' ? 'its disk is mounted for reading only' : 'this user may not write there';
    const sentence = `The home ${home} cannot be used because ${why}: change its owner, or set MAKEGOOD_HOME to a folder you may write.`;
    return new StartFailure('home.unwritable', sentence, cause);
  }
  return undefined;
}
