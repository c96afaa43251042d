// T-M2 and T-M8: a request that is not done leaves the ledger byte for byte as it was, and after every commit the books prove themselves.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseToPay, type Mall, makeMall } from '../server/flow/3-decisions/compensation/mall.fixture.ts';
import { bankSays, decideCase, sendPayment } from '../server/flow/4-remedies/money-road.fixture.ts';
import { proveBooksJob } from '../server/flow/5-recovery/books/prove-books-nightly.ts';
import { uuidOf } from '../server/platform/ids/make-id.ts';
import { runForEveryTenant } from '../server/platform/jobs/jobs.ts';
import { type Caller, startTestApp, type TestApp } from '../server/test-app.ts';
import { pathOf, sampleOf } from '../server/test-samples.ts';
import { makeThings } from '../server/test-things.ts';

let app: TestApp;
let mall: Mall;
let paid: { caseId: string; paymentId: string };
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z', 8);
  mall = await makeMall(app);
  const { caseId } = await caseToPay(mall);
  const { paymentId } = await decideCase(mall, caseId);
  const { order, today } = await sendPayment(mall, { caseId, paymentId });
  await bankSays(mall, [{ order, out: true, on: today }], today);
  await app.settle();
  paid = { caseId, paymentId };
}, 60_000);
afterAll(() => app.stop());

const rows = async <Row extends object>(query: string, given: unknown[] = []) =>
  (await app.testDatabase.ownerPool.query<Row>(query, given)).rows;

/** Every byte of the ledger of every company, with the transaction that wrote each row: rewriting the same value is seen as well. */
async function ledgerBytes(): Promise<string> {
  const of = (table: string) =>
    `select md5(string_agg(t.xmin::text || t::text, '|' order by t::text)) as sum from makegood.${table} t`;
  const sums = await rows<{ sum: string | null }>(
    ['ledger_accounts', 'ledger_transfers', 'ledger_months'].map(of).join(' union all '),
  );
  return sums.map(({ sum }) => sum).join(' ');
}

