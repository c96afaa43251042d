import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';

interface Near {
  caseId: string;
  code: string;
  round: number;
}

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

describe('[CLOCK-10] the table is the replay', () => {
  test('the nearest clocks of all, of one owner, of nobody; page by page and in the order of their due moments', async () => {
    const opened = [await byMail(), await byMail()];
    await mall.app.settle();
    const { rows: all } = (await mall.owner.call('/clocks?limit=200')).body;
    const dues = all.map(({ dueAt }: { dueAt: string | null }) => Date.parse(dueAt ?? '9999-01-01'));
    expect(dues).toEqual(dues.toSorted((a: number, b: number) => a - b));
    const paged = [];
    for (let after = ''; ; ) {
      const { rows, next } = (await mall.owner.call(`/clocks?limit=3${after && `&after=${after}`}`)).body;
      paged.push(...rows);
      if (!next) break;
      after = encodeURIComponent(next);
    }
    expect(paged).toEqual(all);
    const { rows: mine } = (await mall.agent.call('/clocks?owner=me&code=first-answer')).body;
    expect(mine.map(({ caseId }: { caseId: string }) => caseId)).toEqual(
      expect.arrayContaining(opened.map(({ caseId }) => caseId)),
    );
    expect(mine[0].owner.name).toBe('agent');
    expect((await mall.other.call('/clocks?owner=me')).body.rows).toEqual([]);
    // What the page replays now is what the table kept.
    for (const { caseId } of opened)
      for (const { code, round, dueAt, state } of await clocksOf(caseId)) {
        const kept = all.find((one: Near) => one.caseId === caseId && one.code === code && one.round === round);
        expect([kept?.dueAt, kept?.state]).toEqual([dueAt, state]);
      }
    await mall.refused('input.invalid', '/clocks?after=bm8', undefined);
  });
  test('[CLOCK-3] a wait stops what its policy names, and what goes on is moved', async () => {
    const { caseId } = await mall.openCase();
    const before = (await clockOf(caseId, 'resolve'))[0];
    await mall.make(`/cases/${caseId}/wait`, { reason: 'part' }, mall.agent);
    expect((await clockOf(caseId, 'resolve'))[0]).toMatchObject({
      state: 'paused',
      limits: expect.arrayContaining([{ reason: 'part', limitForMs: 14 * 86_400_000, usedForMs: 0 }]),
    });
    expect((await clockOf(caseId, 'decide'))[0].state).toBe('running');
    await pass(90);
    await mall.make(`/cases/${caseId}/resume`, {}, mall.agent);
    const after = (await clockOf(caseId, 'resolve'))[0];
    expect(Date.parse(after.dueAt) - Date.parse(before.dueAt)).toBe(90 * 60_000);
    expect(after).toMatchObject({ state: 'running', pausedForMs: 90 * 60_000 });
  });
});

