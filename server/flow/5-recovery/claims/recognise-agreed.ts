// A claim on a maker, carrier or insurer becomes a receivable once they have agreed: a reimbursement is an asset only when it is
// virtually certain (REC-12; IAS 37.53, row 17 of the domain table).
import { postTransfers } from '#ledger';
import type { Tx } from '#platform/database/transact';
import { makeUuid } from '#platform/ids/make-id';
import { accountOf, type Claim, openOf } from './claim-file.ts';
import { claimWriter } from './claim-store.ts';
import { aboutClaim } from './tell-claim.ts';

/** Books what is open of an agreed claim and was not booked; of a merchant's claim the policy has decided, and it stays. */
export async function recogniseAgreed(tx: Tx, was: Claim, bookedOn: string): Promise<void> {
  const amountMinor = openOf(was) - was.bookedMinor;
  if (was.bearer === 'merchant' || amountMinor <= 0n) return;
  await claimWriter(tx).change([{ was, is: { ...was, bookedMinor: openOf(was) } }], bookedOn);
  const { currency, contra } = was;
  const accounts = { debit: accountOf(was), credit: { code: contra } };
  const told = { event: 'claim.settled', about: aboutClaim(was) };
  await postTransfers(tx, [{ transferId: makeUuid(), ...accounts, amountMinor, currency, bookedOn, ...told }]);
}
