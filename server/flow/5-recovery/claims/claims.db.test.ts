// Claims on a real database: filed in time, disputed, settled, recovered, written off by two people; shares; windows.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '#platform/database/test-database';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { changeRecoveryPolicy } from '../books/change-policy.ts';
import { usualPolicy } from '../books/recovery-policy.ts';
import { receiveDeposit } from '../deposits/keep-deposit.ts';
import { recoverFromMerchant } from '../deposits/recover-from-merchant.ts';
import { shareLiability } from '../liability/share-liability.ts';
import { askWriteOff } from '../losses/ask-loss.ts';
import { approveLoss, refuseLoss } from '../losses/settle-loss.ts';
import { type Books, openBooks, someone } from '../recovery.fixture.ts';
import type { Claim } from './claim-file.ts';
import { claimWriter } from './claim-store.ts';
import { showClaimOf } from './claim-views.ts';
import { answerDispute, disputeClaim } from './dispute-claim.ts';
import { fileClaim } from './file-claim.ts';
import { raiseClaim } from './raise-claim.ts';
import { receiveForClaims, receiveRecovery } from './receive-recovery.ts';
import { settleClaim } from './settle-claim.ts';
import { watchWindowsJob } from './watch-windows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2014-07-16T02:00:00Z', 10);
});
afterAll(() => database.drop());

const at = (day: string) => database.clock.moveTo(new Date(`${day}T02:00:00Z`));
const refund = (yuan: number) => [{ head: 'refund' as const, yuan }];
const money = (books: Books, yuan: number) => ({ amount: books.yuan(yuan), reference: null });
const filing = { payBy: null, reference: null, note: null };
const manager = (books: Books) => someone(database, books.tenantId, 'manager');
const show = (books: Books, claimId: Uuid) => books.acting.look((snapshot) => showClaimOf(snapshot, claimId));

/** Decided and paid, with its claim on the merchant. */
async function paidClaim(books: Books, yuan: number, on = '2014-07-08') {
  const decided = await books.approve(refund(yuan), on);
  await books.pay(decided, on);
  const [claim] = await books.claimsOf(decided);
  if (!claim) throw new Error('a claim');
  return { decided, claimId: claim.claimId };
}

test('[REC-6] a disputed claim is not drawn on; settled whole, it is', async () => {
  at('2014-07-16');
  const books = await openBooks(database);
  const { claimId } = await paidClaim(books, 100);
  await disputeClaim(books.acting, claimId, { objection: 'it was delivered', offered: books.yuan(20) });
  await receiveDeposit(books.acting, books.firmId, money(books, 500));
  expect((await recoverFromMerchant(books.acting, books.firmId)).drawn).toEqual([]);
  await expect(disputeClaim(books.acting, claimId, { objection: 'again', offered: null })).rejects.toMatchObject({
    code: 'claim.disputed',
  });
  await expect(askWriteOff(books.acting, claimId, { amount: null, reason: 'x' })).rejects.toMatchObject({
    code: 'claim.disputed',
  });
  const evidence = { kind: 'evidence' as const, from: 'bearer' as const, offered: null, note: 'waybill 17' };
  await answerDispute(books.acting, claimId, evidence);
  const offer = { kind: 'offer' as const, from: 'us' as const, note: 'nothing less' };
  await expect(answerDispute(books.acting, claimId, { ...offer, offered: null })).rejects.toMatchObject({
    code: 'claim.offer_missing',
  });
  await answerDispute(books.acting, claimId, { ...offer, offered: books.yuan(100) });
  const settled = await settleClaim(books.acting, claimId, {
    agreed: books.yuan(100),
    note: 'waybill is of another order',
  });
  expect(settled).toMatchObject({ state: 'settled', offeredMinor: '2000', agreedMinor: '10000', openMinor: '10000' });
  expect(settled.steps.map(({ kind, from }) => `${kind} ${from}`)).toEqual([
    'disputed bearer',
    'evidence bearer',
    'offered us',
    'settled us',
  ]);
  await expect(answerDispute(books.acting, claimId, evidence)).rejects.toMatchObject({ code: 'claim.not_disputed' });
  expect((await recoverFromMerchant(books.acting, books.firmId)).drawn).toMatchObject([{ amountMinor: '10000' }]);
});

