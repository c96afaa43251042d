// Q14 over every stage: a case about somebody goes the whole road of money, and that person is asked at every route that shows anything.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contract } from '../../platform/http/serve-route.ts';
import { type Caller, startTestApp, type TestApp } from '../../test-app.ts';
import { pathOf, sampleOf } from '../../test-samples.ts';
import { caseToPay, type Mall, makeMall } from '../3-decisions/compensation/mall.fixture.ts';
import { bankSays, decideCase, done, sendPayment } from '../4-remedies/money-road.fixture.ts';

let app: TestApp;
let mall: Mall;
/** May do everything, and the case is about them. */
let reader: Caller;
const ids = new Map<string, string>();
const told = 'The floor man shouted at me';

beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
  mall = await makeMall(app);
  const { key, secret } = await done(mall.administrator, '/keys', {
    name: 'reader',
    roles: ['administrator', 'manager', 'finance', 'agent'],
  });
  const headers = { authorization: `Bearer ${secret}` };
  reader = { companyId: mall.administrator.companyId, call: (path, body) => app.anyone.call(path, body, { headers }) };
  const amount = { amountMinor: '1000000', currency: 'CNY' };
  await done(mall.finance, `/merchants/${mall.firmId}/deposit/receipts`, { amount, on: '2026-01-05', note: null });
  const { caseId, contractId, personId } = await caseToPay(
    mall,
    { amountMinor: '3456700' },
    { aboutId: key.keyId, description: told },
  );
  const other = await caseToPay(mall);
  const incident = await done(mall.manager, '/incidents', { title: 'No floors', caseIds: [caseId, other.caseId] });
  const road = { caseId, ...(await decideCase(mall, caseId)) };
  const { order, fileId, today } = await sendPayment(mall, road);
  const message = await bankSays(mall, [{ order, out: true, on: today }], today);
  // The same order's money leaves again: that line waits for a person.
  await bankSays(mall, [{ order, out: true, on: today, amount: '1.00' }], today);
  await app.settle();
  const { rows: claims } = (await mall.finance.call(`/claims?caseId=${caseId}`)).body;
  const { claimId } = claims[0];
  const { lossId } = await done(mall.finance, `/claims/${claimId}/write-off`, { reason: 'Too small' });
  const { rows: lines } = (await mall.finance.call('/bank-lines?state=unmatched')).body;
  const filter = { brandId: mall.brandId, signedFrom: '2025-01-01', signedUntil: '2025-12-31' };
  const { sweepId } = await done(mall.manager, '/sweeps', { caseId: other.caseId, title: 'All floors', filter });
  const { number } = (await mall.agent.call(`/cases/${caseId}`)).body;
  for (const [prefix, id] of Object.entries({
    ...{ cas: caseId, dec: road.decisionId, pay: road.paymentId, clm: claimId, los: lossId, pfl: fileId },
    ...{ bkl: lines[0].lineId, bkm: message.body.messageId, ctr: contractId, per: personId, inc: incident.incidentId },
    ...{ frm: mall.firmId, sto: mall.storeId, brd: mall.brandId, swp: sweepId, number, order: order.endToEndId },
  }))
    ids.set(prefix, id as string);
}, 120_000);
afterAll(() => app.stop());

/** What gives the case away: its id and number, its words, and the ids of all that came of it. */
const secrets = () =>
  ['cas', 'dec', 'pay', 'clm', 'los', 'pfl', 'bkl', 'number', 'order']
    .map((one) => ids.get(one) as string)
    .concat(told);

const shows = () => app.mounted.filter((one) => one.method === 'GET' && !('anyone' in one.policy));

/** As it stands, without a filter, and with each filter alone. */
function pathsOf(contract: Contract): string[] {
  const sample = sampleOf(contract, ids);
  const { params, query } = sample;
  if (contract.name === 'history.show')
    // A file's own history tells no more than that it was made: it is of all its payments.
    return [...ids.values()].filter((id) => /^(?!pfl)[a-z]{3}_/.test(id)).map((id) => `/history/${id}?limit=200`);
  const byId = sample.idPlaces.flatMap(({ part, path }) => (part === 'query' ? [String(path[0])] : []));
  const asked = [query, {}, ...byId.map((name) => ({ [name]: query[name] as string }))];
  const wide = { from: '2025-01-01', until: '2026-12-31', slice: 'opened', words: 'floor' };
  const kept = Object.fromEntries(Object.entries(wide).filter(([name]) => name in query));
  return [...new Set([...asked, kept].map((one) => pathOf(contract, { params, query: one })))];
}

