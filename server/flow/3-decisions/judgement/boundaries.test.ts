// The edges of every kind of term: the last day and the next, month ends, leap days, zones, pauses, days off, missing facts.
import { describe, expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { addMonths, civilOf, dayOf, formatDay, parseDay } from './facts/calendar-day.ts';
import { readFacts } from './facts/read-facts.ts';
import { entitlement, judgeFacts, loser } from './judge-facts.fixture.ts';

type Given = Partial<Omit<JudgementFactsInput, 'sale' | 'problem'>> & { sale?: object; problem?: object };
const fridge = ({ sale, problem, ...rest }: Given) =>
  judgeFacts({
    decidedOn: '2026-11-20',
    timeZone: 'Asia/Shanghai',
    place: { country: 'CN', locality: 'GD' },
    buyer: 'consumer',
    repairs: [],
    warranties: [],
    demands: [],
    ...rest,
    sale: {
      currency: 'CNY',
      kind: 'goods',
      category: 'fridge',
      contractOn: '2026-03-02',
      invoiceOn: '2026-03-02',
      deliveredOn: '2026-03-02',
      priceMinor: 300_000,
      paidMinor: 300_000,
      ...sale,
    },
    problem: { kind: 'defect', ...problem },
  } as JudgementFactsInput);
const reported = (day: string, more: Given = {}) =>
  fridge({ ...more, problem: { foundOn: day.slice(0, 10), reportedOn: day, ...more.problem } });
const remedies = (judgement: ReturnType<typeof fridge>, ruleId: string) =>
  judgement.entitlements.filter((one) => one.ruleId === ruleId).map((one) => one.remedy);

describe('days', () => {
  test.each([
    ['2026-03-09', true],
    ['2026-03-10', false],
  ])('[CLOCK-1] 三包, bought 2026-03-02: on %s a refund within seven days is %s', (day, open) => {
    expect(remedies(reported(day), 'CN-3B-7').includes('refund')).toBe(open);
  });

  test.each([
    ['2026-03-17', true],
    ['2026-03-18', false],
  ])('[CLOCK-1] 三包: day fifteen and sixteen: on %s exchange by CN-3B-15 is %s', (day, open) => {
    expect(entitlement(reported(day), 'CN-3B-15', 'replace') !== undefined).toBe(open);
  });

  const phone = (day: string, gravity = 'ordinary') =>
    judgeFacts({
      decidedOn: '2026-11-20',
      timeZone: 'Europe/Moscow',
      place: { country: 'RU', locality: 'MOW' },
      buyer: 'consumer',
      repairs: [],
      demands: [],
      sale: {
        currency: 'RUB',
        kind: 'goods',
        category: 'mobile_phone',
        contractOn: '2026-06-01',
        deliveredOn: '2026-06-01',
        priceMinor: 5_000_000,
        paidMinor: 5_000_000,
        warrantyMonths: 12,
      },
      problem: { kind: 'defect', foundOn: day, reportedOn: day, gravity: gravity as 'ordinary' },
      trader: { cureLate: false },
    });

  test('[CLOCK-1] RU technically complex goods: free choice on day 15, on day 16 only repair, price and cost', () => {
    expect(entitlement(phone('2026-06-16'), 'RU-18', 'refund')?.status).toBe('owed');
    const after = phone('2026-06-17');
    expect(loser(after, 'RU-18', 'refund')?.lostBy).toBe('gate');
    expect(entitlement(after, 'RU-18', 'repair')?.status).toBe('owed');
  });

  test('[CLOCK-1] RU: an essential defect opens the whole menu long after day 15', () => {
    expect(entitlement(phone('2026-10-01', 'serious'), 'RU-18', 'refund')?.status).toBe('owed');
  });

  test('[CLOCK-1] an instant is the day it has in the place: 23:59 and 00:01 in Shanghai, whatever the offset says', () => {
    expect(remedies(reported('2026-03-09T23:59:00+08:00'), 'CN-3B-7')).toContain('refund');
    expect(remedies(reported('2026-03-09T15:59:00Z'), 'CN-3B-7')).toContain('refund');
    expect(remedies(fridge({ problem: { reportedOn: '2026-03-09T16:01:00Z' } }), 'CN-3B-7')).toEqual([]);
  });
});

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['1999-12-31', -1, '1999-11-30'],
  ])('[CLOCK-2] %s and %i months is %s', (from, months, to) => {
    expect(formatDay(addMonths(parseDay(from), months))).toBe(to);
  });

  test('[CLOCK-2] day numbers agree with the calendar of the machine for every day of 150 years', () => {
    for (let day = parseDay('1950-01-01'); day <= parseDay('2100-12-31'); day += 1) {
      const { year, month, day: date } = civilOf(day);
      expect(dayOf(year, month, date)).toBe(day);
      if (day % 97 === 0) expect(formatDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    }
  });

  test('[CLOCK-2] bought on 29 February: the year of 三包 ends on 28 February', () => {
    const sale = { contractOn: '2024-02-29', invoiceOn: '2024-02-29', deliveredOn: '2024-02-29' };
    expect(
      entitlement(reported('2025-02-28', { sale, proofs: { defect_shown: true } }), 'CN-3B-P', 'repair')?.status,
    ).toBe('owed');
    expect(loser(reported('2025-03-04', { sale }), 'CN-3B-P', 'repair')?.lostBy).toBe('window');
  });

  test('[CLOCK-2] the burden turns after the last day of the sixth month', () => {
    const holder = (day: string) => entitlement(reported(day), 'CN-3B-P', 'repair')?.burden?.holder;
    expect([holder('2026-09-02'), holder('2026-09-03')]).toEqual(['trader', 'customer']);
  });

  test('[CN-3B-P] in Zhejiang the trader carries it for the whole period', () => {
    const judgement = reported('2026-11-01', { place: { country: 'CN', locality: 'ZJ' } });
    expect(entitlement(judgement, 'CN-3B-P', 'repair')?.burden?.holder).toBe('trader');
    expect(entitlement(reported('2026-11-01'), 'CN-3B-P', 'repair')?.status).toBe('needs_proof');
  });
});

