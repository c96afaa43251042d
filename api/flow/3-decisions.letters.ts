// Stage 3, letters: what a customer is written from a judgement, and the templates an administrator edits.
import { z } from 'zod';
import { route } from '../contract.ts';
import { id, instant, language } from '../values.ts';

export const letterKinds = ['acceptance', 'refusal', 'paid_repair', 'demand_reply', 'goodwill'] as const;
export const letterKind = z.enum(letterKinds);
export type LetterKind = z.infer<typeof letterKind>;

/** What a template may name in double braces. */
export const letterFieldNames = [
  'outcome',
  'entitlements',
  'rule',
  'citation',
  'reasons',
  'burden',
  'changes',
  'offer',
  'amount',
  'notice',
  'meters',
  'missing',
  'deadline',
  'customer',
  'company',
  'number',
] as const;
/** What a template of a kind must name in its body, so that no letter says less than the customer may expect (LETTER-1, LETTER-2). */
export const letterFieldsWanted: Readonly<Record<LetterKind, readonly (typeof letterFieldNames)[number][]>> = {
  acceptance: ['entitlements', 'citation'],
  refusal: ['rule', 'citation', 'reasons', 'burden', 'changes'],
  paid_repair: ['rule'],
  demand_reply: ['outcome', 'missing'],
  goodwill: ['notice'],
};

const letterText = z.object({ subject: z.string().trim().min(1).max(200), body: z.string().trim().min(1).max(6_000) });
export const letterTexts = z.object({ 'zh-CN': letterText, ru: letterText, en: letterText });
export type LetterTexts = z.infer<typeof letterTexts>;

export const letterTemplate = z.object({
  kind: letterKind,
  /** 0: as shipped. */
  version: z.int().min(0),
  texts: letterTexts,
  reason: z.string().nullable(),
  writtenBy: z.string().nullable(),
  writtenAt: instant.nullable(),
});
export const listLetterTemplates = route({
  name: 'letter_template.list',
  method: 'GET',
  path: '/letter-templates',
  summary: 'The templates of letters in force, one of each kind',
  policy: { permission: 'decision.read' },
  answer: z.object({ rows: z.array(letterTemplate) }),
});
export const changeLetterTemplate = route({
  name: 'letter_template.change',
  method: 'POST',
  path: '/letter-templates/:kind',
  summary: 'Put a new version of a template in force; letters already made stay as they are',
  policy: { permission: 'letter.template' },
  params: z.object({ kind: letterKind }),
  body: z.object({
    texts: letterTexts,
    /** The version that was edited: a change made meanwhile by somebody else is not written over. */
    basedOn: z.int().min(0),
    reason: z.string().trim().min(1).max(500),
  }),
  answer: letterTemplate,
});

const letterWritten = z.object({ subject: z.string(), body: z.string() });
/** Why a letter of a kind cannot be written from what is known now. */
export const letterNo = z.enum(['nothing_is_owed', 'nothing_is_refused', 'no_offer', 'ask_a_person', 'not_judged']);
export const previewLetterTemplate = route({
  name: 'letter_template.preview',
  method: 'POST',
  path: '/letter-templates/:kind/preview',
  summary: 'A template filled from an example of its kind, in one language; nothing is kept',
  policy: { permission: 'decision.read' },
  asksOnly: true,
  params: z.object({ kind: letterKind }),
  body: z.object({ texts: letterTexts, language }),
  answer: letterWritten,
});

export const caseLetter = z.object({
  letterId: id('ltr'),
  caseId: id('cas'),
  kind: letterKind,
  language,
  templateVersion: z.int(),
  judgementVersion: z.int(),
  ...letterWritten.shape,
  /** Whether the customer sees it on their own page. */
  told: z.boolean(),
  madeBy: z.string(),
  madeAt: instant,
});
export type CaseLetter = z.input<typeof caseLetter>;
export const listCaseLetters = route({
  name: 'case.letters',
  method: 'GET',
  path: '/cases/:caseId/letters',
  summary: 'The letters of a case, newest first, and which can be written now',
  policy: { permission: 'decision.read' },
  params: z.object({ caseId: id('cas') }),
  answer: z.object({
    rows: z.array(caseLetter),
    language,
    kinds: z.array(z.object({ kind: letterKind, cannot: letterNo.nullable() })),
  }),
});
const asked = z.object({ kind: letterKind, language: language.nullable().default(null) });
export const previewLetter = route({
  name: 'case.preview_letter',
  method: 'POST',
  path: '/cases/:caseId/letters/preview',
  summary: 'A letter as it would be written now, in the language of the case unless told; nothing is kept',
  policy: { permission: 'decision.read' },
  asksOnly: true,
  params: z.object({ caseId: id('cas') }),
  body: asked,
  answer: letterWritten.extend({ language }),
});
export const makeLetter = route({
  name: 'case.make_letter',
  method: 'POST',
  path: '/cases/:caseId/letters',
  summary:
    'Write a letter from what is owed today and keep it with the case; told, the customer reads it on their own page',
  policy: { permission: 'letter.make' },
  params: z.object({ caseId: id('cas') }),
  body: asked.extend({ tell: z.boolean().default(false) }),
  answer: caseLetter,
});
export const printLetter = route({
  name: 'letter.pdf',
  method: 'GET',
  path: '/letters/:letterId/letter.pdf',
  summary: 'A letter as a PDF, in its own language; the same bytes every time',
  policy: { permission: 'decision.read' },
  params: z.object({ letterId: id('ltr') }),
  answer: z.unknown(),
  sends: 'application/pdf',
});
export const printEvidence = route({
  name: 'case.evidence',
  method: 'GET',
  path: '/cases/:caseId/evidence.pdf',
  summary:
    "Everything on a case as one PDF in the reader's language: contract, proofs, visits, demands, decisions, payments, letters, timeline",
  policy: { permission: 'decision.read' },
  params: z.object({ caseId: id('cas') }),
  answer: z.unknown(),
  sends: 'application/pdf',
});
