// Stage 3, entitlements of a case: what is owed on it as of today, how that came to be, and what lateness costs over many cases.
import { z } from 'zod';
import { route } from '../contract.ts';
import { compensationHead } from '../facts/3-decisions.ts';
import { amountMinor, currency, day, id, instant } from '../values.ts';
import { caseProblems } from './2-cases.words.ts';
import { judgementAnswer } from './3-decisions.answers.ts';
import { judgementFacts, localText, remedyKind } from './3-decisions.ts';

/** Facts that may change what is owed: of the case; of its contract; of its merchant. */
export const judgedAnewBy = {
  case: [
    'case.opened',
    'case.triaged',
    'case.assessed',
    'case.claimed',
    'case.reopened',
    'proof.given',
    'proof.waived',
    'visit.done',
    'demand.sent',
    'demand.answered',
    'demand.lapsed',
    'decision.approved',
    'decision.refused',
    'decision.withdrawn',
    'payment.confirmed',
    'payment.returned',
  ],
  contract: [
    'contract.changed',
    'contract.cancelled',
    'contract.complained',
    'contract.promised',
    'obligation.fulfilled',
    'obligation.moved',
    'voucher.added',
    'promise.waived',
    'promise.excused',
  ],
  firm: ['tenancy.ended'],
} as const;
const anew = z.enum([...judgedAnewBy.case, ...judgedAnewBy.contract, ...judgedAnewBy.firm]);

const outcome = judgementAnswer.shape.outcome;

/** One entitlement that came, went or changed. `fields` are the judgement's own names, `before` and `after` its own values. */
export const entitlementChange = z.object({
  change: z.enum(['gained', 'lost', 'changed']),
  ruleId: z.string(),
  title: localText,
  remedy: remedyKind,
  amountMinor: amountMinor.nullable(),
  currency,
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});

/** A judgement that was kept because what had become known changed the answer; the first one changed nothing yet. */
export const keptJudgement = z.object({
  version: z.int().min(1),
  judgedAt: instant,
  decidedOn: day,
  outcome,
  outcomeBefore: outcome.nullable(),
  /** What happened since the one before, in order: names of facts. */
  because: z.array(z.object({ fact: anew, at: instant })),
  changes: z.array(entitlementChange),
  metersChanged: z.boolean(),
});
export type KeptJudgementShown = z.input<typeof keptJudgement>;

export const showEntitlements = route({
  name: 'case.entitlements',
  method: 'GET',
  path: '/cases/:caseId/entitlements',
  summary: 'What is owed on a case as of today, from everything known of it, and how the answer changed with each fact',
  policy: { permission: 'decision.read' },
  params: z.object({ caseId: id('cas') }),
  query: z.object({ trace: z.enum(['yes', 'no']).default('no') }),
  answer: z.object({
    caseId: id('cas'),
    contractId: id('ctr').nullable(),
    problem: z.enum(caseProblems),
    /** Null when no rule of law and no table speaks of such a problem, or its facts cannot be read together. */
    facts: judgementFacts.nullable(),
    judgement: judgementAnswer.nullable(),
    /** Money that left our account for this case and did not come back. */
    paid: z.array(z.object({ head: compensationHead, amountMinor, currency })),
    /** Newest first. */
    kept: z.array(keptJudgement),
  }),
});

// ── Exposure ────────────────────────────────────────────────────────────────────────────────────────────────────────

const minor = z.string().regex(/^\d+$/);
export const exposureCasesMax = 10_000;
export const exposureSum = z.object({
  currency,
  todayMinor: minor,
  inWeekMinor: minor,
  /** Null: some running meter has no cap. */
  atCapMinor: minor.nullable(),
  metersRunning: z.int(),
  /** Meters that rest on a fact nobody has said: counted in full, without a figure where none can be reckoned; two of one case may exclude each other. */
  metersUnknown: z.int(),
});
export const exposureLine = z.object({
  caseId: id('cas'),
  number: z.string(),
  personName: z.string(),
  ruleId: z.string(),
  subject: z.string(),
  dueOn: day,
  daysLate: z.int(),
  perDayMinor: minor.nullable(),
  todayMinor: minor.nullable(),
  inWeekMinor: minor.nullable(),
  capMinor: minor.nullable(),
  capOn: day.nullable(),
  currency,
  /** What the law threatens lateness with beside money, or instead. */
  warnsOf: localText.nullable(),
  checkWithCounsel: z.boolean(),
  missing: z.array(z.string()),
});

/** Without a filter, of the whole company; several narrow each other. */
export const showExposure = route({
  name: 'exposure.show',
  method: 'GET',
  path: '/exposure',
  summary:
    'What lateness costs today, in a week and at the caps, over the open cases of a merchant, an incident, or one case',
  policy: { permission: 'decision.read' },
  query: z.object({ caseId: id('cas').optional(), firmId: id('frm').optional(), incidentId: id('inc').optional() }),
  answer: z.object({
    /** Open cases looked at; `left` more were not, above ten thousand. */
    cases: z.int(),
    left: z.int(),
    sums: z.array(exposureSum),
    /** The costliest today first, at most two hundred; `lines` counts all. */
    lines: z.int(),
    rows: z.array(exposureLine),
  }),
});
export type ExposureShown = z.input<typeof showExposure.answer>;
