// For tests: the undelivered floor of 70,000 as it stands when everything is known, to be bent one fact at a time.
import type { Uuid } from '#platform/ids/make-id';
import type { KnownCase, KnownDemand, KnownSale } from './known-case.ts';

export const knownId = (last: number): Uuid => `0190f000-0000-7000-8000-${String(last).padStart(12, '0')}` as Uuid;

export const soldFloor: KnownSale = {
  contractId: knownId(1),
  signedOn: '2013-12-14',
  cancelledOn: null,
  priceMinor: 7_000_000n,
  paidMinor: 7_000_000n,
  dueOn: '2014-01-30',
  deliveredOn: null,
  allDoneOn: null,
  inStore: true,
  merchantLeftOn: '2014-03-31',
  promise: { code: 'advance-compensation', version: 1 },
};
export const silence: KnownDemand = {
  sentOn: '2014-05-22',
  dueOn: '2014-05-29',
  answeredOn: null,
  answer: null,
  performOn: null,
  lapsed: true,
};
const undelivered: KnownCase = {
  caseId: knownId(2),
  personId: knownId(3),
  firmId: knownId(4),
  incidentId: null,
  onDay: '2014-06-05',
  currency: 'CNY',
  problem: 'not_delivered',
  complainedOn: '2014-05-20',
  sale: soldFloor,
  proofs: [
    { kind: 'sales_contract', state: 'given' },
    { kind: 'payment_voucher', state: 'given' },
  ],
  visit: { doneOn: '2014-05-21', delivered: false, problemFound: true },
  seenInIncidentOn: null,
  demands: [silence],
  damageClass: 'none',
  assessedLossMinor: null,
  claimed: null,
  given: [],
  taken: [],
  takenMinor: 0n,
  caps: { perContractMinor: null, claimMonths: 36 },
  history: { paid: 0, refused: 0 },
};

export function knownCase(given: Partial<KnownCase> = {}, sale: Partial<KnownSale> | null = {}): KnownCase {
  return { ...undelivered, sale: sale && { ...soldFloor, ...sale }, ...given };
}

/** A radiator that burst: delivered, and the home flooded. */
export function floodedHome(given: Partial<KnownCase> = {}, sale: Partial<KnownSale> = {}): KnownCase {
  return knownCase(
    {
      problem: 'other',
      damageClass: 'home_flooded',
      assessedLossMinor: 4_000_000n,
      visit: { doneOn: '2014-05-21', delivered: true, problemFound: true },
      ...given,
    },
    { deliveredOn: '2014-01-20', allDoneOn: '2014-01-21', ...sale },
  );
}
