// The engine against a second reckoning of the domain study (1.1 to 1.8) that shares no code with it: terms, month ends, leap days, days
// off, stays in repair, penalties and their caps, versions of a law, places in other zones.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { formatDay, parseDay } from './facts/calendar-day.ts';
import { entitlement, judgeFacts, loser } from './judge-facts.fixture.ts';
import {
  addUpPenalty,
  capDayOf,
  dayAtPlace,
  daysAway,
  daysBetween,
  lastDayOf,
  lastDayPaused,
  movedToWorkday,
  rounded,
  type Stay,
} from './slow-reckoning.fixture.ts';

type Given = Partial<JudgementFactsInput> & Pick<JudgementFactsInput, 'sale' | 'problem'>;
const place = (country: string, timeZone: string, locality: string) => (given: Given) =>
  judgeFacts({
    decidedOn: '2026-11-20',
    timeZone,
    place: { country, locality },
    buyer: 'consumer',
    warranties: [],
    repairs: [],
    demands: [],
    ...given,
  });
const china = place('CN', 'Asia/Shanghai', 'GD');
const russia = place('RU', 'Europe/Moscow', 'MOW');
const britain = place('GB', 'Europe/London', 'GB');
const europe = place('DE', 'Europe/Berlin', 'DE');

const later = (day: string, days: number) => lastDayOf(day, Math.max(0, days), 'day');
/** Days, with the ends of months and of February more often than chance has them. */
const dayBetween = (from: string, until: string) =>
  fc.oneof(
    fc.integer({ min: parseDay(from), max: parseDay(until) }).map(formatDay),
    fc
      .tuple(
        fc.integer({ min: Number(from.slice(0, 4)), max: Number(until.slice(0, 4)) }),
        fc.constantFrom('01-31', '02-28', '02-29', '03-31', '08-31', '12-31'),
      )
      .map(([year, end]) => `${year}-${end}`)
      .filter(
        (day) =>
          from <= day && day <= until && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day),
      ),
  );
const money = fc.integer({ min: 1, max: 90_000_000 });
/** Around the edge that matters as often as far from it. */
const around = (edge: number) =>
  fc.oneof(fc.integer({ min: Math.max(0, edge - 2), max: edge + 2 }), fc.integer({ min: 0, max: edge * 2 + 3 }));
const stays = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 45 })), { maxLength: 4 });
const staysFrom = (start: string, of: readonly (readonly [number, number])[]): Stay[] =>
  of.map(([after, lasts]) => ({ handedInOn: later(start, after), returnedOn: later(start, after + lasts) }));
const quick = { numRuns: 120 };

