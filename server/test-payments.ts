// For tests: money on its way in a company: a payment with the bank, the account and the file it was sent by, a line nobody has placed.
import { readOrders, writeStatement } from '../journeys/story-bank.ts';
import type { Caller, TestApp } from './test-app.ts';

/** Of a goodwill payment for the case, whose decision and payment the manager approves. */
export async function makePayments(app: TestApp, caller: Caller, caseId: string): Promise<[string, string][]> {
  const manager = await app.as(caller, ['manager']);
  const make = async (by: Caller, path: string, body: unknown, headers: Record<string, string> = {}) => {
    const { status, body: made } = await by.call(path, body, { headers });
    if (status >= 300) throw new Error(`${path} answered ${status} ${JSON.stringify(made)}`);
    return made;
  };
  const gift = { caseId, amountMinor: '5000', currency: 'CNY', reason: 'Sorry' };
  const { decisionId } = await make(caller, '/decisions/compensation/goodwill', gift);
  await make(manager, `/decisions/compensation/${decisionId}/approve`, {});
  await app.settle();
  const card = { scheme: 'cn', holderName: 'Song', account: '6222020200112230004', bankName: 'ICBC' };
  await make(caller, `/cases/${caseId}/payee`, card);
  const { rows } = (await caller.call(`/payments?caseId=${caseId}`)).body;
  const { paymentId } = rows[0];
  await make(manager, `/payments/${paymentId}/approve`, {});
  const own = await make(caller, '/own-accounts', { name: 'Operating', currency: 'CNY', account: card });
  const today = (await caller.call('/payment-counts')).body.today;
  const file = await make(caller, '/payment-files', { ownAccountId: own.ownAccountId, executeOn: today });
  const { orders } = readOrders((await caller.call(`/payment-files/${file.fileId}/content`)).body);
  const lines = orders.map((order) => ({ order, out: true, on: today, endToEndId: 'UNKNOWN' }));
  const statement = writeStatement(`S-${caller.companyId}`, today, 'x', lines);
  const form = `--parts\r\ncontent-disposition: form-data; name="file"; filename="s.xml"\r\ncontent-type: text/xml\r\n\r\n${statement}\r\n--parts--\r\n`;
  const multipart = { 'content-type': 'multipart/form-data; boundary=parts' };
  const message = await make(caller, '/bank-messages', Buffer.from(form), multipart);
  const unplaced = (await caller.call('/bank-lines?state=unmatched')).body.rows;
  return [
    ['pay', paymentId],
    ['own', own.ownAccountId],
    ['pfl', file.fileId],
    ['bkm', message.messageId],
    ['bkl', unplaced[0].lineId],
  ];
}
