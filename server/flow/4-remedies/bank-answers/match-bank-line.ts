// What a person does with a line that found no place by itself: says which payment it is about, or that it is none of ours.
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { decimal } from '../bank-files/write-pain-001.ts';
import { paymentWriter } from '../payments/payment-store.ts';
import type { BankLine } from './bank-line.ts';
import { hearWords } from './hear-words.ts';
import { lineWriter } from './line-store.ts';
import { type LineShown, showLine } from './line-views.ts';

/**
 * The line counts for the latest order of the payment. Refuses `bank_line.not_found`, `bank_line.placed_already`, `payment.not_found`,
 * `bank_line.not_money`, `bank_line.amount_differs`, `bank_line.payment_not_sent`,
 * `bank_line.booked_already`.
 */
export async function matchBankLine(acting: Acting, lineId: Uuid, paymentId: Uuid): Promise<LineShown> {
  allow(acting, 'payment.match');
  return acting.transact(async (tx) => {
    const line = await lockUnplaced(tx, lineId);
    const [payment] = await paymentWriter(tx).lockShown([paymentId]);
    if (!payment) throw refuse('payment.not_found', {});
    const { says, bookedOn } = line;
    if ((says !== 'paid' && says !== 'money_back') || bookedOn === null) throw refuse('bank_line.not_money', {});
    if (line.amountMinor !== payment.amountMinor || line.currency !== payment.currency)
      throw refuse('bank_line.amount_differs', {
        amount: `${decimal(payment.amountMinor, payment.currency)} ${payment.currency}`,
      });
    const attempt = (await lineWriter(tx).attemptsOfPayment(paymentId)).at(-1);
    if (!attempt || payment.attempt !== attempt.attempt) throw refuse('bank_line.payment_not_sent', {});
    if (attempt.booked.has(says)) throw refuse('bank_line.booked_already', {});
    const word = { says, on: bookedOn, reason: line.reason };
    await hearWords(tx, [{ attempt, word }], new Map([[paymentId, payment]]));
    await lineWriter(tx).changeLine({ ...line, state: 'matched_by_hand', paymentId });
    recordFact(tx, 'bank_line.matched', lineId, { lineId: idOf('bkl', lineId), paymentId: idOf('pay', paymentId) });
    return showLine(tx, lineId);
  });
}

/** Refuses `bank_line.not_found` and `bank_line.placed_already`. */
export async function setBankLineAside(acting: Acting, lineId: Uuid, reason: string): Promise<LineShown> {
  allow(acting, 'payment.match');
  return acting.transact(async (tx) => {
    const line = await lockUnplaced(tx, lineId);
    await lineWriter(tx).changeLine({ ...line, state: 'set_aside', setAsideBecause: reason });
    recordFact(tx, 'bank_line.set_aside', lineId, { lineId: idOf('bkl', lineId), reason });
    return showLine(tx, lineId);
  });
}

async function lockUnplaced(tx: Tx, lineId: Uuid): Promise<BankLine> {
  const line = await lineWriter(tx).lockLine(lineId);
  if (!line) throw refuse('bank_line.not_found', {});
  if (line.state !== 'unmatched') throw refuse('bank_line.placed_already', {});
  return line;
}
