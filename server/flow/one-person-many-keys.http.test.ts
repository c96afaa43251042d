// Four eyes over the stages of money: an account and the keys that go back to it are one person.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../platform/auth/actor.ts';
import { keyWriter } from '../platform/auth/key-store.ts';
import { transact } from '../platform/database/transact.ts';
import { uuidOf } from '../platform/ids/make-id.ts';
import { type Caller, startTestApp, type TestApp } from '../test-app.ts';
import { caseToPay, type Mall, makeMall } from './3-decisions/compensation/mall.fixture.ts';
import { cardOfCustomer, decideCase, done } from './4-remedies/money-road.fixture.ts';

let app: TestApp;
let mall: Mall;
let accountId: `acc_${string}`;
/** Made by the account, and made with that key. */
let first: Caller;
let second: Caller;

beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
  mall = await makeMall(app);
  const colleague = { name: 'Li', email: 'li@example.org', roles: ['administrator'] };
  ({ accountId } = (await done(mall.administrator, '/accounts', colleague)).account);
  const who: Actor = {
    kind: 'account',
    id: accountId,
    permissions: new Set(),
    language: 'en',
    signature: `account:${accountId}`,
  };
  const tenantId = uuidOf(mall.administrator.companyId as `ten_${string}`);
  const roles = ['administrator', 'manager', 'finance'];
  const { secret } = await transact(app.database, { tenantId, actor: who }, (tx) => keyWriter(tx).make('one', roles));
  first = callerWith(secret);
  second = callerWith((await done(first, '/keys', { name: 'two', roles })).secret);
});
afterAll(() => app.stop());

function callerWith(secret: string): Caller {
  const headers = { authorization: `Bearer ${secret}` };
  return { companyId: mall.administrator.companyId, call: (path, body) => app.anyone.call(path, body, { headers }) };
}
const refusalOf = async (by: Caller, path: string, body: unknown = {}) => (await by.call(path, body)).body.refusal;

test('[DEC-4] who proposed with one key does not sign with the other', async () => {
  const { caseId } = await caseToPay(mall);
  const { decisionId } = await done(first, '/decisions/compensation', { caseId });
  expect(await refusalOf(second, `/decisions/compensation/${decisionId}/approve`)).toBe('approval.own_proposal');
  expect((await done(mall.manager, `/decisions/compensation/${decisionId}/approve`)).signatures).toHaveLength(1);
});

test('[PAY-5] who entered the account with one key does not approve the payment with the other', async () => {
  const { caseId } = await caseToPay(mall);
  const { paymentId } = await decideCase(mall, caseId);
  await done(first, `/cases/${caseId}/payee`, cardOfCustomer);
  expect(await refusalOf(second, `/payments/${paymentId}/approve`)).toBe('payment.payee_by_you');
});

test('[PAY-6] two approvals by two keys of one account are refused', async () => {
  const { caseId } = await caseToPay(mall);
  const { paymentId } = await decideCase(mall, caseId);
  const limit = { currency: 'CNY', amountMinor: '1' };
  await mall.administrator.call('/payment-limits', limit, { method: 'PUT' });
  await done(mall.agent, `/cases/${caseId}/payee`, cardOfCustomer);
  expect((await done(first, `/payments/${paymentId}/approve`)).state).toBe('draft');
  expect(await refusalOf(second, `/payments/${paymentId}/approve`)).toBe('payment.approved_by_you');
  expect((await done(mall.manager, `/payments/${paymentId}/approve`)).state).toBe('approved');
});

test('[REC-14] who asked for a loss with one key does not approve it with the other', async () => {
  const policy = (await mall.administrator.call('/recovery-policy')).body;
  const amount = {
    amountMinor: String(BigInt(policy.policy?.approveAloneMinor ?? policy.approveAloneMinor) + 100n),
    currency: 'CNY',
  };
  const { claimId } = await done(first, '/claims', {
    ...{
      bearer: 'merchant',
      firmId: mall.firmId,
      staffId: null,
      caseId: null,
      cause: 'quality',
      amount,
      note: 'Travel',
    },
  });
  const { lossId } = await done(first, `/claims/${claimId}/write-off`, { reason: 'gone' });
  expect(await refusalOf(second, `/losses/${lossId}/approve`, { note: null })).toBe('loss.same_person');
  expect((await done(mall.manager, `/losses/${lossId}/approve`, { note: null })).state).toBe('approved');
});

test('[CASE-11] a case about the account is hidden from its keys', async () => {
  const { caseId } = await caseToPay(mall, {}, { aboutId: accountId });
  for (const key of [first, second]) {
    expect(await refusalOf(key, `/cases/${caseId}/notes`, { text: 'x' })).toBe('case.not_found');
    expect((await key.call(`/cases/${caseId}`)).body.refusal).toBe('case.not_found');
  }
  expect(
    (await first.call(`/cases/${(await caseToPay(mall)).caseId}/supervision`, { aboutId: accountId })).body.refusal,
  ).toBe('case.about_owner');
  expect(JSON.stringify((await first.call('/cases?limit=200')).body)).not.toContain(caseId);
  expect(JSON.stringify((await mall.agent.call('/cases?limit=200')).body)).toContain(caseId);
});
