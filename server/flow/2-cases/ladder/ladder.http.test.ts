import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../../platform/auth/actor.ts';
import { actingFor } from '../../../platform/database/acting.ts';
import { uuidOf } from '../../../platform/ids/make-id.ts';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';
import { climbByItself } from './climb-by-itself.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

const demand = (caseId: string, more: object = {}) =>
  mall.make(
    `/cases/${caseId}/demands`,
    { channel: 'letter', toWhom: 'the person in charge', text: 'Deliver', ...more },
    mall.agent,
  );
const answer = (demandId: string, more: object) => mall.make(`/demands/${demandId}/answer`, more, mall.agent);
const climbs = async (caseId: string) => {
  const { rows } = (await mall.owner.call(`/history/${caseId}?limit=200`)).body;
  return rows
    .filter(({ name }: { name: string }) => name === 'case.escalated')
    .map(({ body }: { body: { rung: string; because: string } }) => [body.rung, body.because])
    .toReversed();
};
let now = Date.parse('2014-05-20T02:00:00Z');
const pass = async (hours: number) => {
  now += hours * 3_600_000;
  await mall.app.moveTo(new Date(now).toISOString());
};

const ladder = () =>
  actingFor(mall.app.database, uuidOf(mall.owner.companyId as `ten_${string}`), systemActor('climb-by-itself'));

describe('[CASE-8] visits and demands', () => {
  test('a visit puts the case in progress and is recorded once, with what it found (E6)', async () => {
    const { caseId } = await mall.openCase();
    const planned = await mall.make(`/cases/${caseId}/visits`, {
      plannedAt: new Date(now + 3_600_000).toISOString(),
      who: 'Huang',
    });
    expect(planned).toMatchObject({ state: 'in_progress', step: 'visit' });
    const { visitId } = planned.visits[0];
    const found = { delivered: false, installed: false, problemFound: true, findings: 'bare concrete' };
    await mall.refused('visit.in_future', `/visits/${visitId}/done`, { ...found, doneAt: '2014-09-01T00:00:00Z' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => mall.owner.call(`/visits/${visitId}/done`, found)),
    );
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect((await mall.show(caseId)).visits).toMatchObject([{ state: 'done', delivered: false, problemFound: true }]);
    await mall.refused('visit.not_planned', `/visits/${visitId}/cancel`, { reason: 'x' });
    await mall.refused('visit.not_found', `/visits/vis_${'0'.repeat(26)}/cancel`, { reason: 'x' });
    expect(await mall.factsOf(caseId)).toEqual(expect.arrayContaining(['visit.planned', 'visit.done']));
  });
  test('an ended case takes neither, and what was planned is called off with it', async () => {
    const { caseId } = await mall.openCase();
    await mall.make(`/cases/${caseId}/visits`, { plannedAt: '2014-08-01T00:00:00Z', who: 'Huang' });
    const { demandId } = await demand(caseId);
    const ended = await mall.make(`/cases/${caseId}/resolve`, { outcome: 'withdrawn', reason: 'told' });
    expect([ended.visits[0].state, ended.demands[0].state]).toEqual(['cancelled', 'settled']);
    await mall.refused('case.not_open', `/cases/${caseId}/visits`, { plannedAt: '2014-08-01T00:00:00Z', who: 'x' });
    await mall.refused('case.not_open', `/demands/${demandId}/answer`, { answer: 'refuses' });
  });
});

