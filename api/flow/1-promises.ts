// Stage 1, promises: public commitments, the promises a contract got from them, what is due, kept and broken.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, instant, inThreeLanguages, line, money } from '../values.ts';

// ── Commitments (E18) ───────────────────────────────────────────────────────────────────────────────────────────────

export const lengthUnits = ['hours', 'working_hours', 'days', 'working_days', 'months', 'years'] as const;
export const clockStarts = ['contract_signed', 'delivered', 'installed', 'performed'] as const;
/**
 * What the promise measures. `agreed_date`: the obligation's own agreed date is the service level (E19). `within`: a duty to be
 * done within a length after an event. `right`: something the customer may ask for until a length after an event (E20).
 * `standing`: an assurance without a date, in force as long as it is not spent (E3, E5).
 */
export const promiseClock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agreed_date'), obligations: z.array(z.enum(['deliver', 'install', 'perform'])).min(1) }),
  z.object({
    kind: z.literal('within'),
    start: z.enum(clockStarts),
    length: z.number().int().min(1).max(10_000),
    unit: z.enum(lengthUnits),
    duty: z.enum(['deliver', 'install', 'perform']),
  }),
  z.object({
    kind: z.literal('right'),
    start: z.enum(clockStarts),
    length: z.number().int().min(1).max(10_000),
    unit: z.enum(lengthUnits),
  }),
  z.object({ kind: z.literal('standing') }),
]);
export type PromiseClock = z.infer<typeof promiseClock>;
/** Empty lists mean everywhere: all stores, brands, firms, product families. */
export const commitmentScope = z.object({
  storeIds: z.array(id('sto')).max(500).default([]),
  brandIds: z.array(id('brd')).max(500).default([]),
  firmIds: z.array(id('frm')).max(500).default([]),
  families: z.array(line(200)).max(200).default([]),
});
export const evidenceKinds = [
  'sales_contract',
  'payment_voucher',
  'photo',
  'work_order',
  'acceptance',
  'serial',
  'test_report',
  'identity',
  'correspondence',
] as const;

const commitmentText = z.object({
  name: inThreeLanguages,
  wording: inThreeLanguages,
  clock: promiseClock,
  scope: commitmentScope,
  evidence: z.array(z.enum(evidenceKinds)).max(9),
  inForceFrom: day,
  inForceUntil: day.nullable().default(null),
});
const inOrder = (given: { inForceFrom: string; inForceUntil: string | null }) =>
  given.inForceUntil === null || given.inForceFrom <= given.inForceUntil;
const orderError = { error: 'ends_before_start', path: ['inForceUntil'] };
export const commitmentVersion = commitmentText.extend({
  version: z.number().int(),
  writtenAt: instant,
  writtenBy: z.string(),
});
export const commitment = z.object({
  commitmentId: id('com'),
  code: z.string(),
  playbook: z.string().nullable(),
  current: commitmentVersion.nullable(),
  versions: z.array(commitmentVersion),
  promiseCount: z.number().int(),
  brokenCount: z.number().int(),
  /** Versions that reached back to contracts registered before them: to how many so far, and whether that is all. */
  givenLater: z.array(
    z.object({
      version: z.number().int(),
      contracts: z.number().int(),
      promises: z.number().int(),
      askedAt: instant,
      endedAt: instant.nullable(),
    }),
  ),
});
export const listCommitments = route({
  name: 'commitment.list',
  method: 'GET',
  path: '/commitments',
  summary: 'The public commitments, oldest first',
  policy: { permission: 'commitment.read' },
  query: z.object({ on: day.optional() }),
  answer: z.object({ rows: z.array(commitment) }),
});
export const showCommitment = route({
  name: 'commitment.show',
  method: 'GET',
  path: '/commitments/:commitmentId',
  summary: 'A commitment with all its versions',
  policy: { permission: 'commitment.read' },
  params: z.object({ commitmentId: id('com') }),
  answer: commitment,
});
export const makeCommitment = route({
  name: 'commitment.make',
  method: 'POST',
  path: '/commitments',
  summary: 'Make a public commitment',
  policy: { permission: 'commitment.write' },
  body: commitmentText
    .extend({ code: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, { error: 'not_a_code' }) })
    .refine(inOrder, orderError),
  answer: commitment,
  status: 201,
});
/** A new wording from a day on; contracts signed before keep the version they were promised. */
export const reviseCommitment = route({
  name: 'commitment.revise',
  method: 'POST',
  path: '/commitments/:commitmentId/versions',
  summary: 'Put a new version in force from a day',
  policy: { permission: 'commitment.write' },
  params: z.object({ commitmentId: id('com') }),
  body: commitmentText.refine(inOrder, orderError),
  answer: commitment,
});
export const endCommitment = route({
  name: 'commitment.end',
  method: 'POST',
  path: '/commitments/:commitmentId/end',
  summary: 'No new contract gets this commitment after a day; given promises stay',
  policy: { permission: 'commitment.write' },
  params: z.object({ commitmentId: id('com') }),
  body: z.object({ lastOn: day }),
  answer: commitment,
});