describe('terms, walked day by day', () => {
  const terms = [
    { rule: 'CN-3B-7', remedy: 'refund', length: 7, unit: 'day', category: 'fridge' },
    { rule: 'CN-3B-15', remedy: 'replace', length: 15, unit: 'day', category: 'tv' },
    { rule: 'CN-3B-P', remedy: 'repair', length: 12, unit: 'month', category: 'fridge' },
  ] as const;
  test.each(terms)('[CLOCK-1] [CLOCK-2] [CLOCK-4] $rule ends where walking ends, and moves off days off', (term) => {
    const edge = term.unit === 'day' ? term.length : 366;
    fc.assert(
      fc.property(
        dayBetween('2015-01-01', '2025-06-30'),
        around(edge),
        fc.array(fc.integer({ min: -2, max: 4 }), { maxLength: 3 }),
        fc.array(fc.integer({ min: -2, max: 4 }), { maxLength: 3 }),
        (bought, after, off, work) => {
          const end = lastDayOf(bought, term.length, term.unit);
          const near = (shift: number) => formatDay(parseDay(end) + shift);
          const offOn = off.map(near);
          const workOn = work.map(near).filter((day) => !offOn.includes(day));
          const reported = later(bought, after);
          const judgement = china({
            decidedOn: later(reported, 1),
            sale: {
              ...{ currency: 'CNY', kind: 'goods', category: term.category, paidMinor: 100, priceMinor: 100 },
              ...{ contractOn: bought, invoiceOn: bought, deliveredOn: bought },
            },
            problem: { kind: 'defect', foundOn: reported, reportedOn: reported },
            proofs: { defect_shown: true, defect_before_handover: true },
            calendar: { offOn, workOn },
          });
          const inside = reported <= movedToWorkday(end, offOn, workOn);
          // Inside it may give way to a better one, and never for its time.
          const isOwed = entitlement(judgement, term.rule, term.remedy)?.status === 'owed';
          const lostBy = loser(judgement, term.rule, term.remedy)?.lostBy;
          expect([isOwed || lostBy === 'outdone', lostBy === 'window'], lostBy).toEqual([inside, !inside]);
        },
      ),
      quick,
    );
  });

  test('[CLOCK-2] EU and UK withdrawal: fourteen days, and twelve months more when nobody explained it', () => {
    fc.assert(
      fc.property(
        dayBetween('2016-01-01', '2024-12-31'),
        fc.boolean(),
        fc.oneof(around(14), around(380)),
        fc.constantFrom([europe, 'EU-W', 'EUR'] as const, [britain, 'UK-CCR', 'GBP'] as const),
        (received, explained, after, [judge, rule, currency]) => {
          const reported = later(received, after);
          const fortnight = lastDayOf(received, 14, 'day');
          const end = explained ? fortnight : lastDayOf(fortnight, 12, 'month');
          const judgement = judge({
            decidedOn: later(reported, 1),
            sale: {
              ...{ currency, kind: 'goods', channel: 'distance', contractOn: received, deliveredOn: received },
              ...{ paidMinor: 100, withdrawalExplained: explained, madeToOrder: false },
            },
            problem: { kind: 'change_of_mind', reportedOn: reported },
          });
          const status = entitlement(judgement, rule, 'refund')?.status;
          expect(reported <= end ? status !== undefined : status === undefined, `${received} ${reported} ${end}`).toBe(
            true,
          );
        },
      ),
      quick,
    );
  });

  test('[CLOCK-3] UK: thirty days to reject stand still while it is away', () => {
    fc.assert(
      fc.property(dayBetween('2016-01-01', '2024-12-31'), stays, around(45), (ready, of, after) => {
        const repairs = staysFrom(
          ready,
          of.map(([from, lasts]) => [1 + (from % 40), lasts] as const),
        );
        const reported = later(ready, after);
        const end = lastDayPaused(ready, lastDayOf(ready, 30, 'day'), repairs);
        const judgement = britain({
          decidedOn: later(ready, 400),
          sale: {
            ...{ currency: 'GBP', kind: 'goods', category: 'sofa', contractOn: ready, deliveredOn: ready },
            ...{ installationRequired: false, paidMinor: 100 },
          },
          problem: { kind: 'defect', foundOn: reported, reportedOn: reported },
          repairs: repairs.map((stay) => ({ ...stay, fixed: true })),
          proofs: { defect_shown: true, defect_before_handover: true },
        });
        expect(entitlement(judgement, 'UK-22', 'refund') !== undefined, `${JSON.stringify(repairs)} ${end}`).toBe(
          reported <= end,
        );
      }),
      quick,
    );
  });

  test('[CLOCK-2] who carries the burden: six months in China and the UK, twelve in the EU', () => {
    fc.assert(
      fc.property(
        dayBetween('2016-01-01', '2024-12-31'),
        fc.constantFrom(
          [china, 'CN-3B-P', 'repair', 'fridge', 'CNY', 6] as const,
          [britain, 'UK-23', 'repair', 'sofa', 'GBP', 6] as const,
          [europe, 'EU-10', 'repair', 'sofa', 'EUR', 12] as const,
        ),
        fc.integer({ min: -3, max: 3 }),
        (start, [judge, rule, remedy, category, currency, months], shift) => {
          const received =
            start < '2022-01-01' && rule === 'EU-10' ? `2022${start.slice(4)}`.replace('-02-29', '-02-28') : start;
          const end = lastDayOf(received, months, 'month');
          const reported = formatDay(parseDay(end) + shift);
          const judgement = judge({
            decidedOn: later(reported, 2),
            sale: {
              ...{
                currency,
                kind: 'goods',
                category,
                contractOn: received,
                invoiceOn: received,
                deliveredOn: received,
              },
              ...{ installationRequired: false, paidMinor: 100 },
            },
            problem: { kind: 'defect', foundOn: reported, reportedOn: reported },
          });
          const one = entitlement(judgement, rule, remedy);
          expect([one?.burden?.holder, one?.status]).toEqual(
            reported <= end ? ['trader', 'owed'] : ['customer', 'needs_proof'],
          );
        },
      ),
      quick,
    );
  });

  test('[CLOCK-1] RU technically complex goods: a free choice to day fifteen, and not on day sixteen', () => {
    fc.assert(
      fc.property(dayBetween('2015-01-01', '2026-06-30'), around(15), (received, after) => {
        const reported = later(received, after);
        const end = movedToWorkday(lastDayOf(received, 15, 'day'), [], []);
        const judgement = russia({
          decidedOn: later(reported, 1),
          sale: {
            ...{
              currency: 'RUB',
              kind: 'goods',
              category: 'mobile_phone',
              contractOn: received,
              deliveredOn: received,
            },
            ...{ priceMinor: 100, paidMinor: 100, warrantyMonths: 12 },
          },
          warranties: undefined,
          problem: { kind: 'defect', foundOn: reported, reportedOn: reported, gravity: 'ordinary' },
          trader: { cureLate: false },
          calendar: { offOn: [], workOn: [] },
        });
        expect(entitlement(judgement, 'RU-18', 'refund')?.status).toBe(reported <= end ? 'owed' : undefined);
      }),
      quick,
    );
  });
});

