// Words the team puts on cases (TAG-1): shared, found by, filtered by.
import { sql } from 'kysely';
import { tagsMax } from '#api/flow/2-cases.finding';
import type { Acting } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { WholeCase } from '../case-store.ts';
import type { CaseShown } from '../case-views.ts';
import { changeCase } from '../change-case.ts';

interface Tagging {
  add: readonly string[];
  remove: readonly string[];
}

/** Refuses `case.too_many_tags`. */
export function tagCase(acting: Acting, caseId: Uuid, given: Tagging): Promise<CaseShown> {
  return changeCase(acting, { deed: 'tag' }, caseId, async (tx, file) => (await retagged(tx, file, given)).file);
}

/** What was put on and taken off in truth: a tag that is there already is not put on again. */
export async function retagged(
  tx: Tx,
  file: WholeCase,
  { add, remove }: Tagging,
): Promise<{ file: WholeCase; added: string[]; removed: string[] }> {
  const before = new Set(file.tags);
  const added = [...new Set(add)].filter((tag) => !before.has(tag));
  const removed = [...new Set(remove)].filter((tag) => before.has(tag) && !added.includes(tag));
  const tags = [...before, ...added].filter((tag) => !removed.includes(tag)).toSorted();
  if (tags.length > tagsMax) throw refuse('case.too_many_tags', { most: tagsMax });
  if (added.length + removed.length === 0) return { file, added, removed };
  await sql`with gone as (
      delete from case_tags where tenant_id = ${tx.tenantId} and case_id = ${file.caseId} and tag = any(${removed}::text[])
    )
    insert into case_tags (tenant_id, tag, case_id) select ${tx.tenantId}, tag, ${file.caseId} from unnest(${added}::text[]) as t (tag)
    on conflict do nothing`.execute(tx.sql);
  recordFact(tx, 'case.tagged', file.caseId, { caseId: idOf('cas', file.caseId), added, removed });
  return { file: { ...file, tags }, added, removed };
}

const tagsShownMax = 200;

/** Each word of the team once, leaping from one to the next along the index. */
export async function listTagsOf({ tenantId, sql: db }: Snapshot): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    with recursive known (tag, place) as (
      (select tag, 1 from case_tags where tenant_id = ${tenantId} order by tag limit 1)
      union all
      select (select t.tag from case_tags t where t.tenant_id = ${tenantId} and t.tag > known.tag order by t.tag limit 1), place + 1
      from known where known.tag is not null and place < ${tagsShownMax}
    )
    select tag from known where tag is not null order by tag`.execute(db);
  return rows.map(({ tag }) => tag);
}
