// All SQL on receipts, and what a receipt is worded from.
import { sql } from 'kysely';
import { type Language, languages } from '#api/values';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { paymentReader } from '../payments/payment-store.ts';
import type { ReceiptGround, ReceiptWording } from './word-receipt.ts';

export interface SignedReceipt {
  receiptId: Uuid;
  paymentId: Uuid;
  language: Language;
  wording: ReceiptWording;
  signedBy: string;
  strokes: string;
  via: 'customer' | 'desk';
  signedAt: string;
}
export interface Ground extends ReceiptGround {
  caseId: Uuid;
  timeZone: string;
}

export function receiptReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    async ofPayment(paymentId: Uuid): Promise<SignedReceipt | undefined> {
      const { rows } =
        await sql<SignedReceipt>`select receipt_id as "receiptId", payment_id as "paymentId", language, wording,
          signed_by as "signedBy", strokes, via, signed_at as "signedAt"
        from receipts where tenant_id = ${tenantId} and payment_id = ${paymentId}`.execute(snapshot.sql);
      return rows[0];
    },
    /** Refuses `payment.not_found` (also of another case than `ofCase`), and `receipt.not_yet` without an account or an open payment. */
    async ground(paymentId: Uuid, ofCase?: Uuid): Promise<Ground> {
      const payment = await paymentReader(snapshot).find(paymentId);
      if (!payment || (ofCase && payment.caseId !== ofCase)) throw refuse('payment.not_found', {});
      if (payment.payeeId === null || payment.state === 'declined' || payment.state === 'cancelled')
        throw refuse('receipt.not_yet', {});
      type Row = Omit<Ground, 'lines' | 'language' | 'caseId' | 'paidOn' | 'currency'> & {
        given: string | null;
        house: string;
      };
      const { rows } = await sql<Row>`
        select t.name as company, t.time_zone as "timeZone", t.language as house, n.language as given, n.name as person,
          f.legal_name as seller, c.number as contract, c.signed_on as "signedOn", y.shown as account
        from tenants t
        join contracts c on c.tenant_id = t.tenant_id and c.contract_id = ${payment.contractId}
        join persons n on n.tenant_id = t.tenant_id and n.person_id = ${payment.personId}
        join payees y on y.tenant_id = t.tenant_id and y.payee_id = ${payment.payeeId}
        left join firms f on f.tenant_id = t.tenant_id and f.firm_id = ${payment.firmId}
        where t.tenant_id = ${tenantId}`.execute(snapshot.sql);
      const [row] = rows;
      if (!row) throw refuse('payment.not_found', {});
      const { given, house, ...ground } = row;
      const { caseId, lines, currency, paidOn } = payment;
      return { ...ground, language: languageOf(given, house), caseId, lines, currency, paidOn };
    },
  };
}

/** The customer's own, else the company's. */
function languageOf(...wanted: (string | null)[]): Language {
  return languages.find((language) => language === wanted.find((one) => one !== null)) ?? 'en';
}

export function receiptWriter(tx: Tx) {
  return {
    /** Once a payment (PAY-13): false when it was signed before, or at the same moment by another. */
    async add(receipt: SignedReceipt): Promise<boolean> {
      const { rows } =
        await sql`insert into receipts (tenant_id, receipt_id, payment_id, language, wording, signed_by, strokes, via,
          signed_at)
        values (${tx.tenantId}, ${receipt.receiptId}, ${receipt.paymentId}, ${receipt.language},
          ${JSON.stringify(receipt.wording)}, ${receipt.signedBy}, ${receipt.strokes}, ${receipt.via}, ${receipt.signedAt})
        on conflict do nothing returning 1`.execute(tx.sql);
      return rows.length > 0;
    },
  };
}
