// All SQL on proofs of a case that is there already.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export type GivenBy = 'contract' | 'voucher' | 'file' | 'seen';

/** The vouchers of the case's contract; null without a contract. */
export async function vouchersOf(snapshot: Snapshot, contractId: Uuid | null): Promise<{ vouchers: Uuid[] } | null> {
  if (contractId === null) return null;
  const { rows } = await sql<{ id: Uuid }>`select voucher_id as id from vouchers
    where tenant_id = ${snapshot.tenantId} and contract_id = ${contractId} order by voucher_id`.execute(snapshot.sql);
  return { vouchers: rows.map(({ id }) => id) };
}

/** Whether the case asks for this proof: false when it was not there to write. */
export async function writeProof(
  tx: Tx,
  caseId: Uuid,
  proof: { kind: string; state: 'given' | 'waived'; by: GivenBy | null; givenId: Uuid | null; note: string | null },
): Promise<boolean> {
  const { rows } =
    await sql`update case_proofs set state = ${proof.state}, given_by = ${proof.by}, given_id = ${proof.givenId},
      note = ${proof.note}, at = ${tx.at}, who = ${tx.actor.signature}
    where tenant_id = ${tx.tenantId} and case_id = ${caseId} and kind = ${proof.kind} returning 1`.execute(tx.sql);
  return rows.length > 0;
}
