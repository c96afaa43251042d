import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../../../platform/auth/actor.ts';
import { actingFor } from '../../../platform/database/acting.ts';
import { uuidOf } from '../../../platform/ids/make-id.ts';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';
import { casesOfIncident, factsForDecision, moveCaseOn, openCaseByMall } from '../index.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

const cny = (amountMinor: string) => ({ amountMinor, currency: 'CNY' });
const acting = () =>
  actingFor(mall.app.database, uuidOf(mall.owner.companyId as `ten_${string}`), systemActor('sweep'));
const pageOf = async (caseId: string) => {
  const { token } = await mall.make(`/cases/${caseId}/customer-link`, {});
  return `/customer/case/${token}`;
};

describe('[INC-1] a case is in one incident at a time', () => {
  test('joined, refused elsewhere, taken out', async () => {
    const { caseId, number } = await mall.openCase();
    const first = await mall.make('/incidents', { title: 'Radiators', caseIds: [caseId] });
    const second = await mall.make('/incidents', { title: 'Others' });
    expect([first.cases, first.customers]).toEqual([1, 1]);
    await mall.refused('case.in_another_incident', `/incidents/${second.incidentId}/cases`, { caseIds: [caseId] });
    await mall.refused('case.not_in_incident', `/incidents/${second.incidentId}/leave`, { caseId, reason: 'x' });
    await mall.refused('case.not_found', `/incidents/${second.incidentId}/cases`, {
      caseIds: [`cas_${'0'.repeat(26)}`],
    });
    const left = await mall.make(`/incidents/${first.incidentId}/leave`, { caseId, reason: 'another cause' });
    expect(left.cases).toBe(0);
    await mall.make(`/incidents/${second.incidentId}/cases`, { caseIds: [caseId] });
    expect(await mall.show(caseId)).toMatchObject({ incidentTitle: 'Others', number });
    expect(await mall.factsOf(first.incidentId)).toEqual([
      'incident.opened',
      'incident.case_joined',
      'incident.case_left',
    ]);
  });
  test('closed only when all its cases have ended, and then it takes none', async () => {
    const { caseId } = await mall.openCase();
    const { incidentId } = await mall.make('/incidents', { title: 'Ending', caseIds: [caseId] });
    await mall.refused('incident.has_open_cases', `/incidents/${incidentId}/close`, {});
    await mall.make(`/cases/${caseId}/resolve`, { outcome: 'compensated', reason: 'paid' });
    expect((await mall.make(`/incidents/${incidentId}/close`, {})).state).toBe('closed');
    await mall.refused('incident.closed', `/incidents/${incidentId}/cases`, { caseIds: [caseId] });
    await mall.refused('incident.closed', `/cases`, {
      contractId: (await mall.signContract()).contractId,
      problem: 'late',
      description: 'x',
      incidentId,
    });
  });
});

test('[INC-2] [E16] totals are of the members as they are; [E17] a past incident shows what was written down', async () => {
  const { incidentId } = await mall.make('/incidents', { title: 'Heating season', problem: 'property_damage' });
  const losses = ['2500000', '1000000', '500000'];
  for (const [i, amountMinor] of losses.entries())
    await mall.openCase({
      contractId: (await mall.signContract()).contractId,
      problem: 'property_damage',
      incidentId,
      damageClass: i === 0 ? 'home_flooded' : 'wall_soaked',
      assessedLoss: cny(amountMinor),
    });
  const shown = (await mall.owner.call(`/incidents/${incidentId}`)).body;
  expect(shown).toMatchObject({
    cases: 3,
    customers: 3,
    byDamage: { none: 0, wall_soaked: 2, home_flooded: 1 },
    byState: { new: 3 },
    byMode: { v1: 3, v2: 0 },
    assessed: [cny('4000000')],
    contracted: [cny('21000000')],
    decided: [],
    paid: [],
  });
  const past = await mall.make('/past-incidents', {
    title: 'Fule radiators',
    beganOn: '2000-11-15',
    closedOn: '2001-03-01',
    customers: 80,
    assessed: cny('800000000'),
    paid: cny('200000000'),
  });
  expect(past).toMatchObject({ past: true, state: 'closed', customers: 80, paid: [cny('200000000')], cases: 0 });
  const { rows } = (await mall.owner.call('/incidents?state=closed')).body;
  expect(rows.at(-1)).toMatchObject({ title: 'Fule radiators', beganOn: '2000-11-15' });
});

