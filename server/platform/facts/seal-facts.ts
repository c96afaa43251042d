// Seals the facts of a tenant into a hash chain, in batches and outside business transactions, where a chain head would
// make every writer of the tenant wait. A changed, missing or added fact breaks the chain from there on.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Snapshot, Tx } from '../database/transact.ts';

interface SealedFact {
  fact_id: string;
  tx_id: string;
  name: string;
  subject: string;
  at: string;
  actor: string;
  body: string;
}

interface Seal {
  seal_number: number;
  until_tx: string;
  until_fact: string;
  fact_count: number;
  hash: Buffer;
}

const firstFact = '00000000-0000-0000-0000-000000000000';

/** Seals up to `limit` facts that no running transaction can precede. Returns how many it sealed. */
export async function sealFacts(tx: Tx, limit = 5_000): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('seal ' || ${tx.tenantId}, 0))`.execute(tx.sql);
  const last = await readLastSeal(tx);
  const { rows } = await sql<SealedFact>`
    select fact_id, tx_id::text, name, subject, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, body::text
    from facts where tenant_id = ${tx.tenantId}
      and (tx_id, fact_id) > (${last?.until_tx ?? '0'}::xid8, ${last?.until_fact ?? firstFact}::uuid)
      and tx_id < pg_snapshot_xmin(pg_current_snapshot())
    order by facts.tx_id, facts.fact_id limit ${limit}`.execute(tx.sql);
  const end = rows.at(-1);
  if (!end) return 0;
  await sql`insert into fact_seals (tenant_id, seal_number, until_tx, until_fact, fact_count, hash, sealed_at)
    values (${tx.tenantId}, ${(last?.seal_number ?? 0) + 1}, ${end.tx_id}::xid8, ${end.fact_id}, ${rows.length},
      ${hashOf(last?.hash, rows)}, ${tx.at})`.execute(tx.sql);
  return rows.length;
}

/** Walks the chain from its start. Answers the number of the first broken seal, or undefined when every fact is as it was. */
export async function findBrokenSeal(snapshot: Snapshot): Promise<number | undefined> {
  const { rows: seals } =
    await sql<Seal>`select seal_number, until_tx::text, until_fact, fact_count, hash from fact_seals
    where tenant_id = ${snapshot.tenantId} order by seal_number`.execute(snapshot.sql);
  let previous: Seal | undefined;
  for (const seal of seals) {
    const { rows } = await sql<SealedFact>`
      select fact_id, tx_id::text, name, subject, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, body::text
      from facts where tenant_id = ${snapshot.tenantId}
        and (tx_id, fact_id) > (${previous?.until_tx ?? '0'}::xid8, ${previous?.until_fact ?? firstFact}::uuid)
        and (tx_id, fact_id) <= (${seal.until_tx}::xid8, ${seal.until_fact}::uuid)
      order by facts.tx_id, facts.fact_id`.execute(snapshot.sql);
    if (rows.length !== seal.fact_count || !hashOf(previous?.hash, rows).equals(seal.hash)) return seal.seal_number;
    previous = seal;
  }
  return undefined;
}

async function readLastSeal(tx: Tx): Promise<Seal | undefined> {
  const { rows } = await sql<Seal>`select seal_number, until_tx::text, until_fact, fact_count, hash from fact_seals
    where tenant_id = ${tx.tenantId} order by seal_number desc limit 1`.execute(tx.sql);
  return rows[0];
}

function hashOf(previous: Buffer | undefined, facts: SealedFact[]): Buffer {
  const hash = createHash('sha256').update(previous ?? Buffer.alloc(32));
  for (const fact of facts) {
    hash.update(JSON.stringify([fact.fact_id, fact.name, fact.subject, fact.at, fact.actor, fact.body]));
  }
  return hash.digest();
}