// ── Promises ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const promiseStates = ['open', 'kept', 'broken', 'kept_late', 'waived', 'excused', 'expired'] as const;
export const promiseKinds = ['duty', 'right', 'standing'] as const;
export const promise = z.object({
  promiseId: id('prm'),
  kind: z.enum(promiseKinds),
  state: z.enum(promiseStates),
  source: z.enum(['agreement', 'commitment', 'spoken', 'advert']),
  wording: inThreeLanguages,
  commitmentId: id('com').nullable(),
  commitmentVersion: z.number().int().nullable(),
  evidence: z.array(z.enum(evidenceKinds)),
  obligationId: id('obl').nullable(),
  obligationKind: z.enum(['deliver', 'install', 'perform']).nullable(),
  contractId: id('ctr'),
  contractNumber: z.string(),
  personId: id('per'),
  personName: z.string(),
  firmId: id('frm').nullable(),
  legalName: z.string().nullable(),
  brandName: z.string().nullable(),
  storeId: id('sto').nullable(),
  storeName: z.string().nullable(),
  city: z.string().nullable(),
  /** The last moment that still keeps it; the day is that of the place. Absent for standing promises and clocks not started. */
  dueAt: instant.nullable(),
  dueOn: day.nullable(),
  /** A date agreed after the break: it is kept beside the broken one and does not undo it. */
  agreedAnewOn: day.nullable(),
  keptAt: instant.nullable(),
  brokenAt: instant.nullable(),
  proof: z.string().nullable(),
  reason: z.string().nullable(),
  /** Whole days of the place after `dueOn`: until it was kept, or until today. Zero when in time. */
  daysLate: z.number().int(),
  movedTimes: z.number().int(),
  complained: z.boolean(),
  /** Who said it, when, and what shows it; of spoken and advertised promises. */
  saidBy: z.string().nullable(),
  saidOn: day.nullable(),
  saidEvidence: z.string().nullable(),
  madeAt: instant,
});
const promiseParams = z.object({ promiseId: id('prm') });
const daysLate = z.coerce.number().int().min(0).max(200_000);
export const unnamedKinds = ['merchant', 'store', 'product', 'city'] as const;
/** Those that name no merchant, store, product or city, several joined by commas: what no id or name can ask for. */
const without = z.string().regex(/^(merchant|store|product|city)(,(merchant|store|product|city)){0,3}$/);
const promiseFilter = z.object({
  state: z.enum(promiseStates).optional(),
  kind: z.enum(promiseKinds).optional(),
  commitmentId: id('com').optional(),
  contractId: id('ctr').optional(),
  personId: id('per').optional(),
  firmId: id('frm').optional(),
  brandId: id('brd').optional(),
  storeId: id('sto').optional(),
  city: z.string().max(120).optional(),
  family: z.string().max(200).optional(),
  without: without.optional(),
  dueFrom: day.optional(),
  dueUntil: day.optional(),
  complained: z.enum(['yes', 'no']).optional(),
  lateFrom: daysLate.optional(),
  lateUntil: daysLate.optional(),
  on: day.optional(),
});
export const listPromises = route({
  name: 'promise.list',
  method: 'GET',
  path: '/promises',
  summary: 'Promises by due date',
  policy: { permission: 'promise.read' },
  query: paging.extend(promiseFilter.shape),
  answer: pageOf(promise),
});
export const showPromise = route({
  name: 'promise.show',
  method: 'GET',
  path: '/promises/:promiseId',
  summary: 'A promise',
  policy: { permission: 'promise.read' },
  params: promiseParams,
  answer: promise,
});
/** Counts by state, what falls due, and the last thirty days, for the head of the Promises screen. */
export const countPromises = route({
  name: 'promise.count',
  method: 'GET',
  path: '/promise-counts',
  summary: 'How many promises are due, kept and broken',
  policy: { permission: 'promise.read' },
  query: z.object({ firmId: id('frm').optional(), storeId: id('sto').optional() }),
  answer: z.object({
    today: day,
    byState: z.record(z.enum(promiseStates), z.number().int()),
    dueToday: z.number().int(),
    dueInSevenDays: z.number().int(),
    overdueSilent: z.number().int(),
    overdue: z.number().int(),
    /** kept in time ÷ all duties that fell due, of the last ninety days; null when none fell due. */
    keptShare: z.number().nullable(),
    days: z.array(z.object({ day, due: z.number().int(), kept: z.number().int(), broken: z.number().int() })),
  }),
});
export const overdueGroups = ['merchant', 'store', 'product', 'city', 'days_late'] as const;
const overdueFilter = {
  complained: z.enum(['yes', 'no', 'any']).default('no'),
  firmId: id('frm').optional(),
  brandId: id('brd').optional(),
  storeId: id('sto').optional(),
  city: z.string().max(120).optional(),
  family: z.string().max(200).optional(),
  without: without.optional(),
  on: day.optional(),
};
/** E23: promises past their date on `on` (default today), by default only those nobody complained about. */
export const showOverdue = route({
  name: 'promise.overdue',
  method: 'GET',
  path: '/overdue',
  summary: 'Overdue contracts, grouped, with totals',
  policy: { permission: 'promise.read' },
  query: z.object({ ...overdueFilter, by: z.enum(overdueGroups).default('merchant') }),
  answer: z.object({
    on: day,
    total: z.object({
      contracts: z.number().int(),
      promises: z.number().int(),
      amounts: z.array(money),
      daysLateMax: z.number().int(),
      daysLateMedian: z.number(),
    }),
    groups: z
      .array(
        z.object({
          key: z.string(),
          title: z.string(),
          contracts: z.number().int(),
          promises: z.number().int(),
          amounts: z.array(money),
          daysLateMax: z.number().int(),
          daysLateMedian: z.number(),
        }),
      )
      .max(200),
    ages: z.array(
      z.object({ fromDays: z.number().int(), untilDays: z.number().int().nullable(), promises: z.number().int() }),
    ),
  }),
});
export const listOverdue = route({
  name: 'promise.overdue_list',
  method: 'GET',
  path: '/overdue/list',
  summary: 'The overdue promises behind a number, latest first',
  policy: { permission: 'promise.read' },
  query: paging.extend({
    ...overdueFilter,
    lateFrom: daysLate.optional(),
    lateUntil: daysLate.optional(),
  }),
  answer: pageOf(promise),
});
/** A spoken or advertised promise (P3), or one agreed beside the contract. */
export const makePromise = route({
  name: 'promise.make',
  method: 'POST',
  path: '/contracts/:contractId/promises',
  summary: 'Write down a promise made in words or an advert',
  policy: { permission: 'promise.keep' },
  params: z.object({ contractId: id('ctr') }),
  body: z.object({
    source: z.enum(['spoken', 'advert', 'agreement']),
    wording: inThreeLanguages,
    dueOn: day.nullable().default(null),
    saidBy: line(200).nullable().default(null),
    saidOn: day.nullable().default(null),
    evidence: line(500).nullable().default(null),
  }),
  answer: promise,
  status: 201,
});
export const keepPromise = route({
  name: 'promise.keep',
  method: 'POST',
  path: '/promises/:promiseId/keep',
  summary: 'Record that the promise was kept, with its proof',
  policy: { permission: 'promise.keep' },
  params: promiseParams,
  body: z.object({ keptAt: instant, proof: line(500) }),
  answer: promise,
});
export const movePromise = route({
  name: 'promise.move',
  method: 'POST',
  path: '/promises/:promiseId/move',
  summary: 'Agree a new date; who agreed is kept',
  policy: { permission: 'promise.move' },
  params: promiseParams,
  body: z.object({ dueOn: day, agreedBy: line(200), reason: line(500) }),
  answer: promise,
});
export const waivePromise = route({
  name: 'promise.waive',
  method: 'POST',
  path: '/promises/:promiseId/waive',
  summary: 'The customer gives the promise up',
  policy: { permission: 'promise.waive' },
  params: promiseParams,
  body: z.object({ waivedBy: line(200), reason: line(500) }),
  answer: promise,
});
export const excusePromise = route({
  name: 'promise.excuse',
  method: 'POST',
  path: '/promises/:promiseId/excuse',
  summary: 'Performance is excused: force majeure, the customer hindered it, the contract ended',
  policy: { permission: 'promise.waive' },
  params: promiseParams,
  body: z.object({ ground: z.enum(['force_majeure', 'customer', 'cancelled', 'other']), reason: line(500) }),
  answer: promise,
});
