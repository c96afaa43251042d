// What screens show of warnings: the list, one with what it was seen from, and the cases behind it.
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { listWarnings as listRoute, listWarningCases, showWarning } from '#api/flow/6-learning.warnings';
import { casesAboutReader, factsForDecisions, shownToReader } from '#cases';
import { epochDayOf } from '#platform/calendar/days';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';
import { isConfirmed } from '../sweeps/sweep-rules.ts';
import type { WarningPlace, WarningShown } from './warning.ts';

type CaseRow = z.input<typeof listWarningCases.answer>['rows'][number];

interface Row {
  warningId: Uuid;
  state: WarningShown['state'];
  basis: WarningShown['basis'];
  place: WarningPlace;
  placeId: Uuid;
  placeName: string | null;
  problem: WarningShown['problem'];
  windowFrom: string;
  windowUntil: string;
  raisedAt: string;
  cases: number;
  customers: number;
  outsideIncident: number;
  lastCaseOn: string;
  windowCases: number;
  beforeCases: number | null;
  beforeDays: number | null;
  share: number | null;
  cells: number | null;
  logChance: number | null;
  incidentId: Uuid | null;
  incidentTitle: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  reason: string | null;
}

/** WARN-9: one with a case about whoever reads behind it is not there for them (Q14). */
const notAboutReader = (snapshot: Snapshot) => sql`not exists (select from warning_cases h
  where h.tenant_id = w.tenant_id and h.warning_id = w.warning_id and h.case_id = any (${casesAboutReader(snapshot)}))`;

