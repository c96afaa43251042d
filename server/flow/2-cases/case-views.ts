// What the screens show of cases: rows of a list by their ids, and one case with everything on it.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { caseRow, caseShown } from '#api/flow/2-cases.shown';
import type { InThreeLanguages } from '#api/values';
import { type Actor, selvesOf } from '#platform/auth/actor';
import { epochDayOf } from '#platform/calendar/days';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors } from '#registry';
import type { Worker } from './case-file.ts';
import { partsOfCase, type RawParts, shownParts } from './case-parts.ts';
import { type CaseDeed, deedStates } from './case-rules.ts';
import { isOutsideLine } from './hidden-cases.ts';
import { workerOf } from './worker.ts';

export type CaseRow = z.input<typeof caseRow>;
export type CaseShown = z.input<typeof caseShown>;

interface RawRow {
  caseId: Uuid;
  number: string;
  state: CaseRow['state'];
  rung: CaseRow['rung'];
  mode: CaseRow['mode'];
  openedBy: CaseRow['openedBy'];
  channel: CaseRow['channel'];
  problem: CaseRow['problem'];
  description: string;
  openedAt: string;
  step: CaseRow['step'];
  dueAt: string | null;
  clockName: InThreeLanguages | null;
  clockDueAt: string | null;
  waitReason: CaseRow['waitReason'];
  ownerId: Uuid | null;
  ownerKind: Worker['kind'] | null;
  ownerName: string | null;
  offeredId: Uuid | null;
  offeredKind: Worker['kind'] | null;
  offeredName: string | null;
  personId: Uuid;
  personName: string;
  contractId: Uuid | null;
  contractNumber: string | null;
  firmId: Uuid | null;
  legalName: string | null;
  firmLeftOn: string | null;
  brandId: Uuid | null;
  brandName: string | null;
  storeId: Uuid | null;
  storeName: string | null;
  incidentId: Uuid | null;
  incidentTitle: string | null;
  damageClass: CaseRow['damageClass'];
  assessedMinor: bigint | null;
  assessedCurrency: string | null;
  outcome: CaseRow['outcome'];
  stars: number | null;
  joinedInto: Uuid | null;
  aboutId: Uuid | null;
  tags: string[];
}

/** The name of an account or key by its id. */
function nameOf(column: string) {
  const id = sql.ref(`c.${column}`);
  return sql`coalesce((select name from accounts a where a.tenant_id = c.tenant_id and a.account_id = ${id}),
    (select name from api_keys k where k.tenant_id = c.tenant_id and k.key_id = ${id}))`;
}

const rowColumns = sql`c.case_id as "caseId", c.number, c.state, c.rung, c.mode, c.opened_by as "openedBy", c.channel, c.problem,
  c.description, c.opened_at as "openedAt", c.step, nullif(c.due_at, 'infinity') as "dueAt",
  nc.name as "clockName", nc.due_at as "clockDueAt", c.wait_reason as "waitReason",
  c.owner_id as "ownerId", c.owner_kind as "ownerKind", ${nameOf('owner_id')} as "ownerName",
  c.offered_id as "offeredId", c.offered_kind as "offeredKind", ${nameOf('offered_id')} as "offeredName",
  c.person_id as "personId", p.name as "personName", c.contract_id as "contractId", t.number as "contractNumber",
  c.firm_id as "firmId", f.legal_name as "legalName", c.firm_left_on as "firmLeftOn", c.brand_id as "brandId",
  b.name as "brandName", c.store_id as "storeId", s.name as "storeName", c.incident_id as "incidentId",
  i.title as "incidentTitle", c.damage_class as "damageClass", c.assessed_minor as "assessedMinor",
  c.assessed_currency as "assessedCurrency", c.outcome, c.stars, c.joined_into as "joinedInto",
  c.about_id as "aboutId", c.tags`;
const rowTables = sql`cases c
  join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
  left join contracts t on t.tenant_id = c.tenant_id and t.contract_id = c.contract_id
  left join firms f on f.tenant_id = c.tenant_id and f.firm_id = c.firm_id
  left join brands b on b.tenant_id = c.tenant_id and b.brand_id = c.brand_id
  left join stores s on s.tenant_id = c.tenant_id and s.store_id = c.store_id
  left join incidents i on i.tenant_id = c.tenant_id and i.incident_id = c.incident_id
  left join lateral (select v.policy -> 'name' as name, k.due_at from case_clocks k
    join clock_policies v on v.tenant_id = k.tenant_id and v.code = k.code and v.version = k.version
    where k.tenant_id = c.tenant_id and k.case_id = c.case_id and k.state = 'running' and k.due_at < 'infinity'
    order by k.due_at limit 1) nc on true`;

