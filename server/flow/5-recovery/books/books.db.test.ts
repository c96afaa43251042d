// The books on a real database: months closed and proved, late facts moved to an open day, statements that follow each other, ages.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import type { Uuid } from '#platform/ids/make-id';
import { uuidOf } from '#platform/ids/make-id';
import { receiveRecovery } from '../claims/receive-recovery.ts';
import { receiveDeposit } from '../deposits/keep-deposit.ts';
import { holdSettlement } from '../deposits/keep-settlement.ts';
import { showAgeingOf } from '../losses/ageing-views.ts';
import { askWriteOff } from '../losses/ask-loss.ts';
import { provideLosses } from '../losses/provide-losses.ts';
import { approveLoss } from '../losses/settle-loss.ts';
import { type Books, openBooks, someone } from '../recovery.fixture.ts';
import { readStatement } from '../statements/read-statement.ts';
import { writeStatementSheet } from '../statements/write-statement-sheet.ts';
import { listMonthsOf, listTransfersOf, showBalancesOf, showMonthOf } from './book-views.ts';
import { closeMonthOfBooks } from './close-month.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2014-07-16T02:00:00Z');
});
afterAll(() => database.drop());

const at = (day: string) => database.clock.moveTo(new Date(`${day}T02:00:00Z`));
const refund = (yuan: number) => [{ head: 'refund' as const, yuan }];
const money = (books: Books, yuan: number, on?: string) => ({ amount: books.yuan(yuan), on, reference: null });
const month = (books: Books, name: string) => books.acting.look((snapshot) => showMonthOf(snapshot, name));
const statement = (books: Books, from: string, until: string) =>
  books.acting.look((snapshot) => readStatement(snapshot, books.firmId, { from, until }));
async function claimOf(books: Books, yuan: number, on: string): Promise<Uuid> {
  const decided = await books.approve(refund(yuan), on);
  await books.pay(decided, on);
  const [claim] = await books.claimsOf(decided);
  if (!claim) throw new Error('a claim');
  return claim.claimId;
}

test('[REC-18] a closed month has its allowance and takes no day by hand; what comes late is booked on the first open day', async () => {
  at('2014-07-31');
  const books = await openBooks(database);
  const decided = await books.approve(refund(100), '2014-07-08');
  await expect(closeMonthOfBooks(books.acting, '2014-07')).rejects.toMatchObject({ code: 'ledger.month_not_over' });
  at('2014-08-03');
  const closed = await closeMonthOfBooks(books.acting, '2014-07');
  expect(closed).toMatchObject({ month: '2014-07', transferCount: 2 });
  expect(await books.told('loss.provided')).toMatchObject([{ on: '2014-07-31', allowanceMinor: '10000' }]);
  await expect(closeMonthOfBooks(books.acting, '2014-06')).rejects.toMatchObject({ code: 'ledger.month_closed' });
  await expect(receiveDeposit(books.acting, books.firmId, money(books, 5, '2014-07-30'))).rejects.toMatchObject({
    code: 'ledger.month_closed',
    facts: { month: '2014-07' },
  });
  await expect(provideLosses(books.acting, '2014-07-31')).resolves.toMatchObject({ provided: [] });
  await books.pay(decided, '2014-07-30');
  const { rows } = await books.acting.look((snapshot) => listTransfersOf(snapshot, { limit: 50, code: '1010' }));
  expect(rows).toMatchObject([{ on: '2014-08-01', event: 'payment.confirmed', about: { happenedOn: '2014-07-30' } }]);
});

test('[REC-17] [REC-18] a month closed late provides for its own claims: not for those of the next month, nor for what is gone by now', async () => {
  at('2014-08-10');
  const books = await openBooks(database);
  await claimOf(books, 100, '2014-07-08');
  await claimOf(books, 40, '2014-08-05');
  await provideLosses(books.acting, undefined);
  await closeMonthOfBooks(books.acting, '2014-07');
  const told = await books.told('loss.provided');
  expect(told.map(({ on, changeMinor }) => [on, changeMinor])).toEqual([
    ['2014-08-10', '14000'],
    ['2014-07-31', '10000'],
  ]);
  expect((await provideLosses(books.acting, undefined)).provided).toMatchObject([
    { changeMinor: '-10000', allowanceMinor: '14000' },
  ]);
  expect(await books.balance('1290', books.firmId)).toBe(140);
});

