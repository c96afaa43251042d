// What screens show of losses asked for and settled.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { loss as contract } from '#api/flow/5-recovery';
import { shownToReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';
import { idOrNull } from '../claims/tell-claim.ts';

export type LossShown = z.input<typeof contract>;
interface Row {
  lossId: Uuid;
  claimId: Uuid;
  firmId: Uuid | null;
  caseId: Uuid | null;
  kind: 'write_off' | 'waiver';
  state: 'asked' | 'approved' | 'refused';
  bearerName: string;
  amountMinor: bigint;
  currency: string;
  reason: string;
  askedBy: string;
  askedAt: string;
  needsAnother: boolean;
  settledBy: string | null;
  settledAt: string | null;
  answer: string | null;
}
interface Filter {
  limit: number;
  after?: string | undefined;
  state?: string | undefined;
  firmId?: `frm_${string}` | undefined;
  claimId?: Uuid;
  lossId?: Uuid;
}

/** The newest first. */
export async function listLossesOf(snapshot: Snapshot, filter: Filter): Promise<Page<LossShown>> {
  const key = readPageKey(filter.after, ['uuid']);
  const { rows } = await sql<Row>`
    select l.loss_id as "lossId", l.claim_id as "claimId", c.firm_id as "firmId", c.case_id as "caseId", l.kind, l.state,
      coalesce(f.legal_name, s.name, '') as "bearerName", l.amount_minor as "amountMinor", l.currency, l.reason,
      l.asked_by as "askedBy", l.asked_at as "askedAt", l.needs_another as "needsAnother", l.settled_by as "settledBy",
      l.settled_at as "settledAt", l.answer
    from losses l
    join claims c on c.tenant_id = l.tenant_id and c.claim_id = l.claim_id
    left join firms f on f.tenant_id = c.tenant_id and f.firm_id = c.firm_id
    left join staff s on s.tenant_id = c.tenant_id and s.staff_id = c.staff_id
    where l.tenant_id = ${snapshot.tenantId} and ${shownToReader(snapshot, 'c.case_id')}
      ${filter.state ? sql`and l.state = ${filter.state}` : sql``}
      ${filter.firmId ? sql`and c.bearer_id = ${uuidOf(filter.firmId)}` : sql``}
      ${filter.claimId ? sql`and l.claim_id = ${filter.claimId}` : sql``}
      ${filter.lossId ? sql`and l.loss_id = ${filter.lossId}` : sql``}
      ${key ? sql`and l.loss_id < ${key[0]}::uuid` : sql``}
    order by l.loss_id desc limit ${filter.limit + 1}`.execute(snapshot.sql);
  const names = await namesOfActors(
    snapshot,
    rows.flatMap(({ askedBy, settledBy }) => (settledBy === null ? [askedBy] : [askedBy, settledBy])),
  );
  const nameOf = (signature: string) => names.get(signature) ?? signature;
  return pageOfRows(
    rows,
    filter.limit,
    ({ lossId }) => [lossId],
    (row) => ({
      ...row,
      lossId: idOf('los', row.lossId),
      claimId: idOf('clm', row.claimId),
      firmId: idOrNull('frm', row.firmId),
      caseId: idOrNull('cas', row.caseId),
      amountMinor: String(row.amountMinor),
      askedBy: nameOf(row.askedBy),
      settledBy: row.settledBy === null ? null : nameOf(row.settledBy),
    }),
  );
}

/** Those asked for and not yet answered. */
export async function countLossesOf(snapshot: Snapshot): Promise<{ asked: number }> {
  const { rows } = await sql<{ asked: number }>`
    select count(*)::int as asked from losses l
    join claims c on c.tenant_id = l.tenant_id and c.claim_id = l.claim_id
    where l.tenant_id = ${snapshot.tenantId} and l.state = 'asked' and ${shownToReader(snapshot, 'c.case_id')}`.execute(
    snapshot.sql,
  );
  return { asked: rows[0]?.asked ?? 0 };
}

/** Refuses `loss.not_found`. */
export async function showLossOf(snapshot: Snapshot, lossId: Uuid): Promise<LossShown> {
  const { rows } = await listLossesOf(snapshot, { lossId, limit: 1 });
  const [loss] = rows;
  if (!loss) throw refuse('loss.not_found', {});
  return loss;
}
