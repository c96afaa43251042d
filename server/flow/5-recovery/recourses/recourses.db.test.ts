// Decisions and payments on a real database: booked once, booked back whole, in whatever batches and order their facts arrive.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { changeRecoveryPolicy } from '../books/change-policy.ts';
import { usualPolicy } from '../books/recovery-policy.ts';
import { receiveRecovery } from '../claims/receive-recovery.ts';
import { showAccountOf } from '../deposits/account-views.ts';
import { receiveDeposit } from '../deposits/keep-deposit.ts';
import { receiveFromMerchant, recoverFromMerchant } from '../deposits/recover-from-merchant.ts';
import { type Books, openBooks } from '../recovery.fixture.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2014-07-16T02:00:00Z', 10);
});
afterAll(() => database.drop());

const refund = (yuan: number) => [{ head: 'refund' as const, yuan }];
const money = (books: Books, yuan: number) => ({ amount: books.yuan(yuan), reference: null });
const claimOf = async (books: Books, decided: Awaited<ReturnType<Books['approve']>>): Promise<Uuid> => {
  const [claim] = await books.claimsOf(decided);
  if (!claim) throw new Error('a claim');
  return claim.claimId;
};

test('[REC-1] every head has its own line in the books, with case, merchant, customer, rule and policy version', async () => {
  const books = await openBooks(database);
  await books.approve([...refund(100), { head: 'penalty', yuan: 30 }, { head: 'goodwill', yuan: 5 }], '2014-07-08');
  expect([await books.balance('1210', books.firmId), await books.balance('5200'), await books.balance('2110')]).toEqual(
    [130, 5, 135],
  );
  const { rows } = await database.ownerPool.query(
    `select about from makegood.ledger_transfers where tenant_id = $1 order by amount_minor desc`,
    [books.tenantId],
  );
  expect(rows.map(({ about }) => about.head)).toEqual(['refund', 'penalty', 'goodwill']);
  expect(rows[0]?.about).toMatchObject({ rule: 'AC-1 1', policyVersion: '0', firmId: idOf('frm', books.firmId) });
  for (const id of ['caseId', 'decisionId', 'contractId', 'personId', 'claimId'])
    expect(rows[0]?.about[id]).toMatch(/^[a-z]{3}_/);
});

test('[REC-1] a policy changed later leaves what is booked and rules what comes', async () => {
  const books = await openBooks(database);
  await books.approve(refund(100), '2014-07-08');
  await changeRecoveryPolicy(books.acting, { ...usualPolicy, recourse: 'loss' });
  const later = await books.approve(refund(60), '2014-07-09');
  expect([await books.balance('1210', books.firmId), await books.balance('5300')]).toEqual([100, 60]);
  expect(await books.open(later)).toBe(60);
  await books.pay(later, '2014-07-10');
  await receiveRecovery(books.acting, await claimOf(books, later), money(books, 60));
  expect([await books.balance('4900'), await books.open(later)]).toEqual([60, 0]);
  expect(await changeRecoveryPolicy(books.acting, { ...usualPolicy, recourse: 'loss' })).toMatchObject({ version: 1 });
  expect(await books.prove()).toEqual([]);
});

test('[REC-2] the same payment confirmed twice, returned, confirmed again: the bank and the debt follow, once each', async () => {
  const books = await openBooks(database);
  const decided = await books.approve(refund(100), '2014-07-08');
  const payment = await books.pay(decided, '2014-07-10');
  await books.pay(decided, '2014-07-10', payment);
  expect([await books.balance('1010'), await books.balance('2110')]).toEqual([-100, 0]);
  await books.comeBack(decided, payment, '2014-07-12');
  await books.comeBack(decided, payment, '2014-07-12');
  expect([await books.balance('1010'), await books.balance('2110')]).toEqual([0, 100]);
  await books.pay(decided, '2014-07-14', payment);
  expect([await books.balance('1010'), await books.balance('2110')]).toEqual([-100, 0]);
});

test('[REC-3] withdrawn before payment: the debt, the claim and the freeze are gone; the same fact again changes nothing', async () => {
  const books = await openBooks(database);
  await receiveDeposit(books.acting, books.firmId, money(books, 80));
  const lines = [...refund(100), { head: 'penalty' as const, yuan: 30 }, { head: 'goodwill' as const, yuan: 5 }];
  const decided = await books.approve(lines, '2014-07-08');
  await books.withdraw(decided);
  await books.withdraw(decided);
  const codes = ['1210', '2110', '5200', '5300', '5500'] as const;
  const party = (code: string) => (code === '1210' ? books.firmId : undefined);
  expect(await Promise.all(codes.map((code) => books.balance(code, party(code))))).toEqual([0, 0, 0, 0, 0]);
  expect(await books.claimsOf(decided)).toMatchObject([{ state: 'cancelled', claimedMinor: 0n, frozenMinor: 0n }]);
  expect(await books.told('claim.cancelled')).toMatchObject([{ amountMinor: '13000' }]);
});

test('[REC-3] a customer who declines and takes the money after all: booked back, then booked and paid', async () => {
  const books = await openBooks(database);
  const decided = await books.approve(refund(100), '2014-07-08');
  await books.decline(decided);
  expect([await books.balance('2110'), await books.open(decided)]).toEqual([0, 0]);
  await books.pay(decided, '2014-07-15');
  expect([await books.balance('2110'), await books.balance('1010'), await books.open(decided)]).toEqual([0, -100, 100]);
  expect(await books.balance('1210', books.firmId)).toBe(100);
});

