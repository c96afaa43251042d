// All SQL on batches and their cases.
import { sql } from 'kysely';
import { casesAboutReader } from '#cases';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Batch, BatchCase } from './batch.ts';

const columns = sql`b.batch_id as "batchId", b.incident_id as "incidentId", b.state, b.currency, b.cases, b.pay, b.wait,
  b.refuse, b.total_minor as "totalMinor", b.approved, b.left_out as "leftOut", b.proposed_by as "proposedBy",
  b.proposed_at as "proposedAt", b.ended_by as "endedBy", b.ended_at as "endedAt", b.end_reason as "endReason"`;

export function batchReader(snapshot: Snapshot) {
  return {
    async find(batchIds: readonly Uuid[], lock?: 'lock'): Promise<Batch[]> {
      const { rows } = await sql<Batch>`select ${columns} from decision_batches b
        where b.tenant_id = ${snapshot.tenantId} and b.batch_id = any(${[...batchIds]}::uuid[])
        order by b.batch_id ${lock ? sql`for update of b` : sql``}`.execute(snapshot.sql);
      return rows;
    },
    /** Whether a case of the batch is about one of these accounts or keys (DEC-11). */
    async holdsHiddenCase(batchId: Uuid): Promise<boolean> {
      const { rows } = await sql`select 1 from decision_batch_cases k where k.tenant_id = ${snapshot.tenantId}
        and k.batch_id = ${batchId} and k.case_id = any(${casesAboutReader(snapshot)}) limit 1`.execute(snapshot.sql);
      return rows.length > 0;
    },
  };
}

export function batchWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async add(batch: Batch, kept: readonly BatchCase[]): Promise<void> {
      await sql`insert into decision_batches (tenant_id, batch_id, incident_id, state, currency, cases, pay, wait, refuse,
          total_minor, proposed_by, proposed_at)
        values (${tenantId}, ${batch.batchId}, ${batch.incidentId}, ${batch.state}, ${batch.currency}, ${batch.cases}, ${batch.pay},
          ${batch.wait}, ${batch.refuse}, ${batch.totalMinor}, ${batch.proposedBy}, ${batch.proposedAt})`.execute(
        tx.sql,
      );
      await sql`insert into decision_batch_cases (tenant_id, batch_id, case_id, outcome, said, decision_id, left_out_by)
        select ${tenantId}, ${batch.batchId}, g.* from unnest(${kept.map((one) => one.caseId)}::uuid[],
          ${kept.map((one) => one.outcome)}::text[], ${kept.map((one) => JSON.stringify(one.said))}::jsonb[],
          ${kept.map((one) => one.decisionId)}::uuid[], ${kept.map((one) => one.leftOutBy)}::text[]) as g`.execute(
        tx.sql,
      );
    },
    /** With the last signature: what was approved, and who was left out by which refusal (BATCH-3). */
    async approve(
      batchId: Uuid,
      approved: number,
      totalMinor: bigint,
      leftOut: ReadonlyMap<Uuid, string>,
    ): Promise<void> {
      await sql`update decision_batches set state = 'approved', approved = ${approved}, left_out = ${leftOut.size},
          total_minor = ${totalMinor}
        where tenant_id = ${tenantId} and batch_id = ${batchId}`.execute(tx.sql);
      if (leftOut.size === 0) return;
      await sql`update decision_batch_cases k set left_out_by = g.left_out_by
        from unnest(${[...leftOut.keys()]}::uuid[], ${[...leftOut.values()]}::text[]) as g (case_id, left_out_by)
        where k.tenant_id = ${tenantId} and k.batch_id = ${batchId} and k.case_id = g.case_id`.execute(tx.sql);
    },
    async withdraw(batchId: Uuid, reason: string): Promise<void> {
      await sql`update decision_batches set state = 'withdrawn', ended_by = ${tx.actor.signature}, ended_at = ${tx.at},
          end_reason = ${reason}
        where tenant_id = ${tenantId} and batch_id = ${batchId}`.execute(tx.sql);
    },
  };
}
