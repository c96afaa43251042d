// For tests: a case goes the road of money through the API, from its decision to the word of the bank.
import { type BankOrderRead, readOrders, type StatementLine, writeStatement } from '../../../journeys/story-bank.ts';
import type { Answered, Caller } from '../../test-app.ts';
import type { Mall } from '../3-decisions/compensation/mall.fixture.ts';

export const cardOfCustomer = {
  scheme: 'cn',
  holderName: '宋先生',
  account: '6222 0202 0011 2230 004',
  bankName: 'ICBC',
};

/** The answer's body; throws with the refusal when it is one. */
export async function done(by: Caller, path: string, body: unknown = {}): Promise<Answered['body']> {
  const answered = await by.call(path, body);
  if (answered.status < 300) return answered.body;
  throw new Error(`${path} answered ${answered.status} ${JSON.stringify(answered.body).slice(0, 300)}`);
}

/** Proposed by the agent and signed by as many as it needs; the payment is drafted. */
export async function decideCase(mall: Mall, caseId: string): Promise<{ decisionId: string; paymentId: string }> {
  const { decisionId } = await done(mall.agent, '/decisions/compensation', { caseId });
  const { state } = await done(mall.manager, `/decisions/compensation/${decisionId}/approve`);
  if (state === 'proposed') await done(mall.finance, `/decisions/compensation/${decisionId}/approve`);
  await mall.app.settle();
  const { rows } = (await mall.finance.call(`/payments?caseId=${caseId}`)).body;
  const drafted = rows.find((row: { decisionId: string }) => row.decisionId === decisionId);
  return { decisionId, paymentId: drafted.paymentId };
}

export async function ownAccountOf(mall: Mall): Promise<string> {
  const { rows } = (await mall.finance.call('/own-accounts')).body;
  if (rows[0]) return rows[0].ownAccountId;
  const given = { name: 'Operating', currency: 'CNY', account: { ...cardOfCustomer, holderName: 'Mall' } };
  return (await done(mall.administrator, '/own-accounts', given)).ownAccountId;
}

/** Given an account, approved and put into a file of its own; answers with the order the bank reads in it. */
export async function sendPayment(
  mall: Mall,
  { caseId, paymentId }: { caseId: string; paymentId: string },
): Promise<{ order: BankOrderRead; fileId: string; today: string }> {
  await done(mall.agent, `/cases/${caseId}/payee`, cardOfCustomer);
  await done(mall.finance, `/payments/${paymentId}/approve`);
  const { today } = (await mall.finance.call('/payment-counts')).body;
  const given = { ownAccountId: await ownAccountOf(mall), executeOn: today, paymentIds: [paymentId] };
  const { fileId } = await done(mall.finance, '/payment-files', given);
  const [order] = readOrders((await mall.finance.call(`/payment-files/${fileId}/content`)).body).orders;
  return { order: order as BankOrderRead, fileId, today };
}

let statements = 0;
/** The bank's statement with these lines, taken in by finance. */
export async function bankSays(mall: Mall, lines: readonly StatementLine[], on: string): Promise<Answered> {
  statements += 1;
  return await uploadTo(mall.finance, writeStatement(`ROAD-${statements}`, on, 'x', lines));
}

export async function uploadTo(by: Caller, text: string): Promise<Answered> {
  const head =
    '--parts\r\ncontent-disposition: form-data; name="file"; filename="bank.xml"\r\ncontent-type: text/xml\r\n\r\n';
  return await by.call('/bank-messages', undefined, {
    method: 'POST',
    payload: `${head}${text}\r\n--parts--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=parts' },
  });
}
