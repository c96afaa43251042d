// All SQL on previews: how far one is, the cases that would be judged differently, and which open cases come next.
import { sql } from 'kysely';
import type { PackChange, previewStates } from '#api/flow/3-decisions.versions';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface Preview {
  previewId: Uuid;
  packId: string;
  version: number;
  revision: number;
  state: (typeof previewStates)[number];
  cases: number;
  done: number;
  changed: number;
  unjudged: number;
  lastCaseId: Uuid | null;
  askedBy: string;
  askedAt: string;
  endedAt: string | null;
}
export interface ChangedCase {
  caseId: Uuid;
  outcomeBefore: string;
  outcomeAfter: string;
  metersDiffer: boolean;
  changes: PackChange[];
}
export interface Judged {
  changed: readonly ChangedCase[];
  done: number;
  unjudged: number;
  lastCaseId: Uuid;
}

const columns = sql`preview_id as "previewId", pack_id as "packId", version, revision, state, cases, done, changed, unjudged,
  last_case_id as "lastCaseId", asked_by as "askedBy", asked_at as "askedAt", ended_at as "endedAt"`;
/** Cases that still wait for an answer. */
const open = sql`s.state in ('new', 'triaged', 'in_progress', 'waiting')`;

export function previewReader({ sql: on, tenantId }: Snapshot) {
  return {
    /** The last one asked for of a draft. */
    async last(packId: string, version: number): Promise<Preview | undefined> {
      const { rows } = await sql<Preview>`select ${columns} from pack_previews
        where tenant_id = ${tenantId} and pack_id = ${packId} and version = ${version}
        order by preview_id desc limit 1`.execute(on);
      return rows[0];
    },
    async find(previewId: Uuid): Promise<Preview | undefined> {
      const { rows } = await sql<Preview>`select ${columns} from pack_previews
        where tenant_id = ${tenantId} and preview_id = ${previewId}`.execute(on);
      return rows[0];
    },
    async countOpenCases(): Promise<number> {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases s
        where s.tenant_id = ${tenantId} and s.contract_id is not null and ${open}`.execute(on);
      return rows[0]?.n ?? 0;
    },
    /** Open cases with a contract, in the order of their ids, after one. */
    async openCases(after: Uuid | null, limit: number): Promise<Uuid[]> {
      const { rows } = await sql<{ caseId: Uuid }>`select s.case_id as "caseId" from cases s
        where s.tenant_id = ${tenantId} and s.contract_id is not null and ${open}
          ${after === null ? sql`` : sql`and s.case_id > ${after}`}
        order by s.case_id limit ${limit}`.execute(on);
      return rows.map((row) => row.caseId);
    },
  };
}

export function previewWriter(tx: Tx) {
  const { sql: on, tenantId } = tx;
  return {
    /** False: one of this pack runs already. */
    async begin(preview: Pick<Preview, 'previewId' | 'packId' | 'version' | 'revision' | 'cases'>): Promise<boolean> {
      const { previewId, packId, version, revision, cases } = preview;
      const { rows } = await sql`
        insert into pack_previews (tenant_id, preview_id, pack_id, version, revision, state, cases, asked_by, asked_at)
        values (${tenantId}, ${previewId}, ${packId}, ${version}, ${revision}, 'running', ${cases}, ${tx.actor.signature}, ${tx.at})
        on conflict do nothing returning preview_id`.execute(on);
      return rows.length > 0;
    },
    /** False: somebody has stopped it, or another worker has done this turn; then nothing is written. */
    async note(previewId: Uuid, after: Uuid | null, judged: Judged): Promise<boolean> {
      const { rows } = await sql`update pack_previews set done = done + ${judged.done},
          changed = changed + ${judged.changed.length}, unjudged = unjudged + ${judged.unjudged},
          last_case_id = ${judged.lastCaseId}
        where tenant_id = ${tenantId} and preview_id = ${previewId} and state = 'running'
          and last_case_id is not distinct from ${after}
        returning preview_id`.execute(on);
      if (rows.length === 0) return false;
      if (judged.changed.length > 0)
        await sql`insert into pack_preview_cases (tenant_id, preview_id, case_id, outcome_before, outcome_after, meters_differ, changes)
          select ${tenantId}::uuid, ${previewId}::uuid, o.* from jsonb_to_recordset(${JSON.stringify(judged.changed)}::jsonb) as o (
            "caseId" uuid, "outcomeBefore" text, "outcomeAfter" text, "metersDiffer" boolean, changes jsonb)`.execute(
          on,
        );
      return true;
    },
    /** False: it had ended. */
    async end(previewId: Uuid, state: 'done' | 'stopped' | 'failed'): Promise<boolean> {
      const { rows } = await sql`update pack_previews set state = ${state}, ended_at = ${tx.at}
        where tenant_id = ${tenantId} and preview_id = ${previewId} and state = 'running' returning preview_id`.execute(
        on,
      );
      return rows.length > 0;
    },
  };
}
