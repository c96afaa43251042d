// The worked example of seed E to the cent: decided, paid, drawn, offset, provided for, written off (domain table "Ledger").
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import { uuidOf } from '#platform/ids/make-id';
import { receiveDeposit } from './deposits/keep-deposit.ts';
import { holdSettlement } from './deposits/keep-settlement.ts';
import { recoverFromMerchant } from './deposits/recover-from-merchant.ts';
import { askWriteOff } from './losses/ask-loss.ts';
import { provideLosses } from './losses/provide-losses.ts';
import { approveLoss } from './losses/settle-loss.ts';
import { type Books, openBooks, someone } from './recovery.fixture.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2014-07-16T02:00:00Z');
});
afterAll(() => database.drop());

const received = (books: Books, yuan: number, on: string) => ({ amount: books.yuan(yuan), on, reference: null });

test('[REC-1] [REC-2] [REC-4] [REC-15] [REC-17] 200,000 paid; 50,000 and 20,000 come back; 130,000 are lost', async () => {
  const books = await openBooks(database, { leftOn: '2014-03-31' });
  const { acting, firmId } = books;
  await receiveDeposit(acting, firmId, received(books, 50_000, '2013-01-10'));
  await holdSettlement(acting, firmId, received(books, 20_000, '2014-03-01'));
  const decided = [];
  for (const yuan of [70_000, 60_000, 70_000])
    decided.push(await books.approve([{ head: 'refund', yuan }], '2014-07-08'));
  expect([await books.balance('1210', firmId), await books.balance('2110')]).toEqual([200_000, 200_000]);
  expect([await books.balance('2120', firmId), await books.balance('2125', firmId)]).toEqual([50_000, 20_000]);
  for (const each of decided) await books.pay(each, '2014-07-15');
  expect([await books.balance('2110'), await books.balance('1210', firmId)]).toEqual([0, 130_000]);
  expect([await books.balance('2120', firmId), await books.balance('2125', firmId)]).toEqual([0, 0]);
  expect((await recoverFromMerchant(acting, firmId)).drawn).toEqual([]);

  const { provided } = await provideLosses(acting, undefined);
  expect(provided).toMatchObject([{ exposedMinor: '13000000', allowanceMinor: '13000000', changeMinor: '13000000' }]);
  expect((await provideLosses(acting, undefined)).provided).toEqual([]);
  expect([await books.balance('5400'), await books.balance('1290', firmId)]).toEqual([130_000, 130_000]);

  for (const each of decided) {
    const [claim] = await books.claimsOf(each);
    if (!claim || (await books.open(each)) === 0) continue;
    const loss = await askWriteOff(acting, claim.claimId, { amount: null, reason: 'the firm is gone' });
    await approveLoss(someone(database, books.tenantId, 'manager'), uuidOf(loss.lossId), null);
  }
  expect([await books.balance('1210', firmId), await books.balance('1290', firmId)]).toEqual([0, 0]);
  expect(await books.balance('5400')).toBe(130_000);
  expect(await books.balance('1010')).toBe(50_000 + 20_000 - 200_000);
  expect(await books.prove()).toEqual([]);
});

test('[REC-1] without deposit and held money the loss is 200,000, and the receivable stays open until then', async () => {
  const books = await openBooks(database, { leftOn: '2014-03-31' });
  const decided = await books.approve([{ head: 'refund', yuan: 200_000 }], '2014-07-08');
  await books.pay(decided, '2014-07-15');
  expect(await books.open(decided)).toBe(200_000);
  await provideLosses(books.acting, undefined);
  expect(await books.balance('5400')).toBe(200_000);
  expect(await books.balance('1210', books.firmId)).toBe(200_000);
});
