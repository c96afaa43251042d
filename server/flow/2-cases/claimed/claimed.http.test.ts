// What is claimed on a case, through the app: at opening, at the desk, by the customer; versions, refusals, and who may see it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

const cny = (amountMinor: string) => ({ amountMinor, currency: 'CNY' });
const claimed = async (caseId: string, caller = mall.agent) => (await caller.call(`/cases/${caseId}/claim`)).body;
const refund = { remedy: 'refund', amount: cny('7000000') };

test('[CLAIM-1] each change is a version beside those before, told by who and when; the same again is none', async () => {
  const { caseId } = await mall.openCase({ claimed: { buyer: 'consumer', ordered: 'ready_made', asks: [refund] } });
  expect(await claimed(caseId)).toMatchObject({
    currency: 'CNY',
    now: { version: 1, buyer: 'consumer', bought: null, asks: [{ ...refund, askedOn: '2014-05-20', metOn: null }] },
    before: [],
    mayChange: true,
  });
  const next = { buyer: 'consumer', bought: 'store', latePenalty: { perDay: cny('3500'), atMost: cny('700000') } };
  await mall.make(`/cases/${caseId}/claim`, next, mall.agent);
  await mall.make(`/cases/${caseId}/claim`, next, mall.agent);
  const { now, before } = await claimed(caseId);
  expect([now.version, now.ordered, now.asks, now.latePenalty]).toEqual([2, null, [], next.latePenalty]);
  expect(before.map(({ version }: { version: number }) => version)).toEqual([1]);
  expect([now.who, now.at]).toEqual([before[0].who, '2014-05-20T02:00:00.000Z']);
  expect((await mall.factsOf(caseId)).filter((name) => name === 'case.claimed')).toHaveLength(2);
});

test('[CLAIM-2] what is asked for without a day was asked for when the customer complained', async () => {
  const { caseId } = await mall.openCase({ complainedOn: '2014-05-02', claimed: { asks: [{ remedy: 'deliver' }] } });
  expect((await claimed(caseId)).now.asks).toEqual([
    { remedy: 'deliver', askedOn: '2014-05-02', amount: null, metOn: null },
  ]);
});

test('[CLAIM-3] a day that has not come, sums of another currency, a remedy twice and one met before it was asked are refused', async () => {
  const { caseId } = await mall.openCase();
  const path = `/cases/${caseId}/claim`;
  await mall.refused('claim.in_future', path, { receivedOn: '2014-05-21' });
  await mall.refused('claim.in_future', path, { asks: [{ remedy: 'refund', askedOn: '2014-05-21' }] });
  await mall.refused('money.mixed_currencies', path, {
    latePenalty: { perDay: { amountMinor: '1', currency: 'USD' } },
  });
  for (const bad of [
    { asks: [{ remedy: 'refund' }, { remedy: 'refund' }] },
    { asks: [{ remedy: 'refund', askedOn: '2014-05-02', metOn: '2014-05-01' }] },
    { asks: [{ remedy: 'refund', amount: cny('-1') }] },
    { asks: [{ remedy: 'apology' }] },
    { latePenalty: { perDay: cny('1'), atMost: { amountMinor: '1', currency: 'USD' } } },
  ])
    await mall.refused('input.invalid', path, bad);
  expect((await claimed(caseId)).now).toBeNull();
  await mall.make(`/cases/${caseId}/cancel`, { reason: 'by mistake' });
  await mall.refused('case.not_open', path, {});
  expect((await claimed(caseId)).mayChange).toBe(false);
});

test('[CLAIM-4] what the customer asks for on their page takes the place of what is not met, and keeps its day', async () => {
  const { caseId } = await mall.openCase({
    complainedOn: '2014-05-02',
    claimed: {
      bought: 'distance',
      latePenalty: { perDay: cny('3500') },
      asks: [
        { remedy: 'repair', askedOn: '2014-05-03' },
        { remedy: 'loaner', metOn: '2014-05-10' },
      ],
    },
  });
  const { token } = await mall.make(`/cases/${caseId}/customer-link`, {});
  const page = `/customer/case/${token}`;
  const ask = async (body: unknown) => (await mall.app.anyone.call(`${page}/claim`, body)).body;
  expect((await mall.app.anyone.call(page)).body.claimed).toMatchObject({ currency: 'CNY', mayChange: true });
  const first = await ask({ remedy: 'refund', amountMinor: '7000000', buyer: 'consumer' });
  expect(first.claimed.asks.map(({ remedy, askedOn }: Record<string, string>) => [remedy, askedOn])).toEqual([
    ['loaner', '2014-05-02'],
    ['refund', '2014-05-20'],
  ]);
  await ask({ remedy: 'repair' });
  const { now, before } = await claimed(caseId);
  expect(now).toMatchObject({ version: 3, bought: 'distance', buyer: 'consumer', latePenalty: { atMost: null } });
  expect([before[0].who, now.asks.at(-1).askedOn]).not.toContain(undefined);
  expect((await ask({ remedy: 'refund', receivedOn: '2014-05-21' })).refusal).toBe('claim.in_future');
});

test('[CLAIM-4] a complaint on the form says what is asked for', async () => {
  const { token } = await mall.make('/complaint-link', {});
  const form = (await mall.app.anyone.call(`/customer/complaint/${token}`)).body;
  expect(form.currency).toBe('CNY');
  const made = await mall.app.anyone.call(`/customer/complaint/${token}`, {
    name: 'Ms Li',
    phone: '+8613900139000',
    problem: 'quality',
    description: 'The sofa sags',
    language: 'en',
    claimed: { remedy: 'replace', buyer: 'consumer', receivedOn: '2014-05-01' },
  });
  const { body } = await mall.app.anyone.call(`/customer/case/${made.body.token}`);
  expect(body.claimed).toMatchObject({ buyer: 'consumer', receivedOn: '2014-05-01', asks: [{ remedy: 'replace' }] });
});

test('[CLAIM-5] a case without a claim of its own is judged by that of the duplicate joined into it, and by its own once it has one', async () => {
  const first = await mall.openCase();
  const { contractId } = await mall.show(first.caseId);
  const again = await mall.openCase({ contractId, claimed: { asks: [{ remedy: 'refund', askedOn: '2014-05-19' }] } });
  expect(again.joinedIntoId).toBe(first.caseId);
  const demands = async () => (await mall.owner.call(`/cases/${first.caseId}/entitlements`)).body.facts.demands;
  expect(await demands()).toEqual([{ kind: 'refund', madeOn: '2014-05-19' }]);
  await mall.make(`/cases/${first.caseId}/claim`, { asks: [{ remedy: 'deliver', askedOn: '2014-05-20' }] });
  expect(await demands()).toEqual([{ kind: 'deliver', madeOn: '2014-05-20' }]);
});

test('[CLAIM-6] who may not see a case sees nothing claimed on it', async () => {
  const { rows } = (await mall.manager.call('/case-workers')).body;
  const { account } = (await mall.other.call('/session')).body;
  const other = rows.find(({ workerId }: { workerId: string }) => workerId === account?.accountId) ?? rows[0];
  const { caseId } = await mall.openCase({ claimed: { asks: [refund] } });
  await mall.make(`/cases/${caseId}/supervision`, { aboutId: other.workerId }, mall.manager);
  const answers = await Promise.all(
    [mall.owner, mall.agent, mall.other, mall.manager].map(
      async (one) => (await one.call(`/cases/${caseId}/claim`)).status,
    ),
  );
  expect(answers.filter((status) => status === 404)).toHaveLength(1);
});
