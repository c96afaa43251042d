// For tests: one of everything in a company, with the id of each by its prefix.
import type { Caller, TestApp } from './test-app.ts';
import type { KnownIds } from './test-samples.ts';

export async function makeThings(app: TestApp, caller: Caller): Promise<KnownIds> {
  const make = async (path: string, body: unknown) => {
    const { status, body: made } = await caller.call(path, body);
    if (status >= 300) throw new Error(`${path} answered ${status} ${JSON.stringify(made)}`);
    return made;
  };
  const store = await make('/stores', { name: 'Store', city: 'Beijing', timeZone: 'Asia/Shanghai' });
  const firm = await make('/firms', { legalName: 'Floors Ltd' });
  const brand = await make('/brands', { name: 'Floors' });
  const tenancy = await make('/tenancies', {
    firmId: firm.firmId,
    brandId: brand.brandId,
    storeId: store.storeId,
    startedOn: '2024-01-01',
  });
  const product = await make('/products', { sku: 'F-1', name: 'Oak floor', family: 'floors' });
  const staff = await make('/staff', { name: 'Huang Meng', storeId: store.storeId });
  const contract = await make('/contracts', {
    number: 'N-1',
    signedOn: '2025-11-01',
    customer: { name: 'Mr Song', phones: ['+8613800138000'] },
    firmId: firm.firmId,
    brandId: brand.brandId,
    storeId: store.storeId,
    amount: { amountMinor: '7000000', currency: 'CNY' },
    obligations: [
      { kind: 'deliver', agreedOn: '2025-12-30' },
      { kind: 'install', agreedOn: '2026-02-01' },
    ],
    vouchers: [
      { kind: 'receipt', number: 'V-1', paidOn: '2025-11-01', amount: { amountMinor: '7000000', currency: 'CNY' } },
    ],
  });
  await app.settle();
  const { rows: promises } = (await caller.call(`/promises?contractId=${contract.contractId}`)).body;
  const { rows: commitments } = (await caller.call('/commitments')).body;
  const { rows: calendars } = (await caller.call('/calendars')).body;
  const invited = await make('/accounts', {
    name: 'Colleague',
    email: `c${caller.companyId.slice(-6)}@example.org`,
    roles: ['agent'],
  });
  const key = await make('/keys', { name: 'second', roles: ['viewer'] });
  return new Map([
    ['sto', store.storeId],
    ['frm', firm.firmId],
    ['brd', brand.brandId],
    ['tcy', tenancy.tenancyId],
    ['prd', product.productId],
    ['stf', staff.staffId],
    ['ctr', contract.contractId],
    ['per', contract.personId],
    ['obl', contract.obligations[0].obligationId],
    ['prm', promises[0].promiseId],
    ['com', commitments[0].commitmentId],
    ['cal', calendars[0].calendarId],
    ['acc', invited.account.accountId],
    ['key', key.key.keyId],
  ]);
}