test('[REC-19] the proof of a closed month holds until a transfer of it differs; debits equal credits', async () => {
  at('2014-08-03');
  const books = await openBooks(database);
  await claimOf(books, 100, '2014-07-08');
  await closeMonthOfBooks(books.acting, '2014-07');
  const july = await month(books, '2014-07');
  expect(july).toMatchObject({
    closed: { holds: true },
    broken: [],
    totals: [{ debitsMinor: '30000', creditsMinor: '30000' }],
  });
  const line = (code: string) => july.accounts.find((account) => account.code === code);
  expect(line('1210')).toMatchObject({
    openingMinor: '0',
    debitsMinor: '10000',
    creditsMinor: '0',
    closingMinor: '10000',
  });
  expect(line('1010')).toMatchObject({ closingMinor: '-10000' });
  const august = await month(books, '2014-08');
  expect(august.accounts.find(({ code }) => code === '1210')).toMatchObject({
    openingMinor: '10000',
    closingMinor: '10000',
  });
  expect(august.closed).toBeNull();
  const spoil = (by: number) =>
    database.ownerPool.query(
      `update makegood.ledger_transfers set amount_minor = amount_minor + $2 where tenant_id = $1`,
      [books.tenantId, by],
    );
  await spoil(1);
  const spoilt = await month(books, '2014-07');
  expect(spoilt.closed?.holds).toBe(false);
  expect(spoilt.broken.length).toBeGreaterThan(0);
  await spoil(-1);
  expect((await books.acting.look((snapshot) => listMonthsOf(snapshot, { limit: 5 }))).rows).toMatchObject([
    { month: '2014-07' },
  ]);
  expect((await books.acting.look(showBalancesOf)).rows).toContainEqual({
    code: '1290',
    currency: 'CNY',
    balanceMinor: '10000',
  });
});

test('[REC-20] a statement closes at its opening and its lines, the next opens there, and a write-off stays owed', async () => {
  at('2014-08-20');
  const books = await openBooks(database);
  await receiveDeposit(books.acting, books.firmId, money(books, 50, '2014-06-10'));
  await holdSettlement(books.acting, books.firmId, money(books, 20, '2014-07-01'));
  const claimId = await claimOf(books, 200, '2014-07-08');
  const { lossId } = await askWriteOff(books.acting, claimId, { amount: books.yuan(100), reason: 'gone' });
  await approveLoss(someone(database, books.tenantId, 'manager'), uuidOf(lossId), null);
  await receiveRecovery(books.acting, claimId, money(books, 30));
  const july = await statement(books, '2014-07-01', '2014-07-31');
  const august = await statement(books, '2014-08-01', '2014-08-31');
  const sums = (given: typeof july) =>
    given.parts.map(({ part, openingMinor, closingMinor }) => [
      part,
      Number(openingMinor) / 100,
      Number(closingMinor) / 100,
    ]);
  expect(sums(july)).toEqual([
    ['deposit', 50, 50],
    ['settlement', 0, 20],
    ['owed', 0, 200],
  ]);
  expect(sums(august)).toEqual([
    ['deposit', 50, 0],
    ['settlement', 20, 0],
    ['owed', 200, 100],
  ]);
  expect(august.parts[2]?.lines.map(({ what, changeMinor }) => [what, changeMinor])).toEqual([
    ['move.drawn', '-5000'],
    ['move.offset', '-2000'],
    ['move.received', '-3000'],
  ]);
  for (const { openingMinor, lines, closingMinor } of [...july.parts, ...august.parts]) {
    const sum = lines.reduce((total, { changeMinor }) => total + BigInt(changeMinor), BigInt(openingMinor));
    expect(String(sum)).toBe(closingMinor);
  }
  for (const language of ['en', 'ru', 'zh-CN']) {
    const bytes = await writeStatementSheet(august, language);
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
  }
});

test('[REC-16] ageing of any day shows what was open on it, by age, the largest first', async () => {
  at('2014-10-01');
  const books = await openBooks(database);
  const old = await claimOf(books, 100, '2014-07-08');
  await claimOf(books, 40, '2014-09-20');
  await receiveRecovery(books.acting, old, money(books, 30, '2014-09-01'));
  const ageing = (on?: string) => books.acting.look((snapshot) => showAgeingOf(snapshot, { limit: 10, on }));
  expect(await ageing('2014-08-07')).toMatchObject({ totalMinor: '10000', totals: ['10000', '0', '0', '0', '0', '0'] });
  expect(await ageing('2014-08-31')).toMatchObject({ totalMinor: '10000', totals: ['0', '10000', '0', '0', '0', '0'] });
  expect(await ageing()).toMatchObject({
    on: '2014-10-01',
    totals: ['4000', '0', '7000', '0', '0', '0'],
    rows: [{ bearerName: 'Xingbang', openMinor: '11000', oldestDays: 85, leftOn: null }],
  });
  expect((await ageing('2014-07-01')).rows).toEqual([]);
});
