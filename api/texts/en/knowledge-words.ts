// Words for codes of knowledge, in English: audiences, remedies, what is wrong in a tree. Keys are typed against the codes.
import type {
  answerAudiences,
  answerUses,
  diagnosisVerdicts,
  endRemedies,
  faultDifficulties,
  treeFaults,
  treeNodeKinds,
} from '../../flow/2-cases.knowledge.words.ts';

type Of<List extends readonly string[]> = List[number];
export type KnowledgeWordKey =
  | `answer_audience.${Of<typeof answerAudiences>}`
  | `answer_use.${Of<typeof answerUses>}`
  | `tree_node.${Of<typeof treeNodeKinds>}`
  | `end_remedy.${Of<typeof endRemedies>}`
  | `difficulty.${Of<typeof faultDifficulties>}`
  | `tree_fault.${Of<typeof treeFaults>}`
  | `diagnosis_verdict.${Of<typeof diagnosisVerdicts>}`;

export const knowledgeWords: Record<KnowledgeWordKey, string> = {
  'answer_audience.staff': 'for colleagues only',
  'answer_audience.customer': 'may go to customers',
  'answer_use.in_reply': 'put into a reply',
  'answer_use.solved': 'settled the question',
  'tree_node.yes_no': 'yes or no',
  'tree_node.choice': 'a choice',
  'tree_node.number': 'a number',
  'tree_node.end': 'an end: the cause',
  'end_remedy.self_help': 'The customer can put it right',
  'end_remedy.send_somebody': 'Send somebody',
  'end_remedy.send_part': 'Send a part',
  'end_remedy.replace': 'Replace it',
  'end_remedy.inspect': 'Inspect before deciding',
  'end_remedy.no_fault': 'Nothing is broken',
  'difficulty.simple': 'simple',
  'difficulty.usual': 'usual',
  'difficulty.hard': 'hard',
  'difficulty.expert': 'for an expert',
  'tree_fault.no_first': 'no first question is chosen',
  'tree_fault.key_twice': 'two places have the same key',
  'tree_fault.dead_end': 'an answer leads nowhere',
  'tree_fault.loop': 'the way comes back to where it was',
  'tree_fault.unreached': 'no way leads here',
  'tree_fault.language_missing': 'a text is missing in a language',
  'tree_fault.choices_missing': 'fewer than two answers to choose from',
  'tree_fault.choice_twice': 'two choices have the same key',
  'tree_fault.ranges_out_of_order': 'the ranges do not rise',
  'tree_fault.ranges_not_whole': 'the last range must take all that is left',
  'diagnosis_verdict.right': 'It was right',
  'diagnosis_verdict.wrong': 'It was something else',
};
