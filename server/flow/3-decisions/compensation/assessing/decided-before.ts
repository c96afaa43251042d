// What stands beside a case when it is judged: the promise its contract was given, and what was decided on the contract and for the
// person before. Many cases in one statement.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Head, KnownSale } from './known-case.ts';

export interface CaseAsked {
  caseUuid: Uuid;
  contractUuid: Uuid | null;
  personUuid: Uuid;
  commitmentUuid: Uuid | null;
  incidentUuid: Uuid | null;
}
export interface DecidedBefore {
  caseId: Uuid;
  promise: KnownSale['promise'];
  /** Heads that stand, but for the open proposal of the case itself. Digits, because JSON numbers lose cents past 2^53. */
  taken: { head: Head; amountMinor: string }[];
  openProposalId: Uuid | null;
  /** When the problem was last found at a home of the case's incident. */
  seenInIncidentAt: string | null;
  /** Earlier decisions for the person. */
  paid: number;
  refused: number;
}

/** A commitment to pay first: the one the case names when it is a standing assurance, or the playbook's own. */
const payFirst = 'advance-compensation';

export async function readDecidedBefore(
  snapshot: Snapshot,
  asked: readonly CaseAsked[],
): Promise<Map<Uuid, DecidedBefore>> {
  const { rows } = await sql<DecidedBefore>`
    select c.case_id as "caseId", open.decision_id as "openProposalId",
      (select jsonb_build_object('code', k.code, 'version', r.commitment_version)
        from promises r join commitments k on k.tenant_id = r.tenant_id and k.commitment_id = r.commitment_id
        where r.tenant_id = ${snapshot.tenantId} and r.contract_id = c.contract_id and r.kind = 'standing'
          and r.state not in ('waived', 'excused', 'expired') and (k.code = ${payFirst} or k.commitment_id = c.commitment_id)
        order by (k.commitment_id = c.commitment_id) desc nulls last, k.code limit 1) as promise,
      (select coalesce(jsonb_agg(jsonb_build_object('head', l.head, 'amountMinor', l.amount_minor::text) order by l.head), '[]')
        from decision_lines l where l.tenant_id = ${snapshot.tenantId} and l.contract_id = c.contract_id and l.live
          and l.decision_id is distinct from open.decision_id) as taken,
      (select max(v.done_at) from cases o join case_visits v on v.tenant_id = o.tenant_id and v.case_id = o.case_id
        where o.tenant_id = ${snapshot.tenantId} and o.incident_id = c.incident_id and v.problem_found) as "seenInIncidentAt",
      (select count(*)::int from decisions d where d.tenant_id = ${snapshot.tenantId} and d.person_id = c.person_id
        and d.state = 'approved') as paid,
      (select count(*)::int from decisions d where d.tenant_id = ${snapshot.tenantId} and d.person_id = c.person_id
        and d.state = 'refused') as refused
    from unnest(${asked.map((one) => one.caseUuid)}::uuid[], ${asked.map((one) => one.contractUuid)}::uuid[],
      ${asked.map((one) => one.personUuid)}::uuid[], ${asked.map((one) => one.commitmentUuid)}::uuid[],
      ${asked.map((one) => one.incidentUuid)}::uuid[]) as c (case_id, contract_id, person_id, commitment_id, incident_id)
    left join decisions open on open.tenant_id = ${snapshot.tenantId} and open.case_id = c.case_id
      and open.state = 'proposed' and open.kind = 'compensation'`.execute(snapshot.sql);
  return new Map(rows.map((row) => [row.caseId, row]));
}
