import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mall: Caller;
const ids = { firmId: '', brandId: '', storeId: '', tenancyId: '' };

beforeAll(async () => {
  app = await startTestApp('2013-12-20T04:00:00Z');
  mall = await app.company();
  ids.firmId = (await mall.call('/firms', { legalName: '北京鑫恒益建材有限公司' })).body.firmId;
  ids.brandId = (await mall.call('/brands', { name: '鑫恒益地板' })).body.brandId;
  const store = { name: '十里河店', city: '北京', timeZone: 'Asia/Shanghai' };
  ids.storeId = (await mall.call('/stores', store)).body.storeId;
  const { firmId, brandId, storeId } = ids;
  const tenancy = { firmId, brandId, storeId, startedOn: '2012-04-01', leaseEndsOn: '2014-03-31' };
  ids.tenancyId = (await mall.call('/tenancies', tenancy)).body.tenancyId;
});
afterAll(() => app.stop());

const contract = (number: string, more: object = {}) => ({
  number,
  signedOn: '2013-12-14',
  customer: { name: '宋先生', phones: ['13800138000'], addresses: ['北京市朝阳区十里河路 1 号'] },
  firmId: ids.firmId,
  brandId: ids.brandId,
  storeId: ids.storeId,
  amount: { amountMinor: '7000000', currency: 'CNY' },
  obligations: [{ kind: 'deliver', agreedOn: '2014-01-30' }],
  lines: [{ description: 'Oak floor', serials: ['XF-2013-77001'] }],
  ...more,
});

test('[REG-8] promises are counted while they are owed on the day, and stay owed after the merchant has left (E5)', async () => {
  const made = await mall.call('/contracts', contract('XHY-20131214-01'));
  expect(made.status).toBe(201);
  await app.moveTo('2014-01-31T04:00:00Z');
  const broken = await mall.call(`/contracts/${made.body.contractId}`);
  expect(broken.body).toMatchObject({ brokenPromises: 1, nextDueOn: '2014-01-30' });
  const person = await mall.call(`/people/${made.body.personId}`);
  expect(person.body).toMatchObject({ contractCount: 1, brokenPromises: 1 });
  const ended = await mall.call(`/tenancies/${ids.tenancyId}/end`, {
    endedOn: '2014-03-31',
    reason: 'many complaints',
  });
  expect(ended.body).toMatchObject({ undeliveredCount: 1, brokenPromises: 1, undelivered: [{ daysLate: 60 }] });
  await app.moveTo('2014-05-20T04:00:00Z');
  const later = await mall.call(`/tenancies/${ids.tenancyId}/exit-check?on=2014-05-20`);
  expect(later.body).toMatchObject({ brokenPromises: 1, openPromises: ended.body.openPromises });
  expect(ended.body.openPromises).toBeGreaterThan(0);
  const before = await mall.call(`/tenancies/${ids.tenancyId}/exit-check?on=2014-01-30`);
  expect(before.body).toMatchObject({
    brokenPromises: 0,
    openPromises: ended.body.openPromises + 1,
    undelivered: [{ daysLate: 0 }],
  });
  const merchant = await mall.call(`/merchants/${ids.firmId}`);
  expect(merchant.body).toMatchObject({ contractCount: 1, brokenPromises: 1 });
  const history = await mall.call(`/history/${made.body.contractId}?limit=200`);
  expect(history.body.rows.map((row: { name: string }) => row.name)).toEqual(
    expect.arrayContaining(['contract.registered', 'promise.broken']),
  );
  expect(history.body.rows.at(-1)).toMatchObject({ name: 'contract.registered', actorName: expect.any(String) });
});

test('one box finds by phone in any form, name, number, serial and address', async () => {
  const ask = async (words: string) => (await mall.call(`/find?words=${encodeURIComponent(words)}`)).body.rows;
  for (const words of ['138 0013 8000', '+86 138-0013-8000', '8000', '宋先生', '宋', '十里河路'])
    expect((await ask(words))[0], words).toMatchObject({ kind: 'person', title: '宋先生' });
  for (const words of ['XHY-20131214-01', 'xhy-2013', '20131214', '1401', 'ＸＨＹ-20131214'])
    expect((await ask(words))[0], words).toMatchObject({ kind: 'contract', title: 'XHY-20131214-01' });
  expect((await ask('xf-2013-77'))[0]).toMatchObject({ kind: 'unit', title: 'XF-2013-77001' });
  for (const words of ['鑫恒益', '鑫恒益地板'])
    expect((await ask(words))[0], words).toMatchObject({ kind: 'merchant', id: ids.firmId });
  expect(await ask('nobody at all')).toEqual([]);
});

