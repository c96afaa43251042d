// Promises through the whole app: given with a contract, kept and moved with it, and what a person may do to one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test-app.ts';
import { makeStoryMall, moveTo, type StoryMall, settled } from './story-mall.fixture.ts';

let app: TestApp;
let story: StoryMall;

beforeAll(async () => {
  app = await startTestApp('2013-12-14T02:00:00Z');
  story = await makeStoryMall(app);
});
afterAll(() => app.stop());

const both = (agreedOn: string) => [
  { kind: 'deliver', agreedOn },
  { kind: 'install', agreedOn },
];
async function duty(number: string, agreedOn: string) {
  const contract = await story.contract(number, { obligations: [{ kind: 'deliver', agreedOn }] });
  const obligationId = contract.obligations[0]?.obligationId;
  const find = async () =>
    (await story.promisesOf(contract.contractId)).find((promise) => promise.obligationId === obligationId);
  return { contract, obligationId, find };
}
const spoken = {
  source: 'spoken',
  wording: { ru: 'Подарим карниз' },
  dueOn: '2014-03-01',
  saidBy: 'Иван',
  saidOn: '2013-12-14',
};

test('[PROM-1] [PROM-2] a contract gets the four commitments of the marketplace, delivery and installation apart', async () => {
  const { contractId } = await story.contract('A', { obligations: both('2014-01-30') });
  const promises = await story.promisesOf(contractId);
  expect(promises.map(({ kind, state, source, dueOn }) => [kind, state, source, dueOn]).sort()).toEqual([
    ['duty', 'open', 'commitment', '2014-01-30'],
    ['duty', 'open', 'commitment', '2014-01-30'],
    ['right', 'open', 'commitment', null],
    ['standing', 'open', 'commitment', null],
    ['standing', 'open', 'commitment', null],
  ]);
  const shown = promises.find(({ kind }) => kind === 'duty');
  expect(shown).toMatchObject({ dueAt: '2014-01-30T15:59:59.999Z', personName: '顾客A', storeName: '十里河店' });
  expect(shown?.wording.en).toContain('date agreed');
  const advance = promises.find(({ evidence }) => evidence.includes('payment_voucher'));
  expect(advance).toMatchObject({ kind: 'standing', evidence: ['sales_contract', 'payment_voucher'] });
  const history = await story.mall.call(`/promises/${shown?.promiseId}`);
  expect(history.body).toEqual(shown);
});

test('[PROM-6] fulfilment on the contract keeps the promise and starts the return month', async () => {
  const { contract, obligationId, find } = await duty('kept', '2014-01-30');
  await story.mall.call(`/obligations/${obligationId}/fulfil`, {
    fulfilledAt: '2013-12-14T01:00:00Z',
    proof: 'signed',
  });
  await settled(app);
  expect(await find()).toMatchObject({
    state: 'kept',
    keptAt: '2013-12-14T01:00:00Z',
    proof: 'signed',
    daysLate: 0,
  });
  const right = (await story.promisesOf(contract.contractId)).find(({ kind }) => kind === 'right');
  expect(right).toMatchObject({ state: 'open', dueOn: '2014-01-14' });
});

test('[PROM-9] a new date agreed on the contract moves the promise and tells who agreed', async () => {
  const { obligationId, find } = await duty('moved', '2014-01-30');
  const agreed = { agreedOn: '2014-02-20', agreedBy: 'customer by phone', reason: 'renovation' };
  await story.mall.call(`/obligations/${obligationId}/move`, agreed);
  await settled(app);
  expect(await find()).toMatchObject({ state: 'open', dueOn: '2014-02-20', movedTimes: 1, agreedAnewOn: null });
});

test('[PROM-10] a cancelled contract excuses what was open and leaves the assurances', async () => {
  const { contract, find } = await duty('cancelled', '2014-01-30');
  const cancelled = { cancelledOn: '2013-12-14', reason: 'moved abroad' };
  await story.mall.call(`/contracts/${contract.contractId}/cancel`, cancelled);
  await settled(app);
  expect(await find()).toMatchObject({ state: 'excused', reason: 'moved abroad' });
  const rest = (await story.promisesOf(contract.contractId)).filter(({ kind }) => kind !== 'duty');
  expect(rest.map(({ state }) => state)).toEqual(['open', 'open', 'open']);
});