describe('pauses and days off', () => {
  const stay = (handedInOn: string, returnedOn?: string) => ({ handedInOn, returnedOn, fixed: false });

  test('[CLOCK-3] days in repair move the end, overlapping stays count once, and a stay after the end counts not at all', () => {
    const repairs = [
      stay('2026-05-01', '2026-05-11'),
      stay('2026-05-06', '2026-05-16'),
      stay('2027-06-01', '2027-06-30'),
    ];
    const open = (day: string) =>
      entitlement(
        reported(day, { repairs, decidedOn: '2027-08-01', proofs: { defect_shown: true } }),
        'CN-3B-P',
        'repair',
      ) !== undefined;
    expect([open('2027-03-17'), open('2027-03-18')]).toEqual([true, false]); // 2027-03-02 and fifteen days
  });

  test('[CLOCK-3] when nobody knows of repairs, a claim after the bare end is for a person, not refused', () => {
    const judgement = reported('2027-03-10', { repairs: undefined, decidedOn: '2027-03-20' });
    const repair = entitlement(judgement, 'CN-3B-P', 'repair');
    expect([repair?.status, repair?.missing]).toEqual(['refer', ['repairs']]);
    expect(judgement.outcome).toBe('refer');
  });

  // Bought 2026-03-07: day seven is Saturday 2026-03-14.
  const saturday = { contractOn: '2026-03-07', invoiceOn: '2026-03-07', deliveredOn: '2026-03-07' };
  const refund = (day: string, calendar?: { offOn: string[]; workOn: string[] }) =>
    entitlement(reported(day, { sale: saturday, calendar }), 'CN-3B-7', 'refund');

  test('[CLOCK-4] a term that ends on a weekend is for a person when no calendar is given', () => {
    expect([refund('2026-03-16')?.status, refund('2026-03-16')?.missing]).toEqual(['refer', ['calendar']]);
    expect(refund('2026-03-17')).toBeUndefined();
  });

  test('[CLOCK-4] with a calendar it moves to the next working day, and a moved work day does not move it', () => {
    expect(refund('2026-03-16', { offOn: [], workOn: [] })?.status).toBe('owed');
    expect(refund('2026-03-16', { offOn: [], workOn: ['2026-03-14'] })).toBeUndefined();
    expect(refund('2026-03-17', { offOn: ['2026-03-16'], workOn: [] })?.status).toBe('owed');
  });
});

