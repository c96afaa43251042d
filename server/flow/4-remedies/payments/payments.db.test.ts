// The money path on real PostgreSQL, from the approved decision to the bank's last word.
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { readOrders, StoryBank, writeStatement, writeStatusReport } from '../../../../journeys/story-bank.ts';
import { listLinesOf } from '../bank-answers/line-views.ts';
import { matchBankLine, setBankLineAside } from '../bank-answers/match-bank-line.ts';
import { takeBankMessage } from '../bank-answers/take-bank-message.ts';
import { fileReader } from '../bank-files/file-store.ts';
import { makePaymentFile } from '../bank-files/make-payment-file.ts';
import { takePayeeOfCase } from '../payees/take-payee-of-case.ts';
import { cancelPayments } from '../reactions/cancel-payments.on.decision-withdrawn.ts';
import { draftPayments, paymentIdOf } from '../reactions/draft-payments.on.decision-approved.ts';
import { addOwnAccount, closeOwnAccount } from '../settings/own-accounts.ts';
import { setPaymentLimit } from '../settings/payment-limits.ts';
import { approveManyPayments, approvePayment } from './approve-payments.ts';
import { declinePaymentIn } from './decline-payment.ts';
import { paymentReader } from './payment-store.ts';
import { showPaymentWithAttempts } from './payment-views.ts';
import {
  cardOfSong,
  decisionFact,
  draftedPayments,
  makeScene,
  ownAccountGiven,
  type Scene,
} from './payments.fixture.ts';

let database: TestDatabase;
let scene: Scene;
let ownAccountId: `own_${string}`;
beforeAll(async () => {
  database = await makeTestDatabase('2014-07-10T02:00:00Z');
});
afterAll(() => database.drop());

async function freshScene() {
  scene = await makeScene(database);
  ownAccountId = (await addOwnAccount(scene.finance, ownAccountGiven)).ownAccountId as `own_${string}`;
}
const payment = async (paymentId: Uuid) => {
  const found = await scene.finance.look((snapshot) => paymentReader(snapshot).find(paymentId));
  if (!found) throw new Error('no such payment');
  return found;
};
const stateOf = async (paymentId: Uuid) => (await payment(paymentId)).state;
const sendAll = () => makePaymentFile(scene.finance, { ownAccountId, executeOn: '2014-07-10' });
const contentOf = async (fileId: string) =>
  (await scene.finance.look((s) => fileReader(s).content(uuidOf(fileId as `pfl_${string}`)))).toString();
const tell = (text: string) => takeBankMessage(scene.finance, { bytes: Buffer.from(text), fileName: 'bank.xml' });
const factsNamed = async (name: string) => {
  const { rows } = await scene.finance.look((s) =>
    sql<{ body: Record<string, unknown> }>`select body from facts where tenant_id = ${scene.tenantId} and name = ${name}
      order by fact_id`.execute(s.sql),
  );
  return rows.map((row) => row.body);
};
const lines = async (state: 'unmatched' | 'matched') =>
  (await scene.finance.look((s) => listLinesOf(s, { state, limit: 50 }))).rows;
/** One payment that is with the bank. */
async function sentPayment() {
  await freshScene();
  const [drafted] = await draftedPayments(scene, 1);
  if (!drafted) throw new Error('none drafted');
  await approvePayment(scene.finance, drafted.paymentId);
  const file = await sendAll();
  const { orders, messageId } = readOrders(await contentOf(file.fileId));
  const [order] = orders;
  if (!order) throw new Error('no order');
  return { ...drafted, order, messageId, file };
}

test('[PAY-1] a decision has one payment, however often its fact is answered, and by whomever at once', async () => {
  await freshScene();
  const fact = decisionFact();
  await Promise.all(Array.from({ length: 5 }, () => scene.desk.transact((tx) => draftPayments(tx, [fact]))));
  await scene.desk.transact((tx) => draftPayments(tx, [{ ...fact, factId: makeUuid() }]));
  expect(await factsNamed('payment.drafted')).toHaveLength(1);
  expect(await payment(paymentIdOf(fact.factId))).toMatchObject({ state: 'awaiting_payee', amountMinor: 7_000_000n });
});

test('[PAY-2] a payment is the sum of its heads, goodwill with them; a decision of nothing has none', async () => {
  await freshScene();
  const [drafted] = await draftedPayments(scene, 1, {
    lines: [
      { head: 'refund', amountMinor: '5000' },
      { head: 'goodwill', amountMinor: '700' },
    ],
  });
  expect((await payment(drafted?.paymentId as Uuid)).amountMinor).toBe(5_700n);
  expect((await factsNamed('payment.drafted'))[0]).toMatchObject({
    amountMinor: '5700',
    lines: [
      { head: 'refund', amountMinor: '5000' },
      { head: 'goodwill', amountMinor: '700' },
    ],
  });
  await draftedPayments(scene, 1, { lines: [], payee: false });
  expect(await factsNamed('payment.drafted')).toHaveLength(1);
});

