// Stage 2, cases: who is owed an answer, who owns it, by when. Opening, finding, and every deed on a case.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, instant, language, line, money } from '../values.ts';
import { evidenceKinds } from './1-promises.ts';
import { claimGiven } from './2-cases.claimed.ts';
import { caseFilterFields, caseOrder } from './2-cases.filter.ts';
import { caseRow, caseShown } from './2-cases.shown.ts';
import {
  caseModes,
  caseOutcomes,
  caseProblems,
  caseStates,
  damageClasses,
  demandAnswers,
  demandChannels,
  proofStates,
  rungs,
  waitReasons,
  workerId,
} from './2-cases.words.ts';

const worker = z.object({ workerId: z.string(), name: z.string() });
const words = line(4000);
const caseParams = z.object({ caseId: id('cas') });

// ── Open, find, read ────────────────────────────────────────────────────────────────────────────────────────────────

const proofGiven = z.discriminatedUnion('by', [
  z.object({ by: z.literal('contract'), kind: z.enum(evidenceKinds) }),
  z.object({ by: z.literal('voucher'), kind: z.enum(evidenceKinds), voucherId: id('vou').nullable().default(null) }),
  z.object({ by: z.literal('file'), kind: z.enum(evidenceKinds), fileId: id('fil') }),
  z.object({ by: z.literal('seen'), kind: z.enum(evidenceKinds), note: line(500) }),
]);
/**
 * With a contract everything else follows from it: person, merchant, store, the commitment that names the proofs (E4). Without one,
 * `personId` says who complains. A complaint about a merchant that has left is taken like any other (E5).
 */
export const openCase = route({
  name: 'case.open',
  method: 'POST',
  path: '/cases',
  summary: 'Open a case for a customer',
  policy: { permission: 'case.write' },
  body: z
    .object({
      contractId: id('ctr').nullable().default(null),
      personId: id('per').nullable().default(null),
      firmId: id('frm').nullable().default(null),
      storeId: id('sto').nullable().default(null),
      problem: z.enum(caseProblems),
      description: words,
      channel: z.enum(['store', 'phone', 'email', 'supervision']).default('store'),
      complainedOn: day.nullable().default(null),
      commitmentId: id('com').nullable().default(null),
      incidentId: id('inc').nullable().default(null),
      language: language.nullable().default(null),
      damageClass: z.enum(damageClasses).default('none'),
      assessedLoss: money.nullable().default(null),
      /** The member of staff the complaint is about: hidden from them, and not theirs to touch (Q14). */
      aboutId: workerId.nullable().default(null),
      proofs: z.array(proofGiven).max(9).default([]),
      /** What the customer asks for, when they have said so. */
      claimed: claimGiven.nullable().default(null),
    })
    .refine((given) => given.contractId !== null || given.personId !== null, {
      error: 'contract_or_person',
      path: ['contractId'],
    }),
  answer: z.object({
    caseId: id('cas'),
    number: z.string(),
    state: z.enum(caseStates),
    rung: z.enum(rungs),
    mode: z.enum(caseModes),
    owner: z.string().nullable(),
    dueAt: instant.nullable(),
    firmLeftOn: day.nullable(),
    proofs: z.array(z.object({ kind: z.enum(evidenceKinds), state: z.enum(proofStates) })),
    /** An open case about the same: this one was joined into it, both are kept. */
    joinedIntoId: id('cas').nullable(),
  }),
  status: 201,
});
export const listCases = route({
  name: 'case.list',
  method: 'GET',
  path: '/cases',
  summary: 'Cases by what is due next; with words, those found',
  policy: { permission: 'case.read' },
  query: paging.extend({ ...caseFilterFields, order: caseOrder.default('due') }),
  answer: pageOf(caseRow),
});
export const showCase = route({
  name: 'case.show',
  method: 'GET',
  path: '/cases/:caseId',
  summary: 'A case with everything on it; its timeline is the history of the case',
  policy: { permission: 'case.read' },
  params: caseParams,
  answer: caseShown,
});
/** Bounded: counting stops at 1,000 and says so. */
export const countCases = route({
  name: 'case.count',
  method: 'GET',
  path: '/case-counts',
  summary: 'My day in numbers: mine, overdue, offered to me, without an owner',
  policy: { permission: 'case.read' },
  answer: z.object({
    mine: z.number().int(),
    mineOverdue: z.number().int(),
    offeredToMe: z.number().int(),
    withoutOwner: z.number().int(),
    open: z.number().int(),
    countedTo: z.number().int(),
  }),
});
/** Those who may own a case. */
export const listWorkers = route({
  name: 'case.workers',
  method: 'GET',
  path: '/case-workers',
  summary: 'The people and programs a case can be handed to',
  policy: { permission: 'case.read' },
  answer: z.object({ rows: z.array(worker).max(500) }),
});

// ── Deeds on a case ─────────────────────────────────────────────────────────────────────────────────────────────────

const deed = <Name extends string, Body extends z.ZodType>(name: Name, path: string, summary: string, body: Body) =>
  route({
    name: `case.${name}` as const,
    method: 'POST',
    path: `/cases/:caseId/${path}` as const,
    summary,
    policy: { permission: 'case.write' },
    params: caseParams,
    body,
    answer: caseShown,
  });
const reason = line(1000);

