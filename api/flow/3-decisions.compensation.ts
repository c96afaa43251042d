// Advance compensation: what the mall pays first, decided from a case by numbered rules and released by two people.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { compensationHead, compensationOutcomes } from '../facts/3-decisions.ts';
import { roles } from '../permissions.ts';
import { amountMinor, currency, day, id, instant, line as lineOf } from '../values.ts';
import { localText } from './3-decisions.ts';

export { compensationOutcomes };
export const decisionStates = ['proposed', 'approved', 'refused', 'withdrawn'] as const;
export const compensationRules = ['AC-1', 'AC-2', 'AC-3', 'AC-4', 'AC-5', 'AC-6', 'AC-7', 'AC-8', 'AC-9'] as const;
export type CompensationRule = (typeof compensationRules)[number];

// ── What the rules say ──────────────────────────────────────────────────────────────────────────────────────────────

/** One rule asked: what it answered, in words, from which facts, and what would change it. */
export const compensationStep = z.object({
  ruleId: z.enum(compensationRules),
  /** `missing`: not known yet, so that nothing is decided on it. */
  answer: z.enum(['met', 'not_met', 'missing']),
  /** The reason's code; its words are in `found`. */
  code: z.string(),
  title: localText,
  found: localText,
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Who must prove otherwise; null when the rule is met. */
  burden: z.enum(['customer', 'trader']).nullable(),
  wouldChange: localText.nullable(),
});
export const compensationLine = z.object({
  head: compensationHead,
  amountMinor,
  currency,
  ruleId: z.string(),
  ruleVersion: z.string(),
  title: localText,
  /** What the amount was taken from: the sum paid, the loss assessed, the meter of a penalty, a person. */
  from: z.enum(['paid', 'assessed_loss', 'penalty', 'person']),
  /** Set when a cap cut it: what it would have been. */
  beforeCapMinor: amountMinor.nullable(),
});
export const assessment = z.object({
  caseId: id('cas'),
  contractId: id('ctr').nullable(),
  personId: id('per'),
  assessedOn: day,
  rulesVersion: z.string(),
  outcome: z.enum(compensationOutcomes),
  steps: z.array(compensationStep),
  lines: z.array(compensationLine),
  totalMinor: amountMinor,
  currency,
  /** The first rule that stands in the way: of a refusal, or of going on. */
  ground: compensationStep.nullable(),
  /** Asks a person to look; withholds nothing (F5). */
  care: z.array(z.enum(['compensated_before', 'refused_before'])),
});
export type Assessment = z.infer<typeof assessment>;

export const previewCompensation = route({
  name: 'compensation.preview',
  method: 'POST',
  path: '/decisions/compensation/preview',
  summary: 'What the rules say of a case today: what would be owed, and which fact is missing; nothing is kept',
  policy: { permission: 'decision.read' },
  body: z.object({ caseId: id('cas') }),
  asksOnly: true,
  answer: assessment,
});

// ── Decisions ───────────────────────────────────────────────────────────────────────────────────────────────────────

const who = z.object({ by: z.string(), name: z.string().nullable(), at: instant });
export const compensationDecision = z.object({
  decisionId: id('dec'),
  state: z.enum(decisionStates),
  /** Goodwill never stands in one decision with what is owed (F3). */
  kind: z.enum(['compensation', 'goodwill']),
  caseId: id('cas'),
  incidentId: id('inc').nullable(),
  batchId: id('bat').nullable(),
  contractId: id('ctr').nullable(),
  contractNumber: z.string().nullable(),
  personId: id('per'),
  personName: z.string(),
  firmId: id('frm').nullable(),
  legalName: z.string().nullable(),
  lines: z.array(compensationLine),
  totalMinor: amountMinor,
  currency,
  /** What the rules said when it was decided. */
  said: assessment,
  overruled: who.extend({ reason: z.string() }).nullable(),
  note: z.string().nullable(),
  /** Of goodwill: the words that keep a gift from being read as an admission, in the customer's language and all others. */
  notice: localText.nullable(),
  proposed: who,
  signatures: z.array(who),
  signaturesWanted: z.number().int(),
  approvedOn: day.nullable(),
  ended: who.extend({ reason: z.string() }).nullable(),
});
export type CompensationDecision = z.infer<typeof compensationDecision>;

