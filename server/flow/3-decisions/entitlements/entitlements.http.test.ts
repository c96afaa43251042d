// What is owed on a case through the API: judged from everything known, kept as facts change it, and what waiting costs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test-app.ts';
import { askMerchant, complain, type Mall, makeMall, sellFloor, visitHome } from '../compensation/mall.fixture.ts';

let app: TestApp;
let mall: Mall;
let theirs: Mall;

beforeAll(async () => {
  app = await startTestApp();
  mall = await makeMall(app);
  theirs = await makeMall(app, 'Theirs');
});
afterAll(() => app.stop());

type Kept = {
  version: number;
  because: { fact: string }[];
  changes: { change: string; remedy: string; amountMinor: string | null; fields: { field: string }[] }[];
};
type Entitlement = { remedy: string; amountMinor: string | null; status: string; ruleId: string; missing: string[] };
const owed = async (caseId: string, caller = mall.agent, query = '') =>
  await caller.call(`/cases/${caseId}/entitlements${query}`);
const advanceOf = (body: { judgement: { entitlements: Entitlement[] } }) =>
  body.judgement.entitlements.find((one) => one.remedy === 'advance_compensation');

describe('[ENT-1] what is owed on a case', () => {
  let caseId: string;
  beforeAll(async () => {
    const { contractId } = await sellFloor(mall);
    caseId = await complain(mall, contractId);
    await app.settle();
  });

  test('is judged from contract, vouchers and proofs, and the first judgement is kept', async () => {
    const { status, body } = await owed(caseId);
    expect(status).toBe(200);
    expect(body.facts.sale).toMatchObject({ paidMinor: '4000000', agreedDeliveryOn: '2025-12-30', channel: 'booth' });
    expect(body.facts.history).toEqual({ claims: 1, refusedClaims: 0, penaltyClaims: 0, goodwillGiven: 0 });
    expect(advanceOf(body)?.status).not.toBe('owed');
    expect(body.kept.map(({ version, changes }: Kept) => [version, changes.length])).toEqual([[1, 0]]);
    expect(body.kept[0].because.map(({ fact }: { fact: string }) => fact)).toContain('case.opened');
    expect(body.judgement.trace).toBeUndefined();
    expect((await owed(caseId, mall.agent, '?trace=yes')).body.judgement.trace.length).toBeGreaterThan(5);
  });

  test('[ENT-2] each fact that changes the answer is kept with what it changed, and one that does not is not', async () => {
    await visitHome(mall, caseId);
    await app.settle();
    await askMerchant(mall, caseId);
    await app.settle();
    const { body } = await owed(caseId);
    expect(advanceOf(body)).toMatchObject({ status: 'owed', amountMinor: '4000000' });
    const [last] = body.kept as Kept[];
    expect(last?.because.map(({ fact }) => fact)).toContain('demand.answered');
    expect(last?.changes.map(({ change, remedy }) => [change, remedy])).toContainEqual([
      'gained',
      'advance_compensation',
    ]);
    const versions = body.kept.length;
    await mall.agent.call(`/cases/${caseId}/notes`, { text: 'Called again' });
    await mall.agent.call(`/cases/${caseId}/triage`, { problem: 'not_delivered' });
    await app.settle();
    expect((await owed(caseId)).body.kept).toHaveLength(versions);
  });

  test('[ENT-2] a fact of the contract reaches the cases on it', async () => {
    const { contractId } = (await mall.agent.call(`/cases/${caseId}`)).body;
    const [delivery] = (await mall.agent.call(`/contracts/${contractId}`)).body.obligations;
    const done = { fulfilledAt: '2026-01-05T08:00:00Z', proof: 'signed' };
    expect((await mall.agent.call(`/obligations/${delivery.obligationId}/fulfil`, done)).status).toBe(200);
    await app.settle();
    const { body } = await owed(caseId);
    expect(body.facts.sale.deliveredOn).toBe('2026-01-05');
    expect(body.kept[0].because.map(({ fact }: { fact: string }) => fact)).toContain('obligation.fulfilled');
  });
});

test('[ENT-3] a day that passes is no difference: figures move, and nothing is kept for it', async () => {
  const { contractId } = await sellFloor(mall);
  const caseId = await complain(mall, contractId);
  await app.settle();
  const before = (await owed(caseId)).body;
  await app.moveTo('2026-01-07T08:00:00Z');
  await mall.agent.call(`/cases/${caseId}/triage`, { problem: 'not_delivered' });
  await app.settle();
  const after = (await owed(caseId)).body;
  expect([before.judgement.decidedOn, after.judgement.decidedOn]).toEqual(['2026-01-05', '2026-01-07']);
  expect(after.kept).toHaveLength(before.kept.length);
});

