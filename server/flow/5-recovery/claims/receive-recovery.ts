// Money that came from whoever bears the cost, before or after a write-off.
import { type AccountCode, postTransfers, type Transfer } from '#ledger';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { givenDay } from '../books/booking-day.ts';
import { plainAmount } from '../books/plain-amount.ts';
import type { MoneyGiven } from '../deposits/keep-deposit.ts';
import { recourseReader } from '../recourses/recourse-store.ts';
import { accountOf, type Claim, openOf } from './claim-file.ts';
import { recover, recoverLate } from './claim-rules.ts';
import { claimWriter } from './claim-store.ts';
import { type ClaimPageShown, showClaimOf } from './claim-views.ts';
import { lockClaim } from './lock-claim.ts';
import { aboutClaim, tellRecovered } from './tell-claim.ts';

/**
 * Refuses `claim.not_found`, `money.mixed_currencies`, `booking.in_future`, `recovery.more_than_paid` (REC-5), `claim.not_open`, and
 * `claim.above_open` above what is open, or above what was written off when nothing is.
 */
export async function receiveRecovery(acting: Acting, claimId: Uuid, given: MoneyGiven): Promise<ClaimPageShown> {
  allow(acting, 'recovery.write');
  return acting.transact(async (tx) => {
    const on = await givenDay(tx, given.on);
    const claim = await lockClaim(tx, claimId, given.amount.currency);
    const amountMinor = BigInt(given.amount.amountMinor);
    const [open, late] = [openOf(claim), claim.writtenOffMinor - claim.recoveredLateMinor];
    if (open === 0n && late === 0n) throw refuse('claim.not_open', {});
    const most = open > 0n ? open : late;
    const { currency } = claim;
    if (amountMinor > most) throw refuse('claim.above_open', { open: plainAmount(most, currency), currency });
    await refuseUnpaid(tx, claim, amountMinor);
    if (open > 0n) await receiveForClaims(tx, [{ claim, amountMinor }], on, given.reference);
    else await receiveLate(tx, claim, amountMinor, on, given.reference);
    return showClaimOf(tx, claimId);
  });
}

async function refuseUnpaid(tx: Tx, { decisionId, currency }: Claim, amountMinor: bigint): Promise<void> {
  if (decisionId === null) return;
  const left = (await recourseReader(tx).paidLeft([decisionId])).get(decisionId) ?? 0n;
  if (amountMinor > left) throw refuse('recovery.more_than_paid', { paid: plainAmount(left, currency), currency });
}

export interface Received {
  claim: Claim;
  amountMinor: bigint;
}

/** Against the receivable as far as it is booked (row 7 of the domain table), else income of recovery. The claims are locked. */
export async function receiveForClaims(
  tx: Tx,
  received: readonly Received[],
  on: string,
  reference: string | null,
): Promise<void> {
  const recovered = received.map(({ claim, amountMinor }) => ({
    amountMinor,
    ...recover(claim, amountMinor, 'received'),
  }));
  await claimWriter(tx).change(
    recovered.map(({ was, is, move }) => ({ was, is, move })),
    on,
  );
  const parts = recovered.flatMap(({ was, fromBooked, amountMinor }): Transfer[] => [
    { ...fromBank(was, on, reference), credit: accountOf(was), amountMinor: fromBooked },
    { ...fromBank(was, on, reference), credit: { code: '4900' }, amountMinor: amountMinor - fromBooked },
  ]);
  await postTransfers(
    tx,
    parts.filter((part) => part.amountMinor > 0n),
  );
  for (const { is, amountMinor } of recovered) tellRecovered(tx, is, amountMinor, on, false);
}

/** Row 10: income of 5400, where the loss was; of what never stood in the books, income of recovery. */
async function receiveLate(
  tx: Tx,
  was: Claim,
  amountMinor: bigint,
  on: string,
  reference: string | null,
): Promise<void> {
  const change = recoverLate(was, amountMinor);
  await claimWriter(tx).change([change], on);
  await postTransfers(tx, [{ ...fromBank(was, on, reference), credit: { code: '5400' }, amountMinor }]);
  tellRecovered(tx, change.is, amountMinor, on, true);
}

function fromBank(claim: Claim, bookedOn: string, reference: string | null) {
  const debit: { code: AccountCode } = { code: '1010' };
  const about = aboutClaim(claim, reference === null ? {} : { reference });
  return { transferId: makeUuid(), debit, currency: claim.currency, bookedOn, event: 'recovery.received', about };
}
