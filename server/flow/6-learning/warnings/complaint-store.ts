// All SQL that counts complaints: one row each, sums by day and cell, and what else could explain a window.
import { type RawBuilder, sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { referenceDays, windowsInDays } from './cluster-rules.ts';
import type { Cell, Complaint, PlacedComplaint, WarningPlace } from './warning.ts';

/** As far back as any window and the year before it reach. */
const watchedDays = Math.max(...windowsInDays) + referenceDays;

/** Complaints in each window and in the year before it, in the order of `windowsInDays`. */
export interface WindowSums {
  inWindow: number[];
  before: number[];
}
/** Of the whole company: all problems, and the one looked at. */
export interface CompanySums {
  all: WindowSums;
  same: WindowSums;
}
export interface Member {
  caseId: Uuid;
  personId: Uuid;
  firmId: Uuid | null;
  openedOn: string;
  incidentId: Uuid | null;
}

const columnOf: Record<Exclude<WarningPlace, 'product'>, RawBuilder<unknown>> = {
  brand: sql`brand_id`,
  firm: sql`firm_id`,
  store: sql`store_id`,
};
function atPlace({ place, placeId }: Cell): RawBuilder<unknown> {
  if (place === 'product') return sql`${placeId}::uuid = any(k.product_ids)`;
  return sql`k.${columnOf[place]} = ${placeId}`;
}

const sumsUntil = (day: string, dayColumn: RawBuilder<unknown>, cases: RawBuilder<unknown>) => ({
  inWindow: sql`array[${sql.join(
    windowsInDays.map(
      (window) => sql`coalesce(sum(${cases}) filter (where ${dayColumn} > ${day}::date - ${window}::int), 0)::int`,
    ),
  )}]`,
  before: sql`array[${sql.join(
    windowsInDays.map(
      (window) => sql`coalesce(sum(${cases}) filter (where ${dayColumn} <= ${day}::date - ${window}::int
        and ${dayColumn} > ${day}::date - ${window + referenceDays}::int), 0)::int`,
    ),
  )}]`,
});

export function complaintWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** Gives back those not known yet, with the products of their contracts. */
    async add(complaints: readonly (Complaint & { contractId: Uuid | null })[]): Promise<PlacedComplaint[]> {
      if (complaints.length === 0) return [];
      const { rows } = await sql<PlacedComplaint>`
        insert into watched_complaints (tenant_id, case_id, opened_on, problem, person_id, firm_id, brand_id, store_id, product_ids)
        select ${tenantId}::uuid, o."caseId", o."openedOn", o.problem, o."personId", o."firmId", o."brandId", o."storeId",
          array(select distinct l.product_id from contract_lines l where l.tenant_id = ${tenantId}
            and l.contract_id = o."contractId" and l.product_id is not null order by l.product_id limit 20)
        from jsonb_to_recordset(${JSON.stringify(complaints)}::jsonb) as o ("caseId" uuid, "openedOn" date, problem text,
          "personId" uuid, "firmId" uuid, "brandId" uuid, "storeId" uuid, "contractId" uuid)
        on conflict do nothing
        returning case_id as "caseId", opened_on as "openedOn", problem, person_id as "personId", firm_id as "firmId",
          brand_id as "brandId", store_id as "storeId", product_ids as "productIds"`.execute(tx.sql);
      return rows;
    },
    /** A complaint that was another's, or was taken back, is no customer more. */
    async remove(caseIds: readonly Uuid[]): Promise<void> {
      if (caseIds.length === 0) return;
      await sql`delete from watched_complaints where tenant_id = ${tenantId} and case_id = any(${[...caseIds]}::uuid[])`.execute(
        tx.sql,
      );
    },
    async count(day: string, counted: readonly { kind: string; placeId: Uuid; problem: string }[]): Promise<void> {
      const given = sql`(select o.kind, o."placeId", o.problem, count(*)::int as cases
        from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as o (kind text, "placeId" uuid, problem text)
        group by 1, 2, 3 order by 1, 2, 3) g`;
      await sql`insert into watched_days as d (tenant_id, place_kind, place_id, problem, opened_on, cases)
        select ${tenantId}::uuid, g.kind, g."placeId", g.problem, ${day}::date, g.cases from ${given}
        on conflict (tenant_id, place_kind, place_id, problem, opened_on) do update set cases = d.cases + excluded.cases`.execute(
        tx.sql,
      );
      await sql`insert into watched_cells as c (tenant_id, place_kind, place_id, problem, first_on, last_on)
        select ${tenantId}::uuid, g.kind, g."placeId", g.problem, ${day}::date, ${day}::date from ${given}
        on conflict (tenant_id, place_kind, place_id, problem) do update set last_on = greatest(c.last_on, excluded.last_on),
          first_on = least(c.first_on, excluded.first_on)
        where c.last_on < excluded.last_on or c.first_on > excluded.first_on`.execute(tx.sql);
    },
  };
}

