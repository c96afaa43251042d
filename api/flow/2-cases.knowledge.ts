// Knowledge: answers in three languages with versions, suggested on a case from its own words, and counted where they served.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, instant, inThreeLanguages, line } from '../values.ts';
import { answerAudiences, answerUses } from './2-cases.knowledge.words.ts';
import { caseProblems } from './2-cases.words.ts';

const params = z.object({ answerId: id('ans') });
const texts = z.array(line(100)).max(20).default([]);

export const answerGiven = z.object({
  title: inThreeLanguages,
  /** Paragraphs, with `- ` before the points of a list and `**` around what matters; nothing else is markup. */
  text: inThreeLanguages,
  tags: texts,
  /** Product families as the catalogue names them; empty: everything. */
  families: texts,
  problems: z.array(z.enum(caseProblems)).max(caseProblems.length).default([]),
  audience: z.enum(answerAudiences),
  /** By then somebody reads it again; null: it does not grow old. */
  reviewOn: day.nullable().default(null),
});
const versionGiven = z.object({
  answer: answerGiven,
  why: line(500),
  /** Null: from now. Never in the past. */
  inForceFrom: instant.nullable().default(null),
});

const listed = z.object({
  answerId: id('ans'),
  version: z.number().int(),
  title: inThreeLanguages,
  tags: z.array(z.string()),
  families: z.array(z.string()),
  problems: z.array(z.enum(caseProblems)),
  audience: z.enum(answerAudiences),
  reviewOn: day.nullable(),
  isStale: z.boolean(),
  retiredAt: instant.nullable(),
  /** In how many cases it went out or settled the question. */
  usedInCases: z.number().int(),
  solvedCases: z.number().int(),
});
export const answerShown = listed.extend({
  text: inThreeLanguages,
  inForceFrom: instant,
  versions: z
    .array(
      z.object({
        version: z.number().int(),
        title: inThreeLanguages,
        text: inThreeLanguages,
        inForceFrom: instant,
        publishedAt: instant,
        publishedBy: z.string(),
        why: z.string(),
      }),
    )
    .max(200),
});

export const listAnswers = route({
  name: 'knowledge.answers',
  method: 'GET',
  path: '/answers',
  summary: 'Answers: by words the best first, else the newest first',
  policy: { permission: 'case.read' },
  query: paging.extend({
    words: line(200).optional(),
    family: line(100).optional(),
    audience: z.enum(answerAudiences).optional(),
    stale: z.enum(['yes']).optional(),
    retired: z.enum(['yes']).optional(),
  }),
  answer: pageOf(listed),
});
export const showAnswer = route({
  name: 'knowledge.answer',
  method: 'GET',
  path: '/answers/:answerId',
  summary: 'An answer with all its versions, the newest first',
  policy: { permission: 'case.read' },
  params,
  answer: answerShown,
});
export const publishAnswer = route({
  name: 'knowledge.publish_answer',
  method: 'POST',
  path: '/answers',
  summary: 'Publish a new answer',
  policy: { permission: 'knowledge.write' },
  body: versionGiven,
  answer: answerShown,
  status: 201,
});
/** A version is never changed: another follows it. `follows` is the newest version the writer has read. */
export const reviseAnswer = route({
  name: 'knowledge.revise_answer',
  method: 'POST',
  path: '/answers/:answerId/versions',
  summary: 'Publish the next version of an answer',
  policy: { permission: 'knowledge.write' },
  params,
  body: versionGiven.extend({ follows: z.number().int().min(1) }),
  answer: answerShown,
  status: 201,
});
export const reviewAnswer = route({
  name: 'knowledge.review_answer',
  method: 'POST',
  path: '/answers/:answerId/review',
  summary: 'It was read again and is still true; the next reading by the day given',
  policy: { permission: 'knowledge.write' },
  params,
  body: z.object({ reviewOn: day.nullable() }),
  answer: answerShown,
});
export const retireAnswer = route({
  name: 'knowledge.retire_answer',
  method: 'POST',
  path: '/answers/:answerId/retire',
  summary: 'Suggest it no more; where it was used stays known',
  policy: { permission: 'knowledge.write' },
  params,
  body: z.object({ why: line(500) }),
  answer: answerShown,
});

/** Why something is suggested, so that the reader can judge at a glance. */
export const suggestedWhy = z.object({
  /** Words of the case that it holds too, the rarest first. */
  words: z.array(z.string()).max(5),
  /** The product family they share. */
  family: z.string().nullable(),
  problem: z.boolean(),
  /** Ended cases with the same problem or family in which it served. */
  similarCases: z.number().int(),
});
export const suggestAnswers = route({
  name: 'knowledge.suggested',
  method: 'GET',
  path: '/cases/:caseId/suggestions',
  summary: 'Answers and diagnosis trees that fit the words of a case, with why',
  policy: { permission: 'case.read' },
  params: z.object({ caseId: id('cas') }),
  answer: z.object({
    answers: z
      .array(
        z.object({
          answerId: id('ans'),
          version: z.number().int(),
          title: inThreeLanguages,
          text: inThreeLanguages,
          audience: z.enum(answerAudiences),
          why: suggestedWhy,
          /** How it has served in this very case. */
          usedHere: z.array(z.enum(answerUses)),
        }),
      )
      .max(5),
    trees: z
      .array(
        z.object({
          treeId: id('tre'),
          version: z.number().int(),
          title: inThreeLanguages,
          symptom: inThreeLanguages,
          why: suggestedWhy,
        }),
      )
      .max(30),
  }),
});
/** `in_reply` sends `text` to the customer; what is only for staff is refused. */
export const applyAnswer = route({
  name: 'knowledge.use_answer',
  method: 'POST',
  path: '/cases/:caseId/answers',
  summary: 'Put an answer into a reply, or say that it settled the question',
  policy: { permission: 'case.write' },
  params: z.object({ caseId: id('cas') }),
  body: z
    .object({ answerId: id('ans'), how: z.enum(answerUses), text: line(4000).nullable().default(null) })
    .refine(({ how, text }) => (how === 'in_reply') === (text !== null), { error: 'text_missing', path: ['text'] }),
  answer: z.object({ answerId: id('ans'), usedInCases: z.number().int() }),
});
