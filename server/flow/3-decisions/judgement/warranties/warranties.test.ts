// Warranties as records: stamped at the outbound event, covering each class of cost on its own, excluded by codes.
import { expect, test } from 'vitest';
import { type JudgementFactsInput, type StampedWarranty, warrantyTerm } from '#api/flow/3-decisions';
import { entitlement, judgeFacts, loser } from '../judge-facts.fixture.ts';
import { stampExchange, stampReplacedPart, stampWarranty } from './stamp-warranty.ts';

const term = warrantyTerm.parse({
  code: 'SELLER',
  version: 3,
  source: 'seller',
  obligor: 'seller',
  startBasis: 'installation',
  coverages: [
    { costClass: 'parts', sharePercent: 100, length: 24 },
    { costClass: 'labour', sharePercent: 50, length: 12 },
    { costClass: 'travel', sharePercent: 100, length: 30, unit: 'day' },
  ],
});

function stamped(more: Partial<StampedWarranty> = {}): StampedWarranty {
  const made = stampWarranty(term, { installation: '2026-01-31' }, 'Asia/Shanghai');
  if (!made.ok) throw new Error(made.missing);
  return { ...made.stamped, ...more };
}

const costs = (['parts', 'labour', 'travel', 'freight'] as const).map((costClass) => ({
  id: costClass,
  costClass,
  amountMinor: 10_001,
}));
const judgeOn = (reportedOn: string, terms: StampedWarranty[], more: Partial<JudgementFactsInput> = {}) =>
  judgeFacts({
    decidedOn: '2033-01-01',
    timeZone: 'Asia/Shanghai',
    place: { country: 'US', locality: 'NY' },
    buyer: 'business',
    repairs: [],
    costs,
    sale: { currency: 'CNY', contractOn: '2026-01-01', deliveredOn: '2026-01-20' },
    problem: { kind: 'defect', foundOn: reportedOn, reportedOn },
    warranties: terms,
    ...more,
  });
const paid = (judgement: ReturnType<typeof judgeOn>) =>
  judgement.costs.map((line) => [line.lineId, line.outcome, line.customerPaysMinor]);

test('[WARRANTY-1] a term is stamped with the day of its own event, and not before that event', () => {
  expect(stamped().coverages.map((one) => one.endOn)).toEqual(['2028-01-31', '2027-01-31', '2026-03-02']);
  expect(stampWarranty(term, { delivery: '2026-01-20' }, 'UTC')).toEqual({ ok: false, missing: 'installation' });
});

test('[WARRANTY-1] an instant of installation is the day it has in the place of the unit', () => {
  const made = stampWarranty(term, { installation: '2026-01-30T16:30:00Z' }, 'Asia/Shanghai');
  expect(made.ok && made.stamped.startOn).toBe('2026-01-31');
});

test('[WARRANTY-2] each class of cost ends on its own day, and the customer pays the rest of each line', () => {
  expect(paid(judgeOn('2026-03-02', [stamped()]))).toEqual([
    ['parts', 'covered', 0n],
    ['labour', 'partial', 5_001n],
    ['travel', 'covered', 0n],
    ['freight', 'not_covered', 10_001n],
  ]);
  expect(paid(judgeOn('2027-02-01', [stamped()]))).toEqual([
    ['parts', 'covered', 0n],
    ['labour', 'not_covered', 10_001n],
    ['travel', 'not_covered', 10_001n],
    ['freight', 'not_covered', 10_001n],
  ]);
  expect(loser(judgeOn('2028-02-01', [stamped()]), 'WARRANTY-SELLER', 'repair')?.lostBy).toBe('window');
});

test('[WARRANTY-2] a claim before the warranty starts is not covered by it', () => {
  expect(loser(judgeOn('2026-01-30', [stamped()]), 'WARRANTY-SELLER', 'repair')?.lostBy).toBe('window');
});

test('[WARRANTY-2] a lifetime coverage has no last day (requirement H8)', () => {
  const life = stamped({
    coverages: [{ costClass: 'parts', sharePercent: 100, length: null, unit: 'month', endOn: null }],
  });
  expect(entitlement(judgeOn('2032-12-31', [life]), 'WARRANTY-SELLER', 'repair')?.status).toBe('owed');
});

test('[WARRANTY-3] a term that is not transferable asks for the first owner; a component term for the component', () => {
  const own = stamped({ transferable: false });
  expect(entitlement(judgeOn('2026-03-01', [own]), 'WARRANTY-SELLER', 'repair')).toMatchObject({
    status: 'refer',
    missing: ['unit.firstOwner'],
  });
  expect(
    loser(judgeOn('2026-03-01', [own], { unit: { firstOwner: false } }), 'WARRANTY-SELLER', 'repair')?.lostBy,
  ).toBe('condition');
  const pump = stamped({ component: 'pump' });
  expect(
    entitlement(
      judgeOn('2026-03-01', [pump], { problem: { kind: 'defect', reportedOn: '2026-03-01', component: 'pump' } }),
      'WARRANTY-SELLER.pump',
      'repair',
    )?.status,
  ).toBe('owed');
});

