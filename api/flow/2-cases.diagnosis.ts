// Diagnosis trees: a symptom, questions, causes; edited by an expert, walked by an agent on the telephone and by a customer on their page.
import { z } from 'zod';
import { route } from '../contract.ts';
import { id, instant, inThreeLanguages, line } from '../values.ts';
import { suggestedWhy } from './2-cases.knowledge.ts';
import {
  diagnosisVerdicts,
  endRemedies,
  faultDifficulties,
  treeFaults,
  walkStates,
} from './2-cases.knowledge.words.ts';

export const treeNodesMax = 80;
export const walkStepsMax = 60;
const key = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, { error: 'not_a_code' });
/** In a draft a text may still be missing and an answer may lead nowhere; publishing asks for all (TREE-1). */
const draftText = z.object({
  'zh-CN': z.string().max(1000).optional(),
  ru: z.string().max(1000).optional(),
  en: z.string().max(1000).optional(),
});
const to = key.nullable();
const question = { key, question: draftText, hint: draftText.nullable().default(null) };

export const treeNode = z.discriminatedUnion('kind', [
  z.object({ ...question, kind: z.literal('yes_no'), yes: to, no: to }),
  z.object({
    ...question,
    kind: z.literal('choice'),
    choices: z.array(z.object({ key, text: draftText, to })).max(9),
  }),
  z.object({
    ...question,
    kind: z.literal('number'),
    unit: z.string().max(20).default(''),
    /** In rising order; each takes numbers below `below`, the last (null) all that are left. */
    ranges: z.array(z.object({ below: z.number().nullable(), to })).max(9),
  }),
  z.object({
    key,
    kind: z.literal('end'),
    cause: draftText,
    /** What the customer is told to do, or what will be done. */
    advice: draftText,
    warning: draftText.nullable().default(null),
    remedy: z.enum(endRemedies),
    part: z.string().max(100).nullable().default(null),
    difficulty: z.enum(faultDifficulties).nullable().default(null),
  }),
]);
export const treeGiven = z.object({
  title: draftText,
  /** As a customer would say it; what a case says is compared with it. */
  symptom: draftText,
  /** Shown before the first question: live water, electricity. */
  warning: draftText.nullable().default(null),
  families: z.array(line(100)).max(20).default([]),
  forCustomers: z.boolean(),
  first: to,
  nodes: z.array(treeNode).max(treeNodesMax),
});
export const treeFault = z.object({ fault: z.enum(treeFaults), node: z.string(), language: z.string().nullable() });

const params = z.object({ treeId: id('tre') });
export const treeShown = z.object({
  treeId: id('tre'),
  /** Null before the first is published. */
  version: z.number().int().nullable(),
  published: treeGiven.nullable(),
  /** Null when there is nothing but what is published; shown to who may write. */
  draft: treeGiven.nullable(),
  /** Counts the changes of the draft. */
  revision: z.number().int(),
  /** Of the draft, else of what is published. */
  faults: z.array(treeFault).max(500),
  retiredAt: instant.nullable(),
  versions: z
    .array(z.object({ version: z.number().int(), publishedAt: instant, publishedBy: z.string(), why: z.string() }))
    .max(200),
  /** Of the published version: how often each end was reached, and what was found later. */
  ends: z
    .array(z.object({ node: z.string(), reached: z.number().int(), right: z.number().int(), wrong: z.number().int() }))
    .max(treeNodesMax),
  /** Walks that were left before an end. */
  left: z.number().int(),
});

export const listTrees = route({
  name: 'knowledge.trees',
  method: 'GET',
  path: '/diagnosis-trees',
  summary: 'All diagnosis trees',
  policy: { permission: 'case.read' },
  answer: z.object({
    rows: z
      .array(
        z.object({
          treeId: id('tre'),
          title: draftText,
          families: z.array(z.string()),
          forCustomers: z.boolean(),
          version: z.number().int().nullable(),
          hasDraft: z.boolean(),
          retiredAt: instant.nullable(),
          reached: z.number().int(),
          right: z.number().int(),
          wrong: z.number().int(),
        }),
      )
      .max(200),
  }),
});
export const showTree = route({
  name: 'knowledge.tree',
  method: 'GET',
  path: '/diagnosis-trees/:treeId',
  summary: 'A diagnosis tree: what is published, its draft with what is wrong in it, and how it has served',
  policy: { permission: 'case.read' },
  params,
  answer: treeShown,
});
export const startTree = route({
  name: 'knowledge.start_tree',
  method: 'POST',
  path: '/diagnosis-trees',
  summary: 'Begin a diagnosis tree, as a draft',
  policy: { permission: 'knowledge.write' },
  body: z.object({ tree: treeGiven }),
  answer: treeShown,
  status: 201,
});
export const draftTree = route({
  name: 'knowledge.draft_tree',
  method: 'PUT',
  path: '/diagnosis-trees/:treeId/draft',
  summary: 'Keep the draft; `revision` is the one that was read',
  policy: { permission: 'knowledge.write' },
  params,
  body: z.object({ tree: treeGiven, revision: z.number().int() }),
  answer: treeShown,
});
export const publishTree = route({
  name: 'knowledge.publish_tree',
  method: 'POST',
  path: '/diagnosis-trees/:treeId/publish',
  summary: 'Publish the draft as the next version; one with a fault is refused and the place named',
  policy: { permission: 'knowledge.write' },
  params,
  body: z.object({ why: line(500), revision: z.number().int() }),
  answer: treeShown,
});
export const retireTree = route({
  name: 'knowledge.retire_tree',
  method: 'POST',
  path: '/diagnosis-trees/:treeId/retire',
  summary: 'Offer it no more; walks of it stay',
  policy: { permission: 'knowledge.write' },
  params,
  body: z.object({ why: line(500) }),
  answer: treeShown,
});

