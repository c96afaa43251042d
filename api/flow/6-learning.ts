// Stage 6, learning: who else it happened to (sweeps with one call per contract), and how long making good takes (measures).
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { contractStates } from '../registry/contracts.ts';
import { day, id, instant, language as languageCode, line, money } from '../values.ts';

// ── Sweeps (E9 – E12) ───────────────────────────────────────────────────────────────────────────────────────────────

export const sweepStates = ['running', 'completed'] as const;
/** `to_call` is the one state without a status (E10); every other is an answer. */
export const memberStates = ['to_call', 'known', 'satisfied', 'affected', 'other', 'unreached', 'declined'] as const;
export const memberReasons = [
  'firm',
  'brand',
  'signed',
  'store',
  'product',
  'family',
  'contract_state',
  'promise_state',
] as const;
export const sweepPromiseStates = ['open', 'broken', 'kept', 'kept_late'] as const;
export const callOutcomes = ['reached', 'not_reached', 'wrong_number', 'declined'] as const;
/** What a call found; `not_due` is not agreed, or not yet due. */
export const callFindings = ['yes', 'no', 'not_due', 'unknown'] as const;
export const nextActions = ['none', 'call_again', 'open_case', 'letter', 'visit', 'other'] as const;

/** Whom a sweep looks for: a legal entity or a brand (E2), and a window of signing days, both ends in it. */
export const sweepFilter = z.object({
  firmId: id('frm').nullable().default(null),
  brandId: id('brd').nullable().default(null),
  signedFrom: day,
  signedUntil: day,
  storeId: id('sto').nullable().default(null),
  productId: id('prd').nullable().default(null),
  family: line(200).nullable().default(null),
  contractStates: z.array(z.enum(contractStates)).max(5).default([]),
  promiseState: z.enum(sweepPromiseStates).nullable().default(null),
});
const sweepFilterGiven = sweepFilter
  .refine((given) => given.firmId !== null || given.brandId !== null, {
    error: 'no_merchant_or_brand',
    path: ['firmId'],
  })
  .refine((given) => given.signedFrom <= given.signedUntil, { error: 'ends_before_start', path: ['signedUntil'] });

export const sweepCounts = z.object({
  members: z.number().int(),
  toCall: z.number().int(),
  known: z.number().int(),
  satisfied: z.number().int(),
  affected: z.number().int(),
  other: z.number().int(),
  unreached: z.number().int(),
  declined: z.number().int(),
});
export const sweep = z.object({
  sweepId: id('swp'),
  title: z.string(),
  state: z.enum(sweepStates),
  caseId: id('cas'),
  incidentId: id('inc'),
  problem: z.string(),
  filter: sweepFilter,
  firmName: z.string().nullable(),
  brandName: z.string().nullable(),
  storeName: z.string().nullable(),
  counts: sweepCounts,
  /** Contracts of the window that an earlier sweep of the same incident has already in its list. */
  foundBefore: z.number().int(),
  attemptsMax: z.number().int(),
  startedAt: instant,
  startedBy: z.string(),
  completedAt: instant.nullable(),
});
const sweepParams = z.object({ sweepId: id('swp') });

export const sweepMember = z.object({
  sweepId: id('swp'),
  contractId: id('ctr'),
  contractNumber: z.string(),
  personId: id('per'),
  personName: z.string(),
  firmName: z.string().nullable(),
  storeName: z.string().nullable(),
  signedOn: day,
  amount: money.nullable(),
  /** As of the start: why the contract is in, its state, and the days its earliest open date was late. */
  reasons: z.array(z.enum(memberReasons)),
  contractState: z.enum(contractStates),
  dueOn: day.nullable(),
  daysLate: z.number().int(),
  state: z.enum(memberStates),
  /** The case it is in: known before, or opened by us because of the call. */
  caseId: id('cas').nullable(),
  attempts: z.number().int(),
  /** Not before this moment; null when any time will do. */
  callFrom: instant.nullable(),
  claimedBy: z.string().nullable(),
  claimedUntil: instant.nullable(),
  delivered: z.enum(callFindings).nullable(),
  installed: z.enum(callFindings).nullable(),
  sameProblem: z.enum(callFindings).nullable(),
  nextAction: z.enum(nextActions).nullable(),
  note: z.string().nullable(),
  settledAt: instant.nullable(),
});

