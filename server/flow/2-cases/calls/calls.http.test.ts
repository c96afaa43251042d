// Calls through the app: signed in, taken by one, on their case, missed and called back.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../../test-app.ts';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';
import { addTestSwitchboard, lines, type TestSwitchboard } from './switchboard.fixture.ts';

let mall: CaseMall;
let board: TestSwitchboard;
let team: Caller;
let count = 0;
/** A new call id and a number that nobody has used yet. */
let callId = '';
let from = '';

beforeAll(async () => {
  mall = await startCaseMall();
  board = await addTestSwitchboard(mall.app, mall.owner, { callBackMinutes: 30 });
  team = await mall.app.as(mall.owner, ['supervisor']);
}, 60_000);
afterAll(() => mall?.app.stop());
beforeEach(() => {
  count += 1;
  callId = `c-${count}`;
  from = `+86138001390${String(count).padStart(2, '0')}`;
});

const now = async (by = mall.agent) => (await by.call('/calls?of=now')).body.rows;
const ringing = async (more = {}, by = mall.agent) => {
  await board.happens(callId, 'ringing', { from, ...more });
  return (await now(by)).find((row: { number: string }) => row.number === from);
};
const due = async (by = mall.agent) => (await by.call('/call-backs')).body.rows;
const backOf = async (by = mall.agent) => (await due(by)).filter((row: { number: string }) => row.number === from);
const person = async (name: string, phone = from) => (await mall.make('/people', { name, phones: [phone] })).personId;

test('[CALL-1] what is not signed by the key, or too long ago, is refused; the same again changes nothing', async () => {
  const ring = { type: 'ringing' as const, callId, from };
  const refusal = async (by: object) => (await board.tell(ring, by)).body.refusal;
  expect(await refusal({ secret: 'another' })).toBe('signature.wrong');
  expect(await refusal({ at: new Date('2014-05-20T01:00:00Z') })).toBe('signature.stale');
  expect((await board.tell({ ...ring, at: 'yesterday' })).body.refusal).toBe('push.unreadable');
  expect((await board.tell(ring)).body).toEqual({ taken: true });
  expect((await board.tell(ring)).body).toEqual({ taken: false });
  expect((await now()).filter((row: { number: string }) => row.number === from)).toHaveLength(1);
  const { body } = await mall.owner.call('/switchboards');
  expect([body.rows[0].hasKey, body.rows[0].heardAt === null, JSON.stringify(body).includes('ealed')]).toEqual([
    ...[true, false, false],
  ]);
});

test('[CALL-2] of many who take it at once one has it, and the others are told who', async () => {
  const call = await ringing();
  const both = await Promise.all(
    [mall.agent, mall.other, mall.manager].map((one) => one.call(`/calls/${call.callId}/take`, {})),
  );
  const took = both.filter(({ status }) => status < 300);
  expect(took).toHaveLength(1);
  expect(took[0]?.body).toMatchObject({ mine: true, state: 'ringing' });
  const refused = both.filter(({ status }) => status === 409);
  expect(refused).toHaveLength(2);
  expect(refused.every(({ body }) => body.refusal === 'call.taken_already')).toBe(true);
  await board.happens(callId, 'answered', { from });
  await board.happens(callId, 'ended', { from });
  const late = await ringing({ callId: `${callId}-late` });
  await board.happens(`${callId}-late`, 'missed', { from });
  await mall.refused('call.over', `/calls/${late.callId}/take`, {}, mall.agent);
  await mall.refused('call.not_found', `/calls/${call.callId.replace(/.$/, '0')}/take`, {}, mall.agent);
});

test('[CALL-3] [CALL-4] one call-back for a caller however often they try, done when we call and they answer', async () => {
  const startedAt = mall.app.database.clock.now();
  for (const again of [1, 2, 3]) {
    await board.happens(`${callId}-${again}`, 'ringing', { from });
    await board.happens(`${callId}-${again}`, 'missed', { from });
  }
  const [back, ...more] = await backOf();
  expect([more, back.tries, back.overdue, back.caseId]).toEqual([[], 3, false, null]);
  expect(Date.parse(back.dueAt) - Date.parse(back.sinceAt)).toBe(30 * 60_000);
  expect(Date.parse(back.sinceAt)).toBeGreaterThanOrEqual(startedAt.getTime());
  // We call, and nobody answers: it stays due.
  await board.happens(`${callId}-a`, 'ended', { direction: 'out', from: lines.ordinary, to: from });
  expect(await backOf()).toHaveLength(1);
  await board.happens(`${callId}-b`, 'answered', { direction: 'out', from: lines.ordinary, to: from });
  expect(await backOf()).toEqual([]);
  const done = (await mall.agent.call('/call-backs?state=done')).body.rows;
  expect(done[0]).toMatchObject({ callBackId: back.callBackId, how: 'called', state: 'done' });
  await mall.refused('call_back.done_already', `/call-backs/${back.callBackId}/settle`, { how: 'called', note: 'x' });
});

