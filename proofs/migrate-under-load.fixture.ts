// Clients and a long reader on every table there is, while migrations go in; answers how long anybody had to wait.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ConnectionSettings } from '../server/platform/database/connect.ts';

export interface Load {
  /** The longest request so far, and how many there were. */
  worstMs: number;
  requests: number;
  stop(): Promise<void>;
}

/** Eight clients read and take the lock of a write on tables in turn; the reader holds all of them for `readerMs` at a time. */
export async function loadTables(owner: ConnectionSettings, readerMs: number): Promise<Load> {
  const load = { worstMs: 0, requests: 0 };
  let going = true;
  const client = async () => {
    const session = new pg.Client({ ...owner, options: '-c search_path=makegood' });
    await session.connect();
    return session;
  };
  const tablesOf = async (session: pg.Client) =>
    (
      await session.query<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'makegood'::regnamespace and relkind = 'r'",
      )
    ).rows.map((row) => row.name);
  const work = async (offset: number) => {
    const session = await client();
    for (let n = offset; going; n += 1) {
      const tables = await tablesOf(session);
      const table = tables[n % Math.max(1, tables.length)] ?? 'pg_class';
      const from = performance.now();
      await session.query(`begin; select 1 from ${table} limit 1; lock table ${table} in row exclusive mode; commit`);
      load.worstMs = Math.max(load.worstMs, performance.now() - from);
      load.requests += 1;
      await sleep(5);
    }
    await session.end();
  };
  const read = async () => {
    const session = await client();
    while (going) {
      await session.query('begin isolation level repeatable read read only');
      for (const table of await tablesOf(session)) await session.query(`select 1 from ${table} limit 1`);
      for (let waitedMs = 0; going && waitedMs < readerMs; waitedMs += 100) await sleep(100);
      await session.query('commit');
      await sleep(600);
    }
    await session.end();
  };
  const all = Promise.all([read(), ...Array.from({ length: 8 }, (_, n) => work(n * 7))]);
  all.catch(() => undefined);
  await sleep(300);
  return Object.assign(load, {
    async stop() {
      going = false;
      await all;
    },
  });
}
