// What a case shows: a row in a list, and the case with everything on it.
import { z } from 'zod';
import { day, id, instant, inThreeLanguages, language, money } from '../values.ts';
import { evidenceKinds } from './1-promises.ts';
import {
  caseChannels,
  caseModes,
  caseOpeners,
  caseOutcomes,
  caseProblems,
  caseStates,
  caseSteps,
  damageClasses,
  demandAnswers,
  demandChannels,
  demandStates,
  proofStates,
  rungs,
  waitReasons,
} from './2-cases.words.ts';

const worker = z.object({ workerId: z.string(), name: z.string() });

export const caseRow = z.object({
  caseId: id('cas'),
  /** Told on the telephone: the day of opening and six letters, `140520-k3f9ab`. */
  number: z.string(),
  state: z.enum(caseStates),
  rung: z.enum(rungs),
  mode: z.enum(caseModes),
  openedBy: z.enum(caseOpeners),
  channel: z.enum(caseChannels),
  problem: z.enum(caseProblems),
  description: z.string(),
  openedAt: instant,
  /** What is due next, by when; null when the case waits for nobody's day. */
  step: z.enum(caseSteps),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  /** Of the clocks that run the nearest due; null when none runs or all stand still. */
  nextClock: z.object({ name: inThreeLanguages, dueAt: instant, isLate: z.boolean() }).nullable(),
  waitReason: z.enum(waitReasons).nullable(),
  owner: worker.nullable(),
  /** To whom the owner has offered the case; it stays the owner's until accepted. */
  offeredTo: worker.nullable(),
  personId: id('per'),
  personName: z.string(),
  contractId: id('ctr').nullable(),
  contractNumber: z.string().nullable(),
  firmId: id('frm').nullable(),
  legalName: z.string().nullable(),
  firmLeftOn: day.nullable(),
  brandId: id('brd').nullable(),
  brandName: z.string().nullable(),
  storeId: id('sto').nullable(),
  storeName: z.string().nullable(),
  incidentId: id('inc').nullable(),
  incidentTitle: z.string().nullable(),
  damageClass: z.enum(damageClasses),
  assessedLoss: money.nullable(),
  outcome: z.enum(caseOutcomes).nullable(),
  stars: z.number().int().nullable(),
  /** Set when it was found to be a duplicate of another case; both are kept. */
  joinedIntoId: id('cas').nullable(),
  supervised: z.boolean(),
  /** Words the team has put on it. */
  tags: z.array(z.string()),
});
export const caseProof = z.object({
  kind: z.enum(evidenceKinds),
  state: z.enum(proofStates),
  by: z.enum(['contract', 'voucher', 'file', 'seen']).nullable(),
  fileId: id('fil').nullable(),
  voucherId: id('vou').nullable(),
  at: instant.nullable(),
  who: z.string().nullable(),
  note: z.string().nullable(),
});
export const caseVisit = z.object({
  visitId: id('vis'),
  state: z.enum(['planned', 'done', 'cancelled']),
  plannedAt: instant,
  who: z.string(),
  doneAt: instant.nullable(),
  delivered: z.boolean().nullable(),
  installed: z.boolean().nullable(),
  problemFound: z.boolean().nullable(),
  findings: z.string().nullable(),
});
export const caseDemand = z.object({
  demandId: id('dem'),
  state: z.enum(demandStates),
  rung: z.enum(rungs),
  channel: z.enum(demandChannels),
  toWhom: z.string(),
  text: z.string(),
  sentAt: instant,
  /** With pauses of the merchant's clock added. */
  dueAt: instant,
  answeredAt: instant.nullable(),
  answer: z.enum(demandAnswers).nullable(),
  answerNote: z.string().nullable(),
  answeredBy: z.string().nullable(),
  /** The day by which the merchant agreed to put it right. */
  performOn: day.nullable(),
  lapsedAt: instant.nullable(),
});
export const caseFile = z.object({
  fileId: id('fil'),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  from: z.enum(['staff', 'customer', 'merchant']),
  who: z.string(),
  addedAt: instant,
  proofKind: z.enum(evidenceKinds).nullable(),
  visitId: id('vis').nullable(),
});
export const caseMessage = z.object({
  messageId: id('msg'),
  /** A note stays inside; the others the customer sees. */
  kind: z.enum(['note', 'to_customer', 'from_customer']),
  text: z.string(),
  who: z.string(),
  at: instant,
  incident: z.boolean(),
});
export const casePause = z.object({
  clock: z.enum(['ours', 'merchant']),
  reason: z.enum(waitReasons),
  from: instant,
  until: instant.nullable(),
});
export const caseShown = caseRow.extend({
  language,
  complainedOn: day,
  commitmentId: id('com').nullable(),
  commitmentCode: z.string().nullable(),
  contractAmount: money.nullable(),
  signedOn: day.nullable(),
  /** Of the contract's first open or broken duty, as of today. */
  dueOn: day.nullable(),
  daysLate: z.number().int(),
  phones: z.array(z.string()),
  cause: z.string().nullable(),
  waitNote: z.string().nullable(),
  waitUntil: instant.nullable(),
  offerNote: z.string().nullable(),
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  outcomeReason: z.string().nullable(),
  rating: z.string().nullable(),
  optedOut: z.boolean(),
  hasCustomerLink: z.boolean(),
  aboutId: z.string().nullable(),
  aboutName: z.string().nullable(),
  proofs: z.array(caseProof),
  visits: z.array(caseVisit),
  demands: z.array(caseDemand),
  files: z.array(caseFile),
  messages: z.array(caseMessage),
  pauses: z.array(casePause),
  /** Cases joined into this one, and others of the same person that are open. */
  related: z.array(
    z.object({
      caseId: id('cas'),
      number: z.string(),
      state: z.enum(caseStates),
      why: z.enum(['joined', 'same_person']),
    }),
  ),
  /** The deeds that the state, the rung and the role of who asks allow now; the screen offers these. */
  may: z.array(z.string()),
});