test('[WARRANTY-3] exclusions join by "or": one finding is enough, and it is named', () => {
  const excluded = stamped({ exclusions: [{ code: 'private_repair', join: 'or', findings: ['opened', 'modified'] }] });
  const judgement = judgeOn('2026-03-01', [excluded], { findings: { modified: true } });
  expect(loser(judgement, 'WARRANTY-SELLER', 'repair')?.wouldChange).toEqual([
    { fact: 'findings.opened', to: 'no' },
    { fact: 'findings.modified', to: 'no' },
  ]);
});

test('[WARRANTY-3] proof of misuse defeats it, and proof of an older defect against it is for a person', () => {
  expect(
    loser(judgeOn('2026-03-01', [stamped()], { proofs: { misuse: true } }), 'WARRANTY-SELLER', 'repair')?.lostBy,
  ).toBe('proof');
  const disputed = judgeOn('2026-03-01', [stamped()], { proofs: { misuse: true, defect_before_handover: true } });
  expect(entitlement(disputed, 'WARRANTY-SELLER', 'repair')?.status).toBe('refer');
});

test('[WARRANTY-4] the supplier’s own warranty gives the customer nothing', () => {
  const judgement = judgeOn('2026-03-01', [stamped({ source: 'supplier', obligor: 'supplier' })]);
  expect(judgement.entitlements.filter((one) => one.basis === 'warranty')).toEqual([]);
  expect(judgement.supplierCover).toMatchObject([
    {
      party: 'supplier',
      coverages: [{ costClass: 'parts', open: 'yes' }, { costClass: 'labour' }, { costClass: 'travel' }],
    },
  ]);
});

test('[WARRANTY-5] time in repair is added where the term says so', () => {
  const repairs = [{ handedInOn: '2027-12-01', returnedOn: '2027-12-11' }];
  expect(loser(judgeOn('2028-02-10', [stamped()], { repairs }), 'WARRANTY-SELLER', 'repair')?.lostBy).toBe('window');
  const pausing = stamped({ pausesInRepair: true });
  expect(entitlement(judgeOn('2028-02-10', [pausing], { repairs }), 'WARRANTY-SELLER', 'repair')?.status).toBe('owed');
  expect(loser(judgeOn('2028-02-11', [pausing], { repairs }), 'WARRANTY-SELLER', 'repair')?.lostBy).toBe('window');
});

test('[WARRANTY-5] and where the law of the place does: RU art. 20', () => {
  const repairs = [{ handedInOn: '2027-12-01', returnedOn: '2027-12-11' }];
  const russian = {
    repairs,
    place: { country: 'RU', locality: 'MOW' },
    buyer: 'consumer' as const,
    sale: {
      currency: 'RUB',
      kind: 'goods' as const,
      category: 'sofa',
      contractOn: '2026-01-01',
      deliveredOn: '2026-01-20',
    },
  };
  expect(entitlement(judgeOn('2028-02-10', [stamped()], russian), 'RU-18', 'repair')?.status).toBe('owed');
});

test('[WARRANTY-6] found inside the term and reported after it is for a person', () => {
  const judgement = judgeOn('2028-02-05', [stamped()], {
    problem: { kind: 'defect', foundOn: '2028-01-30', reportedOn: '2028-02-05' },
  });
  expect(entitlement(judgement, 'WARRANTY-SELLER', 'repair')?.status).toBe('refer');
});

test('[WARRANTY-7] after an exchange the term begins again; a replaced part has a term of its own', () => {
  expect(stampExchange(stamped(), '2026-06-15', 'UTC', true).coverages[0]?.endOn).toBe('2028-06-15');
  expect(stampExchange(stamped(), '2026-06-15', 'UTC', false).coverages[0]?.endOn).toBe('2028-01-31');
  expect(stampReplacedPart(stamped(), 'pump', '2026-06-15', 'UTC', 30)).toMatchObject({
    component: 'pump',
    coverages: [{ endOn: '2026-07-15' }, {}, {}],
  });
  expect(stampReplacedPart(stamped(), 'pump', '2026-06-15', 'UTC', null).coverages[0]?.endOn).toBe('2028-06-15');
});

test('[WARRANTY-7] two stamps of one term are told apart', () => {
  const judgement = judgeOn('2026-03-01', [stamped({ obligor: 'seller' }), stamped({ obligor: 'maker' })]);
  expect(
    judgement.entitlements
      .filter((one) => one.remedy === 'repair')
      .map((one) => one.ruleId)
      .sort(),
  ).toEqual(['WARRANTY-SELLER', 'WARRANTY-SELLER#2']);
});
