// Customers walk trees on their page or before they complain; the way is kept on their case (TREE-4).
import type { z } from 'zod';
import type { complaintTrees, customerWalk } from '#api/flow/2-cases.diagnosis';
import type { Acting } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { lockFor } from '../../change-case.ts';
import { rankedTrees, readAbout } from '../suggesting/suggest.ts';
import type { Tree } from './tree.ts';
import { findTree, type PublishedTree, readPublishedTrees, readTreeVersion } from './tree-store.ts';
import { keepWay, newWalk, replay } from './walk-diagnosis.ts';
import { readWalks } from './walk-store.ts';

type Trees = z.input<typeof complaintTrees.answer>['rows'];
type CustomerWalk = z.output<typeof customerWalk>;

const treesTold = 20;
const treesRead = 200;
const walksOfCustomerMax = 20;

/** For a case: those that fit its words first. Without one, in the order they were begun. */
export async function treesForCustomer(snapshot: Snapshot, caseId: Uuid | null): Promise<Trees> {
  const trees =
    caseId === null
      ? (await readPublishedTrees(snapshot, treesRead)).map((one) => ({ ...one, why: null }))
      : await rankedTrees(snapshot, await readAbout(snapshot, caseId));
  return trees
    .filter(({ tree }) => tree.forCustomers)
    .slice(0, treesTold)
    .map(({ treeId, version, tree, why }: PublishedTree & { why: Trees[number]['why'] }) => ({
      ...{ version, why },
      treeId: idOf('tre', treeId),
      tree: withoutTrade(tree),
    }));
}

/** What is for the workshop, not for the customer. */
function withoutTrade(tree: Tree): Tree {
  const nodes = tree.nodes.map((node) => (node.kind === 'end' ? { ...node, part: null, difficulty: null } : node));
  return { ...tree, nodes, families: [] };
}

/** Refuses `tree.not_found`, `diagnosis.step_unfit` and `diagnosis.too_many`. */
export async function customerWalked(acting: Acting, caseId: Uuid, given: CustomerWalk): Promise<{ made: boolean }> {
  return await acting.transact(async (tx) => {
    await lockFor(tx, 'note', caseId);
    return { made: await keepCustomerWalk(tx, caseId, given) };
  });
}

/** For a case that the caller holds. A page that was opened before a new version came may still send the way of the old one. */
export async function keepCustomerWalk(
  tx: Tx,
  caseId: Uuid,
  { treeId, version, steps }: CustomerWalk,
): Promise<boolean> {
  const uuid = uuidOf(treeId);
  const head = await findTree(tx, uuid);
  const tree = await readTreeVersion(tx, uuid, version);
  if (!head || head.retiredAt !== null || !tree?.forCustomers) throw refuse('tree.not_found', {});
  const kept = (await readWalks(tx, caseId, 2 * walksOfCustomerMax)).filter(({ byCustomer }) => byCustomer);
  if (kept.length >= walksOfCustomerMax) throw refuse('diagnosis.too_many', { most: walksOfCustomerMax });
  const walked = replay(tree, steps);
  await keepWay(tx, newWalk(tx, caseId, uuid, version, true), tree, walked);
  return walked.at.kind === 'end';
}
