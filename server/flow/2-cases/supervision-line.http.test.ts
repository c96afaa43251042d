// Q14, H20: what comes by the supervision line goes the road of money, and every route is asked by the ordinary team.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../test-app.ts';
import { pathOf, sampleOf } from '../../test-samples.ts';
import { caseToPay, type Mall, makeMall } from '../3-decisions/compensation/mall.fixture.ts';
import { decideCase, done } from '../4-remedies/money-road.fixture.ts';
import { addTestSwitchboard, lines } from './calls/switchboard.fixture.ts';

let app: TestApp;
let mall: Mall;
let team: Caller;
/** Of the ordinary team, with every role but the administrator's and the supervision's. */
let outside: Caller;
let incidentId = '';
const ids = new Map<string, string>();
const told = 'The floor man shouted at me';
const said = 'He was rude on the phone too';

beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
  mall = await makeMall(app);
  team = await app.as(mall.administrator, ['supervisor']);
  outside = await app.as(mall.administrator, ['manager', 'finance', 'agent', 'viewer']);
  const channel = 'supervision';
  // Those who may do everything, the supervision line too, go its road.
  const [agent, manager, finance] = [
    await app.as(mall.administrator, ['administrator']),
    await app.as(mall.administrator, ['administrator']),
    await app.as(mall.administrator, ['administrator']),
  ];
  const apart = { ...mall, agent, manager, finance };
  const { caseId, contractId, personId } = await caseToPay(apart, {}, { channel, description: told });
  const other = await caseToPay(mall);
  incidentId = (await done(mall.administrator, '/incidents', { title: 'No floors', caseIds: [caseId, other.caseId] }))
    .incidentId;
  const road = await decideCase(apart, caseId);
  await done(team, `/cases/${caseId}/conversation`, { text: 'We have heard you and will look into it' });
  const board = await addTestSwitchboard(app, mall.administrator);
  await board.happens('c-1', 'ringing', { to: lines.supervision });
  const { callId } = (await team.call('/calls?of=now')).body.rows[0];
  await done(team, `/calls/${callId}/case`, { caseId });
  await done(team, `/calls/${callId}/note`, { note: said });
  await board.happens('c-2', 'missed', { to: lines.supervision, from: '+8613800138077' });
  const [back] = (await team.call('/call-backs')).body.rows;
  await app.settle();
  const { number } = (await team.call(`/cases/${caseId}`)).body;
  for (const [prefix, id] of Object.entries({
    ...{ cas: caseId, dec: road.decisionId, pay: road.paymentId, cll: callId, cbk: back.callBackId, number },
    ...{ ctr: contractId, per: personId, inc: incidentId, frm: mall.firmId, sto: mall.storeId, brd: mall.brandId },
  }))
    ids.set(prefix, id as string);
}, 120_000);
afterAll(() => app?.stop());

const secrets = () =>
  ['cas', 'dec', 'pay', 'cll', 'cbk', 'number']
    .map((one) => ids.get(one) as string)
    .concat(told, said, '+8613800138077', 'We have heard you');

/** Every route that shows something, with and without its filters. */
function* paths(): Generator<[string, string]> {
  for (const contract of app.mounted) {
    if (contract.method !== 'GET' || 'anyone' in contract.policy) continue;
    const { params, query, idPlaces } = sampleOf(contract, ids);
    const byId = idPlaces.flatMap(({ part, path }) => (part === 'query' ? [String(path[0])] : []));
    const wide = { from: '2025-01-01', until: '2026-12-31', slice: 'opened', words: 'shouted' };
    const kept = Object.fromEntries(Object.entries(wide).filter(([name]) => name in query));
    const asked = [query, {}, ...byId.map((name) => ({ [name]: query[name] as string })), kept];
    for (const one of new Set(asked.map((given) => pathOf(contract, { params, query: given }))))
      yield [contract.name, one];
  }
  for (const id of ids.values()) if (/^[a-z]{3}_/.test(id)) yield ['history.show', `/history/${id}?limit=200`];
}

