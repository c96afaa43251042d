import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

const idOfKey = async (name: string) => {
  const { rows } = (await mall.owner.call('/case-workers')).body;
  return rows.filter((one: { name: string }) => one.name === name).map((one: { workerId: string }) => one.workerId);
};

describe('[CASE-5] an owner keeps the case until somebody else accepts it', () => {
  test('offered, declined, offered again, accepted; nobody else may offer or accept', async () => {
    const { caseId, owner } = await mall.openCase();
    const offer = `/cases/${caseId}/hand-over`;
    const [first, second] = (await idOfKey('agent')).toSorted();
    const toId = owner === first ? second : first;
    await mall.refused('case.not_owner', offer, { toId, note: 'x' }, mall.other);
    await mall.refused('worker.not_found', offer, { toId: `acc_${'0'.repeat(26)}`, note: 'x' }, mall.agent);
    await mall.make(offer, { toId, note: 'I am away' }, mall.agent);
    await mall.refused('case.not_offered_to_you', `${offer}/accept`, {}, mall.agent);
    expect((await mall.show(caseId)).owner.workerId).toBe(owner);
    await mall.make(`${offer}/decline`, { reason: 'full' }, mall.other);
    expect(await mall.show(caseId)).toMatchObject({ owner: { workerId: owner }, offeredTo: null });
    await mall.make(offer, { toId, note: 'please' }, mall.manager);
    expect((await mall.other.call('/cases?offeredTo=me')).body.rows.length).toBe(1);
    const accepted = await mall.make(`${offer}/accept`, {}, mall.other);
    expect(accepted).toMatchObject({ owner: { workerId: toId }, offeredTo: null });
    await mall.refused('case.owned_already', `/cases/${caseId}/take`, {}, mall.agent);
    expect(await mall.factsOf(caseId)).toEqual(
      expect.arrayContaining(['case.offered', 'case.offer_declined', 'case.handed_over']),
    );
  });
});

describe('[CASE-6] the states', () => {
  test('resolved, closed, reopened; a deed out of place is refused and changes nothing', async () => {
    const { caseId } = await mall.openCase();
    const at = (path: string) => `/cases/${caseId}/${path}`;
    await mall.refused('case.not_resolved', at('close'), {});
    await mall.refused('case.not_ended', at('reopen'), { reason: 'x' });
    await mall.refused('case.not_waiting', at('resume'), {});
    await mall.make(at('triage'), { problem: 'late' });
    await mall.make(at('resolve'), { outcome: 'put_right', reason: 'delivered after all' });
    expect(await mall.show(caseId)).toMatchObject({ state: 'resolved', outcome: 'put_right', step: 'close' });
    const facts = await mall.factsOf(caseId);
    await mall.refused('case.not_open', at('demands'), { channel: 'call', toWhom: 'x', text: 'x' });
    expect(await mall.factsOf(caseId)).toEqual(facts);
    await mall.make(at('close'), {});
    expect(await mall.make(at('reopen'), { reason: 'it broke again' })).toMatchObject({
      state: 'in_progress',
      outcome: null,
    });
    expect(await mall.make(at('cancel'), { reason: 'opened by mistake' })).toMatchObject({
      state: 'cancelled',
      step: 'none',
    });
  });
  test('eight who close at once: one does', async () => {
    const { caseId } = await mall.openCase();
    await mall.make(`/cases/${caseId}/resolve`, { outcome: 'satisfied', reason: 'told' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => mall.owner.call(`/cases/${caseId}/close`, {})));
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect(answers.filter(({ status }) => status === 409).length).toBe(7);
  });
});

describe('[CASE-9] [CASE-10] waiting', () => {
  test('a pause is kept as an interval, and the deadline moves by exactly its length', async () => {
    const { caseId } = await mall.openCase();
    const sent = await mall.make(`/cases/${caseId}/demands`, { channel: 'call', toWhom: 'x', text: 'x' }, mall.agent);
    expect(sent.shown).toMatchObject({ state: 'in_progress', step: 'merchant_answer', dueAt: sent.dueAt });
    await mall.make(`/cases/${caseId}/wait`, { reason: 'customer', until: '2014-05-22T02:00:00Z' }, mall.agent);
    await mall.app.moveTo('2014-05-22T02:30:00Z');
    const shown = await mall.show(caseId);
    expect(shown.state).toBe('in_progress');
    expect(shown.pauses).toEqual([
      { clock: 'merchant', reason: 'customer', from: '2014-05-20T02:00:00.000Z', until: '2014-05-22T02:00:00.000Z' },
      { clock: 'ours', reason: 'customer', from: '2014-05-20T02:00:00.000Z', until: '2014-05-22T02:00:00.000Z' },
    ]);
    expect(Date.parse(shown.demands[0].dueAt) - Date.parse(sent.dueAt)).toBe(48 * 3_600_000);
    expect(await mall.factsOf(caseId)).toEqual(expect.arrayContaining(['case.waiting', 'case.resumed']));
  });
});

