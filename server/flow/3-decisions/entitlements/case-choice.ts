// Which cases a fact or a question speaks of: those still owed an answer. The customer's right does not wait for who a case is about,
// so nothing is hidden from the reaction; from a reader it is (CASE-11).
import { type RawBuilder, sql } from 'kysely';
import { shownToReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface CaseAbout {
  caseId: Uuid;
  contractId: Uuid | null;
  firmId: Uuid | null;
}

/** Neither ended nor a duplicate of another. What is resolved may still be owed. */
const open = sql`c.state not in ('closed', 'cancelled') and c.joined_into is null`;

export async function openCasesAbout(
  snapshot: Snapshot,
  about: { caseIds: readonly Uuid[]; contractIds: readonly Uuid[]; firmIds: readonly Uuid[] },
): Promise<CaseAbout[]> {
  const part = (column: RawBuilder<unknown>, ids: readonly Uuid[]) => sql`
    select c.case_id, c.contract_id, c.firm_id from cases c
    where c.tenant_id = ${snapshot.tenantId} and ${column} = any(${[...ids]}::uuid[]) and ${open}`;
  const { rows } = await sql<CaseAbout>`
    select case_id as "caseId", contract_id as "contractId", firm_id as "firmId" from (
      ${part(sql`c.case_id`, about.caseIds)} union ${part(sql`c.contract_id`, about.contractIds)}
      union ${part(sql`c.firm_id`, about.firmIds)}) touched`.execute(snapshot.sql);
  return rows;
}

export interface ChosenCase {
  caseId: Uuid;
  number: string;
  personName: string;
}

/** Open cases of a merchant, an incident, or all; without those about who asks. Oldest first, one more than `most` at the most. */
export async function chosenCases(
  snapshot: Snapshot,
  { caseId, firmId, incidentId }: { caseId?: Uuid; firmId?: Uuid; incidentId?: Uuid },
  most: number,
): Promise<{ cases: ChosenCase[]; left: number }> {
  const where = sql`c.tenant_id = ${snapshot.tenantId} and ${open} and ${shownToReader(snapshot, 'c.case_id')}
    ${caseId ? sql`and c.case_id = ${caseId}` : sql``} ${firmId ? sql`and c.firm_id = ${firmId}` : sql``}
    ${incidentId ? sql`and c.incident_id = ${incidentId}` : sql``}`;
  const { rows } = await sql<ChosenCase>`select c.case_id as "caseId", c.number, p.name as "personName" from cases c
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    where ${where} order by c.case_id limit ${most}`.execute(snapshot.sql);
  if (rows.length < most) return { cases: rows, left: 0 };
  const { rows: all } = await sql<{ count: number }>`select count(*)::int as count from cases c where ${where}`.execute(
    snapshot.sql,
  );
  return { cases: rows, left: (all[0]?.count ?? rows.length) - rows.length };
}
