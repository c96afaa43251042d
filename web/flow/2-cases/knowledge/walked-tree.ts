// What the screens of diagnosis show: a walk as a case holds it, a tree as an expert writes it, and one question or end of a tree.
import type { AnswerOf } from '#api/contract';
import type { showTree, walkDiagnosis } from '#api/flow/2-cases.diagnosis';

export type Walk = AnswerOf<typeof walkDiagnosis>;
export type TreeShown = AnswerOf<typeof showTree>;
export type Tree = NonNullable<TreeShown['draft']>;
export type Node = Tree['nodes'][number];
