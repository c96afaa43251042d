// Takes a claim, or all of a decision, for a change: the merchant's account first, then the claim, in the order everybody keeps.
import { casesHiddenFromReader } from '#cases';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { depositWriter } from '../deposits/deposit-store.ts';
import { type Bearer, bearerOf, type Claim } from './claim-file.ts';
import { claimReader, claimWriter } from './claim-store.ts';

/** Refuses `claim.not_found` (also to whom its case is about), and `money.mixed_currencies` when an amount of another currency is given for it. */
export async function lockClaim(tx: Tx, claimId: Uuid, currency?: string): Promise<Claim> {
  const seen = await claimReader(tx).byId(claimId);
  if (!seen || (seen.caseId !== null && (await casesHiddenFromReader(tx)).includes(seen.caseId)))
    throw refuse('claim.not_found', {});
  if (currency !== undefined && currency !== seen.currency)
    throw refuse('money.mixed_currencies', { currency: seen.currency });
  if (seen.bearer === 'merchant') await depositWriter(tx).lock([bearerOf(seen)], seen.currency);
  // Read again under the lock: what was seen before may be old.
  const claim = await claimWriter(tx).lock(claimId);
  if (!claim) throw refuse('claim.not_found', {});
  return claim;
}

/**
 * The claims of a decision as they stand, without the cancelled, and the merchants whose accounts are locked with them: theirs and those
 * of `more`. Which claims there are, the lock on the decision's recourse holds still, and whoever calls holds it.
 */
export async function lockClaimsOfDecision(
  tx: Tx,
  { decisionId, currency }: { decisionId: Uuid; currency: string },
  more: readonly Uuid[] = [],
): Promise<{ claims: Claim[]; firmIds: Uuid[] }> {
  const seen = standing(await claimReader(tx).ofDecisions([decisionId]));
  const firmIds = [...new Set([...merchantsOf(seen), ...more])];
  if (firmIds.length > 0) await depositWriter(tx).lock(firmIds, currency);
  return { claims: standing(await claimReader(tx).ofDecisions([decisionId], 'lock')), firmIds };
}

const standing = (claims: readonly Claim[]) => claims.filter(({ state }) => state !== 'cancelled');

export function merchantsOf(bearers: readonly (Pick<Bearer, 'firmId'> & { bearer: string })[]): Uuid[] {
  return bearers.flatMap(({ bearer, firmId }) => (bearer === 'merchant' && firmId ? [firmId] : []));
}
