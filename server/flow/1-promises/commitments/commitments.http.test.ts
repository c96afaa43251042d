// Commitments and calendars through the whole app.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test-app.ts';
import { makeStoryMall, moveTo, type StoryMall, settled } from '../promises/story-mall.fixture.ts';

let app: TestApp;
let story: StoryMall;

beforeAll(async () => {
  app = await startTestApp('2013-12-14T02:00:00Z');
  story = await makeStoryMall(app, { playbooks: ['marketplace', 'manufacturer'] });
});
afterAll(() => app.stop());

const text = {
  name: { en: 'Free measuring' },
  wording: { en: 'We measure for nothing' },
  clock: { kind: 'within', start: 'contract_signed', length: 3, unit: 'working_days', duty: 'perform' },
  scope: {},
  evidence: ['photo'],
  inForceFrom: '2013-01-01',
};

test('a company starts with the commitments of its playbooks, oldest first, in three languages', async () => {
  const { rows } = (await story.mall.call('/commitments')).body;
  expect(rows).toHaveLength(15);
  expect(rows[0]).toMatchObject({ code: 'advance-compensation', playbook: 'marketplace' });
  expect(rows[0].current).toMatchObject({ version: 1, inForceFrom: '2000-03-01', inForceUntil: null });
  expect(Object.keys(rows[0].current.name).sort()).toEqual(['en', 'ru', 'zh-CN']);
  const zeroDelay = rows.find(({ code }: { code: string }) => code === 'zero-delay');
  expect(zeroDelay.current.inForceFrom).toBe('2013-12-14');
});

test('[PROM-1] [PROM-17] made, revised and ended: contracts keep the version of their day', async () => {
  const before = await story.contract('before');
  const made = await story.mall.call('/commitments', { ...text, code: 'free-measuring' });
  expect(made.status).toBe(201);
  const { commitmentId } = made.body;
  const versions = `/commitments/${commitmentId}/versions`;
  const early = await story.mall.call(versions, text);
  expect([early.status, early.body.refusal, early.body.facts]).toEqual([
    ...[409, 'commitment.version_before_last'],
    { inForceFrom: '2013-01-01' },
  ]);
  const second = { ...text, wording: { en: 'within a day' }, inForceFrom: '2013-12-16' };
  expect((await story.mall.call(versions, second)).body.versions).toHaveLength(2);
  const given = async (number: string, day: string) => {
    await moveTo(app, `${day}T03:00:00Z`);
    const { contractId } = await story.contract(number);
    const promises = await story.promisesOf(contractId);
    const promise = promises.find((each) => each.commitmentId === commitmentId);
    return promise && [promise.commitmentVersion, promise.dueOn, promise.wording.en];
  };
  // Saturday 14 December; three working days later is Wednesday 18.
  expect(await given('on 14', '2013-12-14')).toEqual([1, '2013-12-18', 'We measure for nothing']);
  expect(await given('on 16', '2013-12-16')).toEqual([2, '2013-12-19', 'within a day']);
  const ended = await story.mall.call(`/commitments/${commitmentId}/end`, { lastOn: '2013-12-16' });
  expect(ended.body).toMatchObject({ promiseCount: 3, brokenCount: 0, current: { inForceUntil: '2013-12-16' } });
  expect(await given('on 17', '2013-12-17')).toBeUndefined();
  for (const again of [`/commitments/${commitmentId}/end`, versions]) {
    const body = again === versions ? { ...text, inForceFrom: '2014-06-01' } : { lastOn: '2014-01-01' };
    expect((await story.mall.call(again, body)).body.refusal).toBe('commitment.ended_already');
  }
  await moveTo(app, '2013-12-20T03:00:00Z');
  expect((await story.mall.call(`/commitments/${commitmentId}`)).body).toMatchObject({ current: null, brokenCount: 3 });
  expect((await story.mall.call('/commitments?on=2013-12-15')).body.rows.at(0).current).not.toBeNull();
  const early14 = await story.promisesOf(before.contractId);
  expect(early14.find((promise) => promise.commitmentId === commitmentId)).toMatchObject({
    ...{ commitmentVersion: 1, state: 'broken', dueOn: '2013-12-18' },
  });
});

