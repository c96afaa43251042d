// What a judgement says besides entitlements: differences, freight, liability, meters and exposure, letters, care.
import { expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { shippedPacks } from '../../law-packs/law-packs.ts';
import { shippedPlaybooks } from '../../policy-tables/playbook.ts';
import { compareJudgements } from '../compare-judgements.ts';
import { compileLawbook } from '../compile-lawbook.ts';
import { readFacts } from '../facts/read-facts.ts';
import { bookOf, judgeFacts } from '../judge-facts.fixture.ts';
import { sumExposure } from '../meters/sum-exposure.ts';
import { rejudge } from '../rejudge.ts';

const sofa: JudgementFactsInput = {
  decidedOn: '2026-11-20',
  timeZone: 'Europe/Moscow',
  place: { country: 'RU', locality: 'MOW' },
  buyer: 'consumer',
  repairs: [],
  demands: [],
  warranties: undefined,
  sale: {
    currency: 'RUB',
    kind: 'goods',
    category: 'sofa',
    channel: 'store',
    contractOn: '2026-02-10',
    deliveredOn: '2026-03-01',
    priceMinor: 6_000_000,
    paidMinor: 6_000_000,
    warrantyMonths: 6,
  },
  problem: { kind: 'defect', foundOn: '2026-10-01', reportedOn: '2026-10-01' },
};

test('[JUDGE-11] an expert opinion arrives: the difference is just what it changed', () => {
  const before = judgeFacts(sofa);
  const difference = compareJudgements(before, judgeFacts({ ...sofa, proofs: { defect_before_handover: true } }));
  expect(difference.outcome).toEqual({ field: 'outcome', before: 'needs_proof', after: 'owed' });
  expect(difference.entitlements.find((one) => one.id === 'statute:RU-19:refund')?.fields).toContainEqual({
    field: 'status',
    before: 'needs_proof',
    after: 'owed',
  });
  expect(compareJudgements(before, judgeFacts(sofa)).same).toBe(true);
});

test('[LAW-5] a changed pack shows which open cases would come out differently, before it is in force', () => {
  const changed = shippedPacks.map((pack) => ({
    ...pack,
    rules: pack.rules.map((rule) =>
      rule.id === 'RU-19' && rule.window
        ? { ...rule, window: { ...rule.window, clock: { ...rule.window.clock, length: 7 } } }
        : rule,
    ),
  }));
  const then = compileLawbook(changed, shippedPlaybooks.retailer.tables);
  if (!then.ok) throw new Error('the changed pack compiles');
  const cases = ['2026-09-15', '2026-10-02', '2026-11-01'].map((day) => {
    const read = readFacts({
      ...sofa,
      problem: { kind: 'defect', foundOn: day, reportedOn: day, gravity: 'ordinary' },
    });
    if (!read.ok) throw new Error(day);
    return { caseId: day, sheet: read.sheet };
  });
  const progress = [...rejudge(bookOf('retailer'), then.book, cases, 2)];
  expect(progress.map((one) => one.done)).toEqual([2, 3]);
  expect(
    progress.flatMap((one) =>
      one.changed.map((changedCase) => [changedCase.caseId, changedCase.difference.outcome?.after]),
    ),
  ).toEqual([
    ['2026-10-02', 'refused'],
    ['2026-11-01', 'refused'],
  ]);
});

test('[JUDGE-10] where the law puts freight on the trader, a table cannot put it back', () => {
  const judgement = judgeFacts(
    { ...sofa, problem: { kind: 'defect', foundOn: '2026-05-01', reportedOn: '2026-05-01' } },
    'manufacturer',
  );
  expect(judgement.freight.map((leg) => leg.payer)).toEqual(['trader', 'trader']);
});

test('[JUDGE-9] a cause that is half assigned leaves the other half with the operator', () => {
  const judgement = judgeFacts({ ...sofa, problem: { ...sofa.problem, cause: 'component' } }, 'manufacturer');
  expect(judgement.liability.map((share) => [share.party, share.shareBasisPoints])).toEqual([
    ['supplier', 8_000],
    ['operator', 2_000],
  ]);
});

test('[METER-1] a meter counts from the day after the due day, and stops when the demand is met', () => {
  const meter = (decidedOn: string, metOn?: string) => {
    const judgement = judgeFacts({ ...sofa, decidedOn, demands: [{ kind: 'refund', madeOn: '2026-10-01', metOn }] });
    const found = judgement.meters.find((one) => one.ruleId === 'RU-23.2026');
    return [found?.daysLate, found?.todayMinor, found?.inWeekMinor];
  };
  expect(meter('2026-10-11')).toEqual([0, 0n, 420_000n]);
  expect(meter('2026-10-12')).toEqual([1, 60_000n, 480_000n]);
  expect(meter('2026-12-01', '2026-10-21')).toEqual([10, 600_000n, 600_000n]);
});

test('[METER-1] a term the law makes the longest is not lengthened by agreement: RU repair, 45 days', () => {
  const repair = (dueOn: string | undefined) =>
    judgeFacts({ ...sofa, demands: [{ kind: 'repair', madeOn: '2026-10-01', dueOn }] }).meters.find(
      (one) => one.ruleId === 'RU-23.2026/repair',
    )?.daysLate;
  expect([repair('2027-01-31'), repair(undefined), repair('2026-10-31')]).toEqual([5, 5, 20]);
});

test('[METER-1] in China the sixteenth day after a demand is deliberate delay', () => {
  const chinese = (decidedOn: string) =>
    judgeFacts({
      ...sofa,
      decidedOn,
      place: { country: 'CN', locality: 'GD' },
      sale: { ...sofa.sale, currency: 'CNY' },
      demands: [{ kind: 'refund', madeOn: '2026-10-02' }],
    }).meters.find((one) => one.ruleId === 'CN-48(8)');
  expect([chinese('2026-10-17')?.daysLate, chinese('2026-10-18')?.daysLate]).toEqual([0, 1]);
  expect(chinese('2026-10-18')?.warnsOf?.en).toContain('500,000 yuan');
});

test('[METER-2] a contract older than the cap of 2026 is shown with a word to ask counsel', () => {
  const old = judgeFacts({
    ...sofa,
    sale: { ...sofa.sale, contractOn: '2026-01-10' },
    demands: [{ kind: 'refund', madeOn: '2026-10-01' }],
  });
  expect(old.meters.find((one) => one.ruleId === 'RU-23.2026')?.checkWithCounsel).toBe(true);
});

test('[METER-4] exposure adds meters of one currency, and says when there is no cap', () => {
  const one = judgeFacts({ ...sofa, demands: [{ kind: 'refund', madeOn: '2026-10-01' }] });
  const two = judgeFacts({
    ...sofa,
    sale: { ...sofa.sale, currency: 'USD' },
    demands: [{ kind: 'refund', madeOn: '2025-10-01' }],
  });
  const sums = sumExposure([one, one, two]);
  expect(sums.map((sum) => [sum.currency, sum.metersRunning])).toEqual([
    ['RUB', 2],
    ['USD', 1],
  ]);
  expect(sums[0]?.todayMinor).toBe(2n * (one.meters[0]?.todayMinor ?? 0n));
});

test('[JUDGE-7] goodwill is looked at only where nothing is owed', () => {
  expect(judgeFacts(sofa, 'retailer').entitlements.some((one) => one.basis === 'goodwill')).toBe(true);
  expect(
    judgeFacts({ ...sofa, proofs: { defect_before_handover: true } }, 'retailer').entitlements.some(
      (one) => one.basis === 'goodwill',
    ),
  ).toBe(false);
});
