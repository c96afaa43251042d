// Cases through the app: the way a complaint goes, from the desk and from the customer's page, as in story E.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../test-app.ts';

let app: TestApp;
let owner: Caller;
let agent: Caller;
let manager: Caller;
let floors: { storeId: string; firmId: string; brandId: string; tenancyId: string };

beforeAll(async () => {
  app = await startTestApp('2014-05-20T02:00:00Z');
  owner = await app.company({ playbooks: ['marketplace'] });
  agent = await app.as(owner, ['agent']);
  manager = await app.as(owner, ['manager']);
  floors = await registerMerchant('Xinhengyi');
});
afterAll(() => app.stop());

async function make(path: string, body: unknown, caller = owner) {
  const { status, body: made } = await caller.call(path, body);
  if (status >= 300) throw new Error(`${path} answered ${status} ${JSON.stringify(made)}`);
  return made;
}

async function registerMerchant(name: string) {
  const store = await make('/stores', { name: `Shilihe ${name}`, city: 'Beijing', timeZone: 'Asia/Shanghai' });
  const firm = await make('/firms', { legalName: `${name} Building Materials` });
  const brand = await make('/brands', { name });
  const places = { firmId: firm.firmId, brandId: brand.brandId, storeId: store.storeId };
  const tenancy = await make('/tenancies', { ...places, startedOn: '2012-01-01' });
  return { ...places, tenancyId: tenancy.tenancyId };
}

let contracts = 0;
async function signContract(more: object = {}, places: object = floors) {
  contracts += 1;
  const { firmId, brandId, storeId } = places as typeof floors;
  const contract = await make('/contracts', {
    number: `A-${contracts}`,
    signedOn: '2014-05-20',
    customer: { name: `Mr Song ${contracts}`, phones: [`+861380013${String(8000 + contracts)}`] },
    firmId,
    brandId,
    storeId,
    amount: { amountMinor: '7000000', currency: 'CNY' },
    obligations: [{ kind: 'deliver', agreedOn: '2014-06-30' }],
    vouchers: [
      { kind: 'receipt', number: 'V', paidOn: '2014-05-20', amount: { amountMinor: '7000000', currency: 'CNY' } },
    ],
    ...more,
  });
  await app.settle();
  return contract;
}

test('a case goes from the desk to the end', async () => {
  const contract = await signContract();
  const opened = await make(
    '/cases',
    { contractId: contract.contractId, problem: 'not_delivered', description: '地板没有送货' },
    agent,
  );
  expect(opened).toMatchObject({ state: 'new', rung: 'merchant', mode: 'v1', joinedIntoId: null });
  expect(opened.proofs).toEqual([
    { kind: 'sales_contract', state: 'given' },
    { kind: 'payment_voucher', state: 'given' },
  ]);
  const shown = await agent.call(`/cases/${opened.caseId}`);
  expect(shown.body).toMatchObject({ number: opened.number, step: 'triage', commitmentCode: 'advance-compensation' });
  const listed = await agent.call(`/cases?owner=me`);
  expect(listed.body.rows.map((row: { caseId: string }) => row.caseId)).toContain(opened.caseId);
});

test('zz', async () => {
  await new Promise((r) => setTimeout(r, 4000));
  const { rows } = await app.testDatabase.ownerPool.query(
    'select reaction, failures, last_error from makegood.reaction_cursors where failures > 0',
  );
  console.log(JSON.stringify(rows));
});
