// Recovery through the API: the worked example to the cent, what each role may do, repeated requests, lists and files.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#platform/auth/actor';
import { transact } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, uuidOf } from '#platform/ids/make-id';
import { type Caller, startTestApp, type TestApp } from '../../test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp('2014-07-16T02:00:00Z');
});
afterAll(() => app.stop());

const yuan = (amount: number) => ({ amountMinor: String(amount * 100), currency: 'CNY' });
const ok = async (caller: Caller, path: string, body?: unknown, method?: 'PUT') => {
  const answered = await caller.call(path, body, method ? { method } : {});
  if (answered.status >= 300) throw new Error(`${path} answered ${answered.status} ${JSON.stringify(answered.body)}`);
  return answered.body;
};

/** A merchant who left, in a company of its own, with finance and a manager. */
async function someMall() {
  const administrator = await app.company();
  const store = await ok(administrator, '/stores', { name: 'Shilihe', city: 'Beijing', timeZone: 'Asia/Shanghai' });
  const firm = await ok(administrator, '/firms', { legalName: 'Xingbang', registrationNumber: '=1+1' });
  const brand = await ok(administrator, '/brands', { name: 'Xinhengyi' });
  const places = { firmId: firm.firmId, brandId: brand.brandId, storeId: store.storeId };
  const tenancy = await ok(administrator, '/tenancies', { ...places, startedOn: '2012-01-01' });
  await ok(administrator, `/tenancies/${tenancy.tenancyId}/end`, { endedOn: '2014-03-31', reason: 'many complaints' });
  const finance = await app.as(administrator, ['finance']);
  const manager = await app.as(administrator, ['manager']);
  return { administrator, finance, manager, firmId: firm.firmId as `frm_${string}` };
}

/** What stages 3 and 4 tell of one customer: decided and, when a day is given, paid. */
async function tellMoney(caller: Caller, firmId: `frm_${string}`, amount: number, paidOn?: string) {
  const [decisionId, caseId, contractId] = [idOf('dec', makeUuid()), idOf('cas', makeUuid()), idOf('ctr', makeUuid())];
  const about = {
    decisionId,
    caseId,
    contractId,
    personId: idOf('per', makeUuid()),
    firmId,
    incidentId: null,
    currency: 'CNY',
  };
  const { amountMinor } = yuan(amount);
  const who = { tenantId: uuidOf(caller.companyId as `ten_${string}`), actor: systemActor('test') };
  await transact(app.database, who, async (tx) => {
    const line = { head: 'refund' as const, amountMinor, currency: 'CNY', ruleId: 'AC-1', ruleVersion: '1' };
    recordFact(tx, 'decision.approved', uuidOf(caseId), {
      ...about,
      lines: [line],
      totalMinor: amountMinor,
      approvedOn: '2014-07-08',
    });
    if (!paidOn) return;
    const paid = {
      paymentId: idOf('pay', makeUuid()),
      amountMinor,
      lines: [{ head: 'refund' as const, amountMinor }],
      on: paidOn,
    };
    recordFact(tx, 'payment.confirmed', uuidOf(caseId), { ...about, ...paid });
  });
  return { decisionId, caseId };
}

test('the worked example of seed E to the cent, through the API', async () => {
  const { administrator, finance, manager, firmId } = await someMall();
  await ok(finance, `/merchants/${firmId}/deposit`, { minimum: yuan(50_000), topUpDays: 15, holdBackDays: 180 }, 'PUT');
  await ok(finance, `/merchants/${firmId}/deposit/receipts`, { amount: yuan(50_000), on: '2013-01-10' });
  await ok(finance, `/merchants/${firmId}/settlement/held`, { amount: yuan(20_000), on: '2014-03-01' });
  for (const amount of [70_000, 60_000, 70_000]) await tellMoney(administrator, firmId, amount, '2014-07-15');
  await app.settle();
  const account = await ok(finance, `/merchants/${firmId}/account`);
  expect(account).toMatchObject({
    left: true,
    depositReturnsFrom: '2014-09-28',
    deposits: [{ balanceMinor: '0', missingMinor: '5000000', topUpDueOn: '2014-07-31' }],
    owed: [{ claimedMinor: '20000000', recoveredMinor: '7000000', openMinor: '13000000', receivableMinor: '13000000' }],
  });
  expect((await ok(finance, '/losses/provide', {})).provided).toMatchObject([{ allowanceMinor: '13000000' }]);
  for (const claim of account.openClaims) {
    const loss = await ok(finance, `/claims/${claim.claimId}/write-off`, { reason: 'the firm is gone' });
    expect(await ok(finance, '/loss-counts')).toEqual({ asked: 1 });
    expect((await finance.call(`/losses/${loss.lossId}/approve`, {})).body.refusal).toBe('loss.same_person');
    expect(await ok(manager, `/losses/${loss.lossId}/approve`, {})).toMatchObject({
      state: 'approved',
      askedBy: 'finance',
      settledBy: 'manager',
    });
    expect(await ok(finance, '/loss-counts')).toEqual({ asked: 0 });
  }
  const { rows } = await ok(finance, '/books/balances');
  const balance = (code: string) => rows.find((row: { code: string }) => row.code === code)?.balanceMinor;
  expect(['1010', '1210', '1290', '2110', '2120', '2125', '5400'].map(balance)).toEqual([
    '-13000000',
    '0',
    '0',
    '0',
    '0',
    '0',
    '13000000',
  ]);
  expect(await ok(finance, '/books/months/2014-07')).toMatchObject({ broken: [], closed: null });
});

