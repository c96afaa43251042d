// Takes in where the customer wants the money: by themselves on their page, or by the desk for them.
import type { BankAccount } from '#api/flow/4-remedies.accounts';
import { accountCame } from '#cases';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { isOpen, takePayee } from '../payments/payment-rules.ts';
import { paymentWriter } from '../payments/payment-store.ts';
import { keepsCurrency, type Payee, placeOf } from './payee.ts';
import { payeeWriter } from './payee-store.ts';

/**
 * PAY-3: the account serves every payment of the case that is not sent, and those decided later. Approvals given to another account
 * count no more (PAY-6). Refuses `payee.wrong_currency`; whoever calls has seen that the case is one the actor may touch.
 */
export async function takePayeeOfCase(
  tx: Tx,
  caseId: Uuid,
  given: BankAccount,
  via: 'customer' | 'desk',
): Promise<Payee> {
  const payee: Payee = {
    ...placeOf(given),
    payeeId: makeUuid(),
    caseId,
    via,
    givenBy: tx.actor.signature,
    givenAt: tx.at.toISOString(),
  };
  const payees = payeeWriter(tx);
  await payees.lockCases([caseId]);
  const payments = (await paymentWriter(tx).lockOfCases([caseId])).filter(isOpen);
  const foreign = payments.find((payment) => !keepsCurrency(payee, payment.currency));
  if (foreign) throw refuse('payee.wrong_currency', { currency: foreign.currency });
  await payees.replace(payee);
  await paymentWriter(tx).change(payments.map((payment) => takePayee(payment, payee.payeeId)));
  await accountCame(tx, caseId);
  recordFact(tx, 'payee.given', caseId, {
    caseId: idOf('cas', caseId),
    payeeId: idOf('pye', payee.payeeId),
    via,
    scheme: payee.scheme,
    shown: payee.shown,
  });
  return payee;
}
