// The only door to the database: one transaction, one tenant, one commit. A Tx exists only inside `transact`, a Snapshot
// only inside `look`; whoever holds one knows that the row security of its tenant is on.
import type pg from 'pg';
import { assert } from '../assert.ts';
import type { Actor } from '../auth/actor.ts';
import type { Clock } from '../clock/clock.ts';
import type { PendingFact } from '../facts/record-fact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { isLostConnection, retryable } from './database-weather.ts';
import { kyselyOn, type Sql } from './kysely-on.ts';

declare const insideTransaction: unique symbol;

/** What a reader needs: the tenant's rows as of one moment. */
export interface Snapshot {
  readonly sql: Sql;
  readonly tenantId: Uuid;
  readonly at: Date;
}

/** What a writer needs. */
export interface Tx extends Snapshot {
  readonly [insideTransaction]: true;
  readonly actor: Actor;
  readonly pending: PendingFact[];
}

export interface Database {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** Told after each commit that recorded facts; wakes reactions and live screens in this process. */
  readonly committed: (tenantId: Uuid) => void;
}

export interface Keyed {
  /** Runs first inside the transaction. Throws to end it: a refusal, or the replay of an answer given before. */
  before(client: pg.PoolClient): Promise<void>;
  /** The row that remembers the answer, written with the facts just before commit. */
  after(client: pg.PoolClient, answer: unknown): Promise<void>;
}

/**
 * Runs `work` in one transaction of the tenant and appends its facts. Retries once when the connection was dead before the
 * first statement, and up to three times on a deadlock or serialisation failure: `work` must not act outside the database.
 * A lost connection during commit is an unknown outcome and is thrown: the caller's retry with the same key settles it.
 */
export async function transact<T>(
  database: Database,
  who: { tenantId: Uuid; actor: Actor },
  work: (tx: Tx) => Promise<T>,
  keyed?: Keyed,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(database, who, work, keyed);
    } catch (error) {
      if (attempt >= 4 || !retryable(error)) throw error;
    }
  }
}

async function once<T>(
  database: Database,
  { tenantId, actor }: { tenantId: Uuid; actor: Actor },
  work: (tx: Tx) => Promise<T>,
  keyed?: Keyed,
): Promise<T> {
  const client = await begin(database.pool, tenantId, '');
  let broken: Error | undefined;
  try {
    await keyed?.before(client);
    const tx = {
      sql: kyselyOn(client),
      tenantId,
      at: database.clock.now(),
      actor,
      pending: [] as PendingFact[],
    } as unknown as Tx;
    const result = await work(tx);
    await appendFacts(client, tx);
    await keyed?.after(client, result);
    await client.query('commit');
    if (tx.pending.length > 0) database.committed(tenantId);
    return result;
  } catch (error) {
    broken = await rollBack(client, error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs `work` on one consistent, read-only snapshot of the tenant. A write inside it is refused by the database. */
export async function look<T>(
  database: Database,
  tenantId: Uuid,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const client = await begin(database.pool, tenantId, ' read only');
  let broken: Error | undefined;
  try {
    const result = await work({ sql: kyselyOn(client), tenantId, at: database.clock.now() });
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await rollBack(client, error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Opens the transaction and sets its tenant in one round trip; a connection that died in the pool is replaced once. */
async function begin(pool: pg.Pool, tenantId: Uuid, mode: '' | ' read only'): Promise<pg.PoolClient> {
  assert(/^[0-9a-f-]{36}$/.test(tenantId), 'TENANT-1 a transaction has exactly one tenant');
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect();
    try {
      await client.query(`begin${mode}; select set_config('makegood.tenant', '${tenantId}', true)`);
      return client;
    } catch (error) {
      client.release(error as Error);
      if (attempt >= pool.options.max + 1 || !isLostConnection(error)) throw error;
    }
  }
}

async function rollBack(client: pg.PoolClient, cause: unknown): Promise<Error | undefined> {
  if (isLostConnection(cause)) return cause as Error;
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

async function appendFacts(client: pg.PoolClient, tx: Tx): Promise<void> {
  if (tx.pending.length === 0) return;
  const { pending } = tx;
  await client.query(
    `insert into facts (tenant_id, fact_id, name, subject, at, actor, body)
     select $1, f.fact_id, f.name, f.subject, $2, $3, f.body
     from unnest($4::uuid[], $5::text[], $6::uuid[], $7::jsonb[]) as f (fact_id, name, subject, body)`,
    [
      tx.tenantId,
      tx.at,
      tx.actor.signature,
      pending.map((fact) => fact.factId),
      pending.map((fact) => fact.name),
      pending.map((fact) => fact.subject),
      pending.map((fact) => JSON.stringify(fact.body)),
    ],
  );
}
