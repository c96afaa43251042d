// The measures of the flow: complaint to payment, share found by us, and the cases behind each number (E15, E24, MEASURE-1, MEASURE-2).
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { listFlowCases, showFlow } from '#api/flow/6-learning';
import { shownToReader } from '#cases';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { type Page, pageOfRows, readPageKey } from '#registry';

type FlowQuery = z.output<typeof showFlow.query>;
type FlowShown = z.input<typeof showFlow.answer>;
type FlowRow = z.input<typeof listFlowCases.answer>['rows'][number];

/** Conditions on `flow_cases f`, without cases about whoever asks (Q14, MEASURE-2): the day of opening is a stretch of an index, alone or behind a merchant, store or incident. */
function inWindow(snapshot: Snapshot, query: FlowQuery): RawBuilder<unknown> {
  const more = [
    query.firmId && sql`and f.firm_id = ${uuidOf(query.firmId)}`,
    query.storeId && sql`and f.store_id = ${uuidOf(query.storeId)}`,
    query.incidentId && sql`and f.incident_id = ${uuidOf(query.incidentId)}`,
  ].filter((condition) => condition !== undefined);
  return sql`f.tenant_id = ${snapshot.tenantId} and f.opened_on between ${query.from}::date and ${query.until}::date
    and ${shownToReader(snapshot, 'f.case_id')} ${sql.join(more, sql` `)}`;
}

interface Sums {
  month: string | null;
  opened: number;
  foundByUs: number;
  resolved: number;
  paid: number;
  median: number | null;
  ninetieth: number | null;
  longest: number | null;
}

export async function showFlowOf(snapshot: Snapshot, query: FlowQuery): Promise<FlowShown> {
  const where = inWindow(snapshot, query);
  const { rows } = await sql<Sums>`
    select x.month, count(*)::int as opened, count(*) filter (where x.found_by_us)::int as "foundByUs",
      count(x.resolved_on)::int as resolved, count(x.days)::int as paid,
      percentile_cont(0.5) within group (order by x.days) as median,
      percentile_cont(0.9) within group (order by x.days) as ninetieth, max(x.days) as longest
    from (select to_char(f.opened_on, 'YYYY-MM') as month, f.found_by_us, f.resolved_on, f.paid_on - f.opened_on as days
      from flow_cases f where ${where}) x
    group by grouping sets ((), (x.month)) order by x.month`.execute(snapshot.sql);
  const months = rows.filter((row) => row.month !== null);
  const total = rows.find((row) => row.month === null);
  const opened = total?.opened ?? 0;
  return {
    from: query.from,
    until: query.until,
    opened,
    foundByUs: total?.foundByUs ?? 0,
    foundByUsShare: opened === 0 ? null : (total?.foundByUs ?? 0) / opened,
    resolved: total?.resolved ?? 0,
    paid: total?.paid ?? 0,
    paidAmounts: await paidAmounts(snapshot, where),
    openingToPayment: {
      cases: total?.paid ?? 0,
      medianDays: total?.median ?? null,
      ninetiethDays: total?.ninetieth ?? null,
      maxDays: total?.longest ?? null,
    },
    complaintToLastPayment: await longestIncident(snapshot, where),
    months: months.map(({ month, median, opened: of, foundByUs, paid }) => ({
      month: month ?? '',
      opened: of,
      foundByUs,
      paid,
      medianDays: median,
    })),
  };
}

async function paidAmounts(snapshot: Snapshot, where: RawBuilder<unknown>): Promise<FlowShown['paidAmounts']> {
  const { rows } = await sql<{ currency: string; amountMinor: string }>`
    select f.currency, sum(f.paid_minor)::text as "amountMinor" from flow_cases f
    where ${where} and f.paid_on is not null group by f.currency order by f.currency`.execute(snapshot.sql);
  return rows;
}

/** E24, "complaint to last payment": over each incident, from its first case to its last payment. */
async function longestIncident(
  snapshot: Snapshot,
  where: RawBuilder<unknown>,
): Promise<FlowShown['complaintToLastPayment']> {
  const { rows } = await sql<{ incidents: number; maxDays: number | null }>`
    select count(*)::int as incidents, max(days) as "maxDays" from (
      select max(f.paid_on) - min(f.opened_on) as days from flow_cases f
      where ${where} and f.incident_id is not null group by f.incident_id having max(f.paid_on) is not null
    ) each`.execute(snapshot.sql);
  return rows[0] ?? { incidents: 0, maxDays: null };
}

const slices = {
  opened: sql``,
  found_by_us: sql`and f.found_by_us`,
  paid: sql`and f.paid_on is not null`,
  unpaid: sql`and f.paid_on is null`,
} as const;

interface CaseRow {
  caseId: Uuid;
  contractId: Uuid | null;
  personId: Uuid;
  personName: string;
  firmName: string | null;
  openedOn: string;
  foundByUs: boolean;
  state: string;
  paidMinor: string;
  currency: string | null;
  paidOn: string | null;
  days: number | null;
}

/** Newest first. */
export async function listFlow(
  snapshot: Snapshot,
  query: z.output<typeof listFlowCases.query>,
): Promise<Page<FlowRow>> {
  const key = readPageKey(query.after, ['day', 'uuid']);
  const { rows } = await sql<CaseRow>`
    select f.case_id as "caseId", f.contract_id as "contractId", f.person_id as "personId", p.name as "personName",
      m.legal_name as "firmName", f.opened_on as "openedOn", f.found_by_us as "foundByUs", k.state,
      f.paid_minor::text as "paidMinor", f.currency, f.paid_on as "paidOn", f.paid_on - f.opened_on as days
    from flow_cases f
    join cases k on k.tenant_id = f.tenant_id and k.case_id = f.case_id
    join persons p on p.tenant_id = f.tenant_id and p.person_id = f.person_id
    left join firms m on m.tenant_id = f.tenant_id and m.firm_id = f.firm_id
    where ${inWindow(snapshot, query)} ${slices[query.slice]}
      ${key ? sql`and (f.opened_on, f.case_id) < (${key[0]}::date, ${key[1]}::uuid)` : sql``}
    order by f.opened_on desc, f.case_id desc limit ${query.limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, query.limit, (row) => [row.openedOn, row.caseId], shown);
}

function shown({ paidMinor, currency, ...row }: CaseRow): FlowRow {
  return {
    ...row,
    caseId: idOf('cas', row.caseId),
    contractId: row.contractId && idOf('ctr', row.contractId),
    personId: idOf('per', row.personId),
    paid: row.paidOn === null || currency === null ? null : { amountMinor: paidMinor, currency },
  };
}
