// What every list of clocks says of the case a row is about: its number, the customer, the owner.
import { sql } from 'kysely';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { Worker } from '../case-file.ts';

export interface OfCase {
  caseId: Uuid;
  number: string;
  personName: string;
  ownerId: Uuid | null;
  ownerKind: Worker['kind'] | null;
  ownerName: string | null;
}

export const ofCaseColumns = sql`c.case_id as "caseId", c.number, p.name as "personName", c.owner_id as "ownerId",
  c.owner_kind as "ownerKind", coalesce(a.name, y.name) as "ownerName"`;

/** To be joined on `c`. */
export const ofCaseTables = sql`(cases c
  join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
  left join accounts a on a.tenant_id = c.tenant_id and a.account_id = c.owner_id
  left join api_keys y on y.tenant_id = c.tenant_id and y.key_id = c.owner_id)`;

export function shownOfCase({ caseId, number, personName, ownerId, ownerKind, ownerName }: OfCase) {
  const owner = ownerId && ownerKind ? { workerId: idOf(ownerKind, ownerId), name: ownerName ?? '' } : null;
  return { caseId: idOf('cas', caseId), number, personName, owner };
}
