// What placed words of the bank make of attempts and their payments: the attempts hear them, the payments follow, facts are recorded.
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { payeeWriter } from '../payees/payee-store.ts';
import { type BankWord, factsBetween, hear, stateOf } from '../payments/attempt-rules.ts';
import { aboutPayment, type CustomerPayment } from '../payments/customer-payment.ts';
import { paymentWriter } from '../payments/payment-store.ts';
import { lineWriter } from './line-store.ts';
import type { Attempt } from './place-rules.ts';

export interface PlacedWord {
  attempt: Attempt;
  word: BankWord;
}

/** `payments` are locked and hold every payment of the words. Returns those that changed, as they are now. */
export async function hearWords(
  tx: Tx,
  words: readonly PlacedWord[],
  payments: ReadonlyMap<Uuid, CustomerPayment>,
): Promise<CustomerPayment[]> {
  const attempts = new Map<Uuid, Attempt>();
  const changed = new Map<Uuid, CustomerPayment>();
  const spentPayees: Uuid[] = [];
  for (const { attempt, word } of words) {
    const before = attempts.get(attempt.attemptId) ?? attempt;
    const after = { ...before, ...hear(before, word) };
    attempts.set(attempt.attemptId, after);
    const payment = changed.get(attempt.paymentId) ?? payments.get(attempt.paymentId);
    if (!payment) continue;
    for (const { name, ...told } of factsBetween(before, after)) {
      const about = { ...aboutPayment(payment), ...told };
      if (name === 'payment.confirmed') recordFact(tx, name, payment.caseId, about);
      else recordFact(tx, name, payment.caseId, about as typeof about & { reason: string; moneyMoved: boolean });
    }
    const followed = follow(payment, after);
    if (followed === payment) continue;
    changed.set(payment.paymentId, followed);
    if (followed.state === 'returned') spentPayees.push(after.payeeId);
  }
  await lineWriter(tx).changeAttempts([...attempts.values()]);
  await paymentWriter(tx).change([...changed.values()]);
  await payeeWriter(tx).end(spentPayees);
  return [...changed.values()];
}

/**
 * A payment is as its latest order to the bank is. An older order counts only when its money left after all while no newer one is with
 * the bank: then the payment is paid by that.
 */
function follow(payment: CustomerPayment, attempt: Attempt): CustomerPayment {
  const state = stateOf(attempt);
  const isLatest = payment.attempt === attempt.attempt && payment.fileId !== null;
  const noNewer = payment.state !== 'sent' && payment.state !== 'confirmed';
  if (state === 'confirmed' && (isLatest || noNewer)) {
    const { attempt: number, payeeId, fileId, sentOn, paidOn } = attempt;
    const paid = { state, attempt: number, payeeId, fileId, sentOn, paidOn, returnedOn: null, reason: null } as const;
    return { ...payment, ...paid };
  }
  if (state === 'returned' && isLatest && payment.state !== 'declined' && payment.state !== 'cancelled') {
    const returnedOn = attempt.backOn ?? attempt.rejectedOn;
    const reason = attempt.backOn !== null ? attempt.backReason : attempt.rejectedReason;
    return { ...payment, state, returnedOn, reason, paidOn: attempt.paidOn, payeeId: null };
  }
  return payment;
}