test('[REC-13] a settlement below the open amount waits for approval as a loss; refused, the dispute goes on', async () => {
  const books = await openBooks(database);
  const { claimId } = await paidClaim(books, 100);
  await disputeClaim(books.acting, claimId, { objection: 'half was ours', offered: null });
  const asked = await settleClaim(books.acting, claimId, { agreed: books.yuan(60), note: 'half' });
  expect(asked).toMatchObject({
    state: 'disputed',
    openMinor: '10000',
    losses: [{ kind: 'waiver', amountMinor: '4000', state: 'asked' }],
  });
  await expect(settleClaim(books.acting, claimId, { agreed: books.yuan(50), note: 'x' })).rejects.toMatchObject({
    code: 'loss.asked_already',
  });
  await refuseLoss(manager(books), uuidOf(asked.losses[0]?.lossId ?? 'los_'), 'too much');
  expect(await show(books, claimId)).toMatchObject({ state: 'disputed', agreedMinor: null });
  const again = await settleClaim(books.acting, claimId, { agreed: books.yuan(80), note: 'better' });
  await approveLoss(manager(books), uuidOf(again.losses[0]?.lossId ?? 'los_'), null);
  expect(await show(books, claimId)).toMatchObject({
    state: 'settled',
    openMinor: '8000',
    waivedMinor: '2000',
    agreedMinor: '8000',
  });
  expect([await books.balance('1210', books.firmId), await books.balance('5300')]).toEqual([80, 20]);
  expect(await books.told('claim.settled')).toMatchObject([{ agreedMinor: '8000', waivedMinor: '2000' }]);
  await expect(settleClaim(books.acting, claimId, { agreed: books.yuan(81), note: 'x' })).rejects.toMatchObject({
    code: 'claim.above_open',
  });
});

test('[REC-14] who asked may not approve, unless the amount is within the limit; a loss happens once, also for eight at once', async () => {
  const books = await openBooks(database);
  const { claimId } = await paidClaim(books, 100);
  const { lossId } = await askWriteOff(books.acting, claimId, { amount: books.yuan(30), reason: 'gone' });
  await expect(approveLoss(books.acting, uuidOf(lossId), null)).rejects.toMatchObject({
    code: 'loss.same_person',
    facts: { limit: '0.00' },
  });
  await expect(askWriteOff(books.acting, claimId, { amount: null, reason: 'x' })).rejects.toMatchObject({
    code: 'loss.asked_already',
  });
  const eight = await Promise.allSettled(
    Array.from({ length: 8 }, () => approveLoss(manager(books), uuidOf(lossId), null)),
  );
  expect(eight.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await show(books, claimId)).toMatchObject({ openMinor: '7000', writtenOffMinor: '3000' });
  expect(await books.balance('5400')).toBe(30);
  await changeRecoveryPolicy(books.acting, { ...usualPolicy, approveAloneMinor: '1000' });
  const small = await askWriteOff(books.acting, claimId, { amount: books.yuan(10), reason: 'small' });
  expect(await approveLoss(books.acting, uuidOf(small.lossId), null)).toMatchObject({
    state: 'approved',
    needsAnother: false,
  });
  await expect(refuseLoss(manager(books), uuidOf(small.lossId), 'late')).rejects.toMatchObject({
    code: 'loss.settled_already',
  });
  const large = await askWriteOff(books.acting, claimId, { amount: books.yuan(11), reason: 'large' });
  expect(large.needsAnother).toBe(true);
});