describe('[T-M2] F49: what is refused leaves the ledger byte for byte as it was', () => {
  test('every write that has to do with money, sent without content, by who may not, about nothing, and again', async () => {
    const theirs = await app.company({ name: 'Things' });
    const ids = await makeThings(app, theirs);
    await app.settle();
    const viewer = await app.as(theirs, ['viewer']);
    // Whatever has to do with money, by the right it asks for.
    const money = /^(decision|limits|payee|payment|recovery|loss|books|incident)\./;
    const writes = app.mounted.filter(
      ({ method, asksOnly, policy }) =>
        method !== 'GET' && !asksOnly && 'permission' in policy && money.test(policy.permission),
    );
    expect(writes.length).toBeGreaterThan(30);
    const send = async (by: Caller, contract: (typeof writes)[number], path: string, body: unknown) => {
      const payload = contract.takesFile ? {} : { payload: (body ?? {}) as object };
      return await by.call(path, undefined, { method: contract.method, ...payload });
    };
    let refused = 0;
    let before = await ledgerBytes();
    for (const contract of writes) {
      const sample = sampleOf(contract, ids);
      const unknown = sampleOf(contract, new Map());
      const tries: [Caller, string, unknown][] = [
        [viewer, pathOf(contract, sample), sample.body],
        [theirs, pathOf(contract, sample), {}],
        [theirs, pathOf(contract, unknown), unknown.body],
        [theirs, pathOf(contract, sample), sample.body],
      ];
      for (const [by, path, body] of tries) {
        const { status } = await send(by, contract, path, body);
        // What was done may move money, also later, by its facts; what was refused has none that could.
        if (status < 300) await app.settle();
        const now = await ledgerBytes();
        if (status >= 300) expect([contract.name, status, now]).toEqual([contract.name, status, before]);
        refused += Number(status >= 300);
        before = now;
      }
    }
    expect(refused).toBeGreaterThan(writes.length);
  }, 180_000);

  test('what comes too late for a payment that has left: declined, stopped, approved again, sent again', async () => {
    const before = await ledgerBytes();
    const { finance, agent } = mall;
    const late: [Caller, string, object][] = [
      [agent, `/payments/${paid.paymentId}/decline`, { reason: 'Second thoughts' }],
      [finance, `/payments/${paid.paymentId}/stop`, { reason: 'Too late' }],
      [finance, `/payments/${paid.paymentId}/approve`, {}],
      [agent, `/payments/${paid.paymentId}/accept-again`, {}],
      [agent, '/decisions/compensation', { caseId: paid.caseId }],
      [finance, '/books/months/2026-01/close', {}],
    ];
    for (const [by, path, body] of late) {
      const { status } = await by.call(path, body);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
    await app.settle();
    expect(await ledgerBytes()).toBe(before);
  });
});

/** Asked of the rows themselves, beside what the ledger says of itself. */
async function brokenInvariants(): Promise<string[]> {
  const unequal = await rows(`select tenant_id, currency from makegood.ledger_accounts group by 1, 2
    having sum(debits_minor) <> sum(credits_minor)`);
  const untrue = await rows(`select a.account_id from makegood.ledger_accounts a
    where a.debits_minor <> (select coalesce(sum(t.amount_minor), 0) from makegood.ledger_transfers t
        where t.tenant_id = a.tenant_id and t.debit_account = a.account_id)
      or a.credits_minor <> (select coalesce(sum(t.amount_minor), 0) from makegood.ledger_transfers t
        where t.tenant_id = a.tenant_id and t.credit_account = a.account_id)`);
  const below = await rows(`select account_id from makegood.ledger_accounts
    where floor_side * (debits_minor - credits_minor) < 0`);
  const mixed = await rows(`select t.transfer_id from makegood.ledger_transfers t
    join makegood.ledger_accounts d on d.tenant_id = t.tenant_id and d.account_id = t.debit_account
    join makegood.ledger_accounts c on c.tenant_id = t.tenant_id and c.account_id = t.credit_account
    where d.currency <> t.currency or c.currency <> t.currency or t.amount_minor <= 0`);
  return [unequal, untrue, below, mixed].flatMap((found, at) => (found.length > 0 ? [`invariant ${at + 1}`] : []));
}

const job = async (): Promise<string[]> => {
  const told: string[] = [];
  await runForEveryTenant(
    proveBooksJob,
    app.testDatabase,
    async () => [uuidOf(mall.administrator.companyId as `ten_${string}`)],
    new AbortController().signal,
    (error) => told.push(String(error)),
  );
  return told;
};

describe('[T-M8] F55: the books prove themselves', () => {
  test('after every commit of the road of money debits equal credits, balances are their entries, nothing is below its floor', async () => {
    expect(await brokenInvariants()).toEqual([]);
    const { caseId } = await caseToPay(mall);
    const { paymentId } = await decideCase(mall, caseId);
    expect(await brokenInvariants()).toEqual([]);
    const { order, today } = await sendPayment(mall, { caseId, paymentId });
    expect(await brokenInvariants()).toEqual([]);
    for (const out of [true, false]) {
      await bankSays(mall, [{ order, out, on: today, ...(out ? {} : { reason: 'AC04' }) }], today);
      await app.settle();
      expect(await brokenInvariants()).toEqual([]);
    }
    expect((await rows('select 1 from makegood.ledger_transfers')).length).toBeGreaterThan(4);
  }, 60_000);

  test('every amount is whole minor units, and the application can rewrite or erase no entry', async () => {
    const amounts = await rows<{ data_type: string }>(`select data_type from information_schema.columns
      where table_schema = 'makegood' and column_name like '%\\_minor'`);
    expect(amounts.length).toBeGreaterThan(10);
    expect([...new Set(amounts.map((one) => one.data_type))]).toEqual(['bigint']);
    const rights = await rows<{ table_name: string; privilege_type: string }>(`select table_name, privilege_type
      from information_schema.role_table_grants where grantee = 'makegood_app' and table_name like 'ledger\\_%'`);
    const kept = rights.filter(({ table_name: table }) => table !== 'ledger_accounts');
    expect([...new Set(kept.map((one) => one.privilege_type))].toSorted()).toEqual(['INSERT', 'SELECT']);
    expect(rights.some((one) => one.privilege_type === 'DELETE')).toBe(false);
  });

  test('[REC-24] every night they are proved, and one changed figure is told by its account', async () => {
    expect(await job()).toEqual([]);
    const damage = async (by: number) => {
      await app.testDatabase.ownerPool.query(
        `update makegood.ledger_accounts set debits_minor = debits_minor + $2 where tenant_id = $1 and code = '1210'`,
        [uuidOf(mall.administrator.companyId as `ten_${string}`), by],
      );
    };
    await damage(1);
    expect(await brokenInvariants()).not.toEqual([]);
    const [told] = await job();
    expect(told).toContain('LEDGER-3');
    expect(told).toContain('LEDGER-4 account 1210');
    await damage(-1);
    expect(await job()).toEqual([]);
  });
});
