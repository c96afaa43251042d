// Through the app: from the approved decision to the signed receipt, at the desk and on the customer's page, and every refusal between.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOrders, writeStatement } from '../../../journeys/story-bank.ts';
import { type Answered, type Caller, startTestApp, type TestApp } from '../../test-app.ts';
import { caseToPay, type Mall, makeMall } from '../3-decisions/compensation/mall.fixture.ts';

let app: TestApp;
let mall: Mall;
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
  mall = await makeMall(app);
});
afterAll(() => app.stop());

const card = { scheme: 'cn', holderName: '宋先生', account: '6222 0202 0011 2230 004', bankName: 'ICBC' };
const strokes = 'M20 120 C60 20 120 180 180 90 L220 110';
const post = (by: Caller, path: string, body: unknown = {}) => by.call(path, body);
const codeOf = ({ status, body }: Answered) => [status, body.refusal];

/** A case with its decision approved and its payment drafted. */
async function decided(amountMinor = '4000000') {
  const made = await caseToPay(mall, { amountMinor });
  const { decisionId } = (await post(mall.agent, '/decisions/compensation', { caseId: made.caseId })).body;
  await post(mall.manager, `/decisions/compensation/${decisionId}/approve`);
  await post(mall.finance, `/decisions/compensation/${decisionId}/approve`);
  await app.settle();
  const { rows } = (await mall.finance.call(`/payments?caseId=${made.caseId}`)).body;
  return { ...made, decisionId, paymentId: rows[0]?.paymentId as string };
}
const show = async (paymentId: string) => (await mall.finance.call(`/payments/${paymentId}`)).body;
const pageOf = async (caseId: string) => {
  const { token } = (await post(mall.agent, `/cases/${caseId}/customer-link`)).body;
  return `/customer/case/${token}`;
};
async function upload(text: string): Promise<Answered> {
  const boundary = 'makegoodtest';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="bank.xml"\r\nContent-Type: text/xml\r\n\r\n`;
  return await mall.finance.call('/bank-messages', undefined, {
    method: 'POST',
    payload: `${head}${text}\r\n--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}
const ownAccount = async () => {
  const { rows } = (await mall.finance.call('/own-accounts')).body;
  if (rows[0]) return rows[0].ownAccountId as string;
  const given = { name: 'Operating', currency: 'CNY', account: { ...card, holderName: 'Mall' } };
  return (await post(mall.administrator, '/own-accounts', given)).body.ownAccountId as string;
};

