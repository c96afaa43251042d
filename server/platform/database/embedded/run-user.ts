// Decides which operating-system user the embedded PostgreSQL runs as, because PostgreSQL refuses to run as root.
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type RunUser = { readonly uid: number; readonly gid: number };

/** Undefined means "as ourselves": every system but a Unix started by root. */
export function chooseRunUser(clusterFolder: string): RunUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  // The owner of a cluster stays its owner: a `postgres` user that appears later must not lock us out of our own files.
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return readAccount('postgres') ?? readAccount('nobody') ?? { uid: 65_534, gid: 65_534 };
}

/** Node has no getpwnam, and both accounts we look for are local ones, so the file is the truth. */
function readAccount(name: string): RunUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Whether `user` may walk through every folder from the root down to `folder` (mode bits only; access lists are not read). */
export function canReach(folder: string, user: RunUser): boolean {
  for (let place = folder; ; place = dirname(place)) {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found !== undefined) {
      const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
      if (((found.mode >> shift) & 1) === 0) return false;
    }
    if (place === dirname(place)) return true;
  }
}