describe('what is not known', () => {
  test('[JUDGE-2] without the day of the report a person is asked for it, and nothing is refused', () => {
    const judgement = fridge({});
    expect(judgement.outcome).toBe('refer');
    expect(judgement.referBecause[0]?.facts).toContain('problem.reportedOn');
  });

  test('[JUDGE-2] without the place within China, a local rule may still help, so nothing is refused', () => {
    const somewhere = reported('2026-11-01', {
      place: { country: 'CN' },
      problem: { component: 'door' },
      unit: { sameModelAvailable: true },
    });
    expect(somewhere.outcome).toBe('refer');
    expect(somewhere.referBecause[0]?.facts).toContain('place.locality');
  });

  test('[JUDGE-2] goods the law names only as "and the like" leave the burden to a person in the first six months', () => {
    const sale = { category: 'fog_machine', returnTermAgreed: false };
    expect(entitlement(reported('2026-03-05', { sale }), 'CN-24.7', 'refund')?.status).toBe('refer');
  });

  test('[JUDGE-2] a country without a pack, or a buyer nobody named, is for a person', () => {
    expect(reported('2026-03-05', { place: { country: 'BR' } }).referBecause[0]).toEqual({
      code: 'no_law_pack',
      facts: ['place.country'],
    });
    expect(reported('2026-03-05', { buyer: undefined }).referBecause[0]?.facts).toContain('buyer');
  });

  test('[JUDGE-2] a business buyer has no consumer statute, and is not refused by one either', () => {
    expect(reported('2026-03-05', { buyer: 'business' })).toMatchObject({
      outcome: 'refer',
      referBecause: [{ code: 'no_rule_speaks' }],
    });
  });

  test.each([
    [{ problem: { foundOn: '2026-03-09', reportedOn: '2026-03-05' } }, ['problem.foundOn', 'problem.reportedOn']],
    [{ problem: { reportedOn: '2026-03-01' } }, ['sale.contractOn', 'problem.reportedOn']],
    [{ problem: { reportedOn: '2026-12-01' } }, ['problem.reportedOn', 'decidedOn']],
    [
      {
        problem: { reportedOn: '2026-03-05' },
        demands: [{ kind: 'refund', madeOn: '2026-05-02', metOn: '2026-05-01' }],
      },
      ['demands.madeOn', 'demands.dueOn', 'demands.metOn'],
    ],
    [
      { problem: { reportedOn: '2026-03-05' }, repairs: [{ handedInOn: '2026-04-02', returnedOn: '2026-04-01' }] },
      ['repairs.handedInOn', 'repairs.returnedOn'],
    ],
  ])('[JUDGE-4] facts that cannot both be true settle nothing: %j', (given, facts) => {
    const judgement = fridge(given as Given);
    expect(judgement.outcome).toBe('refer');
    expect(judgement.referBecause.map((why) => why.facts)).toContainEqual(facts);
    expect(judgement.entitlements.every((one) => one.status !== 'owed')).toBe(true);
  });

  test('[JUDGE-4] the expert of the customer against the expert of the trader: a person weighs them', () => {
    const judgement = reported('2026-11-01', { proofs: { defect_before_handover: true, no_defect_at_delivery: true } });
    expect(entitlement(judgement, 'CN-3B-P', 'repair')?.status).toBe('refer');
  });

  test('[LAW-4] an exception that nobody verified does not refuse', () => {
    const sofas = judgeFacts({
      decidedOn: '2026-06-20',
      timeZone: 'Europe/Moscow',
      place: { country: 'RU', locality: 'MOW' },
      buyer: 'consumer',
      repairs: [],
      warranties: [],
      sale: {
        currency: 'RUB',
        kind: 'goods',
        category: 'sofa',
        channel: 'store',
        contractOn: '2026-06-01',
        paidOn: '2026-06-01',
        deliveredOn: '2026-06-01',
        goodsIntact: true,
        furnitureSet: true,
        paidMinor: 100,
      },
      problem: { kind: 'poor_fit', reportedOn: '2026-06-10' },
      unit: { sameModelAvailable: true },
    });
    expect(entitlement(sofas, 'RU-25', 'replace')).toMatchObject({ status: 'refer', checkWithCounsel: true });
  });

  test('[LAW-4] nothing is refused where only unverified rules, or rules that are a bare minimum, have spoken', () => {
    const german = judgeFacts({
      decidedOn: '2026-06-20',
      timeZone: 'Europe/Berlin',
      place: { country: 'DE', locality: 'DE' },
      buyer: 'consumer',
      repairs: [],
      warranties: [],
      sale: {
        currency: 'EUR',
        kind: 'goods',
        category: 'sofa',
        contractOn: '2023-01-10',
        deliveredOn: '2023-01-20',
        paidMinor: 50_000,
      },
      problem: { kind: 'defect', foundOn: '2026-06-01', reportedOn: '2026-06-02' },
    });
    expect(german).toMatchObject({
      outcome: 'refer',
      refusal: null,
      referBecause: [{ code: 'only_unverified_rules' }],
    });
  });
});

