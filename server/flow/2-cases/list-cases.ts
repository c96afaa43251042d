// Cases by what is due next, page by page: each state is read along its index and the heads are merged, so that any page costs the same.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { countCases, listCases as listRoute } from '#api/flow/2-cases';
import { type CaseState, caseStates, openCaseStates } from '#api/flow/2-cases.words';
import { type Actor, selvesOf } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { markedQuery, pageOfRows, readPageKey } from '#registry';
import { type CaseRow, showRows } from './case-views.ts';
import { workerOf } from './worker.ts';

export type ListQuery = z.output<typeof listRoute.query>;
type Fragment = ReturnType<typeof sql>;

const endedStates = ['resolved', 'closed', 'cancelled'] as const satisfies readonly CaseState[];
/** A search answers with the first of at most so many found. */
const foundMax = 2_000;
const nobody = '00000000-0000-0000-0000-000000000000';

/** CASE-11: what is about who asks is left out. */
export function notAbout(actor: Actor): Fragment {
  return sql`(c.about_id is null or c.about_id <> all (${selvesOf(actor)}::uuid[]))`;
}

export async function listCasesOf(
  snapshot: Snapshot,
  query: ListQuery,
  actor: Actor,
): Promise<{ rows: CaseRow[]; next?: string }> {
  const key = readPageKey(query.after, ['text', 'uuid']);
  if (key && key[0] !== 'infinity' && Number.isNaN(Date.parse(key[0]))) throw refuse('input.invalid', {});
  const found = query.words === undefined ? undefined : await findByWords(snapshot, query.words);
  const asked = conditionsOf(snapshot, query, actor, found);
  const conditions = sql.join([notAbout(actor), ...asked], sql` and `);
  // What is asked for by state alone is read along one index, whatever the values.
  const once = asked.length === 0 ? sql`/* once */ ` : sql``;
  const behind = key ? sql`and (c.due_at, c.case_id) > (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``;
  const { rows } = await sql<{ id: Uuid; due: string }>`${once}
    select head.case_id as id, head.due
    from unnest(${statesOf(query)}::text[]) as s (state)
    cross join lateral (
      select c.case_id, c.due_at, c.due_at::text as due from cases c
      where c.tenant_id = ${snapshot.tenantId} and c.state = s.state and ${conditions} ${behind}
      order by c.due_at, c.case_id limit ${query.limit + 1}
    ) head
    order by head.due_at, head.case_id limit ${query.limit + 1}`.execute(snapshot.sql);
  const { rows: page, ...next } = pageOfRows(
    rows,
    query.limit,
    (row) => [row.due, row.id],
    ({ id }) => id,
  );
  return { rows: await showRows(snapshot, page), ...next };
}

/** Everything there is when a search or one customer's cases are asked for, else what is open. */
function statesOf({ state, words, contractId, personId, incidentId }: ListQuery): string[] {
  if (state === 'open') return [...openCaseStates];
  if (state === 'ended') return [...endedStates];
  if (state !== undefined) return [state];
  const all = words !== undefined || contractId !== undefined || personId !== undefined || incidentId !== undefined;
  return all ? [...caseStates] : [...openCaseStates];
}

function conditionsOf(snapshot: Snapshot, query: ListQuery, actor: Actor, found: Uuid[] | undefined): Fragment[] {
  const me = workerOf(actor)?.id ?? nobody;
  const { owner } = query;
  return [
    owner === 'me' && sql`c.owner_id = ${me}`,
    owner === 'nobody' && sql`c.owner_id is null`,
    owner !== undefined && owner !== 'me' && owner !== 'nobody' && sql`c.owner_id = ${uuidOf(owner)}`,
    query.offeredTo && sql`c.offered_id = ${me}`,
    query.storeId && sql`c.store_id = ${uuidOf(query.storeId)}`,
    query.firmId && sql`c.firm_id = ${uuidOf(query.firmId)}`,
    query.brandId && sql`c.brand_id = ${uuidOf(query.brandId)}`,
    query.contractId && sql`c.contract_id = ${uuidOf(query.contractId)}`,
    query.personId && sql`c.person_id = ${uuidOf(query.personId)}`,
    query.incidentId && sql`c.incident_id = ${uuidOf(query.incidentId)}`,
    query.mode && sql`c.mode = ${query.mode}`,
    query.rung && sql`c.rung = ${query.rung}`,
    query.problem && sql`c.problem = ${query.problem}`,
    query.overdue && sql`c.due_at < ${snapshot.at}`,
    found && sql`c.case_id = any(${found}::uuid[])`,
  ].filter((condition) => typeof condition === 'object');
}

/** By number when it is one, else by the words of the description, the customer's name and the contract's number. */
async function findByWords(snapshot: Snapshot, words: string): Promise<Uuid[]> {
  const number = /^\d{6}-[0-9a-hjkmnp-tv-z]{6}$/.exec(words.trim().toLowerCase())?.[0];
  const query = markedQuery(snapshot.tenantId, words);
  if (number === undefined && query === null) return [];
  const { rows } = number
    ? await sql<{ id: Uuid }>`select case_id as id from cases
        where tenant_id = ${snapshot.tenantId} and number = ${number}`.execute(snapshot.sql)
    : await sql<{ id: Uuid }>`select case_id as id from search_cases(${query}::tsquery, ${foundMax})`.execute(
        snapshot.sql,
      );
  return rows.map(({ id }) => id);
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
