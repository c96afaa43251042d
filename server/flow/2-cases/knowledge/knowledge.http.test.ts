// Knowledge through the app: answers written, suggested and used; trees written, walked by an agent and by a customer, and judged.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
  await mall.app.settle();
});
afterAll(() => mall.app.stop());

const three = (chinese: string, russian: string, english: string) => ({ 'zh-CN': chinese, ru: russian, en: english });
const same = (text: string) => three(text, text, text);
const answer = (more: object = {}) => ({
  ...{ title: same('Plain title'), text: same('Plain text'), audience: 'customer', ...more },
});
const publish = (more: object = {}, given: object = {}) =>
  mall.make('/answers', { answer: answer(more), why: 'asked often', ...given }, mall.manager);
const suggested = async (caseId: string, caller = mall.agent) =>
  (await caller.call(`/cases/${caseId}/suggestions`)).body;
const show = async (path: string, caller = mall.manager) => (await caller.call(path)).body;

describe('answers', () => {
  test('[KNOW-1] a version is never changed, never begins in the past, and follows the newest that was read', async () => {
    const made = await publish({ title: same('First') });
    const path = `/answers/${made.answerId}/versions`;
    const next = { answer: answer({ title: same('Second') }), why: 'better', follows: 1 };
    await mall.refused('answer.begins_too_early', path, { ...next, inForceFrom: '2014-05-19T00:00:00Z' }, mall.manager);
    const later = new Date(mall.app.testDatabase.clock.now().getTime() + 3_600_000).toISOString();
    const revised = await mall.make(path, { ...next, inForceFrom: later }, mall.manager);
    expect(revised).toMatchObject({ version: 1, title: same('First') });
    expect(revised.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    await mall.refused('answer.changed_meanwhile', path, next, mall.manager);
    await mall.refused(
      'answer.begins_too_early',
      path,
      { ...next, follows: 2, inForceFrom: mall.app.testDatabase.clock.now().toISOString() },
      mall.manager,
    );
    await mall.app.moveTo(later);
    expect(await show(`/answers/${made.answerId}`)).toMatchObject({ version: 2, title: same('Second') });
    expect(await mall.factsOf(made.answerId)).toEqual(['answer.published', 'answer.published']);
    await mall.refused('permission.missing', '/answers', { answer: answer(), why: 'x' }, mall.agent);
    await mall.refused('answer.not_found', `/answers/ans_${'0'.repeat(26)}/versions`, next, mall.manager);
  });

  test('[KNOW-2] past its review day an answer is stale; read again it is not; retired it is listed apart and sent no more', async () => {
    const made = await publish({ title: same('Old lamp'), reviewOn: '2014-05-19' });
    const stale = async () => (await show('/answers?stale=yes')).rows.map((row: { answerId: string }) => row.answerId);
    expect(await stale()).toEqual([made.answerId]);
    await mall.make(`/answers/${made.answerId}/review`, { reviewOn: '2015-05-20' }, mall.manager);
    expect(await stale()).toEqual([]);
    const { caseId } = await mall.openCase({ description: 'the old lamp flickers' });
    expect((await suggested(caseId)).answers.map((one: { answerId: string }) => one.answerId)).toContain(made.answerId);
    await mall.make(`/answers/${made.answerId}/retire`, { why: 'no more lamps' }, mall.manager);
    expect((await suggested(caseId)).answers.map((one: { answerId: string }) => one.answerId)).not.toContain(
      made.answerId,
    );
    const use = { answerId: made.answerId, how: 'solved' };
    await mall.refused('answer.retired_already', `/cases/${caseId}/answers`, use, mall.agent);
    await mall.refused('answer.retired_already', `/answers/${made.answerId}/retire`, { why: 'x' }, mall.manager);
    expect((await show('/answers?retired=yes')).rows).toMatchObject([{ answerId: made.answerId }]);
  });

  test('[KNOW-3] [KNOW-4] a reply reaches the customer and counts once a case; what is for staff never leaves', async () => {
    const open = await publish({ title: same('Parquet care') });
    const staff = await publish({ title: same('Parquet margins'), audience: 'staff' });
    const { caseId } = await mall.openCase();
    const reply = { answerId: open.answerId, how: 'in_reply', text: 'Please keep the parquet at 50 % humidity.' };
    await mall.make(`/cases/${caseId}/answers`, reply, mall.agent);
    const again = await mall.make(`/cases/${caseId}/answers`, reply, mall.agent);
    expect(again.usedInCases).toBe(1);
    await mall.make(`/cases/${caseId}/answers`, { answerId: open.answerId, how: 'solved' }, mall.agent);
    expect((await mall.factsOf(caseId)).filter((name) => name === 'answer.used')).toHaveLength(2);
    const { messages } = await mall.show(caseId);
    expect(messages).toMatchObject([{ kind: 'to_customer', text: reply.text }, { text: reply.text }]);
    const toStaff = { ...reply, answerId: staff.answerId };
    await mall.refused('answer.for_staff_only', `/cases/${caseId}/answers`, toStaff, mall.agent);
    expect(await show(`/answers/${open.answerId}`)).toMatchObject({ usedInCases: 1, solvedCases: 1 });
    const unsaid = { answerId: open.answerId, how: 'in_reply' };
    await mall.refused('input.invalid', `/cases/${caseId}/answers`, unsaid, mall.agent);
    await mall.refused(
      'answer.not_found',
      `/cases/${caseId}/answers`,
      { ...reply, answerId: `ans_${'0'.repeat(26)}` },
      mall.agent,
    );
  });

  test('[KNOW-5] found in any of three languages by rare words; family, problem and past service lift, and why is told', async () => {
    const product = await mall.make('/products', { sku: 'HEAT-1', name: 'Radiator', family: 'Радиаторы' });
    const contract = async () =>
      await mall.signContract({ lines: [{ description: 'Radiator', productId: product.productId, quantity: 1 }] });
    const texts = {
      text: three('暖气片不热，先放气', 'Радиатор холодный: стравите воздух', 'The radiator is cold: bleed it'),
    };
    const plain = await publish({ title: same('Bleeding 1'), ...texts });
    const fitting = await publish({
      title: same('Bleeding 2'),
      ...texts,
      families: ['радиаторы'],
      problems: ['quality'],
    });
    const found = async (description: string, more: object = {}) => {
      const { caseId } = await mall.openCase({ contractId: (await contract()).contractId, description, ...more });
      return { caseId, answers: (await suggested(caseId)).answers as { answerId: string; why: object }[] };
    };
    const quality = { problem: 'quality' };
    for (const words of ['家里暖气片不热', 'Радиаторы холодные в спальне', 'cold radiators in the bedroom'])
      expect((await found(words, quality)).answers.map(({ answerId }) => answerId)).toEqual([
        fitting.answerId,
        plain.answerId,
      ]);
    const { answers, caseId } = await found('家里暖气片不热', quality);
    expect(answers[0]?.why).toEqual({ words: ['暖气片不热'], family: 'радиаторы', problem: true, similarCases: 0 });
    await mall.make(`/cases/${caseId}/answers`, { answerId: plain.answerId, how: 'solved' }, mall.agent);
    await mall.make(`/cases/${caseId}/resolve`, { outcome: 'put_right', reason: 'bled' }, mall.agent);
    const after = await found('Радиаторы холодные', quality);
    expect(after.answers.find(({ answerId }) => answerId === plain.answerId)?.why).toMatchObject({ similarCases: 1 });
    const { rows } = await show(`/answers?words=${encodeURIComponent('радиатора')}`);
    expect(rows.map(({ answerId }: { answerId: string }) => answerId).toSorted()).toEqual(
      [plain.answerId, fitting.answerId].toSorted(),
    );
  });

  test('[KNOW-6] who a case is about gets no suggestions for it and adds nothing to it', async () => {
    const { rows } = await show('/case-workers');
    const [, about] = rows.filter(({ name }: { name: string }) => name === 'agent');
    const { caseId } = await mall.openCase({ description: 'rude at the desk', aboutId: about.workerId });
    expect((await mall.other.call(`/cases/${caseId}/suggestions`)).body.refusal).toBe('case.not_found');
    expect((await mall.other.call(`/cases/${caseId}/diagnoses`)).body.refusal).toBe('case.not_found');
    const { answerId } = await publish();
    await mall.refused('case.not_found', `/cases/${caseId}/answers`, { answerId, how: 'solved' }, mall.other);
    const [tree] = (await show('/diagnosis-trees')).rows;
    await mall.refused('case.not_found', `/cases/${caseId}/diagnoses`, { treeId: tree.treeId }, mall.other);
  });

  test('[KNOW-7] a company starts with what its playbooks know, once', async () => {
    const titles = (await show('/diagnosis-trees')).rows.map(({ title }: { title: { en: string } }) => title.en);
    expect(titles).toEqual(expect.arrayContaining(['A wardrobe door does not close', 'The floor creaks']));
    expect(new Set(titles).size).toBe(titles.length);
    const { rows } = await show('/answers?limit=200');
    expect(rows.filter(({ title }: { title: { en: string } }) => /merchant has left/.test(title.en))).toHaveLength(1);
  });
});

describe('diagnosis trees', () => {
  const ask = (key: string, yes: string | null, no: string | null) => ({
    ...{ key, kind: 'yes_no', question: same(`${key}?`), yes, no },
  });
  const end = (key: string) => ({
    ...{
      key,
      kind: 'end',
      cause: same(`cause ${key}`),
      advice: same('do'),
      remedy: 'send_part',
      part: 'P-7',
      difficulty: 'hard',
    },
  });
  const tree = (more: object = {}) => ({
    ...{ title: same('Oven stays cold'), symptom: same('духовка не греет'), forCustomers: true, first: 'fuse' },
    ...{
      nodes: [ask('fuse', 'clock', 'reset'), ask('clock', 'heater', 'reset'), end('heater'), end('reset')],
      ...more,
    },
  });
  const published = async (more: object = {}) => {
    const begun = await mall.make('/diagnosis-trees', { tree: tree(more) }, mall.manager);
    return await mall.make(`/diagnosis-trees/${begun.treeId}/publish`, { why: 'tried', revision: 1 }, mall.manager);
  };
  const draft = (treeId: string, body: object) =>
    mall.manager.call(`/diagnosis-trees/${treeId}/draft`, body, { method: 'PUT' });
  const way = (...answers: [string, string][]) => answers.map(([node, given]) => ({ node, answer: given }));
  const toHeater = way(['fuse', 'yes'], ['clock', 'yes']);

  test('[TREE-1] a faulty tree stays a draft and its place is named; a draft that moved on is not overwritten', async () => {
    const begun = await mall.make(
      '/diagnosis-trees',
      { tree: tree({ nodes: [ask('fuse', 'clock', null), ask('clock', 'fuse', 'reset'), end('reset')] }) },
      mall.manager,
    );
    expect(begun.faults.map(({ fault, node }: { fault: string; node: string }) => `${fault} ${node}`)).toEqual([
      'dead_end fuse',
      'loop fuse',
    ]);
    const path = `/diagnosis-trees/${begun.treeId}/publish`;
    const refusal = (await mall.manager.call(path, { why: 'x', revision: 1 })).body;
    expect(refusal).toMatchObject({ refusal: 'tree.faulty', facts: { node: 'fuse', count: 2 } });
    expect((await draft(begun.treeId, { tree: tree(), revision: 1 })).body).toMatchObject({ revision: 2, faults: [] });
    expect((await draft(begun.treeId, { tree: tree(), revision: 1 })).body.refusal).toBe('tree.changed_meanwhile');
    await mall.make(path, { why: 'tried', revision: 2 }, mall.manager);
    await mall.refused('tree.no_draft', path, { why: 'x', revision: 3 }, mall.manager);
    expect((await show(`/diagnosis-trees/${begun.treeId}`, mall.agent)).draft).toBeNull();
    await mall.make(`/diagnosis-trees/${begun.treeId}/retire`, { why: 'no ovens' }, mall.manager);
    await mall.refused('tree.retired_already', `/diagnosis-trees/${begun.treeId}/retire`, { why: 'x' }, mall.manager);
    await mall.refused('tree.not_found', `/diagnosis-trees/tre_${'0'.repeat(26)}/retire`, { why: 'x' }, mall.manager);
    expect(await mall.factsOf(begun.treeId)).toEqual(['tree.published', 'tree.retired']);
    const { caseId } = await mall.openCase();
    await mall.refused('tree.retired_already', `/cases/${caseId}/diagnoses`, { treeId: begun.treeId }, mall.agent);
  });

  test('[TREE-2] [TREE-3] an agent walks, steps back and ends elsewhere; the way is replayed, the last end counts, the verdict falls', async () => {
    const { treeId } = await published();
    const { caseId } = await mall.openCase({ description: 'Духовка не греет' });
    expect((await suggested(caseId)).trees[0]).toMatchObject({ treeId, why: { words: ['духовка', 'греет'] } });
    const { walkId } = await mall.make(`/cases/${caseId}/diagnoses`, { treeId }, mall.agent);
    const path = `/cases/${caseId}/diagnoses/${walkId}`;
    await mall.refused('diagnosis.not_made', `${path}/verdict`, { verdict: 'right' }, mall.agent);
    await mall.refused('diagnosis.step_unfit', `${path}/steps`, { steps: way(['clock', 'yes']) }, mall.agent);
    await mall.make(`${path}/steps`, { steps: way(['fuse', 'yes']) }, mall.agent);
    const made = await mall.make(`${path}/steps`, { steps: toHeater }, mall.agent);
    expect(made).toMatchObject({ state: 'made', at: { key: 'heater' }, steps: [{ said: { ru: 'Да' } }, {}] });
    await mall.make(`${path}/verdict`, { verdict: 'right', note: 'heater changed' }, mall.agent);
    expect(await mall.make(`${path}/steps`, { steps: toHeater }, mall.agent)).toMatchObject({ verdict: 'right' });
    const back = await mall.make(`${path}/steps`, { steps: way(['fuse', 'yes']) }, mall.agent);
    expect(back).toMatchObject({ state: 'walking', verdict: null, at: { key: 'clock' } });
    await mall.make(`${path}/steps`, { steps: way(['fuse', 'no']) }, mall.agent);
    expect((await show(`/cases/${caseId}/diagnoses`, mall.agent)).rows).toMatchObject([
      { walkId, at: { key: 'reset' } },
    ]);
    const { rows } = await show(`/history/${caseId}?limit=50`);
    const facts = rows.filter(({ name }: { name: string }) => name === 'diagnosis.made');
    expect(facts.map(({ body }: { body: { node: string } }) => body.node)).toEqual(['reset', 'heater']);
    expect(facts[1].body).toMatchObject({ remedy: 'send_part', part: 'P-7', difficulty: 'hard', treeVersion: 1 });
    const unknown = `/cases/${caseId}/diagnoses/dia_${'0'.repeat(26)}/steps`;
    await mall.refused('diagnosis.not_found', unknown, { steps: [] }, mall.agent);
  });

  test('[TREE-4] a customer walks on their page or before complaining; parts stay inside, staff trees unseen, twenty at most', async () => {
    const open = await published({ title: same('For customers') });
    const inside = await published({ title: same('For the desk'), forCustomers: false });
    const { caseId } = await mall.openCase({ description: 'духовка не греет' });
    const { token } = await mall.make(`/cases/${caseId}/customer-link`, {}, mall.agent);
    const page = mall.app.anyone;
    const { rows } = (await page.call(`/customer/case/${token}/diagnosis`)).body;
    const ids = rows.map(({ treeId }: { treeId: string }) => treeId);
    expect(ids).toContain(open.treeId);
    expect(ids).not.toContain(inside.treeId);
    expect(JSON.stringify(rows)).not.toMatch(/P-7|"hard"/);
    const walk = { treeId: open.treeId, version: 1, steps: toHeater };
    const send = (body: object) => page.call(`/customer/case/${token}/diagnosis`, body);
    expect((await send(walk)).body).toEqual({ made: true });
    expect((await send({ ...walk, treeId: inside.treeId })).body.refusal).toBe('tree.not_found');
    expect((await send({ ...walk, steps: way(['clock', 'no']) })).body.refusal).toBe('diagnosis.step_unfit');
    for (let sent = 1; sent < 20; sent += 1) expect((await send(walk)).status).toBe(200);
    expect((await send(walk)).body.refusal).toBe('diagnosis.too_many');
    expect((await show(`/cases/${caseId}/diagnoses`, mall.agent)).rows[0]).toMatchObject({ byCustomer: true });

    const form = await mall.make('/complaint-link', {}, mall.owner);
    const trees = (await page.call(`/customer/complaint/${form.token}/diagnosis`)).body.rows;
    expect(trees.map(({ treeId }: { treeId: string }) => treeId)).toContain(open.treeId);
    const complaint = {
      name: 'Anna',
      phone: '+8613800139876',
      problem: 'quality',
      description: 'cold',
      language: 'ru',
    };
    const sent = await page.call(`/customer/complaint/${form.token}`, { ...complaint, diagnosis: walk });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const [opened] = (await show(`/cases?words=${sent.body.number}`, mall.agent)).rows;
    expect((await show(`/cases/${opened.caseId}/diagnoses`, mall.agent)).rows).toMatchObject([
      { byCustomer: true, state: 'made', at: { key: 'heater' } },
    ]);
  });

  test('[TREE-5] how often each end was reached and was right, and what was left before its end', async () => {
    const { treeId } = await published({ title: same('Counted') });
    const { caseId } = await mall.openCase();
    const walked = async (steps: object[], verdict?: string) => {
      const { walkId } = await mall.make(`/cases/${caseId}/diagnoses`, { treeId }, mall.agent);
      await mall.make(`/cases/${caseId}/diagnoses/${walkId}/steps`, { steps }, mall.agent);
      if (verdict) await mall.make(`/cases/${caseId}/diagnoses/${walkId}/verdict`, { verdict }, mall.agent);
    };
    await walked(toHeater, 'right');
    await walked(toHeater, 'wrong');
    await walked(way(['fuse', 'no']));
    await walked(way(['fuse', 'yes']));
    expect(await show(`/diagnosis-trees/${treeId}`)).toMatchObject({
      ends: [
        { node: 'heater', reached: 2, right: 1, wrong: 1 },
        { node: 'reset', reached: 1, right: 0, wrong: 0 },
      ],
      left: 1,
    });
  });
});
