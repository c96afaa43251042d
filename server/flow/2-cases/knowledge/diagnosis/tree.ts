// A diagnosis tree as its nodes: where each leads, and what stands in it to be read. Pure; the page of a customer walks by the same idea.
import type { z } from 'zod';
import type { treeGiven, treeNode, walkSteps } from '#api/flow/2-cases.diagnosis';

export type Tree = z.output<typeof treeGiven>;
export type TreeNode = z.output<typeof treeNode>;
export type WalkStep = z.output<typeof walkSteps>[number];
export type Texts = Tree['title'];

export function nodeAt(tree: Tree, key: string | null): TreeNode | undefined {
  return tree.nodes.find((node) => node.key === key);
}

/** Where the answers of a node lead; an end leads nowhere. */
export function waysFrom(node: TreeNode): (string | null)[] {
  switch (node.kind) {
    case 'end':
      return [];
    case 'yes_no':
      return [node.yes, node.no];
    case 'choice':
      return node.choices.map(({ to }) => to);
    case 'number':
      return node.ranges.map(({ to }) => to);
  }
}

/** Every text of a node that somebody reads. What may be left out is judged only where it is there. */
export function textsOf(node: TreeNode): Texts[] {
  const optional = node.kind === 'end' ? node.warning : node.hint;
  const asked = node.kind === 'end' ? [node.cause, node.advice] : [node.question];
  const choices = node.kind === 'choice' ? node.choices.map(({ text }) => text) : [];
  return [...asked, ...choices, ...(optional ? [optional] : [])];
}