test('[REC-15] a write-off of what was paid back meanwhile is refused; money after a write-off is income where the loss was', async () => {
  const books = await openBooks(database);
  const { claimId } = await paidClaim(books, 100);
  const { lossId } = await askWriteOff(books.acting, claimId, { amount: null, reason: 'gone' });
  await receiveRecovery(books.acting, claimId, money(books, 40));
  await expect(approveLoss(manager(books), uuidOf(lossId), null)).rejects.toMatchObject({
    code: 'claim.above_open',
    facts: { open: '60.00' },
  });
  await refuseLoss(manager(books), uuidOf(lossId), 'they paid some');
  const rest = await askWriteOff(books.acting, claimId, { amount: null, reason: 'gone now' });
  await approveLoss(manager(books), uuidOf(rest.lossId), null);
  expect(await show(books, claimId)).toMatchObject({ state: 'closed', openMinor: '0' });
  await receiveRecovery(books.acting, claimId, money(books, 25));
  await expect(receiveRecovery(books.acting, claimId, money(books, 36))).rejects.toMatchObject({
    code: 'claim.above_open',
  });
  expect([await books.balance('5400'), await books.balance('1210', books.firmId)]).toEqual([35, 0]);
  expect(await show(books, claimId)).toMatchObject({ recoveredLateMinor: '2500', recoveredMinor: '4000' });
  await receiveRecovery(books.acting, claimId, money(books, 35));
  await expect(receiveRecovery(books.acting, claimId, money(books, 1))).rejects.toMatchObject({
    code: 'claim.not_open',
  });
  await expect(askWriteOff(books.acting, claimId, { amount: null, reason: 'x' })).rejects.toMatchObject({
    code: 'claim.not_open',
  });
});

test('[REC-12] a loader pays purchase cost at once (F13); a maker is a receivable once they agree', async () => {
  const books = await openBooks(database);
  const loader = await books.addStaff('Loader');
  const maker = await books.addFirm(uuidOf('frm_0000000000000000000000000a'), 'Factory');
  const given = { caseId: null, note: 'table top cracked', cause: 'loader_damage' as const };
  await raiseClaim(books.acting, {
    ...given,
    bearer: 'staff',
    staffId: idOf('stf', loader),
    firmId: null,
    amount: books.yuan(40),
  });
  expect([await books.balance('1230', loader), await books.balance('5100')]).toEqual([40, -40]);
  const claim = await raiseClaim(books.acting, {
    ...{
      ...given,
      cause: 'short_shipment',
      bearer: 'maker',
      firmId: idOf('frm', maker),
      staffId: null,
      amount: books.yuan(90),
    },
  });
  expect([claim.bookedMinor, await books.balance('1220', maker)]).toEqual(['0', 0]);
  const asked = await settleClaim(books.acting, uuidOf(claim.claimId), { agreed: books.yuan(70), note: 'their share' });
  await approveLoss(manager(books), uuidOf(asked.losses[0]?.lossId ?? 'los_'), null);
  expect([await books.balance('1220', maker), await books.balance('5100')]).toEqual([70, -110]);
  await receiveRecovery(books.acting, uuidOf(claim.claimId), money(books, 70));
  expect([await books.balance('1220', maker), await books.balance('1010')]).toEqual([0, 70]);
  expect(await books.prove()).toEqual([]);
});

