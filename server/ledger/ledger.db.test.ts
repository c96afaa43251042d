import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#platform/auth/actor';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import { look, transact } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { closeMonth, proofHolds } from './close-month.ts';
import { ledgerReader, proveBooks } from './ledger-reader.ts';
import { postTransfers } from './post-transfers.ts';
import { reverseTransfer } from './reverse-transfer.ts';
import type { AccountName, Transfer } from './transfer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2026-01-05T08:00:00Z', 10);
});
afterAll(() => database.drop());

const actor = systemActor('test');
const merchant = makeUuid();
const on = (tenantId: Uuid) => ({
  post: (...transfers: Transfer[]) => transact(database, { tenantId, actor }, (tx) => postTransfers(tx, transfers)),
  balance: (code: Parameters<ReturnType<typeof ledgerReader>['balance']>[0], party?: Uuid) =>
    look(database, tenantId, (snapshot) => ledgerReader(snapshot).balance(code, 'CNY', party)),
  prove: () => look(database, tenantId, proveBooks),
});
const move = (debit: AccountName, credit: AccountName, yuan: number, more: Partial<Transfer> = {}): Transfer => ({
  transferId: makeUuid(),
  debit,
  credit,
  amountMinor: BigInt(yuan) * 100n,
  currency: 'CNY',
  bookedOn: '2014-07-10',
  event: 'test',
  about: {},
  ...more,
});
const bank: AccountName = { code: '1010' };
const payable: AccountName = { code: '2110' };
const deposit: AccountName = { code: '2120', party: merchant };
const receivable: AccountName = { code: '1210', party: merchant };

test('the worked example of seed E to the cent: 200,000 paid, 50,000 and 20,000 drawn, 130,000 lost', async () => {
  const books = on(makeUuid());
  const held: AccountName = { code: '2125', party: merchant };
  const allowance: AccountName = { code: '1290', party: merchant };
  const impairment: AccountName = { code: '5400' };
  await books.post(move(bank, deposit, 50_000));
  await books.post(move(bank, held, 20_000));
  await books.post(
    move(receivable, payable, 70_000),
    move(receivable, payable, 60_000),
    move(receivable, payable, 70_000),
  );
  await books.post(move(payable, bank, 70_000), move(payable, bank, 60_000), move(payable, bank, 70_000));
  await books.post(move(deposit, receivable, 50_000));
  await books.post(move(held, receivable, 20_000));
  expect(await books.balance('1210', merchant)).toBe(13_000_000n);
  await books.post(move(impairment, allowance, 130_000));
  await books.post(move(allowance, receivable, 130_000));
  expect(await books.balance('1210', merchant)).toBe(0n);
  expect(await books.balance('2120', merchant)).toBe(0n);
  expect(await books.balance('2110')).toBe(0n);
  expect(await books.balance('5400')).toBe(13_000_000n);
  expect(await books.balance('1010')).toBe((50_000n + 20_000n - 200_000n) * 100n);
  expect(await books.prove()).toEqual([]);
});

test('[LEDGER-1] zero, negative and circular transfers are bugs that stop the write', async () => {
  const books = on(makeUuid());
  await expect(books.post(move(bank, payable, 0))).rejects.toThrow('LEDGER-1');
  await expect(books.post(move(bank, payable, -5))).rejects.toThrow('LEDGER-1');
  await expect(books.post(move(bank, bank, 5))).rejects.toThrow('LEDGER-1');
  await expect(books.post(move(bank, { code: '2120' }, 5))).rejects.toThrow('LEDGER-1');
});

test('[LEDGER-2] the same transfer twice, in one batch or in two processes, moves money once; other content is refused', async () => {
  const books = on(makeUuid());
  const one = move(bank, payable, 10);
  expect(await books.post(one)).toBe(1);
  expect(await books.post(one)).toBe(0);
  await Promise.all([books.post(one), books.post(one)]);
  const twin = move(bank, payable, 7);
  await Promise.all([books.post(twin), books.post(twin), books.post(twin)]);
  expect(await books.balance('2110')).toBe(1_700n);
  await expect(books.post({ ...one, amountMinor: 1n })).rejects.toMatchObject({ code: 'ledger.transfer_reused' });
  expect(await books.balance('2110')).toBe(1_700n);
});

test('[LEDGER-5] [T-M5] fifty draws of 60 % at once on a deposit: exactly one passes, also from an account that never was', async () => {
  const books = on(makeUuid());
  await books.post(move(bank, deposit, 100), move(receivable, payable, 100_000));
  const draws = await Promise.allSettled(
    Array.from({ length: 50 }, () => patient(() => books.post(move(deposit, receivable, 60)))),
  );
  expect(draws.filter((draw) => draw.status === 'fulfilled')).toHaveLength(1);
  expect(await books.balance('2120', merchant)).toBe(4_000n);
  const stranger = on(makeUuid());
  const first = await Promise.allSettled(
    Array.from({ length: 20 }, () => patient(() => stranger.post(move(deposit, bank, 1)))),
  );
  expect(first.every((draw) => draw.status === 'rejected')).toBe(true);
  expect(await stranger.balance('2120', merchant)).toBe(0n);
});

