// Facts of knowledge: the subject is the answer or the tree; of what served in a case, the case.
import { z } from 'zod';
import { answerUses, diagnosisVerdicts, endRemedies, faultDifficulties } from '../flow/2-cases.knowledge.words.ts';
import { id, inThreeLanguages } from '../values.ts';

const answer = { answerId: id('ans'), version: z.number().int(), title: inThreeLanguages };
/** A tree that is only begun may have no title yet. */
const tree = { treeId: id('tre'), title: z.record(z.string(), z.string()) };

export const knowledgeFacts = {
  'answer.published': z.object({ ...answer, why: z.string() }),
  'answer.reviewed': z.object(answer),
  'answer.retired': z.object({ ...answer, why: z.string() }),
  'answer.used': z.object({ caseId: id('cas'), ...answer, how: z.enum(answerUses) }),
  'tree.published': z.object({ ...tree, version: z.number().int(), why: z.string() }),
  'tree.retired': z.object({ ...tree, why: z.string() }),
  /** The last of a walk counts: who steps back and ends elsewhere says so again. */
  'diagnosis.made': z.object({
    caseId: id('cas'),
    walkId: id('dia'),
    ...tree,
    treeVersion: z.number().int(),
    node: z.string(),
    cause: inThreeLanguages,
    remedy: z.enum(endRemedies),
    part: z.string().nullable(),
    difficulty: z.enum(faultDifficulties).nullable(),
    byCustomer: z.boolean(),
  }),
  'diagnosis.judged': z.object({
    caseId: id('cas'),
    walkId: id('dia'),
    ...tree,
    verdict: z.enum(diagnosisVerdicts),
    note: z.string(),
  }),
};