test('[CALL-4] they call again and are answered, or a person writes how they were reached', async () => {
  const missed = async (id: string) => {
    await board.happens(id, 'ringing', { from });
    await board.happens(id, 'missed', { from });
  };
  await missed(`${callId}-1`);
  await board.happens(`${callId}-2`, 'answered', { from });
  expect(await backOf()).toEqual([]);
  await missed(`${callId}-3`);
  const [back] = await backOf();
  const settled = await mall.make(
    `/call-backs/${back.callBackId}/settle`,
    { how: 'reached', note: 'Came by' },
    mall.agent,
  );
  expect(settled).toMatchObject({ state: 'done', how: 'reached', note: 'Came by' });
  expect(await backOf()).toEqual([]);
  await board.happens(`${callId}-4`, 'missed', { from: 'anonymous' });
  expect((await due()).every((row: { number: string }) => /\d/.test(row.number))).toBe(true);
  const unknown = `/call-backs/${back.callBackId.replace(/.$/, '0')}/settle`;
  await mall.refused('call_back.not_found', unknown, { how: 'called', note: 'x' });
});

test('[CALL-5] the supervision line is its team’s alone: call, card, call-back, deeds', async () => {
  const to = lines.supervision;
  const call = await ringing({ to }, team);
  expect([call.line, call.calledName]).toEqual(['supervision', 'Complaints']);
  await board.happens(callId, 'missed', { from, to });
  for (const outside of [mall.agent, mall.manager]) {
    expect(JSON.stringify((await outside.call('/calls')).body)).not.toContain(from);
    expect(await backOf(outside)).toEqual([]);
    for (const [path, body] of [
      ['take', {}],
      ['note', { note: 'x' }],
      ['new-case', { name: 'X', problem: 'other', description: 'x' }],
    ] as const)
      await mall.refused('call.not_found', `/calls/${call.callId}/${path}`, body, outside);
    expect((await outside.call(`/calls/${call.callId}`)).body.refusal).toBe('call.not_found');
  }
  const [back] = await backOf(team);
  await mall.refused(
    'call_back.not_found',
    `/call-backs/${back.callBackId}/settle`,
    { how: 'called', note: 'x' },
    mall.agent,
  );
});

test('[CALL-6] a VIP is known by any number of theirs and rings for the seniors first', async () => {
  const invited = await mall.make('/accounts', { name: 'Senior', email: 's@example.org', roles: ['agent'] });
  const seniorIds = [invited.account.accountId];
  const firsts = await addTestSwitchboard(mall.app, mall.owner, { name: 'Second', seniorIds });
  const personId = await person('Ms Li');
  const marked = await mall.manager.call(`/people/${personId}/vip`, { vip: true }, { method: 'PUT' });
  expect(marked.body).toEqual({ vip: true });
  expect((await mall.agent.call(`/people/${personId}/vip`)).body).toEqual({ vip: true });
  const seen = async () => (await now()).filter((row: { number: string }) => row.number === from);
  await firsts.happens(callId, 'ringing', { from });
  expect(await seen()).toEqual([]);
  const after = new Date(mall.app.database.clock.now().getTime() + 10_000).toISOString();
  await mall.app.moveTo(after);
  expect(await seen()).toMatchObject([{ vip: true, people: [{ name: 'Ms Li', vip: true }] }]);
  // Where no seniors are named everybody hears it at once.
  expect(await ringing({ callId: `${callId}-o` })).toMatchObject({ vip: true });
});

