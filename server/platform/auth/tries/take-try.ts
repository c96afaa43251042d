// Counts tries at the door: so many in a quarter of an hour for each thing they are counted by, exactly, however many come at
// once and on however many nodes. A try that is refused is not counted, so waiting always helps.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, type Tx, transact } from '../../database/transact.ts';
import { systemActor } from '../actor.ts';
import { doorstep } from '../doorstep.ts';

export interface Counted {
  /** What is counted, such as `email:ada@example.com` or `network:192.0.2.7`; kept as a hash. */
  by: string;
  most: number;
}

export const triesWithinMs = 15 * 60_000;
const who = { tenantId: doorstep, actor: systemActor('count-tries') };
const hashOf = (by: string) => createHash('sha256').update(by).digest();

/**
 * Takes one try of everything counted. Answers undefined when all let it through, else the whole seconds until the first
 * place is free again. `counted` is always given in the same order of kinds, so that two requests never wait for each other.
 */
export async function takeTry(database: Database, counted: readonly Counted[]): Promise<number | undefined> {
  return await transact(database, who, async (tx) => {
    const waits: number[] = [];
    for (const one of counted) {
      const wait = await takeOne(tx, one);
      if (wait !== undefined) waits.push(wait);
    }
    await clearOld(tx);
    return waits.length > 0 ? Math.max(...waits) : undefined;
  });
}

/** Forgets the tries counted by one thing: whoever proved to be right starts anew. */
export async function forgetTries(database: Database, by: string): Promise<void> {
  await transact(database, who, async (tx) => {
    await sql`delete from tries where tenant_id = ${tx.tenantId} and counted_by = ${hashOf(by)}`.execute(tx.sql);
  });
}

/** Takes back the newest try counted by one thing: a try that succeeded was no guess. */
export async function giveTryBack(database: Database, by: string): Promise<void> {
  await transact(database, who, async (tx) => {
    await sql`update tries set tried_at = tried_at[1:cardinality(tried_at) - 1]
      where tenant_id = ${tx.tenantId} and counted_by = ${hashOf(by)}`.execute(tx.sql);
  });
}

/** The row is locked by the upsert, so parallel tries are counted one after the other. */
async function takeOne(tx: Tx, { by, most }: Counted): Promise<number | undefined> {
  const since = new Date(tx.at.getTime() - triesWithinMs);
  const recent = sql`array(select t from unnest(tries.tried_at) as t where t > ${since} order by t)`;
  const { rows } = await sql<{ letIn: boolean; oldest: string }>`
    insert into tries (tenant_id, counted_by, tried_at, let_in, last_at)
    values (${tx.tenantId}, ${hashOf(by)}, array[${tx.at}::timestamptz], true, ${tx.at})
    on conflict (tenant_id, counted_by) do update set
      let_in = cardinality(${recent}) < ${most},
      tried_at = ${recent} || case when cardinality(${recent}) < ${most} then array[${tx.at}::timestamptz] else '{}' end,
      last_at = ${tx.at}
    returning let_in as "letIn", tried_at[1] as oldest`.execute(tx.sql);
  const row = rows[0];
  if (!row || row.letIn) return undefined;
  return Math.max(1, Math.ceil((new Date(row.oldest).getTime() + triesWithinMs - tx.at.getTime()) / 1_000));
}

/** A few old rows go with every try, so that the table stays as small as the last quarter of an hour. */
async function clearOld(tx: Tx): Promise<void> {
  const before = new Date(tx.at.getTime() - triesWithinMs);
  await sql`delete from tries where tenant_id = ${tx.tenantId} and counted_by = any(array(
    select counted_by from tries where tenant_id = ${tx.tenantId} and last_at < ${before} order by last_at limit 20
    for update skip locked))`.execute(tx.sql);
}
