// What a measurement cost in processor time: the measure that holds on a machine that others use too.
import { existsSync, readFileSync } from 'node:fs';
import type { Ground } from './promises-ground.ts';

/**
 * Processor time used so far by this process and the database's workers for it, in milliseconds. On a machine that others use too
 * the wall clock tells what they do; this does not. Zero where there is no /proc.
 */
export async function processorMs({ owner }: Ground): Promise<number> {
  const { rows } = await owner.query("select pid from pg_stat_activity where usename = 'makegood_app'");
  const ticks = rows.map(({ pid }: { pid: number }) => {
    const fields = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ') : [];
    return Number(fields[13] ?? 0) + Number(fields[14] ?? 0);
  });
  const { user, system } = process.cpuUsage();
  return ticks.reduce((sum, own) => sum + own * 10, 0) + (user + system) / 1000;
}
