// What must hold for any facts at all: determinism, better promises, growing penalties, caps, refusals, shares.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JudgementFactsInput, StampedWarranty } from '#api/flow/3-decisions';
import { judgementAnswer } from '#api/flow/3-decisions.answers';
import { type PlaybookName, playbookNames } from '../policy-tables/playbook.ts';
import { formatDay, parseDay } from './facts/calendar-day.ts';
import { readFacts } from './facts/read-facts.ts';
import { judgeFacts } from './judge-facts.fixture.ts';
import type { EntitlementStatus, Judgement } from './judgement.ts';
import { writeJudgement } from './write-judgement.ts';

const start = parseDay('2008-01-01');
const dayAfter = (days: number) => formatDay(start + days);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });

const places = fc.constantFrom(
  { country: 'CN', locality: 'GD' },
  { country: 'CN', locality: 'ZJ' },
  { country: 'CN' },
  { country: 'CN', locality: 'SD' },
  { country: 'RU', locality: 'MOW' },
  { country: 'DE', locality: 'DE' },
  { country: 'GB', locality: 'ENG' },
  { country: 'US', locality: 'NY' },
  { country: 'BR' },
);
const kinds = fc.constantFrom(
  'defect',
  'short_delivery',
  'not_delivered',
  'late_delivery',
  'late_work',
  'change_of_mind',
  'fraud',
  'poor_fit',
  'late_handover',
  'prepaid_stopped',
  'defective_work' as const,
);
const categories = fc.constantFrom(
  'sofa',
  'fridge',
  'air_conditioner',
  'mobile_phone',
  'fog_machine',
  'flooring',
  'car',
  'kitchen',
  'other_durable',
);
const money = fc.integer({ min: 0, max: 50_000_000 });

const warranty: fc.Arbitrary<StampedWarranty> = fc
  .record({
    months: fc.integer({ min: 1, max: 60 }),
    share: fc.integer({ min: 0, max: 100 }),
    startAt: fc.integer({ min: 0, max: 7000 }),
    excluded: fc.boolean(),
    swap: fc.boolean(),
  })
  .map(({ months, share, startAt, excluded, swap }) => ({
    code: 'TERM',
    version: 1,
    source: 'seller',
    obligor: 'seller',
    startBasis: 'delivery',
    transferable: true,
    pausesInRepair: false,
    exchangeType: 'none',
    startOn: dayAfter(startAt),
    coverages: [
      {
        costClass: 'parts',
        sharePercent: share,
        length: months,
        unit: 'month',
        endOn: dayAfter(startAt + months * 30),
      },
    ],
    exclusions: excluded ? [{ code: 'misuse', join: 'and', findings: ['misuse'] }] : [],
    remedies: swap ? [{ kind: 'replace', withinLength: 5, unit: 'day', seriousOnly: false }] : [],
  }));

