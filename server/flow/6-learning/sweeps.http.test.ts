// Sweeps through the API, as the desk works them: the window, the call list, what calls lead to, when it is complete.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.ts';
import {
  complain,
  confirm,
  type Named,
  openSweepMall,
  type SweepMall,
  sweepGiven,
  sweepStart,
} from './sweep-mall.fixture.ts';

let app: TestApp;
let given: SweepMall;
beforeAll(async () => {
  app = await startTestApp(sweepStart);
});
afterAll(() => app.stop());
beforeEach(async () => {
  given = await openSweepMall(app);
});

const well = { outcome: 'reached', delivered: 'yes', installed: 'yes', sameProblem: 'no' };
const same = { outcome: 'reached', delivered: 'no', installed: 'no', sameProblem: 'yes', note: 'still waiting' };

type Member = {
  contractId: string;
  state: string;
  caseId: string | null;
  reasons: string[];
  daysLate: number;
  contractState: string;
};
async function members(sweepId: string): Promise<Member[]> {
  return (await given.mall.call(`/sweeps/${sweepId}/members?limit=200`)).body.rows;
}
const nameOf = (id: string) => Object.entries(given.contracts).find(([, contractId]) => contractId === id)?.[0];
const record = (sweepId: string, name: Named, call: object) =>
  given.make(`/sweeps/${sweepId}/members/${given.contracts[name]}/calls`, call);
const refused = async (path: string, body: unknown) => (await given.mall.call(path, body)).body.refusal;

describe('the window', () => {
  test('[SWEEP-1] only from a confirmed case that has a contract; the window names a merchant or a brand', async () => {
    const { make, contracts, brandId, persons } = given;
    const fresh = await complain(make, contracts.B);
    const filter = { brandId };
    expect(await refused('/sweeps', sweepGiven(fresh.caseId, filter))).toBe('sweep.case_not_confirmed');
    await confirm(make, fresh.caseId);
    expect((await given.mall.call('/sweeps', sweepGiven(fresh.caseId, filter))).status).toBe(201);
    const bare = await make('/cases', { personId: persons.B, problem: 'service', description: 'Rude' });
    expect(await refused('/sweeps', sweepGiven(bare.caseId, filter))).toBe('sweep.case_without_contract');
    const nobody = await given.mall.call('/sweeps', sweepGiven(given.caseId, {}));
    expect([nobody.status, nobody.body.refusal]).toEqual([422, 'input.invalid']);
    const agent = await app.as(given.mall, ['agent']);
    expect((await agent.call('/sweeps', sweepGiven(given.caseId, filter))).status).toBe(403);
  });

  test('[SWEEP-2] both ends are in it, members are frozen with their reasons and days late', async () => {
    const started = await given.sweep({ firmId: given.firmId });
    expect(started).toMatchObject({
      state: 'running',
      firmName: 'Xingbang Building Materials',
      brandName: 'Xinhengyi',
    });
    const found = await members(started.sweepId);
    expect(found.map((member) => nameOf(member.contractId)).toSorted()).toEqual(['A', 'B', 'C', 'D']);
    const c = found.find((member) => nameOf(member.contractId) === 'C');
    expect(c).toMatchObject({
      reasons: ['firm', 'brand', 'signed'],
      daysLate: 325,
      contractState: 'awaiting_delivery',
    });
    expect(found.find((member) => nameOf(member.contractId) === 'D')).toMatchObject({
      daysLate: 0,
      contractState: 'fulfilled',
    });
    // A contract registered into the window later is not in it.
    await given.make('/contracts', {
      number: 'N-late',
      signedOn: '2014-03-31',
      customer: { personId: given.persons.Y },
      firmId: given.firmId,
      brandId: given.brandId,
    });
    expect(await members(started.sweepId)).toHaveLength(4);
    const ends = await given.sweep({ signedFrom: '2014-03-31', signedUntil: '2014-03-31' });
    expect(ends.counts.members).toBe(1);
  });

  test('the preview asks the same question and keeps nothing', async () => {
    const preview = await given.make('/sweep-previews', {
      caseId: given.caseId,
      filter: { brandId: given.brandId, signedFrom: '2013-01-01', signedUntil: '2014-03-31' },
    });
    expect(preview).toMatchObject({ members: 4, known: 1, foundBefore: 0, overdue: 3 });
    expect(preview.amounts).toEqual([{ amountMinor: '28000000', currency: 'CNY' }]);
    expect(nameOf(preview.first[0].contractId)).toBe('C');
    expect((await given.mall.call('/sweeps')).body.rows).toEqual([]);
  });

  test('store, family, contract state and promise state narrow it', async () => {
    const preview = async (filter: object) =>
      (await given.make('/sweep-previews', { ...sweepGiven(given.caseId, { brandId: given.brandId, ...filter }) }))
        .members;
    expect(await preview({ storeId: given.storeId })).toBe(4);
    expect(await preview({ contractStates: ['fulfilled'] })).toBe(1);
    expect(await preview({ promiseState: 'broken' })).toBe(3);
    expect(await preview({ promiseState: 'kept' })).toBe(1);
    expect(await preview({ family: 'sofa' })).toBe(0);
    expect(
      await refused('/sweep-previews', sweepGiven(given.caseId, { brandId: given.brandId.replace(/.$/, '0') })),
    ).toBe('brand.not_found');
  });

  test('[SWEEP-3] a second sweep over the same window makes no member twice', async () => {
    const first = await given.sweep({ signedUntil: '2013-10-31' });
    expect(first.counts.members).toBe(3);
    const second = await given.sweep();
    expect(second).toMatchObject({ foundBefore: 3, state: 'completed' });
    expect((await members(second.sweepId)).map((member) => nameOf(member.contractId))).toEqual(['A']);
    const third = await given.sweep();
    expect(third).toMatchObject({ foundBefore: 4, state: 'completed', counts: { members: 0 } });
  });

  test('[SWEEP-4] a contract in a case is in it as known, and its case comes into the incident', async () => {
    const other = await complain(given.make, given.contracts.B);
    const started = await given.sweep();
    expect(started.counts).toMatchObject({ members: 4, known: 2, toCall: 2 });
    const known = (await members(started.sweepId)).filter((member) => member.state === 'known');
    expect(known.map((member) => member.caseId).toSorted()).toEqual([given.caseId, other.caseId].toSorted());
    for (const { caseId } of [given, other]) {
      const { body } = await given.mall.call(`/cases/${caseId}`);
      expect(body.incidentId).toBe(started.incidentId);
    }
  });
});

