// Finished cases in a list and in numbers: days open, restitution, results, satisfaction (FIN-3, FIN-4).
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { finishedGroups, listFinishedCases, sumFinishedCases } from '#api/flow/2-cases.finished';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { comparableName, type Page, pageOfRows, readPageKey } from '#registry';

type Query = Omit<z.output<typeof sumFinishedCases.query>, 'by'>;
type Sums = z.input<typeof sumFinishedCases.answer>;
type Shown = z.input<typeof listFinishedCases.answer>['rows'][number];
type Row = Omit<Shown, 'finishedCaseId' | 'importId' | 'restitution'> & {
  finishedCaseId: Uuid;
  importId: Uuid;
  restitutionMinor: string;
  currency: string;
};

function asked({ tenantId }: Snapshot, query: Query): RawBuilder<unknown> {
  const more = [
    query.from && sql`and f.opened_on >= ${query.from}::date`,
    query.until && sql`and f.opened_on <= ${query.until}::date`,
    query.category && sql`and f.category = ${query.category}`,
    query.complaintType && sql`and f.complaint_type = ${query.complaintType}`,
    query.result && sql`and f.result = ${query.result}`,
    query.business && sql`and f.business_key = ${comparableName(query.business)}`,
  ].filter((condition) => condition !== undefined && condition !== '');
  return sql`f.tenant_id = ${tenantId} ${sql.join(more, sql` `)}`;
}

export async function listFinished(
  snapshot: Snapshot,
  query: z.output<typeof listFinishedCases.query>,
): Promise<Page<Shown>> {
  const key = readPageKey(query.after, ['day', 'uuid']);
  const { rows } = await sql<Row>`
    select finished_case_id as "finishedCaseId", business, category, complaint_type as "complaintType", opened_on as "openedOn",
      closed_on as "closedOn", closed_on - opened_on as days, result, satisfaction, restitution_minor::text as "restitutionMinor",
      currency, import_id as "importId"
    from finished_cases f where ${asked(snapshot, query)}
      ${key ? sql`and (f.opened_on, f.finished_case_id) < (${key[0]}::date, ${key[1]}::uuid)` : sql``}
    order by f.opened_on desc, f.finished_case_id desc limit ${query.limit + 1}`.execute(snapshot.sql);
  return pageOfRows(
    rows,
    query.limit,
    (row) => [row.openedOn, row.finishedCaseId],
    ({ restitutionMinor, currency, ...row }) => ({
      ...row,
      finishedCaseId: idOf('fin', row.finishedCaseId),
      importId: idOf('imp', row.importId),
      restitution: { amountMinor: restitutionMinor, currency },
    }),
  );
}

const groups: Record<(typeof finishedGroups)[number], RawBuilder<unknown>> = {
  category: sql`f.category`,
  complaint_type: sql`coalesce(f.complaint_type, '')`,
  result: sql`f.result`,
  business: sql`coalesce(f.business_key, '')`,
  month: sql`to_char(f.opened_on, 'YYYY-MM')`,
};
/** The most groups shown; the rest is in the total. */
const groupsMax = 200;

interface GroupRow {
  key: string | null;
  title: string | null;
  cases: number;
  medianDays: number | null;
  restitution: { currency: string; amountMinor: string }[];
  restored: number;
  satisfied: number;
  dissatisfied: number;
  contradictory: number;
  results: Record<string, number>;
}

/** One pass for the numbers; money and results are summed apart, because they have a key of their own. */
export async function sumFinished(
  snapshot: Snapshot,
  { by, ...query }: z.output<typeof sumFinishedCases.query>,
): Promise<Sums> {
  const { rows } = await sql<GroupRow>`
    with f as materialized (select f.*, ${groups[by]} as key from finished_cases f where ${asked(snapshot, query)}),
    numbers as (
      select key, grouping(key) = 1 as is_total, max(business) as title, count(*)::int as cases,
        percentile_cont(0.5) within group (order by closed_on - opened_on) as "medianDays",
        count(*) filter (where restitution_minor > 0)::int as restored,
        count(*) filter (where satisfaction = 'yes')::int as satisfied,
        count(*) filter (where satisfaction = 'no')::int as dissatisfied,
        count(*) filter (where closed_on < opened_on)::int as contradictory
      from f group by grouping sets ((), (key))
    ),
    money as (
      select key, grouping(key) = 1 as is_total, currency, sum(restitution_minor)::text as "amountMinor"
      from f where restitution_minor > 0 group by grouping sets ((currency), (key, currency))
    ),
    results as (
      select key, grouping(key) = 1 as is_total, result, count(*)::int as n from f group by grouping sets ((result), (key, result))
    )
    select case when n.is_total then null else n.key end as key, n.title, n.cases, n."medianDays", n.restored, n.satisfied,
      n.dissatisfied, n.contradictory,
      coalesce((select jsonb_agg(jsonb_build_object('currency', m.currency, 'amountMinor', m."amountMinor") order by m.currency)
        from money m where m.is_total = n.is_total and m.key is not distinct from n.key), '[]') as restitution,
      (select coalesce(jsonb_object_agg(r.result, r.n), '{}') from results r
        where r.is_total = n.is_total and r.key is not distinct from n.key) as results
    from numbers n order by n.is_total desc, n.cases desc, n.key limit ${groupsMax + 1}`.execute(snapshot.sql);
  const [total, ...others] = rows;
  return {
    total: total ?? nothing,
    groups: others.map((row) => ({ ...row, key: (by === 'business' ? row.title : row.key) ?? '' })),
  };
}

const nothing: Sums['total'] = {
  cases: 0,
  medianDays: null,
  restitution: [],
  restored: 0,
  satisfied: 0,
  dissatisfied: 0,
  contradictory: 0,
};
