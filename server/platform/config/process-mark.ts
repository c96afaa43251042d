// Names a running process so that a later one with the same number is never taken for it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Changes whenever process numbers start to mean other processes: another machine, another container. */
export function machineMark(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Short text that stays the same as long as the process `pid` of this machine lives; undefined when none does. */
export function processMark(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxMark(pid);
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EPERM')) return undefined;
  }
  // Windows tells no start time without a slow tool; there the number alone must do.
  if (process.platform === 'win32') return String(pid);
  const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } });
  return shorten(`${pid} ${started.trim()}`);
}

/** proc(5): after the name in brackets, field 3 is the state and field 22 the start in ticks since boot. */
function linuxMark(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return shorten(`${pid} ${fields[19]} ${boot}`);
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
