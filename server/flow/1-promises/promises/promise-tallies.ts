// How many promises stand in which state, without counting a million rows: each write adds what it changed (PROM-18).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import type { PromiseState } from './customer-promise.ts';

export interface TallyChange {
  commitmentId: Uuid | null;
  state: PromiseState;
  change: number;
}

const noCommitment = '00000000-0000-0000-0000-000000000000' as Uuid;

/** Adds the changes of one transaction, summed per commitment and state. Rows are only added, so writers never wait here. */
export async function addTallies(tx: Tx, changes: readonly TallyChange[]): Promise<void> {
  const sums = new Map<string, { tally_id: Uuid; commitment_id: Uuid; state: string; change: number }>();
  for (const { commitmentId, state, change } of changes) {
    const commitment_id = commitmentId ?? noCommitment;
    const key = `${commitment_id} ${state}`;
    const sum = sums.get(key) ?? { tally_id: makeUuid(), commitment_id, state, change: 0 };
    sum.change += change;
    sums.set(key, sum);
  }
  const rows = [...sums.values()].filter(({ change }) => change !== 0);
  if (rows.length === 0) return;
  await sql`insert into promise_tallies (tenant_id, tally_id, commitment_id, state, change)
    select ${tx.tenantId}, r.tally_id, r.commitment_id, r.state, r.change
    from json_populate_recordset(null::promise_tallies, ${JSON.stringify(rows)}) r`.execute(tx.sql);
}

/** Sums up the rows added so far, if there are any. Two at once are safe: what one has taken the other no longer finds. */
export async function sumUpTallies(tx: Tx): Promise<void> {
  await sql`with taken as (
      delete from promise_tallies
      where tenant_id = ${tx.tenantId} and (
        select count(*) > count(distinct (commitment_id, state)) from promise_tallies where tenant_id = ${tx.tenantId})
      returning commitment_id, state, change
    )
    insert into promise_tallies (tenant_id, tally_id, commitment_id, state, change)
    select ${tx.tenantId}, gen_random_uuid(), commitment_id, state, sum(change) from taken
    group by commitment_id, state having sum(change) <> 0`.execute(tx.sql);
}