test('[PAY-3] an account given for a case serves the payment that waits and the one decided later', async () => {
  await freshScene();
  const caseId = makeUuid();
  const [first] = await draftedPayments(scene, 1, { caseId });
  const [second] = await draftedPayments(scene, 1, { caseId, payee: false });
  expect([await stateOf(first?.paymentId as Uuid), await stateOf(second?.paymentId as Uuid)]).toEqual([
    'draft',
    'draft',
  ]);
});

test('[PAY-5] [PAY-6] who entered the account does not approve, and above the limit two people do', async () => {
  await freshScene();
  const [drafted] = await draftedPayments(scene, 1);
  const { paymentId, caseId } = drafted as { paymentId: Uuid; caseId: Uuid };
  await setPaymentLimit(scene.finance, { currency: 'CNY', amountMinor: '6999999' });
  await approvePayment(scene.finance, paymentId);
  expect(await stateOf(paymentId)).toBe('draft');
  await expect(approvePayment(scene.finance, paymentId)).rejects.toThrow('payment.approved_by_you');
  await approvePayment(scene.manager, paymentId);
  expect(await stateOf(paymentId)).toBe('approved');
  await expect(approvePayment(scene.manager, paymentId)).rejects.toThrow('payment.approved_already');
  // Another account: both approvals are asked for again, and not from who entered it.
  await scene.manager.transact((tx) => takePayeeOfCase(tx, caseId, cardOfSong, 'desk'));
  expect(await stateOf(paymentId)).toBe('draft');
  await expect(approvePayment(scene.manager, paymentId)).rejects.toThrow('payment.payee_by_you');
  await approvePayment(scene.finance, paymentId);
  expect(await stateOf(paymentId)).toBe('draft');
  expect(await factsNamed('payment.approved')).toHaveLength(1);
});

test('[PAY-5] who gets the money does not approve it', async () => {
  await freshScene();
  const [drafted] = await draftedPayments(scene, 1);
  const accountId = makeUuid();
  await scene.desk.transact((tx) =>
    sql`insert into accounts (tenant_id, account_id, name, email, email_key, language, roles, made_at)
      values (${scene.tenantId}, ${accountId}, '宋先生', 's@example.org', 's@example.org', 'zh-CN', '{finance}', now())`.execute(
      tx.sql,
    ),
  );
  const id = idOf('acc', accountId);
  const themselves = { ...scene.finance.actor, kind: 'account' as const, id, signature: `account:${id}` };
  const { actingFor } = await import('#platform/database/acting');
  const acting = actingFor(database, scene.tenantId, themselves);
  await expect(approvePayment(acting, drafted?.paymentId as Uuid)).rejects.toThrow('payment.approver_is_payee');
});

test('many are approved at once, and what may not be is told with its reason', async () => {
  await freshScene();
  const incidentId = makeUuid();
  await draftedPayments(scene, 3, { incidentId });
  await draftedPayments(scene, 2, { incidentId, payee: false });
  const outcome = await approveManyPayments(scene.finance, { incidentId: idOf('inc', incidentId) });
  expect(outcome).toMatchObject({ approved: 3, waiting: 0, left: [{ refusal: 'payment.waits_for_payee', count: 2 }] });
  const unknown = [idOf('pay', makeUuid())];
  await expect(approveManyPayments(scene.finance, { paymentIds: unknown })).rejects.toThrow('payment.not_found');
});

test('[PAY-7] [PAY-8] a payment goes into one file, whose bytes stay, also when eight make one at once', async () => {
  await freshScene();
  const drafted = await draftedPayments(scene, 4);
  await approveManyPayments(scene.finance, { paymentIds: drafted.map(({ paymentId }) => idOf('pay', paymentId)) });
  const made = await Promise.allSettled(Array.from({ length: 8 }, sendAll));
  const files = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(files).toHaveLength(1);
  const refused = made.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []));
  expect(new Set(refused)).toEqual(new Set(['payment_file.nothing_to_pay']));
  const fileId = files[0]?.fileId ?? '';
  const { orders } = readOrders(await contentOf(fileId));
  expect(new Set(orders.map((order) => order.endToEndId)).size).toBe(4);
  expect(await contentOf(fileId)).toBe(await contentOf(fileId));
  expect((await factsNamed('payment.sent')).length).toBe(4);
  await expect(approvePayment(scene.manager, drafted[0]?.paymentId as Uuid)).rejects.toThrow('payment.sent_already');
});

