// Whether a line belongs to an attempt by itself (PAY-10). Pure.
import { addDays } from '#platform/calendar/days';
import type { Uuid } from '#platform/ids/make-id';
import type { Heard } from '../payments/attempt-rules.ts';
import type { CustomerPayment } from '../payments/customer-payment.ts';
import type { ToldLine, UnmatchedReason } from './bank-line.ts';

export interface Attempt extends Heard {
  attemptId: Uuid;
  paymentId: Uuid;
  attempt: number;
  payeeId: Uuid;
  endToEndId: string;
  fileId: Uuid;
  amountMinor: bigint;
  currency: string;
  sentOn: string;
  /** What placed lines of statements say of it: another that says the same is a repetition, or money that moved twice (PAY-20). */
  booked: ReadonlySet<ToldLine['says']>;
}

/** Why a person has to look at the line; undefined when it is placed. What a status report leaves out is not asked of it. */
export function whyNotPlaced(
  line: ToldLine,
  attempt: Attempt | undefined,
  payment: CustomerPayment | undefined,
): UnmatchedReason | undefined {
  if (line.endToEndId === null) return 'id_missing';
  if (!attempt || !payment) return 'id_unknown';
  if (line.currency !== null && line.currency !== attempt.currency) return 'currency_differs';
  const money = line.says === 'paid' || line.says === 'money_back';
  if (line.amountMinor === null ? line.currency !== null : line.amountMinor !== attempt.amountMinor)
    return 'amount_differs';
  if (line.pending) return 'not_yet_booked';
  // Clocks and days of two places differ by one.
  if (money && (line.bookedOn === null || line.bookedOn < addDays(attempt.sentOn, -1))) return 'too_early';
  if (line.says === 'paid' && isSuperseded(attempt, payment)) return 'superseded';
  return money && attempt.booked.has(line.says) && line.isBooking ? 'booked_already' : undefined;
}

/** A newer order for the same payment is with the bank: money leaving by the older one would be paid twice. */
function isSuperseded(attempt: Attempt, payment: CustomerPayment): boolean {
  const underWay = payment.state === 'sent' || payment.state === 'confirmed';
  return payment.attempt > attempt.attempt && underWay && attempt.paidOn === null && attempt.backOn === null;
}