/** Counts and a first look, before anything is kept. */
export const previewSweep = route({
  name: 'sweep.preview',
  method: 'POST',
  path: '/sweep-previews',
  summary: 'Who a sweep would call: counts and the first contracts; nothing is kept',
  policy: { permission: 'sweep.start' },
  body: z.object({ caseId: id('cas'), filter: sweepFilterGiven }),
  asksOnly: true,
  answer: z.object({
    members: z.number().int(),
    known: z.number().int(),
    foundBefore: z.number().int(),
    overdue: z.number().int(),
    amounts: z.array(money),
    first: z.array(
      z.object({
        contractId: id('ctr'),
        contractNumber: z.string(),
        personName: z.string(),
        signedOn: day,
        contractState: z.enum(contractStates),
        daysLate: z.number().int(),
        known: z.boolean(),
      }),
    ),
  }),
});
/** E9: from a confirmed case. Its incident is the sweep's; a case without one is put into a new incident first. */
export const startSweep = route({
  name: 'sweep.start',
  method: 'POST',
  path: '/sweeps',
  summary: 'Start a sweep: freeze its contracts, one call task each',
  policy: { permission: 'sweep.start' },
  body: z.object({
    caseId: id('cas'),
    title: line(200),
    filter: sweepFilterGiven,
    attemptsMax: z.number().int().min(1).max(12).default(4),
  }),
  answer: sweep,
  status: 201,
});
export const listSweeps = route({
  name: 'sweep.list',
  method: 'GET',
  path: '/sweeps',
  summary: 'Sweeps, newest first',
  policy: { permission: 'sweep.read' },
  query: paging.extend({ state: z.enum(sweepStates).optional(), incidentId: id('inc').optional() }),
  answer: pageOf(sweep),
});
export const showSweep = route({
  name: 'sweep.show',
  method: 'GET',
  path: '/sweeps/:sweepId',
  summary: 'A sweep with its counts',
  policy: { permission: 'sweep.read' },
  params: sweepParams,
  answer: sweep,
});
export const listSweepMembers = route({
  name: 'sweep.members',
  method: 'GET',
  path: '/sweeps/:sweepId/members',
  summary: 'The contracts of a sweep in the order of the call list',
  policy: { permission: 'sweep.read' },
  params: sweepParams,
  query: paging.extend({ state: z.enum(memberStates).optional() }),
  answer: pageOf(sweepMember),
});

// ── The call list ───────────────────────────────────────────────────────────────────────────────────────────────────

export const sweepCall = z.object({
  attempt: z.number().int(),
  at: instant,
  by: z.string(),
  outcome: z.enum(callOutcomes),
  note: z.string().nullable(),
});
/** All a caller needs on one page. `script` is in the customer's language, to be read out. */
export const callTask = sweepMember.extend({
  phones: z.array(z.string()),
  language: languageCode,
  script: z.array(z.object({ say: z.string(), ask: z.enum(['delivered', 'installed', 'sameProblem']).nullable() })),
  goods: z.array(z.string()),
  obligations: z.array(
    z.object({ kind: z.enum(['deliver', 'install', 'perform']), dueOn: day.nullable(), doneAt: instant.nullable() }),
  ),
  calls: z.array(sweepCall),
  /** Other contracts of the same customer in this sweep: one call may answer for all. */
  alsoContracts: z.array(z.object({ contractId: id('ctr'), contractNumber: z.string(), state: z.enum(memberStates) })),
});
/**
 * The next contract to call, taken for this caller for fifteen minutes; two callers never get the same. Who holds one already
 * gets that again. `task` is null when nothing is to be called now; `nextAt` says when the next retry is due.
 */
export const claimCall = route({
  name: 'sweep.claim_call',
  method: 'POST',
  path: '/sweeps/:sweepId/claims',
  summary: 'Take the next contract to call',
  policy: { permission: 'sweep.call' },
  params: sweepParams,
  answer: z.object({ task: callTask.nullable(), nextAt: instant.nullable(), toCall: z.number().int() }),
});
const memberParams = sweepParams.extend({ contractId: id('ctr') });
export const showCall = route({
  name: 'sweep.show_call',
  method: 'GET',
  path: '/sweeps/:sweepId/members/:contractId',
  summary: 'One contract of a sweep with everything for the call',
  policy: { permission: 'sweep.read' },
  params: memberParams,
  answer: callTask,
});
export const releaseCall = route({
  name: 'sweep.release_call',
  method: 'POST',
  path: '/sweeps/:sweepId/members/:contractId/release',
  summary: 'Give a taken call back to the list',
  policy: { permission: 'sweep.call' },
  params: memberParams,
  answer: sweepMember,
});
/**
 * What the call found (E10). Reached with the same problem opens a case by the mall, joined to the incident (E11). Not reached is
 * tried again at another hour until `attemptsMax`; then a letter, a visit or nothing more is the answer.
 */