test('[REC-11] filed by the last day, in court after an invoice; warned at half, four fifths and on the last day; missed after it', async () => {
  at('2014-07-08');
  const books = await openBooks(database);
  await changeRecoveryPolicy(books.acting, { ...usualPolicy, filingDays: { ...usualPolicy.filingDays, merchant: 10 } });
  const [first, second] = [await paidClaim(books, 100), await paidClaim(books, 50)];
  await fileClaim(books.acting, first.claimId, { ...filing, rung: 'invoice' });
  await expect(fileClaim(books.acting, first.claimId, { ...filing, rung: 'invoice' })).rejects.toMatchObject({
    code: 'claim.filed_already',
  });
  const run = () => watchWindowsJob.run(books.acting, new AbortController().signal);
  for (const day of ['2014-07-12', '2014-07-13', '2014-07-16', '2014-07-18', '2014-07-19', '2014-07-20']) {
    at(day);
    await Promise.all([run(), run()]);
  }
  expect((await books.told('claim.window%')).map(({ name, percent, lastOn }) => [name, percent, lastOn])).toEqual([
    ['claim.window_closing', 50, '2014-07-18'],
    ['claim.window_closing', 80, '2014-07-18'],
    ['claim.window_closing', 100, '2014-07-18'],
    ['claim.window_missed', undefined, '2014-07-18'],
  ]);
  expect(await show(books, second.claimId)).toMatchObject({ state: 'missed', openMinor: '5000' });
  await expect(fileClaim(books.acting, second.claimId, { ...filing, rung: 'legal' })).rejects.toMatchObject({
    code: 'claim.window_over',
  });
  expect(await fileClaim(books.acting, first.claimId, { ...filing, rung: 'legal' })).toMatchObject({
    state: 'filed',
    rung: 'legal',
  });
  at('2014-07-16');
});

test('[REC-10] shared among merchant, maker, staff and ourselves: claims and books follow to the minor unit', async () => {
  const books = await openBooks(database);
  const [loader, maker] = [
    await books.addStaff('Loader'),
    await books.addFirm(uuidOf('frm_0000000000000000000000000b'), 'Maker'),
  ];
  const { decided } = await paidClaim(books, 100.01);
  const share = (bearer: 'merchant' | 'maker' | 'staff' | 'own', shareBps: number) => ({
    ...{ bearer, shareBps, basis: 'fault' as const },
    firmId: bearer === 'merchant' ? idOf('frm', books.firmId) : bearer === 'maker' ? idOf('frm', maker) : null,
    staffId: bearer === 'staff' ? idOf('stf', loader) : null,
  });
  const whole = [share('merchant', 3_333), share('maker', 3_333), share('staff', 3_333), share('own', 1)];
  const give = (shares: typeof whole) => shareLiability(books.acting, decided.decisionId, { shares, reason: 'seen' });
  await expect(give(whole.slice(1))).rejects.toMatchObject({
    code: 'liability.not_whole',
    facts: { percent: '66.67' },
  });
  await expect(give([share('merchant', 5_000), share('merchant', 5_000)])).rejects.toMatchObject({
    code: 'liability.bearer_twice',
  });
  const shared = await give(whole);
  expect(shared.shares.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0)).toBe(10_001);
  const claims = await books.claimsOf(decided);
  expect(claims.map(({ bearer, bookedMinor }) => [bearer, Number(bookedMinor)]).toSorted()).toEqual([
    ['maker', 0],
    ['merchant', 3_334],
    ['staff', 3_333],
  ]);
  expect([
    await books.balance('1210', books.firmId),
    await books.balance('1230', loader),
    await books.balance('5300'),
  ]).toEqual([33.34, 33.33, 33.34]);
  const merchant = claims.find(({ bearer }) => bearer === 'merchant');
  await receiveRecovery(books.acting, merchant?.claimId as Uuid, money(books, 33.33));
  await expect(give([share('maker', 10_000)])).rejects.toMatchObject({
    code: 'liability.below_recovered',
    facts: { recovered: '33.33' },
  });
  await give([share('merchant', 10_000)]);
  expect([await books.open(decided), await books.balance('1210', books.firmId), await books.balance('5300')]).toEqual([
    66.68, 66.68, 0,
  ]);
  expect(await books.prove()).toEqual([]);
});

test('[REC-10] goodwill alone cannot be shared, nor a decision nobody knows', async () => {
  const books = await openBooks(database);
  const decided = await books.approve([{ head: 'goodwill', yuan: 5 }], '2014-07-08');
  const own = { bearer: 'own' as const, firmId: null, staffId: null, basis: 'goodwill' as const, shareBps: 10_000 };
  const give = (decisionId: Uuid) => shareLiability(books.acting, decisionId, { shares: [own], reason: 'x' });
  await expect(give(decided.decisionId)).rejects.toMatchObject({ code: 'recovery.nothing_booked' });
  await expect(give(decided.caseId)).rejects.toMatchObject({ code: 'decision.not_found' });
});

