// Ends a PostgreSQL server in an orderly way and waits until it is gone.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readPostmaster, standsOn } from './read-postmaster.ts';

const POLL_MS = 10;
/** A last checkpoint on a slow disk takes seconds; after this the log replays on the next start instead. */
const ORDERLY_MS_MAX = 60_000;

/** Fast shutdown: sessions are ended, committed work is on disk. Does nothing when no server lives. */
export async function stopPostmaster(cluster: string, programs: string): Promise<void> {
  const found = readPostmaster(cluster);
  if (found === undefined) return;
  if (process.platform === 'win32') {
    const pgCtl = join(programs, 'bin', 'pg_ctl.exe');
    await promisify(execFile)(pgCtl, ['stop', '-w', '-m', 'fast', '-D', cluster], { windowsHide: true });
    return;
  }
  signal(found.pid, 'SIGINT');
  if (await isGone(cluster, found.pid, ORDERLY_MS_MAX)) return;
  signal(found.pid, 'SIGQUIT');
  await isGone(cluster, found.pid, ORDERLY_MS_MAX);
}

/** For the last moment of a process, when nothing can be waited for: the server goes on to its orderly end by itself. */
export function tellPostmasterToStop(cluster: string): void {
  const found = readPostmaster(cluster);
  if (found !== undefined && process.platform !== 'win32') signal(found.pid, 'SIGINT');
}

async function isGone(cluster: string, pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    // The file goes a moment before the process does.
    if (readPostmaster(cluster)?.pid !== pid && !standsOn(pid, cluster)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}
