// A payment as this stage knows it, and an attempt to pay it. What is always true of them is checked by the tables (0070, 0071).

import type { paymentHeads } from '#api/facts/4-remedies';
import type { FactBodies } from '#api/facts/index';
import type { PaymentState } from '#api/flow/4-remedies';
import { idOf, type Uuid } from '#platform/ids/make-id';

export interface PaymentLine {
  head: (typeof paymentHeads)[number];
  amountMinor: bigint;
  ruleId: string;
  ruleVersion: string;
}

export interface CustomerPayment {
  paymentId: Uuid;
  decisionId: Uuid;
  caseId: Uuid;
  contractId: Uuid;
  personId: Uuid;
  firmId: Uuid | null;
  incidentId: Uuid | null;
  state: PaymentState;
  amountMinor: bigint;
  currency: string;
  lines: PaymentLine[];
  decidedOn: string;
  draftedAt: string;
  payeeId: Uuid | null;
  /** Counts the orders to the bank; the next one while none is on its way. */
  attempt: number;
  fileId: Uuid | null;
  sentOn: string | null;
  paidOn: string | null;
  returnedOn: string | null;
  reason: string | null;
}

/** What every fact about a payment carries. */
export function aboutPayment(payment: CustomerPayment): FactBodies['payment.drafted'] {
  return {
    paymentId: idOf('pay', payment.paymentId),
    decisionId: idOf('dec', payment.decisionId),
    caseId: idOf('cas', payment.caseId),
    contractId: idOf('ctr', payment.contractId),
    personId: idOf('per', payment.personId),
    firmId: payment.firmId && idOf('frm', payment.firmId),
    incidentId: payment.incidentId && idOf('inc', payment.incidentId),
    amountMinor: `${payment.amountMinor}`,
    currency: payment.currency,
    lines: payment.lines.map(({ head, amountMinor }) => ({ head, amountMinor: `${amountMinor}` })),
  };
}
