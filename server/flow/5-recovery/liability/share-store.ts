// All SQL on liability shares. A new sharing replaces the rows; the facts keep every one that was.
import { sql } from 'kysely';
import type { liabilityBases } from '#api/flow/5-recovery.words';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { BearerKind } from '../claims/claim-file.ts';

export interface LiabilityShare {
  decisionId: Uuid;
  bearer: BearerKind | 'own';
  firmId: Uuid | null;
  staffId: Uuid | null;
  basis: (typeof liabilityBases)[number];
  shareBps: number;
  amountMinor: bigint;
  /** Null of our own share. */
  claimId: Uuid | null;
}

/** Writes the shares of decisions, whole lists each. */
export async function writeShares(tx: Tx, shares: readonly LiabilityShare[]): Promise<void> {
  if (shares.length === 0) return;
  const decisionIds = [...new Set(shares.map(({ decisionId }) => decisionId))];
  await sql`delete from liability_shares where tenant_id = ${tx.tenantId}
    and decision_id = any(${decisionIds}::uuid[])`.execute(tx.sql);
  const numbered = [...Map.groupBy(shares, ({ decisionId }) => decisionId).values()].flatMap((each) =>
    each.map((share, index) => ({
      tenant_id: tx.tenantId,
      decision_id: share.decisionId,
      share_number: index + 1,
      bearer: share.bearer,
      firm_id: share.firmId,
      staff_id: share.staffId,
      basis: share.basis,
      share_bps: share.shareBps,
      amount_minor: String(share.amountMinor),
      claim_id: share.claimId,
    })),
  );
  await sql`insert into liability_shares
    select * from jsonb_populate_recordset(null::liability_shares, ${JSON.stringify(numbered)}::jsonb)`.execute(tx.sql);
}

export async function readShares(snapshot: Snapshot, decisionId: Uuid): Promise<LiabilityShare[]> {
  const { rows } = await sql<LiabilityShare>`
    select decision_id as "decisionId", bearer, firm_id as "firmId", staff_id as "staffId", basis, share_bps as "shareBps",
      amount_minor as "amountMinor", claim_id as "claimId"
    from liability_shares where tenant_id = ${snapshot.tenantId} and decision_id = ${decisionId}
    order by share_number`.execute(snapshot.sql);
  return rows;
}