// ── Walking ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `yes` or `no`, the key of a choice, or a number as it is written: `12.5`. */
export const walkSteps = z.array(z.object({ node: key, answer: line(40) })).max(walkStepsMax);
export const walkShown = z.object({
  walkId: id('dia'),
  treeId: id('tre'),
  version: z.number().int(),
  title: inThreeLanguages,
  warning: draftText.nullable(),
  byCustomer: z.boolean(),
  who: z.string(),
  state: z.enum(walkStates),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** The way so far; `said` is the answer in words. */
  steps: z.array(z.object({ node: key, question: draftText, answer: z.string(), said: draftText })),
  /** The question it stands at, or the end it came to. */
  at: treeNode,
  verdict: z.enum(diagnosisVerdicts).nullable(),
  verdictNote: z.string().nullable(),
});
const ofCase = z.object({ caseId: id('cas') });
export const listDiagnoses = route({
  name: 'diagnosis.of_case',
  method: 'GET',
  path: '/cases/:caseId/diagnoses',
  summary: 'The diagnoses of a case, the newest first',
  policy: { permission: 'case.read' },
  params: ofCase,
  answer: z.object({ rows: z.array(walkShown).max(50) }),
});
export const startDiagnosis = route({
  name: 'diagnosis.start',
  method: 'POST',
  path: '/cases/:caseId/diagnoses',
  summary: 'Begin to walk a tree on a case',
  policy: { permission: 'case.write' },
  params: ofCase,
  body: z.object({ treeId: id('tre') }),
  answer: walkShown,
  status: 201,
});
/** The whole way is sent each time: one more step, or fewer to step back. It stays with the version it began with. */
export const walkDiagnosis = route({
  name: 'diagnosis.walk',
  method: 'POST',
  path: '/cases/:caseId/diagnoses/:walkId/steps',
  summary: 'Answer the question, or step back',
  policy: { permission: 'case.write' },
  params: ofCase.extend({ walkId: id('dia') }),
  body: z.object({ steps: walkSteps }),
  answer: walkShown,
});
export const judgeDiagnosis = route({
  name: 'diagnosis.judge',
  method: 'POST',
  path: '/cases/:caseId/diagnoses/:walkId/verdict',
  summary: 'Say what the repair or the visit found: it was right, or it was something else',
  policy: { permission: 'case.write' },
  params: ofCase.extend({ walkId: id('dia') }),
  body: z.object({ verdict: z.enum(diagnosisVerdicts), note: z.string().trim().max(1000).default('') }),
  answer: walkShown,
});

// ── Without an account ──────────────────────────────────────────────────────────────────────────────────────────────

const link = z.object({ token: z.string().min(20).max(400) });
const policy = { anyone: 'the token of the link is the proof' } as const;
/** The way a customer has walked. */
export const customerWalk = z.object({ treeId: id('tre'), version: z.number().int().min(1), steps: walkSteps.min(1) });
/** What a customer walks; the page walks it by itself and sends the way. Parts and difficulties are not theirs to read. */
const customerTree = z.object({
  treeId: id('tre'),
  version: z.number().int(),
  tree: treeGiven,
  why: suggestedWhy.nullable(),
});
export const customerTrees = route({
  name: 'customer.trees',
  method: 'GET',
  path: '/customer/case/:token/diagnosis',
  summary: 'The trees a customer may walk, those that fit their case first',
  policy,
  params: link,
  answer: z.object({ rows: z.array(customerTree).max(20) }),
});
export const customerWalks = route({
  name: 'customer.diagnose',
  method: 'POST',
  path: '/customer/case/:token/diagnosis',
  summary: 'The customer has walked a tree; the way is kept on their case',
  policy,
  params: link,
  body: customerWalk,
  answer: z.object({ made: z.boolean() }),
});
export const complaintTrees = route({
  name: 'complaint.trees',
  method: 'GET',
  path: '/customer/complaint/:token/diagnosis',
  summary: 'The trees to walk before complaining',
  policy,
  params: link,
  answer: z.object({ rows: z.array(customerTree).max(20) }),
});
