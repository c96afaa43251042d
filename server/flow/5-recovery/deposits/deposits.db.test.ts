// Deposits and held money on a real database: minimum and top-up, hold-back after the lease, refusals, the list of accounts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import { makeUuid } from '#platform/ids/make-id';
import { type Books, openBooks } from '../recovery.fixture.ts';
import { listAccountsOf, showAccountOf } from './account-views.ts';
import { agreeDeposit, receiveDeposit, returnDeposit } from './keep-deposit.ts';
import { holdSettlement, passOnSettlement } from './keep-settlement.ts';
import { watchTopUpsJob } from './watch-top-ups.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2014-07-16T02:00:00Z');
});
afterAll(() => database.drop());

const at = (day: string) => database.clock.moveTo(new Date(`${day}T02:00:00Z`));
const refund = (yuan: number) => [{ head: 'refund' as const, yuan }];
const money = (books: Books, yuan: number, on?: string) => ({ amount: books.yuan(yuan), on, reference: 'bank 17' });
const terms = (books: Books, yuan: number) => ({ minimum: books.yuan(yuan), topUpDays: 10, holdBackDays: 90 });

test('[REC-9] a draw below the minimum is to be topped up by a day, told once when it passes, and over when the minimum is there', async () => {
  at('2014-07-01');
  const books = await openBooks(database);
  await receiveDeposit(books.acting, books.firmId, money(books, 100));
  expect((await agreeDeposit(books.acting, books.firmId, terms(books, 100))).deposits).toMatchObject([
    { topUpDueOn: null, missingMinor: '0' },
  ]);
  await books.pay(await books.approve(refund(70), '2014-07-01'), '2014-07-01');
  const drawn = await books.acting.look((snapshot) => showAccountOf(snapshot, books.firmId));
  expect(drawn.deposits).toMatchObject([
    { balanceMinor: '3000', missingMinor: '7000', topUpDueOn: '2014-07-11', topUpLate: false },
  ]);
  const run = () => watchTopUpsJob.run(books.acting, new AbortController().signal);
  at('2014-07-11');
  await run();
  expect(await books.told('deposit.top_up_missed')).toEqual([]);
  at('2014-07-12');
  await Promise.all([run(), run()]);
  expect(await books.told('deposit.top_up_missed')).toMatchObject([{ missingMinor: '7000', dueOn: '2014-07-11' }]);
  const late = await books.acting.look((snapshot) => listAccountsOf(snapshot, { limit: 10, topUpLate: 'yes' }));
  expect(late.rows).toHaveLength(1);
  const half = await receiveDeposit(books.acting, books.firmId, money(books, 40));
  expect(half.deposits).toMatchObject([{ topUpDueOn: '2014-07-11', missingMinor: '3000' }]);
  const whole = await receiveDeposit(books.acting, books.firmId, money(books, 30));
  expect(whole.deposits).toMatchObject([{ topUpDueOn: null, balanceMinor: '10000' }]);
  expect(await books.told('deposit.top_up_due')).toHaveLength(1);
});

