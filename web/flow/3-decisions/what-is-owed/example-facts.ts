// Facts to try: one of each kind of answer a newcomer should see.
import type { FactDraft } from './fact-draft.ts';

export const exampleNames = ['floor', 'kitchen', 'sofa'] as const;
export type ExampleName = (typeof exampleNames)[number];

export const exampleFacts: Readonly<Record<ExampleName, FactDraft>> = {
  // The mall pays first, though its merchant has left (requirement E5).
  floor: {
    decidedOn: '2014-06-05',
    timeZone: 'Asia/Shanghai',
    place: { country: 'CN', locality: 'BJ' },
    buyer: 'consumer',
    sale: {
      kind: 'goods',
      category: 'flooring',
      channel: 'booth',
      soldBy: 'merchant',
      currency: 'CNY',
      contractOn: '2013-12-14',
      agreedDeliveryOn: '2014-01-30',
      priceMinor: '7000000',
      paidMinor: '7000000',
      prepaidMinor: '7000000',
    },
    problem: { kind: 'not_delivered', reportedOn: '2014-05-20', cause: 'merchant', newTermMissed: true },
    trader: {
      leaseEndedOn: '2014-03-31',
      leftOn: '2014-03-31',
      visitDone: true,
      demandedOn: '2014-05-22',
      failedToPerform: true,
    },
    proofs: { sales_contract: true, payment_voucher: true },
    warranties: [],
    repairs: [],
  },
  // A penalty that grows by the day until its cap.
  kitchen: {
    decidedOn: '2026-04-10',
    timeZone: 'Europe/Moscow',
    place: { country: 'RU', locality: 'MOW' },
    buyer: 'consumer',
    sale: {
      kind: 'goods',
      category: 'kitchen',
      channel: 'store',
      currency: 'RUB',
      madeToOrder: false,
      contractOn: '2026-01-15',
      agreedDeliveryOn: '2026-03-01',
      priceMinor: '10000000',
      paidMinor: '10000000',
      prepaidMinor: '10000000',
    },
    problem: { kind: 'not_delivered', reportedOn: '2026-04-10' },
    demands: [{ kind: 'refund', madeOn: '2026-03-20' }],
    repairs: [],
    warranties: [],
  },
  // After the warranty it is the customer who proves.
  sofa: {
    decidedOn: '2009-05-13',
    timeZone: 'Europe/Moscow',
    place: { country: 'RU', locality: 'MOW' },
    buyer: 'consumer',
    sale: {
      kind: 'goods',
      category: 'sofa',
      channel: 'store',
      currency: 'RUB',
      contractOn: '2007-10-20',
      deliveredOn: '2007-11-12',
      priceMinor: '4500000',
      paidMinor: '4500000',
      warrantyMonths: 18,
    },
    problem: { kind: 'defect', foundOn: '2009-05-13', reportedOn: '2009-05-13' },
    repairs: [],
  },
};
