// What the screens show of incidents: the list, and one with its running totals (E12, E16).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { incidentRow, incidentShown, listIncidents as listRoute } from '#api/flow/2-cases.incidents';
import type { Money } from '#api/values';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, pageOfRows, readPageKey } from '#registry';
import { shownToReader } from '../hidden-cases.ts';
import { type Incident, incidentColumns } from './incident-store.ts';

export type IncidentShown = z.input<typeof incidentShown>;
type Row = z.input<typeof incidentRow>;
type Query = z.output<typeof listRoute.query>;

interface Raw extends Incident {
  legalName: string | null;
  brandName: string | null;
  cases: number;
  customers: number;
}

/** Members about whoever reads are left out of every number (INC-3). */
const rowColumns = (snapshot: Snapshot) => sql`${incidentColumns}, f.legal_name as "legalName", b.name as "brandName",
  (select count(*)::int from cases c where c.tenant_id = i.tenant_id and c.incident_id = i.incident_id
    and ${shownToReader(snapshot, 'c.case_id')}) as cases,
  (select count(distinct person_id)::int from cases c where c.tenant_id = i.tenant_id and c.incident_id = i.incident_id
    and ${shownToReader(snapshot, 'c.case_id')}) as customers`;
const rowTables = sql`incidents i
  left join firms f on f.tenant_id = i.tenant_id and f.firm_id = i.firm_id
  left join brands b on b.tenant_id = i.tenant_id and b.brand_id = i.brand_id`;

function shownRow({ incidentId, firmId, brandId, closedOn, past, pastCustomers, ...raw }: Raw): Row {
  return {
    incidentId: idOf('inc', incidentId),
    title: raw.title,
    cause: raw.cause,
    problem: raw.problem,
    state: closedOn === null ? 'open' : 'closed',
    past,
    firmId: firmId && idOf('frm', firmId),
    legalName: raw.legalName,
    brandId: brandId && idOf('brd', brandId),
    brandName: raw.brandName,
    beganOn: raw.beganOn,
    closedOn,
    cases: raw.cases,
    customers: past ? (pastCustomers ?? 0) : raw.customers,
  };
}

