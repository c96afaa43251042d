// Facts of stage 3. Their subject is the case, whose history shows them; of a batch, the incident; of limits, the company.
import { z } from 'zod';
import { amountMinor, currency, day, id } from '../values.ts';

/** What was lost, by kind: a head is compensated once on a contract. */
export const compensationHeads = ['refund', 'penalty', 'consequential', 'goodwill'] as const;
export const compensationHead = z.enum(compensationHeads);
/** What the rules say of a case: pay; refuse; or wait until something is known. */
export const compensationOutcomes = ['pay', 'wait', 'refuse'] as const;

const line = z.object({
  head: compensationHead,
  amountMinor,
  currency,
  /** The rule the amount follows from; `person` when somebody decided it against the rules. */
  ruleId: z.string(),
  ruleVersion: z.string(),
});
const about = { decisionId: id('dec'), caseId: id('cas') };
const money = { lines: z.array(line), totalMinor: amountMinor, currency };
const whose = {
  contractId: id('ctr'),
  personId: id('per'),
  firmId: id('frm').nullable(),
  incidentId: id('inc').nullable(),
};
const ofTable = { code: z.string(), version: z.number().int() };
const ofPack = { packId: z.string(), version: z.string() };

export const decisionFacts = {
  'decision.proposed': z.object({ ...about, ...whose, ...money, batchId: id('bat').nullable() }),
  /** Another signature is wanted before money moves: the sum is above what one approver may release. */
  'decision.signed': z.object({ ...about, signatures: z.number().int(), wanted: z.number().int() }),
  /** Money may move. Stages 4 and 5 act on this. */
  'decision.approved': z.object({ ...about, ...whose, ...money, approvedOn: day }),
  /** No advance compensation, with the rule, who would have to prove what, and what would change the answer. */
  'decision.refused': z.object({
    ...about,
    ...whose,
    contractId: id('ctr').nullable(),
    ruleId: z.string(),
    ruleVersion: z.string(),
    reason: z.string(),
    burden: z.enum(['customer', 'trader']),
    wouldChange: z.array(z.string()),
  }),
  /** A person decided otherwise than the rules say. */
  'decision.overruled': z.object({
    ...about,
    rulesSaid: z.enum(compensationOutcomes),
    decided: z.enum(['pay', 'refuse']),
    ruleId: z.string().nullable(),
    reason: z.string(),
  }),
  /** `was`: a proposal, or an approved decision whose money never moved. Its heads are free again. */
  'decision.withdrawn': z.object({ ...about, was: z.enum(['proposed', 'approved']), reason: z.string() }),
  'letter.made': z.object({
    letterId: id('ltr'),
    caseId: id('cas'),
    kind: z.string(),
    language: z.string(),
    templateVersion: z.number().int(),
    told: z.boolean(),
  }),
  'letter_template.changed': z.object({ kind: z.string(), version: z.number().int(), reason: z.string() }),
  'decision_batch.assessed': z.object({
    batchId: id('bat'),
    incidentId: id('inc'),
    cases: z.number().int(),
    pay: z.number().int(),
    wait: z.number().int(),
    refuse: z.number().int(),
    totalMinor: amountMinor,
    currency,
  }),
  'decision_batch.signed': z.object({
    batchId: id('bat'),
    incidentId: id('inc'),
    signatures: z.number().int(),
    wanted: z.number().int(),
  }),
  'decision_batch.approved': z.object({
    batchId: id('bat'),
    incidentId: id('inc'),
    approved: z.number().int(),
    leftOut: z.number().int(),
    totalMinor: amountMinor,
    currency,
  }),
  'approval_limits.changed': z.object({ version: z.number().int() }),
  'policy_table.drafted': z.object({ ...ofTable }),
  'policy_table.tested': z.object({ ...ofTable, passed: z.number().int(), failed: z.number().int() }),
  /** It answers from this day on, by the day its own axis names; the version before it answers until then. */
  'policy_table.published': z.object({ ...ofTable, inForceFrom: day, reason: z.string() }),
  'policy_table.discarded': z.object({ ...ofTable }),
  'law_pack.drafted': z.object({ ...ofPack }),
  'law_pack.previewed': z.object({ ...ofPack, cases: z.number().int(), changed: z.number().int() }),
  'law_pack.published': z.object({ ...ofPack, inForceFrom: day, reason: z.string() }),
  'law_pack.discarded': z.object({ ...ofPack }),
} as const;
