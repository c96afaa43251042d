// Money that does not go the straight road: stopped, declined, taken after all, sent back; and what the case is told of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.ts';
import { caseToPay, type Mall, makeMall } from '../3-decisions/compensation/mall.fixture.ts';
import { bankSays, cardOfCustomer, decideCase, done, ownAccountOf, sendPayment } from './money-road.fixture.ts';

let app: TestApp;
let mall: Mall;
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
  mall = await makeMall(app);
});
afterAll(() => app.stop());

async function decided() {
  const { caseId, contractId } = await caseToPay(mall);
  return { caseId, contractId, ...(await decideCase(mall, caseId)) };
}
const caseOf = async (caseId: string) => (await mall.agent.call(`/cases/${caseId}`)).body;
const stateOf = async (paymentId: string) => (await mall.finance.call(`/payments/${paymentId}`)).body.state;
const stop = (paymentId: string) => mall.finance.call(`/payments/${paymentId}/stop`, { reason: 'wrong amount' });
const decline = (paymentId: string, more: object = {}) =>
  mall.agent.call(`/payments/${paymentId}/decline`, { reason: 'keep it', ...more });
const claimsOf = async (caseId: string) =>
  (await mall.finance.call(`/claims?caseId=${caseId}`)).body.rows.map((row: { state: string }) => row.state).toSorted();

describe('[PAY-18] stopping', () => {
  test('the decision goes with the payment, what was booked goes back, and the head is decided and paid anew', async () => {
    const { caseId, decisionId, paymentId } = await decided();
    expect((await mall.agent.call(`/payments/${paymentId}/stop`, { reason: 'x' })).status).toBe(403);
    expect((await stop(paymentId)).body).toMatchObject({ state: 'cancelled', reason: 'wrong amount' });
    await app.settle();
    expect((await mall.agent.call(`/decisions/compensation/${decisionId}`)).body.state).toBe('withdrawn');
    expect(await claimsOf(caseId)).toEqual(['cancelled']);
    expect((await caseOf(caseId)).state).toBe('in_progress');
    expect((await stop(paymentId)).body.refusal).toBe('payment.ended');
    const again = await decideCase(mall, caseId);
    expect(again.paymentId).not.toBe(paymentId);
    expect(await claimsOf(caseId)).toEqual(['cancelled', 'open']);
    const cancelled = (await mall.agent.call(`/history/${caseId}?limit=200`)).body.rows.filter(
      (row: { name: string }) => row.name === 'payment.cancelled',
    );
    expect(cancelled).toHaveLength(1);
  });
  test('what a file holds is not stopped; of a file and a stop at once one wins', async () => {
    const sent = await decided();
    await sendPayment(mall, sent);
    expect((await stop(sent.paymentId)).body.refusal).toBe('payment.sent_already');
    const raced = await decided();
    await done(mall.agent, `/cases/${raced.caseId}/payee`, cardOfCustomer);
    await done(mall.finance, `/payments/${raced.paymentId}/approve`);
    const file = { ownAccountId: await ownAccountOf(mall), executeOn: '2026-01-06', paymentIds: [raced.paymentId] };
    const [made, stopped] = await Promise.all([mall.finance.call('/payment-files', file), stop(raced.paymentId)]);
    expect([made.status < 300, stopped.status < 300].filter(Boolean)).toHaveLength(1);
    expect(await stateOf(raced.paymentId)).toBe(made.status < 300 ? 'sent' : 'cancelled');
  });
});

describe('[PAY-12] [CASE-15] declining', () => {
  test('ends the case as declined; the head stays taken until the decline is given up', async () => {
    const { caseId, decisionId, paymentId } = await decided();
    await decline(paymentId);
    await app.settle();
    expect(await caseOf(caseId)).toMatchObject({ state: 'resolved', outcome: 'declined', outcomeReason: 'keep it' });
    expect((await mall.agent.call(`/decisions/compensation/${decisionId}`)).body.state).toBe('approved');
    expect(await claimsOf(caseId)).toEqual(['cancelled']);
    expect((await stop(paymentId)).body.state).toBe('cancelled');
    expect((await caseOf(caseId)).state).toBe('in_progress');
    await app.settle();
    expect(await stateOf((await decideCase(mall, caseId)).paymentId)).toBe('awaiting_payee');
  });
  test('a person keeps the case open', async () => {
    const { caseId, paymentId } = await decided();
    await decline(paymentId, { keepCaseOpen: true });
    await app.settle();
    expect((await caseOf(caseId)).state).toBe('in_progress');
  });
  test('taken after all: case, payment and books go on where they were', async () => {
    const { caseId, paymentId } = await decided();
    expect((await mall.agent.call(`/payments/${paymentId}/accept-again`, {})).body.refusal).toBe(
      'payment.not_declined',
    );
    await decline(paymentId);
    await app.settle();
    const again = await done(mall.agent, `/payments/${paymentId}/accept-again`);
    expect(again.state).toBe('awaiting_payee');
    await app.settle();
    expect((await caseOf(caseId)).state).toBe('in_progress');
    expect(await claimsOf(caseId)).toEqual(['cancelled', 'open']);
    const { order, today } = await sendPayment(mall, { caseId, paymentId });
    await bankSays(mall, [{ order, out: true, on: today }], today);
    await app.settle();
    expect(await caseOf(caseId)).toMatchObject({ state: 'resolved', outcome: 'compensated' });
  });
});

test('[PAY-19] [CASE-15] money that came back opens the case, which waits for another account with both clocks still', async () => {
  const { caseId, paymentId } = await decided();
  const { order, today } = await sendPayment(mall, { caseId, paymentId });
  await bankSays(mall, [{ order, out: true, on: today }], today);
  await app.settle();
  expect((await caseOf(caseId)).state).toBe('resolved');
  await bankSays(mall, [{ order, out: false, on: today, reason: 'AC04' }], today);
  await app.settle();
  expect(await caseOf(caseId)).toMatchObject({ state: 'waiting', waitReason: 'account' });
  const { rows } = await app.testDatabase.ownerPool.query(
    "select clock from makegood.case_pauses where reason = 'account' and ended_at is null order by clock",
  );
  expect(rows.map((row) => row.clock)).toEqual(['merchant', 'ours']);
  await done(mall.agent, `/cases/${caseId}/payee`, { ...cardOfCustomer, account: '6222020200112230012' });
  expect((await caseOf(caseId)).state).toBe('in_progress');
  expect(await stateOf(paymentId)).toBe('draft');
});
