// T-J2: processes whose clocks are minutes and decades apart share a schedule; each of its moments is run once, by the database's
// clock. Needs libfaketime (Debian: apt-get install faketime); skips without it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { makeTestDatabase } from '../server/platform/database/test-database.ts';

const library = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0];
const clocks = ['-10m', '+10m', '@1970-01-02 00:00:00', '@2106-01-01 00:00:00', '+0'];

test('[T-J2] F59: clocks ten minutes, fifty and eighty years apart: every moment of a schedule is run once', async (context) => {
  if (!library) return context.skip('libfaketime is not installed');
  const database = await makeTestDatabase();
  await database.ownerPool.query(
    'create table public.ticks (at timestamptz not null default clock_timestamp(), clock text not null)',
  );
  const children: ChildProcess[] = [];
  const apartMs: number[] = [];
  for (const clock of clocks) {
    const child = fork(
      join(import.meta.dirname, 'tick-a-schedule.fixture.ts'),
      [JSON.stringify(database.owner), clock],
      { execArgv: [], env: { ...process.env, LD_PRELOAD: library, FAKETIME: clock, DONT_FAKE_MONOTONIC: '1' } },
    );
    children.push(child);
    const [told] = (await once(child, 'message')) as [{ nowMs: number }];
    apartMs.push(Math.abs(told.nowMs - Date.now()));
  }
  // The clocks are really apart.
  expect(apartMs.filter((ms) => ms > 500_000)).toHaveLength(4);
  const client = new pg.Client(database.owner);
  await client.connect();
  const { rows: begun } = await client.query<{ next: Date }>(
    "select date_trunc('minute', now()) + interval '1 minute' as next",
  );
  await sleep(220_000);
  const { rows } = await client.query<{ minute: string; runs: number; late: number }>(
    `select to_char(at, 'HH24:MI') as minute, count(*)::int as runs, max(extract(second from at))::float as late
     from public.ticks where at >= $1 group by 1 order by 1`,
    [begun[0]?.next],
  );
  console.log(rows);
  expect(rows.length).toBeGreaterThanOrEqual(3);
  expect(rows.every((row) => row.runs === 1 && row.late < 10)).toBe(true);
  for (const child of children) {
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
  }
  await client.end();
  await database.drop();
});