/** The cases of these ids, in their order. Whoever a case is about has been left out by the caller. */
export async function showRows(snapshot: Snapshot, ids: readonly Uuid[]): Promise<CaseRow[]> {
  const { rows } = await sql<RawRow>`/* once */ select ${rowColumns} from ${rowTables}
    where c.tenant_id = ${snapshot.tenantId} and c.case_id = any(${[...ids]}::uuid[])`.execute(snapshot.sql);
  const found = new Map(rows.map((row) => [row.caseId, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    return row ? [shownRow(row, snapshot.at)] : [];
  });
}

const worker = (id: Uuid | null, kind: Worker['kind'] | null, name: string | null) =>
  id && kind ? { workerId: idOf(kind, id), name: name ?? '' } : null;
const nullable = <P extends string>(prefix: P, uuid: Uuid | null) => (uuid === null ? null : idOf(prefix, uuid));

const nextClock = (name: InThreeLanguages, due: string, at: Date) => ({
  name,
  dueAt: new Date(due).toISOString(),
  isLate: Date.parse(due) < at.getTime(),
});

function shownRow(row: RawRow, at: Date): CaseRow {
  const { ownerId, ownerKind, ownerName, offeredId, offeredKind, offeredName, assessedMinor, assessedCurrency } = row;
  const { aboutId, joinedInto, clockName, clockDueAt, ...rest } = row;
  return {
    ...rest,
    caseId: idOf('cas', row.caseId),
    overdue: row.dueAt !== null && Date.parse(row.dueAt) < at.getTime(),
    nextClock: clockDueAt === null || clockName === null ? null : nextClock(clockName, clockDueAt, at),
    owner: worker(ownerId, ownerKind, ownerName),
    offeredTo: worker(offeredId, offeredKind, offeredName),
    personId: idOf('per', row.personId),
    contractId: nullable('ctr', row.contractId),
    firmId: nullable('frm', row.firmId),
    brandId: nullable('brd', row.brandId),
    storeId: nullable('sto', row.storeId),
    incidentId: nullable('inc', row.incidentId),
    assessedLoss:
      assessedMinor === null || assessedCurrency === null
        ? null
        : { amountMinor: assessedMinor.toString(), currency: assessedCurrency },
    joinedIntoId: nullable('cas', joinedInto),
    supervised: aboutId !== null || row.channel === 'supervision',
  };
}

/** Everything on one case, in two statements. Refuses `case.not_found`, also to whom it is about and outside its line. */
export async function showCaseOf(snapshot: Snapshot, caseId: Uuid, actor: Actor): Promise<CaseShown> {
  const { rows } = await sql<
    RawRow & RawParts
  >`/* once */ select ${rowColumns}, ${partsOfCase(nameOf('about_id'))} from ${rowTables}
    where c.tenant_id = ${snapshot.tenantId} and c.case_id = ${caseId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row || (row.aboutId !== null && selvesOf(actor).includes(row.aboutId))) throw refuse('case.not_found', {});
  if (row.channel === 'supervision' && isOutsideLine(actor)) throw refuse('case.not_found', {});
  const names = await namesOfActors(snapshot, row.signatures ?? []);
  const today = dayAt(snapshot.at.getTime(), row.timeZone);
  return {
    ...shownRow(row, snapshot.at),
    ...shownParts(row, (signature) => names.get(signature) ?? signature.split(':', 1)[0] ?? ''),
    daysLate: row.dueOn !== null && row.dueOn < today ? epochDayOf(today) - epochDayOf(row.dueOn) : 0,
    may: deedsNow(row, actor),
  };
}

/** What who asks may do now, for the buttons; every verb asks again. */
function deedsNow(row: RawRow, actor: Actor): string[] {
  const asking = workerOf(actor);
  const writes = actor.permissions.has('case.write');
  const oversees = actor.permissions.has('case.oversee');
  const mine = asking !== null && row.ownerId === asking.id;
  const needs: Partial<Record<CaseDeed, boolean>> = {
    take: row.ownerId === null && asking !== null,
    offer: mine || oversees,
    accept: asking !== null && row.offeredId === asking.id,
    decline: asking !== null && row.offeredId === asking.id,
    waive_proof: oversees,
    supervise: oversees,
    escalate: row.rung !== 'compensation',
    join: row.joinedInto === null,
    rate: false,
    move_on: false,
    incident: row.incidentId === null,
  };
  return (Object.keys(deedStates) as CaseDeed[]).filter(
    (deed) => writes && (deedStates[deed] as readonly string[]).includes(row.state) && (needs[deed] ?? true),
  );
}
