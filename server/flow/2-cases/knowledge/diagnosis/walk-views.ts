// Walks on the case page: the way so far in words, and the question it stands at or the end it came to.
import type { z } from 'zod';
import type { walkShown } from '#api/flow/2-cases.diagnosis';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { namesOfActors } from '#registry';
import { mayTouchCase } from '../../change-case.ts';
import type { Tree } from './tree.ts';
import { readTreeVersion } from './tree-store.ts';
import { type KeptWalk, readWalks } from './walk-store.ts';
import { walkTree } from './walk-tree.ts';

type Shown = z.input<typeof walkShown>;

/** Refuses `case.not_found`. */
export async function listWalksOf(snapshot: Snapshot, caseId: Uuid, actor: Actor): Promise<Shown[]> {
  await mayTouchCase(snapshot, actor, caseId);
  const walks = await readWalks(snapshot, caseId, 50);
  const names = await namesOfActors(
    snapshot,
    walks.map(({ who }) => who),
  );
  const shown: Shown[] = [];
  for (const walk of walks) {
    const tree = await readTreeVersion(snapshot, walk.treeId, walk.version);
    if (tree) shown.push(shownOf(walk, tree, names));
  }
  return shown;
}

export async function showWalk(snapshot: Snapshot, walk: KeptWalk, tree: Tree): Promise<Shown> {
  return shownOf(walk, tree, await namesOfActors(snapshot, [walk.who]));
}

function shownOf(walk: KeptWalk, tree: Tree, names: ReadonlyMap<string, string>): Shown {
  const walked = walkTree(tree, walk.steps);
  if ('unfit' in walked) throw new Error(`TREE-2 a kept walk does not follow its tree at ${walked.unfit}`);
  const { version, byCustomer, who, startedAt, endedAt, verdict, verdictNote } = walk;
  return {
    ...{ version, byCustomer, startedAt, endedAt, verdict, verdictNote },
    who: names.get(who) ?? who,
    walkId: idOf('dia', walk.walkId),
    treeId: idOf('tre', walk.treeId),
    title: tree.title,
    warning: tree.warning,
    state: walk.endNode === null ? 'walking' : 'made',
    steps: walked.steps,
    at: walked.at,
  };
}