test('[REC-8] while the merchant trades the minimum stays; in the hold-back nothing leaves; after it what is not frozen', async () => {
  at('2014-07-01');
  const trading = await openBooks(database);
  await receiveDeposit(trading.acting, trading.firmId, money(trading, 100));
  await agreeDeposit(trading.acting, trading.firmId, terms(trading, 60));
  await expect(returnDeposit(trading.acting, trading.firmId, money(trading, 41))).rejects.toMatchObject({
    code: 'deposit.above_free',
    facts: { free: '40.00' },
  });
  expect((await returnDeposit(trading.acting, trading.firmId, money(trading, 40))).deposits).toMatchObject([
    { balanceMinor: '6000' },
  ]);

  const gone = await openBooks(database, { leftOn: '2014-06-01' });
  await receiveDeposit(gone.acting, gone.firmId, money(gone, 100));
  await agreeDeposit(gone.acting, gone.firmId, terms(gone, 60));
  await expect(returnDeposit(gone.acting, gone.firmId, money(gone, 1))).rejects.toMatchObject({
    code: 'deposit.held_back',
    facts: { until: '2014-08-30' },
  });
  await gone.approve(refund(30), '2014-07-01');
  at('2014-08-31');
  await expect(returnDeposit(gone.acting, gone.firmId, money(gone, 71))).rejects.toMatchObject({
    facts: { free: '70.00' },
  });
  const returned = await returnDeposit(gone.acting, gone.firmId, money(gone, 70));
  expect(returned).toMatchObject({ left: true, leftOn: '2014-06-01', depositReturnsFrom: '2014-08-31' });
  expect(returned.deposits).toMatchObject([{ balanceMinor: '3000', frozenMinor: '3000' }]);
  expect(await gone.balance('1010')).toBe(30);
});

test('[REC-8] held money is passed on above what open claims need beyond the deposit', async () => {
  at('2014-07-16');
  const books = await openBooks(database);
  await receiveDeposit(books.acting, books.firmId, money(books, 20));
  await holdSettlement(books.acting, books.firmId, money(books, 100));
  await books.approve(refund(70), '2014-07-08');
  await expect(passOnSettlement(books.acting, books.firmId, money(books, 51))).rejects.toMatchObject({
    code: 'settlement.above_free',
    facts: { free: '50.00' },
  });
  const account = await passOnSettlement(books.acting, books.firmId, money(books, 50));
  expect(account.owed).toMatchObject([
    { settlementHeldMinor: '5000', openMinor: '7000', receivableMinor: '7000', openClaims: 1 },
  ]);
});

test('a stranger, a day to come and a currency apart: refused, refused, and an account of its own', async () => {
  at('2014-07-16');
  const books = await openBooks(database);
  await expect(receiveDeposit(books.acting, makeUuid(), money(books, 1))).rejects.toMatchObject({
    code: 'firm.not_found',
  });
  await expect(receiveDeposit(books.acting, books.firmId, money(books, 1, '2014-07-17'))).rejects.toMatchObject({
    code: 'booking.in_future',
    facts: { on: '2014-07-17' },
  });
  await receiveDeposit(books.acting, books.firmId, money(books, 100));
  const roubles = { amount: { amountMinor: '5000', currency: 'RUB' }, reference: null };
  const { deposits } = await receiveDeposit(books.acting, books.firmId, roubles);
  expect(deposits).toMatchObject([
    { currency: 'CNY', balanceMinor: '10000' },
    { currency: 'RUB', balanceMinor: '5000' },
  ]);
});

test('the list of accounts shows the largest open amount first, page by page, and finds those who left (E14)', async () => {
  at('2014-07-16');
  const books = await openBooks(database, { leftOn: '2014-03-31' });
  const other = await books.addFirm(makeUuid(), 'Other');
  for (const [firm, yuan] of [
    [books.firmId, 200_000],
    [other, 5],
  ] as const)
    await books.pay(await books.approve(refund(yuan), '2014-07-08', firm), '2014-07-15');
  const list = (query: { left?: 'yes' | 'no'; after?: string; limit: number }) =>
    books.acting.look((snapshot) => listAccountsOf(snapshot, query));
  const first = await list({ limit: 1 });
  expect(first.rows).toMatchObject([
    { legalName: 'Xingbang', left: true, leftOn: '2014-03-31', openMinor: '20000000', depositMinor: '0' },
  ]);
  const second = await list({ limit: 1, after: first.next ?? '' });
  expect([second.rows.map(({ legalName }) => legalName), second.next]).toEqual([['Other'], undefined]);
  expect((await list({ limit: 9, left: 'yes' })).rows).toHaveLength(1);
  await expect(list({ limit: 1, after: 'nonsense' })).rejects.toMatchObject({ code: 'input.invalid' });
});
