// AC-1 to AC-10: each rule met, not met and unknown, with the facts that make the difference.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompensationRule } from '#api/flow/3-decisions.compensation';
import { askRules } from './ask-rules.ts';
import { floodedHome, knownCase, silence } from './known-case.fixture.ts';
import type { Head, KnownCase, KnownDemand } from './known-case.ts';
import { burdenOf, hasWordsFor, keepAssessment, showAssessment } from './write-assessment.ts';

function answerOf(known: KnownCase, ruleId: CompensationRule) {
  const { outcome, steps } = askRules(known);
  const step = steps.find((one) => one.ruleId === ruleId);
  return [step?.answer, step?.code, outcome];
}
const asked = (given: Partial<KnownDemand>): KnownDemand => ({ ...silence, lapsed: false, ...given });

test('the seed case: everything met, the 70,000 paid and never delivered are owed', () => {
  const { outcome, lines, totalMinor, ground } = askRules(knownCase());
  expect([outcome, totalMinor, ground]).toEqual(['pay', 7_000_000n, null]);
  expect(lines).toMatchObject([{ head: 'refund', from: 'paid', ruleId: 'AC-7', beforeCapMinor: null }]);
});

describe('[AC-1] given a commitment to pay first', () => {
  test('when it was signed, and whoever has left since', () => {
    expect(answerOf(knownCase(), 'AC-1')).toEqual(['met', 'promised', 'pay']);
    expect(answerOf(knownCase({}, { promise: null }), 'AC-1')).toEqual(['not_met', 'no_promise', 'refuse']);
  });
});

describe('[AC-2] bought here', () => {
  test('of us, before the merchant left', () => {
    expect(answerOf(knownCase(), 'AC-2')[1]).toBe('bought_here');
    expect(answerOf(knownCase({}, null), 'AC-2')).toEqual(['not_met', 'not_bought_here', 'refuse']);
    expect(answerOf(knownCase({}, { inStore: false }), 'AC-2')).toEqual(['not_met', 'sold_elsewhere', 'refuse']);
    expect(answerOf(knownCase({}, { signedOn: '2014-04-01' }), 'AC-2')).toEqual([
      'not_met',
      'sold_after_exit',
      'refuse',
    ]);
    expect(answerOf(knownCase({}, { signedOn: '2014-03-31' }), 'AC-2')[0]).toBe('met');
  });
  test('a cancelled contract waits for a person and is not refused', () => {
    expect(answerOf(knownCase({}, { cancelledOn: '2014-02-01' }), 'AC-2')).toEqual([
      'missing',
      'contract_cancelled',
      'wait',
    ]);
  });
});

test('[AC-3] a proof still wanted makes the case wait and names it; one done without does not', () => {
  const proofs = (state: 'wanted' | 'waived') => [
    { kind: 'sales_contract', state: 'given' as const },
    { kind: 'payment_voucher', state },
  ];
  expect(answerOf(knownCase({ proofs: proofs('wanted') }), 'AC-3')).toEqual(['missing', 'proofs_wanted', 'wait']);
  expect(askRules(knownCase({ proofs: proofs('wanted') })).ground?.facts).toEqual({ proofs: 'payment_voucher' });
  expect(answerOf(knownCase({ proofs: proofs('waived') }), 'AC-3')[0]).toBe('met');
});

test('[AC-4] before the visit nothing is decided; a visit that finds the goods there, or no problem, says no', () => {
  const visit = (delivered: boolean | null, problemFound: boolean) =>
    knownCase({ visit: { doneOn: '2014-05-21', delivered, problemFound } });
  expect(answerOf(knownCase({ visit: null }), 'AC-4')).toEqual(['missing', 'not_visited', 'wait']);
  expect(answerOf(visit(true, true), 'AC-4').slice(0, 2)).toEqual(['not_met', 'found_delivered']);
  expect(answerOf(visit(false, false), 'AC-4')).toEqual(['not_met', 'problem_not_found', 'refuse']);
  expect(answerOf(visit(null, true), 'AC-4')[0]).toBe('met');
  const called = { visit: null, seenInIncidentOn: '2014-05-21' };
  expect(answerOf(knownCase(called), 'AC-4')).toEqual(['met', 'seen_in_incident', 'pay']);
  expect(answerOf(floodedHome(called), 'AC-4')).toEqual(['missing', 'not_visited', 'wait']);
});

