// One pass over the overdue promises of a day: sums per group and currency, medians, and counts by age.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { overdueGroups, showOverdue } from '#api/flow/1-promises';
import type { Snapshot } from '#platform/database/transact';
import { ageBands, overdueOn } from './overdue-filter.ts';

export type OverdueBy = (typeof overdueGroups)[number];

/** One group in one currency. `whole…` count a contract in the first of its groups only, so that they add up to the total. */
export interface OverdueSum {
  key: string | null;
  currency: string | null;
  contracts: number;
  promises: number;
  amountMinor: bigint;
  wholeContracts: number;
  wholeAmountMinor: bigint;
  daysMax: number;
}
export interface OverdueSums {
  sums: OverdueSum[];
  /** Days late of the middle contract, per group key and for all. */
  medians: { key: string | null; all: boolean; median: number }[];
  /** Promises in each of the age bands. */
  ages: number[];
}

/** Groups by what stands in the promise itself; a group of days late is named by the first day of its band. */
const keys = {
  merchant: sql`p.firm_id`,
  store: sql`p.store_id`,
  product: sql`p.family`,
  city: sql`p.city`,
} as const;

/**
 * A contract counts once in a group, with its amount once and the days of its longest overdue promise; promises and ages count each
 * promise (PROM-13).
 */
export async function sumOverdue(
  snapshot: Snapshot,
  filter: Omit<z.output<typeof showOverdue.query>, 'by'>,
  by: OverdueBy,
  on: string,
): Promise<OverdueSums> {
  const key = by === 'days_late' ? bandOf(on) : keys[by];
  // A contract can stand in two bands at once; in every other grouping all its promises share the key.
  const whole =
    by === 'days_late'
      ? sql`max(${on}::date - p.due_on) = max(max(${on}::date - p.due_on)) over (partition by p.contract_id)`
      : sql`true`;
  const { rows } = await sql<{
    sums: OverdueSums['sums'] | null;
    medians: OverdueSums['medians'] | null;
    ages: number[];
  }>`
    with late as materialized (
      select ${key} as key, p.amount_minor, p.currency, count(*)::int as promises, max(${on}::date - p.due_on) as days,
        ${whole} as whole, ${sql.join(ageBands.map((_, index) => sql`${countInBand(index, on)} as ${sql.ref(`age_${index}`)}`))}
      from promises p where ${overdueOn(snapshot, filter, on)}
      group by p.contract_id, 1, p.amount_minor, p.currency
    ),
    sums as (
      select key, currency, count(*)::int as contracts, sum(promises)::int as promises,
        coalesce(sum(amount_minor), 0)::text as "amountMinor", (count(*) filter (where whole))::int as "wholeContracts",
        coalesce(sum(amount_minor) filter (where whole), 0)::text as "wholeAmountMinor", max(days) as "daysMax"
      from late group by key, currency
    ),
    medians as (
      select key, grouping(key) = 1 as all, percentile_cont(0.5) within group (order by days) as median
      from late group by grouping sets ((key), ())
    )
    select (select json_agg(sums) from sums) as sums, (select json_agg(medians) from medians) as medians,
      (select json_build_array(${sql.join(ageBands.map((_, index) => sql`coalesce(sum(${sql.ref(`age_${index}`)}), 0)`))}) from late) as ages`.execute(
    snapshot.sql,
  );
  const row = rows[0];
  const sums = (row?.sums ?? []).map((sum) => ({
    ...sum,
    amountMinor: BigInt(sum.amountMinor),
    wholeAmountMinor: BigInt(sum.wholeAmountMinor),
  }));
  return { sums, medians: row?.medians ?? [], ages: row?.ages ?? [] };
}

function countInBand(index: number, on: string) {
  const band = ageBands[index] ?? ageBands[0];
  const days = sql`(${on}::date - p.due_on)`;
  const until = band.untilDays === null ? sql`` : sql`and ${days} <= ${band.untilDays}`;
  return sql`(count(*) filter (where ${days} >= ${band.fromDays} ${until}))::int`;
}

function bandOf(on: string) {
  const starts = ageBands.map(({ fromDays }) => fromDays);
  return sql`(array[${sql.join(starts)}]::int[])[width_bucket(${on}::date - p.due_on, array[${sql.join(starts)}]::int[])]`;
}