test('[PROM-15] what hangs on an obligation is refused here and named', async () => {
  const { find } = await duty('bound', '2014-01-30');
  const promiseId = (await find())?.promiseId;
  const keep = await story.mall.call(`/promises/${promiseId}/keep`, { keptAt: '2013-12-14T01:00:00Z', proof: 'x' });
  const move = await story.mall.call(`/promises/${promiseId}/move`, {
    dueOn: '2014-03-01',
    agreedBy: 'x',
    reason: 'x',
  });
  for (const answer of [keep, move]) {
    expect([answer.status, answer.body.refusal]).toEqual([409, 'promise.has_obligation']);
  }
});

test('a spoken promise is written down, moved, kept with proof, and then closed to further change (P3, PROM-16)', async () => {
  const { contractId } = await story.contract('spoken');
  const made = await story.mall.call(`/contracts/${contractId}/promises`, { ...spoken, evidence: 'recording 17' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    ...{ kind: 'duty', source: 'spoken', state: 'open', dueOn: '2014-03-01', wording: spoken.wording },
    ...{ saidBy: 'Иван', saidOn: '2013-12-14', saidEvidence: 'recording 17', commitmentId: null },
  });
  const at = `/promises/${made.body.promiseId}`;
  const moved = await story.mall.call(`${at}/move`, { dueOn: '2014-04-01', agreedBy: 'both', reason: 'sold out' });
  expect(moved.body).toMatchObject({ dueOn: '2014-04-01', movedTimes: 1 });
  const future = await story.mall.call(`${at}/keep`, { keptAt: '2014-01-01T00:00:00Z', proof: 'photo' });
  expect([future.status, future.body.refusal]).toEqual([422, 'obligation.in_future']);
  const kept = await story.mall.call(`${at}/keep`, { keptAt: '2013-12-14T01:30:00Z', proof: 'photo' });
  expect(kept.body).toMatchObject({ state: 'kept', proof: 'photo' });
  const again = await story.mall.call(`${at}/waive`, { waivedBy: 'customer', reason: 'x' });
  expect([again.status, again.body.refusal, again.body.facts]).toEqual([409, 'promise.not_open', { state: 'kept' }]);
});

test('a promise is waived by the customer or excused with a ground; an assurance can only be waived (PROM-16)', async () => {
  const { contractId } = await story.contract('given up', { obligations: both('2014-01-30') });
  const [first, second] = (await story.promisesOf(contractId)).filter(({ kind }) => kind === 'duty');
  const waived = await story.mall.call(`/promises/${first?.promiseId}/waive`, {
    waivedBy: '顾客',
    reason: 'does it himself',
  });
  expect(waived.body).toMatchObject({ state: 'waived', reason: 'does it himself' });
  const excused = await story.mall.call(`/promises/${second?.promiseId}/excuse`, {
    ground: 'force_majeure',
    reason: 'flood',
  });
  expect(excused.body).toMatchObject({ state: 'excused', reason: 'flood' });
  const standing = (await story.promisesOf(contractId)).find(({ kind }) => kind === 'standing');
  const keep = await story.mall.call(`/promises/${standing?.promiseId}/keep`, {
    keptAt: '2013-12-14T01:00:00Z',
    proof: 'x',
  });
  expect([keep.status, keep.body.refusal]).toEqual([409, 'promise.not_a_duty']);
  const given = await story.mall.call(`/promises/${standing?.promiseId}/waive`, {
    waivedBy: '顾客',
    reason: 'settled',
  });
  expect(given.body.state).toBe('waived');
});

test('who may: an agent keeps and moves, waiving is for those above; a viewer only reads', async () => {
  const { contractId } = await story.contract('roles');
  const made = await story.mall.call(`/contracts/${contractId}/promises`, spoken);
  const at = `/promises/${made.body.promiseId}`;
  const agent = await app.as(story.mall, ['agent']);
  const viewer = await app.as(story.mall, ['viewer']);
  expect((await agent.call(`${at}/waive`, { waivedBy: 'x', reason: 'x' })).status).toBe(403);
  expect((await viewer.call(`${at}/keep`, { keptAt: '2013-12-14T01:00:00Z', proof: 'x' })).status).toBe(403);
  expect((await viewer.call(at)).status).toBe(200);
  expect((await agent.call(`${at}/move`, { dueOn: '2014-04-01', agreedBy: 'x', reason: 'x' })).status).toBe(200);
  expect((await app.anyone.call(at)).status).toBe(401);
});