describe('the call list', () => {
  test('[SWEEP-5] callers at once never get the same; who holds one gets it again; a claim ends', async () => {
    const { sweepId } = await given.sweep();
    const callers = await Promise.all([1, 2, 3, 4].map(() => app.as(given.mall, ['agent'])));
    const claim = async (at: number) =>
      (await callers[at]?.call(`/sweeps/${sweepId}/claims`, {}, { method: 'POST' }))?.body;
    const claimed = await Promise.all(callers.map((_, at) => claim(at)));
    const taken = claimed.map((one) => one.task?.contractId).filter((one) => one !== undefined);
    expect(new Set(taken).size).toBe(3);
    expect(taken).toHaveLength(3);
    const [first = 0] = claimed.flatMap((one, at) => (one.task ? [at] : []));
    expect((await claim(first)).task.contractId).toBe(claimed[first].task.contractId);
    const without = claimed.findIndex((one) => one.task === null);
    expect(claimed[without].nextAt).not.toBeNull();
    const foreign = await callers[without]?.call(`/sweeps/${sweepId}/members/${taken[0]}/calls`, well);
    expect(foreign?.body.refusal).toBe('sweep.taken_by_someone');
    await callers[first]?.call(`/sweeps/${sweepId}/members/${claimed[first].task.contractId}/release`, {});
    expect((await claim(without)).task.contractId).toBe(claimed[first].task.contractId);
    await app.moveTo('2014-05-21T02:15:01Z');
    expect((await claim(first)).task).not.toBeNull();
  });

  test('the task has all a caller needs, in the language of the customer', async () => {
    const { sweepId } = await given.sweep();
    const task = (await given.mall.call(`/sweeps/${sweepId}/members/${given.contracts.B}`)).body;
    expect(task).toMatchObject({ phones: ['+8613800138001'], language: 'ru', goods: ['Oak floor'], calls: [] });
    expect(task.obligations).toHaveLength(2);
    expect(task.script.map((line: { ask: string | null }) => line.ask).filter(Boolean)).toEqual([
      'delivered',
      'installed',
      'sameProblem',
    ]);
    expect(task.script[0].say).toBe('Здравствуйте, Customer B. Это Mall. Жаловаться Вам не пришлось: мы звоним сами.');
    expect(task.script[1].say).toContain('17 октября 2013');
    expect(JSON.stringify(task.script)).not.toContain('Customer A');
  });

  test('not reached is called again at another hour, until the attempts are used', async () => {
    const { sweepId } = await given.sweep({});
    const missed = { outcome: 'not_reached' };
    const once = await record(sweepId, 'B', missed);
    expect(once).toMatchObject({ state: 'to_call', attempts: 1, nextAction: 'call_again' });
    expect(new Date(once.callFrom) > new Date(sweepStart)).toBe(true);
    for (let attempt = 2; attempt < 4; attempt += 1) await record(sweepId, 'B', missed);
    expect(
      await refused(`/sweeps/${sweepId}/members/${given.contracts.B}/calls`, { ...missed, nextAction: 'call_again' }),
    ).toBe('sweep.attempts_used');
    expect(await record(sweepId, 'B', missed)).toMatchObject({ state: 'unreached', attempts: 4, nextAction: 'letter' });
    expect(
      await refused(`/sweeps/${sweepId}/members/${given.contracts.C}/calls`, {
        ...missed,
        callFrom: '2014-05-01T00:00:00Z',
      }),
    ).toBe('sweep.call_in_past');
    expect(await refused(`/sweeps/${sweepId}/members/${given.contracts.C}/calls`, { outcome: 'reached' })).toBe(
      'sweep.call_incomplete',
    );
    expect(await refused(`/sweeps/${sweepId}/members/${given.contracts.Y}/calls`, well)).toBe('sweep.member_not_found');
    const late = await record(sweepId, 'B', same);
    expect(late).toMatchObject({ state: 'affected', attempts: 5 });
    expect(await refused(`/sweeps/${sweepId}/members/${given.contracts.B}/calls`, well)).toBe('sweep.member_settled');
  });
});