describe('[AC-5] the merchant was asked and failed', () => {
  const merchant = (given: Partial<KnownCase>, leftOn: string | null = null) =>
    answerOf(knownCase(given, { merchantLeftOn: leftOn }), 'AC-5');
  test('not asked yet, and asked with days left: it has its turn first', () => {
    expect(merchant({ demands: [] })).toEqual(['missing', 'merchant_not_asked', 'wait']);
    expect(merchant({ demands: [asked({ dueOn: '2014-06-05' })] })).toEqual(['missing', 'merchant_asked', 'wait']);
  });
  test('silence past the deadline, however it was noticed', () => {
    expect(merchant({ demands: [silence] })).toEqual(['met', 'merchant_silent', 'pay']);
    expect(merchant({ demands: [asked({ dueOn: '2014-06-04' })] })[1]).toBe('merchant_silent');
  });
  test('refused, disputed, no agreement', () => {
    for (const answer of ['refuses', 'disputes', 'no_agreement'] as const)
      expect(merchant({ demands: [asked({ answer, answeredOn: '2014-05-23' })] })[1]).toBe('merchant_refused');
  });
  test('agreed until a day: it has until its end, then it broke its word', () => {
    const agreed = (performOn: string) => ({
      demands: [asked({ answer: 'agrees', answeredOn: '2014-05-23', performOn })],
    });
    expect(merchant(agreed('2014-06-05'))).toEqual(['missing', 'merchant_has_until', 'wait']);
    expect(merchant(agreed('2014-06-04'))).toEqual(['met', 'merchant_broke_word', 'pay']);
  });
  test('put right in time: nothing is compensated, until a later visit finds the problem still there', () => {
    const demands = [silence, asked({ answer: 'put_right', answeredOn: '2014-05-25' })];
    expect(merchant({ demands })).toEqual(['not_met', 'put_right', 'refuse']);
    const visit = (doneOn: string) => ({ demands, visit: { doneOn, delivered: false, problemFound: true } });
    expect(merchant(visit('2014-05-26'))).toEqual(['met', 'not_put_right', 'pay']);
    expect(merchant(visit('2014-05-25'))[1]).toBe('put_right');
  });
  test('delivered after all is performed, whoever asked', () => {
    expect(answerOf(knownCase({}, { deliveredOn: '2014-06-01' }), 'AC-5')).toEqual(['not_met', 'performed', 'refuse']);
    expect(answerOf(floodedHome(), 'AC-5')[0]).toBe('met');
  });
  test('a merchant that has left need not be asked', () => {
    expect(merchant({ demands: [] }, '2014-03-31')).toEqual(['met', 'merchant_left', 'pay']);
    expect(merchant({ demands: [] }, '2014-06-06')[0]).toBe('missing');
  });
});

test('[AC-6] a head decided before is not decided again; the others still are', () => {
  expect(answerOf(knownCase({ taken: ['refund'] }), 'AC-6')).toEqual(['not_met', 'compensated_already', 'refuse']);
  const soaked = knownCase({ taken: ['refund'], damageClass: 'wall_soaked', assessedLossMinor: 500_000n });
  expect(askRules(soaked)).toMatchObject({ outcome: 'pay', lines: [{ head: 'consequential', amountMinor: 500_000n }] });
});

describe('[AC-7] the amount is known', () => {
  test('what vouchers do not say is asked for', () => {
    expect(answerOf(knownCase({}, { paidMinor: null }), 'AC-7')).toEqual(['missing', 'paid_unknown', 'wait']);
    expect(answerOf(knownCase({}, { paidMinor: 0n }), 'AC-7')[1]).toBe('nothing_paid');
    expect(answerOf(floodedHome({ assessedLossMinor: null }), 'AC-7')).toEqual([
      'missing',
      'loss_not_assessed',
      'wait',
    ]);
  });
  test('a household’s damage is its assessed loss; beside a refund only when the home was damaged', () => {
    expect(askRules(floodedHome()).lines).toMatchObject([{ head: 'consequential', amountMinor: 4_000_000n }]);
    const both = askRules(knownCase({ damageClass: 'wall_soaked', assessedLossMinor: 500_000n }));
    expect(both.lines.map((line) => line.head)).toEqual(['refund', 'consequential']);
    expect(askRules(knownCase({ assessedLossMinor: 500_000n })).lines.map((line) => line.head)).toEqual(['refund']);
  });
  test('the operator’s own table gives the amount, and its row and version are kept; penalties of several are summed', () => {
    const title = { 'zh-CN': '违约金', ru: 'Неустойка', en: 'Penalty' };
    const penalty = { head: 'penalty' as const, ruleVersion: '2', title };
    const { lines } = askRules(
      knownCase({
        given: [
          { head: 'advance', amountMinor: 6_500_000n, ruleId: 'MALL-ADVANCE.undelivered', ruleVersion: '1', title },
          { ...penalty, amountMinor: 100n, ruleId: 'A.1' },
          { ...penalty, amountMinor: 11n, ruleId: 'B.1' },
        ],
      }),
    );
    expect(lines).toMatchObject([
      { head: 'refund', amountMinor: 6_500_000n, ruleId: 'MALL-ADVANCE.undelivered' },
      { head: 'penalty', amountMinor: 111n, ruleId: 'A.1+B.1', ruleVersion: '2' },
    ]);
  });
});

