// Plans when recurring jobs run, by the database's clock alone. The queue's own crontab goes by each machine's clock and
// remembers the newest moment it has seen: one machine a year ahead would silence every schedule for that year (F59).
import { type ParsedCronItem, parseCronItem } from 'graphile-worker';
import type pg from 'pg';

export interface Scheduled {
  name: string;
  /** Five fields of cron, in UTC. */
  schedule: string;
}

/** At most this far ahead: the rarest schedule is yearly. */
const minutesAheadMax = 367 * 24 * 60;
const minuteMs = 60_000;

/**
 * Makes sure that each job waits for its next moment. A job that waits already, or runs, is left alone: whoever runs it plans
 * the next. Any number of processes may call it at any time; there is one waiting job a schedule.
 */
export async function planMissing(pool: pg.Pool, scheduled: readonly Scheduled[]): Promise<void> {
  const { rows } = await pool.query<{ now: Date }>('select now() as now');
  const now = rows[0]?.now ?? new Date();
  for (const one of scheduled) {
    await pool.query(
      `${addSql} where not exists (select 1 from graphile_worker.jobs where key = $3 and attempts < max_attempts)`,
      [one.name, nextMoment(one.schedule, now), keyOf(one)],
    );
  }
}

/** Called at the end of a run: the job that ran gives its key to the next. */
export async function planNext(pool: pg.Pool, one: Scheduled): Promise<void> {
  const { rows } = await pool.query<{ now: Date }>('select now() as now');
  await pool.query(addSql, [one.name, nextMoment(one.schedule, rows[0]?.now ?? new Date()), keyOf(one)]);
}

const keyOf = (one: Scheduled) => `schedule ${one.name}`;
const addSql =
  "select graphile_worker.add_job(identifier := $1, payload := '{}', run_at := $2::timestamptz, job_key := $3, max_attempts := 3)";

const parsed = new Map<string, ParsedCronItem>();

/** The first full minute after `from` that the schedule names. */
export function nextMoment(schedule: string, from: Date): Date {
  const item = parsed.get(schedule) ?? parseCronItem({ task: 'x', match: schedule });
  parsed.set(schedule, item);
  const first = Math.floor(from.getTime() / minuteMs) + 1;
  for (let minute = first; minute < first + minutesAheadMax; minute += 1) {
    const at = new Date(minute * minuteMs);
    const fits = item.match({
      min: at.getUTCMinutes(),
      hour: at.getUTCHours(),
      date: at.getUTCDate(),
      month: at.getUTCMonth() + 1,
      dow: at.getUTCDay(),
    });
    if (fits) return at;
  }
  throw new Error(`JOB-4 the schedule ${schedule} names no moment within a year`);
}
