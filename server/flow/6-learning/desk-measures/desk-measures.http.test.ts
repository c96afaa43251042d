// The measures of the desk through the app: a few days of cases told by hand, and every number against its own list.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskSlice, deskSlices } from '#api/flow/6-learning.desk';
import { type CaseMall, startCaseMall } from '../../2-cases/cases.fixture.ts';
import { deskLines } from './desk-sheets.ts';

interface Listed {
  caseId: string;
  number: string;
  code: string | null;
  round: number;
  minutes: number | null;
}

let mall: CaseMall;
const cases: Record<string, string> = {};
let now = Date.parse('2014-05-20T02:00:00Z');
const pass = async (minutes: number) => {
  now += minutes * 60_000;
  await mall.app.moveTo(new Date(now).toISOString());
};
const days = 'from=2014-05-20&until=2014-05-31';
const desk = async (filter = days, caller = mall.manager) => {
  const { status, body } = await caller.call(`/measures/desk?${filter}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const listed = async (slice: DeskSlice, more = days, limit = 2): Promise<Listed[]> => {
  const rows: Listed[] = [];
  for (let after = ''; ; ) {
    const { status, body } = await mall.manager.call(
      `/measures/desk/cases?slice=${slice}&limit=${limit}&${more}${after}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    rows.push(...body.rows);
    if (!body.next) return rows;
    after = `&after=${encodeURIComponent(body.next)}`;
  }
};
const namesOf = (rows: readonly Listed[]) =>
  rows.map(({ caseId }) => Object.entries(cases).find(([, id]) => id === caseId)?.[0]).toSorted();
const open = async (name: string, more: object) => {
  const { caseId } = await mall.openCase(more);
  cases[name] = caseId;
  return caseId as string;
};
const deed = (name: string, path: string, body: object, caller = mall.agent) =>
  mall.make(`/cases/${cases[name]}/${path}`, body, caller);
const answer = (name: string) => deed(name, 'messages', { text: 'It comes on Friday' });
const resolve = (name: string) => deed(name, 'resolve', { outcome: 'put_right', reason: 'delivered' });

beforeAll(async () => {
  mall = await startCaseMall();
  const { personId } = await mall.signContract();
  await open('atOnce', { channel: 'email' });
  await open('askedAgain', { channel: 'email' });
  await open('silent', { channel: 'email' });
  await open('atTheDesk', { channel: 'store' });
  await open('cameBack', { contractId: null, personId, problem: 'quality', channel: 'phone' });
  await open('calledOff', { channel: 'email' });
  await pass(10);
  await deed('askedAgain', 'marks', { mark: 'customer_called' });
  await deed('calledOff', 'cancel', { reason: 'by mistake' });
  await pass(20);
  await answer('atOnce');
  await pass(60);
  await answer('askedAgain');
  for (const name of ['atOnce', 'askedAgain', 'atTheDesk', 'cameBack']) await resolve(name);
  await pass(2 * 24 * 60);
  await deed('atTheDesk', 'reopen', { reason: 'the door does not close' });
  await open('again', { contractId: null, personId, problem: 'quality', channel: 'phone' });
  await pass(60);
  await resolve('atTheDesk');
  await mall.app.settle();
});
afterAll(() => mall.app.stop());

test('[DESK-2] answer time runs to the first answer a person gave; who has none stands beside it', async () => {
  const { answers } = await desk();
  expect(answers).toEqual({
    ...{ written: 3, answered: 2, unanswered: 1 },
    ...{ meanMinutes: 60, medianMinutes: 60, ninetiethMinutes: 84 },
  });
  expect(namesOf(await listed('unanswered'))).toEqual(['silent']);
  expect((await listed('answered')).map(({ minutes }) => minutes).toSorted()).toEqual([30, 90]);
});

test('[DESK-3] [DESK-4] resolved at the first contact, and opened again', async () => {
  const { endings } = await desk();
  expect(endings).toEqual({
    ...{ resolved: 4, complained: 4, firstContact: 1, firstContactShare: 0.25, reopened: 1, reopenedShare: 0.25 },
  });
  expect(namesOf(await listed('first_contact'))).toEqual(['atOnce']);
  expect(namesOf(await listed('reopened'))).toEqual(['atTheDesk']);
  expect((await desk('from=2014-05-21&until=2014-05-31')).endings.firstContactShare).toBeNull();
});

test('[DESK-5] a round is decided when it is met, else when it was due; running ones are in no share', async () => {
  const { clocks } = await desk();
  const first = clocks.find(({ code }: { code: string }) => code === 'first-answer');
  expect(first).toMatchObject({ due: 3, met: 2, missed: 1, metShare: 2 / 3, name: { en: 'First answer' } });
  expect(namesOf(await listed('clock_missed', `${days}&code=first-answer`))).toEqual(['silent']);
  // Due at the end of its eight hours, on the first day.
  const day = await desk('from=2014-05-20&until=2014-05-20');
  expect(day.clocks.find(({ code }: { code: string }) => code === 'first-answer')).toMatchObject({ due: 3 });
  expect((await desk('from=2014-05-19&until=2014-05-19')).clocks).toEqual([]);
});

