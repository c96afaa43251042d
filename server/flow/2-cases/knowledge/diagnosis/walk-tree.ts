// Walking a tree: replays answers from the first question to where they lead (TREE-2). Pure.
import { nodeAt, type Texts, type Tree, type TreeNode, type WalkStep } from './tree.ts';

export interface Walked {
  steps: (WalkStep & { question: Texts; said: Texts })[];
  /** The question to be answered next, or the end. */
  at: TreeNode;
}
/** The step that does not follow from the ones before it. */
export interface Unfit {
  unfit: string;
}

const yes = { 'zh-CN': '是', ru: 'Да', en: 'Yes' };
const no = { 'zh-CN': '否', ru: 'Нет', en: 'No' };

/** For a tree that was published: every way of it ends. */
export function walkTree(tree: Tree, given: readonly WalkStep[]): Walked | Unfit {
  let at = nodeAt(tree, tree.first);
  const steps: Walked['steps'] = [];
  for (const step of given) {
    if (!at || at.kind === 'end' || at.key !== step.node) return { unfit: step.node };
    const taken = answerTo(at, step.answer);
    if (!taken) return { unfit: step.node };
    steps.push({ ...step, question: at.question, said: taken.said });
    at = nodeAt(tree, taken.to);
  }
  return at ? { steps, at } : { unfit: '' };
}

/** Where an answer leads and how it is read; undefined when the question cannot be answered so. */
function answerTo(
  node: Exclude<TreeNode, { kind: 'end' }>,
  answer: string,
): { to: string | null; said: Texts } | undefined {
  if (node.kind === 'yes_no') {
    if (answer === 'yes') return { to: node.yes, said: yes };
    return answer === 'no' ? { to: node.no, said: no } : undefined;
  }
  if (node.kind === 'choice') {
    const choice = node.choices.find(({ key }) => key === answer);
    return choice && { to: choice.to, said: choice.text };
  }
  const number = numberOf(answer);
  const range = number === undefined ? undefined : node.ranges.find(({ below }) => below === null || number < below);
  const written = `${answer} ${node.unit}`.trim();
  return range && { to: range.to, said: { 'zh-CN': written, ru: written, en: written } };
}

/** With a point or a comma before the decimals, as people write it. */
function numberOf(written: string): number | undefined {
  return /^-?\d{1,9}([.,]\d{1,6})?$/.test(written) ? Number(written.replace(',', '.')) : undefined;
}
