// The only door to the database: one transaction, one tenant, one commit. A Tx exists only inside `transact`, a Snapshot
// only inside `look`; whoever holds one knows that the row security of its tenant is on.
import type pg from 'pg';
import { assert } from '../assert.ts';
import type { Actor } from '../auth/actor.ts';
import type { Clock } from '../clock/clock.ts';
import type { Uuid } from '../ids/make-id.ts';
import { isLostConnection, retryable } from './database-weather.ts';
import { kyselyOn, type Sql } from './kysely-on.ts';
import type { PendingFact } from './pending-fact.ts';

declare const insideTransaction: unique symbol;

/** What a reader needs: the tenant's rows as of one moment. */
export interface Snapshot {
  readonly sql: Sql;
  readonly tenantId: Uuid;
  readonly at: Date;
  /** Who reads; absent when the system looks for itself. What is hidden from them is left out by the views. */
  readonly actor?: Actor | undefined;
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
  /** Asked first inside the transaction, ahead of the work. Throws to end it: a refusal, or the replay of an answer given before. */
  before(client: pg.PoolClient): Promise<void>;
  /** The row that remembers the answer, written with the facts just before commit. */
  after(client: pg.PoolClient, answer: unknown): Promise<void>;
}

/** What was remembered of who asks, and is asked again in the transaction that does their work. */
export interface Proof {
  /** A select without parameters, sent with the beginning; made by us alone. */
  readonly question: string;
  /** Nobody has asked yet. Throws once it is known that what was remembered no longer holds. */
  isOpen(): boolean;
  /** Takes the rows of the answer; throws when what was remembered no longer holds. */
  judge(rows: readonly unknown[]): void;
  /** Asks by itself when no transaction has. */
  holds(): Promise<boolean>;
}

/**
 * Runs `work` in one transaction of the tenant and appends its facts. Tries again up to three times on a deadlock or serialisation
 * failure, and for each connection that died in the pool as long as no commit has been sent: `work` must not act outside the
 * database. A connection lost during commit is an unknown outcome and is thrown: the caller's retry with the same key settles it.
 */
export async function transact<T>(
  database: Database,
  { tenantId, actor }: { tenantId: Uuid; actor: Actor },
  work: (tx: Tx) => Promise<T>,
  keyed?: Keyed,
  proof?: Proof,
): Promise<T> {
  return await withRetries(database.pool, async (sent) => {
    const { result, facts } = await inTransaction(database.pool, tenantId, '', proof, async (client, end, proven) => {
      const at = database.clock.now();
      const tx = { sql: kyselyOn(client), tenantId, at, actor, pending: [] as PendingFact[] } as unknown as Tx;
      const done = await admitted([proven, keyed?.before(client)], () => work(tx));
      // Facts, remembered answer and commit travel together. Should one of the first fail, the commit becomes a rollback.
      const facts = tx.pending.length;
      await appendFactsBefore(client, tx);
      const last = [appendFacts(client, tx), keyed?.after(client, done)];
      sent.commit = true;
      await end(last);
      return { result: done, facts };
    });
    if (facts > 0) database.committed(tenantId);
    return result;
  });
}

/**
 * The questions whether the work may be done travel with its first statement. Their no beats whatever the work came to, the first
 * no beats the second, and nothing the work wrote outlives it: the transaction is rolled back.
 */
async function admitted<T>(admissions: (Promise<void> | undefined)[], work: () => Promise<T>): Promise<T> {
  for (const admission of admissions) admission?.catch(() => undefined);
  const [outcome] = await Promise.allSettled([work()]);
  for (const admission of admissions) await admission;
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/** Runs `work` on one consistent, read-only snapshot of the tenant. A write inside it is refused by the database. */
export async function look<T>(
  database: Database,
  tenantId: Uuid,
  work: (snapshot: Snapshot) => Promise<T>,
  actor?: Actor,
  proof?: Proof,
): Promise<T> {
  return await withRetries(database.pool, () =>
    inTransaction(database.pool, tenantId, ' read only', proof, async (client, end, proven) => {
      const snapshot = { sql: kyselyOn(client), tenantId, at: database.clock.now(), actor };
      const result = await admitted([proven], () => work(snapshot));
      await end([]);
      return result;
    }),
  );
}

async function withRetries<T>(pool: pg.Pool, once: (sent: { commit: boolean }) => Promise<T>): Promise<T> {
  let failures = 0;
  let deaths = 0;
  for (;;) {
    const sent = { commit: false };
    try {
      return await once(sent);
    } catch (error) {
      const died = isLostConnection(error) && !sent.commit;
      if (died && deaths++ > pool.options.max) throw error;
      if (!died && (!retryable(error) || failures++ >= 3)) throw error;
    }
  }
}

type End = (last: (Promise<void> | undefined)[]) => Promise<void>;

/**
 * The beginning, the tenant and the first statement of `work` travel together (the connection pipelines), so a transaction costs
 * one round trip less than it has statements. Should the beginning fail, what follows runs without a tenant and meets nothing.
 */
async function inTransaction<T>(
  pool: pg.Pool,
  tenantId: Uuid,
  mode: '' | ' read only',
  proof: Proof | undefined,
  work: (client: pg.PoolClient, end: End, proven: Promise<void> | undefined) => Promise<T>,
): Promise<T> {
  assert(/^[0-9a-f-]{36}$/.test(tenantId), 'TENANT-1 a transaction has exactly one tenant');
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const question = proof?.isOpen() ? `; ${proof.question}` : '';
    const begun = client.query(`begin${mode}; select set_config('makegood.tenant', '${tenantId}', true)${question}`);
    begun.catch(() => undefined);
    const proven = question ? begun.then((answers) => proof?.judge(thirdOf(answers))) : undefined;
    const end: End = async (last) => {
      const committed = client.query('commit');
      const outcomes = await Promise.allSettled([begun, ...last, committed]);
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
      // A transaction whose failure somebody swallowed is rolled back by COMMIT without an error.
      assert((await committed).command === 'COMMIT', 'DATABASE-3 what is answered has been committed');
    };
    return await work(client, end, proven);
  } catch (error) {
    broken = await rollBack(client, error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The rows of the question: begin and the tenant answer before it. */
function thirdOf(answers: unknown): readonly unknown[] {
  return (answers as pg.QueryResult[])[2]?.rows ?? [];
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

const factsAtOnce = 500;

/** All but the last five hundred: the text of ten thousand facts in one statement would hold the one thread everybody waits for. */
async function appendFactsBefore(client: pg.PoolClient, tx: Tx): Promise<void> {
  while (tx.pending.length > factsAtOnce)
    await appendFacts(client, { ...tx, pending: tx.pending.splice(0, factsAtOnce) });
}

async function appendFacts(client: pg.PoolClient, tx: Tx): Promise<void> {
  if (tx.pending.length === 0) return;
  const { pending } = tx;
  await client.query({
    name: 'facts_appended',
    text: `insert into facts (tenant_id, fact_id, name, subject, at, actor, body)
     select $1, f.fact_id, f.name, f.subject, $2, $3, f.body
     from unnest($4::uuid[], $5::text[], $6::uuid[], $7::jsonb[]) as f (fact_id, name, subject, body)`,
    values: [
      tx.tenantId,
      tx.at,
      tx.actor.signature,
      pending.map((fact) => fact.factId),
      pending.map((fact) => fact.name),
      pending.map((fact) => fact.subject),
      pending.map((fact) => JSON.stringify(fact.body)),
    ],
  });
}
