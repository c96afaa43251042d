// Story E, steps 1 to 4, through the public API: contracts come in, dates pass, nobody complains, the merchant leaves.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test-app.ts';

let app: TestApp;
let mall: Caller;
const firm: Record<string, string> = {};
let tenancyId: string;

beforeAll(async () => {
  app = await startTestApp('2012-01-05T01:00:00Z');
  mall = await app.company({ name: 'Mall', playbooks: ['marketplace'] });
  const store = await mall.call('/stores', { name: '十里河店', city: '北京', timeZone: 'Asia/Shanghai' });
  const brand = await mall.call('/brands', { name: '新恒艺' });
  for (const legalName of ['兴邦建材', '另一家']) {
    const made = await mall.call('/firms', { legalName });
    firm[legalName] = made.body.firmId;
    const tenancy = await mall.call('/tenancies', {
      firmId: made.body.firmId,
      brandId: brand.body.brandId,
      storeId: store.body.storeId,
      startedOn: '2012-01-01',
    });
    expect(tenancy.status).toBe(201);
    tenancyId ??= tenancy.body.tenancyId;
  }
  const register = async (number: string, signedOn: string, dueOn: string, legalName = '兴邦建材') => {
    await app.moveTo(`${signedOn}T02:00:00Z`);
    const answer = await mall.call('/contracts', {
      number,
      signedOn,
      customer: { name: `顾客${number}`, phones: [] },
      firmId: firm[legalName],
      brandId: brand.body.brandId,
      storeId: store.body.storeId,
      city: '北京',
      amount: { amountMinor: '7000000', currency: 'CNY' },
      obligations: [
        { kind: 'deliver', agreedOn: dueOn },
        { kind: 'install', agreedOn: dueOn },
      ],
    });
    expect(answer.body).toMatchObject({ state: 'awaiting_delivery' });
    expect(answer.status).toBe(201);
    await app.settle();
    return answer.body;
  };
  await register('X', '2012-12-31', '2013-01-20').then(deliver('2013-01-19T03:00:00Z'));
  await register('C', '2013-05-14', '2013-06-30');
});
afterAll(() => app.stop());

function deliver(at: string) {
  return async (contract: { obligations: { obligationId: string }[] }) => {
    await app.moveTo(at);
    for (const { obligationId } of contract.obligations) {
      const done = await mall.call(`/obligations/${obligationId}/fulfil`, { fulfilledAt: at });
      expect(done.status).toBe(200);
    }
    await app.settle();
  };
}

test('on the day itself nothing is overdue; the next day it is, by one day', async () => {
  await app.moveTo('2013-06-30T15:59:59Z');
  expect((await mall.call('/overdue')).body.total).toMatchObject({ contracts: 0, promises: 0 });
  await app.moveTo('2013-06-30T16:00:00Z');
  const overdue = await mall.call('/overdue?by=merchant');
  expect(overdue.body).toMatchObject({
    on: '2013-07-01',
    total: {
      contracts: 1,
      promises: 2,
      amounts: [{ amountMinor: '7000000', currency: 'CNY' }],
      daysLateMax: 1,
      daysLateMedian: 1,
    },
    groups: [{ key: firm['兴邦建材'], title: '兴邦建材', contracts: 1, promises: 2 }],
  });
  const list = await mall.call('/overdue/list');
  expect(list.body.rows).toHaveLength(2);
  expect(list.body.rows[0]).toMatchObject({ state: 'broken', contractNumber: 'C', daysLate: 1, source: 'commitment' });
  expect(tenancyId).toBeTruthy();
});