describe('[CLOCK-11] people are told, once', () => {
  const password = 'correct horse battery staple';
  const here = { origin: 'http://localhost:4300', host: 'localhost:4300' };
  const colleague = async (name: string, roles: string[]) => {
    const { account, link } = await mall.make('/accounts', { name, email: `${name}@example.org`, roles });
    const accepted = await mall.app.anyone.call('/invitations/accept', {
      token: link.slice(link.indexOf('#') + 1),
      password,
    });
    expect(accepted.status).toBe(200);
    /** Signed in anew each time: days pass between calls. */
    const call = async (path: string, body?: unknown) => {
      const given = { email: `${name}@example.org`, password };
      const signedIn = await mall.app.anyone.call('/session', given, { headers: here });
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
      return await mall.app.anyone.call(path, body, { headers: { ...here, cookie } });
    };
    return { accountId: account.accountId as string, call };
  };
  const tellings = async (who: { call(path: string): Promise<{ body: { rows: Telling[] } }> }, caseId: string) =>
    (await who.call('/clock-tellings?limit=200')).body.rows.filter((one) => one.caseId === caseId);
  type Telling = { caseId: string; code: string; kind: string };
  const factsOf = async (caseId: string) => (await mall.factsOf(caseId)).filter((name) => name.startsWith('clock.'));

  test('the reminder to the owner, the escalation to those who oversee; seen is seen, and nothing comes twice', async () => {
    const lee = await colleague('Lee', ['agent']);
    const ma = await colleague('Ma', ['manager']);
    await moveTo('2014-05-21T01:00:00Z');
    const contract = await mall.signContract();
    const given = { contractId: contract.contractId, problem: 'quality', description: 'x', channel: 'email' };
    const { caseId } = (await lee.call('/cases', given)).body;
    // Nine o'clock: three quarters of eight hours are over at three.
    await moveTo('2014-05-21T06:59:00Z');
    expect(await factsOf(caseId)).toEqual(['clock.escalated']);
    await moveTo('2014-05-21T07:00:00Z');
    const reminded = await tellings(lee, caseId);
    expect(reminded.map(({ code, kind }) => [code, kind])).toEqual([['first-answer', 'reminder']]);
    // Down for two days: what was missed is told once, however often somebody looks.
    await moveTo('2014-05-23T07:00:00Z');
    await mall.app.settle();
    await moveTo('2014-05-23T07:01:00Z');
    expect((await factsOf(caseId)).toSorted()).toEqual(['clock.escalated', 'clock.escalated', 'clock.reminded']);
    expect((await tellings(ma, caseId)).map(({ code }) => code).toSorted()).toEqual(['acknowledge', 'first-answer']);
    expect((await ma.call('/clock-tellings/seen', { caseId })).body).toEqual({ seen: 2 });
    expect(await tellings(ma, caseId)).toEqual([]);
    expect(await tellings(lee, caseId)).toHaveLength(2);
    const [first] = await clockOf(caseId, 'first-answer');
    expect(first).toMatchObject({ isLate: true, state: 'running' });
    expect(first.told.map(({ name, kind }: { name: string; kind: string }) => [name, kind])).toEqual([
      ['Lee', 'reminder'],
      ['Lee', 'escalation'],
      ['Ma', 'escalation'],
    ]);
  });
  test('what was answered in the meantime is not told, though nothing ran since', async () => {
    await moveTo('2014-05-26T01:00:00Z');
    const { caseId } = await byMail();
    // The clock moves without a settling: the answer is a fact nobody has heard yet when the job comes.
    mall.app.testDatabase.clock.moveTo(new Date('2014-05-26T09:00:00Z'));
    await mall.make(`/cases/${caseId}/messages`, { text: 'Done' }, mall.agent);
    await moveTo('2014-05-28T01:00:00Z');
    expect(await factsOf(caseId)).toEqual([]);
  });
  test('[CLOCK-12] whom the case is about hears nothing, and others who oversee do', async () => {
    const wu = await colleague('Wu', ['manager']);
    const { caseId } = await mall.openCase({ channel: 'email', aboutId: wu.accountId });
    await pass(7 * 24 * 60);
    const [ack] = await clockOf(caseId, 'acknowledge');
    expect(ack.told.map(({ name }: { name: string }) => name)).toEqual(['Ma']);
    expect(await tellings(wu, caseId)).toEqual([]);
    expect((await wu.call(`/cases/${caseId}/clocks`)).body.refusal).toBe('case.not_found');
    expect((await wu.call('/clock-tellings/seen', { caseId })).body.refusal).toBe('case.not_found');
    expect((await wu.call('/clocks?limit=200')).body.rows.some((one: Telling) => one.caseId === caseId)).toBe(false);
  });
});

describe('what people say by hand', () => {
  test('[CLOCK-9] story Q step 4: a question at 22:10:00 is due at 23:10:00; a promised call when promised', async () => {
    await moveTo('2014-06-30T14:10:00Z');
    const { caseId } = await mall.openCase();
    await mall.make(`/cases/${caseId}/marks`, { mark: 'question_raised', note: 'No solution known' }, mall.agent);
    expect((await clockOf(caseId, 'superior-answer'))[0].dueAt).toBe('2014-06-30T15:10:00.000Z');
    await moveTo('2014-06-30T15:09:59Z');
    await mall.make(`/cases/${caseId}/marks`, { mark: 'question_answered' }, mall.manager);
    expect((await clockOf(caseId, 'superior-answer'))[0]).toMatchObject({ state: 'met', usedForMs: 3_599_000 });
    expect((await mall.show(caseId)).messages).toMatchObject([{ kind: 'note', text: 'No solution known' }]);
    const promised = { mark: 'call_promised', promisedAt: '2014-07-01T03:00:00Z' };
    await mall.make(`/cases/${caseId}/marks`, promised, mall.agent);
    expect((await clockOf(caseId, 'call-back'))[0].dueAt).toBe('2014-07-01T03:00:00.000Z');
    await mall.refused('input.invalid', `/cases/${caseId}/marks`, { mark: 'call_promised' });
  });
});

