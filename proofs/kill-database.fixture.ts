// Kills a database with -9 in the ways it dies in the field, and says when it is back.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPostmaster } from '../server/platform/database/embedded/read-postmaster.ts';

export type Victim = 'postmaster' | 'session';

/** Kills the server's first process, which takes its children along, or one session, upon which it restarts itself. */
export function killDatabase(cluster: string, victim: Victim): void {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) return;
  const pid = victim === 'postmaster' ? postmaster.pid : (findSession(postmaster.pid) ?? postmaster.pid);
  process.kill(pid, 'SIGKILL');
}

function findSession(parent: number): number | undefined {
  const sessions = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return Number(status[1]) === parent && /makegood_app/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      } catch {
        return false;
      }
    });
  return sessions[Math.floor(Math.random() * sessions.length)];
}

/** Resolves once a server answers on the cluster again, at the latest after a minute. */
export async function untilBack(cluster: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 20) {
    if (readPostmaster(cluster)?.state === 'ready') return;
    await sleep(20);
  }
  throw new Error('the database did not come back within a minute');
}
