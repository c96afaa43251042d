// The heating season, small: one incident, households that bought here and others, each with its own damage; decided in one batch (E16).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../../test-app.ts';
import { askMerchant, complain, type Mall, makeMall, sellFloor, visitHome } from '../mall.fixture.ts';

const path = '/decisions/compensation';
let app: TestApp;
let mall: Mall;

beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
  mall = await makeMall(app);
});
afterAll(() => app.stop());

/** A home flooded by a radiator bought here; its loss assessed at the visit. */
async function flooded(lossMinor: string, refuses = true): Promise<string> {
  const { contractId } = await sellFloor(mall);
  const caseId = await complain(mall, contractId, { problem: 'property_damage' });
  await visitHome(mall, caseId, {
    delivered: true,
    damageClass: 'home_flooded',
    assessedLoss: { amountMinor: lossMinor, currency: 'CNY' },
  });
  if (refuses) await askMerchant(mall, caseId);
  return caseId;
}

async function boughtElsewhere(name: string): Promise<string> {
  const { personId } = (await mall.agent.call('/people', { name, phones: [] })).body;
  const problem = { personId, problem: 'property_damage', description: 'the radiator burst' };
  return (await mall.agent.call('/cases', problem)).body.caseId;
}

const openIncident = async (caseIds: string[]): Promise<string> =>
  (await mall.manager.call('/incidents', { title: 'Radiators', caseIds })).body.incidentId;
const sign = (batchId: string, by: Caller) =>
  by.call(`${path}/batches/${batchId}/approve`, undefined, { method: 'POST' });
const casesOf = async (batchId: string) => (await mall.finance.call(`${path}/batches/${batchId}/cases`)).body.rows;

test('[BATCH-1] every case with its own reason; those bought elsewhere are told which rule says so; nothing is refused for them', async () => {
  const here = [await flooded('1000000'), await flooded('2500000')];
  const waiting = await flooded('700000', false);
  const elsewhere = await boughtElsewhere('Neighbour');
  const incidentId = await openIncident([...here, waiting, elsewhere]);
  const batch = (await mall.agent.call(`${path}/batches`, { incidentId })).body;
  expect(batch).toMatchObject({ cases: 4, pay: 2, wait: 1, refuse: 1, totalMinor: '3500000', state: 'proposed' });
  const rows = await casesOf(batch.batchId);
  const ofCase = (caseId: string) => rows.find((row: { caseId: string }) => row.caseId === caseId);
  expect(ofCase(elsewhere)).toMatchObject({ outcome: 'refuse', ground: { ruleId: 'AC-2' }, decisionId: null });
  expect(ofCase(waiting)).toMatchObject({ outcome: 'wait', ground: { code: 'merchant_not_asked' } });
  expect(ofCase(here[1] ?? '')).toMatchObject({ outcome: 'pay', totalMinor: '2500000', ground: null });
  const decisions = (await mall.finance.call(`${path}?batchId=${batch.batchId}`)).body.rows;
  expect(decisions.map((one: { lines: { head: string }[] }) => one.lines[0]?.head)).toEqual([
    'consequential',
    'consequential',
  ]);
  const again = await mall.agent.call(`${path}/batches`, { incidentId });
  expect([again.status, again.body.refusal]).toEqual([422, 'decision_batch.nothing_to_pay']);
  const withdrawn = await mall.agent.call(`${path}/batches/${batch.batchId}/withdraw`, { reason: 'too early' });
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', ended: { reason: 'too early' } });
  expect((await mall.agent.call(`${path}/batches`, { incidentId })).status).toBe(201);
});

