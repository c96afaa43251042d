// For tests: a mall with undelivered floors, and cases brought to the point where the rules pay.
import type { Answered, Caller, TestApp } from '../../../test-app.ts';

export interface Mall {
  app: TestApp;
  administrator: Caller;
  manager: Caller;
  finance: Caller;
  agent: Caller;
  storeId: string;
  firmId: string;
  brandId: string;
}

async function made(caller: Caller, path: string, body: unknown): Promise<Answered['body']> {
  const answered = await caller.call(path, body);
  if (answered.status >= 300)
    throw new Error(`${path} answered ${answered.status} ${JSON.stringify(answered.body).slice(0, 500)}`);
  return answered.body;
}

export async function makeMall(app: TestApp, name = 'Mall'): Promise<Mall> {
  const administrator = await app.company({ name });
  const store = await made(administrator, '/stores', { name: 'Shilihe', city: 'Beijing', timeZone: 'Asia/Shanghai' });
  const firm = await made(administrator, '/firms', { legalName: 'Xingbang Building Materials' });
  const brand = await made(administrator, '/brands', { name: 'Xinhengyi' });
  const places = { storeId: store.storeId, firmId: firm.firmId, brandId: brand.brandId };
  await made(administrator, '/tenancies', { ...places, startedOn: '2024-01-01' });
  return {
    app,
    administrator,
    manager: await app.as(administrator, ['manager']),
    finance: await app.as(administrator, ['finance']),
    agent: await app.as(administrator, ['agent']),
    ...places,
  };
}

let numbers = 0;

/** A floor paid in full and due on 2025-12-30, never delivered. */
export async function sellFloor(
  mall: Mall,
  given: { amountMinor?: string; email?: string; paid?: boolean } = {},
): Promise<{ contractId: string; personId: string }> {
  numbers += 1;
  const amount = { amountMinor: given.amountMinor ?? '4000000', currency: 'CNY' };
  const contract = await made(mall.administrator, '/contracts', {
    number: `F-${numbers}`,
    signedOn: '2025-11-01',
    customer: {
      name: `Customer ${numbers}`,
      phones: [`+86138001${String(10_000 + numbers)}`],
      ...(given.email ? { emails: [given.email] } : {}),
    },
    firmId: mall.firmId,
    brandId: mall.brandId,
    storeId: mall.storeId,
    amount,
    obligations: [{ kind: 'deliver', agreedOn: '2025-12-30' }],
    vouchers: given.paid === false ? [] : [{ kind: 'receipt', number: `V-${numbers}`, paidOn: '2025-11-01', amount }],
  });
  await mall.app.settle();
  return contract;
}

/** A complaint that nothing came. */
export async function complain(mall: Mall, contractId: string, more: Record<string, unknown> = {}): Promise<string> {
  const opened = await made(mall.agent, '/cases', {
    contractId,
    problem: 'not_delivered',
    description: 'The floor never came',
    ...more,
  });
  return opened.caseId;
}

export async function visitHome(mall: Mall, caseId: string, found: Record<string, unknown> = {}): Promise<void> {
  const plannedAt = '2026-01-05T09:00:00Z';
  const shown = await made(mall.agent, `/cases/${caseId}/visits`, { plannedAt, who: 'Huang Meng' });
  await made(mall.agent, `/visits/${shown.visits[0].visitId}/done`, {
    delivered: false,
    problemFound: true,
    findings: 'Nothing was delivered',
    ...found,
  });
}

/** The merchant is asked and answers; says no unless told. */
export async function askMerchant(mall: Mall, caseId: string, answer: Record<string, unknown> = {}): Promise<void> {
  const { demandId } = await made(mall.agent, `/cases/${caseId}/demands`, {
    channel: 'call',
    toWhom: 'Mr Wang',
    text: 'Deliver by Friday',
  });
  await made(mall.agent, `/demands/${demandId}/answer`, { answer: 'refuses', note: 'will not', ...answer });
}

/** A case the rules pay. */
export async function caseToPay(
  mall: Mall,
  given: Parameters<typeof sellFloor>[1] = {},
  more: Record<string, unknown> = {},
): Promise<{ caseId: string; contractId: string; personId: string }> {
  const { contractId, personId } = await sellFloor(mall, given);
  const caseId = await complain(mall, contractId, more);
  await visitHome(mall, caseId);
  await askMerchant(mall, caseId);
  return { caseId, contractId, personId };
}
