// A dispute about a claim: the bearer's objection, and what either side answers to it.
import type { z } from 'zod';
import type { answerDispute as answerContract, disputeClaim as disputeContract } from '#api/flow/5-recovery';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { plainAmount } from '../books/plain-amount.ts';
import { type Claim, openOf, subjectOf } from './claim-file.ts';
import { claimWriter } from './claim-store.ts';
import { type ClaimPageShown, showClaimOf } from './claim-views.ts';
import { lockClaim } from './lock-claim.ts';
import { publicIds } from './tell-claim.ts';

/** REC-6: from now on nothing is drawn for it. Refuses `claim.not_found`, `claim.not_open`, `claim.disputed`, `claim.above_open`. */
export async function disputeClaim(
  acting: Acting,
  claimId: Uuid,
  given: z.output<typeof disputeContract.body>,
): Promise<ClaimPageShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    const claim = await lockClaim(tx, claimId, given.offered?.currency);
    if (openOf(claim) === 0n) throw refuse('claim.not_open', {});
    if (claim.state === 'disputed') throw refuse('claim.disputed', {});
    const offeredMinor = offerOf(claim, given.offered?.amountMinor);
    await claimWriter(tx).change([{ was: claim, is: { ...claim, state: 'disputed', offeredMinor } }], '');
    await claimWriter(tx).addStep({
      ...{ claimId, kind: 'disputed', side: 'bearer' },
      ...{ amountMinor: offeredMinor, note: given.objection },
    });
    recordFact(tx, 'claim.disputed', subjectOf(claim), {
      ...publicIds(claim),
      offeredMinor: offeredMinor === null ? null : String(offeredMinor),
      currency: claim.currency,
    });
    return showClaimOf(tx, claimId);
  });
}

/** Refuses `claim.not_found`, `claim.not_disputed`, `claim.offer_missing` and `claim.above_open`. */
export async function answerDispute(
  acting: Acting,
  claimId: Uuid,
  given: z.output<typeof answerContract.body>,
): Promise<ClaimPageShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    const claim = await lockClaim(tx, claimId, given.offered?.currency);
    if (claim.state !== 'disputed') throw refuse('claim.not_disputed', {});
    const offeredMinor = offerOf(claim, given.offered?.amountMinor);
    if (given.kind === 'offer' && offeredMinor === null) throw refuse('claim.offer_missing', {});
    const theirs = given.from === 'bearer' && offeredMinor !== null;
    if (theirs) await claimWriter(tx).change([{ was: claim, is: { ...claim, offeredMinor } }], '');
    await claimWriter(tx).addStep({
      ...{ claimId, kind: given.kind === 'offer' ? 'offered' : 'evidence', side: given.from },
      ...{ amountMinor: offeredMinor, note: given.note },
    });
    recordFact(tx, 'claim.answered', subjectOf(claim), {
      ...publicIds(claim),
      kind: given.kind,
      offeredMinor: offeredMinor === null ? null : String(offeredMinor),
      currency: claim.currency,
    });
    return showClaimOf(tx, claimId);
  });
}

/** An offer is between nothing and the whole claim. */
function offerOf(claim: Claim, amountMinor: string | undefined): bigint | null {
  if (amountMinor === undefined) return null;
  const offered = BigInt(amountMinor);
  const { claimedMinor, currency } = claim;
  if (offered < 0n || offered > claimedMinor)
    throw refuse('claim.above_open', { open: plainAmount(claimedMinor, currency), currency });
  return offered;
}
