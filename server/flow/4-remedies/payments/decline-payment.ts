// The customer does not want the money: the payment ends, the decision stays and keeps its heads of loss taken (PAY-12).
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { aboutPayment, type CustomerPayment } from './customer-payment.ts';
import { refusalWhenClosed } from './payment-rules.ts';
import { paymentWriter } from './payment-store.ts';

/** Refuses `payment.not_found` (also when it is of another case than `ofCase`), `payment.sent_already`, `payment.ended`. */
export async function declinePaymentIn(
  tx: Tx,
  paymentId: Uuid,
  given: { reason: string; via: 'customer' | 'desk'; ofCase?: Uuid; keepCaseOpen?: boolean },
): Promise<CustomerPayment> {
  const { reason, via, ofCase, keepCaseOpen: keptOpen = false } = given;
  const writer = paymentWriter(tx);
  const [payment] = await writer.lockShown([paymentId]);
  if (!payment || (ofCase && payment.caseId !== ofCase)) throw refuse('payment.not_found', {});
  const refused = refusalWhenClosed(payment);
  if (refused) throw refuse(refused, {});
  const declined: CustomerPayment = { ...payment, state: 'declined', reason };
  await writer.change([declined]);
  recordFact(tx, 'payment.declined', payment.caseId, { ...aboutPayment(payment), reason, via, keptOpen });
  return declined;
}
