// The shipped packs: whole, sourced, versioned on three axes, and marked where nobody has verified them.
import { describe, expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { entitlement, judgeFacts, loser } from '../judgement/judge-facts.fixture.ts';
import { shippedPacks } from './law-packs.ts';
import { parsePack } from './parse-pack.ts';

const rules = shippedPacks.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })));

describe('form', () => {
  test('[LAW-1] every rule has a title in three languages, a citation, a source and a mark of how well it is known', () => {
    for (const { rule } of rules) {
      for (const language of ['zh-CN', 'ru', 'en'] as const)
        expect(rule.title[language].length, rule.id).toBeGreaterThan(3);
      expect(rule.citation.length, rule.id).toBeGreaterThan(3);
      expect(rule.source.length, rule.id).toBeGreaterThan(1);
    }
    expect(new Set(rules.map(({ rule }) => rule.id)).size).toBe(rules.length);
  });

  test('[LAW-1] the rules of the domain study are all there', () => {
    const ids = rules.map(({ rule }) => rule.id);
    const studied = [
      'CN-24.7',
      'CN-25',
      'CN-40',
      'CN-43',
      'CN-44',
      'CN-46',
      'CN-52',
      'CN-53',
      'CN-54',
      'CN-55',
      'CN-48(8)',
      'CN-EC58',
      'CN-EC31',
      'CN-PRE.7',
      'CN-CC',
      'CN-SUB',
      'CN-IR',
      'CN-3B-7',
      'CN-3B-15',
      'CN-3B-2',
      'CN-3B-90',
      'CN-3B-30',
      'CN-3B-R',
      'CN-3B-P',
      'CN-CAR-2',
      'CN-ZJ-2',
      'CN-SH-6',
      'CN-BJ-6',
      'CN-SD-FIT',
      'CN-RE-AD',
      'CN-RE-Q',
      'CN-RE-L',
      'CN-RE-A',
      'CN-RE-T',
      'CN-RE-1V',
      'CN-RE-S',
      'RU-18',
      'RU-19',
      'RU-20.pause',
      'RU-23',
      'RU-23.2026',
      'RU-23.1',
      'RU-25',
      'RU-26.1',
      'RU-28',
      'RU-29',
      'RU-13(6)',
      'RU-14',
      'EU-10',
      'EU-17',
      'EU-W',
      'EU-D',
      'UK-22',
      'UK-23',
      'UK-24',
      'UK-28',
      'UK-49',
      'UK-CCR',
      'UK-75',
      'US-MM1',
      'US-MM3',
      'US-UCC',
    ];
    expect(studied.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each([
    ['a fact nobody knows', (pack: string) => pack.replace('"problem.reportedOn"', '"problem.reprotedOn"')],
    ['a menu that is not there', (pack: string) => pack.replace('"remedies":"art18"', '"remedies":"art17"')],
    ['a list that is not a list', (pack: string) => pack.replace('"members":["car"', '"members":[5')],
    ['a rule twice', (pack: string) => pack.replace('"RU-18.30"', '"RU-18"')],
    ['a rate that is none', (pack: string) => pack.replace('"rate":"1%"', '"rate":"1 per cent"')],
    [
      'an unknown field',
      (pack: string) => pack.replace('"verified":"secondary"', '"verified":"secondary","sure":true'),
    ],
  ])('[LAW-1] a pack with %s is not used, and says which rule', (_, spoil) => {
    const whole = JSON.stringify(shippedRussian());
    const spoilt = spoil(whole);
    expect(spoilt).not.toBe(whole);
    const parsed = parsePack(JSON.parse(spoilt));
    expect(parsed.ok ? [] : parsed.problems).not.toEqual([]);
  });

  test('[LAW-2] a pack written with menus says the same as one written out', () => {
    const russian = shippedPacks.find((pack) => pack.id === 'RU');
    expect(russian?.rules.find((rule) => rule.id === 'RU-18')?.remedies).toEqual(
      russian?.rules.find((rule) => rule.id === 'RU-19')?.remedies,
    );
    expect(parsePack(JSON.parse(JSON.stringify(russian)))).toEqual({ ok: true, pack: russian });
  });
});

/** The Russian pack as it is written, with its menus. */
function shippedRussian(): unknown {
  const russian = shippedPacks.find((pack) => pack.id === 'RU');
  if (!russian) throw new Error('there is a Russian pack');
  const [menu] = russian.rules.filter((rule) => rule.id === 'RU-18').map((rule) => rule.remedies);
  return {
    ...russian,
    menus: { art18: menu },
    rules: russian.rules.map((rule) => (rule.id === 'RU-18' ? { ...rule, remedies: 'art18' } : rule)),
  };
}

describe('what the packs say', () => {
  const base = {
    decidedOn: '2026-06-30',
    timeZone: 'Asia/Shanghai',
    buyer: 'consumer' as const,
    repairs: [],
    demands: [],
    warranties: [],
  };
  const cn = (given: Pick<JudgementFactsInput, 'sale' | 'problem'> & Partial<JudgementFactsInput>) =>
    judgeFacts({ ...base, place: { country: 'CN', locality: 'GD' }, ...given });

  test.each([
    [{ madeToOrder: true }, 'exception'],
    [{ goodsIntact: false }, 'condition'],
    [{ returnExceptionConfirmed: true }, 'exception'],
    [{ category: 'newspaper' }, 'exception'],
  ])('[CN-25] no-reason return: %j loses by %s', (more, lostBy) => {
    const sale = {
      currency: 'CNY',
      kind: 'goods' as const,
      category: 'sofa',
      channel: 'distance' as const,
      contractOn: '2026-06-01',
      deliveredOn: '2026-06-10',
      goodsIntact: true,
      madeToOrder: false,
      returnExceptionConfirmed: false,
      paidMinor: 100,
    };
    const problem = { kind: 'change_of_mind' as const, reportedOn: '2026-06-17' };
    expect(entitlement(cn({ sale, problem }), 'CN-25', 'refund')?.status).toBe('owed');
    expect(loser(cn({ sale: { ...sale, ...more }, problem }), 'CN-25', 'refund')?.lostBy).toBe(lostBy);
  });

  test('[CN-3B-2] repaired twice and still not working: exchange, or money back where the model is gone', () => {
    const sale = {
      currency: 'CNY',
      kind: 'goods' as const,
      category: 'tv',
      contractOn: '2026-01-10',
      invoiceOn: '2026-01-10',
      deliveredOn: '2026-01-10',
      priceMinor: 500_000,
      paidMinor: 500_000,
    };
    const repairs = [
      { handedInOn: '2026-02-01', returnedOn: '2026-02-05', fixed: false },
      { handedInOn: '2026-03-01', returnedOn: '2026-03-05', fixed: false },
    ];
    const problem = { kind: 'defect' as const, foundOn: '2026-04-01', reportedOn: '2026-04-01' };
    expect(
      entitlement(cn({ sale, problem, repairs, unit: { sameModelAvailable: true } }), 'CN-3B-2', 'replace')?.status,
    ).toBe('owed');
    expect(
      entitlement(cn({ sale, problem, repairs, unit: { sameModelAvailable: false } }), 'CN-3B-2', 'refund')
        ?.amountMinor,
    ).toBe(500_000n);
    expect(
      loser(cn({ sale, problem, repairs: repairs.slice(1), unit: { sameModelAvailable: true } }), 'CN-3B-2', 'replace')
        ?.lostBy,
    ).toBe('condition');
  });

  test('[CN-ZJ-2] the same in Zhejiang: the whole price back, no depreciation', () => {
    const judgement = cn({
      place: { country: 'CN', locality: 'ZJ' },
      sale: {
        currency: 'CNY',
        kind: 'goods',
        category: 'air_conditioner',
        contractOn: '2026-01-10',
        invoiceOn: '2026-01-10',
        deliveredOn: '2026-01-10',
        returnedOn: '2026-06-30',
        priceMinor: 400_000,
        paidMinor: 400_000,
      },
      problem: { kind: 'defect', foundOn: '2026-06-01', reportedOn: '2026-06-01' },
      repairs: [{ handedInOn: '2026-02-01', returnedOn: '2026-03-09', fixed: true }],
      unit: { sameModelAvailable: true },
    });
    expect(entitlement(judgement, 'CN-ZJ-2', 'refund')?.amountMinor).toBe(400_000n);
  });

  test('[CN-RE-W] waterproofing of a home: the last day of the fifth year from completion, and the day after', () => {
    const home = (reportedOn: string) =>
      cn({
        sale: {
          currency: 'CNY',
          kind: 'housing',
          category: 'home',
          contractOn: '2018-05-01',
          completedOn: '2021-03-30',
          handedOverOn: '2021-06-30',
        },
        problem: {
          kind: 'defect',
          foundOn: reportedOn,
          reportedOn,
          waterproofing: true,
          structural: false,
          gravity: 'ordinary',
          component: 'roof',
        },
      });
    expect(entitlement(home('2026-03-30'), 'CN-RE-W.water', 'repair')?.status).toBe('owed');
    expect(loser(home('2026-03-31'), 'CN-RE-W.water', 'repair')?.lostBy).toBe('window');
  });

  test('[RU-13(6)] from 2026-02-01 a supplier chosen in good faith spares the fine; before, it does not', () => {
    const award = (decidedOn: string) =>
      judgeFacts({
        ...base,
        decidedOn,
        timeZone: 'Europe/Moscow',
        place: { country: 'RU', locality: 'MOW' },
        sale: { currency: 'RUB' },
        problem: { kind: 'award' },
        award: { refundMinor: 200 },
        trader: { failedToPerform: true },
        proofs: { supplier_breach: true, supplier_chosen_in_good_faith: true },
      });
    expect(entitlement(award('2026-01-31'), 'RU-13(6).old', 'court_fine')?.amountMinor).toBe(100n);
    expect(loser(award('2026-02-01'), 'RU-13(6)', 'court_fine')?.lostBy).toBe('exception');
    expect(loser(award('2026-02-01'), 'RU-13(6).old', 'court_fine')?.lostBy).toBe('validity');
  });

  test('[RU-25] fourteen days for a sofa that does not fit, not counting the day of purchase', () => {
    const exchange = (reportedOn: string) =>
      judgeFacts({
        ...base,
        decidedOn: '2026-07-30',
        timeZone: 'Europe/Moscow',
        place: { country: 'RU', locality: 'MOW' },
        sale: {
          currency: 'RUB',
          kind: 'goods',
          category: 'sofa',
          contractOn: '2026-06-02',
          paidOn: '2026-06-02',
          goodsIntact: true,
          furnitureSet: false,
          paidMinor: 900,
        },
        problem: { kind: 'poor_fit', reportedOn },
        unit: { sameModelAvailable: false },
      });
    expect(entitlement(exchange('2026-06-16'), 'RU-25', 'replace')?.status).toBe('owed');
    expect(entitlement(exchange('2026-06-16'), 'RU-25', 'refund')?.amountMinor).toBe(900n);
    expect(loser(exchange('2026-06-17'), 'RU-25', 'replace')?.lostBy).toBe('window');
  });

  test('[RU-28] made to order is work at 3 %, ready-made is a sale at 0.5 %; nobody knowing which is for a person', () => {
    const sofa = (madeToOrder: boolean | undefined) =>
      judgeFacts({
        ...base,
        decidedOn: '2026-06-11',
        timeZone: 'Europe/Moscow',
        place: { country: 'RU', locality: 'MOW' },
        sale: {
          currency: 'RUB',
          kind: 'goods',
          category: 'sofa',
          madeToOrder,
          contractOn: '2026-05-01',
          agreedDeliveryOn: '2026-06-01',
          priceMinor: 100_000,
          paidMinor: 100_000,
          prepaidMinor: 100_000,
        },
        problem: { kind: 'not_delivered', reportedOn: '2026-06-11' },
      });
    expect(entitlement(sofa(true), 'RU-28', 'penalty')?.amountMinor).toBe(30_000n);
    expect(entitlement(sofa(false), 'RU-23.1', 'penalty')?.amountMinor).toBe(5_000n);
    expect(
      sofa(undefined)
        .entitlements.filter((one) => one.remedy === 'penalty')
        .every((one) => one.status === 'refer'),
    ).toBe(true);
  });

  test('[UK-75] the lender answers above 100 pounds and up to 30,000', () => {
    const lender = (priceMinor: number) =>
      judgeFacts({
        ...base,
        timeZone: 'Europe/London',
        place: { country: 'GB', locality: 'ENG' },
        sale: {
          currency: 'GBP',
          kind: 'goods',
          category: 'sofa',
          contractOn: '2026-05-01',
          deliveredOn: '2026-06-01',
          installationRequired: false,
          priceMinor,
          paidMinor: priceMinor,
          linkedCredit: true,
        },
        problem: { kind: 'defect', foundOn: '2026-06-10', reportedOn: '2026-06-10' },
      }).entitlements.some((one) =>
        one.obligors.some((obligor) => obligor.party === 'lender' && obligor.mode === 'joint'),
      );
    expect([10_000, 10_001, 3_000_000, 3_000_001].map(lender)).toEqual([false, true, true, false]);
  });

  test('[CN-43] the mall answers only once the lease has ended', () => {
    const mall = (leaseEndedOn: string | undefined) =>
      cn({
        sale: {
          currency: 'CNY',
          kind: 'goods',
          channel: 'booth',
          contractOn: '2025-10-01',
          agreedDeliveryOn: '2026-02-01',
          prepaidMinor: 100,
          paidMinor: 100,
        },
        problem: { kind: 'not_delivered', reportedOn: '2026-05-20' },
        trader: { leaseEndedOn },
      }).entitlements.some((one) => one.obligors.some((obligor) => obligor.by === 'CN-43'));
    expect([mall('2026-05-19'), mall('2026-05-21'), mall(undefined)]).toEqual([true, false, false]);
  });
});
