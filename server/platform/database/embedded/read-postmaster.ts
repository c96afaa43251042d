// Reads postmaster.pid: whether a PostgreSQL server lives on a cluster, and whether it already answers.
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly state: 'starting' | 'ready' | 'stopping';
};

/**
 * The living server of a cluster, or undefined. The file's lines are pid, data folder, start time, port, socket folder,
 * listen address, shared memory key and status (PostgreSQL manual, "Database File Layout", and miscadmin.h).
 */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0 || !standsOn(pid, cluster)) return undefined;
  const status = lines[7]?.trim();
  const state = status === 'ready' ? 'ready' : status === 'stopping' ? 'stopping' : 'starting';
  return { pid, port: Number(lines[3] ?? 0), socketFolder: lines[4] ?? '', state };
}

/** After a crash of the machine the pid may be anybody's, even another PostgreSQL's: Linux tells where a server stands. */
export function standsOn(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EPERM')) return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    // A dead process that nobody has reaped yet has no working folder, and rightly counts as gone.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}
