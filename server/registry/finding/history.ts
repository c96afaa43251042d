// The history of one thing: every fact about it and about what belongs to it, newest first.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { historyEntry } from '#api/registry/finding';
import { type Actor, selvesOf } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type Page, pageOfRows, readPageKey } from '../page-key.ts';
import { namesOfActors } from './names-of-actors.ts';

export type HistoryEntry = z.output<typeof historyEntry>;

interface FactRow {
  factId: Uuid;
  name: string;
  at: string;
  actor: string;
  body: Record<string, unknown>;
}

/**
 * A person's history is told with that of everyone merged into them and of their contracts, a merchant's with its tenancies'
 * (REG-4). Whoever a case is about is not told its history (Q14). Nothing exists without a fact, so a subject without one, or of another company, is refused as `subject.not_found`.
 */
export async function showHistory(
  snapshot: Snapshot,
  subjectId: string,
  { limit, after }: { limit: number; after?: string | undefined },
  reader?: Actor,
): Promise<Page<HistoryEntry>> {
  const key = readPageKey(after, ['uuid']);
  const { tenantId } = snapshot;
  const hidden = await casesAbout(snapshot, reader);
  // Each subject gives its newest by index; so many are never sorted that a page would wait for them.
  const { rows } = await sql<FactRow>`
    select f.fact_id as "factId", f.name, f.at, f.actor, f.body
    from (${subjectsOf(tenantId, subjectId)}) s
    cross join lateral (
      select * from facts f where f.tenant_id = ${tenantId} and f.subject = s.subject
        ${key ? sql`and f.fact_id < ${key[0]}::uuid` : sql``}
      order by f.fact_id desc limit ${limit + 1}
    ) f
    where s.subject <> all (${hidden}::uuid[])
      and coalesce(f.body ->> 'caseId' <> all (${hidden.map((id) => idOf('cas', id))}::text[]), true)
    order by f.fact_id desc limit ${limit + 1}`.execute(snapshot.sql);
  if (rows.length === 0 && key === undefined) throw refuse('subject.not_found', {});
  const names = await namesOfActors(
    snapshot,
    rows.slice(0, limit).map(({ actor }) => actor),
  );
  return pageOfRows(
    rows,
    limit,
    (row) => [row.factId],
    ({ factId, name, at, actor, body }) => ({
      factId: idOf('fct', factId),
      name,
      at,
      actor,
      actorName: names.get(actor) ?? null,
      body,
    }),
  );
}

/** The cases about the reader, and those of a line they are not of, also as told in the history of contracts, sweeps and merchants. */
async function casesAbout({ tenantId, sql: db }: Snapshot, reader: Actor | undefined): Promise<Uuid[]> {
  const selves = selvesOf(reader);
  if (selves.length === 0) return [];
  const ofLine = sql`union all select case_id from cases where tenant_id = ${tenantId} and channel = 'supervision'`;
  const { rows } = await sql<{ caseId: Uuid }>`select case_id as "caseId" from cases
    where tenant_id = ${tenantId} and about_id = any(${selves}::uuid[])
    ${reader?.permissions.has('case.supervise') ? sql`` : ofLine}`.execute(db);
  return rows.map(({ caseId }) => caseId);
}

function subjectsOf(tenantId: Uuid, subjectId: string) {
  const uuid = uuidOf(subjectId as `${string}_${string}`);
  const itself = sql`select ${uuid}::uuid as subject`;
  if (subjectId.startsWith('per_'))
    return sql`${itself}
      union select person_id from persons where tenant_id = ${tenantId} and merged_into = ${uuid}
      union select contract_id from contracts where tenant_id = ${tenantId} and person_id = ${uuid}`;
  if (subjectId.startsWith('frm_'))
    return sql`${itself} union select tenancy_id from tenancies where tenant_id = ${tenantId} and firm_id = ${uuid}`;
  return itself;
}
