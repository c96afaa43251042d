// What is open on any day by age and bearer (REC-16): the moves up to that day are summed, so that the past shows as it was.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { showAgeing } from '#api/flow/5-recovery.books';
import { ageBuckets } from '#api/flow/5-recovery.words';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { pageOfRows, readPageKey } from '#registry';
import { companyDay } from '../books/booking-day.ts';
import { idOrNull } from '../claims/tell-claim.ts';

type Query = z.output<typeof showAgeing.query>;
type Shown = z.input<typeof showAgeing.answer>;
interface Row {
  bearerId: Uuid;
  firmId: Uuid | null;
  staffId: Uuid | null;
  bearerName: string;
  leftOn: string | null;
  open: string;
  oldestDays: number;
  [bucket: `age${number}`]: string;
}

const [b0, b1, b2, b3, b4] = ageBuckets;

/** The largest open amount first, paged by it. Totals are of all bearers, whatever the page. */
export async function showAgeingOf(snapshot: Snapshot, query: Query): Promise<Shown> {
  const company = await companyDay(snapshot);
  const on = query.on ?? company.today;
  const currency = query.currency ?? company.currency;
  const key = readPageKey(query.after, ['text', 'uuid']);
  if (key && !/^\d{1,18}$/.test(key[0])) throw refuse('input.invalid', {});
  const left = query.left
    ? query.left === 'yes'
      ? sql`where "leftOn" is not null`
      : sql`where "leftOn" is null`
    : sql``;
  const rows = await sql<Row>`with aged as (${agedOn(snapshot, on, currency)}), kept as (select * from aged ${left})
    select * from kept ${key ? sql`where (open, "bearerId") < (${key[0]}::numeric, ${key[1]}::uuid)` : sql``}
    order by open desc, "bearerId" desc limit ${query.limit + 1}`.execute(snapshot.sql);
  const sums = await sql<Row>`with aged as (${agedOn(snapshot, on, currency)}), kept as (select * from aged ${left})
    select coalesce(sum(open), 0) as open, coalesce(sum(age0), 0) as age0, coalesce(sum(age1), 0) as age1,
      coalesce(sum(age2), 0) as age2, coalesce(sum(age3), 0) as age3, coalesce(sum(age4), 0) as age4,
      coalesce(sum(age5), 0) as age5 from kept`.execute(snapshot.sql);
  const [total] = sums.rows;
  const page = pageOfRows(
    rows.rows,
    query.limit,
    (row) => [row.open, row.bearerId],
    (row) => ({
      firmId: idOrNull('frm', row.firmId),
      staffId: idOrNull('stf', row.staffId),
      ...{ bearerName: row.bearerName, leftOn: row.leftOn, openMinor: row.open, oldestDays: row.oldestDays },
      ages: agesOf(row),
    }),
  );
  return { on, currency, totalMinor: total?.open ?? '0', totals: agesOf(total), ...page };
}

function agesOf(row: Row | undefined): string[] {
  return [row?.age0, row?.age1, row?.age2, row?.age3, row?.age4, row?.age5].map((amount) => amount ?? '0');
}

/** One row a bearer. A claim raised after the day has no moves by then and is left out. */
function agedOn({ tenantId }: Snapshot, on: string, currency: string) {
  return sql`
    select c.bearer_id as "bearerId", c.firm_id as "firmId", c.staff_id as "staffId",
      coalesce(f.legal_name, s.name, '') as "bearerName",
      (select case when bool_and(t.ended_on < ${on}) then max(t.ended_on) end from tenancies t
        where t.tenant_id = ${tenantId} and t.firm_id = c.firm_id) as "leftOn",
      sum(m.open) as open, max(m.age)::int as "oldestDays",
      coalesce(sum(m.open) filter (where m.age <= ${b0}), 0) as age0,
      coalesce(sum(m.open) filter (where m.age > ${b0} and m.age <= ${b1}), 0) as age1,
      coalesce(sum(m.open) filter (where m.age > ${b1} and m.age <= ${b2}), 0) as age2,
      coalesce(sum(m.open) filter (where m.age > ${b2} and m.age <= ${b3}), 0) as age3,
      coalesce(sum(m.open) filter (where m.age > ${b3} and m.age <= ${b4}), 0) as age4,
      coalesce(sum(m.open) filter (where m.age > ${b4}), 0) as age5
    from claims c
    join lateral (
      select sum(change_minor) as open, greatest(0, ${on}::date - c.raised_on) as age from claim_moves v
      where v.tenant_id = ${tenantId} and v.claim_id = c.claim_id and v.on_day <= ${on}) m on m.open > 0
    left join firms f on f.tenant_id = ${tenantId} and f.firm_id = c.firm_id
    left join staff s on s.tenant_id = ${tenantId} and s.staff_id = c.staff_id
    where c.tenant_id = ${tenantId} and c.currency = ${currency}
    group by c.bearer_id, c.firm_id, c.staff_id, f.legal_name, s.name`;
}
