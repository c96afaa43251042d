// Cases by what is due next or by when they were opened, page by page: each state is read along its index and the heads are merged, so that
// any page costs the same.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { countCases, listCases as listRoute } from '#api/flow/2-cases';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { pageOfRows, readPageKey } from '#registry';
import { type CaseRow, showRows } from './case-views.ts';
import { caseCondition, notAbout } from './finding/case-filter.ts';
import { workerOf } from './worker.ts';

export type ListQuery = z.output<typeof listRoute.query>;
type Fragment = ReturnType<typeof sql>;

const nobody = '00000000-0000-0000-0000-000000000000';

/** Along which index, which way. */
const orders = {
  due: { by: sql`c.due_at`, head: sql`head.at, head.case_id`, row: sql`c.due_at, c.case_id`, beyond: sql`>` },
  oldest: { by: sql`c.opened_at`, head: sql`head.at, head.case_id`, row: sql`c.opened_at, c.case_id`, beyond: sql`>` },
  newest: {
    by: sql`c.opened_at`,
    head: sql`head.at desc, head.case_id desc`,
    row: sql`c.opened_at desc, c.case_id desc`,
    beyond: sql`<`,
  },
} as const satisfies Record<ListQuery['order'], unknown>;

export async function listCasesOf(
  snapshot: Snapshot,
  query: ListQuery,
  actor: Actor,
): Promise<{ rows: CaseRow[]; next?: string }> {
  const key = readPageKey(query.after, ['text', 'uuid']);
  if (key && key[0] !== 'infinity' && Number.isNaN(Date.parse(key[0]))) throw refuse('input.invalid', {});
  const { states, where, isPlain } = await caseCondition(snapshot, query, actor);
  const { by, head, row, beyond } = orders[query.order];
  // What is asked for by state alone is read along one index, whatever the values.
  const once = isPlain ? sql`/* once */ ` : sql``;
  const behind = key ? sql`and (${by}, c.case_id) ${beyond} (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``;
  const { rows } = await sql<{ id: Uuid; text: string }>`${once}
    select head.case_id as id, head.text
    from unnest(${[...states]}::text[]) as s (state)
    cross join lateral (
      select c.case_id, ${by} as at, ${by}::text as text from cases c
      where c.tenant_id = ${snapshot.tenantId} and c.state = s.state and ${where} ${behind}
      order by ${row} limit ${query.limit + 1}
    ) head
    order by ${head} limit ${query.limit + 1}`.execute(snapshot.sql);
  const { rows: page, ...next } = pageOfRows(
    rows,
    query.limit,
    ({ text, id }) => [text, id],
    ({ id }) => id,
  );
  return { rows: await showRows(snapshot, page), ...next };
}

const countedTo = 1_000;

/** Each number stops at a thousand: nobody's day is longer, and no count reads a whole table. */
export async function countCasesOf(snapshot: Snapshot, actor: Actor): Promise<z.input<typeof countCases.answer>> {
  const me = workerOf(actor)?.id ?? nobody;
  const open = sql`c.tenant_id = ${snapshot.tenantId} and c.state in ('new', 'triaged', 'in_progress', 'waiting') and ${notAbout(actor)}`;
  const count = (condition: Fragment) =>
    sql`(select count(*)::int from (select from cases c where ${open} and ${condition} limit ${countedTo}) counted)`;
  const { rows } = await sql<Omit<z.input<typeof countCases.answer>, 'countedTo'>>`select
    ${count(sql`c.owner_id = ${me}`)} as mine,
    ${count(sql`c.owner_id = ${me} and c.due_at < ${snapshot.at}`)} as "mineOverdue",
    ${count(sql`c.offered_id = ${me}`)} as "offeredToMe",
    ${count(sql`c.owner_id is null`)} as "withoutOwner",
    ${count(sql`true`)} as open`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('case.not_found', {});
  return { ...row, countedTo };
}
