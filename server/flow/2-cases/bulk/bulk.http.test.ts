// Deeds on many cases through the app and its job: done once each, refusals listed, taken back within the minute by the opposite deed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../../platform/auth/actor.ts';
import { actingFor } from '../../../platform/database/acting.ts';
import { makeUuid, type Uuid, uuidOf } from '../../../platform/ids/make-id.ts';
import type { Caller } from '../../../test-app.ts';
import { type CaseMall, startCaseMall } from '../cases.fixture.ts';
import { bulkReader, bulkWriter } from './bulk-store.ts';
import { bulkJob } from './do-bulk.ts';

let mall: CaseMall;
beforeAll(async () => {
  mall = await startCaseMall();
});
afterAll(() => mall.app.stop());

/** Until the job has come to its end. */
async function ended(bulkId: string, caller: Caller) {
  for (;;) {
    const { body } = await caller.call(`/case-bulks/${bulkId}`);
    if (body.state === 'done' || body.state === 'undone') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
async function doAll(given: object, caseIds: string[], caller = mall.agent) {
  const { bulkId } = await mall.make('/case-bulks', { given, caseIds }, caller);
  return await ended(bulkId, caller);
}
async function undo(bulkId: string, caller = mall.agent) {
  await mall.make(`/case-bulks/${bulkId}/undo`, {}, caller);
  return await ended(bulkId, caller);
}
const openMany = async (count: number, more: object = {}) => {
  const cases = [];
  for (let at = 0; at < count; at += 1) cases.push((await mall.openCase(more)).caseId as string);
  return cases;
};
const workerNamed = async (name: string) =>
  (await mall.owner.call('/case-workers')).body.rows.filter((one: { name: string }) => one.name === name)[0].workerId;

test('[BULK-1] [BULK-2] [BULK-5] cases wait together; one that cannot is listed; undone, their clocks have moved by as long', async () => {
  const [first = '', second = '', ended1 = ''] = await openMany(3);
  await mall.make(`/cases/${ended1}/cancel`, { reason: 'twice' }, mall.agent);
  const before = await mall.show(first);
  const given = { deed: 'wait', reason: 'outside', until: '2014-06-01T00:00:00Z', note: 'weather' };
  const done = await doAll(given, [first, second, ended1]);
  expect(done).toMatchObject({ deed: 'wait', cases: 3, done: 2, refused: 1 });
  expect(done.refusals).toMatchObject([{ caseId: ended1, refusal: 'case.not_open' }]);
  expect(await mall.show(second)).toMatchObject({ state: 'waiting', waitNote: 'weather' });
  const signatures = (await mall.owner.call(`/history/${second}`)).body.rows.map(
    ({ actor }: { actor: string }) => actor,
  );
  expect(new Set(signatures).size).toBe(1);
  await mall.app.moveTo('2014-05-20T02:00:40Z');
  expect(await undo(done.bulkId)).toMatchObject({ state: 'undone', undone: 2, notUndone: 0 });
  const after = await mall.show(first);
  expect(after.state).toBe(before.state);
  expect(Date.parse(after.dueAt) - Date.parse(before.dueAt)).toBe(40_000);
  expect(await mall.factsOf(first)).toEqual(expect.arrayContaining(['case.waiting', 'case.resumed']));
});

test('[BULK-5] [BULK-6] [BULK-8] undo is for who asked, within the minute, once, and leaves what has moved on', async () => {
  const [first = '', second = ''] = await openMany(2);
  const toId = await workerNamed('manager');
  const done = await doAll({ deed: 'offer', toId, note: 'for you' }, [first, second]);
  expect((await mall.show(first)).offeredTo.workerId).toBe(toId);
  await mall.refused('bulk.not_found', `/case-bulks/${done.bulkId}/undo`, {}, mall.other);
  await mall.make(`/cases/${first}/hand-over/accept`, {}, mall.manager);
  const undone = await undo(done.bulkId);
  expect(undone).toMatchObject({ undone: 1, notUndone: 1, refusals: [{ caseId: first, refusal: 'case.moved_on' }] });
  expect([(await mall.show(second)).offeredTo, (await mall.show(first)).owner.workerId]).toEqual([null, toId]);
  expect(await mall.factsOf(second)).toContain('case.offer_withdrawn');
  await mall.refused('bulk.undone_already', `/case-bulks/${done.bulkId}/undo`, {}, mall.agent);
  const late = await doAll({ deed: 'note', text: 'seen' }, [second]);
  await mall.app.moveTo('2014-05-20T02:05:00Z');
  await mall.refused('bulk.undo_over', `/case-bulks/${late.bulkId}/undo`, {}, mall.agent);
});

test('[BULK-5] [FIND-9] take, note, incident, tag and cancel have each their opposite, and nothing is erased', async () => {
  const [one = ''] = await openMany(1, { description: 'sofa' });
  const inner = async (given: object, isThen: (shown: Record<string, unknown>) => unknown, expected: unknown[]) => {
    const seen = [isThen(await mall.show(one))];
    const { bulkId, refusals } = await doAll(given, [one]);
    expect(refusals).toEqual([]);
    seen.push(isThen(await mall.show(one)));
    await undo(bulkId);
    expect([...seen, isThen(await mall.show(one))]).toEqual(expected);
  };
  const { incidentId } = await mall.make(
    '/incidents',
    { title: 'Wet floors', problem: 'quality', caseIds: [] },
    mall.manager,
  );
  await inner({ deed: 'incident', incidentId }, (shown) => shown.incidentId, [null, incidentId, null]);
  await inner({ deed: 'tag', add: ['VIP'], remove: [] }, (shown) => shown.tags, [[], ['vip'], []]);
  const notes = (shown: Record<string, unknown>) => (shown.messages as { text: string }[]).map(({ text }) => text);
  await inner({ deed: 'note', text: 'periwinkle' }, notes, [[], ['periwinkle'], []]);
  expect((await mall.agent.call('/cases?words=periwinkle')).body.rows).toEqual([]);
  await inner({ deed: 'cancel', reason: 'twice' }, (shown) => shown.state, ['new', 'cancelled', 'in_progress']);
  const facts = await mall.factsOf(one);
  for (const fact of ['case.tagged', 'case.noted', 'case.note_withdrawn', 'case.cancelled', 'case.reopened'])
    expect(facts).toContain(fact);
});

test('[BULK-3] [BULK-4] a right taken away counts at once, and no case is done twice, however often the job begins', async () => {
  const cases = await openMany(3);
  const { pool, clock } = mall.app.testDatabase;
  const database = { pool, clock, committed: () => undefined };
  const tenantId = uuidOf(mall.owner.companyId as `ten_${string}`);
  const system = actingFor(database, tenantId, systemActor('case.bulk'));
  /** As asked by a key, and left for the job. */
  const ask = async (text: string) => {
    const { keyId } = (await mall.owner.call('/keys', { name: text, roles: ['agent'] })).body.key;
    const permissions = new Set(['case.write']);
    const actor = { kind: 'key', id: keyId, permissions, language: 'en', signature: `key:${keyId}` } as const;
    const bulkId = makeUuid();
    const caseUuids = cases.map((caseId) => uuidOf(caseId as `cas_${string}`));
    await actingFor(database, tenantId, actor).transact((tx) =>
      bulkWriter(tx).add(bulkId, { deed: 'note', text }, caseUuids),
    );
    return { keyId, bulkId };
  };
  const run = (bulkId: string) => bulkJob.run(system, { bulkId }, new AbortController().signal);
  const counts = (bulkId: Uuid) => system.look((snapshot) => bulkReader(snapshot).counts(bulkId));
  const [kept, gone] = [await ask('kept'), await ask('gone')];
  await mall.owner.call(`/keys/${gone.keyId}`, undefined, { method: 'DELETE' });
  await Promise.all([run(kept.bulkId), run(kept.bulkId), run(gone.bulkId)]);
  await run(kept.bulkId);
  expect([await counts(kept.bulkId), await counts(gone.bulkId)]).toEqual([{ done: 3 }, { refused: 3 }]);
  for (const caseId of cases)
    expect((await mall.show(caseId)).messages.map(({ text }: { text: string }) => text)).toEqual(['kept']);
});

test('[BULK-7] of a filter the first five hundred are meant; an empty one is refused, and so is what is not there', async () => {
  const { personId } = await mall.signContract();
  const opened = await openMany(2, { channel: 'email', personId });
  const body = { given: { deed: 'take' }, filter: { channel: 'email' } };
  const { bulkId, cases } = await mall.make('/case-bulks', body, mall.other);
  expect(cases).toBe(2);
  expect((await ended(bulkId, mall.other)).refusals.map((row: { refusal: string }) => row.refusal)).toEqual([
    'case.owned_already',
    'case.owned_already',
  ]);
  await mall.refused('bulk.empty', '/case-bulks', { ...body, filter: { tag: 'nobody' } }, mall.agent);
  const nowhere = `cas_${'0'.repeat(26)}`;
  await mall.refused('case.not_found', '/case-bulks', { given: body.given, caseIds: [opened[0], nowhere] }, mall.agent);
});

test('[TAG-1] a tag is without case; twenty at most', async () => {
  const { caseId } = await mall.openCase();
  const many = Array.from({ length: 20 }, (_, at) => `t${at}`);
  expect((await mall.make(`/cases/${caseId}/tags`, { add: many }, mall.agent)).tags).toHaveLength(20);
  await mall.refused('case.too_many_tags', `/cases/${caseId}/tags`, { add: ['one more'] }, mall.agent);
  expect((await mall.make(`/cases/${caseId}/tags`, { add: ['X'], remove: ['T0'] }, mall.agent)).tags).toContain('x');
});
