// Views through the app: kept, shared, counted, changed by whom they may, and every filter of the list.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../../test-app.ts';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

const view = (name: string, more: object = {}) => ({ name, shared: false, filter: {}, order: 'due', ...more });
const put = async (viewId: string, body: object, caller: Caller) =>
  await caller.call(`/case-view-list/${viewId}`, body, { method: 'PUT' });
const listed = async (caller: Caller) =>
  (await caller.call('/case-view-list')).body.rows as {
    viewId: string;
    name: string;
    count: number;
    mayChange: boolean;
  }[];
const ids = async (query: string, caller = mall.agent): Promise<string[]> =>
  (await caller.call(`/cases?${query}`)).body.rows.map(({ caseId }: { caseId: string }) => caseId);

test('[VIEW-1] [VIEW-6] my own views are mine alone; shared ones are everybody’s, and “me” in them is whoever looks', async () => {
  await mall.make('/case-view-list', view('Only mine'), mall.agent);
  await mall.make('/case-view-list', view('Ours', { shared: true, filter: { owner: 'me' } }), mall.agent);
  await mall.openCase({}, mall.agent);
  const names = async (caller: Caller) => (await listed(caller)).map(({ name }) => name);
  expect(await names(mall.agent)).toEqual(['Only mine', 'Ours']);
  expect(await names(mall.other)).toEqual(['Ours']);
  const counts = async (caller: Caller) => (await listed(caller)).find(({ name }) => name === 'Ours')?.count;
  expect([await counts(mall.agent), await counts(mall.other)]).toEqual([1, 0]);
});

test('[VIEW-2] sharing is for who writes cases; a shared view is changed by its maker and by who oversees', async () => {
  const viewer = await mall.app.as(mall.owner, ['viewer']);
  await mall.refused('permission.missing', '/case-view-list', view('Mine to all', { shared: true }), viewer);
  await mall.make('/case-view-list', view('Mine'), viewer);
  const made = await mall.make('/case-view-list', view('Team', { shared: true }), mall.agent);
  expect((await put(made.viewId, view('Team 2', { shared: true }), mall.other)).body.refusal).toBe('view.not_found');
  expect((await put(made.viewId, view('Team 2', { shared: true }), mall.manager)).body).toMatchObject({
    name: 'Team 2',
  });
  const own = await mall.make('/case-view-list', view('Secret'), mall.agent);
  expect((await put(own.viewId, view('Seen'), mall.manager)).body.refusal).toBe('view.not_found');
  const gone = await mall.agent.call(`/case-view-list/${made.viewId}`, undefined, { method: 'DELETE' });
  expect(gone.body).toEqual({ viewId: made.viewId });
  expect(await mall.factsOf(made.viewId)).toEqual(['view.saved', 'view.changed', 'view.removed']);
});

test('[VIEW-3] [VIEW-5] a name stands once, whatever its case; fifty views are kept; what a filter names is there', async () => {
  const someone = await mall.app.as(mall.owner, ['agent']);
  await mall.make('/case-view-list', view('Срочные'), someone);
  await mall.refused('view.name_taken', '/case-view-list', view('СРОЧНЫЕ'), someone);
  for (let at = 1; at < 50; at += 1) await mall.make('/case-view-list', view(`View ${at}`), someone);
  await mall.refused('view.too_many', '/case-view-list', view('One more'), someone);
  const filter = { firmId: `frm_${'0'.repeat(26)}` };
  await mall.refused('firm.not_found', '/case-view-list', view('Of nobody', { filter }), mall.agent);
});

test('[VIEW-4] a count stops at a hundred and one', async () => {
  const { contractId } = await mall.signContract();
  for (let at = 0; at < 102; at += 1) await mall.openCase({ contractId, description: `case ${at}` });
  const made = await mall.make('/case-view-list', view('Much', { filter: { contractId } }), mall.agent);
  expect(made.count).toBe(101);
});

test('each filter finds its cases and no others, in each order, page by page', async () => {
  const { personId } = await mall.signContract();
  const given = { channel: 'email', language: 'ru', problem: 'wrong_goods', personId };
  const first = await mall.openCase({ ...given, description: 'первый' });
  const second = await mall.openCase({ ...given, problem: 'late', description: 'второй' });
  await mall.make(`/cases/${second.caseId}/tags`, { add: ['VIP  гость'.replace('  ', ' '), 'срочно'] }, mall.agent);
  expect(await ids('channel=email')).toEqual([first.caseId, second.caseId]);
  expect(await ids('language=ru')).toEqual([first.caseId, second.caseId]);
  expect(await ids(`tag=${encodeURIComponent('vip гость')}`)).toEqual([second.caseId]);
  expect(await ids('channel=email&order=newest')).toEqual([second.caseId, first.caseId]);
  expect(await ids('channel=email&order=oldest')).toEqual([first.caseId, second.caseId]);
  const page = (await mall.agent.call('/cases?channel=email&order=newest&limit=1')).body;
  expect(await ids(`channel=email&order=newest&limit=1&after=${encodeURIComponent(page.next)}`)).toEqual([
    first.caseId,
  ]);
  expect(await ids('channel=email&supervised=yes')).toEqual([]);
  expect(await ids('channel=email&dueUntil=today')).toEqual([]);
  expect(await ids('channel=email&dueUntil=week')).toEqual([first.caseId, second.caseId]);
  expect(await ids('channel=email&dueUntil=2014-05-20')).toEqual([]);
  expect((await mall.agent.call('/case-tags')).body.rows).toEqual(['vip гость', 'срочно']);
});
