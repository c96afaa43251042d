// Takes a claim for a change: the merchant's account first, then the claim, in the order everybody keeps.
import { casesHiddenFromReader } from '#cases';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { depositWriter } from '../deposits/deposit-store.ts';
import { bearerOf, type Claim } from './claim-file.ts';
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
