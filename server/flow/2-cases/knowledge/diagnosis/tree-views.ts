// Trees on the screen: the list, and one with its draft, what is wrong in it, and how often each end was reached and right (TREE-5).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listTrees, treeShown } from '#api/flow/2-cases.diagnosis';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors } from '#registry';
import { shownToReader } from '../../hidden-cases.ts';
import { findTreeFaults } from './find-tree-faults.ts';
import type { Tree } from './tree.ts';
import { findTree, readTreeVersion, readTreeVersions } from './tree-store.ts';

type Shown = z.input<typeof treeShown>;
type Listed = z.input<typeof listTrees.answer>['rows'][number];
type Counts = Shown['ends'][number];

const treesMax = 200;

/** Refuses `tree.not_found`. The draft is for who may write. */
export async function showTreeOf(snapshot: Snapshot, treeId: Uuid): Promise<Shown> {
  const head = await findTree(snapshot, treeId);
  if (!head) throw refuse('tree.not_found', {});
  const { newest, revision, retiredAt } = head;
  const mayWrite = snapshot.actor?.permissions.has('knowledge.write') ?? false;
  const draft = mayWrite ? head.draft : null;
  const published = newest === null ? null : ((await readTreeVersion(snapshot, treeId, newest)) ?? null);
  const judged = draft ?? published;
  const versions = await readTreeVersions(snapshot, treeId);
  const names = await namesOfActors(
    snapshot,
    versions.map(({ publishedBy }) => publishedBy),
  );
  const { ends, left } = await countEnds(snapshot, treeId, newest ?? 0);
  return {
    ...{ published, draft, revision, retiredAt, ends, left, version: newest },
    treeId: idOf('tre', treeId),
    faults: judged === null ? [] : findTreeFaults(judged).slice(0, 500),
    versions: versions.map((one) => ({ ...one, publishedBy: names.get(one.publishedBy) ?? one.publishedBy })),
  };
}

async function countEnds(snapshot: Snapshot, treeId: Uuid, version: number) {
  const { rows } = await sql<Omit<Counts, 'node'> & { node: string | null }>`select end_node as node,
      count(*)::int as reached, count(*) filter (where verdict = 'right')::int as "right",
      count(*) filter (where verdict = 'wrong')::int as wrong
    from diagnosis_walks
    where tenant_id = ${snapshot.tenantId} and tree_id = ${treeId} and version = ${version}
      and ${shownToReader(snapshot, 'case_id')}
    group by end_node order by reached desc, end_node limit 100`.execute(snapshot.sql);
  return {
    ends: rows.flatMap(({ node, ...counts }) => (node === null ? [] : [{ node, ...counts }])),
    left: rows.find(({ node }) => node === null)?.reached ?? 0,
  };
}

/** A tree that is only begun is shown to who may write it. */
export async function listTreesOf(snapshot: Snapshot): Promise<Listed[]> {
  const { tenantId, sql: db } = snapshot;
  const mayWrite = snapshot.actor?.permissions.has('knowledge.write') ?? false;
  const { rows } = await sql<
    Omit<Listed, 'treeId' | 'title' | 'families' | 'forCustomers'> & { treeId: Uuid; tree: Tree }
  >`
    select t.tree_id as "treeId", coalesce(v.tree, t.draft) as tree, t.newest as version,
      (${mayWrite}::boolean and t.draft is not null) as "hasDraft", t.retired_at as "retiredAt", w.reached, w."right", w.wrong
    from diagnosis_trees t
    left join diagnosis_tree_versions v on v.tenant_id = t.tenant_id and v.tree_id = t.tree_id and v.version = t.newest
    cross join lateral (
      select count(*)::int as reached, count(*) filter (where verdict = 'right')::int as "right",
        count(*) filter (where verdict = 'wrong')::int as wrong
      from diagnosis_walks w where w.tenant_id = t.tenant_id and w.tree_id = t.tree_id and w.end_node is not null
        and ${shownToReader(snapshot, 'w.case_id')}
    ) w
    where t.tenant_id = ${tenantId} and (t.newest is not null or ${mayWrite}::boolean)
    order by t.retired_at is not null, t.tree_id desc limit ${treesMax}`.execute(db);
  return rows.map(({ treeId, tree: { title, families, forCustomers }, ...row }) => ({
    ...{ ...row, title, families, forCustomers },
    treeId: idOf('tre', treeId),
  }));
}
