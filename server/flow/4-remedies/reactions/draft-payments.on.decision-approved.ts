// An approved decision gets its payment. It begins as a draft when the customer has said where to, else it waits for that.
import type { Tx } from '#platform/database/transact';
import { type Fact, recordFact } from '#platform/facts/record-fact';
import { deriveUuid } from '#platform/ids/derive-uuid';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { keepsCurrency } from '../payees/payee.ts';
import { payeeReader, payeeWriter } from '../payees/payee-store.ts';
import { aboutPayment, type CustomerPayment } from '../payments/customer-payment.ts';
import { takePayee } from '../payments/payment-rules.ts';
import { paymentWriter } from '../payments/payment-store.ts';

/** PAY-1: however often a fact is answered, its payment is the same one. */
export const paymentIdOf = (factId: Uuid): Uuid => deriveUuid(factId, 'payment');

export async function draftPayments(tx: Tx, facts: readonly Fact<'decision.approved'>[]): Promise<void> {
  const drafted = facts.map((fact) => draftOf(tx, fact)).filter((payment) => payment.amountMinor > 0n);
  if (drafted.length === 0) return;
  const caseIds = [...new Set(drafted.map((payment) => payment.caseId))];
  // Who gives an account at this moment has been waited for, or will find the payment.
  await payeeWriter(tx).lockCases(caseIds);
  const payees = await payeeReader(tx).ofCases(caseIds);
  const payments = drafted.map((payment) => {
    const payee = payees.get(payment.caseId);
    return payee && keepsCurrency(payee, payment.currency) ? takePayee(payment, payee.payeeId) : payment;
  });
  const added = await paymentWriter(tx).add(payments);
  for (const payment of payments)
    if (added.has(payment.paymentId)) recordFact(tx, 'payment.drafted', payment.caseId, aboutPayment(payment));
}

/** PAY-2: the amount is the sum of the lines, whatever total the decision tells. */
function draftOf(tx: Tx, { factId, body }: Fact<'decision.approved'>): CustomerPayment {
  const lines = body.lines
    .map(({ head, amountMinor, ruleId, ruleVersion }) => ({
      head,
      amountMinor: BigInt(amountMinor),
      ruleId,
      ruleVersion,
    }))
    .filter((line) => line.amountMinor !== 0n);
  return {
    paymentId: paymentIdOf(factId),
    decisionId: uuidOf(body.decisionId),
    caseId: uuidOf(body.caseId),
    contractId: uuidOf(body.contractId),
    personId: uuidOf(body.personId),
    firmId: body.firmId && uuidOf(body.firmId),
    incidentId: body.incidentId && uuidOf(body.incidentId),
    state: 'awaiting_payee',
    amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0n),
    currency: body.currency,
    lines,
    decidedOn: body.approvedOn,
    draftedAt: tx.at.toISOString(),
    payeeId: null,
    attempt: 1,
    fileId: null,
    sentOn: null,
    paidOn: null,
    returnedOn: null,
    reason: null,
  };
}