describe('[LADDER-1] the merchant says no, says nothing, or does not keep the day', () => {
  test('a no moves the case up at once, rung by rung to compensation (L6)', async () => {
    const { caseId } = await mall.openCase();
    const first = await demand(caseId);
    expect(await answer(first.demandId, { answer: 'refuses', note: 'no stock' })).toMatchObject({ rung: 'mall' });
    const second = await demand(caseId);
    expect(await answer(second.demandId, { answer: 'no_agreement' })).toMatchObject({
      rung: 'compensation',
      step: 'decide',
    });
    await mall.refused('case.top_rung', `/cases/${caseId}/escalate`, { reason: 'x' });
    await mall.refused('demand.not_waiting', `/demands/${second.demandId}/answer`, { answer: 'refuses' });
  });
  test('silence past the deadline moves it on by itself and says so; a late answer is kept and undoes nothing', async () => {
    const { caseId } = await mall.openCase();
    const { demandId, dueAt } = await demand(caseId);
    expect(dueAt).toBe('2014-05-23T15:59:59.999Z');
    await pass(24 * 3 + 13);
    expect((await mall.show(caseId)).rung).toBe('merchant');
    await pass(2);
    const shown = await mall.show(caseId);
    expect(shown).toMatchObject({ rung: 'mall', demands: [{ state: 'lapsed', lapsedAt: dueAt }] });
    expect(await climbs(caseId)).toEqual([['mall', 'silence']]);
    const late = await answer(demandId, { answer: 'put_right' });
    expect(late).toMatchObject({ rung: 'mall', demands: [{ state: 'lapsed', answer: 'put_right' }] });
  });
  test('who agrees names a day, and not keeping it moves the case', async () => {
    const { caseId } = await mall.openCase();
    const { demandId } = await demand(caseId);
    await mall.refused('demand.without_day', `/demands/${demandId}/answer`, { answer: 'agrees' });
    await mall.refused('demand.without_day', `/demands/${demandId}/answer`, {
      answer: 'agrees',
      performOn: '2014-05-01',
    });
    const performOn = new Date(now + 5 * 86_400_000).toISOString().slice(0, 10);
    expect(await answer(demandId, { answer: 'agrees', performOn })).toMatchObject({
      rung: 'merchant',
      step: 'merchant_performance',
    });
    await pass(24 * 7);
    expect(await climbs(caseId)).toEqual([['mall', 'not_kept']]);
  });
  test('a merchant who puts it right in time moves nothing', async () => {
    const { caseId } = await mall.openCase();
    const { demandId } = await demand(caseId);
    await answer(demandId, { answer: 'put_right' });
    await pass(24 * 5);
    expect(await mall.show(caseId)).toMatchObject({ rung: 'merchant', step: 'follow_up' });
  });
});

test('[LADDER-2] of several demands of one rung only the first no moves the case', async () => {
  const { caseId } = await mall.openCase();
  const demands = [await demand(caseId), await demand(caseId), await demand(caseId)];
  for (const { demandId } of demands) await answer(demandId, { answer: 'refuses' });
  expect(await climbs(caseId)).toEqual([['mall', 'refused']]);
});

test('[CASE-9] [LADDER-3] the job leaves alone what waits for an outside thing, a customer or an account, however late the demand', async () => {
  const acting = ladder();
  const asleep: string[] = [];
  for (const reason of ['customer', 'outside', 'account']) {
    const { caseId } = await mall.openCase();
    await demand(caseId);
    await mall.make(`/cases/${caseId}/wait`, { reason, note: 'x' }, mall.agent);
    asleep.push(caseId);
  }
  now += 100 * 86_400_000;
  mall.app.testDatabase.clock.moveTo(new Date(now));
  // The cases of the tests before go up both rungs they have.
  for (let round = 0; round < 3; round++) await climbByItself(acting);
  expect(await climbByItself(acting)).toBe(0);
  for (const caseId of asleep) expect((await mall.show(caseId)).demands).toMatchObject([{ state: 'sent' }]);
});

test('[LADDER-3] [LADDER-4] after a long downtime, with two jobs at once, everything missed is done once and counts from its moment', async () => {
  const cases = await Promise.all(Array.from({ length: 12 }, () => mall.openCase()));
  for (const { caseId } of cases) await demand(caseId);
  now += 100 * 86_400_000;
  mall.app.testDatabase.clock.moveTo(new Date(now));
  const acting = ladder();
  await Promise.all([climbByItself(acting), climbByItself(acting), climbByItself(acting)]);
  await climbByItself(acting);
  for (const { caseId } of cases)
    expect(await climbs(caseId)).toEqual([
      ['mall', 'silence'],
      ['compensation', 'silence'],
    ]);
  expect(await climbByItself(acting)).toBe(0);
});

test('a deadline before its sending is refused; settings give new demands another length', async () => {
  const { caseId } = await mall.openCase();
  await mall.refused('demand.due_before_sent', `/cases/${caseId}/demands`, {
    channel: 'call',
    toWhom: 'x',
    text: 'x',
    dueAt: '2014-05-01T00:00:00Z',
  });
  await mall.refused('demand.not_found', `/demands/dem_${'0'.repeat(26)}/answer`, { answer: 'refuses' });
  const settings = { triageHours: 8, merchantDays: 10, stepDays: 2, mallDays: 20 };
  await mall.owner.call('/case-settings', undefined, { method: 'PUT', payload: settings });
  expect((await mall.owner.call('/case-settings')).body).toMatchObject(settings);
  const { dueAt } = await demand(caseId);
  expect(Math.round((Date.parse(dueAt) - now) / 86_400_000)).toBeGreaterThanOrEqual(10);
});
