// What keeps a tree from being published, each with its place (TREE-1). Pure.
import type { z } from 'zod';
import type { treeFault } from '#api/flow/2-cases.diagnosis';
import { languages } from '#api/values';
import { nodeAt, type Texts, type Tree, type TreeNode, textsOf, waysFrom } from './tree.ts';

export type FoundFault = z.output<typeof treeFault>;

/** Empty for a tree that can be published. `node` is empty for what concerns the tree as a whole. */
export function findTreeFaults(tree: Tree): FoundFault[] {
  const head = [tree.title, tree.symptom, ...(tree.warning ? [tree.warning] : [])];
  return [
    ...(nodeAt(tree, tree.first) ? [] : [fault('no_first', '')]),
    ...head.flatMap((texts) => missingIn(texts, '')),
    ...twice(tree.nodes.map(({ key }) => key)).map((key) => fault('key_twice', key)),
    ...tree.nodes.flatMap((node) => faultsOfNode(tree, node)),
    ...faultsOfWays(tree),
  ];
}

function fault(kind: FoundFault['fault'], node: string, language: string | null = null): FoundFault {
  return { fault: kind, node, language };
}

function twice(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) < at))];
}

function missingIn(texts: Texts, node: string): FoundFault[] {
  return languages
    .filter((language) => (texts[language] ?? '').trim() === '')
    .map((language) => fault('language_missing', node, language));
}

function faultsOfNode(tree: Tree, node: TreeNode): FoundFault[] {
  const found = textsOf(node).flatMap((texts) => missingIn(texts, node.key));
  if (waysFrom(node).some((to) => nodeAt(tree, to) === undefined)) found.push(fault('dead_end', node.key));
  if (node.kind === 'choice') {
    if (node.choices.length < 2) found.push(fault('choices_missing', node.key));
    if (twice(node.choices.map(({ key }) => key)).length > 0) found.push(fault('choice_twice', node.key));
  }
  if (node.kind === 'number') found.push(...faultsOfRanges(node));
  return found;
}

function faultsOfRanges({ key, ranges }: Extract<TreeNode, { kind: 'number' }>): FoundFault[] {
  if (ranges.length < 2) return [fault('choices_missing', key)];
  const bounds = ranges.slice(0, -1).map(({ below }) => below);
  const rising = bounds.every((below, at) => below !== null && (at === 0 || below > (bounds[at - 1] ?? below)));
  return [
    ...(rising ? [] : [fault('ranges_out_of_order', key)]),
    ...(ranges.at(-1)?.below === null ? [] : [fault('ranges_not_whole', key)]),
  ];
}

/** Walks every way from the first question: what comes back to itself, and what is never reached. */
function faultsOfWays(tree: Tree): FoundFault[] {
  const done = new Set<string>();
  const onTheWay = new Set<string>();
  const loops = new Set<string>();
  const go = (key: string | null): void => {
    const node = nodeAt(tree, key);
    if (!node || done.has(node.key)) return;
    if (onTheWay.has(node.key)) {
      loops.add(node.key);
      return;
    }
    onTheWay.add(node.key);
    for (const to of waysFrom(node)) go(to);
    onTheWay.delete(node.key);
    done.add(node.key);
  };
  go(tree.first);
  const unreached = tree.nodes.filter(({ key }) => !done.has(key));
  return [...[...loops].map((key) => fault('loop', key)), ...unreached.map(({ key }) => fault('unreached', key))];
}