async function readWarnings(snapshot: Snapshot, more: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select w.warning_id as "warningId", w.state, w.basis, w.place_kind as place, w.place_id as "placeId",
      coalesce(b.name, f.legal_name, p.name, o.name) as "placeName", w.problem, w.window_from as "windowFrom",
      w.window_until as "windowUntil", w.raised_at as "raisedAt", w.last_case_on as "lastCaseOn",
      m.cases, m.customers, m."outsideIncident", w.window_cases as "windowCases",
      w.before_cases as "beforeCases", w.before_days as "beforeDays", w.share, w.cells, w.log_chance as "logChance",
      w.incident_id as "incidentId", i.title as "incidentTitle", w.decided_at as "decidedAt", w.decided_by as "decidedBy", w.reason
    from warnings w
    left join brands b on w.place_kind = 'brand' and b.tenant_id = w.tenant_id and b.brand_id = w.place_id
    left join firms f on w.place_kind = 'firm' and f.tenant_id = w.tenant_id and f.firm_id = w.place_id
    left join products p on w.place_kind = 'product' and p.tenant_id = w.tenant_id and p.product_id = w.place_id
    left join stores o on w.place_kind = 'store' and o.tenant_id = w.tenant_id and o.store_id = w.place_id
    left join incidents i on i.tenant_id = w.tenant_id and i.incident_id = w.incident_id
    cross join lateral (
      select count(*)::int as cases, count(distinct k.person_id)::int as customers,
        count(*) filter (where c.incident_id is null)::int as "outsideIncident"
      from warning_cases k join cases c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
      where k.tenant_id = w.tenant_id and k.warning_id = w.warning_id
    ) m
    where w.tenant_id = ${snapshot.tenantId} and ${notAboutReader(snapshot)} ${more}
    order by w.warning_id desc limit ${limit}`.execute(snapshot.sql);
  return rows;
}

/** Newest first: ids grow with time. */
export async function listWarnings(
  snapshot: Snapshot,
  query: z.output<typeof listRoute.query>,
): Promise<Page<WarningShown>> {
  const key = readPageKey(query.after, ['uuid']);
  const rows = await readWarnings(
    snapshot,
    sql`${query.state ? sql`and w.state = ${query.state}` : sql``}
      ${
        query.firmId
          ? sql`and w.warning_id in (select k.warning_id from warning_cases k
              where k.tenant_id = ${snapshot.tenantId} and k.firm_id = ${uuidOf(query.firmId)})`
          : sql``
      }
      ${key ? sql`and w.warning_id < ${key[0]}::uuid` : sql``}`,
    query.limit + 1,
  );
  const names = await namesOfActors(
    snapshot,
    rows.flatMap(({ decidedBy }) => (decidedBy === null ? [] : [decidedBy])),
  );
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.warningId],
    (row) => shown(row, names),
  );
}

/** Refuses `warning.not_found`. */
export async function showWarningOf(snapshot: Snapshot, warningId: Uuid): Promise<WarningShown> {
  const [row] = await readWarnings(snapshot, sql`and w.warning_id = ${warningId}`, 1);
  if (!row) throw refuse('warning.not_found', {});
  return shown(row, await namesOfActors(snapshot, row.decidedBy === null ? [] : [row.decidedBy]));
}

/** With the case a sweep can start from: the first confirmed one with a contract, of those that came first. */
export async function showWarningWhole(
  snapshot: Snapshot,
  warningId: Uuid,
): Promise<z.input<typeof showWarning.answer>> {
  const warning = await showWarningOf(snapshot, warningId);
  const { rows } = await sql<{ caseId: Uuid }>`select case_id as "caseId" from warning_cases
    where tenant_id = ${snapshot.tenantId} and warning_id = ${warningId}
    order by opened_on, case_id limit 200`.execute(snapshot.sql);
  const cases = await factsForDecisions(
    snapshot,
    rows.map(({ caseId }) => caseId),
  );
  const confirmed = cases.find((one) => one.contractUuid !== null && isConfirmed(one));
  return { ...warning, sweepFromId: confirmed ? idOf('cas', confirmed.caseUuid) : null };
}

function shown(row: Row, names: ReadonlyMap<string, string>): WarningShown {
  const { placeId, windowCases, beforeCases, beforeDays, share, cells, logChance, decidedBy, ...rest } = row;
  const prefix = { brand: 'brd', firm: 'frm', product: 'prd', store: 'sto' } as const;
  return {
    ...rest,
    warningId: idOf('wrn', row.warningId),
    placeId: idOf(prefix[row.place], placeId),
    placeName: row.placeName ?? '',
    incidentId: row.incidentId && idOf('inc', row.incidentId),
    decidedBy: decidedBy && (names.get(decidedBy) ?? decidedBy),
    seenFrom:
      logChance === null
        ? null
        : {
            customers: windowCases,
            days: epochDayOf(row.windowUntil) - epochDayOf(row.windowFrom) + 1,
            usual: usualOf(beforeCases ?? 0, share ?? 0),
            before: beforeCases ?? 0,
            beforeDays: beforeDays ?? 0,
            oneInLooks: logChance > -30 ? Math.round(Math.exp(-logChance)) : null,
            cells: cells ?? 0,
          },
  };
}

/** What the window would hold had it gone on as before. */
const usualOf = (before: number, share: number) => (share >= 1 ? before : (before * share) / (1 - share));

/** The newest first. Refuses `warning.not_found`. */
export async function listCasesBehind(
  snapshot: Snapshot,
  warningId: Uuid,
  query: z.output<typeof listWarningCases.query>,
): Promise<Page<CaseRow>> {
  await showWarningOf(snapshot, warningId);
  const key = readPageKey(query.after, ['uuid']);
  const { rows } = await sql<
    Omit<CaseRow, 'caseId' | 'personId' | 'incidentId'> &
      Record<'caseId' | 'personId', Uuid> & { incidentId: Uuid | null }
  >`
    select k.case_id as "caseId", c.number, c.state, k.opened_on as "openedOn", c.person_id as "personId", p.name as "personName",
      f.legal_name as "firmName", o.name as "storeName", c.description, c.incident_id as "incidentId"
    from warning_cases k
    join cases c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    left join firms f on f.tenant_id = c.tenant_id and f.firm_id = c.firm_id
    left join stores o on o.tenant_id = c.tenant_id and o.store_id = c.store_id
    where k.tenant_id = ${snapshot.tenantId} and k.warning_id = ${warningId} and ${shownToReader(snapshot, 'k.case_id')}
      ${key ? sql`and k.case_id < ${key[0]}::uuid` : sql``}
    order by k.case_id desc limit ${query.limit + 1}`.execute(snapshot.sql);
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.caseId],
    (row) => ({
      ...row,
      caseId: idOf('cas', row.caseId),
      personId: idOf('per', row.personId),
      incidentId: row.incidentId && idOf('inc', row.incidentId),
    }),
  );
}
