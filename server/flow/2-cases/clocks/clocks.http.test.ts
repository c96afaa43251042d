import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';

let mall: CaseMall;
beforeAll(async () => {
  // A Tuesday, ten o'clock in Beijing.
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

let now = Date.parse('2014-05-20T02:00:00Z');
const moveTo = async (at: string) => {
  now = Date.parse(at);
  await mall.app.moveTo(at);
};
const pass = (minutes: number) => moveTo(new Date(now + minutes * 60_000).toISOString());
const clocksOf = async (caseId: string) => {
  await mall.app.settle();
  return (await mall.owner.call(`/cases/${caseId}/clocks`)).body.rows;
};
const clockOf = async (caseId: string, code: string) =>
  (await clocksOf(caseId)).filter((one: { code: string }) => one.code === code);
const byMail = () => mall.openCase({ channel: 'email' });

describe('a case has its clocks', () => {
  test('[CLOCK-1] from opening on, each due to the second, and met when what it waits for is done', async () => {
    const { caseId } = await byMail();
    const rows = await clocksOf(caseId);
    expect(rows.map(({ code, dueAt }: { code: string; dueAt: string }) => [code, dueAt])).toEqual([
      // Four working hours from ten; eight, to the very closing; days to the last moment of the last.
      ['acknowledge', '2014-05-20T06:00:00.000Z'],
      ['first-answer', '2014-05-20T10:00:00.000Z'],
      ['keep-in-touch', '2014-05-27T15:59:59.999Z'],
      ['decide', '2014-06-04T15:59:59.999Z'],
      ['resolve', '2014-06-19T15:59:59.999Z'],
    ]);
    await pass(30);
    await mall.make(`/cases/${caseId}/messages`, { text: 'We look into it' }, mall.agent);
    const [first] = await clockOf(caseId, 'first-answer');
    expect(first).toMatchObject({ state: 'met', usedForMs: 30 * 60_000, leftForMs: 7.5 * 3_600_000, isLate: false });
    expect((await clockOf(caseId, 'keep-in-touch')).map(({ round, state }: never) => [round, state])).toEqual([
      [2, 'running'],
      [1, 'met'],
    ]);
  });
});
