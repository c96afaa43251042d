// Approving or refusing a loss; an approved one is booked at once and happens once (REC-13 to REC-15).
import { ledgerReader, postTransfers, type Transfer } from '#ledger';
import { personsBehind } from '#platform/auth/persons-behind';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { companyDay } from '../books/booking-day.ts';
import { plainAmount } from '../books/plain-amount.ts';
import { readPolicy } from '../books/policy-store.ts';
import { accountOf, bearerOf, type Claim, openOf, subjectOf } from '../claims/claim-file.ts';
import { giveUp, settledClaim } from '../claims/claim-rules.ts';
import { claimWriter } from '../claims/claim-store.ts';
import { lockClaim } from '../claims/lock-claim.ts';
import { recogniseAgreed } from '../claims/recognise-agreed.ts';
import { aboutClaim, publicIds } from '../claims/tell-claim.ts';
import { type Loss, lockAllowance, lossWriter } from './loss-store.ts';
import { type LossShown, showLossOf } from './loss-views.ts';

/** Refuses `loss.not_found`, `loss.settled_already`, `loss.same_person`, and `claim.above_open` when less is open by now. */
export async function approveLoss(acting: Acting, lossId: Uuid, note: string | null): Promise<LossShown> {
  allow(acting, 'loss.approve');
  return acting.transact(async (tx) => {
    const { loss, claim } = await lockLoss(tx, lossId);
    const personOf = await personsBehind(tx, [loss.askedBy, tx.actor.signature]);
    if (loss.needsAnother && personOf(loss.askedBy) === personOf(tx.actor.signature)) {
      const { approveAloneMinor } = await readPolicy(tx);
      const { currency } = loss;
      throw refuse('loss.same_person', { limit: plainAmount(BigInt(approveAloneMinor), currency), currency });
    }
    await bookLoss(tx, loss, claim);
    await lossWriter(tx).settle(lossId, 'approved', note);
    return showLossOf(tx, lossId);
  });
}

/** Refuses `loss.not_found` and `loss.settled_already`. The claim stays as it is; a dispute goes on. */
export async function refuseLoss(acting: Acting, lossId: Uuid, reason: string): Promise<LossShown> {
  allow(acting, 'loss.approve');
  return acting.transact(async (tx) => {
    const { claim } = await lockLoss(tx, lossId);
    await lossWriter(tx).settle(lossId, 'refused', reason);
    if (claim.agreedMinor !== null)
      await claimWriter(tx).change([{ was: claim, is: { ...claim, agreedMinor: null } }], '');
    recordFact(tx, 'loss.refused', subjectOf(claim), { ...publicIds(claim), lossId: idOf('los', lossId), reason });
    return showLossOf(tx, lossId);
  });
}

/** The claim before the loss, in the order everybody locks. */
async function lockLoss(tx: Tx, lossId: Uuid): Promise<{ loss: Loss; claim: Claim }> {
  const { claimId } = await findLoss(tx, lossId);
  const claim = await lockClaim(tx, claimId);
  const loss = await findLoss(tx, lossId, 'lock');
  if (loss.state !== 'asked') throw refuse('loss.settled_already', {});
  return { loss, claim };
}

async function findLoss(tx: Tx, lossId: Uuid, lock?: 'lock'): Promise<Loss> {
  const loss = await lossWriter(tx).find(lossId, lock);
  if (!loss) throw refuse('loss.not_found', {});
  return loss;
}

/**
 * A write-off uses the merchant's allowance first and makes up what is missing of it (rows 8 and 9 of the domain table). A waiver
 * was agreed with the bearer: it is our part of the cost, an expense of the claim's own account.
 */
export async function bookLoss(tx: Tx, loss: Loss, claim: Claim): Promise<void> {
  const { currency } = claim;
  const open = openOf(claim);
  if (loss.amountMinor > open) throw refuse('claim.above_open', { open: plainAmount(open, currency), currency });
  const { today } = await companyDay(tx);
  const { fromBooked, ...change } = giveUp(claim, loss.amountMinor, loss.kind === 'waiver' ? 'waived' : 'written_off');
  const settled = loss.kind === 'waiver' ? settledClaim(change.is) : change.is;
  await claimWriter(tx).change([{ ...change, is: settled }], today);
  await postTransfers(tx, await lossTransfers(tx, loss, claim, fromBooked, today));
  const shared = { ...publicIds(claim), currency, on: today };
  if (loss.kind === 'waiver') {
    const agreedMinor = String(claim.agreedMinor ?? settled.recoveredMinor + openOf(settled));
    recordFact(tx, 'claim.settled', subjectOf(claim), {
      ...shared,
      agreedMinor,
      waivedMinor: String(loss.amountMinor),
    });
    return recogniseAgreed(tx, settled, today);
  }
  recordFact(tx, 'loss.written_off', subjectOf(claim), {
    ...shared,
    lossId: idOf('los', loss.lossId),
    amountMinor: String(loss.amountMinor),
    askedBy: loss.askedBy,
    approvedBy: tx.actor.signature,
  });
}

async function lossTransfers(
  tx: Tx,
  loss: Loss,
  claim: Claim,
  bookedMinor: bigint,
  bookedOn: string,
): Promise<Transfer[]> {
  const about = aboutClaim(claim, { lossId: idOf('los', loss.lossId) });
  const event = loss.kind === 'waiver' ? 'claim.settled' : 'loss.written_off';
  const shared = () => ({ transferId: makeUuid(), currency: claim.currency, bookedOn, event, about });
  const receivable = accountOf(claim);
  if (loss.kind === 'waiver' || claim.bearer !== 'merchant') {
    const code = loss.kind === 'waiver' ? claim.contra : '5400';
    const whole: Transfer = { ...shared(), debit: { code }, credit: receivable, amountMinor: bookedMinor };
    return bookedMinor > 0n ? [whole] : [];
  }
  const allowance = { code: '1290', party: bearerOf(claim) } as const;
  await lockAllowance(tx);
  const provided = await ledgerReader(tx).balance('1290', claim.currency, bearerOf(claim));
  const parts: Transfer[] = [
    {
      ...shared(),
      debit: { code: '5400' },
      credit: allowance,
      amountMinor: bookedMinor > provided ? bookedMinor - provided : 0n,
    },
    { ...shared(), debit: allowance, credit: receivable, amountMinor: bookedMinor },
  ];
  return parts.filter((part) => part.amountMinor > 0n);
}
