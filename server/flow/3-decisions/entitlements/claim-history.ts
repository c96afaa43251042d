// How often a person has claimed, for care (F5): counted over our own cases, told to a person, and never a reason to withhold anything.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface ClaimHistory {
  /** Cases the person brought; those we found by ourselves and duplicates of another are none. */
  claims: number;
  refusedClaims: number;
  penaltyClaims: number;
  goodwillGiven: number;
}

/** People without a case are left out. One statement, however many. */
export async function readClaimHistories(
  snapshot: Snapshot,
  personIds: readonly Uuid[],
): Promise<Map<Uuid, ClaimHistory>> {
  const { tenantId } = snapshot;
  const { rows } = await sql<ClaimHistory & { personId: Uuid }>`
    select p.person_id as "personId",
      (select count(*)::int from cases c where c.tenant_id = ${tenantId} and c.person_id = p.person_id
        and c.opened_by <> 'mall' and c.joined_into is null) as claims,
      d.refused as "refusedClaims", d.penalties as "penaltyClaims", d.goodwill as "goodwillGiven"
    from unnest(${[...personIds]}::uuid[]) as p (person_id)
    cross join lateral (
      select count(distinct d.case_id) filter (where d.state = 'refused')::int as refused,
        count(distinct d.case_id) filter (where d.kind = 'goodwill' and d.state = 'approved')::int as goodwill,
        count(distinct d.case_id) filter (where d.state in ('proposed', 'approved') and exists (
          select from decision_lines l where l.tenant_id = ${tenantId} and l.decision_id = d.decision_id and l.head = 'penalty'
        ))::int as penalties
      from decisions d where d.tenant_id = ${tenantId} and d.person_id = p.person_id
    ) d`.execute(snapshot.sql);
  return new Map(rows.map(({ personId, ...history }) => [personId, history]));
}
