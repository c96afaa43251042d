// Reactions: code that answers facts. Each keeps a cursor per tenant; the facts it answers and the step of its cursor commit
// together, so that every fact is answered, in order, and its effect in the database happens once.
import { sql } from 'kysely';
import { systemActor } from '../auth/actor.ts';
import { type Database, type Tx, transact } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import type { Fact, FactName } from './record-fact.ts';

export interface Reaction<Name extends FactName = FactName> {
  /** effect.on.cause, the file's name. */
  name: string;
  on: readonly Name[];
  /** Answers a batch, oldest first. Everything it does goes through `tx`. */
  react(tx: Tx, facts: Fact<Name>[]): Promise<void>;
}

interface Cursor {
  after_tx: string;
  after_fact: string;
  failures: number;
}

export const batchSize = 500;
const attemptsBeforeParking = 8;
const firstUuid = '00000000-0000-0000-0000-000000000000';

/**
 * Answers the facts waiting for one reaction of one tenant. Returns how many it took (less than `batchSize` means all), or
 * undefined when another process is at it or the reaction pauses after a failure.
 */
export async function runReaction(
  database: Database,
  tenantId: Uuid,
  reaction: Reaction,
  limit = batchSize,
): Promise<number | undefined> {
  const actor = systemActor(reaction.name);
  try {
    return await transact(database, { tenantId, actor }, async (tx) => {
      const cursor = await lockCursor(tx, reaction.name);
      if (!cursor) return undefined;
      const waiting = await readWaiting(tx, reaction, cursor, limit);
      if (waiting.facts.length > 0) await reaction.react(tx, waiting.facts);
      if (waiting.moved || waiting.facts.length > 0) await moveCursor(tx, reaction.name, waiting.toTx, waiting.toFact);
      return waiting.facts.length;
    });
  } catch (error) {
    return await afterFailure(database, tenantId, reaction, limit, error);
  }
}

/** Undefined when another process holds the cursor or the reaction waits after a failure. */
async function lockCursor(tx: Tx, name: string): Promise<Cursor | undefined> {
  const made = sql`insert into reaction_cursors (tenant_id, reaction, after_tx, after_fact)
    values (${tx.tenantId}, ${name}, '0'::xid8, ${firstUuid}) on conflict do nothing`.execute(tx.sql);
  const locked = sql<Cursor>`select after_tx::text, after_fact, failures from reaction_cursors
    where tenant_id = ${tx.tenantId} and reaction = ${name} and (retry_at is null or retry_at <= now())
    for update skip locked`.execute(tx.sql);
  const [, { rows }] = await Promise.all([made, locked]);
  return rows[0];
}

/**
 * Keeps a reaction of this tenant from running until the transaction ends, and waits for a run of it to end: for work that writes
 * what the reaction writes.
 */
export async function holdReaction(tx: Tx, name: string): Promise<void> {
  await sql`select from reaction_cursors where tenant_id = ${tx.tenantId} and reaction = ${name} for update`.execute(
    tx.sql,
  );
}

async function readWaiting(tx: Tx, reaction: Reaction, cursor: Cursor, limit: number) {
  // The horizon and the facts below it are of one snapshot, and there is a row even when there is no fact.
  const { rows: found } = await sql<{ horizon: string; factId: Uuid | null }>`
    select edge.horizon::text, f.* from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) edge
    left join lateral (
      select fact_id as "factId", tx_id::text as "txId", name, subject, at, actor, body from facts
      where tenant_id = ${tx.tenantId} and (tx_id, fact_id) > (${cursor.after_tx}::xid8, ${cursor.after_fact}::uuid)
        and tx_id < edge.horizon and name = any(${reaction.on as readonly string[] as string[]})
      order by facts.tx_id, facts.fact_id limit ${limit}) f on true`.execute(tx.sql);
  const horizon = found[0]?.horizon ?? '0';
  const rows = found.filter((row): row is typeof row & Fact & { txId: string } => row.factId !== null);
  const last = rows.at(-1);
  // A full batch ends at its last fact. A short one has read everything below the horizon, so the cursor may stand there:
  // the horizon itself is still open, and its facts are greater than (horizon, lowest uuid).
  const full = rows.length === limit && last !== undefined;
  const toTx = full ? last.txId : horizon;
  const toFact = full ? last.factId : firstUuid;
  return { facts: rows, toTx, toFact, moved: rows.length > 0 || BigInt(horizon) > BigInt(cursor.after_tx) + 1_000n };
}

async function moveCursor(tx: Tx, name: string, toTx: string, toFact: string): Promise<void> {
  await sql`update reaction_cursors set after_tx = ${toTx}::xid8, after_fact = ${toFact}::uuid, failures = 0, retry_at = null, last_error = null
    where tenant_id = ${tx.tenantId} and reaction = ${name}`.execute(tx.sql);
}

/**
 * A batch that failed is tried in halves down to the one fact at fault; that one is tried again with growing pauses and
 * parked for a person after the last attempt, so that it never blocks the facts behind it for ever.
 */
async function afterFailure(
  database: Database,
  tenantId: Uuid,
  reaction: Reaction,
  limit: number,
  error: unknown,
): Promise<number | undefined> {
  if (limit > 1) {
    const fewer = Math.max(1, Math.floor(limit / 16));
    const taken = await runReaction(database, tenantId, reaction, fewer);
    // As many as were asked for: more may wait.
    return taken === fewer ? batchSize : taken;
  }
  const message = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
  return await transact(database, { tenantId, actor: systemActor(reaction.name) }, async (tx) => {
    const cursor = await lockCursor(tx, reaction.name);
    if (!cursor) return undefined;
    const failures = cursor.failures + 1;
    if (failures < attemptsBeforeParking) {
      const pauseSeconds = Math.min(600, 2 ** failures);
      await sql`update reaction_cursors set failures = ${failures}, last_error = ${message}, retry_at = now() + make_interval(secs => ${pauseSeconds})
        where tenant_id = ${tenantId} and reaction = ${reaction.name}`.execute(tx.sql);
      return undefined;
    }
    const { facts } = await readWaiting(tx, reaction, cursor, 1);
    const poison = facts[0] as (Fact & { txId: string }) | undefined;
    if (!poison) return 0;
    await sql`insert into parked_facts (tenant_id, reaction, fact_id, error, parked_at)
      values (${tenantId}, ${reaction.name}, ${poison.factId}, ${message}, ${tx.at}) on conflict do nothing`.execute(
      tx.sql,
    );
    await moveCursor(tx, reaction.name, poison.txId, poison.factId);
    return 1;
  });
}