export const triageCase = deed(
  'triage',
  'triage',
  'Look at it for the first time: what it is about',
  z.object({
    problem: z.enum(caseProblems).optional(),
    description: words.optional(),
    commitmentId: id('com').nullable().optional(),
    damageClass: z.enum(damageClasses).optional(),
  }),
);
/** E16: what it did to this household, and what that is worth. */
export const assessCase = deed(
  'assess',
  'assessment',
  'Assess the damage to the household',
  z.object({ damageClass: z.enum(damageClasses), assessedLoss: money.nullable().default(null) }),
);
export const takeCase = deed('take', 'take', 'Become the owner of a case that has none', z.object({}));
export const offerCase = deed(
  'offer',
  'hand-over',
  'Offer the case to somebody else; the owner stays owner until they accept',
  z.object({ toId: workerId, note: line(500) }),
);
export const acceptCase = deed('accept', 'hand-over/accept', 'Accept a case offered to me', z.object({}));
export const declineCase = deed('decline', 'hand-over/decline', 'Decline a case offered to me', z.object({ reason }));
export const noteCase = deed('note', 'notes', 'Write a note that stays inside', z.object({ text: words }));
export const messageCustomer = deed(
  'message',
  'messages',
  'Write to the customer; it is shown on their page',
  z.object({ text: words }),
);
export const giveProof = deed('give_proof', 'proofs', 'Give a proof the commitment asks for', proofGiven);
export const waiveProof = route({
  name: 'case.waive_proof',
  method: 'POST',
  path: '/cases/:caseId/proofs/waive',
  summary: 'Do without a proof, with a reason',
  policy: { permission: 'case.oversee' },
  params: caseParams,
  body: z.object({ kind: z.enum(evidenceKinds), reason }),
  answer: caseShown,
});
export const waitForCase = deed(
  'wait',
  'wait',
  'Wait for somebody or something; the clocks that cannot run stand still',
  z.object({
    reason: z.enum(waitReasons),
    until: instant.nullable().default(null),
    note: z.string().trim().max(500).default(''),
  }),
);
export const resumeCase = deed('resume', 'resume', 'Go on; the clocks run again', z.object({}));
export const escalateCase = deed('escalate', 'escalate', 'Move the case up one rung', z.object({ reason }));
export const resolveCase = deed(
  'resolve',
  'resolve',
  'Say what came of it',
  z.object({ outcome: z.enum(caseOutcomes), reason }),
);
export const closeCase = deed('close', 'close', 'Close a resolved case', z.object({}));
export const cancelCase = deed('cancel', 'cancel', 'Call off a case opened by mistake', z.object({ reason }));
/** Within thirty days of its end anyone may; later only who oversees. */
export const reopenCase = deed('reopen', 'reopen', 'Open an ended case again', z.object({ reason }));
export const joinCase = deed(
  'join',
  'join',
  'Join a duplicate into another case; both are kept',
  z.object({ intoCaseId: id('cas') }),
);
export const superviseCase = route({
  name: 'case.supervise',
  method: 'POST',
  path: '/cases/:caseId/supervision',
  summary: 'Say that the case is about a member of staff: hidden from them and not theirs to touch',
  policy: { permission: 'case.oversee' },
  params: caseParams,
  body: z.object({ aboutId: workerId.nullable() }),
  answer: caseShown,
});
export const planVisit = deed(
  'plan_visit',
  'visits',
  'Plan the visit to verify at the home',
  z.object({ plannedAt: instant, who: line(200) }),
);
export const sendDemand = route({
  name: 'case.demand',
  method: 'POST',
  path: '/cases/:caseId/demands',
  summary: 'Demand of the merchant that it is put right; the link lets the merchant answer without an account',
  policy: { permission: 'case.write' },
  params: caseParams,
  body: z.object({
    channel: z.enum(demandChannels),
    toWhom: line(200),
    text: words,
    /** The end of the day of the place so many days on, as the company has set it, when left out. */
    dueAt: instant.nullable().default(null),
    /** When it was said or sent; now when left out. */
    sentAt: instant.nullable().default(null),
  }),
  /** The token is shown once: a repeat of the same keyed request answers with an empty one. */
  answer: z.object({ demandId: id('dem'), dueAt: instant, token: z.string(), shown: caseShown }),
  status: 201,
});
const visitParams = z.object({ visitId: id('vis') });
export const recordVisit = route({
  name: 'visit.record',
  method: 'POST',
  path: '/visits/:visitId/done',
  summary: 'What the visit found (E6)',
  policy: { permission: 'case.write' },
  params: visitParams,
  body: z.object({
    doneAt: instant.nullable().default(null),
    delivered: z.boolean().nullable().default(null),
    installed: z.boolean().nullable().default(null),
    problemFound: z.boolean(),
    findings: words,
    damageClass: z.enum(damageClasses).nullable().default(null),
    assessedLoss: money.nullable().default(null),
  }),
  answer: caseShown,
});
export const cancelVisit = route({
  name: 'visit.cancel',
  method: 'POST',
  path: '/visits/:visitId/cancel',
  summary: 'The planned visit will not be made',
  policy: { permission: 'case.write' },
  params: visitParams,
  body: z.object({ reason }),
  answer: caseShown,
});
export const answerDemand = route({
  name: 'demand.answer',
  method: 'POST',
  path: '/demands/:demandId/answer',
  summary: 'Write down what the merchant answered',
  policy: { permission: 'case.write' },
  params: z.object({ demandId: id('dem') }),
  body: z.object({
    answer: z.enum(demandAnswers),
    note: z.string().trim().max(4000).default(''),
    performOn: day.nullable().default(null),
    answeredAt: instant.nullable().default(null),
  }),
  answer: caseShown,
});
