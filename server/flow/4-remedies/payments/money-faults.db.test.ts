// PAY-16, T-M4 and T-M9 on real PostgreSQL: a fault after every single statement of the money path, then the retry; and every order of
// the bank's messages, each of them twice.
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import type { Database } from '#platform/database/transact';
import { uuidOf } from '#platform/ids/make-id';
import { readOrders, StoryBank, writeStatement, writeStatusReport } from '../../../../journeys/story-bank.ts';
import { takeBankMessage } from '../bank-answers/take-bank-message.ts';
import { fileReader } from '../bank-files/file-store.ts';
import { makePaymentFile } from '../bank-files/make-payment-file.ts';
import { takePayeeOfCase } from '../payees/take-payee-of-case.ts';
import { draftPayments, paymentIdOf } from '../reactions/draft-payments.on.decision-approved.ts';
import { addOwnAccount } from '../settings/own-accounts.ts';
import { approvePayment } from './approve-payments.ts';
import {
  cardOfSong,
  decisionFact,
  draftedPayments,
  makeScene,
  ownAccountGiven,
  type Scene,
} from './payments.fixture.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2014-07-10T02:00:00Z');
});
afterAll(() => database.drop());

class Planned extends Error {}

/** The database, failing once: right after its `k`-th statement has been carried out, commit included. */
function failingAfter(k: number): { over: Database; statements: () => number } {
  let count = 0;
  const connect = async () => {
    const client = await database.pool.connect();
    return new Proxy(client, {
      get(target, name) {
        const found = Reflect.get(target, name) as unknown;
        if (name !== 'query') return typeof found === 'function' ? found.bind(target) : found;
        return async (...given: Parameters<pg.PoolClient['query']>) => {
          count += 1;
          const mine = count;
          const result = await (target.query as (...all: unknown[]) => Promise<unknown>)(...given);
          if (mine === k) throw new Planned('planned');
          return result;
        };
      },
    });
  };
  const pool = { connect, options: database.pool.options } as unknown as pg.Pool;
  return { over: { ...database, pool }, statements: () => count };
}

const done = /payment\.approved_already|payment_file\.nothing_to_pay/;
const steps = ['draft', 'account', 'approve', 'file', 'statement'] as const;

/** One payment from decision to bank, with a fault after the `k`-th statement of one step; false when the step has fewer. */
async function payWithFault(scene: Scene, ownAccountId: `own_${string}`, faulty: (typeof steps)[number], k: number) {
  const fact = decisionFact();
  const bank = new StoryBank();
  const paymentId = paymentIdOf(fact.factId);
  const contents = async () => {
    const { rows } = await scene.finance.look((s) => fileReader(s).page({ limit: 200 }));
    const ids = rows.map((row) => uuidOf(row.fileId as `pfl_${string}`));
    return Promise.all(ids.map((id) => scene.finance.look(async (s) => (await fileReader(s).content(id)).toString())));
  };
  const deeds: Record<(typeof steps)[number], (over: Database) => Promise<unknown>> = {
    draft: (over) => scene.as('desk', over).transact((tx) => draftPayments(tx, [fact])),
    account: (over) => scene.as('desk', over).transact((tx) => takePayeeOfCase(tx, fact.subject, cardOfSong, 'desk')),
    approve: (over) => approvePayment(scene.as('finance', over), paymentId),
    file: (over) => makePaymentFile(scene.as('finance', over), { ownAccountId, executeOn: '2014-07-10' }),
    statement: async (over) => {
      const orders = (await contents()).flatMap((content) => bank.take(content));
      const told = orders.map((order) => ({ order, out: true, on: '2014-07-11' }));
      statement ??= writeStatement(`ST-${paymentId}`, '2014-07-11', 'x', told);
      await takeBankMessage(scene.as('finance', over), { bytes: Buffer.from(statement), fileName: 'bank.xml' });
    },
  };
  let statement: string | undefined;
  let failed = false;
  for (const step of steps) {
    if (step === faulty) {
      const { over } = failingAfter(k);
      await deeds[step](over).catch((error: unknown) => {
        if (!(error instanceof Planned)) throw error;
        failed = true;
      });
    }
    // The retry: what was done already says so, or answers as before.
    await deeds[step](database).catch((error: Error) => expect(error.message).toMatch(done));
  }
  return { failed, caseId: fact.subject, executed: [...bank.executed.values()] };
}

