// All SQL on walks: the steps as they were given, where they ended, and what was found later.
import { sql } from 'kysely';
import type { diagnosisVerdicts } from '#api/flow/2-cases.knowledge.words';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { WalkStep } from './tree.ts';

export interface KeptWalk {
  walkId: Uuid;
  caseId: Uuid;
  treeId: Uuid;
  version: number;
  steps: WalkStep[];
  endNode: string | null;
  byCustomer: boolean;
  who: string;
  startedAt: string;
  endedAt: string | null;
  verdict: (typeof diagnosisVerdicts)[number] | null;
  verdictNote: string | null;
}

const columns = sql`walk_id as "walkId", case_id as "caseId", tree_id as "treeId", version, steps, end_node as "endNode",
  by_customer as "byCustomer", who, started_at as "startedAt", ended_at as "endedAt", verdict, verdict_note as "verdictNote"`;

/** The newest first. */
export async function readWalks({ tenantId, sql: db }: Snapshot, caseId: Uuid, most: number): Promise<KeptWalk[]> {
  const { rows } = await sql<KeptWalk>`select ${columns} from diagnosis_walks
    where tenant_id = ${tenantId} and case_id = ${caseId} order by walk_id desc limit ${most}`.execute(db);
  return rows;
}

/** For whoever holds the case locked. */
export async function findWalk(
  { tenantId, sql: db }: Snapshot,
  caseId: Uuid,
  walkId: Uuid,
): Promise<KeptWalk | undefined> {
  const { rows } = await sql<KeptWalk>`select ${columns} from diagnosis_walks
    where tenant_id = ${tenantId} and case_id = ${caseId} and walk_id = ${walkId}`.execute(db);
  return rows[0];
}

export async function keepWalk({ tenantId, sql: db }: Tx, walk: KeptWalk): Promise<void> {
  await sql`insert into diagnosis_walks (tenant_id, walk_id, case_id, tree_id, version, steps, end_node, by_customer, who,
      started_at, ended_at, verdict, verdict_note)
    values (${tenantId}, ${walk.walkId}, ${walk.caseId}, ${walk.treeId}, ${walk.version},
      ${JSON.stringify(walk.steps)}::jsonb, ${walk.endNode}, ${walk.byCustomer}, ${walk.who}, ${walk.startedAt},
      ${walk.endedAt}, ${walk.verdict}, ${walk.verdictNote})
    on conflict (tenant_id, walk_id) do update set steps = excluded.steps, end_node = excluded.end_node,
      ended_at = excluded.ended_at, verdict = excluded.verdict, verdict_note = excluded.verdict_note`.execute(db);
}
