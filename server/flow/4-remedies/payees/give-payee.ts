// The desk's side of accounts and of declining: who may, and that the case is one they may touch.
import type { BankAccount } from '#api/flow/4-remedies.accounts';
import { mayTouchCase } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Uuid } from '#platform/ids/make-id';
import { namesOfActors } from '#registry';
import { payeeShown } from '../payments/payment-views.ts';
import { takePayeeOfCase } from './take-payee-of-case.ts';

/** Refuses `case.not_found` and what takePayeeOfCase refuses. */
export async function givePayee(acting: Acting, caseId: Uuid, given: BankAccount) {
  allow(acting, 'payee.write');
  return acting.transact(async (tx) => {
    await mayTouchCase(tx, tx.actor, caseId);
    const payee = await takePayeeOfCase(tx, caseId, given, 'desk');
    const names = await namesOfActors(tx, [payee.givenBy]);
    return payeeShown({ ...payee, givenBy: names.get(payee.givenBy) ?? payee.givenBy });
  });
}