export const recordCall = route({
  name: 'sweep.record_call',
  method: 'POST',
  path: '/sweeps/:sweepId/members/:contractId/calls',
  summary: 'Record what a call found',
  policy: { permission: 'sweep.call' },
  params: memberParams,
  body: z.object({
    outcome: z.enum(callOutcomes),
    delivered: z.enum(callFindings).nullable().default(null),
    installed: z.enum(callFindings).nullable().default(null),
    sameProblem: z.enum(callFindings).nullable().default(null),
    nextAction: z.enum(nextActions).nullable().default(null),
    /** When to call again, if the customer named a time. */
    callFrom: instant.nullable().default(null),
    note: line(2000).nullable().default(null),
  }),
  answer: sweepMember,
  status: 201,
});

// ── Why we called (story E, step 13) ────────────────────────────────────────────────────────────────────────────────

export const reasonLine = z.object({
  at: instant,
  code: z.enum(['first_complaint', 'sweep_started', 'called', 'case_opened', 'decided', 'paid']),
  text: z.string(),
});
const explanation = z.object({
  openedByUs: z.boolean(),
  sweepId: id('swp').nullable(),
  incidentId: id('inc').nullable(),
  language: languageCode,
  lines: z.array(reasonLine),
});
export const explainCase = route({
  name: 'case.why',
  method: 'GET',
  path: '/cases/:caseId/why',
  summary: 'Why there is a case although nobody complained, and why money came: in the words for the customer',
  policy: { permission: 'case.read' },
  params: z.object({ caseId: id('cas') }),
  query: z.object({ language: languageCode.optional() }),
  answer: explanation,
});
/** The same lines on the customer's own page. */
export const explainToCustomer = route({
  name: 'customer.why',
  method: 'GET',
  path: '/customer/case/:token/why',
  summary: "The customer's page: why we called, and why money came",
  policy: { anyone: 'the token of the link is the proof' },
  params: z.object({ token: z.string().min(20).max(400) }),
  query: z.object({ language: languageCode.optional() }),
  answer: explanation.pick({ openedByUs: true, language: true, lines: true }),
});

// ── Measures (E15, E24) ─────────────────────────────────────────────────────────────────────────────────────────────

const spread = z.object({
  cases: z.number().int(),
  medianDays: z.number().nullable(),
  ninetiethDays: z.number().nullable(),
  maxDays: z.number().int().nullable(),
});
const flowWindow = {
  /** Days on which cases were opened. */
  from: day,
  until: day,
  firmId: id('frm').optional(),
  storeId: id('sto').optional(),
  incidentId: id('inc').optional(),
};
export const showFlow = route({
  name: 'measure.flow',
  method: 'GET',
  path: '/measures/flow',
  summary: 'Complaint to payment in days, and the share of cases found by us',
  policy: { permission: 'measure.read' },
  query: z.object(flowWindow),
  answer: z.object({
    from: day,
    until: day,
    opened: z.number().int(),
    /** Opened by us ÷ opened; null when none was opened. */
    foundByUs: z.number().int(),
    foundByUsShare: z.number().nullable(),
    resolved: z.number().int(),
    paid: z.number().int(),
    paidAmounts: z.array(money),
    openingToPayment: spread,
    /** Of those found by us: from the first complaint of their incident to their own payment. */
    complaintToLastPayment: z.object({ incidents: z.number().int(), maxDays: z.number().int().nullable() }),
    months: z
      .array(
        z.object({
          month: z.string(),
          opened: z.number().int(),
          foundByUs: z.number().int(),
          paid: z.number().int(),
          medianDays: z.number().nullable(),
        }),
      )
      .max(1_200),
  }),
});
export const flowSlices = ['opened', 'found_by_us', 'paid', 'unpaid'] as const;
export const listFlowCases = route({
  name: 'measure.flow_cases',
  method: 'GET',
  path: '/measures/flow/cases',
  summary: 'The cases behind a number of the flow, newest first',
  policy: { permission: 'measure.read' },
  query: paging.extend({ ...flowWindow, slice: z.enum(flowSlices).default('opened') }),
  answer: pageOf(
    z.object({
      caseId: id('cas'),
      contractId: id('ctr').nullable(),
      personId: id('per'),
      personName: z.string(),
      firmName: z.string().nullable(),
      openedOn: day,
      foundByUs: z.boolean(),
      state: z.string(),
      paid: money.nullable(),
      paidOn: day.nullable(),
      days: z.number().int().nullable(),
    }),
  ),
});
