// An expert writes a tree: begins it, keeps its draft, publishes it when it is whole, retires it (TREE-1).
import type { z } from 'zod';
import type { treeShown } from '#api/flow/2-cases.diagnosis';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { dropTerms, writeTerms } from '../suggesting/knowledge-terms.ts';
import { findTreeFaults } from './find-tree-faults.ts';
import { type Tree, textsOf } from './tree.ts';
import { readTreeVersion, type TreeHead, treeWriter } from './tree-store.ts';
import { showTreeOf } from './tree-views.ts';

type Shown = z.input<typeof treeShown>;

export async function startTree(acting: Acting, tree: Tree): Promise<Shown> {
  allow(acting, 'knowledge.write');
  return await acting.transact(async (tx) => {
    const treeId = makeUuid();
    await treeWriter(tx).keep({ treeId, newest: null, draft: tree, revision: 1, retiredAt: null });
    return await showTreeOf(tx, treeId);
  });
}

/** Refuses `tree.not_found`, `tree.retired_already` and `tree.changed_meanwhile`. */
export async function draftTree(acting: Acting, treeId: Uuid, given: { tree: Tree; revision: number }): Promise<Shown> {
  allow(acting, 'knowledge.write');
  return await acting.transact(async (tx) => {
    const head = await lockLiving(tx, treeId, given.revision);
    await treeWriter(tx).keep({ ...head, draft: given.tree, revision: head.revision + 1 });
    return await showTreeOf(tx, treeId);
  });
}

/** Refuses also `tree.no_draft` and, with the place of the first fault, `tree.faulty`. */
export async function publishTree(
  acting: Acting,
  treeId: Uuid,
  { why, revision }: { why: string; revision: number },
): Promise<Shown> {
  allow(acting, 'knowledge.write');
  return await acting.transact(async (tx) => {
    const head = await lockLiving(tx, treeId, revision);
    if (head.draft === null) throw refuse('tree.no_draft', {});
    await publish(tx, head, head.draft, why);
    return await showTreeOf(tx, treeId);
  });
}

export async function retireTree(acting: Acting, treeId: Uuid, why: string): Promise<Shown> {
  allow(acting, 'knowledge.write');
  return await acting.transact(async (tx) => {
    const head = await lockLiving(tx, treeId);
    await treeWriter(tx).keep({ ...head, retiredAt: tx.at.toISOString() });
    await dropTerms(tx, treeId);
    const shown = head.newest === null ? head.draft : await readTreeVersion(tx, treeId, head.newest);
    recordFact(tx, 'tree.retired', treeId, { treeId: idOf('tre', treeId), title: shown?.title ?? {}, why });
    return await showTreeOf(tx, treeId);
  });
}

/** A tree of a playbook, at the founding of a company. */
export async function bringTree(tx: Tx, code: string, tree: Tree, why: string): Promise<void> {
  await publish(tx, { treeId: makeUuid(), newest: null, draft: null, revision: 1, retiredAt: null }, tree, why, code);
}

async function publish(tx: Tx, head: TreeHead, tree: Tree, why: string, code: string | null = null): Promise<void> {
  const faults = findTreeFaults(tree);
  const [first] = faults;
  if (first) throw refuse('tree.faulty', { fault: first.fault, node: placeOf(first), count: faults.length });
  const { treeId } = head;
  const version = (head.newest ?? 0) + 1;
  await treeWriter(tx).keep({ ...head, newest: version, draft: null, revision: head.revision + 1 }, code);
  await treeWriter(tx).addVersion(treeId, version, tree, why);
  const parts = [
    { weight: 3, texts: [...Object.values(tree.title), ...Object.values(tree.symptom)] },
    { weight: 1, texts: tree.nodes.flatMap((node) => textsOf(node).flatMap((texts) => Object.values(texts))) },
  ];
  await writeTerms(tx, 'tree', treeId, parts, true);
  recordFact(tx, 'tree.published', treeId, { treeId: idOf('tre', treeId), version, title: tree.title, why });
}

/** The question's key, with the language where one is missing. */
function placeOf({ node, language }: { node: string; language: string | null }): string {
  return [node || '—', ...(language === null ? [] : [language])].join(', ');
}

/** With a revision: refuses when the draft has moved on since it was read. */
async function lockLiving(tx: Tx, treeId: Uuid, revision?: number): Promise<TreeHead> {
  const head = await treeWriter(tx).lock(treeId);
  if (!head) throw refuse('tree.not_found', {});
  if (head.retiredAt !== null) throw refuse('tree.retired_already', {});
  if (revision !== undefined && revision !== head.revision)
    throw refuse('tree.changed_meanwhile', { revision: head.revision });
  return head;
}
