// Stops a payment before a file holds it: the decision behind it is withdrawn with it, and the case is decided anew (PAY-18).
import { moveCaseOn } from '#cases';
import { releaseDecision } from '#decisions';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { aboutPayment } from './customer-payment.ts';
import { refusalToStop } from './payment-rules.ts';
import { paymentWriter } from './payment-store.ts';
import { type PaymentShown, showPaymentOf } from './payment-views.ts';

/**
 * One transaction: whoever makes a file meanwhile waits, and finds the payment cancelled. Refuses `payment.not_found`,
 * `payment.sent_already`, `payment.ended`.
 */
export async function stopPayment(acting: Acting, paymentId: Uuid, reason: string): Promise<PaymentShown> {
  allow(acting, 'payment.approve');
  return acting.transact(async (tx) => {
    const [payment] = await paymentWriter(tx).lockShown([paymentId]);
    if (!payment) throw refuse('payment.not_found', {});
    const refused = refusalToStop(payment);
    if (refused) throw refuse(refused, {});
    await paymentWriter(tx).change([{ ...payment, state: 'cancelled', reason }]);
    recordFact(tx, 'payment.cancelled', payment.caseId, { ...aboutPayment(payment), reason });
    await releaseDecision(tx, payment.decisionId, reason);
    await moveCaseOn(tx, payment.caseId, 'undecided', reason);
    return showPaymentOf(tx, paymentId);
  });
}
