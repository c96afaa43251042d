// All SQL on warnings and the complaints behind them.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { windowsInDays } from './cluster-rules.ts';
import type { Member } from './complaint-store.ts';
import type { Cell, NewWarning, Warning } from './warning.ts';

/** WARN-5: a cluster is over when nothing has come to it for the length of the longest window. */
const quietDays = Math.max(...windowsInDays);

export function warningReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** The newest warning of each cell whose cluster is not over, in whatever state. */
    async liveOf(cells: readonly Cell[], day: string): Promise<(Cell & { warningId: Uuid })[]> {
      const { rows } = await sql<Cell & { warningId: Uuid }>`
        select distinct on (w.place_kind, w.place_id, w.problem) w.place_kind as place, w.place_id as "placeId", w.problem,
          w.warning_id as "warningId"
        from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as c (place text, "placeId" uuid, problem text)
        join warnings w on w.tenant_id = ${tenantId} and w.place_kind = c.place and w.place_id = c."placeId"
          and w.problem = c.problem and w.last_case_on >= ${day}::date - ${quietDays}::int
        order by w.place_kind, w.place_id, w.problem, w.warning_id desc`.execute(snapshot.sql);
      return rows;
    },
    async casesBehind(warningId: Uuid): Promise<{ caseId: Uuid; incidentId: Uuid | null }[]> {
      const { rows } = await sql<{ caseId: Uuid; incidentId: Uuid | null }>`
        select m.case_id as "caseId", c.incident_id as "incidentId"
        from warning_cases m join cases c on c.tenant_id = m.tenant_id and c.case_id = m.case_id
        where m.tenant_id = ${tenantId} and m.warning_id = ${warningId} order by m.case_id`.execute(snapshot.sql);
      return rows;
    },
  };
}

export function warningWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async add(warning: NewWarning): Promise<void> {
      const { seen } = warning;
      await sql`insert into warnings (tenant_id, warning_id, basis, place_kind, place_id, problem, state, window_from, window_until,
          window_cases, before_cases, before_days, share, cells, log_chance, log_limit, raised_at, last_case_on, incident_id,
          decided_at)
        values (${tenantId}, ${warning.warningId}, ${warning.basis}, ${warning.place}, ${warning.placeId}, ${warning.problem},
          ${warning.state}, ${warning.windowFrom}, ${warning.windowUntil}, ${warning.windowCases}, ${seen?.before ?? null},
          ${seen?.beforeDays ?? null}, ${seen?.share ?? null}, ${seen?.cells ?? null}, ${seen?.logChance ?? null},
          ${seen?.logLimit ?? null}, ${tx.at}, ${warning.windowUntil}, ${warning.incidentId},
          ${warning.state === 'open' ? null : tx.at})`.execute(tx.sql);
    },
    /** WARN-4: one that is behind a warning already stays there. */
    async addCases(warningId: Uuid, members: readonly Omit<Member, 'incidentId'>[], day: string): Promise<void> {
      if (members.length === 0) return;
      await sql`insert into warning_cases (tenant_id, case_id, warning_id, person_id, firm_id, opened_on)
        select ${tenantId}::uuid, o."caseId", ${warningId}::uuid, o."personId", o."firmId", o."openedOn"
        from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as o ("caseId" uuid, "personId" uuid, "firmId" uuid,
          "openedOn" date) on conflict do nothing`.execute(tx.sql);
      await sql`update warnings set last_case_on = greatest(last_case_on, ${day}::date)
        where tenant_id = ${tenantId} and warning_id = ${warningId}`.execute(tx.sql);
    },
    async lock(warningId: Uuid): Promise<Warning | undefined> {
      const { rows } =
        await sql<Warning>`select warning_id as "warningId", state, incident_id as "incidentId" from warnings
        where tenant_id = ${tenantId} and warning_id = ${warningId} for update`.execute(tx.sql);
      return rows[0];
    },
    async takeUp(warningId: Uuid, incidentId: Uuid): Promise<void> {
      await sql`update warnings set state = 'taken_up', incident_id = ${incidentId}, decided_at = ${tx.at},
          decided_by = ${tx.actor.signature}
        where tenant_id = ${tenantId} and warning_id = ${warningId}`.execute(tx.sql);
    },
    async dismiss(warningId: Uuid, reason: string): Promise<void> {
      await sql`update warnings set state = 'dismissed', reason = ${reason}, decided_at = ${tx.at},
          decided_by = ${tx.actor.signature}
        where tenant_id = ${tenantId} and warning_id = ${warningId}`.execute(tx.sql);
    },
  };
}