const decisionParams = z.object({ decisionId: id('dec') });
const reason = lineOf(1000);
/** Without `lines` the amounts are those of the rules. Other amounts, or money where the rules give none, need `overrule`. */
export const proposeCompensation = route({
  name: 'compensation.propose',
  method: 'POST',
  path: '/decisions/compensation',
  summary: 'Propose to pay, or to pay otherwise than proposed before',
  policy: { permission: 'decision.propose' },
  body: z.object({
    caseId: id('cas'),
    lines: z
      .array(
        z.object({
          head: z.enum(['refund', 'penalty', 'consequential']),
          amountMinor: z.string().regex(/^[1-9]\d{0,15}$/),
        }),
      )
      .min(1)
      .max(3)
      .optional(),
    overrule: z.object({ reason }).optional(),
    /** The open proposal for the case that this one takes the place of. */
    replacesId: id('dec').optional(),
    note: lineOf(1000).optional(),
  }),
  answer: compensationDecision,
  status: 201,
});
export const offerGoodwill = route({
  name: 'compensation.offer_goodwill',
  method: 'POST',
  path: '/decisions/compensation/goodwill',
  summary: 'Propose a gift: no admission, an account of its own, never beside what is owed',
  policy: { permission: 'decision.propose' },
  body: z.object({ caseId: id('cas'), amountMinor: z.string().regex(/^[1-9]\d{0,15}$/), currency, reason }),
  answer: compensationDecision,
  status: 201,
});
/** Where the rules do not refuse, a person may, with `overrule`. */
export const refuseCompensation = route({
  name: 'compensation.refuse',
  method: 'POST',
  path: '/decisions/compensation/refusals',
  summary: 'Refuse advance compensation: with the rule, who carries the burden, and what would change the answer',
  policy: { permission: 'decision.propose' },
  body: z.object({ caseId: id('cas'), overrule: z.object({ reason }).optional() }),
  answer: compensationDecision,
  status: 201,
});
export const approveCompensation = route({
  name: 'compensation.approve',
  method: 'POST',
  path: '/decisions/compensation/:decisionId/approve',
  summary: 'Sign a proposal; with the last signature wanted it is approved and money may move',
  policy: { permission: 'decision.approve' },
  params: decisionParams,
  answer: compensationDecision,
});
export const withdrawCompensation = route({
  name: 'compensation.withdraw',
  method: 'POST',
  path: '/decisions/compensation/:decisionId/withdraw',
  summary: 'Take a proposal back, or send it back as an approver',
  policy: { permission: 'decision.withdraw' },
  params: decisionParams,
  body: z.object({ reason }),
  answer: compensationDecision,
});
export const showCompensation = route({
  name: 'compensation.show',
  method: 'GET',
  path: '/decisions/compensation/:decisionId',
  summary: 'A decision with what the rules said, who decided and who signed',
  policy: { permission: 'decision.read' },
  params: decisionParams,
  answer: compensationDecision,
});
/** What the rules said is whole with `caseId`; else without its steps. `batchId` shows the decisions of a batch; without it those of batches stand among the others unless `alone` is `yes`. */
export const listCompensation = route({
  name: 'compensation.list',
  method: 'GET',
  path: '/decisions/compensation',
  summary: 'Decisions, newest first; with state=proposed the list to approve',
  policy: { permission: 'decision.read' },
  query: paging.extend({
    state: z.enum(decisionStates).optional(),
    caseId: id('cas').optional(),
    contractId: id('ctr').optional(),
    incidentId: id('inc').optional(),
    batchId: id('bat').optional(),
    alone: z.enum(['yes', 'no']).default('no'),
  }),
  answer: pageOf(compensationDecision),
});

// ── Batches of an incident (E16) ────────────────────────────────────────────────────────────────────────────────────