/** The newest first. */
export async function listIncidentsOf(snapshot: Snapshot, query: Query) {
  const key = readPageKey(query.after, ['day', 'uuid']);
  const { rows } = await sql<Raw>`select ${rowColumns(snapshot)} from ${rowTables}
    where i.tenant_id = ${snapshot.tenantId}
      ${query.state ? sql`and (i.closed_on is null) = ${query.state === 'open'}` : sql``}
      ${query.firmId ? sql`and i.firm_id = ${uuidOf(query.firmId)}` : sql``}
      ${query.brandId ? sql`and i.brand_id = ${uuidOf(query.brandId)}` : sql``}
      ${key ? sql`and (i.began_on, i.incident_id) < (${key[0]}::date, ${key[1]}::uuid)` : sql``}
    order by i.began_on desc, i.incident_id desc limit ${query.limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, query.limit, (row) => [row.beganOn, row.incidentId], shownRow);
}

interface Totals {
  byState: Record<string, number> | null;
  byDamage: Record<string, number> | null;
  v1: number;
  v2: number;
  optedOut: number;
  contracted: Money[] | null;
  assessed: Money[] | null;
  messages: { at: string; who: string; text: Record<string, string>; members: number; optedOut: number }[] | null;
}

/** Refuses `incident.not_found`. */
export async function showIncidentOf(snapshot: Snapshot, incidentId: Uuid): Promise<IncidentShown> {
  const { rows } = await sql<Raw & Totals>`
    with member as materialized (
      select c.* from cases c where c.tenant_id = ${snapshot.tenantId} and c.incident_id = ${incidentId}
        and ${shownToReader(snapshot, 'c.case_id')}
    )
    select ${rowColumns(snapshot)},
      (select json_object_agg(state, n) from (select state, count(*)::int as n from member group by state) g) as "byState",
      (select json_object_agg(damage_class, n) from (select damage_class, count(*)::int as n from member group by damage_class) g) as "byDamage",
      (select count(*)::int from member where mode = 'v1') as v1, (select count(*)::int from member where mode = 'v2') as v2,
      (select count(*)::int from member where opted_out) as "optedOut",
      (select json_agg(json_build_object('amountMinor', s::text, 'currency', currency)) from (
        select t.currency, sum(t.amount_minor) as s from contracts t where t.tenant_id = ${snapshot.tenantId}
          and t.contract_id in (select contract_id from member) and t.amount_minor is not null group by t.currency) g) as contracted,
      (select json_agg(json_build_object('amountMinor', s::text, 'currency', assessed_currency)) from (
        select assessed_currency, sum(assessed_minor) as s from member
        where assessed_minor is not null and joined_into is null group by assessed_currency) g) as assessed,
      (select json_agg(json_build_object('at', at, 'who', who, 'text', text, 'members', members, 'optedOut', opted_out) order by message_id desc)
        from incident_messages m where m.tenant_id = i.tenant_id and m.incident_id = i.incident_id) as messages
    from ${rowTables} where i.tenant_id = ${snapshot.tenantId} and i.incident_id = ${incidentId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('incident.not_found', {});
  const money = await moneyOfIncident(snapshot, incidentId);
  const names = await namesOfActors(
    snapshot,
    (row.messages ?? []).map(({ who }) => who),
  );
  const written = (minor: bigint | null) =>
    minor === null || row.pastCurrency === null ? [] : [{ amountMinor: minor.toString(), currency: row.pastCurrency }];
  return {
    ...shownRow(row),
    note: row.note,
    byState: { ...noState, ...row.byState },
    byDamage: { ...noDamage, ...row.byDamage },
    byMode: { v1: row.v1, v2: row.v2 },
    optedOut: row.optedOut,
    contracted: row.contracted ?? [],
    assessed: row.past ? written(row.pastAssessedMinor) : (row.assessed ?? []),
    decided: money.decided,
    paid: row.past ? written(row.pastPaidMinor) : money.paid,
    decidedCases: money.decidedCases,
    paidCases: money.paidCases,
    messages: (row.messages ?? []).map((one) => ({
      ...one,
      at: new Date(one.at).toISOString(),
      who: names.get(one.who) ?? '',
    })),
  };
}

const noState = { new: 0, triaged: 0, in_progress: 0, waiting: 0, resolved: 0, closed: 0, cancelled: 0 };
const noDamage = { none: 0, wall_soaked: 0, home_flooded: 0 };

interface MoneyOf {
  decided: Money[];
  paid: Money[];
  decidedCases: number;
  paidCases: number;
}

interface MoneyRow {
  kind: 'decided' | 'paid';
  currency: string;
  amountMinor: string;
  cases: number;
}

/** What was decided for the members and has reached them: later stages' tables, read and never written here. */
async function moneyOfIncident(snapshot: Snapshot, incidentId: Uuid): Promise<MoneyOf> {
  const { tenantId } = snapshot;
  const { rows } = await sql<MoneyRow>`
    with member as materialized (select case_id from cases
      where tenant_id = ${tenantId} and incident_id = ${incidentId} and ${shownToReader(snapshot, 'case_id')})
    select 'decided' as kind, currency, sum(total_minor)::text as "amountMinor", count(distinct d.case_id)::int as cases
    from decisions d join member using (case_id) where d.tenant_id = ${tenantId} and d.state = 'approved' group by currency
    union all
    select 'paid', currency, sum(amount_minor)::text, count(distinct p.case_id)::int
    from payments p join member using (case_id) where p.tenant_id = ${tenantId} and p.state = 'confirmed' group by currency`.execute(
    snapshot.sql,
  );
  const of = (kind: MoneyRow['kind']) => rows.filter((row) => row.kind === kind);
  const sums = (kind: MoneyRow['kind']) => of(kind).map(({ amountMinor, currency }) => ({ amountMinor, currency }));
  const cases = (kind: MoneyRow['kind']) => Math.max(0, ...of(kind).map((row) => row.cases));
  return { decided: sums('decided'), paid: sums('paid'), decidedCases: cases('decided'), paidCases: cases('paid') };
}