describe('policies', () => {
  const ofCode = async (code: string) =>
    (await mall.owner.call('/clock-policies')).body.rows.filter((one: { code: string }) => one.code === code);
  const policyOf = async (code: string) => {
    const [{ version, isOn, takesRunning, inForceFrom, isInForce, writtenBy, code: _, ...policy }] = await ofCode(code);
    return policy;
  };
  test('[CLOCK-13] a version comes into force by itself, is never in the past, and names people who are there', async () => {
    await moveTo('2014-07-07T01:00:00Z');
    const path = '/clock-policies/first-answer/versions';
    const policy = { ...(await policyOf('first-answer')), length: 120 };
    await mall.refused('permission.missing', path, { policy }, mall.manager);
    await mall.refused('clock.begins_too_early', path, { policy, inForceFrom: '2014-07-06T00:00:00Z' });
    const steps = [{ when: 'after', amount: 0, tell: [`acc_${'0'.repeat(26)}`] }];
    await mall.refused('worker.not_found', path, { policy: { ...policy, steps } });
    await mall.refused('input.invalid', path, { policy: { ...policy, unit: 'agreed' } });
    const { caseId } = await byMail();
    const later = { policy, takesRunning: true, inForceFrom: '2014-07-07T02:00:00Z' };
    expect(await mall.make(path, later)).toMatchObject({ version: 2, isInForce: false });
    await mall.refused('clock.begins_too_early', path, { policy });
    expect((await ofCode('first-answer')).map(({ version }: { version: number }) => version)).toEqual([1, 2]);
    const due = async () => {
      const { rows } = (await mall.owner.call('/clocks?limit=200&code=first-answer')).body;
      return rows.find((one: { caseId: string }) => one.caseId === caseId).dueAt;
    };
    await mall.app.settle();
    expect(await due()).toBe('2014-07-07T09:00:00.000Z');
    await moveTo('2014-07-07T02:00:00Z');
    expect(await due()).toBe('2014-07-07T03:00:00.000Z');
    expect((await ofCode('first-answer')).map(({ version }: { version: number }) => version)).toEqual([2]);
  });
  test('[CLOCK-14] the calendar is followed from when it changed; what had passed by the old one has passed', async () => {
    await moveTo('2014-07-08T01:00:00Z');
    const { caseId } = await byMail();
    expect((await clockOf(caseId, 'acknowledge'))[0].dueAt).toBe('2014-07-08T05:00:00.000Z');
    await moveTo('2014-07-08T02:00:00Z');
    const { rows } = (await mall.owner.call('/calendars')).body;
    const { calendarId, ...calendar } = rows[0];
    const noon = [{ from: '12:00', until: '18:00' }];
    const week = [noon, noon, noon, noon, noon, [], []];
    await mall.owner.call(`/calendars/${calendarId}`, { ...calendar, week }, { method: 'PUT' });
    await moveTo('2014-07-08T02:01:00Z');
    // An hour and a minute passed from nine; the rest from noon.
    expect((await clockOf(caseId, 'acknowledge'))[0].dueAt).toBe('2014-07-08T06:59:00.000Z');
  });
});

test('[CLOCK-15] promises without anybody to keep them are listed with the reason, until somebody takes them', async () => {
  const why = async (caseId: string) =>
    (await mall.owner.call('/orphaned-promises?limit=200')).body.rows
      .filter((one: { caseId: string }) => one.caseId === caseId)
      .map((one: { why: string }) => one.why);
  await moveTo('2014-07-14T01:00:00Z');
  const { caseId } = await mall.openCase();
  expect(await why(caseId)).toEqual([]);
  const promised = { mark: 'call_promised', promisedAt: '2014-07-14T03:00:00Z' };
  await mall.make(`/cases/${caseId}/marks`, promised, mall.agent);
  const { rows: workers } = (await mall.owner.call('/case-workers')).body;
  const lee = workers.find(({ name }: { name: string }) => name === 'Lee');
  await mall.make(`/cases/${caseId}/hand-over`, { toId: lee.workerId, note: 'Yours' }, mall.agent);
  await moveTo('2014-07-15T02:00:00Z');
  expect(await why(caseId)).toEqual(['call_not_made', 'offer_unanswered']);
  await mall.make(`/cases/${caseId}/marks`, { mark: 'we_called' }, mall.agent);
  await mall.app.settle();
  expect(await why(caseId)).toEqual(['offer_unanswered']);
  expect(
    (await mall.owner.call('/orphaned-promises?why=no_owner')).body.rows.map((one: { why: string }) => one.why),
  ).not.toContain('offer_unanswered');
});