describe('money, added up day by day', () => {
  test('[METER-1] [METER-3] RU-23.1: half a percent of the prepayment a day, until it came, was refunded, or the cap', () => {
    fc.assert(
      fc.property(
        dayBetween('2013-01-01', '2026-06-30'),
        money,
        around(200),
        fc.option(fc.integer({ min: 1, max: 260 })),
        fc.option(fc.integer({ min: 1, max: 260 })),
        (due, prepaid, age, came, refunded) => {
          const decidedOn = later(due, age);
          const [deliveredOn, metOn] = [came, refunded].map((at) =>
            at === null || at > age ? undefined : later(due, at),
          );
          const until = [decidedOn, deliveredOn, metOn].filter((day) => day !== undefined).sort()[0] ?? decidedOn;
          const judgement = russia({
            decidedOn,
            sale: {
              ...{
                currency: 'RUB',
                kind: 'goods',
                madeToOrder: false,
                contractOn: '2012-12-01',
                agreedDeliveryOn: due,
              },
              ...{ deliveredOn, priceMinor: prepaid, paidMinor: prepaid, prepaidMinor: prepaid },
            },
            problem: { kind: deliveredOn ? 'late_delivery' : 'not_delivered', reportedOn: due },
            demands: [{ kind: 'refund', madeOn: due, metOn }],
          });
          const cap = BigInt(prepaid);
          const plain = addUpPenalty(cap, 500n, due, until, cap);
          const meter = judgement.meters.find(({ ruleId }) => ruleId === 'RU-23.1/meter');
          expect(meter?.todayMinor ?? 0n).toBe(plain);
          if (meter) expect(meter.capDay).toBe(parseDay(capDayOf(cap, 500n, due, cap)));
          if (meter && meter.metDay === null)
            expect(meter.inWeekMinor).toBe(addUpPenalty(cap, 500n, due, later(until, 7), cap));
          const penalty = entitlement(judgement, 'RU-23.1', 'penalty')?.amountMinor;
          expect(penalty ?? 0n, 'the remedy says what the meter says').toBe(plain);
        },
      ),
      quick,
    );
  });

  test('[METER-1] [LAW-3] RU-23: one percent a day from the tenth day after the demand; capped at what was paid from 2026-02-01', () => {
    fc.assert(
      fc.property(dayBetween('2025-10-01', '2026-05-31'), money, money, around(100), (made, price, paid, age) => {
        const due = lastDayOf(made, 10, 'day');
        const decidedOn = later(made, age);
        const judgement = russia({
          decidedOn,
          sale: {
            ...{
              currency: 'RUB',
              kind: 'goods',
              category: 'sofa',
              contractOn: '2025-06-01',
              deliveredOn: '2025-06-10',
            },
            ...{ priceMinor: price, paidMinor: paid, warrantyMonths: 24 },
          },
          warranties: undefined,
          problem: { kind: 'defect', foundOn: '2025-09-01', reportedOn: '2025-09-02' },
          demands: [{ kind: 'refund', madeOn: made }],
        });
        const isNew = due >= '2026-02-01';
        const plain = addUpPenalty(BigInt(price), 1_000n, due, decidedOn, isNew ? BigInt(paid) : null);
        const meters = judgement.meters.filter(({ ruleId }) => /^RU-23(\.2026)?$/.test(ruleId));
        expect(meters.map(({ ruleId, todayMinor }) => [ruleId, todayMinor])).toEqual([
          [isNew ? 'RU-23.2026' : 'RU-23', decidedOn > due ? plain : 0n],
        ]);
        // An older contract under the newer cap, or an older breach judged under it, is nothing to be sure of.
        expect(meters[0]?.checkWithCounsel).toBe(isNew || decidedOn >= '2026-02-01');
      }),
      quick,
    );
  });

  test('[METER-1] RU-28(5): three percent of the work a day, never more than the work', () => {
    fc.assert(
      fc.property(
        dayBetween('2012-01-01', '2026-06-30'),
        money,
        fc.option(money),
        around(34),
        (due, price, itemised, age) => {
          const decidedOn = later(due, age);
          const base = BigInt(itemised ?? price);
          const judgement = russia({
            decidedOn,
            sale: {
              ...{
                currency: 'RUB',
                kind: 'work',
                contractOn: '2011-12-01',
                workDueOn: due,
                priceMinor: price,
                paidMinor: price,
              },
              ...(itemised === null ? {} : { workPriceMinor: itemised }),
            },
            problem: { kind: 'late_work', reportedOn: decidedOn },
          });
          const plain = addUpPenalty(base, 3_000n, due, decidedOn, base);
          expect(judgement.meters.find(({ ruleId }) => ruleId === 'RU-28(5)')?.todayMinor ?? 0n).toBe(plain);
          expect(entitlement(judgement, 'RU-28', 'penalty')?.amountMinor ?? 0n).toBe(plain);
        },
      ),
      quick,
    );
  });

  test('[CLOCK-3] 三包 wear: a thousandth of the price for each day it was at home', () => {
    fc.assert(
      fc.property(
        dayBetween('2018-01-01', '2024-12-31'),
        stays,
        fc.integer({ min: 30, max: 350 }),
        money,
        (bought, of, used, price) => {
          const repairs = staysFrom(
            bought,
            of.length < 2
              ? [
                  [2, 3],
                  [9, 2],
                ]
              : of,
          ).filter(({ returnedOn }) => returnedOn <= later(bought, used));
          fc.pre(repairs.length >= 2);
          const returnedOn = later(bought, used);
          const judgement = china({
            decidedOn: later(returnedOn, 3),
            sale: {
              ...{ currency: 'CNY', kind: 'goods', category: 'air_conditioner', contractOn: bought, invoiceOn: bought },
              ...{ deliveredOn: bought, returnedOn, priceMinor: price, paidMinor: price },
            },
            problem: { kind: 'defect', foundOn: returnedOn, reportedOn: returnedOn },
            repairs: repairs.map((stay) => ({ ...stay, fixed: false })),
            unit: { sameModelAvailable: true },
            proofs: { defect_shown: true, defect_before_handover: true },
          });
          const home = daysBetween(bought, returnedOn) - daysAway(repairs, bought, returnedOn);
          const wear = rounded(BigInt(price) * 1_000n - BigInt(price) * BigInt(home), 1_000n);
          expect(entitlement(judgement, 'CN-3B-D.air_conditioner', 'refund')?.amountMinor).toBe(wear < 0n ? 0n : wear);
        },
      ),
      quick,
    );
  });

  test('[LAW-3] CN-55: three times the price, 500 yuan at least, and nothing of it for a contract before 2014', () => {
    fc.assert(
      fc.property(dayBetween('2012-06-01', '2016-06-30'), money, (contractOn, price) => {
        const judgement = china({
          sale: { currency: 'CNY', kind: 'goods', contractOn, priceMinor: price, paidMinor: price },
          problem: { kind: 'fraud', reportedOn: '2017-01-01' },
          proofs: { fraud: true },
        });
        const extra = entitlement(judgement, 'CN-55', 'extra_compensation');
        const three = BigInt(price) * 3n;
        if (contractOn < '2014-01-01') expect(extra).toBeUndefined();
        else if (contractOn < '2014-03-15') expect(extra?.status ?? 'none').not.toBe('owed');
        else expect([extra?.status, extra?.amountMinor]).toEqual(['owed', three < 50_000n ? 50_000n : three]);
      }),
      quick,
    );
  });

  test('[LAW-3] RU-13(6): half of everything awarded; a supplier’s breach lets off only what is decided from 2026-02-01', () => {
    fc.assert(
      fc.property(
        dayBetween('2025-12-01', '2026-04-30'),
        money,
        money,
        money,
        fc.boolean(),
        (decidedOn, a, b, c, excused) => {
          const judgement = russia({
            decidedOn,
            sale: { currency: 'RUB', kind: 'goods', contractOn: '2025-05-01', priceMinor: a, paidMinor: a },
            problem: { kind: 'award', reportedOn: decidedOn },
            trader: { failedToPerform: true, supplierBreach: excused, mediated: false },
            award: { refundMinor: a, penaltyMinor: b, moralMinor: c },
            proofs: excused ? { supplier_breach: true, supplier_chosen_in_good_faith: true } : {},
          });
          const half = rounded(BigInt(a) + BigInt(b) + BigInt(c), 2n);
          const [fine, ...more] = judgement.entitlements.filter(({ remedy }) => remedy === 'court_fine');
          expect(more).toEqual([]);
          if (decidedOn < '2026-02-01' || !excused) expect(fine?.amountMinor).toBe(half);
          else expect(fine?.status).not.toBe('owed');
        },
      ),
      quick,
    );
  });
});