export const batchStates = ['proposed', 'approved', 'withdrawn'] as const;
export const decisionBatch = z.object({
  batchId: id('bat'),
  incidentId: id('inc'),
  state: z.enum(batchStates),
  currency,
  /** Cases the batch looked at, by what the rules said. */
  cases: z.number().int(),
  pay: z.number().int(),
  wait: z.number().int(),
  refuse: z.number().int(),
  totalMinor: amountMinor,
  /** After approval: how many were paid, and how many were left out because what is known had changed. */
  approved: z.number().int(),
  leftOut: z.number().int(),
  proposed: who,
  signatures: z.array(who),
  signaturesWanted: z.number().int(),
  ended: who.extend({ reason: z.string() }).nullable(),
});
export type DecisionBatch = z.infer<typeof decisionBatch>;
const batchParams = z.object({ batchId: id('bat') });
/** One line a case: what the rules said of it and why, and the decision that came of it. */
export const batchCase = z.object({
  caseId: id('cas'),
  contractNumber: z.string().nullable(),
  personName: z.string(),
  outcome: z.enum(compensationOutcomes),
  ground: compensationStep.nullable(),
  totalMinor: amountMinor,
  currency,
  decisionId: id('dec').nullable(),
  /** Why no decision came of a case the rules would pay, as a refusal's code. */
  leftOutBy: z.string().nullable(),
});
export const proposeBatch = route({
  name: 'compensation_batch.propose',
  method: 'POST',
  path: '/decisions/compensation/batches',
  summary: 'Assess every open case of an incident and propose what the rules give, each with its own reason',
  policy: { permission: 'decision.propose' },
  body: z.object({ incidentId: id('inc'), caseIds: z.array(id('cas')).min(1).max(2000).optional() }),
  answer: decisionBatch,
  status: 201,
});
export const approveBatch = route({
  name: 'compensation_batch.approve',
  method: 'POST',
  path: '/decisions/compensation/batches/:batchId/approve',
  summary: 'Sign a batch; with the last signature wanted all its decisions are approved',
  policy: { permission: 'decision.approve' },
  params: batchParams,
  answer: decisionBatch,
});
export const withdrawBatch = route({
  name: 'compensation_batch.withdraw',
  method: 'POST',
  path: '/decisions/compensation/batches/:batchId/withdraw',
  summary: 'Take a batch back with all its proposals',
  policy: { permission: 'decision.withdraw' },
  params: batchParams,
  body: z.object({ reason }),
  answer: decisionBatch,
});
export const showBatch = route({
  name: 'compensation_batch.show',
  method: 'GET',
  path: '/decisions/compensation/batches/:batchId',
  summary: 'A batch',
  policy: { permission: 'decision.read' },
  params: batchParams,
  answer: decisionBatch,
});
export const listBatchCases = route({
  name: 'compensation_batch.cases',
  method: 'GET',
  path: '/decisions/compensation/batches/:batchId/cases',
  summary: 'The cases of a batch, each with what the rules said and why',
  policy: { permission: 'decision.read' },
  params: batchParams,
  query: paging.extend({ outcome: z.enum(compensationOutcomes).optional() }),
  answer: pageOf(batchCase),
});
export const listBatches = route({
  name: 'compensation_batch.list',
  method: 'GET',
  path: '/decisions/compensation/batches',
  summary: 'Batches, newest first; with state=proposed those to approve',
  policy: { permission: 'decision.read' },
  query: paging.extend({ state: z.enum(batchStates).optional(), incidentId: id('inc').optional() }),
  answer: pageOf(decisionBatch),
});

// ── Limits ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const limitMinor = z.string().regex(/^\d{1,16}$/);
/** Up to `aloneMinor` one signature releases the money; above it two of different people, each allowed up to `jointlyMinor`. */
export const approvalLimits = z.object({
  currency,
  roles: z
    .array(z.object({ role: z.enum(roles), aloneMinor: limitMinor, jointlyMinor: limitMinor.nullable() }))
    .max(roles.length),
  /** Nothing above it is paid on one contract, whoever signs; null: no cap. */
  perContractMinor: limitMinor.nullable(),
  /** Goodwill on one contract. */
  goodwillMinor: limitMinor.nullable(),
  /** A complaint later than this after what was promised fell due is not compensated first; null: no end. */
  claimMonths: z.number().int().min(1).max(1200).nullable(),
});
export const approvalLimitsShown = approvalLimits.extend({
  /** 0: the defaults nobody has changed. */
  version: z.number().int(),
  changed: who.nullable(),
});
export const showApprovalLimits = route({
  name: 'approval_limits.show',
  method: 'GET',
  path: '/decisions/approval-limits',
  summary: 'Who may release how much, and the caps of advance compensation',
  policy: { permission: 'decision.read' },
  answer: approvalLimitsShown,
});
export const changeApprovalLimits = route({
  name: 'approval_limits.change',
  method: 'POST',
  path: '/decisions/approval-limits',
  summary: 'A new version of the limits, from now on; proposals already signed keep their signatures',
  policy: { permission: 'limits.write' },
  body: approvalLimits,
  answer: approvalLimitsShown,
});