test('[DESK-6] the backlog by age and the load per person are as of now', async () => {
  const { backlog, load } = await desk('from=2013-01-01&until=2013-01-02');
  expect(backlog.open).toBe(2);
  expect(backlog.ages.filter(({ cases: count }: { cases: number }) => count > 0)).toEqual([
    { age: 'under_1', cases: 1 },
    { age: 'under_3', cases: 1 },
  ]);
  expect(namesOf(await listed('open', `${days}&age=under_3`))).toEqual(['silent']);
  expect(load).toEqual([{ owner: { workerId: expect.any(String), name: 'agent' }, open: 2, waiting: 0, overdue: 1 }]);
});

test('[DESK-1] every number opens exactly as many rows, under any filter', { timeout: 60_000 }, async () => {
  const { workerId } = (await desk()).load[0].owner;
  const filters = ['', 'channel=email', 'problem=quality', 'mode=v1', `storeId=${mall.floors.storeId}`, 'language=ru'];
  for (const filter of [...filters, `owner=${workerId}`, 'owner=nobody', `firmId=${mall.floors.firmId}`]) {
    const asked = `${days}&${filter}`;
    const { answers, endings, clocks, backlog, load } = await desk(asked);
    const sum = (rows: Record<string, number>[], key: string) => rows.reduce((all, row) => all + (row[key] ?? 0), 0);
    const numbers: Record<DeskSlice, number> = {
      ...{ written: answers.written, answered: answers.answered, unanswered: answers.unanswered },
      ...{ resolved: endings.resolved, complained: endings.complained, first_contact: endings.firstContact },
      ...{ reopened: endings.reopened, clock_due: sum(clocks, 'due'), clock_met: sum(clocks, 'met') },
      ...{ clock_missed: sum(clocks, 'missed'), open: backlog.open, waiting: sum(load, 'waiting') },
      overdue: sum(load, 'overdue'),
    };
    for (const slice of deskSlices) {
      const rows = await listed(slice, asked, filter === '' ? 2 : 200);
      expect([slice, filter, rows.length]).toEqual([slice, filter, numbers[slice]]);
    }
    for (const { age, cases: count } of backlog.ages)
      expect((await listed('open', `${asked}&age=${age}`, 200)).length).toBe(count);
  }
  const all = await listed('clock_due');
  expect(new Set(all.map(({ caseId, code, round }) => JSON.stringify([caseId, code, round]))).size).toBe(all.length);
});

test('[DESK-1] what is about whoever asks is in neither number nor list', async () => {
  const told = '对我的投诉';
  const { workerId } = (await desk()).load[0].owner;
  const before = await desk(days, mall.owner);
  const about = await mall.make(
    '/cases',
    { personId: null, contractId: (await mall.signContract()).contractId, problem: 'service', description: told },
    mall.manager,
  );
  const other = (await mall.owner.call('/case-workers')).body.rows.find(
    (one: { name: string }) => one.name === 'manager',
  );
  await mall.make(`/cases/${about.caseId}/supervision`, { aboutId: other.workerId }, mall.owner);
  expect((await desk(days, mall.owner)).backlog.open).toBe(before.backlog.open + 1);
  expect((await desk()).backlog.open).toBe(before.backlog.open);
  expect((await listed('open')).map(({ caseId }) => caseId)).not.toContain(about.caseId);
  expect(workerId).not.toBe(other.workerId);
});

test('a product narrows, a sick page key is refused, and who may not see measures does not', async () => {
  const product = await mall.make('/products', { sku: 'OAK-1', name: 'Oak floor', family: 'floor' });
  expect((await desk(`${days}&productId=${product.productId}`)).backlog.open).toBe(0);
  const bad = await mall.manager.call(`/measures/desk/cases?slice=open&${days}&after=bm8`);
  expect([bad.status, bad.body.refusal]).toEqual([422, 'input.invalid']);
  expect((await mall.agent.call(`/measures/desk?${days}`)).status).toBe(403);
});

test('[DESK-7] both sheets are in the reader’s language and say what the screen says', async () => {
  const sheet = async (path: string, language: string) => {
    const file = await mall.manager.call(path, undefined, { headers: { 'x-makegood-language': language } });
    expect([file.status, file.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')]);
    return file;
  };
  for (const language of ['en', 'ru', 'zh-CN']) {
    await sheet(`/measures/desk.xlsx?${days}`, language);
    await sheet(`/measures/desk/cases.xlsx?slice=clock_missed&${days}`, language);
  }
  const lines = deskLines(await desk(), 'ru');
  expect(lines.map(([name]) => name)).toContain('Первый ответ: Пропущено');
  expect(lines.find(([name]) => name === 'Решено с первого обращения, доля')?.[1]).toBe(0.25);
  for (const language of ['en', 'ru', 'zh-CN'] as const)
    for (const [name, , meaning] of deskLines(await desk(), language))
      expect(`${name} ${meaning}`).not.toContain('desk.');
});
