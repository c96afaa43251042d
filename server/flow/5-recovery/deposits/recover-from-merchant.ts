// Two ways money comes back from a merchant at once for all claims: drawn by us, or paid by them; the oldest claims first.
import { type Acting, allow } from '#platform/database/acting';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { companyDay } from '../books/booking-day.ts';
import { plainAmount } from '../books/plain-amount.ts';
import { type Claim, openOf } from '../claims/claim-file.ts';
import { claimReader } from '../claims/claim-store.ts';
import { type Received, receiveForClaims } from '../claims/receive-recovery.ts';
import { recourseReader } from '../recourses/recourse-store.ts';
import { type MerchantAccountShown, showAccountOf } from './account-views.ts';
import { readDeposits } from './deposit-store.ts';
import { drawForClaims } from './draw-for-claims.ts';
import { type MoneyGiven, onAccount } from './keep-deposit.ts';
import { readStanding } from './merchant-standing.ts';

/** Draws what can be drawn now, in every currency of the merchant; nothing to draw is an answer. Refuses `firm.not_found`. */
export async function recoverFromMerchant(acting: Acting, firmId: Uuid) {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    const { today } = await companyDay(tx);
    await readStanding(tx, firmId, today);
    const drawn = [];
    for (const { currency } of await readDeposits(tx, firmId)) {
      const draws = await drawForClaims(tx, [firmId], currency, today);
      drawn.push(...draws.map((draw) => ({ ...draw, claimId: idOf('clm', draw.claimId), currency })));
    }
    const shown = drawn.map((draw) => ({ ...draw, amountMinor: String(draw.amountMinor) }));
    return { drawn: shown, account: await showAccountOf(tx, firmId) };
  });
}

/**
 * Spreads a payment over the merchant's open claims that were paid to customers. Refuses `claim.above_open` when less is owed, beside
 * what `onAccount` refuses.
 */
export async function receiveFromMerchant(
  acting: Acting,
  firmId: Uuid,
  given: MoneyGiven,
): Promise<MerchantAccountShown> {
  const { currency } = given.amount;
  return onAccount(acting, firmId, currency, given.on, async (tx, _, on) => {
    const open = await claimReader(tx).openOfFirms([firmId], currency, 'lock');
    const paidLeft = await recourseReader(tx).paidLeft(open.flatMap(({ decisionId }) => decisionId ?? []));
    let left = BigInt(given.amount.amountMinor);
    const received: Received[] = [];
    for (const claim of open) {
      const amountMinor = takenBy(claim, left, paidLeft);
      if (amountMinor > 0n) received.push({ claim, amountMinor });
      left -= amountMinor;
    }
    const taken = BigInt(given.amount.amountMinor) - left;
    if (left > 0n) throw refuse('claim.above_open', { open: plainAmount(taken, currency), currency });
    await receiveForClaims(tx, received, on, given.reference);
  });
}

/** At most what is open, what is left of the payment, and what was paid of the decision; the last is lowered by the answer. */
function takenBy(claim: Claim, left: bigint, paidLeft: Map<Uuid, bigint>): bigint {
  const { decisionId } = claim;
  const bounds = [openOf(claim), left, decisionId === null ? left : (paidLeft.get(decisionId) ?? 0n)];
  const part = bounds.reduce((a, b) => (a < b ? a : b));
  if (decisionId !== null) paidLeft.set(decisionId, (paidLeft.get(decisionId) ?? 0n) - part);
  return part;
}