async function leaksTo(caller: Caller): Promise<string[]> {
  const leaks: string[] = [];
  for (const contract of shows())
    for (const path of pathsOf(contract)) {
      const { status, body } = await caller.call(path);
      expect([path, status < 500]).toEqual([path, true]);
      const text = JSON.stringify(body ?? '');
      const seen = secrets().filter((secret) => text.includes(secret));
      if (status < 300 && seen.length > 0) leaks.push(`${contract.name} ${path}: ${seen.join(' ')}`);
    }
  return leaks;
}

test('[CASE-11] [REC-22] [PAY-17] no route shows whom a case is about anything of it, and others see it all', async () => {
  expect(await leaksTo(reader)).toEqual([]);
  // The same question asked by others finds it: what is empty above is hidden, not absent.
  const told = [...(await leaksTo(mall.administrator)), ...(await leaksTo(mall.finance))];
  const shown = new Set(told.map((leak) => leak.split(' ')[0]));
  for (const name of [
    ...['case.list', 'case.show', 'history.show', 'sweep.members', 'measure.flow_cases', 'compensation.list'],
    ...['payment.list', 'payment.show', 'payment_file.list', 'bank_line.list', 'claim.list', 'claim.show', 'loss.list'],
    ...['liability.show', 'books.transfers', 'statement.show', 'merchant_account.show'],
  ])
    expect(shown).toContain(name);
}, 120_000);

test('[INC-3] [PAY-17] totals and counts leave it out', async () => {
  const incident = `/incidents/${ids.get('inc')}`;
  expect((await reader.call(incident)).body).toMatchObject({ cases: 1, decidedCases: 0, paidCases: 0, paid: [] });
  expect((await mall.manager.call(incident)).body).toMatchObject({ cases: 2, decidedCases: 1, paidCases: 1 });
  const confirmed = async (by: Caller) =>
    (await by.call('/payment-counts')).body.rows.filter((row: { state: string }) => row.state === 'confirmed');
  expect([await confirmed(reader), (await confirmed(mall.finance)).length]).toEqual([[], 1]);
  const matched = async (by: Caller) => (await by.call('/bank-messages')).body.rows.at(-1).matched;
  expect([await matched(reader), await matched(mall.finance)]).toEqual([0, 1]);
  const opened = async (by: Caller) => (await by.call('/measures/flow?from=2025-01-01&until=2026-12-31')).body.opened;
  expect(await opened(reader)).toBe((await opened(mall.manager)) - 1);
  const unmatched = async (by: Caller) => (await by.call('/payment-counts')).body.unmatchedLines;
  expect([await unmatched(reader), await unmatched(mall.finance)]).toEqual([0, 1]);
});

test('[PAY-17] [REC-22] every deed on it is refused as if it were not there', async () => {
  const [payment, claim, loss] = [ids.get('pay'), ids.get('clm'), ids.get('los')];
  const refused = async (path: string, body: unknown) => (await reader.call(path, body)).body.refusal;
  expect(await refused(`/payments/${payment}/approve`, {})).toBe('payment.not_found');
  expect(await refused(`/payments/${payment}/decline`, { reason: 'x' })).toBe('payment.not_found');
  expect(await refused(`/claims/${claim}/write-off`, { reason: 'x' })).toBe('claim.not_found');
  expect(await refused(`/losses/${loss}/approve`, { note: null })).toBe('claim.not_found');
  const line = ids.get('bkl');
  expect(await refused(`/bank-lines/${line}/set-aside`, { reason: 'x' })).toBe('bank_line.not_found');
  expect(await refused(`/bank-lines/${line}/match`, { paymentId: payment })).toBe('bank_line.not_found');
  const file = {
    ownAccountId: (await reader.call('/own-accounts')).body.rows[0].ownAccountId,
    executeOn: '2026-01-05',
  };
  expect(await refused('/payment-files', { ...file, paymentIds: [payment] })).toBe('payment.not_found');
});