test('[CLOCK-1] an instant is judged as the day it has at the place, in any zone and across changes of clocks', () => {
  const zones = [
    'Asia/Shanghai',
    'Europe/Moscow',
    'Europe/London',
    'America/New_York',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2015, 0, 20), max: Date.UTC(2026, 5, 1) }),
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 12 }),
      (at, timeZone, after) => {
        const instant = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
        const reported = dayAtPlace(instant, timeZone);
        const bought = formatDay(parseDay(reported) - after);
        const given = (reportedOn: string): JudgementFactsInput => ({
          decidedOn: later(reported, 2),
          timeZone,
          place: { country: 'CN', locality: 'GD' },
          buyer: 'consumer',
          ...{ warranties: [], repairs: [], demands: [] },
          sale: {
            ...{ currency: 'CNY', kind: 'goods', category: 'fridge', contractOn: bought, invoiceOn: bought },
            ...{ deliveredOn: bought, paidMinor: 100, priceMinor: 100 },
          },
          problem: { kind: 'defect', foundOn: reported, reportedOn },
        });
        const [told, plain] = [judgeFacts(given(instant)), judgeFacts(given(reported))];
        expect(told.entitlements.map(({ id, status }) => [id, status])).toEqual(
          plain.entitlements.map(({ id, status }) => [id, status]),
        );
      },
    ),
    quick,
  );
});
