// All SQL on links: only hashes are kept, and what is revoked or past its end is as good as unknown.
import { sql } from 'kysely';
import type { Language } from '#api/values';
import { makeToken } from '#platform/auth/tokens/token';
import { dayMillis } from '#platform/calendar/days';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export type LinkPurpose = 'customer' | 'demand' | 'form';
const kinds = { customer: 'mgc', demand: 'mgd', form: 'mgf' } as const;
/** LINK-1. A form's link works until a new one is made. */
const lastsDays = { customer: 180, demand: 180, form: 36_500 } as const;

export interface LinkFound {
  caseId: Uuid | null;
  demandId: Uuid | null;
  personId: Uuid | null;
  firmId: Uuid | null;
  language: Language;
}

export const kindOfLink = (purpose: LinkPurpose) => kinds[purpose];

/** The link of a duplicate opens the case it was joined into: it is the same customer's, and the one that goes on (CASE-4). */
export async function findLink(snapshot: Snapshot, purpose: LinkPurpose, hash: Buffer): Promise<LinkFound | undefined> {
  const { rows } =
    await sql<LinkFound>`select coalesce(c.joined_into, l.case_id) as "caseId", l.demand_id as "demandId", c.person_id as "personId",
      c.firm_id as "firmId", coalesce(c.language, t.language) as language
    from case_links l join tenants t on t.tenant_id = l.tenant_id
    left join cases c on c.tenant_id = l.tenant_id and c.case_id = l.case_id
    where l.tenant_id = ${snapshot.tenantId} and l.secret_hash = ${hash} and l.purpose = ${purpose}
      and l.revoked_at is null and l.ends_at > ${snapshot.at}`.execute(snapshot.sql);
  return rows[0];
}

/** A new link of the purpose; those before it for the same thing stop working. */
export async function writeLink(
  tx: Tx,
  purpose: LinkPurpose,
  { caseId, demandId }: { caseId: Uuid | null; demandId: Uuid | null },
): Promise<{ token: string; endsAt: string }> {
  const { token, hash } = makeToken(kinds[purpose], tx.tenantId);
  const endsAt = new Date(tx.at.getTime() + lastsDays[purpose] * dayMillis);
  await revokeLinks(tx, purpose, { caseId, demandId });
  await sql`insert into case_links (tenant_id, secret_hash, purpose, case_id, demand_id, made_at, ends_at)
    values (${tx.tenantId}, ${hash}, ${purpose}, ${caseId}, ${demandId}, ${tx.at}, ${endsAt})`.execute(tx.sql);
  return { token, endsAt: endsAt.toISOString() };
}

/** Answers how many stopped working. */
export async function revokeLinks(
  tx: Tx,
  purpose: LinkPurpose,
  { caseId, demandId }: { caseId: Uuid | null; demandId: Uuid | null },
): Promise<number> {
  const { rows } = await sql`update case_links set revoked_at = ${tx.at}
    where tenant_id = ${tx.tenantId} and purpose = ${purpose} and revoked_at is null
      and case_id is not distinct from ${caseId}::uuid and demand_id is not distinct from ${demandId}::uuid
    returning 1`.execute(tx.sql);
  return rows.length;
}