describe('[CASE-11] [Q14] a case about a member of staff', () => {
  test('is hidden from them in every list and page, and not theirs to touch', async () => {
    const [agentKey] = [(await mall.openCase()).owner];
    const { caseId, number } = await mall.openCase({ aboutId: agentKey }, mall.manager);
    const paths = [`/cases/${caseId}`, `/history/${caseId}`];
    for (const path of paths) expect([path, (await mall.agent.call(path)).status]).toEqual([path, 404]);
    for (const list of ['/cases?limit=200', `/cases?words=${number}`, '/cases?owner=nobody&limit=200']) {
      const { rows } = (await mall.agent.call(list)).body;
      expect(rows.some((row: { caseId: string }) => row.caseId === caseId)).toBe(false);
    }
    await mall.refused('case.not_found', `/cases/${caseId}/notes`, { text: 'nothing happened' }, mall.agent);
    await mall.refused('case.not_found', `/cases/${caseId}/cancel`, { reason: 'nothing' }, mall.agent);
    await mall.refused('case.about_owner', `/cases/${caseId}/hand-over`, { toId: agentKey, note: 'x' }, mall.manager);
    await mall.refused('permission.missing', `/cases/${caseId}/supervision`, { aboutId: null }, mall.other);
    expect((await mall.show(caseId, mall.manager)).supervised).toBe(true);
  });
  test('whoever owns a case that turns out to be about them loses it; nobody opens one about themselves for themselves', async () => {
    const opened = await mall.openCase();
    const shown = await mall.make(`/cases/${opened.caseId}/supervision`, { aboutId: opened.owner }, mall.manager);
    expect(shown.owner).toBeNull();
    const own = await mall.openCase({ aboutId: opened.owner });
    expect(own.owner).toBeNull();
  });
});

test('notes stay inside; the damage to a household is assessed in the money of the company (E16)', async () => {
  const { caseId } = await mall.openCase({ damageClass: 'wall_soaked' });
  await mall.make(`/cases/${caseId}/notes`, { text: 'came in person' }, mall.agent);
  await mall.refused('money.mixed_currencies', `/cases/${caseId}/assessment`, {
    damageClass: 'home_flooded',
    assessedLoss: { amountMinor: '100', currency: 'RUB' },
  });
  const assessedLoss = { amountMinor: '2500000', currency: 'CNY' };
  const shown = await mall.make(`/cases/${caseId}/assessment`, { damageClass: 'home_flooded', assessedLoss });
  expect(shown).toMatchObject({ damageClass: 'home_flooded', assessedLoss });
  expect(shown.messages).toMatchObject([{ kind: 'note', text: 'came in person', who: 'agent' }]);
});

test('[CASE-7] after thirty days only who oversees reopens', async () => {
  const { caseId } = await mall.openCase();
  await mall.make(`/cases/${caseId}/resolve`, { outcome: 'satisfied', reason: 'told' });
  await mall.app.moveTo('2014-06-22T02:00:00Z');
  await mall.refused('case.closed_too_long_ago', `/cases/${caseId}/reopen`, { reason: 'again' }, mall.agent);
  expect((await mall.make(`/cases/${caseId}/reopen`, { reason: 'again' }, mall.manager)).state).toBe('in_progress');
});

test('joined people: their cases go with them', async () => {
  const [a, b] = [await mall.signContract(), await mall.signContract()];
  const { caseId } = await mall.openCase({ contractId: b.contractId });
  await mall.make(`/people/${a.personId}/merge`, { duplicateId: b.personId });
  await mall.app.settle();
  expect((await mall.show(caseId)).personId).toBe(a.personId);
});
