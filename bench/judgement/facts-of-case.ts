// The case the benchmark judges: an air conditioner from a mall shop in China, twice repaired, with five warranties to weigh.
import type { JudgementFactsInput, StampedWarranty } from '#api/flow/3-decisions';

function term(code: string, months: number, source: StampedWarranty['source']): StampedWarranty {
  const endOn = `${2026 + Math.floor(months / 12)}-0${1 + (months % 12)}-15`;
  return {
    code,
    version: 1,
    source,
    obligor: source === 'supplier' ? 'supplier' : 'seller',
    startBasis: 'delivery',
    startOn: '2026-01-15',
    transferable: true,
    pausesInRepair: true,
    exchangeType: 'none',
    coverages: [
      { costClass: 'parts', sharePercent: 100, length: months, unit: 'month', endOn },
      { costClass: 'labour', sharePercent: 80, length: months, unit: 'month', endOn },
    ],
    exclusions: [
      { code: 'misuse', join: 'or', findings: ['misuse', 'against_guidance'] },
      { code: 'papers', join: 'and', findings: ['barcode_torn', 'invoice_missing'] },
    ],
    remedies: [{ kind: 'replace', withinLength: 30, unit: 'day', seriousOnly: false }],
  };
}

/** Facts of the `n`-th case: the same question on another day, so that no two judgements are one and the same. */
export function factsOfCase(n: number): JudgementFactsInput {
  const day = new Date(Date.UTC(2026, 0, 16 + (n % 60))).toISOString().slice(0, 10);
  return {
    decidedOn: '2026-11-20',
    timeZone: 'Asia/Shanghai',
    place: { country: 'CN', locality: n % 2 === 0 ? 'ZJ' : 'BJ' },
    buyer: 'consumer',
    sale: {
      currency: 'CNY',
      kind: 'goods',
      category: 'air_conditioner',
      channel: 'booth',
      soldBy: 'merchant',
      contractOn: '2026-01-15',
      invoiceOn: '2026-01-15',
      deliveredOn: '2026-01-15',
      priceMinor: 400_000 + n,
      paidMinor: 400_000 + n,
      returnTermAgreed: false,
      madeToOrder: false,
      goodsIntact: true,
    },
    problem: {
      kind: 'defect',
      foundOn: day,
      reportedOn: day,
      gravity: 'ordinary',
      cause: 'manufacture',
      component: 'compressor',
    },
    trader: { visitDone: true, demandedOn: '2026-10-20', failedToPerform: true, leaseEndedOn: '2026-10-31' },
    unit: { sameModelAvailable: true, firstOwner: true },
    repairs: [{ handedInOn: '2026-01-16', returnedOn: '2026-01-20', fixed: false }],
    demands: [
      { kind: 'repair', madeOn: '2026-10-15' },
      { kind: 'refund', madeOn: '2026-10-20' },
    ],
    proofs: { sales_contract: true, payment_voucher: true },
    findings: { misuse: false },
    warranties: [
      term('SELLER-12', 12, 'seller'),
      term('MAKER-24', 24, 'maker'),
      term('EXTENDED-60', 60, 'extended'),
      term('TIER-36', 36, 'tier'),
      term('SUPPLIER-18', 18, 'supplier'),
    ],
    costs: [
      { id: 'compressor', costClass: 'parts', amountMinor: 90_000 },
      { id: 'work', costClass: 'labour', amountMinor: 20_000 },
    ],
    history: { claims: 1, refusedClaims: 0, penaltyClaims: 0, goodwillGiven: 0 },
  };
}
