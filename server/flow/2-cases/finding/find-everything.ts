// The one box: what the registry finds, the cases that hold the words, and under a person their open cases.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { findCases, foundThing } from '#api/flow/2-cases.finding';
import { openCaseStates } from '#api/flow/2-cases.words';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { type Found, findAnything } from '#registry';
import { shownToReader } from '../hidden-cases.ts';
import { searchCases } from './search-cases.ts';

type Thing = z.input<typeof foundThing>;

/** Exact before near, and of each the registry before the texts of cases, but a case asked for by its number first. */
export async function findEverything(
  snapshot: Snapshot,
  { words, limit }: z.output<typeof findCases.query>,
): Promise<Thing[]> {
  const mayRead = snapshot.actor?.permissions.has('contract.read') ?? false;
  const found = mayRead ? await findAnything(snapshot, words, limit) : [];
  const cases = await foundCases(snapshot, words, limit);
  const opened = await openCasesOf(snapshot, found);
  const things = [...found.map((one) => thingOf(one, opened.get(one.id) ?? [])), ...cases];
  const exact = things.filter(({ near }) => !near);
  // What holds the words leaves room for both: neither pushes the other out.
  const half = Math.max(limit - cases.filter(({ near }) => !near).length, Math.ceil(limit / 2));
  const registry = exact.filter(({ kind }) => kind !== 'case').slice(0, half);
  const sure = [...registry, ...exact.filter(({ kind }) => kind === 'case')].slice(0, limit);
  return [...sure, ...things.filter(({ near }) => near)].slice(0, limit);
}

function thingOf({ kind, id, title, detail, contractId, near }: Found, openCases: Thing['openCases']): Thing {
  return { kind, id, title, detail, problem: null, state: null, contractId, near, openCases };
}

/** FIND-7: what is about whoever asks is left out. */
async function foundCases(snapshot: Snapshot, words: string, limit: number): Promise<Thing[]> {
  const { caseIds, near } = await searchCases(snapshot, words, limit * 2);
  if (caseIds.length === 0) return [];
  const { rows } = await sql<{
    caseId: Uuid;
    number: string;
    problem: Thing['problem'];
    state: Thing['state'];
    name: string;
    description: string;
    contractId: Uuid | null;
  }>`select c.case_id as "caseId", c.number, c.problem, c.state, p.name, left(c.description, 120) as description,
      c.contract_id as "contractId"
    from unnest(${caseIds}::uuid[]) with ordinality as found (case_id, place)
    join cases c on c.tenant_id = ${snapshot.tenantId} and c.case_id = found.case_id
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    where ${shownToReader(snapshot, 'c.case_id')}
    order by found.place limit ${limit}`.execute(snapshot.sql);
  return rows.map(({ caseId, number, name, description, contractId, ...rest }) => ({
    ...rest,
    kind: 'case' as const,
    id: idOf('cas', caseId),
    title: number,
    detail: `${name} · ${description}`,
    contractId: contractId && idOf('ctr', contractId),
    near,
    openCases: [],
  }));
}

const openCasesMax = 5;

/** FIND-8: by the person's id. */
async function openCasesOf(snapshot: Snapshot, found: readonly Found[]): Promise<Map<string, Thing['openCases']>> {
  const people = found.filter(({ kind }) => kind === 'person').map(({ id }) => uuidOf(id as `per_${string}`));
  const cases = new Map<string, Thing['openCases']>();
  if (people.length === 0) return cases;
  const { rows } = await sql<{
    personId: Uuid;
    caseId: Uuid;
    number: string;
    problem: NonNullable<Thing['problem']>;
    state: NonNullable<Thing['state']>;
    overdue: boolean;
  }>`select c.person_id as "personId", c.case_id as "caseId", c.number, c.problem, c.state, c.due_at < ${snapshot.at} as overdue
    from unnest(${people}::uuid[]) as p (person_id) cross join lateral (
      select * from cases where tenant_id = ${snapshot.tenantId} and person_id = p.person_id
        and state = any(${[...openCaseStates]}::text[]) and ${shownToReader(snapshot, 'case_id')}
      order by due_at, case_id limit ${openCasesMax}
    ) c order by c.due_at, c.case_id`.execute(snapshot.sql);
  for (const { personId, caseId, ...row } of rows) {
    const id = idOf('per', personId);
    cases.set(id, [...(cases.get(id) ?? []), { ...row, caseId: idOf('cas', caseId) }]);
  }
  return cases;
}
