// All SQL on trees and their versions.
import { sql } from 'kysely';
import { treeGiven } from '#api/flow/2-cases.diagnosis';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Tree } from './tree.ts';

export interface TreeHead {
  treeId: Uuid;
  newest: number | null;
  draft: Tree | null;
  /** Counts the changes of the draft. */
  revision: number;
  retiredAt: string | null;
}
export interface PublishedTree {
  treeId: Uuid;
  version: number;
  tree: Tree;
}
export interface TreeVersion {
  version: number;
  publishedAt: string;
  publishedBy: string;
  why: string;
}

const head = sql`tree_id as "treeId", newest, draft, revision, retired_at as "retiredAt"`;
/** What an older release has kept lacks what came later: the defaults of the contract fill it in. */
const whole = (tree: Tree): Tree => treeGiven.parse(tree);

export async function findTree({ tenantId, sql: db }: Snapshot, treeId: Uuid): Promise<TreeHead | undefined> {
  const { rows } = await sql<TreeHead>`select ${head} from diagnosis_trees
    where tenant_id = ${tenantId} and tree_id = ${treeId}`.execute(db);
  return rows.map((row) => ({ ...row, draft: row.draft && whole(row.draft) }))[0];
}

export async function readTreeVersion(
  { tenantId, sql: db }: Snapshot,
  treeId: Uuid,
  version: number,
): Promise<Tree | undefined> {
  const { rows } = await sql<{ tree: Tree }>`select tree from diagnosis_tree_versions
    where tenant_id = ${tenantId} and tree_id = ${treeId} and version = ${version}`.execute(db);
  return rows[0] && whole(rows[0].tree);
}

/** The newest of each that is not retired, in the order they were begun. */
export async function readPublishedTrees({ tenantId, sql: db }: Snapshot, most: number): Promise<PublishedTree[]> {
  const { rows } = await sql<PublishedTree>`select t.tree_id as "treeId", v.version, v.tree
    from diagnosis_trees t
    join diagnosis_tree_versions v on v.tenant_id = t.tenant_id and v.tree_id = t.tree_id and v.version = t.newest
    where t.tenant_id = ${tenantId} and t.retired_at is null order by t.tree_id limit ${most}`.execute(db);
  return rows.map((row) => ({ ...row, tree: whole(row.tree) }));
}

/** The newest first. */
export async function readTreeVersions({ tenantId, sql: db }: Snapshot, treeId: Uuid): Promise<TreeVersion[]> {
  const { rows } =
    await sql<TreeVersion>`select version, published_at as "publishedAt", published_by as "publishedBy", why
    from diagnosis_tree_versions where tenant_id = ${tenantId} and tree_id = ${treeId}
    order by version desc limit 200`.execute(db);
  return rows;
}

export function treeWriter(tx: Tx) {
  const { tenantId, sql: db } = tx;
  return {
    async lock(treeId: Uuid): Promise<TreeHead | undefined> {
      const { rows } = await sql<TreeHead>`select ${head} from diagnosis_trees
        where tenant_id = ${tenantId} and tree_id = ${treeId} for update`.execute(db);
      return rows.map((row) => ({ ...row, draft: row.draft && whole(row.draft) }))[0];
    },
    async keep({ treeId, newest, draft, revision, retiredAt }: TreeHead, code: string | null = null): Promise<void> {
      await sql`insert into diagnosis_trees (tenant_id, tree_id, code, newest, draft, revision, retired_at)
        values (${tenantId}, ${treeId}, ${code}, ${newest}, ${draft && JSON.stringify(draft)}::jsonb, ${revision}, ${retiredAt})
        on conflict (tenant_id, tree_id) do update set newest = excluded.newest, draft = excluded.draft,
          revision = excluded.revision, retired_at = excluded.retired_at`.execute(db);
    },
    async addVersion(treeId: Uuid, version: number, tree: Tree, why: string): Promise<void> {
      await sql`insert into diagnosis_tree_versions (tenant_id, tree_id, version, tree, published_at, published_by, why)
        values (${tenantId}, ${treeId}, ${version}, ${JSON.stringify(tree)}::jsonb, ${tx.at}, ${tx.actor.signature}, ${why})`.execute(
        db,
      );
    },
  };
}
