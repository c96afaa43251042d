// Story E, steps 1 to 4, through the public API: contracts come in, dates pass, nobody complains, the merchant leaves.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test-app.ts';
import { makeStoryMall, moveTo, type ShownContract, type StoryMall, settled } from '../promises/story-mall.fixture.ts';

let app: TestApp;
let story: StoryMall;
const contracts: Record<string, ShownContract> = {};

beforeAll(async () => {
  app = await startTestApp('2012-12-31T02:00:00Z');
  story = await makeStoryMall(app);
  await register('X', '2012-12-31', '2013-01-20');
  await deliver('X', '2013-01-19T03:00:00Z');
  await register('C', '2013-05-14', '2013-06-30');
});
afterAll(() => app.stop());

async function register(number: string, signedOn: string, agreedOn: string, firmId = story.firmId): Promise<void> {
  await moveTo(app, `${signedOn}T02:00:00Z`);
  const obligations = ['deliver', 'install'].map((kind) => ({ kind, agreedOn }));
  const vouchers = [{ paidOn: signedOn, amount: { amountMinor: '7000000', currency: 'CNY' } }];
  contracts[number] = await story.contract(number, { signedOn, obligations, vouchers, firmId });
  expect(contracts[number]).toMatchObject({ state: 'awaiting_delivery' });
}

async function deliver(number: string, at: string): Promise<void> {
  await moveTo(app, at);
  for (const { obligationId } of contracts[number]?.obligations ?? []) {
    const done = await story.mall.call(`/obligations/${obligationId}/fulfil`, { fulfilledAt: at });
    expect(done.status).toBe(200);
  }
  await settled(app);
}
const overdue = async (query = '') => (await story.mall.call(`/overdue${query}`)).body;
const numbers = async (query = '') => {
  const { rows } = (await story.mall.call(`/overdue/list${query}`)).body;
  return [
    ...new Set(
      rows.map((row: { contractNumber: string; daysLate: number }) => `${row.contractNumber} ${row.daysLate}`),
    ),
  ].sort();
};

test('step 2: on the day itself nothing is overdue; at the next midnight of the store it is, by one day', async () => {
  await moveTo(app, '2013-06-30T15:59:59Z');
  expect((await overdue()).total).toMatchObject({ contracts: 0, promises: 0, amounts: [] });
  await moveTo(app, '2013-06-30T16:00:00Z');
  expect(await overdue('?by=merchant')).toMatchObject({
    on: '2013-07-01',
    total: {
      contracts: 1,
      promises: 2,
      amounts: [{ amountMinor: '7000000', currency: 'CNY' }],
      daysLateMax: 1,
      daysLateMedian: 1,
    },
    groups: [{ key: story.firmId, title: '兴邦建材', contracts: 1, promises: 2 }],
    ages: [{ fromDays: 1, untilDays: 7, promises: 2 }, {}, {}, {}, {}, {}],
  });
  const { rows } = (await story.mall.call('/overdue/list')).body;
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ state: 'broken', contractNumber: 'C', source: 'commitment', complained: false });
});

test('step 3: what was delivered in time never shows; A and B are overdue by one day on 31 January', async () => {
  await register('D', '2013-08-01', '2013-08-20');
  await deliver('D', '2013-08-19T03:00:00Z');
  await register('B', '2013-10-17', '2014-01-30');
  const other = await story.mall.call('/firms', { legalName: '另一家' });
  await register('Y', '2013-11-01', '2014-06-30', other.body.firmId);
  await register('A', '2013-12-14', '2014-01-30');
  await moveTo(app, '2014-01-31T00:00:00Z');
  expect(await numbers()).toEqual(['A 1', 'B 1', 'C 215']);
});

test('step 4: the merchant leaves; the promises stay in force and the exit check names the three', async () => {
  await moveTo(app, '2014-03-31T02:00:00Z');
  const ended = await story.mall.call(`/tenancies/${story.tenancyId}/end`, {
    endedOn: '2014-03-31',
    reason: 'many complaints',
  });
  const undelivered = ended.body.undelivered.map((row: { number: string; daysLate: number }) => [
    row.number,
    row.daysLate,
  ]);
  expect(undelivered.sort()).toEqual([
    ['A', 60],
    ['B', 60],
    ['C', 274],
  ]);
  await settled(app);
  expect(await numbers()).toEqual(['A 60', 'B 60', 'C 274']);
});

test('E23: on the day of the complaint it was 110 days late, the others 110 and 324, and two had never spoken', async () => {
  await moveTo(app, '2014-05-20T02:00:00Z');
  const { contractId } = contracts.A ?? { contractId: '' };
  await story.mall.call(`/contracts/${contractId}/complaints`, { complainedOn: '2014-05-20', channel: 'desk' });
  await settled(app);
  expect(await numbers('?complained=any')).toEqual(['A 110', 'B 110', 'C 324']);
  expect(await numbers()).toEqual(['B 110', 'C 324']);
  expect(await numbers('?complained=yes')).toEqual(['A 110']);
});

test('[PROM-13] [PROM-14] a day in the past is answered as it was: nobody had complained, and D was never late', async () => {
  expect(await numbers('?on=2014-01-31')).toEqual(['A 1', 'B 1', 'C 215']);
  expect((await overdue('?on=2013-06-30')).total.contracts).toBe(0);
  await deliver('B', '2014-05-20T05:00:00Z');
  expect(await numbers('?complained=any')).toEqual(['A 110', 'C 324']);
  expect(await numbers('?on=2014-05-19')).toEqual(['A 109', 'B 109', 'C 323']);
  const kept = await story.promisesOf(contracts.B?.contractId ?? '');
  expect(kept.filter(({ kind }) => kind === 'duty')).toMatchObject([
    { state: 'kept_late', daysLate: 110 },
    { state: 'kept_late', daysLate: 110 },
  ]);
});