async function leaksTo(caller: Caller): Promise<string[]> {
  const leaks: string[] = [];
  for (const [name, path] of paths()) {
    const { status, body } = await caller.call(path);
    expect([path, status < 500]).toEqual([path, true]);
    const text = JSON.stringify(body ?? '');
    const seen = secrets().filter((secret) => text.includes(secret));
    if (status < 300 && seen.length > 0) leaks.push(`${name} ${path}: ${seen.join(' ')}`);
  }
  return leaks;
}

test('[CASE-16] [CALL-5] no route shows the ordinary team anything of it; its own team is shown it', async () => {
  expect(await leaksTo(outside)).toEqual([]);
  const shown = new Set((await leaksTo(team)).map((leak) => leak.split(' ')[0]));
  for (const name of ['case.list', 'case.show', 'history.show', 'call.list', 'call.show', 'call_back.list'])
    expect(shown).toContain(name);
}, 120_000);

test('[CASE-16] every deed on it is refused as if it were not there', async () => {
  const caseId = ids.get('cas');
  const refused = async (path: string, body: unknown) => (await outside.call(path, body)).body.refusal;
  for (const [path, body] of [
    ['take', {}],
    ['notes', { text: 'x' }],
    ['resolve', { outcome: 'put_right', reason: 'x' }],
    ['cancel', { reason: 'x' }],
    ['supervision', { aboutId: null }],
    ['conversation', { text: 'x' }],
  ] as const)
    expect([path, await refused(`/cases/${caseId}/${path}`, body)]).toEqual([path, 'case.not_found']);
  expect(await refused(`/payments/${ids.get('pay')}/approve`, {})).toBe('payment.not_found');
});

test('[CASE-16] totals and counts leave it out', async () => {
  const cases = async (by: Caller) => (await by.call(`/incidents/${incidentId}`)).body.cases;
  expect([await cases(outside), await cases(team)]).toEqual([1, 2]);
  const open = async (by: Caller) => (await by.call('/case-counts')).body.open;
  expect(await open(outside)).toBe((await open(team)) - 1);
});

test('[CASE-16] the same matter by the ordinary line is a case of its own, and the two are not joined', async () => {
  const contractId = ids.get('ctr');
  const { body: contract } = await outside.call(`/contracts/${contractId}`);
  expect(JSON.stringify(contract)).not.toContain('supervision');
  const { problem } = (await team.call(`/cases/${ids.get('cas')}`)).body;
  const ordinary = await done(outside, '/cases', { contractId, problem, description: 'x' });
  expect(ordinary.joinedIntoId).toBeNull();
  const into = { intoCaseId: ordinary.caseId };
  expect((await team.call(`/cases/${ids.get('cas')}/join`, into)).body.refusal).toBe('case.other_line');
  const { rows } = (await team.call('/case-workers')).body;
  const toId = (name: string) => rows.find((row: { name: string }) => row.name === name).workerId;
  const offer = (name: string) =>
    mall.administrator.call(`/cases/${ids.get('cas')}/hand-over`, { toId: toId(name), note: 'x' });
  expect((await offer('manager finance agent viewer')).body.refusal).toBe('case.other_line');
  expect((await offer('supervisor')).body.refusal).toBeUndefined();
});

test('[CASE-16] who is not of the team may hand a complaint to the line, and does not own it', async () => {
  const given = { contractId: ids.get('ctr'), problem: 'service', description: 'x', channel: 'supervision' };
  const opened = await done(outside, '/cases', given);
  expect(opened.owner).toBeNull();
  expect((await outside.call(`/cases/${opened.caseId}`)).body.refusal).toBe('case.not_found');
  expect((await team.call(`/cases/${opened.caseId}`)).body).toMatchObject({ supervised: true, channel: 'supervision' });
});
