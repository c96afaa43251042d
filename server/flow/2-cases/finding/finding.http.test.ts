// Finding cases through the app: every word of what was said in three languages, forms, typing errors, names in any script, hidden cases.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

const find = async (words: string, caller = mall.agent) => {
  const { status, body } = await caller.call(`/find-everything?words=${encodeURIComponent(words)}&limit=20`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.rows as { kind: string; id: string; title: string; near: boolean; openCases: { caseId: string }[] }[];
};
const casesFound = async (words: string, caller = mall.agent) =>
  (await find(words, caller)).filter(({ kind }) => kind === 'case').map(({ id }) => id);
const say = (caseId: string, text: string) => mall.make(`/cases/${caseId}/notes`, { text }, mall.agent);

test('[FIND-1] a case is found by its number, its customer, its contract, and whatever was said on it', async () => {
  const contract = await mall.signContract({
    number: 'FX-2014-77',
    customer: { name: '欧阳娜娜', phones: ['+8613900009001'] },
  });
  const opened = await mall.openCase({ contractId: contract.contractId, description: '实木地板起翘，客厅有三处' });
  await say(opened.caseId, 'The fitter measured moisture of eleven percent');
  const half = opened.number.split('-')[1];
  for (const words of [
    opened.number,
    half,
    '欧阳娜娜',
    'FX-2014-77',
    '地板起翘',
    '三处',
    'moisture eleven',
    '客厅 fitter',
  ])
    expect(await casesFound(words), words).toContain(opened.caseId);
  await mall.make(`/cases/${opened.caseId}/triage`, { description: '柜门脱落' }, mall.agent);
  expect(await casesFound('柜门脱落')).toContain(opened.caseId);
  expect(await casesFound('moisture')).toContain(opened.caseId);
  expect(await casesFound('地板起翘')).not.toContain(opened.caseId);
});

test('[FIND-1] a customer renamed is found by the name they have now', async () => {
  const customer = { name: 'Кузьма Прутков', phones: ['+8613900009005'] };
  const one = await mall.signContract({ customer });
  const { caseId } = await mall.openCase({ contractId: one.contractId, description: 'Не тот цвет' });
  const { personId } = one;
  const person = (await mall.owner.call(`/people/${personId}`)).body;
  const body = { name: 'Алексей Толстой', phones: person.phones, emails: [], addresses: [], language: null };
  const changed = await mall.owner.call(`/people/${personId}`, body, { method: 'PUT' });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  await mall.app.settle();
  expect(await casesFound('Алексей Толстой')).toEqual([caseId]);
  expect(await casesFound('Кузьма')).toEqual([]);
});

test('[FIND-2] [FIND-3] words in any of their forms, by their beginnings, words that say nothing left out', async () => {
  const russian = await mall.openCase({ description: 'Не привезли стиральную машину, обещали доставить на неделе' });
  const english = await mall.openCase({ description: 'The delivered wardrobes were damaged during installations' });
  for (const words of [
    'стиральной машиной',
    'стиральные машины',
    'стиральн',
    'обещали доставку на неделю',
    'не на машина',
  ])
    expect(await casesFound(words), words).toContain(russian.caseId);
  for (const words of ['deliver wardrobe', 'damaging installation', 'the wardrobes', 'wardr'])
    expect(await casesFound(words), words).toContain(english.caseId);
  expect((await find('wardrobe'))[0]).toMatchObject({ id: english.caseId, near: false });
});

test('[FIND-4] the best first: the head of a case before what is said on it, words together before words apart', async () => {
  const said = await mall.openCase({ description: 'Звонил мастер Воробьёв, придёт завтра' });
  const named = await mall.signContract({ customer: { name: 'Воробьёв Пётр', phones: ['+8613900009002'] } });
  const head = await mall.openCase({ contractId: named.contractId, description: 'Опоздали' });
  expect(await casesFound('Воробьёв')).toEqual([head.caseId, said.caseId]);
  const apart = await mall.openCase({ description: 'zebra one two three four five six seven eight nine lampshade' });
  const together = await mall.openCase({ description: 'one two three zebra lampshade four five six seven eight nine' });
  expect(await casesFound('zebra lampshade')).toEqual([together.caseId, apart.caseId]);
});

test('[FIND-5] all words but one are near, and only when nothing holds them all', async () => {
  const one = await mall.openCase({ description: 'крылатый диван скрипит пружиной' });
  expect(await find('крылатый диван скрипит колесом')).toMatchObject([{ id: one.caseId, near: true }]);
  const all = await mall.openCase({ description: 'крылатый диван скрипит колесом' });
  expect(await casesFound('крылатый диван скрипит колесом')).toEqual([all.caseId]);
});

test('[FIND-6] a typing error is forgiven by the spellings of the company', async () => {
  const one = await mall.openCase({ description: 'Перекосило холодильник и посудомоечную машину' });
  await mall.app.settle();
  for (const words of ['холодлиьник', 'хлодильник посудомоечная'])
    expect(await find(words), words).toMatchObject([{ kind: 'case', id: one.caseId, near: true }]);
});

test('[FIND-7] a case about somebody is found by nobody less than by them, in the box, under its person and in counts', async () => {
  const contract = await mall.signContract({ customer: { name: 'Schneewittchen', phones: ['+8613900009003'] } });
  const { rows } = (await mall.owner.call('/case-workers')).body;
  const [, otherAgent] = rows.filter(({ name }: { name: string }) => name === 'agent');
  const { caseId } = await mall.openCase({
    contractId: contract.contractId,
    description: 'rudely turned away',
    aboutId: otherAgent.workerId,
  });
  expect(await casesFound('rudely turned')).toEqual([caseId]);
  expect(await casesFound('rudely turned', mall.other)).toEqual([]);
  const person = async (caller = mall.agent) =>
    (await find('Schneewittchen', caller)).find(({ kind }) => kind === 'person');
  expect((await person())?.openCases.map((row) => row.caseId)).toEqual([caseId]);
  expect((await person(mall.other))?.openCases).toEqual([]);
});

test('[FIND-8] a person has the open cases at hand, the most urgent first', async () => {
  const contract = await mall.signContract({ customer: { name: 'Мандельштам', phones: ['+8613900009004'] } });
  const first = await mall.openCase({ contractId: contract.contractId, problem: 'late' });
  const second = await mall.openCase({ contractId: contract.contractId, problem: 'quality' });
  await mall.make(`/cases/${first.caseId}/cancel`, { reason: 'by mistake' }, mall.agent);
  const [person] = await find('mandelshtam');
  expect(person).toMatchObject({
    kind: 'person',
    near: true,
    openCases: [{ caseId: second.caseId, problem: 'quality' }],
  });
});