/** Facts whose days run forward from the contract, with holes; the engine has to cope with any of them. */
const anyFacts: fc.Arbitrary<JudgementFactsInput> = fc
  .record({
    at: fc.integer({ min: 0, max: 6800 }),
    deliver: fc.integer({ min: 0, max: 60 }),
    found: fc.integer({ min: 0, max: 900 }),
    wait: fc.integer({ min: 0, max: 20 }),
    decide: fc.integer({ min: 0, max: 300 }),
    place: places,
    kind: kinds,
    category: maybe(categories),
    saleKind: maybe(fc.constantFrom('goods', 'work', 'housing', 'prepaid_service' as const)),
    channel: maybe(fc.constantFrom('store', 'booth', 'platform', 'distance' as const)),
    price: maybe(money),
    prepaid: maybe(money),
    custom: maybe(fc.boolean()),
    intact: maybe(fc.boolean()),
    gravity: maybe(fc.constantFrom('minor', 'ordinary', 'serious' as const)),
    inOrder: maybe(fc.boolean()),
    terms: fc.array(warranty, { maxLength: 3 }),
    repairs: maybe(
      fc.array(
        fc.record({
          from: fc.integer({ min: 0, max: 200 }),
          days: fc.integer({ min: 0, max: 60 }),
          fixed: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    ),
    proofs: fc.dictionary(
      fc.constantFrom(
        'defect_before_handover',
        'defect_shown',
        'misuse',
        'fraud',
        'sales_contract',
        'payment_voucher',
        'force_majeure',
      ),
      fc.boolean(),
    ),
    findings: fc.dictionary(
      fc.constantFrom('misuse', 'modified_circuit', 'barcode_torn', 'invoice_missing'),
      fc.boolean(),
    ),
    cause: maybe(
      fc.constantFrom('loader', 'transport', 'misuse', 'component', 'packing', 'packing_and_transport', 'unknown'),
    ),
    holes: fc.boolean(),
  })
  .map((g) => {
    const delivered = g.at + g.deliver;
    const reported = delivered + g.found + g.wait;
    const come = g.kind !== 'not_delivered' && g.kind !== 'late_work';
    return {
      decidedOn: dayAfter(reported + g.decide),
      timeZone: 'Asia/Shanghai',
      place: g.place,
      buyer: g.holes ? undefined : 'consumer',
      sale: {
        currency: g.place.country === 'RU' ? 'RUB' : 'CNY',
        kind: g.saleKind,
        category: g.category,
        channel: g.channel,
        contractOn: dayAfter(g.at),
        agreedDeliveryOn: dayAfter(g.at + 5),
        workDueOn: dayAfter(g.at + 5),
        deliveredOn: come ? dayAfter(delivered) : undefined,
        priceMinor: g.price,
        paidMinor: g.price,
        prepaidMinor: g.prepaid,
        madeToOrder: g.custom,
        goodsIntact: g.intact,
        hasOwnTerm: g.terms.length > 0,
        returnTermAgreed: false,
      },
      problem: {
        kind: g.kind,
        foundOn: come ? dayAfter(delivered + g.found) : undefined,
        reportedOn: dayAfter(reported),
        gravity: g.gravity,
        itemInOrder: g.inOrder,
        itemInWorkOrder: g.inOrder,
        cause: g.cause,
      },
      warranties: g.terms,
      repairs: g.repairs?.map((stay) => ({
        handedInOn: dayAfter(delivered + Math.min(stay.from, g.found)),
        returnedOn: dayAfter(Math.min(delivered + Math.min(stay.from, g.found) + stay.days, reported)),
        fixed: stay.fixed,
      })),
      demands: [{ kind: 'refund', madeOn: dayAfter(reported) }],
      proofs: g.proofs,
      findings: g.findings,
      costs: [
        { id: 'part', costClass: 'parts', amountMinor: 10_000 },
        { id: 'work', costClass: 'labour', amountMinor: 5_000 },
      ],
    } as JudgementFactsInput;
  });
const playbooks: fc.Arbitrary<PlaybookName | null> = fc.constantFrom(null, ...playbookNames);

const rank: Record<EntitlementStatus, number> = { owed: 0, needs_proof: 1, refer: 2, may_offer: 3 };

/** For each remedy the best standing and, among entitlements of that standing, the most money. */
function standing(judgement: Judgement): Map<string, { rank: number; amount: bigint }> {
  const best = new Map<string, { rank: number; amount: bigint }>();
  for (const one of judgement.entitlements) {
    const is = { rank: rank[one.status], amount: one.amountMinor ?? -1n };
    const was = best.get(one.remedy);
    if (!was || is.rank < was.rank || (is.rank === was.rank && is.amount > was.amount)) best.set(one.remedy, is);
  }
  return best;
}

function noWorse(before: Judgement, after: Judgement): void {
  const later = standing(after);
  for (const [remedy, was] of standing(before)) {
    if (was.rank === rank.may_offer) continue; // a gift may go when a duty takes its place
    const is = later.get(remedy);
    expect(is, remedy).toBeDefined();
    expect(is?.rank, remedy).toBeLessThanOrEqual(was.rank);
    if (is?.rank === was.rank) expect(is.amount >= was.amount, remedy).toBe(true);
  }
  if (before.outcome === 'owed') expect(after.outcome).toBe('owed');
  if (before.outcome !== 'refused') expect(after.outcome).not.toBe('refused');
}

describe('any facts', () => {
  test('[JUDGE-1] the same facts give the same bytes, in whatever order they are written', () => {
    const reversed = (facts: object): object => Object.fromEntries(Object.entries(facts).reverse());
    fc.assert(
      fc.property(anyFacts, playbooks, (facts, playbook) => {
        const again = {
          ...reversed(facts),
          sale: reversed(facts.sale),
          problem: reversed(facts.problem),
        } as JudgementFactsInput;
        expect(writeJudgement(judgeFacts(again, playbook))).toBe(writeJudgement(judgeFacts(facts, playbook)));
      }),
      { numRuns: 150 },
    );
  });

  test('[JUDGE-1] every judgement fits the form it is answered in', () => {
    fc.assert(
      fc.property(anyFacts, playbooks, (facts, playbook) => {
        const answer = judgementAnswer.safeParse(JSON.parse(writeJudgement(judgeFacts(facts, playbook))));
        expect(answer.success ? [] : answer.error.issues).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('[JUDGE-3] a fact that no rule asks for changes nothing', () => {
    fc.assert(
      fc.property(anyFacts, playbooks, fc.string(), fc.nat(), (facts, playbook, text, number) => {
        const more = {
          ...facts,
          weather: text,
          sale: { ...facts.sale, shelf: number },
          other: { colour: text.slice(0, 50), floor: number },
        };
        expect(writeJudgement(judgeFacts(more as JudgementFactsInput, playbook))).toBe(
          writeJudgement(judgeFacts(facts, playbook)),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('[JUDGE-5] another warranty never makes the customer worse off', () => {
    fc.assert(
      fc.property(anyFacts, warranty, playbooks, (facts, extra, playbook) => {
        const terms = facts.warranties ?? [];
        fc.pre(terms.length > 0);
        noWorse(
          judgeFacts(facts, playbook),
          judgeFacts({ ...facts, warranties: [...terms, { ...extra, code: 'EXTRA' }] }, playbook),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('[JUDGE-5] a longer, fuller, less excluded warranty never does either, and no cost line grows', () => {
    fc.assert(
      fc.property(anyFacts, playbooks, fc.integer({ min: 1, max: 2000 }), (facts, playbook, more) => {
        const better = (facts.warranties ?? []).map((term) => ({
          ...term,
          coverages: term.coverages.map((coverage) => ({
            ...coverage,
            sharePercent: 100,
            endOn: coverage.endOn && formatDay(parseDay(coverage.endOn) + more),
          })),
          exclusions: [],
        }));
        const before = judgeFacts(facts, playbook);
        const after = judgeFacts({ ...facts, warranties: better }, playbook);
        noWorse(before, after);
        before.costs.forEach((line, at) => {
          if (line.outcome !== 'refer' && after.costs[at]?.outcome !== 'refer')
            expect(after.costs[at]?.customerPaysMinor).toBeLessThanOrEqual(line.customerPaysMinor);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('[JUDGE-5] a playbook’s promises on top of the law never make the customer worse off', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...playbookNames), (facts, playbook) =>
        noWorse(judgeFacts(facts, null), judgeFacts(facts, playbook)),
      ),
      { numRuns: 200 },
    );
  });

  test('[JUDGE-6] a refusal names its rule, a burden and a reason; nothing else refuses', () => {
    fc.assert(
      fc.property(anyFacts, playbooks, (facts, playbook) => {
        const judgement = judgeFacts(facts, playbook);
        if (judgement.outcome === 'refused') {
          expect(judgement.refusal?.ruleId).toBeTruthy();
          expect(judgement.refusal?.citation).toBeTruthy();
          expect(['trader', 'customer']).toContain(judgement.refusal?.burden.holder);
          expect(judgement.refusal?.reasons.length).toBeGreaterThan(0);
          expect(
            judgement.losers.find((one) => one.ruleId === judgement.refusal?.ruleId && !one.checkWithCounsel),
          ).toBeDefined();
        }
        if (judgement.outcome === 'refer') expect(judgement.referBecause.length).toBeGreaterThan(0);
        if (judgement.outcome === 'owed') expect(judgement.refusal).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  test('[JUDGE-2] forgetting a fact never turns what is owed, or for a person, into a refusal', () => {
    const forgettable = fc.subarray([
      'kind',
      'category',
      'channel',
      'contractOn',
      'agreedDeliveryOn',
      'workDueOn',
      'deliveredOn',
      'priceMinor',
      'paidMinor',
      'prepaidMinor',
      'madeToOrder',
      'goodsIntact',
      'hasOwnTerm',
      'returnTermAgreed',
    ]);
    fc.assert(
      fc.property(
        anyFacts,
        playbooks,
        forgettable,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (facts, playbook, names, noReport, noRepairs, noPlace) => {
          const before = judgeFacts(facts, playbook);
          fc.pre(before.outcome === 'owed' || before.outcome === 'refer');
          const sale = Object.fromEntries(
            Object.entries(facts.sale).filter(([name]) => !(names as string[]).includes(name)),
          );
          const { locality: _, ...country } = facts.place;
          const less = {
            ...facts,
            sale,
            problem: noReport ? { kind: facts.problem.kind } : facts.problem,
            repairs: noRepairs ? undefined : facts.repairs,
            place: noPlace ? country : facts.place,
          } as JudgementFactsInput;
          expect(judgeFacts(less, playbook).outcome).not.toBe('refused');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('[JUDGE-9] shares of liability sum to the whole', () => {
    fc.assert(
      fc.property(anyFacts, playbooks, (facts, playbook) => {
        const shares = judgeFacts(facts, playbook).liability;
        expect(shares.reduce((sum, share) => sum + share.shareBasisPoints, 0)).toBe(10_000);
        for (const share of shares) expect(share.shareBasisPoints).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

test('[JUDGE-8] any JSON at all is read or refused by field, never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (given) => void readFacts(given)),
    { numRuns: 300 },
  );
});
