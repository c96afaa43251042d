// HTTP of the customer's own page: the money of the one case the link opens.
import * as receipts from '#api/flow/4-remedies.receipts';
import { serveCustomer } from '#cases';
import type { Routing } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { takePayeeOfCase } from './payees/take-payee-of-case.ts';
import { declinePaymentIn } from './payments/decline-payment.ts';
import { listCustomerPayments } from './receipts/customer-views.ts';
import { renderReceipt, sendPdf } from './receipts/render-receipt.ts';
import { readReceipt, receiptShown, signReceiptIn } from './receipts/sign-receipt.ts';

export function mountCustomerPayments(routing: Routing): void {
  serveCustomer(routing, receipts.customerListPayments, (acting, _, { caseUuid }) =>
    acting.look((snapshot) => listCustomerPayments(snapshot, caseUuid)),
  );
  serveCustomer(routing, receipts.customerGivePayee, (acting, { body }, { caseUuid }) =>
    acting.transact(async (tx) => {
      await takePayeeOfCase(tx, caseUuid, body, 'customer');
      return listCustomerPayments(tx, caseUuid);
    }),
  );
  serveCustomer(routing, receipts.customerDecline, (acting, { params, body }, { caseUuid }) =>
    acting.transact(async (tx) => {
      const why = { reason: body.reason, via: 'customer', ofCase: caseUuid } as const;
      await declinePaymentIn(tx, uuidOf(params.paymentId), why);
      return listCustomerPayments(tx, caseUuid);
    }),
  );
  serveCustomer(routing, receipts.customerShowReceipt, (acting, { params }, { caseUuid }) =>
    acting.look(async (snapshot) => {
      const paymentId = uuidOf(params.paymentId);
      return receiptShown(paymentId, await readReceipt(snapshot, paymentId, caseUuid));
    }),
  );
  serveCustomer(routing, receipts.customerDownloadReceipt, async (acting, { params, reply }, { caseUuid }) => {
    const paymentId = uuidOf(params.paymentId);
    const whole = await acting.look((snapshot) => readReceipt(snapshot, paymentId, caseUuid));
    return sendPdf(reply, await renderReceipt(whole, acting.database.clock.now()));
  });
  serveCustomer(routing, receipts.customerSignReceipt, (acting, { params, body }, { caseUuid }) =>
    acting.transact((tx) => signReceiptIn(tx, uuidOf(params.paymentId), body, { via: 'customer', ofCase: caseUuid })),
  );
}
