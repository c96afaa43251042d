// The words of knowledge: who may read an answer, how it served, where a tree can be wrong, and what a diagnosis ends in.

/** `customer`: its text may be put into a reply. */
export const answerAudiences = ['staff', 'customer'] as const;
/** It went out in a reply, or somebody says that it settled the question. */
export const answerUses = ['in_reply', 'solved'] as const;
export type AnswerUse = (typeof answerUses)[number];

export const treeNodeKinds = ['yes_no', 'choice', 'number', 'end'] as const;
export type TreeNodeKind = (typeof treeNodeKinds)[number];
/** What a diagnosis ends in. `send_somebody`: the customer is told not to try it. */
export const endRemedies = ['self_help', 'send_somebody', 'send_part', 'replace', 'inspect', 'no_fault'] as const;
export type EndRemedy = (typeof endRemedies)[number];
/** H12: faults are graded by difficulty, engineers by skill. */
export const faultDifficulties = ['simple', 'usual', 'hard', 'expert'] as const;
export type FaultDifficulty = (typeof faultDifficulties)[number];
/** Why a tree cannot be published; each names the question it is found at. */
export const treeFaults = [
  'no_first',
  'key_twice',
  'dead_end',
  'loop',
  'unreached',
  'language_missing',
  'choices_missing',
  'choice_twice',
  'ranges_out_of_order',
  'ranges_not_whole',
] as const;
export const walkStates = ['walking', 'made'] as const;
/** What the later repair or check said of a diagnosis. */
export const diagnosisVerdicts = ['right', 'wrong'] as const;
