// Asking for a loss: a write-off, or what a settlement gives up. Small ones a person with the right may settle in the same breath.
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { plainAmount } from '../books/plain-amount.ts';
import { readPolicy } from '../books/policy-store.ts';
import { type Claim, openOf, subjectOf } from '../claims/claim-file.ts';
import { lockClaim } from '../claims/lock-claim.ts';
import { publicIds } from '../claims/tell-claim.ts';
import { lossWriter } from './loss-store.ts';
import { type LossShown, showLossOf } from './loss-views.ts';

/**
 * Asks to write off an amount, or all that is open. Refuses `claim.not_found`, `money.mixed_currencies`, `claim.not_open`,
 * `claim.disputed`, `claim.above_open` and `loss.asked_already`.
 */
export async function askWriteOff(
  acting: Acting,
  claimId: Uuid,
  given: { amount: { amountMinor: string; currency: string } | null; reason: string },
): Promise<LossShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    const claim = await lockClaim(tx, claimId, given.amount?.currency);
    if (openOf(claim) === 0n) throw refuse('claim.not_open', {});
    if (claim.state === 'disputed') throw refuse('claim.disputed', {});
    const amountMinor = given.amount === null ? openOf(claim) : BigInt(given.amount.amountMinor);
    const lossId = await askLoss(tx, claim, 'write_off', amountMinor, given.reason);
    return showLossOf(tx, lossId);
  });
}

/** REC-14: whether another person must approve hangs on the policy of the day it is asked. The claim is locked by whoever calls. */
export async function askLoss(
  tx: Tx,
  claim: Claim,
  kind: 'write_off' | 'waiver',
  amountMinor: bigint,
  reason: string,
): Promise<Uuid> {
  const { claimId, currency } = claim;
  const open = openOf(claim);
  if (amountMinor > open) throw refuse('claim.above_open', { open: plainAmount(open, currency), currency });
  const { approveAloneMinor } = await readPolicy(tx);
  const needsAnother = amountMinor > BigInt(approveAloneMinor);
  const lossId = await lossWriter(tx).ask({ claimId, kind, amountMinor, currency, reason, needsAnother });
  recordFact(tx, 'loss.asked', subjectOf(claim), {
    ...publicIds(claim),
    lossId: idOf('los', lossId),
    kind,
    amountMinor: String(amountMinor),
    currency,
  });
  return lossId;
}
