// HTTP of payments at the desk: contract in, verb or view, contract out.
import * as api from '#api/flow/4-remedies';
import * as receipts from '#api/flow/4-remedies.receipts';
import * as settings from '#api/flow/4-remedies.settings';
import { allow } from '#platform/database/acting';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { listLinesOf, listMessagesOf } from './bank-answers/line-views.ts';
import { matchBankLine, setBankLineAside } from './bank-answers/match-bank-line.ts';
import { readUpload } from './bank-answers/read-upload.ts';
import { takeBankMessage } from './bank-answers/take-bank-message.ts';
import { bankIdOf, fileReader } from './bank-files/file-store.ts';
import { makePaymentFile } from './bank-files/make-payment-file.ts';
import { givePayee } from './payees/give-payee.ts';
import { acceptPaymentAgain } from './payments/accept-payment-again.ts';
import { approveManyPayments, approvePayment } from './payments/approve-payments.ts';
import { declinePaymentIn } from './payments/decline-payment.ts';
import { countPaymentsOf, listPaymentsOf, showPaymentOf, showPaymentWithAttempts } from './payments/payment-views.ts';
import { stopPayment } from './payments/stop-payment.ts';
import { renderReceipt, sendPdf } from './receipts/render-receipt.ts';
import { readReceipt, receiptShown, signReceiptIn } from './receipts/sign-receipt.ts';
import { addOwnAccount, closeOwnAccount, ownAccountReader, ownAccountShown } from './settings/own-accounts.ts';
import { listLimits, setPaymentLimit } from './settings/payment-limits.ts';

export function mountPayments(routing: Routing): void {
  serve(routing, api.listPayments, (acting, { query }) => acting.look((snapshot) => listPaymentsOf(snapshot, query)));
  serve(routing, api.showPayment, (acting, { params }) =>
    acting.look((snapshot) => showPaymentWithAttempts(snapshot, uuidOf(params.paymentId))),
  );
  serve(routing, api.countPayments, (acting, { query }) => acting.look((snapshot) => countPaymentsOf(snapshot, query)));
  serve(routing, api.givePayee, (acting, { params, body }) => givePayee(acting, uuidOf(params.caseId), body));
  serve(routing, api.approvePayment, (acting, { params }) => approvePayment(acting, uuidOf(params.paymentId)));
  serve(routing, api.approveManyPayments, (acting, { body }) => approveManyPayments(acting, body));
  serve(routing, api.declinePayment, (acting, { params, body }) => {
    allow(acting, 'payee.write');
    return acting.transact(async (tx) => {
      const declined = await declinePaymentIn(tx, uuidOf(params.paymentId), { ...body, via: 'desk' });
      return showPaymentOf(tx, declined.paymentId);
    });
  });
  serve(routing, api.acceptPaymentAgain, (acting, { params }) => acceptPaymentAgain(acting, uuidOf(params.paymentId)));
  serve(routing, api.stopPayment, (acting, { params, body }) =>
    stopPayment(acting, uuidOf(params.paymentId), body.reason),
  );
  serve(routing, receipts.showReceipt, (acting, { params }) =>
    acting.look(async (snapshot) => {
      const paymentId = uuidOf(params.paymentId);
      return receiptShown(paymentId, await readReceipt(snapshot, paymentId));
    }),
  );
  serve(routing, receipts.downloadReceipt, async (acting, { params, reply }) => {
    const paymentId = uuidOf(params.paymentId);
    const whole = await acting.look((snapshot) => readReceipt(snapshot, paymentId));
    return sendPdf(reply, await renderReceipt(whole, acting.database.clock.now()));
  });
  serve(routing, receipts.signReceipt, (acting, { params, body }) => {
    allow(acting, 'payee.write');
    return acting.transact((tx) => signReceiptIn(tx, uuidOf(params.paymentId), body, { via: 'desk' }));
  });
}

export function mountPaymentSettings(routing: Routing): void {
  serve(routing, settings.listOwnAccounts, (acting) =>
    acting.look(async (snapshot) => ({ rows: (await ownAccountReader(snapshot).all()).map(ownAccountShown) })),
  );
  serve(routing, settings.addOwnAccount, (acting, { body }) => addOwnAccount(acting, body));
  serve(routing, settings.closeOwnAccount, (acting, { params }) =>
    closeOwnAccount(acting, uuidOf(params.ownAccountId)),
  );
  serve(routing, settings.listPaymentLimits, (acting) => acting.look(listLimits));
  serve(routing, settings.setPaymentLimit, (acting, { body }) => setPaymentLimit(acting, body));
}

export function mountBank(routing: Routing): void {
  serve(routing, api.makePaymentFile, (acting, { body }) => makePaymentFile(acting, body));
  serve(routing, api.listPaymentFiles, (acting, { query }) =>
    acting.look((snapshot) => fileReader(snapshot).page(query)),
  );
  serve(routing, api.showPaymentFile, (acting, { params }) =>
    acting.look((snapshot) => fileReader(snapshot).find(uuidOf(params.fileId))),
  );
  serve(routing, api.downloadPaymentFile, async (acting, { params, reply }) => {
    const fileId = uuidOf(params.fileId);
    const content = await acting.look((snapshot) => fileReader(snapshot).content(fileId));
    return reply
      .type('application/xml; charset=utf-8')
      .header('content-disposition', `attachment; filename="${bankIdOf(fileId)}.xml"`)
      .send(content);
  });
  serve(routing, api.takeBankMessage, async (acting, { request }) =>
    takeBankMessage(acting, await readUpload(request)),
  );
  serve(routing, api.listBankMessages, (acting, { query }) =>
    acting.look((snapshot) => listMessagesOf(snapshot, query)),
  );
  serve(routing, api.listBankLines, (acting, { query }) => acting.look((snapshot) => listLinesOf(snapshot, query)));
  serve(routing, api.matchBankLine, (acting, { params, body }) =>
    matchBankLine(acting, uuidOf(params.lineId), uuidOf(body.paymentId)),
  );
  serve(routing, api.setBankLineAside, (acting, { params, body }) =>
    setBankLineAside(acting, uuidOf(params.lineId), body.reason),
  );
}