test('a file refuses what the bank could not do', async () => {
  await freshScene();
  const [drafted] = await draftedPayments(scene, 1);
  const paymentIds = [idOf('pay', drafted?.paymentId as Uuid)];
  const make = (more: object) => makePaymentFile(scene.finance, { ownAccountId, executeOn: '2014-07-10', ...more });
  await expect(make({})).rejects.toThrow('payment_file.nothing_to_pay');
  await expect(make({ executeOn: '2014-07-09' })).rejects.toThrow('payment_file.day_past');
  await expect(make({ paymentIds })).rejects.toThrow('payment.not_approved');
  await expect(make({ paymentIds: [idOf('pay', makeUuid())] })).rejects.toThrow('payment.not_found');
  const [rubles] = await draftedPayments(scene, 1, { currency: 'RUB' });
  const foreign = [idOf('pay', rubles?.paymentId as Uuid)];
  await expect(make({ paymentIds: foreign })).rejects.toThrow('payment.other_currency');
  await closeOwnAccount(scene.finance, uuidOf(ownAccountId));
  await expect(make({})).rejects.toThrow('own_account.closed');
  await expect(closeOwnAccount(scene.finance, uuidOf(ownAccountId))).rejects.toThrow('own_account.closed');
  await expect(closeOwnAccount(scene.finance, makeUuid())).rejects.toThrow('own_account.not_found');
});

test('[PAY-9] the statement confirms with its day, twice or together with a status report as once', async () => {
  const { paymentId, order, messageId } = await sentPayment();
  const booked = writeStatement('ST-1', '2014-07-11', 'x', [{ order, out: true, on: '2014-07-11' }]);
  expect(await tell(writeStatusReport('R-1', '2014-07-10', messageId, [{ order, status: 'ACCP' }]))).toMatchObject({
    matched: 1,
  });
  expect(await stateOf(paymentId)).toBe('sent');
  expect(await tell(booked)).toMatchObject({ lines: 1, matched: 1, unmatched: 0, known: 0 });
  expect(await tell(booked)).toMatchObject({ lines: 1, matched: 1 });
  expect(await tell(booked.replaceAll('ST-1<', 'ST-1b<'))).toMatchObject({ lines: 1, known: 1 });
  expect(await tell(writeStatusReport('R-2', '2014-07-12', messageId, [{ order, status: 'ACSC' }]))).toMatchObject({
    matched: 1,
  });
  expect(await payment(paymentId)).toMatchObject({ state: 'confirmed', paidOn: '2014-07-11' });
  expect(await factsNamed('payment.confirmed')).toHaveLength(1);
});

test('[PAY-11] money that came back asks for another account, and the next order has an id of its own', async () => {
  const { paymentId, caseId, order } = await sentPayment();
  await tell(writeStatement('ST-1', '2014-07-11', 'x', [{ order, out: true, on: '2014-07-11' }]));
  await tell(writeStatement('ST-2', '2014-07-14', 'x', [{ order, out: false, on: '2014-07-14', reason: 'AC04' }]));
  expect(await payment(paymentId)).toMatchObject({ state: 'returned', reason: 'AC04', payeeId: null });
  expect(await factsNamed('payment.returned')).toMatchObject([{ moneyMoved: true, on: '2014-07-14', reason: 'AC04' }]);
  await scene.desk.transact((tx) => takePayeeOfCase(tx, caseId, cardOfSong, 'desk'));
  expect(await payment(paymentId)).toMatchObject({ state: 'draft', attempt: 2 });
  await approvePayment(scene.finance, paymentId);
  const again = readOrders(await contentOf((await sendAll()).fileId)).orders[0];
  expect(again?.endToEndId).not.toBe(order.endToEndId);
  expect(again?.amount).toBe(order.amount);
  await tell(writeStatement('ST-3', '2014-07-15', 'x', [{ order: again ?? order, out: true, on: '2014-07-15' }]));
  const { attempts, ...shown } = await scene.finance.look((s) => showPaymentWithAttempts(s, paymentId));
  expect(shown).toMatchObject({ state: 'confirmed', paidOn: '2014-07-15', attempt: 2 });
  expect(attempts.map(({ state }) => state)).toEqual(['returned', 'confirmed']);
});

