// Raises a warning with the complaints behind it: by statistic, or because one confirmed complaint endangers a home (WARN-1, WARN-7).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import type { Member } from './complaint-store.ts';
import { type Cell, cellsOf, type NewWarning, type PlacedComplaint } from './warning.ts';
import { warningReader, warningWriter } from './warning-store.ts';

/** WARN-6: where all of them are in one incident already, somebody has seen it: kept as taken up, and told to nobody. */
export async function raise(tx: Tx, given: NewWarning, members: readonly Member[]): Promise<void> {
  const incidents = new Set(members.map((member) => member.incidentId));
  const [incidentId = null] = incidents;
  const isKnown = incidents.size === 1 && incidentId !== null;
  const warning: NewWarning = isKnown ? { ...given, state: 'taken_up', incidentId } : given;
  await warningWriter(tx).add(warning);
  await warningWriter(tx).addCases(warning.warningId, members, warning.windowUntil);
  const { warningId, basis, place, problem, windowFrom, windowUntil } = warning;
  recordFact(tx, 'warning.raised', warningId, {
    ...{ warningId: idOf('wrn', warningId), basis, place, problem, windowFrom, windowUntil },
    cases: members.length,
  });
}

/** A visit found a home flooded: the brand, else the merchant, the product or the store is warned of at once (WARN-7). */
export async function raiseForSafety(tx: Tx, caseIds: readonly Uuid[], day: string): Promise<void> {
  const { rows } = await sql<PlacedComplaint & { incidentId: Uuid | null }>`
    select k.case_id as "caseId", k.opened_on as "openedOn", k.problem, k.person_id as "personId", k.firm_id as "firmId",
      k.brand_id as "brandId", k.store_id as "storeId", k.product_ids as "productIds", c.incident_id as "incidentId"
    from watched_complaints k join cases c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
    where k.tenant_id = ${tx.tenantId} and k.case_id = any(${[...caseIds]}::uuid[]) and c.damage_class = 'home_flooded'
      and not exists (select from warning_cases w where w.tenant_id = k.tenant_id and w.case_id = k.case_id)
    order by k.case_id`.execute(tx.sql);
  for (const { incidentId, ...complaint } of rows) {
    const [cell] = cellsOf(complaint);
    if (cell) await raiseOne(tx, cell, { ...complaint, incidentId }, day);
  }
}

async function raiseOne(tx: Tx, cell: Cell, member: Member, day: string): Promise<void> {
  const [live] = await warningReader(tx).liveOf([cell], day);
  if (live) return await warningWriter(tx).addCases(live.warningId, [member], day);
  await raise(
    tx,
    {
      ...cell,
      ...{ warningId: makeUuid(), basis: 'safety', state: 'open', incidentId: null, seen: null },
      ...{ windowFrom: member.openedOn, windowUntil: day, windowCases: 1 },
    },
    [member],
  );
}
