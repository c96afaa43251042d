// Story E, its date check: a contract of 2013 is not judged by the text of 2014, and the promise outlives the merchant.
import { expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { entitlement, judgeFacts, loser } from './judge-facts.fixture.ts';

const floor = (contractOn: string, agreedDeliveryOn: string, paidMinor: number): JudgementFactsInput => ({
  decidedOn: '2014-06-05',
  timeZone: 'Asia/Shanghai',
  place: { country: 'CN', locality: 'BJ' },
  buyer: 'consumer',
  repairs: [],
  demands: [],
  warranties: [],
  sale: {
    currency: 'CNY',
    kind: 'goods',
    category: 'flooring',
    channel: 'booth',
    soldBy: 'merchant',
    contractOn,
    agreedDeliveryOn,
    priceMinor: paidMinor,
    paidMinor,
    prepaidMinor: paidMinor,
  },
  problem: { kind: 'not_delivered', reportedOn: '2014-05-20', cause: 'merchant', newTermMissed: true },
  trader: {
    leaseEndedOn: '2014-03-31',
    leftOn: '2014-03-31',
    visitDone: true,
    demandedOn: '2014-05-22',
    failedToPerform: true,
  },
  proofs: { sales_contract: true, payment_voucher: true },
});
const contractA = floor('2013-12-14', '2014-01-30', 7_000_000);

test('[STORY-E.7] contract A is owed its 70,000 by the mall’s own promise, and the merchant bears it', () => {
  const judgement = judgeFacts(contractA, 'marketplace');
  expect(judgement.entitlements[0]).toMatchObject({
    basis: 'commitment',
    ruleId: 'MALL-ADVANCE.undelivered',
    remedy: 'advance_compensation',
    status: 'owed',
    amountMinor: 7_000_000n,
    obligors: [{ party: 'mall' }],
    recourse: [{ from: 'mall', against: 'seller' }],
  });
  expect(judgement.liability.map((share) => [share.party, share.shareBasisPoints])).toEqual([['merchant', 10_000]]);
});

test('[STORY-E.7] the lessor answers under art. 43, because the lease ended when that text was in force', () => {
  const judgement = judgeFacts(contractA, 'marketplace');
  const byStatute = judgement.entitlements.find((one) => one.basis === 'contract' && one.remedy === 'deliver');
  expect(byStatute?.obligors).toContainEqual({ party: 'mall', mode: 'several', by: 'CN-43' });
});

test('[STORY-E.10] the three contracts of the seed come to 200,000', () => {
  const paid = [
    contractA,
    floor('2013-10-17', '2014-01-30', 6_000_000),
    floor('2013-05-14', '2013-06-30', 7_000_000),
  ].map(
    (facts) =>
      entitlement(judgeFacts(facts, 'marketplace'), 'MALL-ADVANCE.undelivered', 'advance_compensation')?.amountMinor ??
      0n,
  );
  expect(paid.reduce((sum, amount) => sum + amount, 0n)).toBe(20_000_000n);
});

test('[STORY-E.6] before the visit and the demand nothing is paid and nothing is refused: the missing steps are named', () => {
  const judgement = judgeFacts({ ...contractA, trader: { leaseEndedOn: '2014-03-31' } }, 'marketplace');
  expect(entitlement(judgement, 'MALL-ADVANCE.undelivered', 'advance_compensation')).toMatchObject({
    status: 'refer',
    missing: ['trader.visitDone', 'trader.demandedOn', 'trader.failedToPerform'],
  });
});

test('[STORY-E.5] without the voucher the promise waits for it, and asks for nothing else', () => {
  const judgement = judgeFacts({ ...contractA, proofs: { sales_contract: true } }, 'marketplace');
  expect(entitlement(judgement, 'MALL-ADVANCE.undelivered', 'advance_compensation')).toMatchObject({
    status: 'needs_proof',
    burden: { holder: 'customer', proofs: ['payment_voucher'] },
  });
});

const fraud = (contractOn: string) =>
  judgeFacts({
    ...contractA,
    sale: { ...contractA.sale, contractOn },
    problem: { kind: 'fraud', reportedOn: '2014-05-20' },
    proofs: { fraud: true },
  });

test('[LAW-3] [STORY-E.date] fraud in a contract of 2013-12-14 is not trebled by the text of 2014', () => {
  const judgement = fraud('2013-12-14');
  expect(loser(judgement, 'CN-55', 'extra_compensation')).toMatchObject({ lostBy: 'validity' });
  expect(entitlement(judgement, 'CN-49.1993', 'extra_compensation')).toMatchObject({
    amountMinor: 7_000_000n,
    checkWithCounsel: true,
  });
});

test('[LAW-3] [STORY-E.date] the same fraud in a contract of 2014-03-15 is', () => {
  expect(entitlement(fraud('2014-03-15'), 'CN-55', 'extra_compensation')?.amountMinor).toBe(21_000_000n);
});

test('[STORY-E.date] in the weeks of 2014 for which only the year of the text is certain, a person decides', () => {
  const doubt = entitlement(fraud('2014-03-14'), 'CN-55', 'extra_compensation');
  expect([doubt?.status, doubt?.missing]).toEqual(['refer', ['sale.concludedOn']]);
});
