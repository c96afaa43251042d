// Q14: what is about somebody is hidden from them, and what came by the supervision line from everybody but its team. The one condition every
// stage puts on what it shows of cases.
import { type RawBuilder, sql } from 'kysely';
import { type Actor, selvesOf } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

/** CASE-16: who of the company is not of the supervision team. The system, customers and merchants see what they are shown anyway. */
export function isOutsideLine(actor: Actor | undefined): boolean {
  return selvesOf(actor).length > 0 && !actor?.permissions.has('case.supervise');
}

/**
 * The cases hidden from whoever reads, as an array in SQL: asked once a statement, by an index, however many rows are compared with it.
 * Empty when the system looks, a customer or a merchant.
 */
export function casesAboutReader({ tenantId, actor }: Snapshot): RawBuilder<Uuid[]> {
  const ofLine = sql`union all select apart.case_id from cases apart
    where apart.tenant_id = ${tenantId} and apart.channel = 'supervision'`;
  return sql`array(select about.case_id from cases about
    where about.tenant_id = ${tenantId} and about.about_id = any(${selvesOf(actor)}::uuid[])
    ${isOutsideLine(actor) ? ofLine : sql``})`;
}

/** `caseOf` gives a case's id, or null where no case is meant: true unless that case is hidden from whoever reads. */
export function shownToReader(snapshot: Snapshot, caseOf: string | RawBuilder<unknown>): RawBuilder<boolean> {
  if (selvesOf(snapshot.actor).length === 0) return sql`true`;
  const caseId = typeof caseOf === 'string' ? sql.ref(caseOf) : caseOf;
  return sql`coalesce(${caseId} <> all (${casesAboutReader(snapshot)}), true)`;
}

/** The same as ids, for what is not kept in a column: few, since few cases are about anybody. */
export async function casesHiddenFromReader(snapshot: Snapshot): Promise<Uuid[]> {
  if (selvesOf(snapshot.actor).length === 0) return [];
  const { rows } = await sql<{ ids: Uuid[] }>`select ${casesAboutReader(snapshot)} as ids`.execute(snapshot.sql);
  return rows[0]?.ids ?? [];
}

/** Refuses `case.not_found` when the case is hidden from whoever asks. Null, and a case that is not there, pass: nothing is hidden. */
export async function refuseHiddenCase(snapshot: Snapshot, caseId: Uuid | null): Promise<void> {
  if (caseId !== null && (await casesHiddenFromReader(snapshot)).includes(caseId)) throw refuse('case.not_found', {});
}