test('[ENT-4] a problem no rule speaks of is not judged, and a case without a contract asks for its sale', async () => {
  const { contractId, personId } = await sellFloor(mall);
  const other = await complain(mall, contractId, { problem: 'other' });
  const bare = (await mall.agent.call('/cases', { personId, problem: 'quality', description: 'The floor creaks' })).body
    .caseId;
  await app.settle();
  expect((await owed(other)).body).toMatchObject({ judgement: null, facts: null, kept: [] });
  const { body } = await owed(bare);
  expect([body.contractId, body.judgement.outcome]).toEqual([null, 'refer']);
});

test('[ENT-5] another company’s case is not found, and so is one about who asks', async () => {
  const { contractId } = await sellFloor(theirs);
  const caseId = await complain(theirs, contractId);
  expect((await owed(caseId)).body.refusal).toBe('case.not_found');
  expect((await mall.agent.call(`/exposure?caseId=${caseId}`)).body.refusal).toBe('case.not_found');
});

describe('exposure', () => {
  const exposure = async (query: string, caller = mall.agent) => (await caller.call(`/exposure${query}`)).body;

  test('[EXPO-1] of a case, a merchant and the company is the sum of the meters of their open cases', async () => {
    const { contractId } = await sellFloor(mall);
    const caseId = await complain(mall, contractId, { problem: 'late' });
    await app.settle();
    const [one, all] = [await exposure(`?caseId=${caseId}`), await exposure(`?firmId=${mall.firmId}`)];
    expect(one.cases).toBe(1);
    const meters = (await owed(caseId)).body.judgement.meters;
    expect(one.rows.map((row: { todayMinor: string }) => row.todayMinor).sort()).toEqual(
      meters.map((meter: { todayMinor: string }) => meter.todayMinor).sort(),
    );
    expect(all.cases).toBeGreaterThan(1);
    const { length } = (await mall.agent.call('/cases?limit=200')).body.rows;
    expect((await exposure('')).cases).toBe(length);
  });

  test('[EXPO-2] another company’s merchant has nothing here', async () => {
    expect(await exposure(`?firmId=${theirs.firmId}`)).toEqual({ cases: 0, left: 0, sums: [], lines: 0, rows: [] });
  });

  test('[EXPO-1] a Moscow delivery ten days late costs half a percent of the prepayment a day, and stops at its cap', async () => {
    const given = { name: 'Shop', country: 'RU', timeZone: 'Europe/Moscow', currency: 'RUB', playbooks: ['retailer'] };
    const shop = await app.company(given);
    const amount = { amountMinor: '10000000', currency: 'RUB' };
    const { contractId } = (
      await shop.call('/contracts', {
        number: 'K-1',
        signedOn: '2025-11-01',
        customer: { name: 'Anna', phones: ['+79161234567'] },
        amount,
        obligations: [{ kind: 'deliver', agreedOn: '2025-12-28' }],
        vouchers: [{ kind: 'receipt', number: 'V', paidOn: '2025-11-01', amount }],
      })
    ).body;
    const late = { contractId, problem: 'not_delivered', description: 'The kitchen never came' };
    const { caseId } = (await shop.call('/cases', late)).body;
    const { rows } = await exposure(`?caseId=${caseId}`, shop);
    expect(rows.find(({ ruleId }: { ruleId: string }) => ruleId === 'RU-23.1/meter')).toMatchObject({
      daysLate: 10,
      perDayMinor: '50000',
      todayMinor: '500000',
      inWeekMinor: '850000',
      capMinor: '10000000',
      missing: expect.arrayContaining(['buyer']),
    });
    await app.settle();
    const told = { buyer: 'consumer', ordered: 'ready_made', asks: [{ remedy: 'refund', askedOn: '2025-12-29' }] };
    await shop.call(`/cases/${caseId}/claim`, told);
    await app.settle();
    const after = (await exposure(`?caseId=${caseId}`, shop)).rows;
    expect(after.find(({ ruleId }: { ruleId: string }) => ruleId === 'RU-23.1/meter')).toMatchObject({
      todayMinor: '500000',
      capOn: '2026-07-16',
      missing: [],
    });
    const { kept } = (await owed(caseId, shop)).body;
    expect(kept[0].because.map(({ fact }: { fact: string }) => fact)).toEqual(['case.claimed']);
    expect(kept[0].metersChanged).toBe(true);
  });
});
