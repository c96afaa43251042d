// What may happen to a payment. Pure: a payment goes in, a payment or the code of a refusal comes out.
import type { PaymentState } from '#api/flow/4-remedies';
import type { Uuid } from '#platform/ids/make-id';
import type { CustomerPayment } from './customer-payment.ts';

const open: ReadonlySet<PaymentState> = new Set(['awaiting_payee', 'draft', 'approved', 'returned']);

/** PAY-12: until it is sent, and again once it came back. */
export function isOpen({ state }: Pick<CustomerPayment, 'state'>): boolean {
  return open.has(state);
}

/** Why this can no longer be declined or given another account. */
export function refusalWhenClosed({ state }: CustomerPayment): 'payment.sent_already' | 'payment.ended' | undefined {
  if (open.has(state)) return undefined;
  return state === 'sent' || state === 'confirmed' ? 'payment.sent_already' : 'payment.ended';
}

/** PAY-18: why it cannot be stopped. One that was declined can, which frees what was decided. */
export function refusalToStop(payment: CustomerPayment): 'payment.sent_already' | 'payment.ended' | undefined {
  return payment.state === 'declined' ? undefined : refusalWhenClosed(payment);
}

/** PAY-12: what was declined waits for an account; if an order came back before, the next one is another. */
export function openAgain(payment: CustomerPayment): CustomerPayment {
  const state = payment.fileId === null ? 'awaiting_payee' : 'returned';
  return { ...payment, state, payeeId: null, reason: null };
}

/** PAY-3, PAY-6, PAY-11: another account makes it a draft; after a return that is the next attempt. */
export function takePayee(payment: CustomerPayment, payeeId: Uuid): CustomerPayment {
  const again = payment.state === 'returned';
  return {
    ...payment,
    state: 'draft',
    payeeId,
    attempt: again ? payment.attempt + 1 : payment.attempt,
    fileId: again ? null : payment.fileId,
    sentOn: again ? null : payment.sentOn,
    paidOn: again ? null : payment.paidOn,
  };
}

export interface Approver {
  /** As facts keep it: `account:acc_…`. */
  signature: string;
  /** The money would go to this very person. */
  isPayee: boolean;
}

/** PAY-5, PAY-6. `approvedBy` are those who approved paying to this account. */
export function approvalRefusal(
  payment: CustomerPayment,
  payeeGivenBy: string | undefined,
  approvedBy: readonly string[],
  approver: Approver,
) {
  const { state } = payment;
  if (state === 'awaiting_payee' || state === 'returned') return 'payment.waits_for_payee';
  if (state === 'sent' || state === 'confirmed') return 'payment.sent_already';
  if (state === 'declined' || state === 'cancelled') return 'payment.ended';
  if (state === 'approved') return 'payment.approved_already';
  if (payeeGivenBy === approver.signature) return 'payment.payee_by_you';
  if (approver.isPayee) return 'payment.approver_is_payee';
  if (approvedBy.includes(approver.signature)) return 'payment.approved_by_you';
  return undefined;
}
export type ApprovalRefusal = NonNullable<ReturnType<typeof approvalRefusal>>;

/** PAY-6: two above the limit, one up to it. */
export function approvalsNeeded(amountMinor: bigint, limitMinor: bigint): number {
  return amountMinor > limitMinor ? 2 : 1;
}