test('E14: an open balance against a merchant who left, its ages, its lines in the books', async () => {
  const { administrator, finance, firmId } = await someMall();
  const { caseId, decisionId } = await tellMoney(administrator, firmId, 200_000, '2014-07-15');
  await app.moveTo('2014-09-20T02:00:00Z');
  expect((await ok(finance, '/merchant-accounts?left=yes&open=yes')).rows).toMatchObject([
    { firmId, openMinor: '20000000', leftOn: '2014-03-31' },
  ]);
  expect(await ok(finance, '/ageing')).toMatchObject({
    totals: ['0', '0', '20000000', '0', '0', '0'],
    rows: [{ firmId, oldestDays: 74 }],
  });
  const { rows } = await ok(finance, `/books/transfers?caseId=${caseId}`);
  expect(rows.map(({ debit, credit, amountMinor }: Record<string, string>) => [debit, credit, amountMinor])).toEqual([
    ['1210', '2110', '20000000'],
    ['2110', '1010', '20000000'],
  ]);
  const { shares } = await ok(finance, `/decisions/${decisionId}/liability`);
  expect(shares).toMatchObject([
    { bearer: 'merchant', bearerName: 'Xingbang', shareBps: 10_000, amountMinor: '20000000' },
  ]);
  const [claim] = (await ok(finance, `/claims?caseId=${caseId}&open=yes`)).rows;
  expect(claim).toMatchObject({ ageDays: 74, fileBy: '2017-07-07', windowPercent: 6, state: 'open' });
});

test('asked three times with one key, two of them at once: one receipt', async () => {
  const { finance, firmId } = await someMall();
  const once = () =>
    finance.call(
      `/merchants/${firmId}/deposit/receipts`,
      { amount: yuan(100) },
      { headers: { 'idempotency-key': `k-${firmId}` } },
    );
  const answers = [...(await Promise.all([once(), once()])), await once()];
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  const { deposits } = await ok(finance, `/merchants/${firmId}/account`);
  expect(deposits).toMatchObject([{ balanceMinor: '10000' }]);
});

test('a statement on screen, and as a spreadsheet whose names are no formulas', async () => {
  const { administrator, finance, firmId } = await someMall();
  await tellMoney(administrator, firmId, 100, '2014-07-15');
  await app.settle();
  const shown = await ok(finance, `/merchants/${firmId}/statement?from=2014-07-01&until=2014-07-31`);
  expect(shown.parts).toMatchObject([
    { part: 'deposit' },
    { part: 'settlement' },
    { part: 'owed', openingMinor: '0', closingMinor: '10000' },
  ]);
  const file = await finance.call(`/merchants/${firmId}/statement.xlsx`, undefined, {
    headers: { 'x-makegood-language': 'ru' },
  });
  expect(file.headers['content-type']).toContain('spreadsheetml');
  expect(file.status).toBe(200);
  const print = (language: string) =>
    finance.call(`/merchants/${firmId}/statement.pdf`, undefined, { headers: { 'x-makegood-language': language } });
  for (const language of ['en', 'ru', 'zh-CN']) {
    const pdf = await print(language);
    expect([pdf.status, pdf.headers['content-type'], String(pdf.body).slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
  }
});

test('what is no amount, no bearer, no month or no day of the past is refused', async () => {
  const { finance, manager, firmId } = await someMall();
  const codes = async (path: string, body: unknown) => (await finance.call(path, body)).status;
  expect(await codes(`/merchants/${firmId}/receipts`, { amount: yuan(0) })).toBe(422);
  expect(await codes('/claims', { bearer: 'staff', firmId, cause: 'late', amount: yuan(1), note: 'x' })).toBe(422);
  expect(await codes('/books/months/2014-13/close', {})).toBe(422);
  expect((await finance.call('/books/months/2014-12/close', {})).body.refusal).toBe('ledger.month_not_over');
  expect((await manager.call(`/merchants/${firmId}/deposit/receipts`, { amount: yuan(1) })).body.refusal).toBe(
    'permission.missing',
  );
  expect((await finance.call(`/claims/${idOf('clm', makeUuid())}`)).body.refusal).toBe('claim.not_found');
  expect((await manager.call(`/losses/${idOf('los', makeUuid())}/approve`, {})).body.refusal).toBe('loss.not_found');
});
