import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import '../../catalogue.ts';
import { makeTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { look, type Tx, transact } from '../database/transact.ts';
import { recordFact } from '../facts/record-fact.ts';
import { makeUuid } from '../ids/make-id.ts';
import { systemActor } from './actor.ts';
import { askHolder, questionOf } from './find-holder.ts';
import { keyWriter } from './key-store.ts';
import { Outdated, proofOf, rememberHolders } from './remembered-holders.ts';
import { readToken } from './tokens/token.ts';

let database: TestDatabase;
const tenantId = makeUuid();
const who = { tenantId, actor: systemActor('test') };
beforeAll(async () => {
  database = await makeTestDatabase();
  await transact(database, who, (tx) =>
    sql`insert into tenants values (${tenantId}, 'Mall', 'own', 'UTC', 'CNY', 'en', 'CN', '{}', now())`.execute(tx.sql),
  );
});
afterAll(() => database.drop());

async function remembered() {
  const { key, secret } = await transact(database, who, (tx) => keyWriter(tx).make('till', ['viewer']));
  const token = readToken('mgk', secret);
  const asked = token && questionOf(token, true, database.clock.now());
  const holder = asked && (await askHolder(database, asked));
  if (!asked || !holder) throw new Error('a key just made is known');
  const holders = rememberHolders();
  holders.keep(asked, holder);
  const revoke = () => transact(database, who, (tx) => keyWriter(tx).revoke(key.keyId));
  return { revoke, proof: proofOf(database, asked, holder, holders), isKept: () => holders.find(asked) !== undefined };
}
const note = async (tx: Tx) => recordFact(tx, 'company.founded', tenantId, { name: 'written', kind: 'own' });
const facts = () =>
  look(database, tenantId, async (snapshot) => (await sql`select 1 from facts`.execute(snapshot.sql)).rows.length);

test('[AUTH-10] work for a caller who still holds is committed, and who asked once asks no more', async () => {
  const { proof } = await remembered();
  expect(proof.isOpen()).toBe(true);
  const before = await facts();
  await transact(database, who, note, undefined, proof);
  expect([proof.isOpen(), await proof.holds(), await facts()]).toEqual([false, true, before + 1]);
});

test('[AUTH-10] work for a caller who no longer holds is rolled back, whatever it came to, and nothing it read is answered', async () => {
  const { proof, revoke, isKept } = await remembered();
  await revoke();
  const before = await facts();
  const refused = new Error('a reason that tells something');
  const write = transact(database, who, note, undefined, proof);
  await expect(write).rejects.toThrow(Outdated);
  expect([await facts(), isKept(), await proof.holds()]).toEqual([before, false, false]);
  const second = await remembered();
  await second.revoke();
  const refusal = transact(database, who, () => Promise.reject(refused), undefined, second.proof);
  await expect(refusal).rejects.toThrow(Outdated);
  const third = await remembered();
  await third.revoke();
  const read = look(database, tenantId, async () => 'read', undefined, third.proof);
  await expect(read).rejects.toThrow(Outdated);
});

test('[AUTH-10] once it is known that a caller no longer holds, nothing more is begun for them', async () => {
  const { proof, revoke } = await remembered();
  await revoke();
  expect(await proof.holds()).toBe(false);
  let begun = false;
  const work = async () => void (begun = true);
  await expect(transact(database, who, work, undefined, proof)).rejects.toThrow(Outdated);
  await expect(look(database, tenantId, work, undefined, proof)).rejects.toThrow(Outdated);
  expect(begun).toBe(false);
});

test('the memory keeps no more than its most, the oldest goes first', async () => {
  const holders = rememberHolders();
  const asked = (n: number) => ({
    token: { tenantId, hash: Buffer.from(`${n}`) } as unknown as NonNullable<ReturnType<typeof readToken>>,
    byKey: true,
    text: '',
  });
  const holder = { id: tenantId, holder: tenantId, roles: [], language: 'en', seen: null };
  for (let n = 0; n < 5_002; n += 1) holders.keep(asked(n), holder);
  expect([0, 1, 2, 5_001].map((n) => holders.find(asked(n)) !== undefined)).toEqual([false, false, true, true]);
});
