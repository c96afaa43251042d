// One thing the bank says about one order, as both kinds of message are read into it.
import type { unmatchedReasons } from '#api/flow/4-remedies';
import type { Uuid } from '#platform/ids/make-id';
import type { BankWord } from '../payments/attempt-rules.ts';

export interface ToldLine {
  says: BankWord['says'];
  endToEndId: string | null;
  /** Null where the message tells none, as status reports do. */
  amountMinor: bigint | null;
  currency: string | null;
  bookedOn: string | null;
  /** The bank has not booked it yet: kept to be seen, changes nothing. */
  pending: boolean;
  /** An entry of a statement: money that moved. A status report only says what became of an order. */
  isBooking: boolean;
  counterparty: string | null;
  remittance: string | null;
  bankReference: string | null;
  reason: string | null;
  /** A word about a whole file of ours, by its id: it stands for every order in it. */
  wholeFile: string | null;
  /** What makes the line the same one in another message. */
  identity: string;
}

export interface ToldMessage {
  kind: 'status' | 'statement';
  bankId: string;
  lines: ToldLine[];
}

export interface BankLine extends ToldLine {
  lineId: Uuid;
  messageId: Uuid;
  state: 'matched' | 'matched_by_hand' | 'unmatched' | 'set_aside';
  why: UnmatchedReason | null;
  paymentId: Uuid | null;
  setAsideBecause: string | null;
}

export type UnmatchedReason = (typeof unmatchedReasons)[number];
