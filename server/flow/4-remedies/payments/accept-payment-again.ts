// The customer takes the money after all: the payment they had declined goes on, and the case with it (PAY-12).
import { moveCaseOn } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { aboutPayment } from './customer-payment.ts';
import { openAgain } from './payment-rules.ts';
import { paymentWriter } from './payment-store.ts';
import { type PaymentShown, showPaymentOf } from './payment-views.ts';

/** They are asked for the account anew, and it is approved anew. Refuses `payment.not_found`, `payment.not_declined`. */
export async function acceptPaymentAgain(acting: Acting, paymentId: Uuid): Promise<PaymentShown> {
  allow(acting, 'payee.write');
  return acting.transact(async (tx) => {
    const [declined] = await paymentWriter(tx).lockShown([paymentId]);
    if (!declined) throw refuse('payment.not_found', {});
    if (declined.state !== 'declined') throw refuse('payment.not_declined', {});
    const payment = openAgain(declined);
    await paymentWriter(tx).change([payment]);
    recordFact(tx, 'payment.accepted_again', payment.caseId, aboutPayment(payment));
    await moveCaseOn(tx, payment.caseId, 'decided', declined.reason ?? '');
    return showPaymentOf(tx, paymentId);
  });
}
