// Whoever was known a moment ago is asked for again in the transaction that does their work (AUTH-10): a key that another node has
// just revoked, or whose roles it has just changed, reads and writes nothing more, on any route.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from './test-app.ts';
import { pathOf, sampleOf } from './test-samples.ts';
import { makeThings } from './test-things.ts';

let app: TestApp;
let ours: Caller;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 10);
  ours = await app.company({ name: 'Ours' });
  ids = await makeThings(app, ours);
});
afterAll(() => app.stop());
afterEach(() => restoreAll());

/** Past the app, as another node would. */
const elsewhere = async (sql: string) => (await app.testDatabase.ownerPool.query(sql)).rows;
const revokeAll = () => elsewhere('update makegood.api_keys set revoked_at = now()');
const restoreAll = () => elsewhere('update makegood.api_keys set revoked_at = null');
const remember = async (caller: Caller) => expect((await caller.call('/contracts')).status).toBe(200);
const written = () =>
  elsewhere(`select (select count(*)::int from makegood.facts) as facts,
    (select count(*)::int from makegood.idempotency_keys) as keys, (select count(*)::int from makegood.firms) as firms`);
const register = (caller: Caller, legalName: string) => caller.call('/firms', { legalName });

/** The fewest of several runs: what works behind the scenes takes connections too. */
async function connectionsOf(work: () => Promise<unknown>): Promise<number> {
  let connections = 0;
  const runs: number[] = [];
  const count = () => void (connections += 1);
  app.database.pool.on('acquire', count);
  for (let run = 0; run < 10; run += 1) {
    connections = 0;
    await work();
    runs.push(connections);
  }
  app.database.pool.off('acquire', count);
  return Math.min(...runs);
}

test('[AUTH-10] a remembered caller is asked for in the transaction of the work; a refusal ahead of it asks by itself', async () => {
  await remember(ours);
  expect(await connectionsOf(() => ours.call('/contracts'))).toBe(1);
  expect(await connectionsOf(() => register(ours, ''))).toBe(1);
});

test('[AUTH-10] on no route does a key read or write after another node has revoked it', async () => {
  const routes = app.mounted.filter(({ policy }) => 'permission' in policy);
  expect(routes.length).toBeGreaterThan(100);
  const wrong: unknown[] = [];
  await app.settle();
  const before = await written();
  for (const contract of routes) {
    await restoreAll();
    await remember(ours);
    await revokeAll();
    const sample = sampleOf(contract, ids);
    const answered = await ours.call(pathOf(contract, sample), undefined, {
      method: contract.method,
      headers: { 'idempotency-key': `revoked-${contract.name}` },
      ...(sample.body === undefined ? {} : { payload: sample.body as object }),
    });
    if (answered.status !== 401 || answered.body.refusal !== 'session.missing')
      wrong.push([contract.name, answered.status, answered.body]);
  }
  expect(wrong).toEqual([]);
  expect(await written()).toEqual(before);
}, 120_000);

test('[AUTH-10] roles that changed elsewhere count at the next request, taken or given', async () => {
  const agent = await app.as(ours, ['administrator']);
  const roles = (list: string) =>
    elsewhere(`update makegood.api_keys set roles = '{${list}}'
    where secret_hash = (select secret_hash from makegood.api_keys order by made_at desc, key_id desc limit 1)`);
  expect((await register(agent, 'Before')).status).toBe(201);
  const before = await written();
  await roles('viewer');
  expect(await register(agent, 'After')).toMatchObject({ status: 403, body: { refusal: 'permission.missing' } });
  expect(await written()).toEqual(before);
  expect((await register(agent, '')).status).toBe(403);
  await roles('administrator');
  expect((await register(agent, 'Given back')).status).toBe(201);
});

test('[AUTH-10] what happens outside the database waits until the caller is known', async () => {
  await remember(ours);
  await revokeAll();
  const now = app.testDatabase.clock.now();
  const answered = await ours.call('/story-clock', { at: '2027-01-01T00:00:00Z' });
  expect(answered.status).toBe(401);
  expect(app.testDatabase.clock.now()).toEqual(now);
});

test('[AUTH-10] a key revoked while many of its requests run: those that begin later change nothing', async () => {
  await remember(ours);
  const running = Array.from({ length: 40 }, (_, i) => register(ours, `Running ${i}`));
  await running[5];
  await revokeAll();
  const [{ firms }] = (await written()) as [{ firms: number }];
  const late = await Promise.all(Array.from({ length: 20 }, (_, i) => register(ours, `Late ${i}`)));
  expect(late.map(({ status }) => status)).toEqual(late.map(() => 401));
  const done = (await Promise.all(running)).filter(({ status }) => status === 201).length;
  const names = await elsewhere("select legal_name from makegood.firms where legal_name like 'Late %'");
  expect(names).toEqual([]);
  expect(done).toBeGreaterThanOrEqual(6);
  expect(firms).toBeGreaterThanOrEqual(6);
});