test('[PAY-10] what fits in nothing waits for a person, with the reason', async () => {
  const { order, paymentId } = await sentPayment();
  const taken = await tell(
    writeStatement('ST-9', '2014-07-11', 'x', [
      { order, out: true, on: '2014-07-11', endToEndId: 'SOMETHING-ELSE' },
      { order, out: true, on: '2014-07-11', endToEndId: 'NOTPROVIDED' },
      { order, out: true, on: '2014-07-11', amount: '70000.01' },
      { order: { ...order, currency: 'USD' }, out: true, on: '2014-07-11' },
      { order, out: true, on: '2014-07-01' },
      { order, out: true, on: '2014-07-11', pending: true },
    ]),
  );
  expect(taken).toMatchObject({ lines: 6, matched: 0, unmatched: 6 });
  expect(await stateOf(paymentId)).toBe('sent');
  const reasons = (await lines('unmatched')).map((line) => line.why);
  expect(reasons.toSorted()).toEqual(
    ['amount_differs', 'currency_differs', 'id_missing', 'id_unknown', 'not_yet_booked', 'too_early'].toSorted(),
  );
  const [missing, wrong] = [await lineWith('id_missing'), await lineWith('amount_differs')];
  const match = (lineId: Uuid) => matchBankLine(scene.finance, lineId, paymentId);
  await expect(match(wrong)).rejects.toThrow('bank_line.amount_differs');
  await expect(matchBankLine(scene.finance, missing, makeUuid())).rejects.toThrow('payment.not_found');
  expect(await match(missing)).toMatchObject({ state: 'matched_by_hand', paymentId: idOf('pay', paymentId) });
  expect(await payment(paymentId)).toMatchObject({ state: 'confirmed', paidOn: '2014-07-11' });
  await expect(match(missing)).rejects.toThrow('bank_line.placed_already');
  await expect(match(makeUuid())).rejects.toThrow('bank_line.not_found');
  expect(await setBankLineAside(scene.finance, wrong, 'rent')).toMatchObject({
    state: 'set_aside',
    setAsideBecause: 'rent',
  });
});
const lineWith = async (why: string) => {
  const found = (await lines('unmatched')).find((line) => line.why === why);
  return uuidOf(found?.lineId ?? 'bkl_0');
};

test('[PAY-10] by hand a line settles only what was sent, and only by money', async () => {
  const { order, messageId } = await sentPayment();
  const [waiting] = await draftedPayments(scene, 1);
  const unknown = { ...order, endToEndId: 'X1' };
  await tell(writeStatement('ST-1', '2014-07-11', 'x', [{ order: unknown, out: true, on: '2014-07-11' }]));
  await tell(writeStatusReport('R-1', '2014-07-11', messageId, [{ order: unknown, status: 'RJCT' }]));
  const [rejected, paid] = (await lines('unmatched')).map((line) => uuidOf(line.lineId));
  const match = (line: Uuid | undefined) => matchBankLine(scene.finance, line as Uuid, waiting?.paymentId as Uuid);
  await expect(match(paid)).rejects.toThrow('bank_line.payment_not_sent');
  await expect(match(rejected)).rejects.toThrow('bank_line.not_money');
});

test('a whole file refused by the bank leaves each payment of it waiting for another account', async () => {
  await freshScene();
  const drafted = await draftedPayments(scene, 3);
  await approveManyPayments(scene.finance, { paymentIds: drafted.map(({ paymentId }) => idOf('pay', paymentId)) });
  const { messageId } = readOrders(await contentOf((await sendAll()).fileId));
  const refused = writeStatusReport('R-1', '2014-07-10', messageId, [])
    .replace(/<OrgnlPmtInfAndSts>.*<\/OrgnlPmtInfAndSts>/s, '')
    .replace('</OrgnlMsgNmId>', '</OrgnlMsgNmId><GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>');
  expect(await tell(refused)).toMatchObject({ lines: 3, matched: 3 });
  for (const { paymentId } of drafted)
    expect(await payment(paymentId)).toMatchObject({ state: 'returned', reason: 'FF01' });
  expect(await factsNamed('payment.returned')).toMatchObject([
    { moneyMoved: false },
    { moneyMoved: false },
    { moneyMoved: false },
  ]);
});

test('a whole file booked in one entry confirms each payment of it', async () => {
  await freshScene();
  const drafted = await draftedPayments(scene, 3);
  await approveManyPayments(scene.finance, { paymentIds: drafted.map(({ paymentId }) => idOf('pay', paymentId)) });
  const { messageId, orders } = readOrders(await contentOf((await sendAll()).fileId));
  const entry = (amount: string) =>
    writeStatement(`ST-${amount}`, '2014-07-11', 'x', [
      { order: orders[0] as never, out: true, on: '2014-07-11', amount },
    ]).replace(
      /<NtryDtls>.*<\/NtryDtls>/s,
      `<NtryDtls><Btch><PmtInfId>${messageId}</PmtInfId><NbOfTxs>3</NbOfTxs></Btch></NtryDtls>`,
    );
  expect(await tell(entry('209999.99'))).toMatchObject({ lines: 1, unmatched: 1 });
  expect(await tell(entry('210000.00'))).toMatchObject({ lines: 3, matched: 3 });
  expect(await factsNamed('payment.confirmed')).toHaveLength(3);
});