test('a payment goes from the decision to the bank and back, with a signed receipt, and the case is put right', async () => {
  const { caseId, paymentId } = await decided();
  expect(await show(paymentId)).toMatchObject({
    state: 'awaiting_payee',
    total: { amountMinor: '4000000' },
    approvalsNeeded: 1,
  });
  const page = await pageOf(caseId);
  const asked = (await app.anyone.call(`${page}/payments`)).body.rows[0];
  expect(asked).toMatchObject({ state: 'awaiting_payee', asks: ['payee'] });
  const given = await post(app.anyone, `${page}/payee`, card);
  expect(given.body.rows[0]).toMatchObject({ state: 'draft', payee: { shown: '•• 0004' }, asks: ['signature'] });
  expect((await post(mall.finance, `/payments/${paymentId}/approve`)).body).toMatchObject({ state: 'approved' });
  const own = await ownAccount();
  const file = (await post(mall.finance, '/payment-files', { ownAccountId: own, executeOn: '2026-01-06' })).body;
  expect(file).toMatchObject({ count: 1, total: { amountMinor: '4000000', currency: 'CNY' } });
  const { body: xml, headers } = await mall.finance.call(`/payment-files/${file.fileId}/content`);
  expect(headers['content-type']).toContain('application/xml');
  const [order] = readOrders(xml).orders;
  expect(xml).toMatch(/<Ustrd>F-\d+ Mall<\/Ustrd>/);
  expect(order).toMatchObject({ amount: '40000.00', name: '宋先生', account: '6222020200112230004' });
  const told = await upload(
    writeStatement('S1', '2026-01-06', 'x', [{ order: order as never, out: true, on: '2026-01-06' }]),
  );
  expect(told.body).toMatchObject({ kind: 'statement', lines: 1, matched: 1 });
  await app.settle();
  expect(await show(paymentId)).toMatchObject({ state: 'confirmed', paidOn: '2026-01-06' });
  const receipt = (await app.anyone.call(`${page}/payments/${paymentId}/receipt`)).body;
  expect(receipt.paragraphs.join(' ')).toContain('Xingbang Building Materials');
  const signed = await post(app.anyone, `${page}/payments/${paymentId}/receipt/sign`, { name: 'Song', strokes });
  expect(signed.body).toMatchObject({ signedBy: 'Song' });
  const pdf = await app.anyone.call(`${page}/payments/${paymentId}/receipt.pdf`);
  expect([pdf.headers['content-type'], pdf.body.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
  expect((await mall.agent.call(`/payments/${paymentId}/receipt.pdf`)).status).toBe(200);
  const again = await post(mall.agent, `/payments/${paymentId}/receipt/sign`, { name: 'Song', strokes });
  expect(codeOf(again)).toEqual([409, 'receipt.signed_already']);
  expect((await mall.agent.call(`/cases/${caseId}`)).body).toMatchObject({ state: 'resolved', outcome: 'compensated' });
  const names = (await mall.agent.call(`/history/${caseId}`)).body.rows.map((row: { name: string }) => row.name);
  for (const name of [
    'payee.given',
    'payment.drafted',
    'payment.approved',
    'payment.sent',
    'payment.confirmed',
    'receipt.signed',
  ])
    expect(names).toContain(name);
});

describe('[PAY-4] the account', () => {
  test('is told masked in every answer, list, fact and remembered answer; the file for the bank alone holds it whole', async () => {
    const { caseId, paymentId } = await decided();
    const account = '6222020200112230005';
    const wrong = await post(mall.agent, `/cases/${caseId}/payee`, { ...card, account });
    expect([wrong.status, wrong.body.fields[0].path]).toEqual([422, 'body.account']);
    const answers = [
      await mall.agent.call(`/cases/${caseId}/payee`, card, { headers: { 'idempotency-key': `once ${caseId}` } }),
      await mall.finance.call(`/payments/${paymentId}`),
      await mall.finance.call('/payments'),
      await mall.finance.call('/own-accounts'),
      await mall.agent.call(`/history/${caseId}`),
    ];
    expect(JSON.stringify(answers)).not.toContain('6222020200112230004');
    const kept = await app.testDatabase.ownerPool.query(
      `select 1 from makegood.facts where body::text like '%6222020200112230004%'
       union all select 1 from makegood.idempotency_keys where answer::text like '%6222020200112230004%'`,
    );
    expect(kept.rows).toEqual([]);
    const viewer = await app.as(mall.administrator, ['viewer']);
    const { rows } = (await mall.finance.call('/payment-files')).body;
    if (rows[0]) expect((await viewer.call(`/payment-files/${rows[0].fileId}/content`)).status).toBe(403);
  });
});

test('what a person may not do is refused with the reason', async () => {
  const { caseId, paymentId } = await decided();
  const approve = (by: Caller) => post(by, `/payments/${paymentId}/approve`);
  expect(codeOf(await approve(mall.finance))).toEqual([409, 'payment.waits_for_payee']);
  expect(codeOf(await post(mall.agent, `/payments/${paymentId}/receipt/sign`, { name: 'x', strokes }))).toEqual([
    409,
    'receipt.not_yet',
  ]);
  await post(mall.finance, `/cases/${caseId}/payee`, card);
  expect(codeOf(await approve(mall.agent))).toEqual([403, 'permission.missing']);
  expect(codeOf(await approve(mall.finance))).toEqual([409, 'payment.payee_by_you']);
  const rubles = { scheme: 'ru', holderName: 'И. Иванов', account: '40817810700000000001', bik: '044525225' };
  expect(codeOf(await post(mall.agent, `/cases/${caseId}/payee`, rubles))).toEqual([422, 'payee.wrong_currency']);
  const unknown = `cas_${'0'.repeat(26)}`;
  expect(codeOf(await post(mall.agent, `/cases/${unknown}/payee`, card))).toEqual([404, 'case.not_found']);
  const missing = (kind: string) => `${kind}_${'0'.repeat(26)}`;
  expect(codeOf(await mall.agent.call(`/payments/${missing('pay')}`))).toEqual([404, 'payment.not_found']);
  expect(codeOf(await mall.agent.call(`/payment-files/${missing('pfl')}`))).toEqual([404, 'payment_file.not_found']);
  expect(codeOf(await upload('<Document><Nonsense/></Document>'))).toEqual([422, 'bank_message.unknown_kind']);
  expect(codeOf(await upload('<Document>'))).toEqual([422, 'bank_message.unreadable']);
  const nothing = await mall.finance.call('/bank-messages', undefined, {
    method: 'POST',
    payload: '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b--\r\n',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  expect(codeOf(nothing)).toEqual([422, 'bank_message.file_missing']);
  const limit = await mall.administrator.call('/payment-limits', undefined, {
    method: 'PUT',
    payload: { currency: 'XXX', amountMinor: '1' },
  });
  expect(codeOf(limit)).toEqual([422, 'currency.unknown']);
});

test('[PAY-12] a customer declines on their page; the payment ends, the decision stays approved', async () => {
  const { caseId, decisionId, paymentId } = await decided();
  const page = await pageOf(caseId);
  const other = await pageOf((await decided()).caseId);
  expect(codeOf(await post(app.anyone, `${other}/payments/${paymentId}/decline`))).toEqual([404, 'payment.not_found']);
  const declined = await post(app.anyone, `${page}/payments/${paymentId}/decline`, { reason: 'keep it' });
  expect(declined.body.rows[0]).toMatchObject({ state: 'declined', asks: [] });
  expect((await mall.agent.call(`/decisions/compensation/${decisionId}`)).body.state).toBe('approved');
  expect(codeOf(await post(mall.agent, `/payments/${paymentId}/decline`, { reason: 'x' }))).toEqual([
    409,
    'payment.ended',
  ]);
  expect(codeOf(await app.anyone.call('/customer/case/nobody-knows-this-token-at-all/payments'))).toEqual([
    401,
    'token.invalid',
  ]);
});

test('[PAY-13] the receipt keeps the words that were signed', async () => {
  const { caseId, paymentId } = await decided();
  await post(mall.agent, `/cases/${caseId}/payee`, card);
  const before = (await mall.agent.call(`/payments/${paymentId}/receipt`)).body;
  const bad = await post(mall.agent, `/payments/${paymentId}/receipt/sign`, { name: 'Song', strokes: 'M1 1<script>' });
  expect(bad.status).toBe(422);
  const burst = await Promise.all(
    Array.from({ length: 8 }, () => post(mall.agent, `/payments/${paymentId}/receipt/sign`, { name: 'Song', strokes })),
  );
  expect(burst.filter(({ status }) => status === 200)).toHaveLength(1);
  await post(mall.manager, `/payments/${paymentId}/approve`);
  const after = (await mall.agent.call(`/payments/${paymentId}/receipt`)).body;
  expect(after).toMatchObject({ paragraphs: before.paragraphs, signedBy: 'Song' });
});

test('lists come page by page, and counts agree with them', async () => {
  await decided();
  const all: string[] = [];
  let after = '';
  do {
    const { rows, next } = (await mall.finance.call(`/payments?limit=2${after}`)).body;
    all.push(...rows.map((row: { paymentId: string }) => row.paymentId));
    after = next ? `&after=${next}` : '';
  } while (after !== '');
  expect(all).toEqual([...new Set(all)].toSorted());
  const counts = (await mall.finance.call('/payment-counts')).body;
  expect(counts.rows.reduce((sum: number, row: { count: number }) => sum + row.count, 0)).toBe(all.length);
  expect((await mall.finance.call('/bank-lines')).body.rows.length).toBeGreaterThan(0);
  expect((await mall.finance.call('/bank-messages')).body.rows[0]).toMatchObject({
    kind: 'statement',
    takenBy: 'finance',
  });
  expect((await mall.finance.call('/payment-limits')).body.rows[0]).toMatchObject({ currency: 'CNY', isDefault: true });
});
