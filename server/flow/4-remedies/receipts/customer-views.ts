// What a customer sees on their own page of the money of their case.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { customerListPayments } from '#api/flow/4-remedies.receipts';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { payeeReader } from '../payees/payee-store.ts';
import { paymentReader } from '../payments/payment-store.ts';

export type CustomerPayments = z.input<typeof customerListPayments.answer>;

/** Cancelled payments are not the customer's concern. */
export async function listCustomerPayments(snapshot: Snapshot, caseId: Uuid): Promise<CustomerPayments> {
  const payments = (await paymentReader(snapshot).ofCase(caseId))
    .filter(({ state }) => state !== 'cancelled')
    .slice(0, 50);
  const payees = await payeeReader(snapshot).find(payments.flatMap(({ payeeId }) => (payeeId ? [payeeId] : [])));
  const ids = payments.map((payment) => payment.paymentId);
  const { rows: signed } = await sql<{ paymentId: Uuid; signedAt: string }>`
    select payment_id as "paymentId", signed_at as "signedAt" from receipts
    where tenant_id = ${snapshot.tenantId} and payment_id = any(${ids}::uuid[])`.execute(snapshot.sql);
  const signedAt = new Map(signed.map((row) => [row.paymentId, row.signedAt]));
  const rows = payments.map((payment): CustomerPayments['rows'][number] => {
    const payee = payment.payeeId ? payees.get(payment.payeeId) : undefined;
    const asksPayee = payment.state === 'awaiting_payee' || payment.state === 'returned';
    const asksSignature = payee !== undefined && payment.state !== 'declined' && !signedAt.has(payment.paymentId);
    return {
      paymentId: idOf('pay', payment.paymentId),
      state: payment.state,
      lines: payment.lines.map(({ head, amountMinor }) => ({ head, amountMinor: `${amountMinor}` })),
      total: { amountMinor: `${payment.amountMinor}`, currency: payment.currency },
      payee: payee ? { holderName: payee.holderName, scheme: payee.scheme, shown: payee.shown } : null,
      sentOn: payment.sentOn,
      paidOn: payment.paidOn,
      asks: [...(asksPayee ? ['payee' as const] : []), ...(asksSignature ? ['signature' as const] : [])],
      signedAt: signedAt.get(payment.paymentId) ?? null,
    };
  });
  return { rows };
}