test('money that left by an older order while a newer one is with the bank is for a person', async () => {
  const { paymentId, caseId, order, messageId } = await sentPayment();
  await tell(writeStatusReport('R-1', '2014-07-10', messageId, [{ order, status: 'RJCT', reason: 'AC01' }]));
  await scene.desk.transact((tx) => takePayeeOfCase(tx, caseId, cardOfSong, 'desk'));
  await approvePayment(scene.finance, paymentId);
  await sendAll();
  await tell(writeStatement('ST-1', '2014-07-11', 'x', [{ order, out: true, on: '2014-07-11' }]));
  expect(await lines('unmatched')).toMatchObject([{ why: 'superseded' }]);
  expect(await payment(paymentId)).toMatchObject({ state: 'sent', attempt: 2 });
});

test('money that left after all, before another order was sent, pays the payment', async () => {
  const { paymentId, caseId, order, messageId } = await sentPayment();
  await tell(writeStatusReport('R-1', '2014-07-10', messageId, [{ order, status: 'RJCT', reason: 'AC01' }]));
  await scene.desk.transact((tx) => takePayeeOfCase(tx, caseId, cardOfSong, 'desk'));
  await tell(writeStatement('ST-1', '2014-07-11', 'x', [{ order, out: true, on: '2014-07-11' }]));
  expect(await payment(paymentId)).toMatchObject({ state: 'confirmed', attempt: 1, paidOn: '2014-07-11' });
  await expect(sendAll()).rejects.toThrow('payment_file.nothing_to_pay');
});

test('[PAY-12] the money may be declined until it is sent; a withdrawn decision cancels what is not sent', async () => {
  const { paymentId, caseId } = await sentPayment();
  const decline = (id: Uuid, ofCase?: Uuid) =>
    scene.desk.transact((tx) =>
      declinePaymentIn(tx, id, { reason: 'no need', via: 'customer', ...(ofCase ? { ofCase } : {}) }),
    );
  await expect(decline(paymentId)).rejects.toThrow('payment.sent_already');
  const [second] = await draftedPayments(scene, 1);
  const other = second?.paymentId as Uuid;
  await expect(decline(other, caseId)).rejects.toThrow('payment.not_found');
  await decline(other);
  expect(await stateOf(other)).toBe('declined');
  await expect(decline(other)).rejects.toThrow('payment.ended');
  await expect(approvePayment(scene.finance, other)).rejects.toThrow('payment.ended');
  const [third] = await draftedPayments(scene, 1);
  for (const id of [third?.paymentId as Uuid, paymentId]) {
    const { decisionId } = await payment(id);
    const body = {
      decisionId: idOf('dec', decisionId),
      caseId: idOf('cas', caseId),
      was: 'approved' as const,
      reason: 'error',
    };
    const fact = { factId: makeUuid(), name: 'decision.withdrawn' as const, subject: caseId, at: '', actor: '', body };
    await scene.desk.transact((tx) => cancelPayments(tx, [fact]));
  }
  expect([await stateOf(third?.paymentId as Uuid), await stateOf(paymentId)]).toEqual(['cancelled', 'sent']);
  expect(await factsNamed('payment.cancelled')).toHaveLength(1);
});

test('[T-M1] a bank that loses our file or its own answer executes each order once, whatever is handed in again', async () => {
  const { file, order, paymentId } = await sentPayment();
  const bank = new StoryBank();
  // Handed in, the answer lost; downloaded and handed in again, by two people, after the file was made "again".
  for (let i = 0; i < 3; i += 1) bank.take(await contentOf(file.fileId));
  await expect(sendAll()).rejects.toThrow('payment_file.nothing_to_pay');
  const stored = await database.ownerPool.query<{ content: Buffer }>(
    'select content from makegood.payment_files where tenant_id = $1',
    [scene.tenantId],
  );
  for (const { content } of stored.rows) bank.take(gunzipSync(content).toString());
  expect([...bank.executed]).toEqual([[order.endToEndId, 1]]);
  await tell(writeStatement('ST-1', '2014-07-11', 'x', [{ order, out: true, on: '2014-07-11' }]));
  expect(await stateOf(paymentId)).toBe('confirmed');
});
