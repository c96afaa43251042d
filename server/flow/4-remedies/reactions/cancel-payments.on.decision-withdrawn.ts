// A withdrawn decision takes its payment with it, unless the bank has it already (PAY-12).
import type { Tx } from '#platform/database/transact';
import { type Fact, recordFact } from '#platform/facts/record-fact';
import { uuidOf } from '#platform/ids/make-id';
import { aboutPayment } from '../payments/customer-payment.ts';
import { isOpen } from '../payments/payment-rules.ts';
import { paymentWriter } from '../payments/payment-store.ts';

export async function cancelPayments(tx: Tx, facts: readonly Fact<'decision.withdrawn'>[]): Promise<void> {
  const reasons = new Map(facts.map(({ body }) => [uuidOf(body.decisionId), body.reason]));
  const payments = (await paymentWriter(tx).lockOfDecisions([...reasons.keys()])).filter(isOpen);
  const cancelled = payments.map((payment) => ({
    ...payment,
    state: 'cancelled' as const,
    reason: reasons.get(payment.decisionId) ?? null,
  }));
  await paymentWriter(tx).change(cancelled);
  for (const payment of cancelled)
    recordFact(tx, 'payment.cancelled', payment.caseId, { ...aboutPayment(payment), reason: payment.reason ?? '' });
}