test('[CALL-7] a number in any form finds everybody of the household, with what is open', async () => {
  const [one, other] = [await person('Mr Wang'), await person('Mrs Wang')];
  const opened = await mall.openCase({ personId: one, problem: 'quality' });
  const hidden = await mall.openCase({ personId: other, aboutId: opened.owner }, mall.manager);
  const call = await ringing({ from: from.replace('+86', '').replace(/(\d{3})(\d{4})/, '$1 $2-') });
  const { body: card } = await mall.agent.call(`/calls/${call.callId}`);
  expect(card.people.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Mr Wang', 'Mrs Wang']);
  expect(card.cases.map((row: { caseId: string }) => row.caseId)).toEqual([opened.caseId]);
  const { body: all } = await mall.manager.call(`/calls/${call.callId}`);
  expect(all.cases).toHaveLength(2);
  await mall.refused('case.not_found', `/calls/${call.callId}/case`, { caseId: hidden.caseId }, mall.agent);
});

test('[CALL-8] a recording is opened by permission, and that it was is in the history', async () => {
  const personId = await person('Ms Gao');
  const call = await ringing();
  await board.happens(callId, 'answered', { from });
  await board.happens(callId, 'ended', { from });
  const open = `/calls/${call.callId}/recording`;
  await mall.refused('call.no_recording', open, {}, mall.manager);
  await board.happens(callId, 'recording_ready', { from, recordingUrl: 'https://calls.example/r1' });
  await mall.refused('permission.missing', open, {}, mall.agent);
  expect(JSON.stringify((await mall.manager.call('/calls')).body)).not.toContain('calls.example');
  expect(await mall.make(open, {}, mall.manager)).toEqual({ url: 'https://calls.example/r1' });
  expect(await mall.factsOf(personId)).toEqual([
    ...[
      'person.registered',
      'call.rang',
      'call.answered',
      'call.ended',
      'call.recording_ready',
      'call.recording_opened',
    ],
  ]);
});

test('[CALL-9] a call is put to one case of its line, or opens one for somebody new under the number', async () => {
  const call = await ringing();
  await mall.make(`/calls/${call.callId}/take`, {}, mall.agent);
  const given = { name: 'New Caller', problem: 'late', description: '还没送货' };
  const put = await mall.make(`/calls/${call.callId}/new-case`, given, mall.agent);
  expect(put.people).toMatchObject([{ name: 'New Caller' }]);
  const shown = await mall.show(put.caseId);
  expect([shown.channel, shown.personName]).toEqual(['phone', 'New Caller']);
  await mall.refused('call.in_case', `/calls/${call.callId}/new-case`, given, mall.agent);
  const other = await mall.openCase();
  await mall.refused('call.in_case', `/calls/${call.callId}/case`, { caseId: other.caseId }, mall.agent);
  await board.happens(callId, 'answered', { from, at: '2014-05-20T02:00:01Z' });
  await board.happens(callId, 'ended', { from, at: '2014-05-20T02:03:06Z' });
  await mall.make(`/calls/${call.callId}/note`, { note: 'Wants it by Friday' }, mall.agent);
  const { rows } = (await mall.agent.call(`/calls?caseId=${put.caseId}`)).body;
  expect(rows).toMatchObject([
    { talkForSeconds: 185, note: 'Wants it by Friday', mine: true, caseNumber: shown.number },
  ]);
  expect(await mall.factsOf(put.caseId)).toEqual(expect.arrayContaining(['call.put', 'case.marked', 'call.ended']));
  const apart = await ringing({ callId: `${callId}-s`, to: lines.supervision }, team);
  await mall.refused('call.other_line', `/calls/${apart.callId}/case`, { caseId: other.caseId }, team);
});

test('[CALL-10] a call-back of a case runs its clock of promised calls, and making it stops the clock', async () => {
  const personId = await person('Mr Zhao');
  const opened = await mall.openCase({ personId });
  await board.happens(callId, 'missed', { from });
  const [back] = await backOf();
  expect([back.caseId, back.caseNumber]).toEqual([opened.caseId, opened.number]);
  const marks = async () => {
    const { rows } = (await mall.owner.call(`/history/${opened.caseId}?limit=200`)).body;
    return rows.flatMap((row: { name: string; body: object }) => (row.name === 'case.marked' ? [row.body] : []));
  };
  const [promised] = await marks();
  expect([promised.mark, Date.parse(promised.promisedAt)]).toEqual(['call_promised', Date.parse(back.dueAt)]);
  await board.happens(`${callId}-out`, 'answered', { direction: 'out', from: lines.ordinary, to: from });
  expect(await marks()).toMatchObject([{ mark: 'we_called' }, { mark: 'call_promised' }]);
});

test('a switchboard is refused numbers nobody can dial, and is one of at most twenty', async () => {
  const given = { name: 'X', numbers: [{ number: 'reception', name: 'X' }], language: 'en' };
  await mall.refused('phone.unreadable', '/switchboards', given);
  const path = `/switchboards/${board.switchboardId.replace(/.$/, '0')}`;
  await mall.refused('switchboard.not_found', `${path}/key`, {});
  const usable = { ...given, numbers: [{ number: lines.ordinary, name: 'X' }] };
  for (let more = 0; more < 18; more += 1) await mall.owner.call('/switchboards', usable);
  await mall.refused('switchboard.too_many', '/switchboards', usable);
});
