// The shape of the knowledge a playbook brings, and the short hand its trees are written in. Every text stands in three languages.
import type { z } from 'zod';
import type { treeGiven, treeNode } from '#api/flow/2-cases.diagnosis';
import type { answerGiven } from '#api/flow/2-cases.knowledge';
import type { EndRemedy, FaultDifficulty } from '#api/flow/2-cases.knowledge.words';
import type { Playbook, Texts } from '../playbook.ts';

export interface PlaybookKnowledge {
  playbook: Playbook['name'];
  answers: readonly { code: string; answer: z.input<typeof answerGiven> & { title: Texts; text: Texts } }[];
  trees: readonly { code: string; tree: z.input<typeof treeGiven> & { title: Texts; symptom: Texts } }[];
}

type Node = z.input<typeof treeNode>;

export function three(chinese: string, russian: string, english: string): Texts {
  return { 'zh-CN': chinese, ru: russian, en: english };
}

/** A question with yes and no, each with the key it leads to. */
export function yesNo(key: string, question: Texts, yes: string, no: string): Node {
  return { key, kind: 'yes_no', question, yes, no };
}

export function choice(key: string, question: Texts, choices: readonly [key: string, text: Texts, to: string][]): Node {
  return { key, kind: 'choice', question, choices: choices.map(([one, text, to]) => ({ key: one, text, to })) };
}

/** Ranges rise; the last takes all that is left. */
export function number(key: string, question: Texts, unit: string, ranges: readonly [number | null, string][]): Node {
  return { key, kind: 'number', question, unit, ranges: ranges.map(([below, to]) => ({ below, to })) };
}

/** `part` is named as a workshop orders it. */
export function end(
  key: string,
  remedy: EndRemedy,
  cause: Texts,
  advice: Texts,
  more: { part?: string; difficulty?: FaultDifficulty; warning?: Texts } = {},
): Node {
  return { key, kind: 'end', remedy, cause, advice, ...more };
}