export function complaintReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** In the order of the cells. */
    async sumsOf(cells: readonly Cell[], day: string): Promise<WindowSums[]> {
      const sums = sumsUntil(day, sql`d.opened_on`, sql`d.cases`);
      const { rows } = await sql<WindowSums>`select ${sums.inWindow} as "inWindow", ${sums.before} as before
        from jsonb_to_recordset(${JSON.stringify(cells.map((cell, at) => ({ ...cell, at })))}::jsonb)
          as c (at int, place text, "placeId" uuid, problem text)
        left join watched_days d on d.tenant_id = ${tenantId} and d.place_kind = c.place and d.place_id = c."placeId"
          and d.problem = c.problem and d.opened_on between ${day}::date - ${watchedDays}::int and ${day}::date
        group by c.at order by c.at`.execute(snapshot.sql);
      return rows;
    },
    /** The whole company up to the day before, all problems and this one: what could grow beside the cell. */
    async sumsOfCompany(problem: string, day: string): Promise<CompanySums> {
      const { rows } = await sql<WindowSums & { which: string }>`
        select w.which, ${sumsUntil(day, sql`d.opened_on`, sql`d.cases`).inWindow} as "inWindow",
          ${sumsUntil(day, sql`d.opened_on`, sql`d.cases`).before} as before
        from (values ('all'), ('same')) w (which)
        left join watched_days d on d.tenant_id = ${tenantId} and d.place_kind = 'company' and d.place_id = ${tenantId}
          and d.opened_on >= ${day}::date - ${watchedDays}::int and d.opened_on < ${day}::date
          and (w.which = 'all' or d.problem = ${problem})
        group by w.which order by w.which`.execute(snapshot.sql);
      const none = { inWindow: windowsInDays.map(() => 0), before: windowsInDays.map(() => 0) };
      return { all: rows[0] ?? none, same: rows[1] ?? none };
    },
    /** Since when complaints can have been kept, and how many cells there were up to the day before. */
    async ground(day: string): Promise<{ since: string; cells: number }> {
      const { rows } = await sql<{ since: string; cells: number }>`
        select least((select (founded_at at time zone time_zone)::date from tenants where tenant_id = ${tenantId}),
            min(first_on), ${day}::date)::text as since,
          count(*) filter (where place_kind <> 'company' and first_on < ${day}::date
            and last_on >= ${day}::date - ${watchedDays}::int)::int as cells
        from watched_cells where tenant_id = ${tenantId}`.execute(snapshot.sql);
      return rows[0] ?? { since: day, cells: 0 };
    },
    /** Complaints of a cell from a day on that no warning has behind it yet. */
    async membersOf(cell: Cell, from: string, day: string): Promise<Member[]> {
      const { rows } = await sql<Member>`
        select k.case_id as "caseId", k.person_id as "personId", k.firm_id as "firmId", k.opened_on as "openedOn",
          c.incident_id as "incidentId"
        from watched_complaints k join cases c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
        where k.tenant_id = ${tenantId} and k.problem = ${cell.problem} and ${atPlace(cell)}
          and k.opened_on between ${from}::date and ${day}::date
          and not exists (select from warning_cases w where w.tenant_id = k.tenant_id and w.case_id = k.case_id)
        order by k.opened_on, k.case_id`.execute(snapshot.sql);
      return rows;
    },
    /**
     * Days that contracts of the place were in customers' hands within the window and in the year before it. Of a product contracts are
     * not listed: there it is the contracts complained about that say since when it is sold.
     */
    async contractDays(
      cell: Cell,
      { from, day, since }: { from: string; day: string; since: string },
    ): Promise<{ window: number; before: number }> {
      const begin = sql`greatest(${since}::date, ${from}::date - ${referenceDays}::int)`;
      const contracts =
        cell.place === 'product'
          ? sql`(select min(t.signed_on) as signed_on from watched_complaints k
              join cases c on c.tenant_id = k.tenant_id and c.case_id = k.case_id
              join contracts t on t.tenant_id = k.tenant_id and t.contract_id = c.contract_id
              where k.tenant_id = ${tenantId} and k.problem = ${cell.problem} and ${atPlace(cell)}) t
            where t.signed_on is not null`
          : sql`contracts t where t.tenant_id = ${tenantId} and t.${columnOf[cell.place]} = ${cell.placeId}
              and t.signed_on <= ${day}::date`;
      const { rows } = await sql<{ window: number; before: number }>`
        select coalesce(sum(${day}::date - greatest(${from}::date, t.signed_on) + 1), 0)::float8 as window,
          coalesce(sum(greatest(0, ${from}::date - greatest(${begin}, t.signed_on))), 0)::float8 as before
        from ${contracts}`.execute(snapshot.sql);
      return rows[0] ?? { window: 0, before: 0 };
    },
  };
}
