// All SQL on visits that verify at the home.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface Visit {
  visitId: Uuid;
  caseId: Uuid;
  state: 'planned' | 'done' | 'cancelled';
  plannedAt: string;
  who: string;
}

export interface Findings {
  doneAt: string;
  delivered: boolean | null;
  installed: boolean | null;
  problemFound: boolean;
  findings: string;
}

export async function findVisit(snapshot: Snapshot, visitId: Uuid): Promise<Visit | undefined> {
  const { rows } =
    await sql<Visit>`select visit_id as "visitId", case_id as "caseId", state, planned_at as "plannedAt", who
    from case_visits where tenant_id = ${snapshot.tenantId} and visit_id = ${visitId}`.execute(snapshot.sql);
  return rows[0];
}

export function visitWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async add(visit: Visit): Promise<void> {
      await sql`insert into case_visits (tenant_id, visit_id, case_id, state, planned_at, who)
        values (${tenantId}, ${visit.visitId}, ${visit.caseId}, ${visit.state}, ${visit.plannedAt}, ${visit.who})`.execute(
        tx.sql,
      );
    },
    async finish(visitId: Uuid, found: Findings): Promise<void> {
      await sql`update case_visits set state = 'done', done_at = ${found.doneAt}, delivered = ${found.delivered},
          installed = ${found.installed}, problem_found = ${found.problemFound}, findings = ${found.findings}
        where tenant_id = ${tenantId} and visit_id = ${visitId}`.execute(tx.sql);
    },
    async cancel(visitId: Uuid): Promise<void> {
      await sql`update case_visits set state = 'cancelled' where tenant_id = ${tenantId} and visit_id = ${visitId}`.execute(
        tx.sql,
      );
    },
    /** The case has ended: what was planned will not be made. */
    async cancelAll(caseId: Uuid): Promise<void> {
      await sql`update case_visits set state = 'cancelled'
        where tenant_id = ${tenantId} and case_id = ${caseId} and state = 'planned'`.execute(tx.sql);
    },
  };
}