test('[BATCH-2] its sum is what the limits look at: two people sign once for all, and not who proposed', async () => {
  const incidentId = await openIncident([await flooded('3000000'), await flooded('3000000')]);
  const { batchId } = (await mall.manager.call(`${path}/batches`, { incidentId })).body;
  expect((await sign(batchId, mall.manager)).body.refusal).toBe('approval.own_proposal');
  const first = await sign(batchId, mall.finance);
  expect(first.body).toMatchObject({ state: 'proposed', signaturesWanted: 2 });
  expect((await sign(batchId, mall.finance)).body.refusal).toBe('approval.signed_already');
  const other = await app.as(mall.administrator, ['manager']);
  const all = await Promise.all(Array.from({ length: 10 }, () => sign(batchId, other)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  const done = (await mall.finance.call(`${path}/batches/${batchId}`)).body;
  expect(done).toMatchObject({ state: 'approved', approved: 2, leftOut: 0, totalMinor: '6000000' });
  const paid = (await mall.finance.call(`${path}?incidentId=${incidentId}&state=approved`)).body.rows;
  expect(paid).toHaveLength(2);
  expect(paid[0].signatures).toHaveLength(2);
});

test('[BATCH-2] a member is not signed, taken back or replaced alone, and waits for as many signatures as its batch', async () => {
  const caseId = await flooded('3000000');
  const incidentId = await openIncident([caseId, await flooded('30000000')]);
  const { batchId, signaturesWanted } = (await mall.agent.call(`${path}/batches`, { incidentId })).body;
  const [member] = (await mall.agent.call(`${path}?caseId=${caseId}`)).body.rows;
  expect([member.state, member.batchId, member.signaturesWanted]).toEqual(['proposed', batchId, signaturesWanted]);
  const { decisionId } = member;
  const alone = [
    await mall.finance.call(`${path}/${decisionId}/approve`, undefined, { method: 'POST' }),
    await mall.finance.call(`${path}/${decisionId}/withdraw`, { reason: 'not this one' }),
    await mall.agent.call(path, { caseId, replacesId: decisionId }),
  ];
  expect(alone.map(({ status, body }) => [status, body.refusal])).toEqual(alone.map(() => [409, 'decision.in_batch']));
  await mall.agent.call(`${path}/batches/${batchId}/withdraw`, { reason: 'one by one' });
  expect((await mall.agent.call(path, { caseId })).status).toBe(201);
});

test('[DEC-11] a batch with a case about somebody is not signed by them, and their batch leaves it out', async () => {
  const clerk = await app.as(mall.administrator, ['manager', 'viewer']);
  const [about, other] = [await flooded('1000000'), await flooded('1000000')];
  const { rows } = (await mall.administrator.call('/case-workers')).body;
  const aboutId = rows.find((one: { name: string }) => one.name === 'manager viewer').workerId;
  await mall.administrator.call(`/cases/${about}/supervision`, { aboutId });
  const incidentId = await openIncident([about, other]);
  const theirs = (await clerk.call(`${path}/batches`, { incidentId })).body;
  expect(theirs).toMatchObject({ cases: 1, pay: 1 });
  await clerk.call(`${path}/batches/${theirs.batchId}/withdraw`, { reason: 'again, whole' });
  const { batchId } = (await mall.agent.call(`${path}/batches`, { incidentId })).body;
  expect((await sign(batchId, clerk)).body.refusal).toBe('decision_batch.not_found');
  expect((await clerk.call(`${path}/batches/${batchId}/cases`)).body.rows).toHaveLength(1);
  expect((await sign(batchId, mall.finance)).body).toMatchObject({ state: 'approved', approved: 2 });
});

test('[BATCH-3] a case whose answer has changed is left out with the reason, the others are approved', async () => {
  const [steady, changed] = [await flooded('1000000'), await flooded('1100000')];
  const incidentId = await openIncident([steady, changed]);
  const { batchId } = (await mall.agent.call(`${path}/batches`, { incidentId })).body;
  await mall.agent.call(`/cases/${changed}/assessment`, {
    damageClass: 'wall_soaked',
    assessedLoss: { amountMinor: '200000', currency: 'CNY' },
  });
  const done = await sign(batchId, mall.finance);
  expect(done.body).toMatchObject({ state: 'approved', approved: 1, leftOut: 1, totalMinor: '1000000' });
  const left = (await casesOf(batchId)).find((row: { caseId: string }) => row.caseId === changed);
  expect(left.leftOutBy).toBe('decision.facts_changed');
  expect((await mall.agent.call(`${path}?caseId=${changed}`)).body.rows[0].state).toBe('withdrawn');
  expect((await sign(batchId, mall.manager)).body.refusal).toBe('decision_batch.not_proposed');
  const list = await mall.finance.call(`${path}/batches?incidentId=${incidentId}&state=approved`);
  expect(list.body.rows).toHaveLength(1);
  const missing = await sign('bat_00000000000000000000000000', mall.manager);
  expect([missing.status, missing.body.refusal]).toEqual([404, 'decision_batch.not_found']);
});