test('[CASE-12] a message to all reaches each in the language of the case, once, and not who opted out', async () => {
  const cases = [
    await mall.openCase({ contractId: (await mall.signContract()).contractId, language: 'zh-CN' }),
    await mall.openCase({ contractId: (await mall.signContract()).contractId, language: 'ru' }),
    await mall.openCase({ contractId: (await mall.signContract()).contractId, language: 'en' }),
  ];
  const pages = await Promise.all(cases.map(({ caseId }) => pageOf(caseId)));
  await mall.app.anyone.call(`${pages[2]}/opt-out`, { optedOut: true });
  const { incidentId } = await mall.make('/incidents', { title: 'To all', caseIds: cases.map(({ caseId }) => caseId) });
  const told = await mall.make(`/incidents/${incidentId}/messages`, {
    text: { 'zh-CN': '我们会赔付', en: 'We will pay' },
  });
  expect(told.messages).toMatchObject([{ members: 2, optedOut: 1 }]);
  const texts = await Promise.all(
    pages.map(async (page) =>
      (await mall.app.anyone.call(page)).body.messages.map(({ text }: { text: string }) => text),
    ),
  );
  expect(texts).toEqual([['我们会赔付'], ['我们会赔付'], []]);
  await mall.refused('permission.missing', `/incidents/${incidentId}/messages`, { text: { en: 'x' } }, mall.agent);
});

describe('the door for later stages', () => {
  test('the mall opens a case unasked (E11), and one that is known already is brought into the incident instead', async () => {
    const { incidentId } = await mall.make('/incidents', { title: 'Swept' });
    const [silent, known] = [await mall.signContract(), await mall.signContract()];
    const complained = await mall.openCase({ contractId: known.contractId });
    const find = (contract: { contractId: string; personId: string }) =>
      acting().transact((tx) =>
        openCaseByMall(tx, {
          contractUuid: uuidOf(contract.contractId as `ctr_${string}`),
          personUuid: uuidOf(contract.personId as `per_${string}`),
          incidentUuid: uuidOf(incidentId),
          problem: 'not_delivered',
          description: 'found by calling',
          sweepUuid: null,
          language: null,
        }),
      );
    const opened = await find(silent);
    expect(opened.already).toBe(false);
    expect(await find(silent)).toEqual({ ...opened, already: true });
    expect(await find(known)).toEqual({ caseUuid: uuidOf(complained.caseId), already: true });
    const members = await acting().look((snapshot) => casesOfIncident(snapshot, uuidOf(incidentId)));
    expect(members.toSorted()).toEqual([opened.caseUuid, uuidOf(complained.caseId)].toSorted());
    await mall.app.settle();
    expect(await mall.factsOf(silent.contractId)).not.toContain('contract.complained');
    const facts = await acting().look((snapshot) => factsForDecision(snapshot, opened.caseUuid));
    expect(facts).toMatchObject({
      openedBy: 'mall',
      mode: 'v2',
      ownerAccount: null,
      currency: 'CNY',
      demands: [],
      visit: null,
    });
    expect(facts.proofs.map(({ state }) => state)).toEqual(['given', 'given']);
  });
  test('told what came of it, a case stays open until it is put right', async () => {
    const { caseId } = await mall.openCase();
    const move = (to: 'decided' | 'remedied' | 'refused') =>
      acting().transact((tx) => moveCaseOn(tx, uuidOf(caseId), to, 'AC-1'));
    await move('decided');
    expect(await mall.show(caseId)).toMatchObject({ state: 'in_progress', outcome: null });
    await move('remedied');
    expect(await mall.show(caseId)).toMatchObject({ state: 'resolved', outcome: 'compensated' });
    await move('remedied');
    expect((await mall.factsOf(caseId)).filter((name) => name === 'case.resolved').length).toBe(1);
    const refusedCase = await mall.openCase();
    await acting().transact((tx) => moveCaseOn(tx, uuidOf(refusedCase.caseId), 'refused', 'AC-2: not bought here'));
    expect(await mall.show(refusedCase.caseId)).toMatchObject({ state: 'resolved', outcome: 'refused' });
  });
});
