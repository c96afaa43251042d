// Approving: one payment, or many at once with the same rules asked of each.
import type { z } from 'zod';
import type { approveManyPayments as manyRoute } from '#api/flow/4-remedies';
import { personsBehind } from '#platform/auth/persons-behind';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { eachOf, workInSlices } from '#platform/work-in-slices';
import { payeeReader } from '../payees/payee-store.ts';
import { readLimits } from '../settings/payment-limits.ts';
import { aboutPayment, type CustomerPayment } from './customer-payment.ts';
import { type ApprovalRefusal, approvalRefusal, approvalsNeeded } from './payment-rules.ts';
import { paymentWriter } from './payment-store.ts';
import { type PaymentShown, showPaymentOf } from './payment-views.ts';

interface Outcome {
  approved: CustomerPayment[];
  /** With one approval of two. */
  waiting: CustomerPayment[];
  left: { refusal: ApprovalRefusal; payment: CustomerPayment }[];
}

/** Refuses `payment.not_found` and what approvalRefusal names (PAY-5, PAY-6). */
export async function approvePayment(acting: Acting, paymentId: Uuid): Promise<PaymentShown> {
  allow(acting, 'payment.approve');
  return acting.transact(async (tx) => {
    const payments = await paymentWriter(tx).lockShown([paymentId]);
    if (payments.length === 0) throw refuse('payment.not_found', {});
    const { left } = await approve(tx, payments);
    if (left[0]) throw refuse(left[0].refusal, {});
    return showPaymentOf(tx, paymentId);
  });
}

/**
 * What this person may not approve is left and told; the rest is approved in one transaction. Refuses `payment.not_found` when one
 * of the ids is none of ours, `incident.not_found` never: an incident without drafts has nothing to approve.
 */
export async function approveManyPayments(
  acting: Acting,
  given: z.output<typeof manyRoute.body>,
): Promise<z.input<typeof manyRoute.answer>> {
  allow(acting, 'payment.approve');
  return acting.transact(async (tx) => {
    const outcome = await approve(tx, await lockAsked(tx, given));
    const left = new Map<string, { refusal: string; count: number; firstPaymentId: `pay_${string}` }>();
    for (const { refusal, payment } of outcome.left) {
      const known = left.get(refusal) ?? { refusal, count: 0, firstPaymentId: idOf('pay', payment.paymentId) };
      left.set(refusal, { ...known, count: known.count + 1 });
    }
    return { approved: outcome.approved.length, waiting: outcome.waiting.length, left: [...left.values()] };
  });
}

async function lockAsked(tx: Tx, given: z.output<typeof manyRoute.body>): Promise<CustomerPayment[]> {
  if ('incidentId' in given) return paymentWriter(tx).lockDraftsOfIncident(uuidOf(given.incidentId));
  const asked = [...new Set(given.paymentIds.map(uuidOf))];
  const payments = await paymentWriter(tx).lockShown(asked);
  if (payments.length < asked.length) throw refuse('payment.not_found', {});
  return payments;
}

async function approve(tx: Tx, payments: readonly CustomerPayment[]): Promise<Outcome> {
  const writer = paymentWriter(tx);
  const ids = payments.map((payment) => payment.paymentId);
  const limits = await readLimits(tx);
  const approvals = await writer.approvals(ids);
  const payees = await payeeReader(tx).find(payments.flatMap(({ payeeId }) => (payeeId ? [payeeId] : [])));
  const { actor } = tx;
  const account = actor.kind === 'account' ? actor.id : actor.behind;
  const mine = account
    ? await payeeReader(tx).paymentsToAccount(uuidOf(account as `acc_${string}`), ids)
    : new Set<Uuid>();
  const givers = [...payees.values()].map(({ givenBy }) => givenBy);
  const personOf = await personsBehind(tx, [actor.signature, ...givers, ...[...approvals.values()].flat()]);
  const outcome: Outcome = { approved: [], waiting: [], left: [] };
  const judge = (payment: CustomerPayment) => {
    const approvedBy = approvals.get(payment.paymentId) ?? [];
    const approver = { signature: personOf(actor.signature), isPayee: mine.has(payment.paymentId) };
    const payee = payment.payeeId ? payees.get(payment.payeeId) : undefined;
    const refusal = approvalRefusal(payment, payee && personOf(payee.givenBy), approvedBy.map(personOf), approver);
    const needed = approvalsNeeded(payment.amountMinor, limits(payment.currency));
    if (refusal) outcome.left.push({ refusal, payment });
    else if (approvedBy.length + 1 >= needed) outcome.approved.push({ ...payment, state: 'approved' });
    else outcome.waiting.push(payment);
  };
  await workInSlices(eachOf(payments, judge));
  await writer.addApprovals([...outcome.approved, ...outcome.waiting]);
  await writer.change(outcome.approved);
  const tell = (payment: CustomerPayment) => recordFact(tx, 'payment.approved', payment.caseId, aboutPayment(payment));
  await workInSlices(eachOf(outcome.approved, tell));
  for (const { paymentId, caseId } of outcome.waiting) {
    const about = { paymentId: idOf('pay', paymentId), caseId: idOf('cas', caseId) };
    recordFact(tx, 'payment.approval_given', caseId, { ...about, given: 1, needed: 2 });
  }
  return outcome;
}
