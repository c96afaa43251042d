// All SQL that writes losses asked for, and the reading that writing needs.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

export interface Loss {
  lossId: Uuid;
  claimId: Uuid;
  kind: 'write_off' | 'waiver';
  amountMinor: bigint;
  currency: string;
  reason: string;
  state: 'asked' | 'approved' | 'refused';
  askedBy: string;
  needsAnother: boolean;
}

/** Who counts on the allowance, or sets it, takes turns; held after accounts and claims, before the ledger's own locks. */
export async function lockAllowance(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('allowance ' || ${tx.tenantId}, 0))`.execute(tx.sql);
}

export function lossWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** Refuses `loss.asked_already` while another loss on the claim waits; the claim is locked by whoever calls. */
    async ask(
      given: Pick<Loss, 'claimId' | 'kind' | 'amountMinor' | 'currency' | 'reason' | 'needsAnother'>,
    ): Promise<Uuid> {
      const lossId = makeUuid();
      const { rows } = await sql`
        insert into losses (tenant_id, loss_id, claim_id, kind, amount_minor, currency, reason, state, asked_by, asked_at, needs_another)
        values (${tenantId}, ${lossId}, ${given.claimId}, ${given.kind}, ${String(given.amountMinor)}::bigint, ${given.currency},
          ${given.reason}, 'asked', ${tx.actor.signature}, ${tx.at}, ${given.needsAnother})
        on conflict (tenant_id, claim_id) where state = 'asked' do nothing returning 1`.execute(tx.sql);
      if (rows.length === 0) throw refuse('loss.asked_already', {});
      return lossId;
    },
    async find(lossId: Uuid, lock?: 'lock'): Promise<Loss | undefined> {
      const { rows } = await sql<Loss>`
        select loss_id as "lossId", claim_id as "claimId", kind, amount_minor as "amountMinor", currency, reason, state,
          asked_by as "askedBy", needs_another as "needsAnother"
        from losses where tenant_id = ${tenantId} and loss_id = ${lossId} ${lock ? sql`for update` : sql``}`.execute(
        tx.sql,
      );
      return rows[0];
    },
    async settle(lossId: Uuid, state: 'approved' | 'refused', answer: string | null): Promise<void> {
      await sql`update losses set state = ${state}, settled_by = ${tx.actor.signature}, settled_at = ${tx.at}, answer = ${answer}
        where tenant_id = ${tenantId} and loss_id = ${lossId}`.execute(tx.sql);
    },
  };
}
