// Who complained of the same before and stands in no incident: a sweep brings them into its own, for the same remedy (E11).
import { sql } from 'kysely';
import { openCaseStates } from '#api/flow/2-cases.words';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

/** The open cases of known members that are about the same problem and in no incident yet. */
export async function knownOutsideIncident(
  snapshot: Snapshot,
  { sweepId, problem }: { sweepId: Uuid; problem: string },
): Promise<Uuid[]> {
  const { rows } = await sql<{ caseId: Uuid }>`
    select distinct k.case_id as "caseId" from sweep_members m
    join cases k on k.tenant_id = m.tenant_id and k.case_id = m.case_id
    where m.tenant_id = ${snapshot.tenantId} and m.sweep_id = ${sweepId} and m.state = 'known' and k.incident_id is null
      and k.problem = ${problem} and k.state = any(${[...openCaseStates]}::text[])`.execute(snapshot.sql);
  return rows.map(({ caseId }) => caseId);
}
