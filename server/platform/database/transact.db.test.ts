import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../auth/actor.ts';
import { runReaction } from '../facts/react.ts';
import { type Fact, recordFact } from '../facts/record-fact.ts';
import { findBrokenSeal, sealFacts } from '../facts/seal-facts.ts';
import { makeUuid } from '../ids/make-id.ts';
import { makeTestDatabase, type TestDatabase } from './test-database.ts';
import { look, type Tx, transact } from './transact.ts';

let database: TestDatabase;
const actor = systemActor('test');
const tenantId = makeUuid();
const other = makeUuid();

beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.drop());

const note = (tx: Tx, name: string) => recordFact(tx, 'company.founded', tx.tenantId, { name, kind: 'own' });
const write = (name: string, tenant = tenantId) =>
  transact(database, { tenantId: tenant, actor }, async (tx) => note(tx, name));
/** Transactions of other tests on the same server hold back what counts as final. */
async function untilFinal(tenant = tenantId) {
  const isFinal = () =>
    look(database, tenant, (s) =>
      sql<{
        open: number;
      }>`select count(*)::int as open from facts where tx_id >= pg_snapshot_xmin(pg_current_snapshot())`.execute(s.sql),
    );
  while (((await isFinal()).rows[0]?.open ?? 0) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
}
const namesOf = (facts: Fact[]) => facts.map((fact) => (fact.body as { name: string }).name);

test('a change and its fact commit together or not at all', async () => {
  const failing = transact(database, { tenantId: other, actor }, async (tx) => {
    note(tx, 'never');
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  const count = await look(database, other, (s) =>
    sql<{ n: number }>`select count(*)::int as n from facts`.execute(s.sql),
  );
  expect(count.rows[0]?.n).toBe(0);
});

test('a tenant sees its own rows alone, and a write for another tenant is refused by the database', async () => {
  await write('mine', other);
  const seen = await look(database, makeUuid(), (s) => sql`select 1 from facts`.execute(s.sql));
  expect(seen.rows).toHaveLength(0);
  const foreign = transact(database, { tenantId, actor }, (tx) =>
    sql`insert into facts (tenant_id, fact_id, name, subject, at, actor, body) values (${other}, ${makeUuid()}, 'x', ${other}, now(), 'x', '{}')`.execute(
      tx.sql,
    ),
  );
  await expect(foreign).rejects.toThrow('row-level security');
});

test('a read cannot write', async () => {
  const writing = look(database, tenantId, (s) => sql`delete from reaction_cursors`.execute(s.sql));
  await expect(writing).rejects.toThrow('read-only transaction');
});

test('a reaction gets every fact once and in order, also one whose transaction committed late', async () => {
  const heard: string[] = [];
  const reaction = {
    name: 'hear.on.company-founded',
    on: ['company.founded'] as const,
    react: async (_: Tx, facts: Fact[]) => void heard.push(...namesOf(facts)),
  };
  await write('one');
  await untilFinal();
  const hold = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const late = transact(database, { tenantId, actor }, async (tx) => {
    note(tx, 'late');
    await sql`select pg_current_xact_id()`.execute(tx.sql);
    begun.resolve();
    await hold.promise;
  });
  await begun.promise;
  await write('early');
  await runReaction(database, tenantId, reaction);
  expect(heard).toEqual(['one']);
  hold.resolve();
  await late;
  await untilFinal();
  await runReaction(database, tenantId, reaction);
  await runReaction(database, tenantId, reaction);
  expect(heard).toEqual(['one', 'late', 'early']);
});

test('a fact that always fails is parked for a person, and the facts behind it go on', async () => {
  const tenant = makeUuid();
  for (const name of ['a', 'poison', 'b']) await write(name, tenant);
  await untilFinal(tenant);
  const heard: string[] = [];
  const reaction = {
    name: 'choke.on.company-founded',
    on: ['company.founded'] as const,
    react: async (_: Tx, facts: Fact[]) => {
      if (namesOf(facts).includes('poison')) throw new Error('cannot swallow');
      heard.push(...namesOf(facts));
    },
  };
  for (let i = 0; i < 40; i += 1) {
    await runReaction(database, tenant, reaction);
    await database.ownerPool.query('update makegood.reaction_cursors set retry_at = null where tenant_id = $1', [
      tenant,
    ]);
  }
  expect(heard).toEqual(['a', 'b']);
  const parked = await look(database, tenant, (s) =>
    sql<{ error: string }>`select error from parked_facts`.execute(s.sql),
  );
  expect(parked.rows).toEqual([{ error: 'cannot swallow' }]);
});

test('sealed facts cannot be changed unseen', async () => {
  const tenant = makeUuid();
  for (const name of ['a', 'b', 'c']) await write(name, tenant);
  await untilFinal(tenant);
  const sealed = await transact(database, { tenantId: tenant, actor }, (tx) => sealFacts(tx));
  expect(sealed).toBe(3);
  expect(await look(database, tenant, findBrokenSeal)).toBeUndefined();
  await database.ownerPool.query(
    "update makegood.facts set body = jsonb_set(body, '{name}', '\"z\"') where tenant_id = $1 and body->>'name' = 'b'",
    [tenant],
  );
  expect(await look(database, tenant, findBrokenSeal)).toBe(1);
});