/** The pool turns away who waits longer than two seconds; a client would come back, and so does the test. */
async function patient<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error as Error).message.includes('timeout exceeded')) throw error;
    }
  }
}

test('[LEDGER-6] a closed month takes nothing more and keeps its proof', async () => {
  const tenantId = makeUuid();
  const books = on(tenantId);
  await books.post(move(bank, payable, 10), move(bank, payable, 5, { bookedOn: '2014-08-01' }));
  const close = (month: string) => transact(database, { tenantId, actor }, (tx) => closeMonth(tx, month, '2014-08-02'));
  expect(await close('2014-07')).toMatchObject({ month: '2014-07', transferCount: 1 });
  await expect(books.post(move(bank, payable, 1))).rejects.toMatchObject({ code: 'ledger.month_closed' });
  await expect(close('2014-07')).rejects.toMatchObject({ code: 'ledger.month_closed' });
  await expect(close('2014-08')).rejects.toMatchObject({ code: 'ledger.month_not_over' });
  await expect(books.post(move(bank, payable, 1, { bookedOn: '2014-06-30' }))).rejects.toMatchObject({
    code: 'ledger.month_closed',
    facts: { month: '2014-06' },
  });
  await expect(close('2014-05')).rejects.toMatchObject({ code: 'ledger.month_closed' });
  expect(await look(database, tenantId, (snapshot) => proofHolds(snapshot, '2014-07'))).toBe(true);
  await database.ownerPool.query(
    'update makegood.ledger_transfers set amount_minor = amount_minor + 1 where tenant_id = $1',
    [tenantId],
  );
  expect(await look(database, tenantId, (snapshot) => proofHolds(snapshot, '2014-07'))).toBe(false);
  await database.ownerPool.query(
    'update makegood.ledger_transfers set amount_minor = amount_minor - 1 where tenant_id = $1',
    [tenantId],
  );
  await books.post(move(bank, payable, 1, { bookedOn: '2014-08-02' }));
});

test('[LEDGER-7] a reversal mirrors its transfer once', async () => {
  const tenantId = makeUuid();
  const books = on(tenantId);
  const wrong = move(bank, payable, 10);
  await books.post(wrong);
  const reverse = (id: Uuid) =>
    transact(database, { tenantId, actor }, (tx) => reverseTransfer(tx, id, '2014-07-11', 'mistake'));
  await reverse(wrong.transferId);
  expect(await books.balance('2110')).toBe(0n);
  await expect(reverse(wrong.transferId)).rejects.toMatchObject({ code: 'ledger.reversed_already' });
  await expect(reverse(makeUuid())).rejects.toMatchObject({ code: 'ledger.transfer_not_found' });
});

test('[LEDGER-8] the application can neither change nor delete a transfer', async () => {
  await expect(database.pool.query('update ledger_transfers set amount_minor = 1')).rejects.toThrow(
    'permission denied',
  );
  await expect(database.pool.query('delete from ledger_transfers')).rejects.toThrow('permission denied');
});

test('[LEDGER-3] [LEDGER-4] [T-M7] random postings agree with a pure model, and what is refused changes nothing', async () => {
  const names: AccountName[] = [
    bank,
    payable,
    deposit,
    receivable,
    { code: '5400' },
    { code: '1290', party: merchant },
  ];
  const floored = new Set(['2110', '2120', '1290']);
  const assets = new Set(['1210']);
  const step = fc.record({
    from: fc.nat(names.length - 1),
    to: fc.nat(names.length - 1),
    yuan: fc.integer({ min: 1, max: 500 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const books = on(makeUuid());
      const net = new Map<string, bigint>();
      for (const { from, to, yuan } of steps) {
        const [debit, credit] = [names[to] as AccountName, names[from] as AccountName];
        if (debit === credit) continue;
        const amount = BigInt(yuan) * 100n;
        const after = new Map(net).set(debit.code, (net.get(debit.code) ?? 0n) + amount);
        after.set(credit.code, (after.get(credit.code) ?? 0n) - amount);
        const allowed = [...after].every(([code, value]) =>
          floored.has(code) ? value <= 0n : assets.has(code) ? value >= 0n : true,
        );
        const done = await books.post(move(debit, credit, yuan)).then(
          () => true,
          () => false,
        );
        expect(done).toBe(allowed);
        if (done) for (const [code, value] of after) net.set(code, value);
      }
      for (const name of names) {
        const grows = floored.has(name.code) ? -1n : 1n;
        expect(await books.balance(name.code, name.party)).toBe((net.get(name.code) ?? 0n) * grows);
      }
      expect(await books.prove()).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
