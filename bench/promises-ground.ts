// What the measurements of promises stand on: a server of their own with a company of a million contracts, and a file of results.
import '../server/catalogue.ts';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemActor } from '../server/platform/auth/actor.ts';
import { StoryClock } from '../server/platform/clock/clock.ts';
import { type Acting, actingFor } from '../server/platform/database/acting.ts';
import { connect } from '../server/platform/database/connect.ts';
import { makeTestHome } from '../server/platform/database/embedded/make-test-home.ts';
import { startEmbedded } from '../server/platform/database/embedded/start-embedded.ts';
import { prepareDatabase } from '../server/platform/database/prepare-database.ts';
import { makeUuid, type Uuid } from '../server/platform/ids/make-id.ts';
import { prepareJobs } from '../server/platform/jobs/jobs.ts';

export interface Ground {
  owner: pg.Client;
  acting: Acting;
  tenantId: Uuid;
  clock: StoryClock;
  stop(): Promise<void>;
}

/** A database with the settings of a real home (fsync on), migrated, with one company. */
export async function layGround(at: string): Promise<Ground> {
  const home = makeTestHome();
  const server = await startEmbedded(home.home, () => undefined, { keepRunning: false });
  const address = server.connectionUrlFor('makegood_root', 'postgres');
  await prepareJobs(address);
  await prepareDatabase(address);
  const owner = new pg.Client({ ...address, options: '-c search_path=makegood' });
  await owner.connect();
  const tenantId = makeUuid();
  await owner.query(
    `insert into tenants (tenant_id, name, kind, time_zone, currency, language, country, playbooks, founded_at)
     values ($1, 'Bench', 'own', 'Asia/Shanghai', 'CNY', 'en', 'CN', '{}', now())`,
    [tenantId],
  );
  const pool = connect({ ...address, user: 'makegood_app' }, 4);
  const clock = new StoryClock(new Date(at));
  const database = { pool, clock, committed: () => undefined };
  return {
    owner,
    tenantId,
    clock,
    acting: actingFor(database, tenantId, systemActor('bench')),
    async stop() {
      await pool.end();
      await owner.end();
      await server.stop();
      await home.remove();
    },
  };
}

/** 300 firms, 12 stores, 20,000 people. */
export async function fillRegistry({ owner, tenantId }: Ground): Promise<void> {
  const many = (sql: string) => owner.query(sql, [tenantId]);
  await many(`insert into firms (tenant_id, firm_id, legal_name, legal_key, registered_at)
    select $1, md5('firm' || n)::uuid, 'Firm ' || n, 'firm ' || n, now() from generate_series(0, 299) n`);
  await many(`insert into stores (tenant_id, store_id, name, name_key, city, time_zone)
    select $1, md5('store' || n)::uuid, 'Store ' || n, 'store ' || n, 'City ' || n % 9, 'Asia/Shanghai'
    from generate_series(0, 11) n`);
  await many(`insert into persons (tenant_id, person_id, name, name_key, registered_at)
    select $1, md5('person' || n)::uuid, 'Person ' || n, 'person ' || n, now() from generate_series(0, 19999) n`);
  await owner.query('vacuum analyze firms, stores, persons');
}

export interface Quantiles {
  best: number;
  p50: number;
  p95: number;
  max: number;
  runs: number;
}

/** Milliseconds. The best run is what the work costs when nobody else uses the machine. */
export function quantiles(milliseconds: number[]): Quantiles {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { best: at(0), p50: at(0.5), p95: at(0.95), max: at(1), runs: sorted.length };
}

export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const from = performance.now();
  const result = await work();
  return { ms: performance.now() - from, result };
}

/**
 * Processor time of a piece of work, ours and the database's together, in milliseconds: what a machine with other guests does to the
 * clock on the wall it does not do to this. Counted by the kernel in steps of 10 ms; undefined where there is no /proc.
 */
export async function cpuOf(
  { owner }: { owner: pg.Client | pg.Pool },
  work: () => Promise<unknown>,
): Promise<number | undefined> {
  const spent = async () => {
    const { rows } = await owner.query<{ pid: number }>('select pid from pg_stat_activity');
    const ticks = rows.map(({ pid }) => ticksOf(pid)).reduce((sum, each) => sum + each, 0);
    const { user, system } = process.cpuUsage();
    return ticks * 10 + (user + system) / 1000;
  };
  if (!existsSync('/proc/self/stat')) return undefined;
  const before = await spent();
  await work();
  return rounded((await spent()) - before);
}

/** User and system ticks of a process; zero for one that has just ended. */
function ticksOf(pid: number): number {
  const path = `/proc/${pid}/stat`;
  const fields = existsSync(path) ? readFileSync(path, 'utf8').split(') ').at(-1)?.split(' ') : undefined;
  return Number(fields?.[11] ?? 0) + Number(fields?.[12] ?? 0);
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Appends one run to `bench/results/<name>.json`, so that the history stays, and prints it. */
export function keepResult(name: string, result: Record<string, unknown>): void {
  const folder = join(import.meta.dirname, 'results');
  const path = join(folder, `${name}.json`);
  mkdirSync(folder, { recursive: true });
  const runs = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown[]) : [];
  const machine = {
    cores: cpus().length,
    cpu: cpus()[0]?.model,
    node: process.version,
    load: rounded(loadavg()[0] ?? 0),
  };
  const run = { at: new Date().toISOString(), machine, ...result };
  writeFileSync(path, `${JSON.stringify([...runs, run], null, 2)}\n`);
  console.log(JSON.stringify(run, null, 2));
}
