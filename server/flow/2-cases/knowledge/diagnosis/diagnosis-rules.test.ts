// Trees by themselves: what is wrong in one with its place, and walks that follow or do not. Random trees are held to a slow second look.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { treeGiven } from '#api/flow/2-cases.diagnosis';
import { findTreeFaults } from './find-tree-faults.ts';
import { nodeAt, type Tree, type TreeNode, waysFrom } from './tree.ts';
import { walkTree } from './walk-tree.ts';

const three = (text: string) => ({ 'zh-CN': text, ru: text, en: text });
const end = (key: string) => ({
  ...{ key, kind: 'end', cause: three(key), advice: three('do it'), remedy: 'self_help' },
});
const ask = (key: string, yes: string | null, no: string | null) => ({
  ...{ key, kind: 'yes_no', question: three(`${key}?`), yes, no },
});
const tree = (nodes: object[], more: object = {}): Tree =>
  treeGiven.parse({ title: three('T'), symptom: three('S'), forCustomers: true, first: 'a', nodes, ...more });
const kinds = (given: Tree) => findTreeFaults(given).map(({ fault, node }) => `${fault} ${node}`.trim());

describe('[TREE-1] what keeps a tree from being published names its place', () => {
  test('a whole tree has no fault', () => {
    expect(findTreeFaults(tree([ask('a', 'b', 'c'), end('b'), end('c')]))).toEqual([]);
  });
  test.each([
    ['no_first', tree([end('b')], { first: 'gone' })],
    ['dead_end a', tree([ask('a', 'b', null), end('b')])],
    ['dead_end a', tree([ask('a', 'b', 'gone'), end('b')])],
    ['loop a', tree([ask('a', 'b', 'c'), ask('b', 'a', 'c'), end('c')])],
    ['unreached c', tree([ask('a', 'b', 'b'), end('b'), end('c')])],
    ['key_twice b', tree([ask('a', 'b', 'b'), end('b'), end('b')])],
    ['choices_missing a', tree([{ key: 'a', kind: 'choice', question: three('?'), choices: [] }])],
  ])('%s', (told, given) => {
    expect(kinds(given)).toContain(told);
  });
  test('choices and ranges', () => {
    const choice = (key: string, to: string) => ({ key, text: three(key), to });
    const choices = [choice('x', 'b'), choice('x', 'b')];
    const twice = tree([{ key: 'a', kind: 'choice', question: three('?'), choices }, end('b')]);
    expect(kinds(twice)).toEqual(['choice_twice a']);
    const ranged = (...below: (number | null)[]) =>
      tree([
        { key: 'a', kind: 'number', question: three('?'), ranges: below.map((one) => ({ below: one, to: 'b' })) },
        end('b'),
      ]);
    expect(kinds(ranged(1, 5, null))).toEqual([]);
    expect(kinds(ranged(5, 1, null))).toEqual(['ranges_out_of_order a']);
    expect(kinds(ranged(5, 5, null))).toEqual(['ranges_out_of_order a']);
    expect(kinds(ranged(1, 5))).toEqual(['ranges_not_whole a']);
    expect(kinds(ranged(null, null))).toEqual(['ranges_out_of_order a']);
  });
  test('a missing language is named, also of a hint and a warning that are there', () => {
    const faults = findTreeFaults(
      tree([ask('a', 'b', 'b'), { ...end('b'), cause: { en: 'x', ru: ' ' }, warning: { en: 'x', ru: 'x' } }]),
    );
    expect(faults).toEqual([
      { fault: 'language_missing', node: 'b', language: 'zh-CN' },
      { fault: 'language_missing', node: 'b', language: 'ru' },
      { fault: 'language_missing', node: 'b', language: 'zh-CN' },
    ]);
  });
  test('random trees: published ones end on every way, the others have a way that does not, or a node without one', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const to = fc.constantFrom(...keys, 'gone');
    const node = (key: string) =>
      fc.oneof(
        fc.constant(end(key)),
        fc.tuple(to, to).map(([yes, no]) => ask(key, yes, no)),
      );
    fc.assert(
      fc.property(fc.tuple(...keys.map(node)), (nodes) => {
        const given = tree(nodes);
        expect(findTreeFaults(given).length === 0).toBe(endsEverywhere(given));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The slow second look: tries every way to the end, no longer than there are nodes. */
function endsEverywhere(given: Tree): boolean {
  const seen = new Set<string>();
  const ends = (node: TreeNode | undefined, left: number): boolean => {
    if (!node || left === 0) return false;
    seen.add(node.key);
    return waysFrom(node).every((to) => ends(nodeAt(given, to), left - 1));
  };
  return ends(nodeAt(given, 'a'), given.nodes.length + 1) && seen.size === given.nodes.length;
}

describe('[TREE-2] a walk is replayed, and a step that does not follow is refused', () => {
  const number = {
    ...{ key: 'b', kind: 'number', unit: 'mm', question: three('how wide?') },
    ranges: [
      { below: 0.3, to: 'c' },
      { below: null, to: 'd' },
    ],
  };
  const walked = tree([ask('a', 'b', 'd'), number, end('c'), end('d')]);
  const at = (...given: [string, string][]) => {
    const found = walkTree(
      walked,
      given.map(([node, answer]) => ({ node, answer })),
    );
    return 'unfit' in found ? `unfit ${found.unfit}` : found.at.key;
  };
  test('answers lead on', () => {
    expect(at()).toBe('a');
    expect(at(['a', 'no'])).toBe('d');
    expect(at(['a', 'yes'], ['b', '0,29'])).toBe('c');
    expect(at(['a', 'yes'], ['b', '0.3'])).toBe('d');
  });
  test('what does not follow is named', () => {
    expect(at(['b', '1'])).toBe('unfit b');
    expect(at(['a', 'maybe'])).toBe('unfit a');
    expect(at(['a', 'yes'], ['b', 'wide'])).toBe('unfit b');
    expect(at(['a', 'no'], ['d', 'yes'])).toBe('unfit d');
  });
  test('every published tree is walked to an end by any answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('yes', 'no', '0.1', '7')), (answers) => {
        const steps: { node: string; answer: string }[] = [];
        for (const answer of answers) {
          const now = walkTree(walked, steps);
          if ('unfit' in now || now.at.kind === 'end') return;
          const next = walkTree(walked, [...steps, { node: now.at.key, answer }]);
          if (!('unfit' in next)) steps.push({ node: now.at.key, answer });
        }
        expect(walkTree(walked, steps)).toHaveProperty('at');
      }),
    );
  });
});