describe('what a call leads to', () => {
  test('[SWEEP-8] the same problem opens a case by the mall, in the incident, once', async () => {
    const started = await given.sweep();
    const member = await record(started.sweepId, 'B', same);
    const { body } = await given.mall.call(`/cases/${member.caseId}`);
    expect(body).toMatchObject({
      openedBy: 'mall',
      mode: 'v2',
      channel: 'sweep',
      incidentId: started.incidentId,
      problem: 'not_delivered',
      contractId: given.contracts.B,
    });
    const asked = await Promise.all([
      record(started.sweepId, 'C', same),
      given.mall.call(`/sweeps/${started.sweepId}/members/${given.contracts.C}/calls`, same),
    ]).catch((error) => error);
    expect(String(asked)).not.toContain('500');
    const { rows } = (await given.mall.call(`/cases?contractId=${given.contracts.C}`)).body;
    expect(rows).toHaveLength(1);
  });

  test('[SWEEP-9] complete when no contract is without a status, by whoever ends the last call', async () => {
    const { sweepId } = await given.sweep();
    await record(sweepId, 'D', well);
    expect((await given.mall.call(`/sweeps/${sweepId}`)).body).toMatchObject({ state: 'running', completedAt: null });
    await Promise.all([record(sweepId, 'B', same), record(sweepId, 'C', same)]);
    const done = (await given.mall.call(`/sweeps/${sweepId}`)).body;
    expect(done).toMatchObject({
      state: 'completed',
      counts: { toCall: 0, known: 1, satisfied: 1, affected: 2, members: 4 },
    });
    expect((await given.mall.call(`/history/${sweepId}`)).body.rows.map((row: { name: string }) => row.name)).toEqual([
      'sweep.completed',
      'sweep.started',
    ]);
    const { task, toCall } = (await given.mall.call(`/sweeps/${sweepId}/claims`, {}, { method: 'POST' })).body;
    expect([task, toCall]).toEqual([null, 0]);
  });

  test('[SWEEP-11] who complains while the sweep runs becomes known and is not called', async () => {
    const { sweepId } = await given.sweep();
    const own = await complain(given.make, given.contracts.C);
    await app.settle();
    const c = (await members(sweepId)).find((member) => nameOf(member.contractId) === 'C');
    expect(c).toMatchObject({ state: 'known', caseId: own.caseId });
    expect(await refused(`/sweeps/${sweepId}/members/${given.contracts.C}/calls`, same)).toBe('sweep.member_settled');
    expect((await given.mall.call(`/sweeps/${sweepId}`)).body.counts).toMatchObject({ known: 2, toCall: 2 });
  });

  test('[SWEEP-12] why we called is told from what is recorded, in the language of the case', async () => {
    const { sweepId } = await given.sweep();
    const { caseId } = await record(sweepId, 'B', same);
    const why = (await given.mall.call(`/cases/${caseId}/why`)).body;
    expect(why).toMatchObject({ openedByUs: true, sweepId, language: 'ru' });
    expect(why.lines.map((line: { code: string }) => line.code)).toEqual([
      'first_complaint',
      'sweep_started',
      'called',
      'case_opened',
    ]);
    expect(why.lines[1].text).toContain('1 января 2013');
    expect(JSON.stringify(why)).not.toContain('Customer A');
    const { token } = await given.make(`/cases/${caseId}/customer-link`, {});
    const page = (await app.anyone.call(`/customer/case/${token}/why`)).body;
    expect(page).toEqual({ openedByUs: true, language: 'ru', lines: why.lines });
    expect((await app.anyone.call(`/customer/case/${token.replace(/.$/, 'x')}/why`)).status).toBe(401);
    const own = (await given.mall.call(`/cases/${given.caseId}/why?language=en`)).body;
    expect(own.lines.map((line: { text: string }) => line.text)).toEqual([
      'On May 21, 2014 you complained to us about contract N-A.',
    ]);
  });

  test('[SWEEP-13] the counts equal the rows, whatever calls came at once', async () => {
    const { sweepId } = await given.sweep();
    const calls = (['B', 'C', 'D'] as const).flatMap((name) =>
      [well, same, { outcome: 'declined' }, { outcome: 'not_reached' }, { outcome: 'wrong_number' }].map((call) =>
        given.mall.call(`/sweeps/${sweepId}/members/${given.contracts[name]}/calls`, call),
      ),
    );
    for (const { status } of await Promise.all(calls)) expect([201, 409]).toContain(status);
    const { counts } = (await given.mall.call(`/sweeps/${sweepId}`)).body;
    const states = (await members(sweepId)).map((member) => member.state);
    const rows = (state: string) => states.filter((one) => one === state).length;
    const { members: all, toCall, ...rest } = counts;
    expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((state) => [state, rows(state)])));
    expect([all, toCall]).toEqual([states.length, rows('to_call')]);
  });
});

