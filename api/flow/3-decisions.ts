// What is owed: the facts a judgement needs, the entitlements it answers with, and the form of a policy table.
import { z } from 'zod';
import { currency } from '../values.ts';

/** A text in all three languages; judgements are read by customers, so none may be missing. */
export const localText = z.strictObject({
  'zh-CN': z.string().min(1).max(2000),
  ru: z.string().min(1).max(2000),
  en: z.string().min(1).max(2000),
});
export type LocalText = z.infer<typeof localText>;

const dayText = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const instantText =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A day (`2014-01-30`) or an instant with its offset (`2026-03-01T23:59:00+08:00`), which is read as the day it has in
 * `timeZone`. Years 1950 to 2100: outside them a date is a slip of the pen, and it is refused rather than reckoned with.
 */
export const moment = z
  .string()
  .max(40)
  .refine((given) => dayText.test(given) || instantText.test(given), { error: 'not_a_day_or_instant' })
  .refine((given) => isRealDay(given.slice(0, 10)), { error: 'no_such_day' })
  .refine((given) => given >= '1950' && given < '2101', { error: 'year_outside_1950_2100' });

function isRealDay(given: string): boolean {
  const at = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given);
}

/** Whole minor units, not negative, at most 10^15: a JSON number when small, digits when large. */
const notAmount = { error: 'amount_is_whole_minor_units_not_negative' };
export const amount = z.union(
  [
    z.int(notAmount).min(0, notAmount).max(Number.MAX_SAFE_INTEGER, notAmount),
    z.string().regex(/^\d{1,16}$/, notAmount),
  ],
  notAmount,
);
const code = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const count = z.int().min(0).max(10_000_000);
const flag = z.boolean();

export const costClasses = ['parts', 'labour', 'travel', 'freight', 'other'] as const;
export const costClass = z.enum(costClasses);

/** What went wrong, or what the customer wants done. Rules are filed under these words. */
export const problemKinds = [
  'defect',
  'short_delivery',
  'wrong_goods',
  'not_delivered',
  'late_delivery',
  'late_work',
  'defective_work',
  'change_of_mind',
  'poor_fit',
  'fraud',
  'late_answer',
  'false_publicity',
  'late_title',
  'late_handover',
  'prepaid_stopped',
  'maintenance',
  'award',
  'injury',
] as const;
export const problemKind = z.enum(problemKinds);

export const remedyKinds = [
  'refund',
  'replace',
  'replace_other_model',
  'price_reduction',
  'repair',
  'repair_cost',
  'redo',
  'deliver',
  'missing_part',
  'terminate',
  'third_party_at_cost',
  'loaner',
  'extra_compensation',
  'penalty',
  'damages',
  'deposit_double',
  'advance_compensation',
  'return_goods',
  'court_fine',
  'maintenance',
  'rent_of_like_home',
  'interest',
  'goodwill',
  'paid_repair',
] as const;
export const remedyKind = z.enum(remedyKinds);
export type RemedyKind = z.infer<typeof remedyKind>;

/** One kind of cost a term carries, for how long, and what share of it. `length` null: for life (requirement H8). */
const coverage = z.object({
  costClass,
  sharePercent: z.int().min(0).max(100),
  length: z.int().min(1).max(600).nullable(),
  unit: z.enum(['day', 'month']).default('month'),
});
/** An exclusion as a code: it applies when all, or any, of the findings named are made (requirement Q7). */
const exclusion = z.object({ code, join: z.enum(['and', 'or']).default('and'), findings: z.array(code).min(1).max(8) });
/** What a term gives beyond repair: such as a swap within three days of receipt (Q10 A), or on a serious fault (Q10 B). */
const extraRemedy = z.object({
  kind: remedyKind,
  withinLength: z.int().min(1).max(600).nullable(),
  unit: z.enum(['day', 'month']).default('day'),
  seriousOnly: flag.default(false),
});

/** A warranty term: a versioned record, stamped on a unit when it goes out (lesson L1). */
export const warrantyTerm = z.object({
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/),
  version: z.int().min(1),
  source: z.enum(['seller', 'maker', 'supplier', 'extended', 'tier']),
  obligor: code,
  startBasis: z.enum(['purchase', 'delivery', 'installation', 'handover', 'manufacture']),
  coverages: z.array(coverage).min(1).max(10),
  exclusions: z.array(exclusion).max(20).default([]),
  remedies: z.array(extraRemedy).max(8).default([]),
  transferable: flag.default(true),
  pausesInRepair: flag.default(false),
  exchangeType: z.enum(['none', 'advance', 'loaner', 'return']).default('none'),
  component: code.optional(),
  tierPriceMinor: amount.optional(),
});
export type WarrantyTerm = z.infer<typeof warrantyTerm>;

/** A term stamped on one unit: the day it starts and the end of each coverage are fixed. `endOn` null: for life. */
export const stampedWarranty = warrantyTerm.extend({
  startOn: moment,
  coverages: z
    .array(coverage.extend({ endOn: moment.nullable() }))
    .min(1)
    .max(10),
});
export type StampedWarranty = z.infer<typeof stampedWarranty>;

