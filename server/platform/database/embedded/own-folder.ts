// Makes a folder that belongs to one user alone, and refuses one that somebody else made first.
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { toConsole } from '../../config/console-words.ts';
import { StartFailure } from '../../config/start-failure.ts';
import type { RunUser } from './run-user.ts';

/** The socket lets whoever reaches it in (EMB-2), so under a shared /tmp a stranger's folder must never be taken for ours. */
export function ownFolder(folder: string, user: RunUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return;
  const found = lstatSync(folder);
  const ours = [process.getuid?.(), user?.uid];
  if (!found.isDirectory() || !ours.includes(found.uid)) {
    const sentence = toConsole('folderOfAnother', { folder });
    throw new StartFailure('home.unwritable', sentence);
  }
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
}