test('[MEASURE-2] every number of the flow has the list of its cases, by merchant, store and incident', async () => {
  const { sweepId, incidentId } = await given.sweep();
  for (const name of ['B', 'C'] as const) await record(sweepId, name, same);
  await app.settle();
  const window = 'from=2014-01-01&until=2014-12-31';
  for (const more of ['', `&firmId=${given.firmId}`, `&storeId=${given.storeId}`, `&incidentId=${incidentId}`]) {
    const list = async (slice: string) =>
      (await given.mall.call(`/measures/flow/cases?${window}${more}&slice=${slice}`)).body.rows.length;
    const figures = (await given.mall.call(`/measures/flow?${window}${more}`)).body;
    expect(figures).toMatchObject({ opened: 3, foundByUs: 2, foundByUsShare: 2 / 3, paid: 0 });
    expect([await list('opened'), await list('found_by_us'), await list('paid'), await list('unpaid')]).toEqual([
      3, 2, 0, 3,
    ]);
  }
  const first = (await given.mall.call(`/measures/flow/cases?${window}&limit=2`)).body;
  const rest = (await given.mall.call(`/measures/flow/cases?${window}&limit=2&after=${first.next}`)).body;
  expect(new Set([...first.rows, ...rest.rows].map((row: { caseId: string }) => row.caseId)).size).toBe(3);
  expect(rest.next).toBeUndefined();
});
