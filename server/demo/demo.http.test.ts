import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let cookie = '';
const read = (path: string): Promise<Answered> => app.anyone.call(path, undefined, { headers: { cookie } });
// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
const rowsOf = async (path: string): Promise<any[]> => (await read(path)).body.rows;
const statesOf = async (path: string) => new Set((await rowsOf(path)).map(({ state }) => state));

beforeAll(async () => {
  app = await startTestApp('2026-03-18T08:00:00Z');
  const token = app.entryLink().split('#')[1];
  const headers = { origin: 'http://localhost:4300', host: 'localhost:4300' };
  const made = await app.anyone.call('/setup/demo', { token, language: 'en' }, { headers });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  cookie = String([made.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
  await app.settle();
}, 120_000);
afterAll(() => app.stop());

describe('[COMP-8] the demo has something on every screen', () => {
  test.each([
    ['/cases?limit=200', 45],
    ['/cases?state=waiting', 3],
    ['/cases?state=resolved', 20],
    ['/incidents', 3],
    ['/sweeps', 2],
    ['/decisions/compensation?limit=200', 60],
    ['/decisions/compensation/batches', 3],
    ['/payments?limit=200', 40],
    ['/payment-files', 3],
    ['/own-accounts', 1],
    ['/merchant-accounts?limit=200', 8],
    ['/claims?limit=200', 40],
    ['/losses', 1],
    ['/books/months', 1],
  ])('%s has at least %i rows', async (path, least) => {
    const { status, body } = await read(path);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.rows.length).toBeGreaterThanOrEqual(least);
  });

  test('what waiting costs has figures: of contracts that name a penalty, with its cap', async () => {
    const { sums, rows } = (await read('/exposure')).body;
    expect(BigInt(sums[0].todayMinor)).toBeGreaterThan(0n);
    expect(BigInt(sums[0].inWeekMinor)).toBeGreaterThanOrEqual(BigInt(sums[0].todayMinor));
    const named = rows.filter(({ ruleId }: { ruleId: string }) => ruleId === 'CN-585/delivery');
    expect(named.length).toBeGreaterThanOrEqual(1);
    for (const { todayMinor, perDayMinor, daysLate, capMinor, capOn, missing } of named) {
      const plain = BigInt(perDayMinor) * BigInt(daysLate);
      expect(BigInt(todayMinor)).toBe(plain < BigInt(capMinor) ? plain : BigInt(capMinor));
      expect([capOn === null, missing]).toEqual([false, []]);
    }
  });

  test('no step of its past was refused: every kind of end is there', async () => {
    const payments = ['awaiting_payee', 'draft', 'approved', 'sent', 'confirmed', 'returned'];
    expect([...(await statesOf('/payments?limit=200'))]).toEqual(expect.arrayContaining(payments));
    expect(await statesOf('/decisions/compensation?limit=200')).toEqual(new Set(['proposed', 'approved', 'refused']));
    expect(await statesOf('/sweeps')).toEqual(new Set(['running', 'completed']));
    expect([...(await statesOf('/claims?limit=200'))]).toEqual(expect.arrayContaining(['open', 'filed', 'disputed']));
    const cases = await rowsOf('/cases?limit=200');
    expect(new Set(cases.map(({ rung }) => rung))).toEqual(new Set(['merchant', 'mall', 'compensation']));
    expect(cases.filter(({ joinedIntoId }) => joinedIntoId !== null)).toHaveLength(1);
  });

  test('what happened is dated when it happened, and by whom', async () => {
    const [first] = (await rowsOf('/cases?limit=200')).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
    expect(first.openedAt.slice(0, 10)).toBe('2026-02-21');
    const paid = (await rowsOf('/payments?limit=200')).filter(({ state }) => state === 'confirmed');
    expect(new Set(paid.map(({ paidOn }) => paidOn))).toContain('2026-03-06');
    const { rows } = (await read('/accounts')).body;
    expect(rows.map((one: { roles: string[] }) => one.roles[0]).toSorted()).toEqual([
      'administrator',
      'agent',
      'finance',
      'manager',
    ]);
  });
});

test('[COMP-8] nothing of the demo is in a company of one’s own', async () => {
  const own = await app.company();
  for (const path of ['/cases', '/incidents', '/sweeps', '/payments', '/claims', '/contracts'])
    expect((await own.call(path)).body.rows, path).toEqual([]);
});
