// T-M6: the same request sent twice has one effect and one answer, on every write that is mounted.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contract } from './platform/http/serve-route.ts';
import { type Caller, startTestApp, type TestApp } from './test-app.ts';
import { pathOf, type Sample, sampleOf } from './test-samples.ts';
import { makeThings } from './test-things.ts';

const secretNames = ['link', 'token', 'secret', 'incoming', 'outgoing'];

let app: TestApp;
let ours: Caller;
let theirs: Caller;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 10);
  ours = await app.company({ name: 'Ours' });
  theirs = await app.company({ name: 'Theirs' });
  ids = await makeThings(app, ours);
});
afterAll(() => app.stop());

const send = (caller: Caller, contract: Contract, sample: Sample, key: string, body: unknown = sample.body) =>
  caller.call(pathOf(contract, sample), undefined, {
    method: contract.method,
    headers: { 'idempotency-key': key },
    ...(body === undefined ? {} : { payload: body as object }),
  });
const countFacts = async () =>
  (await app.testDatabase.ownerPool.query<{ n: number }>('select count(*)::int as n from makegood.facts')).rows[0]?.n;
/** These end the session or the story that asks, or give a secret once. */
const apart = new Set(['session.end', 'clock.move', 'key.make', 'account.invite', 'account.reinvite', 'key.revoke']);

test('[T-M6] every write answered once is replayed with the same status and body, and does nothing more', async () => {
  const writes = app.mounted.filter(
    (one) =>
      one.method !== 'GET' && 'permission' in one.policy && !one.takesFile && !one.asksOnly && !apart.has(one.name),
  );
  const done: string[] = [];
  for (const contract of writes) {
    const sample = sampleOf(contract, ids);
    const first = await send(ours, contract, sample, `once-${contract.name}`);
    expect([contract.name, first.status < 500]).toEqual([contract.name, true]);
    // Reactions to the first are done before anything is counted; a refusal has none.
    if (first.status < 300) await app.settle();
    const facts = await countFacts();
    const second = await send(ours, contract, sample, `once-${contract.name}`);
    expect([contract.name, second.status]).toEqual([contract.name, first.status]);
    if (first.status >= 300) continue;
    done.push(contract.name);
    expect([contract.name, second.headers['idempotent-replayed']]).toEqual([contract.name, 'true']);
    // A link or a secret is shown once and kept nowhere, so a replay has none.
    const secrets = Object.keys(first.body).filter((name) => secretNames.includes(name));
    expect(second.body).toEqual({ ...first.body, ...Object.fromEntries(secrets.map((name) => [name, ''])) });
    expect(await countFacts()).toBe(facts);
  }
  expect(done.length).toBeGreaterThan(12);
  // Every write there is, one after the other, with all that follows from each.
}, 420_000);

const person = { name: 'Twice' };
const register = (caller: Caller, key: string, body: unknown = person) =>
  caller.call('/people', body, { headers: { 'idempotency-key': key } });

test('[T-M6] other content under the same key is refused and changes nothing', async () => {
  expect((await register(ours, 'k1')).status).toBe(201);
  const facts = await countFacts();
  const other = await register(ours, 'k1', { name: 'Other' });
  expect([other.status, other.body.refusal]).toEqual([422, 'key.reused']);
  expect(await countFacts()).toBe(facts);
});

test('[T-M6] the same key in two companies are two requests', async () => {
  const [a, b] = await Promise.all([register(ours, 'shared'), register(theirs, 'shared')]);
  expect([a.status, b.status]).toEqual([201, 201]);
  expect(a.body.personId).not.toBe(b.body.personId);
});

test('[T-M6] eight at once: one effect; a twin is told to wait or gets the first answer, never a fault', async () => {
  for (let round = 0; round < 5; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => register(ours, `burst-${round}`, { name: `Burst ${round}` })),
    );
    const made = new Set(answers.filter((one) => one.status === 201).map((one) => one.body.personId));
    expect(made.size).toBe(1);
    expect(
      answers.every((one) => one.status === 201 || (one.status === 409 && one.body.refusal === 'key.running')),
    ).toBe(true);
    expect((await register(ours, `burst-${round}`, { name: `Burst ${round}` })).body.personId).toBe([...made][0]);
  }
});

test('[T-M6] a refused request may be mended and sent again under its key', async () => {
  expect((await register(ours, 'mend', { name: '' })).status).toBe(422);
  expect((await register(ours, 'mend')).status).toBe(201);
});

test('[T-M6] a key that is empty or too long is refused by name', async () => {
  expect((await register(ours, 'x'.repeat(256))).body.refusal).toBe('key.malformed');
});