test('the same request sent twice writes one promise; what is not there is not found', async () => {
  const { contractId } = await story.contract('twice');
  const send = () =>
    story.mall.call(`/contracts/${contractId}/promises`, spoken, { headers: { 'idempotency-key': 'p-1' } });
  const [first, second] = [await send(), await send()];
  expect(second.body).toEqual(first.body);
  const all = await story.promisesOf(contractId);
  expect(all.filter(({ source }) => source === 'spoken')).toHaveLength(1);
  const nobody = `prm_${'0'.repeat(26)}`;
  expect((await story.mall.call(`/promises/${nobody}`)).body.refusal).toBe('promise.not_found');
  expect((await story.mall.call(`/promises/${nobody}/waive`, { waivedBy: 'x', reason: 'x' })).status).toBe(404);
  const elsewhere = await story.mall.call(`/contracts/ctr_${'0'.repeat(26)}/promises`, spoken);
  expect(elsewhere.body.refusal).toBe('contract.not_found');
});

test('[PROM-12] a complaint and a merged customer reach the promises of the contract', async () => {
  const one = await story.contract('one', { obligations: both('2014-01-30') });
  const two = await story.contract('two');
  await story.mall.call(`/contracts/${one.contractId}/complaints`, { complainedOn: '2013-12-14', channel: 'desk' });
  const merged = await story.mall.call(`/people/${two.personId}/merge`, { duplicateId: one.personId });
  expect(merged.status).toBe(200);
  await settled(app);
  for (const promise of await story.promisesOf(one.contractId)) {
    expect(promise).toMatchObject({ complained: true, personId: two.personId, personName: '顾客two' });
  }
});

test('lists go by due day, page by page, each promise once, and filters hold', async () => {
  const seen: string[] = [];
  let after = '';
  do {
    const page = await story.mall.call(`/promises?limit=7${after}`);
    seen.push(
      ...page.body.rows.map(
        (row: { dueOn: string | null; promiseId: string }) => `${row.dueOn ?? 'z'} ${row.promiseId}`,
      ),
    );
    after = page.body.next ? `&after=${page.body.next}` : '';
  } while (after);
  expect(seen.length).toBeGreaterThan(20);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.map((key) => key.split(' ')[0])).toEqual(seen.map((key) => key.split(' ')[0]).toSorted());
  const open = await story.mall.call('/promises?state=open&kind=duty&dueUntil=2014-01-31&complained=no&limit=200');
  for (const row of open.body.rows) expect(row).toMatchObject({ state: 'open', kind: 'duty', complained: false });
  expect((await story.mall.call('/promises?after=bm90IG91cnM')).status).toBe(422);
});

test('[PROM-18] the head of the screen counts what the lists show', async () => {
  const counts = (await story.mall.call('/promise-counts')).body;
  const narrowed = (await story.mall.call(`/promise-counts?firmId=${story.firmId}`)).body;
  expect(narrowed.byState).toEqual(counts.byState);
  for (const state of ['open', 'kept', 'waived', 'excused']) {
    const { rows } = (await story.mall.call(`/promises?state=${state}&limit=200`)).body;
    expect([state, counts.byState[state]]).toEqual([state, rows.length]);
  }
  expect(counts).toMatchObject({ today: '2013-12-14', overdue: 0, keptShare: null });
  expect(counts.days).toHaveLength(30);
});

test('[PROM-11] a promise survives the exit of the merchant: due, broken and counted as before (E5)', async () => {
  const { find } = await duty('survives', '2014-01-30');
  const ended = await story.mall.call(`/tenancies/${story.tenancyId}/end`, {
    endedOn: '2013-12-14',
    reason: 'many complaints',
  });
  expect(ended.status).toBe(200);
  await settled(app);
  expect(await find()).toMatchObject({ state: 'open', firmId: story.firmId });
  await moveTo(app, '2014-05-20T02:00:00Z');
  expect(await find()).toMatchObject({ state: 'broken', daysLate: 110, brokenAt: '2014-01-30T15:59:59.999Z' });
  const counts = (await story.mall.call('/promise-counts')).body;
  expect(counts.overdue).toBeGreaterThan(0);
  expect(counts.byState.broken).toBe(counts.overdue);
});