test('[REC-3] what was recovered before a payment came back for good returns to the deposit it was drawn from', async () => {
  const books = await openBooks(database);
  await receiveDeposit(books.acting, books.firmId, money(books, 80));
  const decided = await books.approve(refund(100), '2014-07-08');
  const payment = await books.pay(decided, '2014-07-10');
  expect([await books.balance('2120', books.firmId), await books.open(decided)]).toEqual([0, 20]);
  await books.comeBack(decided, payment, '2014-07-12');
  await books.withdraw(decided);
  expect(await books.balance('2120', books.firmId)).toBe(80);
  expect(await books.claimsOf(decided)).toMatchObject([{ state: 'cancelled', claimedMinor: 0n, recoveredMinor: 0n }]);
  expect([await books.balance('1210', books.firmId), await books.balance('2110'), await books.balance('5300')]).toEqual(
    [0, 0, 0],
  );
  expect(await books.prove()).toEqual([]);
});

test('[REC-5] nothing comes back before it was paid, and never more than was', async () => {
  const books = await openBooks(database);
  await receiveDeposit(books.acting, books.firmId, money(books, 500));
  const decided = await books.approve(refund(100), '2014-07-08');
  expect((await recoverFromMerchant(books.acting, books.firmId)).drawn).toEqual([]);
  const claimId = await claimOf(books, decided);
  await expect(receiveRecovery(books.acting, claimId, money(books, 1))).rejects.toMatchObject({
    code: 'recovery.more_than_paid',
  });
  await expect(receiveFromMerchant(books.acting, books.firmId, money(books, 1))).rejects.toMatchObject({
    code: 'claim.above_open',
  });
  await books.pay(decided, '2014-07-10');
  expect([await books.balance('2120', books.firmId), await books.open(decided)]).toEqual([400, 0]);
});

test('[REC-4] [T-M3] paid and recovered by hand eight times at once: drawn exactly once', async () => {
  const books = await openBooks(database);
  await changeRecoveryPolicy(books.acting, { ...usualPolicy, drawing: 'by_hand' });
  await receiveDeposit(books.acting, books.firmId, money(books, 60));
  const decided = await books.approve(refund(100), '2014-07-08');
  await books.pay(decided, '2014-07-10');
  expect(await books.balance('2120', books.firmId)).toBe(60);
  const runs = await Promise.all(Array.from({ length: 8 }, () => recoverFromMerchant(books.acting, books.firmId)));
  expect(runs.flatMap(({ drawn }) => drawn)).toMatchObject([{ source: 'deposit', amountMinor: '6000' }]);
  expect([await books.balance('2120', books.firmId), await books.open(decided)]).toEqual([0, 40]);
  expect(await books.prove()).toEqual([]);
});

test('[REC-7] a decision freezes the deposit before anything is paid', async () => {
  const books = await openBooks(database);
  await receiveDeposit(books.acting, books.firmId, money(books, 150));
  await books.approve(refund(100), '2014-07-08');
  await books.approve(refund(70), '2014-07-09');
  const account = await books.acting.look((snapshot) => showAccountOf(snapshot, books.firmId));
  expect(account.deposits).toMatchObject([{ balanceMinor: '15000', frozenMinor: '15000', availableMinor: '0' }]);
  expect(account.openClaims.map(({ frozenMinor }) => frozenMinor)).toEqual(['10000', '5000']);
});

test('[REC-1] hundreds of decisions and their payments answered in one batch are booked as one by one', async () => {
  const books = await openBooks(database);
  await receiveDeposit(books.acting, books.firmId, money(books, 1_000));
  const about = (n: number) => {
    const [decisionId, caseId] = [makeUuid(), makeUuid()];
    return {
      ...{ decisionId: idOf('dec', decisionId), caseId: idOf('cas', caseId), contractId: idOf('ctr', caseId) },
      ...{ personId: idOf('per', caseId), firmId: idOf('frm', books.firmId), incidentId: null, currency: 'CNY' },
      ...{ amountMinor: String(n * 100), decision: decisionId, case: caseId },
    };
  };
  const many = Array.from({ length: 250 }, (_, n) => about(n + 1));
  for (const { decision: _, case: subject, amountMinor, ...ids } of many) {
    const lines = [{ head: 'refund' as const, amountMinor, currency: 'CNY', ruleId: 'AC-1', ruleVersion: '1' }];
    await books.tell('decision.approved', subject, {
      ...ids,
      lines,
      totalMinor: amountMinor,
      approvedOn: '2014-07-08',
    });
  }
  for (const { decision: _, case: subject, amountMinor, ...ids } of many) {
    const lines = [{ head: 'refund' as const, amountMinor }];
    await books.tell('payment.confirmed', subject, {
      ...ids,
      amountMinor,
      lines,
      paymentId: idOf('pay', makeUuid()),
      on: '2014-07-10',
    });
  }
  const batches = await books.react();
  expect(batches.reduce((sum, count) => sum + count, 0)).toBe(500);
  expect(batches.length).toBeLessThan(20);
  const whole = (250 * 251) / 2;
  expect([await books.balance('1010'), await books.balance('2110')]).toEqual([1_000 - whole, 0]);
  expect([await books.balance('2120', books.firmId), await books.balance('1210', books.firmId)]).toEqual([
    0,
    whole - 1_000,
  ]);
  expect(await books.prove()).toEqual([]);
});
