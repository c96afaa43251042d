// What a filter of cases means in SQL: the states it walks along and the conditions on each; one meaning for lists, counts and deeds on many.
import { sql } from 'kysely';
import type { CaseFilterGiven } from '#api/flow/2-cases.filter';
import { type CaseState, caseStates, openCaseStates } from '#api/flow/2-cases.words';
import { type Actor, selvesOf } from '#platform/auth/actor';
import { addDays } from '#platform/calendar/days';
import { dayAt, endOfDay } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { readCompany } from '#registry';
import { isOutsideLine } from '../hidden-cases.ts';
import { workerOf } from '../worker.ts';
import { searchCases } from './search-cases.ts';

type Fragment = ReturnType<typeof sql>;
export interface CaseCondition {
  states: readonly CaseState[];
  /** On `cases c`, besides tenant and state. */
  where: Fragment;
  /** Nothing is asked for but the state. */
  isPlain: boolean;
}

const endedStates = ['resolved', 'closed', 'cancelled'] as const satisfies readonly CaseState[];
/** A search answers with the first of at most so many found. */
const foundMax = 2_000;
const nobody = '00000000-0000-0000-0000-000000000000';

/** CASE-11, CASE-16: what is hidden from who asks is left out. */
export function notAbout(actor: Actor): Fragment {
  const apart = isOutsideLine(actor) ? sql`and c.channel <> 'supervision'` : sql``;
  return sql`(c.about_id is null or c.about_id <> all (${selvesOf(actor)}::uuid[])) ${apart}`;
}

/** Asks for what the words and the days of the filter need; `me` is the actor (VIEW-6). */
export async function caseCondition(snapshot: Snapshot, filter: CaseFilterGiven, actor: Actor): Promise<CaseCondition> {
  const found = filter.words === undefined ? undefined : await searchCases(snapshot, filter.words, foundMax);
  const dueBefore = await dueBeforeOf(snapshot, filter.dueUntil);
  const conditions = [
    ...whoConditions(filter, actor),
    ...thingConditions(filter),
    filter.overdue && sql`c.due_at < ${snapshot.at}`,
    dueBefore !== undefined && sql`c.due_at < ${dueBefore}`,
    found && sql`c.case_id = any(${found.caseIds}::uuid[])`,
  ].filter((condition) => typeof condition === 'object');
  return {
    states: statesOf(filter),
    where: sql`${sql.join([notAbout(actor), ...conditions], sql` and `)}`,
    isPlain: conditions.length === 0,
  };
}

/** Everything there is when a search or one customer's cases are asked for, else what is open. */
function statesOf({ state, words, contractId, personId, incidentId }: CaseFilterGiven): readonly CaseState[] {
  if (state === 'open') return openCaseStates;
  if (state === 'ended') return endedStates;
  if (state !== undefined) return [state];
  const all = words !== undefined || contractId !== undefined || personId !== undefined || incidentId !== undefined;
  return all ? caseStates : openCaseStates;
}

function whoConditions({ owner, offeredTo, supervised }: CaseFilterGiven, actor: Actor) {
  const me = workerOf(actor)?.id ?? nobody;
  return [
    owner === 'me' && sql`c.owner_id = ${me}`,
    owner === 'nobody' && sql`c.owner_id is null`,
    owner !== undefined && owner !== 'me' && owner !== 'nobody' && sql`c.owner_id = ${uuidOf(owner)}`,
    offeredTo && sql`c.offered_id = ${me}`,
    supervised && sql`(c.about_id is not null or c.channel = 'supervision')`,
  ];
}

function thingConditions(filter: CaseFilterGiven) {
  return [
    filter.storeId && sql`c.store_id = ${uuidOf(filter.storeId)}`,
    filter.firmId && sql`c.firm_id = ${uuidOf(filter.firmId)}`,
    filter.brandId && sql`c.brand_id = ${uuidOf(filter.brandId)}`,
    filter.contractId && sql`c.contract_id = ${uuidOf(filter.contractId)}`,
    filter.personId && sql`c.person_id = ${uuidOf(filter.personId)}`,
    filter.incidentId && sql`c.incident_id = ${uuidOf(filter.incidentId)}`,
    filter.commitmentId && sql`c.commitment_id = ${uuidOf(filter.commitmentId)}`,
    filter.mode && sql`c.mode = ${filter.mode}`,
    filter.rung && sql`c.rung = ${filter.rung}`,
    filter.problem && sql`c.problem = ${filter.problem}`,
    filter.channel && sql`c.channel = ${filter.channel}`,
    filter.language && sql`c.language = ${filter.language}`,
    filter.tag &&
      sql`c.case_id in (select g.case_id from case_tags g where g.tenant_id = c.tenant_id and g.tag = ${filter.tag})`,
  ];
}

/** The end of a day of the company: today, seven days on, or the one named. */
async function dueBeforeOf(snapshot: Snapshot, until: CaseFilterGiven['dueUntil']): Promise<Date | undefined> {
  if (until === undefined) return undefined;
  const { timeZone } = await readCompany(snapshot);
  const today = dayAt(snapshot.at.getTime(), timeZone);
  const last = until === 'today' ? today : until === 'week' ? addDays(today, 6) : until;
  return new Date(endOfDay(last, timeZone));
}

/** The ids of what a filter means, as many as asked, in the order of the list by what is due next. */
export async function casesOfFilter(
  snapshot: Snapshot,
  filter: CaseFilterGiven,
  actor: Actor,
  most: number,
): Promise<Uuid[]> {
  const { states, where } = await caseCondition(snapshot, filter, actor);
  const { rows } = await sql<{ caseId: Uuid }>`select head.case_id as "caseId"
    from unnest(${[...states]}::text[]) as s (state)
    cross join lateral (
      select c.case_id, c.due_at from cases c
      where c.tenant_id = ${snapshot.tenantId} and c.state = s.state and ${where}
      order by c.due_at, c.case_id limit ${most}
    ) head
    order by head.due_at, head.case_id limit ${most}`.execute(snapshot.sql);
  return rows.map(({ caseId }) => caseId);
}
