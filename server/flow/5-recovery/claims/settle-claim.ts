// The final amount of a claim, agreed with the bearer or decided; what is given up below it is a loss and approved as one (REC-13).
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { companyDay } from '../books/booking-day.ts';
import { plainAmount } from '../books/plain-amount.ts';
import { askLoss } from '../losses/ask-loss.ts';
import { type Claim, openOf, subjectOf } from './claim-file.ts';
import { settledClaim } from './claim-rules.ts';
import { claimWriter } from './claim-store.ts';
import { type ClaimPageShown, showClaimOf } from './claim-views.ts';
import { lockClaim } from './lock-claim.ts';
import { recogniseAgreed } from './recognise-agreed.ts';
import { publicIds } from './tell-claim.ts';

/**
 * `agreed` is what the bearer bears in the end, what they have borne already included. Below the whole the rest waits for approval
 * and the claim stays as it is until then. Refuses `claim.not_found`, `claim.not_open`, `claim.above_open` above the whole,
 * `liability.below_recovered` below what was borne, and `loss.asked_already`.
 */
export async function settleClaim(
  acting: Acting,
  claimId: Uuid,
  given: { agreed: { amountMinor: string; currency: string }; note: string },
): Promise<ClaimPageShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    const claim = await lockClaim(tx, claimId, given.agreed.currency);
    const agreedMinor = BigInt(given.agreed.amountMinor);
    await refuseAmount(tx, claim, agreedMinor);
    const is = { ...claim, agreedMinor };
    await claimWriter(tx).change([{ was: claim, is }], '');
    await claimWriter(tx).addStep({ claimId, kind: 'settled', side: 'us', amountMinor: agreedMinor, note: given.note });
    const waivedMinor = claim.recoveredMinor + openOf(claim) - agreedMinor;
    if (waivedMinor > 0n) await askLoss(tx, is, 'waiver', waivedMinor, given.note);
    else await settleWhole(tx, is);
    return showClaimOf(tx, claimId);
  });
}

async function refuseAmount(tx: Tx, claim: Claim, agreedMinor: bigint): Promise<void> {
  const open = openOf(claim);
  if (open === 0n) throw refuse('claim.not_open', {});
  const { currency, recoveredMinor } = claim;
  const whole = recoveredMinor + open;
  if (agreedMinor > whole) throw refuse('claim.above_open', { open: plainAmount(whole, currency), currency });
  if (agreedMinor >= recoveredMinor) return;
  const { bearerName } = await showClaimOf(tx, claim.claimId);
  const recovered = plainAmount(recoveredMinor, currency);
  throw refuse('liability.below_recovered', { bearer: bearerName, recovered, currency });
}

async function settleWhole(tx: Tx, was: Claim): Promise<void> {
  const { today } = await companyDay(tx);
  const is = settledClaim(was);
  await claimWriter(tx).change([{ was, is }], today);
  recordFact(tx, 'claim.settled', subjectOf(is), {
    ...publicIds(is),
    agreedMinor: String(was.agreedMinor),
    ...{ waivedMinor: '0', currency: is.currency, on: today },
  });
  await recogniseAgreed(tx, is, today);
}