const factCounts = async (scene: Scene, caseId?: string) => {
  const { rows } = await scene.finance.look((s) =>
    sql<{ name: string; n: number }>`select name, count(*)::int as n from facts
      where tenant_id = ${scene.tenantId} and name like 'payment.%'
        and (${caseId ?? null}::uuid is null or subject = ${caseId ?? null}::uuid) group by name order by name`.execute(
      s.sql,
    ),
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
};

test.each(steps)(
  '[PAY-16] [T-M4] a fault after every statement of: %s, then the retry: paid once, told once, to the cent',
  async (step) => {
    let k = 0;
    for (let failed = true; failed; ) {
      k += 1;
      const scene = await makeScene(database);
      const { ownAccountId } = await addOwnAccount(scene.finance, ownAccountGiven);
      const paid = await payWithFault(scene, ownAccountId as `own_${string}`, step, k);
      failed = paid.failed;
      expect([k, paid.executed]).toEqual([k, [1]]);
      expect([k, await factCounts(scene, paid.caseId)]).toEqual([
        k,
        { 'payment.approved': 1, 'payment.confirmed': 1, 'payment.drafted': 1, 'payment.sent': 1 },
      ]);
    }
    expect(k).toBeGreaterThan(6);
  },
  90_000,
);

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) =>
    ordersOf([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

test('[PAY-9] [T-M9] accepted, paid, booked and sent back, in each of their twenty-four orders and twice: one end, one set of facts', async () => {
  const scene = await makeScene(database);
  const { ownAccountId } = await addOwnAccount(scene.finance, ownAccountGiven);
  const ends = new Set<string>();
  let round = 0;
  for (const order of ordersOf(['accepted', 'settled', 'booked', 'back'] as const)) {
    round += 1;
    const [drafted] = await draftedPayments(scene, 1);
    const paymentId = drafted?.paymentId as NonNullable<typeof drafted>['paymentId'];
    await approvePayment(scene.finance, paymentId);
    const { fileId } = await makePaymentFile(scene.finance, { ownAccountId, executeOn: '2014-07-10' });
    const content = await scene.finance.look((s) => fileReader(s).content(uuidOf(fileId as `pfl_${string}`)));
    const read = readOrders(content.toString());
    const [one] = read.orders;
    if (!one) throw new Error('no order');
    const messages = {
      accepted: writeStatusReport(`A${round}`, '2014-07-10', read.messageId, [{ order: one, status: 'ACSP' }]),
      settled: writeStatusReport(`B${round}`, '2014-07-12', read.messageId, [{ order: one, status: 'ACSC' }]),
      booked: writeStatement(`C${round}`, '2014-07-11', 'x', [{ order: one, out: true, on: '2014-07-11' }]),
      back: writeStatement(`D${round}`, '2014-07-14', 'x', [
        { order: one, out: false, on: '2014-07-14', reason: 'AC04' },
      ]),
    };
    for (const kind of [...order, ...order])
      await takeBankMessage(scene.finance, { bytes: Buffer.from(messages[kind]), fileName: 'bank.xml' });
    const { rows } = await scene.finance.look((s) =>
      sql<{
        state: string;
        facts: string[];
      }>`select p.state, a.paid_on as paid, a.back_on as back, p.paid_on, p.returned_on, p.reason,
          array(select f.name from facts f where f.tenant_id = p.tenant_id and f.subject = p.case_id
            and f.name in ('payment.confirmed', 'payment.returned') order by f.fact_id) as facts
        from payments p join payment_attempts a on a.tenant_id = p.tenant_id and a.payment_id = p.payment_id
        where p.tenant_id = ${scene.tenantId} and p.payment_id = ${paymentId}`.execute(s.sql),
    );
    ends.add(JSON.stringify(rows));
  }
  expect(round).toBe(24);
  expect(ends.size).toBe(1);
  expect(JSON.parse([...ends][0] ?? '')[0]).toMatchObject({
    state: 'returned',
    paid: '2014-07-11',
    facts: ['payment.confirmed', 'payment.returned'],
  });
});

test("[T-M9] another company's order, told to us, is nobody's", async () => {
  const [ours, theirs] = [await makeScene(database), await makeScene(database)];
  const { ownAccountId } = await addOwnAccount(theirs.finance, ownAccountGiven);
  const [drafted] = await draftedPayments(theirs, 1);
  await approvePayment(theirs.finance, drafted?.paymentId as NonNullable<typeof drafted>['paymentId']);
  const { fileId } = await makePaymentFile(theirs.finance, { ownAccountId, executeOn: '2014-07-10' });
  const content = await theirs.finance.look((s) => fileReader(s).content(uuidOf(fileId as `pfl_${string}`)));
  const [order] = readOrders(content.toString()).orders;
  const text = writeStatement('ST-1', '2014-07-11', 'x', [{ order: order as never, out: true, on: '2014-07-11' }]);
  const told = await takeBankMessage(ours.finance, { bytes: Buffer.from(text), fileName: 'bank.xml' });
  expect(told).toMatchObject({ matched: 0, unmatched: 1 });
  expect(await factCounts(theirs)).not.toHaveProperty('payment.confirmed');
});