describe('hostile facts', () => {
  const good: JudgementFactsInput = {
    decidedOn: '2026-11-20',
    timeZone: 'UTC',
    place: { country: 'CN' },
    sale: { currency: 'CNY' },
    problem: { kind: 'defect' },
  };
  test.each<[string, unknown]>([
    ['sale.priceMinor', { ...good, sale: { currency: 'CNY', priceMinor: -1 } }],
    ['sale.priceMinor', { ...good, sale: { currency: 'CNY', priceMinor: 1.5 } }],
    ['sale.paidMinor', { ...good, sale: { currency: 'CNY', paidMinor: '12345678901234567' } }],
    ['sale.contractOn', { ...good, sale: { currency: 'CNY', contractOn: '0001-01-01' } }],
    ['sale.contractOn', { ...good, sale: { currency: 'CNY', contractOn: '9999-12-31' } }],
    ['sale.deliveredOn', { ...good, sale: { currency: 'CNY', deliveredOn: '2026-02-29' } }],
    ['decidedOn', { ...good, decidedOn: '20.11.2026' }],
    ['decidedOn', { ...good, decidedOn: '2026-11-20T10:00:00' }],
    ['timeZone', { ...good, timeZone: 'Mars/Olympus' }],
    ['sale.currency', { ...good, sale: { currency: 'XQX' } }],
    ['problem.kind', { ...good, problem: { kind: 'constructor' } }],
    [
      'costs',
      { ...good, costs: Array.from({ length: 1000 }, (_, n) => ({ id: `${n}`, costClass: 'parts', amountMinor: 1 })) },
    ],
    ['costs.0.amountMinor', { ...good, costs: [{ id: 'a', costClass: 'parts', amountMinor: -5 }] }],
    ['repairs', { ...good, repairs: Array.from({ length: 1000 }, () => ({ handedInOn: '2026-01-01' })) }],
    ['demands.0.kind', { ...good, demands: [{ kind: 'apology' }] }],
    ['proofs.misuse', { ...good, proofs: { misuse: 'yes' } }],
    ['(all)', null],
    ['(all)', []],
    ['(all)', 'DROP TABLE'],
  ])('[JUDGE-8] %s is refused by name', (field, given) => {
    const read = readFacts(given);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.refusals.map((one) => one.field)).toContain(field);
  });

  test('[JUDGE-8] names of the language’s own are harmless', () => {
    const read = readFacts(
      JSON.parse(
        '{"decidedOn":"2026-11-20","timeZone":"UTC","place":{"country":"CN"},"sale":{"currency":"CNY","__proto__":{"x":1}},"problem":{"kind":"defect"},"proofs":{"constructor":true},"__proto__":{"buyer":"consumer"}}',
      ),
    );
    expect(read.ok).toBe(true);
    if (read.ok) expect(read.sheet.proofs.misuse).toBeUndefined();
  });

  test('[JUDGE-8] a price of nothing gives amounts of nothing, and the largest price stays exact', () => {
    const fraud = (priceMinor: string) =>
      judgeFacts({
        ...good,
        buyer: 'consumer',
        sale: { currency: 'CNY', kind: 'goods', contractOn: '2026-01-01', priceMinor, paidMinor: priceMinor },
        problem: { kind: 'fraud' },
        proofs: { fraud: true },
      });
    expect(entitlement(fraud('0'), 'CN-55', 'extra_compensation')?.amountMinor).toBe(50_000n);
    expect(entitlement(fraud('9999999999999999'), 'CN-55', 'extra_compensation')?.amountMinor).toBe(
      29_999_999_999_999_997n,
    );
  });

  test('[JUDGE-2] a figure the law states in yuan says nothing about a sale in dollars', () => {
    const judgement = judgeFacts({
      ...good,
      buyer: 'consumer',
      sale: { currency: 'USD', kind: 'goods', contractOn: '2026-01-01', priceMinor: 100, paidMinor: 100 },
      problem: { kind: 'fraud' },
      proofs: { fraud: true },
    });
    expect(entitlement(judgement, 'CN-55', 'extra_compensation')).toMatchObject({
      amountMinor: null,
      missing: ['sale.currency'],
    });
  });
});
