// Which promises are overdue on a day, as SQL conditions: the group totals and the list behind them ask the same question (PROM-13).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { showOverdue } from '#api/flow/1-promises';
import type { Snapshot } from '#platform/database/transact';
import { uuidOf } from '#platform/ids/make-id';
import { namingNone } from '../promises/naming-none.ts';

export type OverdueFilter = Omit<z.output<typeof showOverdue.query>, 'by'>;
/** Of those overdue on a day: still owed now, ended since that day, or both together. */
export type Owed = 'still' | 'ended_since' | 'either';

/**
 * Conditions on `promises p`: a duty whose day was over before `on` and that was still owed on it, as far as we know today. The
 * words of the partial index `promises_late` are repeated, so that only its entries are read. PROM-14: complained means by `on`.
 */
export function overdueOn(snapshot: Snapshot, filter: OverdueFilter, on: string, owed: Owed = 'either') {
  const complained = sql`coalesce(p.complained_on <= ${on}::date, false)`;
  const more = [
    filter.complained !== 'any' && sql`${complained} = ${filter.complained === 'yes'}`,
    filter.firmId && sql`p.firm_id = ${uuidOf(filter.firmId)}`,
    filter.brandId && sql`p.brand_id = ${uuidOf(filter.brandId)}`,
    filter.storeId && sql`p.store_id = ${uuidOf(filter.storeId)}`,
    filter.city && sql`p.city = ${filter.city}`,
    filter.family && sql`p.family = ${filter.family}`,
    ...namingNone(filter.without),
  ].filter((condition) => condition !== undefined && condition !== false && condition !== '');
  return sql`p.tenant_id = ${snapshot.tenantId} and p.kind = 'duty' and p.ended_on > p.due_on
    and ${owedOn(on, owed)} and p.due_on < ${on}::date
    ${sql.join(
      more.map((condition) => sql`and ${condition}`),
      sql` `,
    )}`;
}

function owedOn(on: string, owed: Owed) {
  if (owed === 'still') return sql`p.ended_on = 'infinity'`;
  const since = owed === 'ended_since' ? sql`and p.ended_on < 'infinity'` : sql``;
  return sql`p.ended_on > ${on}::date ${since}`;
}

/**
 * For today hardly anything has ended since, and what is still owed stands in the index in the order of contracts: the answer
 * `still` saves sorting all of it.
 */
export async function owedSince(snapshot: Snapshot, filter: OverdueFilter, on: string): Promise<Owed> {
  const { rows } = await sql`
    select from promises p where ${overdueOn(snapshot, filter, on, 'ended_since')} limit 1`.execute(snapshot.sql);
  return rows.length === 0 ? 'still' : 'either';
}

/** Bands of whole days late; `untilDays` null is without end. */
export const ageBands = [
  { fromDays: 1, untilDays: 7 },
  { fromDays: 8, untilDays: 30 },
  { fromDays: 31, untilDays: 90 },
  { fromDays: 91, untilDays: 180 },
  { fromDays: 181, untilDays: 365 },
  { fromDays: 366, untilDays: null },
] as const;

/** The first day of the band so many days late fall into, as SQL. */
export function bandOf(days: ReturnType<typeof sql>) {
  const starts = sql`array[${sql.join(ageBands.map(({ fromDays }) => fromDays))}]::int[]`;
  return sql`(${starts})[width_bucket(${days}, ${starts})]`;
}