test('[PROM-20] a commitment that reaches back is given once to the contracts that were there, in batches, counted and told', async () => {
  const other = await makeStoryMall(app);
  const at = app.testDatabase.clock.now().toISOString().slice(0, 10);
  const rows = Array.from({ length: 700 }, (_, i) => `L-${i},${at},C${i},${i % 2 === 0 ? '十里河店' : '别处'}`);
  const csv = `合同编号,签订日期,客户姓名,门店\n${rows.join('\n')}\n`;
  const sent = await other.mall.call('/imports', undefined, {
    method: 'POST',
    payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${csv}\r\n--x--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  const { importId } = sent.body;
  const { mapping } = (await other.mall.call(`/imports/${importId}/preview`, { mapping: null })).body;
  await other.mall.call(`/imports/${importId}/run`, { mapping });
  await expect
    .poll(async () => (await other.mall.call(`/imports/${importId}`)).body.state, { timeout: 15_000 })
    .toBe('done');
  await settled(app);
  const reaching = { ...text, clock: { kind: 'standing' }, scope: { storeIds: [other.storeId] } };
  const made = await other.mall.call('/commitments', { ...reaching, code: 'reaching-back' });
  expect(made.body).toMatchObject({ promiseCount: 0, givenLater: [] });
  const { commitmentId } = made.body;
  for (let round = 0; round < 2; round += 1) {
    await settled(app);
    const shown = (await other.mall.call(`/commitments/${commitmentId}`)).body;
    expect(shown.givenLater).toEqual([
      { version: 1, contracts: 350, promises: 350, askedAt: expect.any(String), endedAt: expect.any(String) },
    ]);
    expect(shown.promiseCount).toBe(350);
  }
  const told = (await other.mall.call(`/history/${commitmentId}`)).body.rows;
  expect(told.map(({ name }: { name: string }) => name)).toEqual(['commitment.given_later', 'commitment.made']);
  // One not in force yet on any contract's day reaches nobody.
  const ahead = await other.mall.call('/commitments', { ...reaching, inForceFrom: '2030-01-01', code: 'ahead' });
  await settled(app);
  expect((await other.mall.call(`/commitments/${ahead.body.commitmentId}`)).body).toMatchObject({ givenLater: [] });
});

test('a commitment is refused with its reason: a code taken, an end before its start, not found, not allowed', async () => {
  const taken = await story.mall.call('/commitments', { ...text, code: 'zero-delay' });
  expect([taken.status, taken.body.refusal]).toEqual([409, 'commitment.code_taken']);
  const backwards = await story.mall.call('/commitments', { ...text, code: 'x-y', inForceUntil: '2012-01-01' });
  expect([backwards.status, backwards.body.fields?.[0]?.path]).toEqual([422, 'body.inForceUntil']);
  const nobody = `/commitments/com_${'0'.repeat(26)}`;
  expect((await story.mall.call(nobody)).body.refusal).toBe('commitment.not_found');
  expect((await story.mall.call(`${nobody}/end`, { lastOn: '2014-01-01' })).status).toBe(404);
  const agent = await app.as(story.mall, ['agent']);
  expect((await agent.call('/commitments', { ...text, code: 'x-y' })).status).toBe(403);
});

test('[PROM-19] the country brings the first calendar; there is always one default, and hours do not overlap', async () => {
  const [first] = (await story.mall.call('/calendars')).body.rows;
  expect(first).toMatchObject({ timeZone: 'Asia/Shanghai', preset: 'cn', isDefault: true });
  const { calendarId, isDefault, ...week } = first;
  const added = await story.mall.call('/calendars', { ...week, name: 'Night' });
  expect(added.body).toMatchObject({ isDefault: false, name: 'Night' });
  const put = (id: string, body: unknown) => story.mall.call(`/calendars/${id}`, body, { method: 'PUT' });
  expect((await put(added.body.calendarId, { ...week, name: 'Night', isDefault: true })).body.isDefault).toBe(true);
  expect((await put(added.body.calendarId, { ...week, name: 'Night' })).body.isDefault).toBe(true);
  const { rows } = (await story.mall.call('/calendars')).body;
  expect(rows.map((row: { name: string; isDefault: boolean }) => [row.name, row.isDefault])).toEqual([
    ['Night', true],
    [first.name, false],
  ]);
  const twice = [
    { from: '09:00', until: '12:00' },
    { from: '11:00', until: '13:00' },
  ];
  const overlap = await story.mall.call('/calendars', { ...week, week: [twice, [], [], [], [], [], []] });
  expect([overlap.status, overlap.body.refusal, overlap.body.facts]).toEqual([
    422,
    'calendar.hours_overlap',
    { day: '1' },
  ]);
  expect((await story.mall.call('/calendars', { ...week, timeZone: 'Mars/Base' })).body.refusal).toBe(
    'time_zone.unknown',
  );
  expect((await put(`cal_${'0'.repeat(26)}`, week)).body.refusal).toBe('calendar.not_found');
});
