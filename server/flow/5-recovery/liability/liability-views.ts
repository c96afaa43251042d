// What screens show of the shares of one decided amount.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { liability } from '#api/flow/5-recovery';
import { casesHiddenFromReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { idOrNull } from '../claims/tell-claim.ts';
import { recourseReader } from '../recourses/recourse-store.ts';
import { type LiabilityShare, readShares } from './share-store.ts';

export type LiabilityShown = z.input<typeof liability>;

/** Refuses `decision.not_found` for a decision that was never booked here. Without a bearer the whole is our own. */
export async function showLiabilityOf(snapshot: Snapshot, decisionId: Uuid): Promise<LiabilityShown> {
  const recourse = (await recourseReader(snapshot).byDecisions([decisionId])).get(decisionId);
  if (!recourse || (await casesHiddenFromReader(snapshot)).includes(recourse.caseId))
    throw refuse('decision.not_found', {});
  const shares = await readShares(snapshot, decisionId);
  const names = await namesOf(snapshot, shares);
  return {
    decisionId: idOf('dec', decisionId),
    caseId: idOf('cas', recourse.caseId),
    currency: recourse.currency,
    totalMinor: String(recourse.totalMinor),
    recoverableMinor: String(recourse.recoverableMinor),
    paidMinor: String(recourse.paidMinor),
    shares: shares.map((share) => ({
      ...{ bearer: share.bearer, basis: share.basis, shareBps: share.shareBps, amountMinor: String(share.amountMinor) },
      firmId: idOrNull('frm', share.firmId),
      staffId: idOrNull('stf', share.staffId),
      bearerName: names.get(share.firmId ?? share.staffId ?? '') ?? '',
      claimId: idOrNull('clm', share.claimId),
    })),
  };
}

async function namesOf(
  { sql: db, tenantId }: Snapshot,
  shares: readonly LiabilityShare[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select firm_id as id, legal_name as name from firms
      where tenant_id = ${tenantId} and firm_id = any(${shares.flatMap(({ firmId }) => firmId ?? [])}::uuid[])
    union all
    select staff_id, name from staff
      where tenant_id = ${tenantId} and staff_id = any(${shares.flatMap(({ staffId }) => staffId ?? [])}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