test('[AC-8] the refund stays within the price, everything within the cap that is left', () => {
  const { lines } = askRules(knownCase({}, { priceMinor: 6_000_000n }));
  expect(lines).toMatchObject([{ amountMinor: 6_000_000n, beforeCapMinor: 7_000_000n }]);
  const caps = { perContractMinor: 5_000_000n, claimMonths: 36 };
  expect(askRules(knownCase({ caps, takenMinor: 1_000_000n })).totalMinor).toBe(4_000_000n);
  expect(answerOf(knownCase({ caps, takenMinor: 5_000_000n }), 'AC-8')).toEqual(['not_met', 'cap_used', 'refuse']);
});

test('[AC-9] a complaint on the last day of the months is in time, a day later it is not; without months it always is', () => {
  const complained = (complainedOn: string, claimMonths: number | null = 3) =>
    answerOf(knownCase({ complainedOn, onDay: '2014-06-05', caps: { perContractMinor: null, claimMonths } }), 'AC-9');
  expect(complained('2014-04-30')).toEqual(['met', 'complained_in_time', 'pay']);
  expect(complained('2014-05-01')).toEqual(['not_met', 'complained_late', 'refuse']);
  expect(complained('2014-05-01', null)[1]).toBe('no_end');
});

describe('[AC-10] every no names its rule, the burden, and what would change it; the unknown is no no', () => {
  const heads: Head[] = ['refund', 'penalty', 'consequential'];
  const someDay = fc.constantFrom('2013-12-14', '2014-03-31', '2014-05-21', '2014-06-04', '2014-06-05', '2014-07-01');
  const demand = fc.record({
    sentOn: fc.constant('2014-05-22'),
    dueOn: someDay,
    answeredOn: fc.constant('2014-05-23'),
    answer: fc.constantFrom(null, 'agrees', 'put_right', 'refuses', 'disputes', 'no_agreement'),
    performOn: fc.option(someDay),
    lapsed: fc.boolean(),
  });
  const anyCase = fc
    .record({
      problem: fc.constantFrom('not_delivered', 'late', 'other'),
      complainedOn: someDay,
      proofs: fc.array(fc.record({ kind: fc.constant('photo'), state: fc.constantFrom('wanted', 'given', 'waived') })),
      visit: fc.option(fc.record({ doneOn: someDay, delivered: fc.option(fc.boolean()), problemFound: fc.boolean() })),
      seenInIncidentOn: fc.option(someDay),
      demands: fc.array(demand, { maxLength: 3 }),
      damageClass: fc.constantFrom('none', 'wall_soaked'),
      assessedLossMinor: fc.option(fc.bigInt(0n, 10n ** 14n)),
      taken: fc.subarray(heads),
      takenMinor: fc.bigInt(0n, 10n ** 14n),
      perContractMinor: fc.option(fc.bigInt(0n, 10n ** 14n)),
      paidMinor: fc.option(fc.bigInt(0n, 10n ** 14n)),
      priceMinor: fc.option(fc.bigInt(0n, 10n ** 14n)),
      deliveredOn: fc.option(someDay),
      merchantLeftOn: fc.option(someDay),
      hasSale: fc.boolean(),
    })
    .map(({ perContractMinor, paidMinor, priceMinor, deliveredOn, merchantLeftOn, hasSale, ...rest }) =>
      knownCase(
        { ...rest, caps: { perContractMinor, claimMonths: 3 } } as Partial<KnownCase>,
        hasSale ? { paidMinor, priceMinor, deliveredOn, merchantLeftOn } : null,
      ),
    );

  test('whatever is known', () => {
    fc.assert(
      fc.property(anyCase, (known) => {
        const assessed = askRules(known);
        const { outcome, ground, steps, lines, totalMinor } = assessed;
        expect(steps.map((step) => step.ruleId)).toEqual(steps.map((_, i) => `AC-${i + 1}`));
        expect(steps.every((step) => hasWordsFor(step.code))).toBe(true);
        expect(outcome === 'refuse').toBe(steps.some((step) => step.answer === 'not_met'));
        if (outcome === 'pay') {
          expect(ground).toBe(null);
          expect(totalMinor).toBeGreaterThan(0n);
        } else {
          expect(ground?.answer).toBe(outcome === 'refuse' ? 'not_met' : 'missing');
          const shown = showAssessment(keepAssessment(known, assessed), {
            caseId: known.caseId,
            contractId: known.sale?.contractId ?? null,
            personId: known.personId,
          });
          expect(shown.ground?.wouldChange?.ru).toMatch(/\p{Script=Cyrillic}/u);
          expect(shown.ground?.burden).toBe(burdenOf(ground?.code ?? ''));
          expect(JSON.stringify(shown)).not.toContain('{{');
        }
        // No head twice, nothing past a cap, nothing negative.
        expect(lines.every((line) => line.amountMinor > 0n && !known.taken.includes(line.head))).toBe(true);
        expect(new Set(lines.map((line) => line.head)).size).toBe(lines.length);
        if (known.caps.perContractMinor !== null && lines.length > 0)
          expect(totalMinor + known.takenMinor).toBeLessThanOrEqual(known.caps.perContractMinor);
      }),
      { numRuns: 1_000 },
    );
  });
});
