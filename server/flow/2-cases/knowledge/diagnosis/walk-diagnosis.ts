// A tree is walked on a case: begun, answered or stepped back, judged later by what was found (TREE-2, TREE-3).
import type { z } from 'zod';
import type { walkShown } from '#api/flow/2-cases.diagnosis';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { lockFor } from '../../change-case.ts';
import type { Tree, WalkStep } from './tree.ts';
import { findTree, readTreeVersion } from './tree-store.ts';
import { findWalk, type KeptWalk, keepWalk, readWalks } from './walk-store.ts';
import { type Walked, walkTree } from './walk-tree.ts';
import { showWalk } from './walk-views.ts';

type Shown = z.input<typeof walkShown>;

/** A case has a handful; more is a program gone wild. */
export const walksMax = 50;

/** Refuses `case.not_found`, `tree.not_found`, `tree.retired_already` and `diagnosis.too_many`. */
export async function startDiagnosis(acting: Acting, caseId: Uuid, treeId: Uuid): Promise<Shown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    await lockFor(tx, 'note', caseId);
    const head = await findTree(tx, treeId);
    if (!head || head.newest === null) throw refuse('tree.not_found', {});
    if (head.retiredAt !== null) throw refuse('tree.retired_already', {});
    if ((await readWalks(tx, caseId, walksMax)).length >= walksMax)
      throw refuse('diagnosis.too_many', { most: walksMax });
    const walk = newWalk(tx, caseId, treeId, head.newest, false);
    const tree = await treeOf(tx, walk);
    await keepWalk(tx, walk);
    return await showWalk(tx, walk, tree);
  });
}

/** Refuses `case.not_found`, `diagnosis.not_found`, and `diagnosis.step_unfit` with the question it does not answer. */
export async function walkDiagnosis(
  acting: Acting,
  caseId: Uuid,
  walkId: Uuid,
  steps: readonly WalkStep[],
): Promise<Shown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const walk = await lockWalk(tx, caseId, walkId);
    const tree = await treeOf(tx, walk);
    const walked = replay(tree, steps);
    // The same way sent again changes nothing: a verdict on it stands.
    const isSame = JSON.stringify(walk.steps) === JSON.stringify(walked.steps.map(stepOf));
    if (isSame) return await showWalk(tx, walk, tree);
    const kept = await keepWay(tx, walk, tree, walked);
    return await showWalk(tx, kept, tree);
  });
}

/** Refuses `case.not_found`, `diagnosis.not_found` and `diagnosis.not_made`. */
export async function judgeDiagnosis(
  acting: Acting,
  caseId: Uuid,
  walkId: Uuid,
  { verdict, note }: { verdict: 'right' | 'wrong'; note: string },
): Promise<Shown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const walk = await lockWalk(tx, caseId, walkId);
    if (walk.endNode === null) throw refuse('diagnosis.not_made', {});
    const tree = await treeOf(tx, walk);
    const judged = { ...walk, verdict, verdictNote: note };
    await keepWalk(tx, judged);
    recordFact(tx, 'diagnosis.judged', caseId, { ...told(walk, tree), verdict, note });
    return await showWalk(tx, judged, tree);
  });
}

export function newWalk(tx: Tx, caseId: Uuid, treeId: Uuid, version: number, byCustomer: boolean): KeptWalk {
  return {
    ...{ walkId: makeUuid(), caseId, treeId, version, byCustomer, steps: [], endNode: null },
    ...{ who: tx.actor.signature, startedAt: tx.at.toISOString(), endedAt: null, verdict: null, verdictNote: null },
  };
}

/** Refuses `diagnosis.step_unfit`. */
export function replay(tree: Tree, steps: readonly WalkStep[]): Walked {
  const walked = walkTree(tree, steps);
  if ('unfit' in walked) throw refuse('diagnosis.step_unfit', { node: walked.unfit });
  return walked;
}

/** Keeps the way of a walk; at an end the diagnosis is made. A verdict was on the way before it, and falls (TREE-3). */
export async function keepWay(tx: Tx, walk: KeptWalk, tree: Tree, { steps, at }: Walked): Promise<KeptWalk> {
  const isMade = at.kind === 'end';
  const kept = {
    ...{ ...walk, verdict: null, verdictNote: null, steps: steps.map(stepOf) },
    endNode: isMade ? at.key : null,
    endedAt: isMade ? tx.at.toISOString() : null,
  };
  await keepWalk(tx, kept);
  if (isMade) {
    const { cause, remedy, part, difficulty } = at;
    const { version: treeVersion, byCustomer } = walk;
    const made = { ...told(walk, tree), cause, remedy, part, difficulty, treeVersion, node: at.key, byCustomer };
    recordFact(tx, 'diagnosis.made', walk.caseId, made);
  }
  return kept;
}

const stepOf = ({ node, answer }: WalkStep): WalkStep => ({ node, answer });

function told({ caseId, walkId, treeId }: KeptWalk, tree: Tree) {
  return {
    caseId: idOf('cas', caseId),
    walkId: idOf('dia', walkId),
    treeId: idOf('tre', treeId),
    title: tree.title,
  };
}

/** A case that has ended is still judged: the repair that tells comes last. */
async function lockWalk(tx: Tx, caseId: Uuid, walkId: Uuid): Promise<KeptWalk> {
  await lockFor(tx, 'note', caseId);
  const walk = await findWalk(tx, caseId, walkId);
  if (!walk) throw refuse('diagnosis.not_found', {});
  return walk;
}

async function treeOf(tx: Tx, { treeId, version }: KeptWalk): Promise<Tree> {
  const tree = await readTreeVersion(tx, treeId, version);
  if (!tree) throw refuse('tree.not_found', {});
  return tree;
}