test('the same registration sent twice with one key is one contract', async () => {
  const headers = { 'idempotency-key': 'one-intent' };
  const first = await mall.call('/contracts', contract('KEY-1'), { headers });
  const second = await mall.call('/contracts', contract('KEY-1'), { headers });
  expect(second).toMatchObject({ status: 201, body: first.body });
  expect((await mall.call('/contracts', contract('KEY-1'))).body.refusal).toBe('contract.number_taken');
});

test('who may not is refused, and what is of another company is not found', async () => {
  const viewer = await app.as(mall, ['viewer']);
  expect((await viewer.call('/contracts', contract('V-1'))).body.refusal).toBe('permission.missing');
  expect((await app.anyone.call('/contracts')).body.refusal).toBe('session.missing');
  const made = (await mall.call('/contracts', contract('V-1'))).body;
  const other = await app.company({ name: 'Other' });
  const obligationId = made.obligations[0].obligationId;
  const attempts: [string, object | undefined][] = [
    [`/contracts/${made.contractId}`, undefined],
    [`/people/${made.personId}`, undefined],
    [`/people/${made.personId}/duplicates`, undefined],
    [`/merchants/${ids.firmId}`, undefined],
    [`/tenancies/${ids.tenancyId}/exit-check`, undefined],
    [`/history/${made.contractId}`, undefined],
    [`/history/${made.personId}`, undefined],
    [`/history/${ids.firmId}`, undefined],
    [`/history/${ids.tenancyId}`, undefined],
    [`/obligations/${obligationId}/fulfil`, { fulfilledAt: '2014-01-01T00:00:00Z' }],
    [`/obligations/${obligationId}/move`, { agreedOn: '2015-01-01', agreedBy: 'x', reason: 'x' }],
    [`/contracts/${made.contractId}/cancel`, { cancelledOn: '2014-01-01', reason: 'x' }],
    [`/contracts/${made.contractId}/complaints`, { complainedOn: '2014-01-01', channel: 'x' }],
    [`/contracts/${made.contractId}/vouchers`, {}],
    [`/tenancies/${ids.tenancyId}/end`, { endedOn: '2014-01-01', reason: 'x' }],
    [
      `/people/${made.personId}/merge`,
      { duplicateId: made.personId.replace(/.$/, (last: string) => (last === '0' ? '1' : '0')) },
    ],
  ];
  for (const [path, body] of attempts) expect((await other.call(path, body)).status, path).toBe(404);
  expect((await other.call('/find?words=13800138000')).body.rows).toEqual([]);
  expect((await other.call('/contracts')).body.rows).toEqual([]);
});

test('no query, however strange, is answered with a fault of ours', async () => {
  const strange = [
    "'",
    '"',
    '\\',
    '%',
    '_',
    ':*',
    '!',
    '&|',
    '<->',
    '()',
    '宋:*',
    '\u0000',
    '\ud800',
    '‮',
    'a'.repeat(200),
    '+',
    '---',
    '1 or 1=1',
    "';--",
    '😀😀',
  ];
  for (const words of strange) {
    const answers = await Promise.all([
      mall.call(`/find?words=${encodeURIComponent(words.toWellFormed())}`),
      mall.call(`/merchants?find=${encodeURIComponent(words.toWellFormed())}`),
      mall.call(`/brands?find=${encodeURIComponent(words.toWellFormed())}`),
      mall.call(`/products?find=${encodeURIComponent(words.toWellFormed())}`),
      mall.call(`/contracts?after=${encodeURIComponent(words.toWellFormed())}`),
      mall.call(`/contracts?after=${Buffer.from(JSON.stringify(['2014-99-99', words])).toString('base64url')}`),
    ]);
    for (const { status, body } of answers) expect(status, JSON.stringify([words, body])).toBeLessThan(500);
  }
});
