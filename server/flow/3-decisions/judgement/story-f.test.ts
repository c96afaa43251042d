// Story F of the requirements: a kitchen, a goodwill rail set, a loader and a sofa one day out of warranty.
import { expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { shippedPlaybooks } from '../policy-tables/playbook.ts';
import { formatDay } from './facts/calendar-day.ts';
import { entitlement, judgeFacts, loser } from './judge-facts.fixture.ts';
import { sumExposure } from './meters/sum-exposure.ts';
import { stampWarranty } from './warranties/stamp-warranty.ts';

const factory18 = shippedPlaybooks.retailer.terms.find((term) => term.code === 'FACTORY-18');
function stamped(handover: string) {
  if (!factory18) throw new Error('the retailer playbook has an 18-month factory term');
  const made = stampWarranty(factory18, { handover }, 'Europe/Moscow');
  if (!made.ok) throw new Error(made.missing);
  return made.stamped;
}

function russia(
  given: Pick<JudgementFactsInput, 'decidedOn' | 'sale' | 'problem'> & Partial<JudgementFactsInput>,
): JudgementFactsInput {
  return {
    timeZone: 'Europe/Moscow',
    place: { country: 'RU', locality: 'MOW' },
    buyer: 'consumer',
    repairs: [],
    demands: [],
    ...given,
  };
}

const kitchen: JudgementFactsInput['sale'] = {
  currency: 'USD',
  kind: 'goods',
  category: 'kitchen',
  channel: 'store',
  soldBy: 'us',
  madeToOrder: false,
  contractOn: '2009-01-15',
  agreedDeliveryOn: '2009-03-09',
  deliveredOn: '2009-03-09',
  acceptedOn: '2009-03-09',
  priceMinor: 370_000,
  paidMinor: 370_000,
  prepaidMinor: 370_000,
};
const rail = (itemInOrder: boolean, itemInWorkOrder: boolean) =>
  judgeFacts(
    russia({
      decidedOn: '2009-05-09',
      sale: kitchen,
      problem: { kind: 'short_delivery', reportedOn: '2009-05-09', itemInOrder, itemInWorkOrder, cause: 'not_ordered' },
      warranties: [stamped('2009-03-09')],
      history: { goodwillGiven: 0 },
    }),
    'retailer',
  );

test('[STORY-F.1] the kitchen of 2009-03-09 is under the 18-month factory warranty until 2010-09-09', () => {
  expect(stamped('2009-03-09').coverages.map((one) => one.endOn)).toEqual(['2010-09-09', '2010-09-09', '2010-09-09']);
});

test('[STORY-F.2] an accessory in neither the order nor the signed work order is not covered, and the cause is not-ordered', () => {
  const judgement = rail(false, false);
  expect(judgement.outcome).toBe('refused');
  expect(judgement.refusal?.ruleId).toBe('CONTRACT-1');
  expect(judgement.refusal?.reasons.map((reason) => reason.fact)).toEqual([
    'problem.itemInOrder',
    'problem.itemInWorkOrder',
  ]);
  expect(judgement.refusal?.wouldChange.map((change) => change.fact)).toContain('problem.itemInWorkOrder');
  expect(judgement.causeClass).toBe('not_ordered');
  expect(judgement.liability.reduce((sum, share) => sum + share.shareBasisPoints, 0)).toBe(10_000);
});

test('[STORY-F.2] the same accessory listed in the signed work order is owed', () => {
  const judgement = rail(false, true);
  expect([judgement.outcome, judgement.causeClass]).toEqual(['owed', 'short_shipment']);
  expect(entitlement(judgement, 'CONTRACT-1', 'missing_part')?.status).toBe('owed');
});

test('[STORY-F.3] goodwill may be offered, apart from liability, with the words that it is no admission', () => {
  const [gift] = rail(false, false).entitlements;
  expect(gift).toMatchObject({
    basis: 'goodwill',
    remedy: 'goodwill',
    status: 'may_offer',
    ruleId: 'SHOP-GOODWILL.not-ordered',
  });
  expect(gift?.notice?.ru).toContain('не означает признания');
  expect(rail(false, true).entitlements.some((one) => one.basis === 'goodwill')).toBe(false);
});

test('[STORY-F.4] sued for late delivery of the whole order, 60 days: exposure 1,110 dollars, cap 3,700', () => {
  const judgement = judgeFacts(
    russia({
      decidedOn: '2009-05-10',
      sale: { ...kitchen, agreedDeliveryOn: '2009-03-09', deliveredOn: '2009-05-08' },
      problem: { kind: 'late_delivery', reportedOn: '2009-05-10' },
    }),
    'retailer',
  );
  expect(entitlement(judgement, 'RU-23.1', 'penalty')?.amountMinor).toBe(111_000n);
  expect(sumExposure([judgement])).toEqual([
    {
      currency: 'USD',
      todayMinor: 111_000n,
      inWeekMinor: 111_000n,
      atCapMinor: 111_000n,
      metersRunning: 0,
      metersUnknown: 0,
    },
  ]);
  expect(judgement.meters[0]).toMatchObject({ daysLate: 60, capMinor: 370_000n });
});

test('[STORY-F.7] a door the loader broke: a new one for the customer now, 40 on the loader and not 90', () => {
  const judgement = judgeFacts(
    russia({
      decidedOn: '2009-05-11',
      sale: { ...kitchen, purchaseCostMinor: 4_000 },
      problem: {
        kind: 'short_delivery',
        reportedOn: '2009-05-11',
        itemInOrder: true,
        itemInWorkOrder: true,
        cause: 'loader',
      },
    }),
    'retailer',
  );
  expect(judgement.outcome).toBe('owed');
  expect(judgement.liability).toEqual([
    {
      party: 'loader',
      basis: 'fault',
      shareBasisPoints: 10_000,
      at: 'purchase_cost',
      amountMinor: 4_000n,
      ruleId: 'SHOP-LIABILITY.loader',
    },
  ]);
});

test('[STORY-F.8] a factory short shipment: the part is owed at once, the manufacturer bears all of it, and nobody waits', () => {
  const judgement = judgeFacts(
    russia({
      decidedOn: '2009-05-12',
      sale: kitchen,
      problem: {
        kind: 'short_delivery',
        reportedOn: '2009-05-12',
        itemInOrder: true,
        itemInWorkOrder: true,
        cause: 'short_shipment',
      },
    }),
    'retailer',
  );
  expect(entitlement(judgement, 'CONTRACT-1', 'missing_part')).toMatchObject({
    status: 'owed',
    missing: [],
    recourse: [{ from: 'seller', against: 'maker' }],
  });
  expect(judgement.liability.map((share) => [share.party, share.shareBasisPoints])).toEqual([['manufacturer', 10_000]]);
});

const sofa = (reportedOn: string, proofs: Record<string, boolean> = {}) =>
  judgeFacts(
    russia({
      decidedOn: reportedOn,
      sale: {
        currency: 'RUB',
        kind: 'goods',
        category: 'sofa',
        channel: 'store',
        contractOn: '2007-10-20',
        deliveredOn: '2007-11-12',
        handedOverOn: '2007-11-12',
        priceMinor: 4_500_000,
        paidMinor: 4_500_000,
      },
      problem: { kind: 'defect', foundOn: reportedOn, reportedOn },
      warranties: [stamped('2007-11-12')],
      proofs,
    }),
    'retailer',
  );

test('[STORY-F.9] one day out of warranty and inside two years: the customer must prove a defect from before handover', () => {
  const judgement = sofa('2009-05-13');
  expect(judgement.outcome).toBe('needs_proof');
  expect(judgement.refusal).toMatchObject({
    ruleId: 'RU-19',
    burden: { holder: 'customer', proofs: ['defect_before_handover'] },
  });
  expect(judgement.refusal?.wouldChange).toContainEqual({ fact: 'proofs.defect_before_handover', to: 'yes' });
  const warranty = loser(judgement, 'WARRANTY-FACTORY-18', 'repair');
  expect([warranty?.lostBy, formatDay(warranty?.reasons[0]?.limitDay ?? 0)]).toEqual(['window', '2009-05-12']);
  expect(judgement.entitlements.find((one) => one.remedy === 'paid_repair')?.status).toBe('may_offer');
});

test('[STORY-F.9] on the last day of the warranty the seller proves, and the menu is open', () => {
  const judgement = sofa('2009-05-12');
  expect([judgement.outcome, judgement.refusal]).toEqual(['owed', null]);
  expect(entitlement(judgement, 'RU-18', 'replace')?.burden?.holder).toBe('trader');
});

test('[STORY-F.10] an expert opinion that the defect is older than the handover opens the whole menu', () => {
  const judgement = sofa('2009-05-13', { defect_before_handover: true });
  expect(judgement.outcome).toBe('owed');
  const menu = judgement.entitlements
    .filter((one) => one.ruleId === 'RU-19' && one.status === 'owed')
    .map((one) => one.remedy);
  expect(menu).toEqual(['refund', 'replace', 'replace_other_model', 'price_reduction', 'repair', 'repair_cost']);
});

test('[STORY-F.9] after two years even the burden is gone: refused, unless the defect is essential', () => {
  const judgement = sofa('2009-11-13');
  expect(judgement.outcome).toBe('refer');
  expect(judgement.referBecause[0]?.facts).toContain('problem.gravity');
});

test('[STORY-F.6] claims at the norm and above it: the flag of care never changes what is owed', () => {
  const calm = sofa('2009-05-12');
  const busy = judgeFacts(
    russia({
      decidedOn: '2009-05-12',
      sale: {
        currency: 'RUB',
        kind: 'goods',
        category: 'sofa',
        channel: 'store',
        contractOn: '2007-10-20',
        deliveredOn: '2007-11-12',
        handedOverOn: '2007-11-12',
        priceMinor: 4_500_000,
        paidMinor: 4_500_000,
      },
      problem: { kind: 'defect', foundOn: '2009-05-12', reportedOn: '2009-05-12' },
      warranties: [stamped('2007-11-12')],
      history: { claims: 9, penaltyClaims: 3, refusedClaims: 4 },
    }),
    'retailer',
  );
  expect(busy.care.map((flag) => flag.code)).toEqual(['many_claims', 'penalty_seeking', 'repeatedly_unfounded']);
  expect(busy.entitlements).toEqual(calm.entitlements);
});
