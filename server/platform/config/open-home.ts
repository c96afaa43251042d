// Makes sure the home folder exists, is private, can be written and has room, before anything else touches it.
import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toConsole } from './console-words.ts';
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
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StartFailure('home.disk_full', toConsole('homeFull', { home }), cause);
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new StartFailure('home.unwritable', toConsole('homeNoFolder', { home }), cause);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') {
    const sentence = toConsole(code === 'EROFS' ? 'homeReadOnly' : 'homeUnwritable', { home });
    return new StartFailure('home.unwritable', sentence, cause);
  }
  return undefined;
}