const sale = z.object({
  kind: z.enum(['goods', 'work', 'service', 'digital', 'housing', 'prepaid_service']).optional(),
  category: code.optional(),
  channel: z.enum(['store', 'booth', 'fair', 'platform', 'distance', 'off_premises']).optional(),
  soldBy: z.enum(['us', 'merchant', 'other']).optional(),
  currency,
  contractOn: moment.optional(),
  paidOn: moment.optional(),
  invoiceOn: moment.optional(),
  agreedDeliveryOn: moment.optional(),
  deliveredOn: moment.optional(),
  installedOn: moment.optional(),
  acceptedOn: moment.optional(),
  handedOverOn: moment.optional(),
  completedOn: moment.optional(),
  returnedOn: moment.optional(),
  workDueOn: moment.optional(),
  workDoneOn: moment.optional(),
  priceMinor: amount.optional(),
  paidMinor: amount.optional(),
  prepaidMinor: amount.optional(),
  prepaidUnusedMinor: amount.optional(),
  depositMinor: amount.optional(),
  workPriceMinor: amount.optional(),
  currentPriceMinor: amount.optional(),
  comparableRentMinor: amount.optional(),
  /** What the contract says a day of lateness costs, and at most. */
  latePenaltyMinor: amount.optional(),
  latePenaltyCapMinor: amount.optional(),
  purchaseCostMinor: amount.optional(),
  madeToOrder: flag.optional(),
  undelivered: flag.optional(),
  used: flag.optional(),
  installationRequired: flag.optional(),
  goodsIntact: flag.optional(),
  returnExceptionConfirmed: flag.optional(),
  withdrawalExplained: flag.optional(),
  sellerIdentified: flag.optional(),
  platformKnew: flag.optional(),
  deliveryEssential: flag.optional(),
  warrantyMonths: count.optional(),
  hasOwnTerm: flag.optional(),
  returnTermAgreed: flag.optional(),
  linkedCredit: flag.optional(),
  fullWarranty: flag.optional(),
  paidByCentralCashier: flag.optional(),
  furnitureSet: flag.optional(),
});

const problem = z.object({
  kind: problemKind,
  foundOn: moment.optional(),
  reportedOn: moment.optional(),
  knownOn: moment.optional(),
  gravity: z.enum(['minor', 'ordinary', 'serious']).optional(),
  cause: code.optional(),
  component: code.optional(),
  itemInOrder: flag.optional(),
  itemInWorkOrder: flag.optional(),
  specificAdvert: flag.optional(),
  structural: flag.optional(),
  waterproofing: flag.optional(),
  lossMinor: amount.optional(),
  reappeared: flag.optional(),
  newTermMissed: flag.optional(),
});

const trader = z.object({
  leaseEndedOn: moment.optional(),
  fairEndedOn: moment.optional(),
  demandedOn: moment.optional(),
  failedToPerform: flag.optional(),
  refusedCure: flag.optional(),
  cureLate: flag.optional(),
  cureInconvenient: flag.optional(),
  cureImpossible: flag.optional(),
  supplierBreach: flag.optional(),
  mediated: flag.optional(),
  visitDone: flag.optional(),
  fundHeld: flag.optional(),
  leftOn: moment.optional(),
});

const unit = z.object({
  kilometres: count.optional(),
  safetyFault: flag.optional(),
  sameModelAvailable: flag.optional(),
  otherModelRefused: flag.optional(),
  firstOwner: flag.optional(),
  partsMissingSince: moment.optional(),
  partsPromisedOn: moment.optional(),
});

/** A demand the customer has made, with the day it falls due when known, and the day it was met. */
const demand = z.object({
  kind: remedyKind,
  madeOn: moment.optional(),
  dueOn: moment.optional(),
  metOn: moment.optional(),
  amountMinor: amount.optional(),
});
/** One stay in repair: from hand-in to return; without a return it still lasts. */
const repair = z.object({
  handedInOn: moment,
  returnedOn: moment.optional(),
  fixed: flag.optional(),
  sameFault: flag.default(true),
});

/** Everything a judgement may look at. Nothing is assumed: what is missing is asked for. */
export const judgementFacts = z.object({
  decidedOn: moment,
  timeZone: z.string().max(60),
  place: z.object({
    country: z.string().regex(/^[A-Z]{2}$/),
    locality: z
      .string()
      .regex(/^[A-Z0-9]{1,6}$/)
      .optional(),
  }),
  buyer: z.enum(['consumer', 'business']).optional(),
  sale,
  problem,
  trader: trader.default({}),
  unit: unit.default({}),
  demands: z.array(demand).max(100).optional(),
  repairs: z.array(repair).max(100).optional(),
  /** Proofs produced: true accepted, false asked for and not there; absent: not yet produced. */
  proofs: z.record(code, flag).default({}),
  /** What inspection found, in the words exclusions use: `modified_circuit`, `barcode_torn`. */
  findings: z.record(code, flag).default({}),
  /** The warranties stamped on the unit; `[]` says there is none, absence says nobody has looked. */
  warranties: z.array(stampedWarranty).max(50).optional(),
  costs: z
    .array(z.object({ id: z.string().max(60), costClass, amountMinor: amount }))
    .max(200)
    .default([]),
  award: z
    .object({ refundMinor: amount.optional(), penaltyMinor: amount.optional(), moralMinor: amount.optional() })
    .default({}),
  history: z
    .object({
      claims: count.optional(),
      refusedClaims: count.optional(),
      penaltyClaims: count.optional(),
      goodwillGiven: count.optional(),
    })
    .default({}),
  /** Days off and moved work days near a last day; without them a term that ends on a weekend is referred to a person. */
  calendar: z.object({ offOn: z.array(moment).max(400), workOn: z.array(moment).max(400) }).optional(),
  /** The operator's own facts, for its own tables; no law reads them. */
  other: z.record(code, z.union([z.string().max(200), z.int(), flag])).default({}),
});
export type JudgementFacts = z.infer<typeof judgementFacts>;
export type JudgementFactsInput = z.input<typeof judgementFacts>;