test('[REC-21] whoever shares, draws or frees while a claim is being changed waits, and reckons with what it is by then', async () => {
  at('2014-07-16');
  const books = await openBooks(database);
  const maker = await books.addFirm(uuidOf('frm_0000000000000000000000000c'), 'Maker');
  const share = (bearer: 'merchant' | 'maker', shareBps: number) => ({
    ...{ bearer, shareBps, basis: 'fault' as const, staffId: null },
    firmId: idOf('frm', bearer === 'maker' ? maker : books.firmId),
  });
  const { decided } = await paidClaim(books, 100);
  const give = (makerBps: number) =>
    shareLiability(books.acting, decided.decisionId, {
      shares: [share('maker', makerBps), share('merchant', 10_000 - makerBps)],
      reason: 'seen',
    });
  await give(4_000);
  const claims = await books.claimsOf(decided);
  const claimOf = (bearer: string) => claims.find((claim) => claim.bearer === bearer)?.claimId as Uuid;
  // A maker's claim has no merchant's account to queue at: 15 of 40 come in while the shares change to 20 and 80.
  await meanwhile(books, claimOf('maker'), 15, () => give(2_000));
  expect((await books.claimsOf(decided)).map(stands).toSorted()).toEqual(['maker 20 15', 'merchant 80 0']);
  // The watch of windows holds claims without the account: a draw keeps what it wrote.
  await receiveDeposit(books.acting, books.firmId, money(books, 30));
  const draw = () => recoverFromMerchant(books.acting, books.firmId);
  await meanwhile(books, claimOf('merchant'), 0, draw, { warnedPercent: 80 });
  const drawn = (await books.claimsOf(decided)).find(({ bearer }) => bearer === 'merchant');
  expect([drawn && stands(drawn), drawn?.warnedPercent]).toEqual(['merchant 80 30', 80]);
  expect(await books.prove()).toEqual([]);
});

const stands = (claim: Claim) => `${claim.bearer} ${claim.claimedMinor / 100n} ${claim.recoveredMinor / 100n}`;

/** Holds the claim with a change not yet committed until `work` waits for it. */
async function meanwhile(books: Books, claimId: Uuid, yuan: number, work: () => Promise<unknown>, more = {}) {
  let working: Promise<unknown> = Promise.resolve();
  await books.acting.transact(async (tx) => {
    const was = await claimWriter(tx).lock(claimId);
    if (!was) throw new Error('a claim');
    if (yuan > 0) await receiveForClaims(tx, [{ claim: was, amountMinor: BigInt(yuan * 100) }], '2014-07-16', null);
    else await claimWriter(tx).change([{ was, is: { ...was, ...more } }], '');
    working = work();
    for (let waiting = 0; waiting === 0; ) {
      const { rows } = await database.ownerPool.query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      waiting = rows.length;
    }
  });
  await working;
}

test('[REC-21] after all of it every claim is what its moves sum to, in every company', async () => {
  const books = await openBooks(database);
  await paidClaim(books, 1);
  const { rows } = await database.ownerPool.query(
    `select c.claim_id from makegood.claims c where c.open_minor <> (select coalesce(sum(m.change_minor), 0)
       from makegood.claim_moves m where m.tenant_id = c.tenant_id and m.claim_id = c.claim_id)`,
  );
  expect(rows).toEqual([]);
  const all = await books.acting.look((snapshot) =>
    sql<{ count: number }>`select count(*)::int as count from claims where tenant_id = ${books.tenantId}`.execute(
      snapshot.sql,
    ),
  );
  expect(all.rows).toEqual([{ count: 1 }]);
});
