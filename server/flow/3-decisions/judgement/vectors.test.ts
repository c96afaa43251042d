// The formula vectors of the domain study (1.8): figures worked out by hand from the statutes, checked to the cent.
import { expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { formatDay, parseDay } from './facts/calendar-day.ts';
import { entitlement, judgeFacts, loser } from './judge-facts.fixture.ts';

type Given = Partial<JudgementFactsInput> & Pick<JudgementFactsInput, 'sale' | 'problem'>;

function china(given: Given): JudgementFactsInput {
  return {
    decidedOn: '2026-11-20',
    timeZone: 'Asia/Shanghai',
    place: { country: 'CN', locality: 'GD' },
    buyer: 'consumer',
    warranties: [],
    repairs: [],
    demands: [],
    ...given,
  };
}
function russia(given: Given): JudgementFactsInput {
  return {
    decidedOn: '2026-11-20',
    timeZone: 'Europe/Moscow',
    place: { country: 'RU', locality: 'MOW' },
    buyer: 'consumer',
    warranties: [],
    repairs: [],
    demands: [],
    ...given,
  };
}

const fraud = (priceMinor: number) =>
  judgeFacts(
    china({
      sale: { currency: 'CNY', kind: 'goods', contractOn: '2026-05-01', priceMinor, paidMinor: priceMinor },
      problem: { kind: 'fraud', reportedOn: '2026-06-01' },
      proofs: { fraud: true },
    }),
  );

test('[CN-55] price 120: extra 500, because three times is below the floor; 620 with the refund', () => {
  const judgement = fraud(12_000);
  const extra = entitlement(judgement, 'CN-55', 'extra_compensation')?.amountMinor;
  const refund = entitlement(judgement, 'CN-55', 'refund')?.amountMinor;
  expect([extra, refund]).toEqual([50_000n, 12_000n]);
  expect((extra ?? 0n) + (refund ?? 0n)).toBe(62_000n);
});

test('[CN-55] price 8,000: extra 24,000', () => {
  expect(entitlement(fraud(800_000), 'CN-55', 'extra_compensation')?.amountMinor).toBe(2_400_000n);
});

test('[CN-3B-D] air conditioner 4,000, 200 days of which 20 in repair: 720 of wear, refund 3,280', () => {
  const judgement = judgeFacts(
    china({
      sale: {
        currency: 'CNY',
        kind: 'goods',
        category: 'air_conditioner',
        contractOn: '2026-01-01',
        invoiceOn: '2026-01-01',
        deliveredOn: '2026-01-01',
        returnedOn: '2026-07-20',
        priceMinor: 400_000,
        paidMinor: 400_000,
      },
      problem: { kind: 'defect', foundOn: '2026-06-30', reportedOn: '2026-06-30' },
      decidedOn: '2026-07-20',
      repairs: [
        { handedInOn: '2026-03-01', returnedOn: '2026-03-11', fixed: false },
        { handedInOn: '2026-05-01', returnedOn: '2026-05-11', fixed: false },
      ],
      unit: { sameModelAvailable: true },
    }),
  );
  expect(entitlement(judgement, 'CN-3B-D.air_conditioner', 'refund')?.amountMinor).toBe(328_000n);
});

test('[CN-CAR-2] 200,000 and 3,000 km at 0.5 %: 3,000 for use, refund 197,000', () => {
  const judgement = judgeFacts(
    china({
      sale: {
        currency: 'CNY',
        kind: 'goods',
        category: 'car',
        contractOn: '2026-01-10',
        deliveredOn: '2026-01-10',
        priceMinor: 20_000_000,
        paidMinor: 20_000_000,
      },
      problem: { kind: 'defect', foundOn: '2026-04-01', reportedOn: '2026-04-01', gravity: 'serious' },
      repairs: [
        { handedInOn: '2026-02-01', returnedOn: '2026-02-03', fixed: false },
        { handedInOn: '2026-03-01', returnedOn: '2026-03-03', fixed: false },
      ],
      unit: { kilometres: 3000, safetyFault: true },
    }),
  );
  expect(entitlement(judgement, 'CN-CAR-2', 'refund')?.amountMinor).toBe(19_700_000n);
});

const lateSofa = (deliveredOn: string | undefined, decidedOn: string) =>
  judgeFacts(
    russia({
      decidedOn,
      sale: {
        currency: 'RUB',
        kind: 'goods',
        category: 'sofa',
        madeToOrder: false,
        contractOn: '2026-01-15',
        agreedDeliveryOn: '2026-03-01',
        deliveredOn,
        priceMinor: 10_000_000,
        paidMinor: 10_000_000,
        prepaidMinor: 10_000_000,
      },
      problem: { kind: deliveredOn ? 'late_delivery' : 'not_delivered', reportedOn: decidedOn },
    }),
  );

test('[RU-23.1] prepaid 100,000, due 2026-03-01, delivered 2026-03-31: 30 days, 15,000; the cap bites at day 200', () => {
  const judgement = lateSofa('2026-03-31', '2026-04-10');
  expect(entitlement(judgement, 'RU-23.1', 'penalty')?.amountMinor).toBe(1_500_000n);
  const [meter] = judgement.meters.filter((one) => one.ruleId === 'RU-23.1/meter');
  expect(meter).toMatchObject({ daysLate: 30, todayMinor: 1_500_000n, inWeekMinor: 1_500_000n, capMinor: 10_000_000n });
  expect(formatDay(meter?.capDay ?? 0)).toBe('2026-09-17');
  expect((meter?.capDay ?? 0) - parseDay('2026-03-01')).toBe(200);
});

test('[RU-23.1] on day 199 the penalty is 99,500, on day 200 and ever after 100,000', () => {
  const penalty = (day: string) => entitlement(lateSofa(undefined, day), 'RU-23.1', 'penalty')?.amountMinor;
  expect([penalty('2026-09-16'), penalty('2026-09-17'), penalty('2026-11-20')]).toEqual([
    9_950_000n,
    10_000_000n,
    10_000_000n,
  ]);
});

test('[RU-23.2026] price 60,000, refund due 2026-04-10, paid 2026-07-29: 110 days, 66,000, capped at 60,000', () => {
  const judgement = judgeFacts(
    russia({
      sale: {
        currency: 'RUB',
        kind: 'goods',
        category: 'sofa',
        contractOn: '2026-02-10',
        deliveredOn: '2026-02-20',
        priceMinor: 6_000_000,
        paidMinor: 6_000_000,
        warrantyMonths: 18,
      },
      problem: { kind: 'defect', foundOn: '2026-03-20', reportedOn: '2026-03-31' },
      warranties: undefined,
      demands: [{ kind: 'refund', madeOn: '2026-03-31', dueOn: '2026-04-10', metOn: '2026-07-29' }],
    }),
  );
  const [meter] = judgement.meters.filter((one) => one.ruleId === 'RU-23.2026');
  expect(meter).toMatchObject({
    daysLate: 110,
    perDayMinor: 60_000n,
    todayMinor: 6_000_000n,
    capMinor: 6_000_000n,
    checkWithCounsel: false,
  });
  expect(judgement.meters.some((one) => one.ruleId === 'RU-23')).toBe(false);
});

test('[RU-23] due before 2026-02-01 there is no statutory cap: 110 days of 1 % of 60,000 are 66,000', () => {
  const judgement = judgeFacts(
    russia({
      sale: {
        currency: 'RUB',
        kind: 'goods',
        category: 'sofa',
        contractOn: '2025-02-10',
        deliveredOn: '2025-02-20',
        priceMinor: 6_000_000,
        paidMinor: 6_000_000,
        warrantyMonths: 18,
      },
      problem: { kind: 'defect', foundOn: '2025-03-20', reportedOn: '2025-03-31' },
      warranties: undefined,
      demands: [{ kind: 'refund', madeOn: '2025-03-31', metOn: '2025-07-29' }],
    }),
  );
  const [meter] = judgement.meters.filter((one) => one.ruleId === 'RU-23');
  expect(meter).toMatchObject({ daysLate: 110, todayMinor: 6_600_000n, capMinor: null, capDay: null });
});

test.each([
  ['2026-03-21', 2_400_000n],
  ['2026-04-10', 4_000_000n],
])('[RU-28(5)] itemised work of 40,000 due 2026-03-01, decided %s', (decidedOn, penalty) => {
  const judgement = judgeFacts(
    russia({
      decidedOn,
      sale: {
        currency: 'RUB',
        kind: 'work',
        contractOn: '2026-01-15',
        workDueOn: '2026-03-01',
        priceMinor: 9_000_000,
        workPriceMinor: 4_000_000,
        paidMinor: 9_000_000,
      },
      problem: { kind: 'late_work', reportedOn: decidedOn },
    }),
  );
  expect(entitlement(judgement, 'RU-28', 'penalty')?.amountMinor).toBe(penalty);
  expect(judgement.meters.find((one) => one.ruleId === 'RU-28(5)')?.todayMinor).toBe(penalty);
});

test('[RU-13(6)] refund 100,000, penalty 50,000 and moral damage 5,000 awarded: fine 77,500', () => {
  const judgement = judgeFacts(
    russia({
      sale: { currency: 'RUB', kind: 'goods' },
      problem: { kind: 'award' },
      award: { refundMinor: 10_000_000, penaltyMinor: 5_000_000, moralMinor: 500_000 },
      trader: { failedToPerform: true },
    }),
  );
  expect(entitlement(judgement, 'RU-13(6)', 'court_fine')?.amountMinor).toBe(7_750_000n);
});

const european = (reportedOn: string) =>
  judgeFacts({
    decidedOn: reportedOn,
    timeZone: 'Europe/Berlin',
    place: { country: 'DE', locality: 'DE' },
    buyer: 'consumer',
    warranties: [],
    sale: {
      currency: 'EUR',
      kind: 'goods',
      category: 'sofa',
      contractOn: '2026-08-01',
      deliveredOn: '2026-08-10',
      priceMinor: 90_000,
      paidMinor: 90_000,
    },
    problem: { kind: 'defect', foundOn: reportedOn, reportedOn },
    repairs: [{ handedInOn: '2026-10-01', returnedOn: '2026-10-08', fixed: true }],
  });

test('[EU-10] delivered 2026-08-10 and repaired: liability ends with 2029-08-10', () => {
  expect(entitlement(european('2029-08-10'), 'EU-10', 'repair')?.status).toBe('needs_proof');
  const after = loser(european('2029-08-11'), 'EU-10', 'repair');
  expect(after?.lostBy).toBe('window');
  expect(formatDay(after?.reasons[0]?.limitDay ?? 0)).toBe('2029-08-10');
});

test('[EU-10] the seller carries the burden to 2027-08-10, the customer from the next day', () => {
  const during = entitlement(european('2027-08-10'), 'EU-10', 'repair');
  expect([during?.status, during?.burden?.holder, formatDay(during?.burden?.untilDay ?? 0)]).toEqual([
    'owed',
    'trader',
    '2027-08-10',
  ]);
  expect(entitlement(european('2027-08-11'), 'EU-10', 'repair')?.burden?.holder).toBe('customer');
});

const british = (reportedOn: string, waited: boolean) =>
  judgeFacts({
    decidedOn: reportedOn,
    timeZone: 'Europe/London',
    place: { country: 'GB', locality: 'ENG' },
    buyer: 'consumer',
    warranties: [],
    sale: {
      currency: 'GBP',
      kind: 'goods',
      category: 'sofa',
      contractOn: '2026-09-20',
      deliveredOn: '2026-09-28',
      installationRequired: true,
      installedOn: '2026-10-01',
      priceMinor: 90_000,
      paidMinor: 90_000,
    },
    problem: { kind: 'defect', foundOn: reportedOn, reportedOn },
    proofs: { defect_shown: true },
    repairs: waited ? [{ handedInOn: '2026-10-10', returnedOn: '2026-10-20', fixed: false }] : [],
  });

test('[UK-22] delivered and installed 2026-10-01: reject by the end of 2026-10-31', () => {
  expect(entitlement(british('2026-10-31', false), 'UK-22', 'refund')?.status).toBe('owed');
  expect(loser(british('2026-11-01', false), 'UK-22', 'refund')?.lostBy).toBe('window');
});

test('[UK-22] ten days of waiting for a repair move the end to 2026-11-10', () => {
  expect(entitlement(british('2026-11-10', true), 'UK-22', 'refund')?.status).toBe('owed');
  const late = loser(british('2026-11-11', true), 'UK-22', 'refund');
  expect(formatDay(late?.reasons[0]?.limitDay ?? 0)).toBe('2026-11-10');
});

const promisedFloor = (decidedOn: string, penalty: object, more: object = {}): JudgementFactsInput => ({
  decidedOn,
  timeZone: 'Asia/Shanghai',
  place: { country: 'CN', locality: 'BJ' },
  sale: {
    currency: 'CNY',
    contractOn: '2026-01-05',
    agreedDeliveryOn: '2026-02-01',
    priceMinor: 7_000_000,
    ...penalty,
    ...more,
  },
  problem: { kind: 'late_delivery', reportedOn: '2026-02-05' },
});

test('[CN-585] a contract that names 35 yuan a day and 7,000 at most: 10 days are 350, a week later 595, day 200 is the last to grow', () => {
  const penalty = { latePenaltyMinor: 3_500, latePenaltyCapMinor: 700_000 };
  const { meters, entitlements } = judgeFacts(promisedFloor('2026-02-11', penalty));
  expect(meters.find(({ ruleId }) => ruleId === 'CN-585/delivery')).toMatchObject({
    daysLate: 10,
    todayMinor: 35_000n,
    inWeekMinor: 59_500n,
    capMinor: 700_000n,
    capDay: parseDay('2026-02-01') + 200,
    missing: [],
  });
  expect(entitlements.find(({ remedy }) => remedy === 'penalty')).toMatchObject({
    ruleId: 'CN-585.capped',
    status: 'owed',
    amountMinor: 35_000n,
  });
  const late = judgeFacts(promisedFloor('2026-12-31', penalty));
  expect(entitlement(late, 'CN-585.capped', 'penalty')?.amountMinor).toBe(700_000n);
});

test('[CN-585] a contract that names no cap has none, one that names no penalty has no meter, and force majeure stops both', () => {
  const open = judgeFacts(promisedFloor('2026-02-11', { latePenaltyMinor: 3_500 }));
  expect(open.meters.find(({ ruleId }) => ruleId === 'CN-585/delivery')).toMatchObject({
    todayMinor: 35_000n,
    capMinor: null,
    capDay: null,
  });
  expect(entitlement(open, 'CN-585', 'penalty')?.amountMinor).toBe(35_000n);
  const none = judgeFacts(promisedFloor('2026-02-11', {}));
  expect(none.meters.filter(({ ruleId }) => ruleId.startsWith('CN-585'))).toEqual([]);
  const excused = judgeFacts({
    ...promisedFloor('2026-02-11', { latePenaltyMinor: 3_500 }),
    proofs: { force_majeure: true },
  });
  expect(excused.meters.filter(({ ruleId }) => ruleId.startsWith('CN-585'))).toEqual([]);
  expect(excused.entitlements.filter(({ remedy }) => remedy === 'penalty')).toEqual([]);
});
