// The one reaction of the stage on a real database: order, repetition, batches, and what it costs.
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import '../../../catalogue.ts';
import { systemActor } from '#platform/auth/actor';
import { actingFor } from '#platform/database/acting';
import { makeTestDatabase } from '#platform/database/test-database';
import { runReaction } from '#platform/facts/react';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { type ImportedContract, upsertContracts } from '#registry';
import { calendarReader } from '../calendars/calendar-store.ts';
import { contractOf, obligationOf } from '../promises/promise.fixture.ts';
import { promiseReader } from '../promises/promise-store.ts';
import { writeCompany, writeContract } from '../promises/registry-rows.fixture.ts';
import { markBroken } from '../watch/mark-broken.ts';
import { followRegistry } from './follow-registry.ts';

const database = await makeTestDatabase('2014-01-01T00:00:00Z', 2);
let statements = 0;
database.pool.on('connect', (client) => {
  const query = client.query.bind(client);
  client.query = ((...args: Parameters<typeof query>) => {
    statements += 1;
    return query(...args);
  }) as typeof client.query;
});
afterAll(() => database.drop());

let tenantId: Uuid;
const acting = () => actingFor(database, tenantId, systemActor('test'));
/** Answers what waits. A transaction of another test on this server can hold facts back for a moment: then it is tried again. */
async function follow(): Promise<{ taken: number; cost: number }> {
  for (;;) {
    const before = statements;
    const taken = await runReaction(database, tenantId, followRegistry);
    if (taken) return { taken, cost: statements - before };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const promisesOf = (contractId: Uuid) => acting().look((snapshot) => promiseReader(snapshot).ofContract(contractId));
const delivered = (number: string) =>
  contractOf({ number, signedOn: '2014-01-01', obligations: [obligationOf(), obligationOf({ kind: 'install' })] });

beforeEach(() => {
  tenantId = makeUuid();
});

async function factsNamed(name: string): Promise<{ subject: string; body: Record<string, unknown> }[]> {
  const { rows } = await acting().look((snapshot) =>
    sql<{ subject: string; body: Record<string, unknown> }>`select subject, body from facts
      where tenant_id = ${tenantId} and name = ${name} order by fact_id`.execute(snapshot.sql),
  );
  return rows;
}

test('[PROM-12] the playbook and the calendar are there before the first contract, though both came in one batch', async () => {
  const contract = delivered('A');
  await acting().transact(async (tx) => {
    await writeCompany(tx, ['marketplace']);
    await writeContract(tx, contract);
  });
  expect((await follow()).taken).toBe(2);
  const promises = await promisesOf(contract.contractId);
  expect(promises.map(({ source, kind }) => `${source} ${kind}`).sort()).toEqual([
    'commitment duty',
    'commitment duty',
    'commitment right',
    'commitment standing',
    'commitment standing',
  ]);
  const [told, ...others] = await factsNamed('contract.promised');
  expect([told?.subject, told?.body.count, others]).toEqual([contract.contractId, 5, []]);
  const calendar = await acting().look((snapshot) => calendarReader(snapshot).default());
  expect(calendar).toMatchObject({ preset: 'cn', timeZone: 'Asia/Shanghai' });
});

test('[PROM-12] the same facts answered again, as after a crash, change nothing and tell nothing', async () => {
  const contract = contractOf({
    ...delivered('A'),
    obligations: [obligationOf({ fulfilledAt: '2013-12-20T00:00:00Z' })],
  });
  await acting().transact(async (tx) => {
    await writeCompany(tx, ['marketplace', 'retailer']);
    await writeContract(tx, contract);
  });
  await follow();
  const before = [await promisesOf(contract.contractId), await factsNamed('contract.promised')];
  await database.ownerPool.query(`update makegood.reaction_cursors set after_tx = '0' where tenant_id = $1`, [
    tenantId,
  ]);
  const commitments = (await factsNamed('commitment.made')).length;
  expect((await follow()).taken).toBe(2 + commitments);
  expect([await promisesOf(contract.contractId), await factsNamed('contract.promised')]).toEqual(before);
  expect(await factsNamed('promise.kept')).toEqual([]);
});

test('[PROM-12] three hundred contracts cost as many statements as one', async () => {
  const cost = async (count: number) => {
    await acting().transact(async (tx) => {
      for (let index = 0; index < count; index += 1) await writeContract(tx, delivered(`${count}-${index}`));
    });
    const answered = await follow();
    expect(answered.taken).toBe(count);
    return answered.cost;
  };
  await acting().transact((tx) => writeCompany(tx, ['marketplace']));
  await follow();
  // What the playbook brought is heard of too.
  await follow();
  expect(await cost(1)).toBe(await cost(300));
  const counted = await acting().look((snapshot) =>
    sql<{ count: number }>`select count(*)::int from promises where tenant_id = ${tenantId}`.execute(snapshot.sql),
  );
  expect(counted.rows[0]?.count).toBe(301 * 5);
});

test('[PROM-6] what was fulfilled since is kept and told once, with its proof and its days late', async () => {
  const contract = contractOf({ ...delivered('A'), obligations: [obligationOf({ agreedOn: '2013-12-30' })] });
  await acting().transact(async (tx) => {
    await writeCompany(tx);
    await writeContract(tx, contract);
  });
  await follow();
  const [obligation] = contract.obligations;
  const fulfilledAt = '2013-12-31T20:00:00Z';
  await acting().transact(async (tx) => {
    await sql`update obligations set fulfilled_at = ${fulfilledAt}, proof = 'signed' where tenant_id = ${tenantId}`.execute(
      tx.sql,
    );
    recordFact(tx, 'obligation.fulfilled', contract.contractId, {
      ...{ contractId: idOf('ctr', contract.contractId), obligationId: idOf('obl', obligation?.obligationId ?? '') },
      ...{ kind: 'deliver', fulfilledAt, proof: 'signed' },
    });
  });
  await follow();
  const facts = await factsNamed('promise.kept');
  expect(facts.map(({ body }) => [body.daysLate, body.proof])).toEqual([[2, 'signed']]);
  expect(await promisesOf(contract.contractId)).toMatchObject([{ state: 'kept_late', endedOn: '2014-01-01' }]);
});

test('[PROM-12] a file of the past, read at once or first without what was done, leaves the same promises', async () => {
  const agreed = { signedOn: '2013-10-01', deliverAgreedOn: '2013-11-20', customer: { name: '宋先生' } };
  const files: ImportedContract[] = [
    { number: 'in time', ...agreed, deliveredAt: '2013-11-20T15:00:00Z' },
    { number: 'late', ...agreed, deliveredAt: '2013-11-23T02:00:00Z' },
    { number: 'never', ...agreed },
    { number: 'cancelled before', ...agreed, cancelledOn: '2013-11-01' },
    { number: 'cancelled after', ...agreed, cancelledOn: '2013-12-01' },
    { number: 'only done', signedOn: '2013-10-01', customer: { name: '宋先生' }, deliveredAt: '2013-11-20T15:00:00Z' },
  ];
  const read = async (rows: ImportedContract[]) => {
    const outcomes = await acting().transact((tx) => upsertContracts(tx, rows, makeUuid()));
    expect(outcomes.map(({ outcome }) => outcome)).not.toContain('refused');
    await follow();
    await markBroken(acting());
  };
  const standing = async () => {
    const { rows } = await acting().look((snapshot) =>
      sql<{ number: string; state: string; late: number }>`
        select contract_number as number, state, least(ended_on, date '2014-01-01') - due_on as late from promises
        where tenant_id = ${tenantId} and kind = 'duty' order by contract_number`.execute(snapshot.sql),
    );
    return rows.map(({ number, state, late }) => `${number}: ${state} ${Math.max(0, late)}`);
  };
  const found = async () => {
    tenantId = makeUuid();
    await acting().transact((tx) => writeCompany(tx, ['marketplace']));
    await follow();
  };
  await found();
  await read(files);
  const atOnce = await standing();
  expect(atOnce).toEqual([
    'cancelled after: broken 11',
    'cancelled before: excused 0',
    'in time: kept 0',
    'late: kept_late 3',
    'never: broken 42',
  ]);
  await found();
  await read(
    files.map(({ deliveredAt: _, cancelledOn: __, ...row }) => row).filter(({ number }) => number !== 'only done'),
  );
  await read(files);
  expect(await standing()).toEqual(atOnce);
});
