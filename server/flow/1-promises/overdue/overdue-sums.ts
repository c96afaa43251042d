// The sums of the overdue page: two passes along one index, however many promises are overdue.
import { type RawBuilder, sql } from 'kysely';
import type { overdueGroups } from '#api/flow/1-promises';
import type { Snapshot } from '#platform/database/transact';
import { bandOf, type OverdueFilter, overdueOn, owedSince } from './overdue-filter.ts';

export type OverdueBy = (typeof overdueGroups)[number];

/** Contracts of one group in one currency; `days` are the days late of each, by its longest overdue promise. */
export interface ContractSum {
  key: string | null;
  currency: string | null;
  contracts: number;
  amountMinor: bigint;
  days: number[];
}
export interface OverdueSums {
  groups: ContractSum[];
  total: ContractSum[];
  /** Promises per group key. */
  promises: Map<string | null, number>;
  /** Promises per days late. */
  ages: { days: number; promises: number }[];
}

/** Groups by what stands in the promise itself; a group of days late is named by the first day of its band. */
const keys = {
  merchant: sql`p.firm_id`,
  store: sql`p.store_id`,
  product: sql`p.family`,
  city: sql`p.city`,
} as const;

/** A contract counts once in a group, with its amount once; promises and ages count each promise (PROM-13). */
export async function sumOverdue(
  snapshot: Snapshot,
  filter: OverdueFilter,
  by: OverdueBy,
  on: string,
): Promise<OverdueSums> {
  // Sorting a hundred thousand contracts should not touch the disk.
  await sql`select set_config('work_mem', '32MB', true)`.execute(snapshot.sql);
  const owed = await owedSince(snapshot, filter, on);
  const where = overdueOn(snapshot, filter, on, owed);
  const { promises, ages } = await countPromises(snapshot, where, by, on);
  if (by !== 'days_late') {
    const groups = await sumContracts(snapshot, where, keys[by], sql``, on);
    return { groups, total: groups, promises, ages };
  }
  // A contract can stand in two bands at once, so its sum is made apart from theirs.
  const band = bandOf(sql`(${on}::date - p.due_on)`);
  const groups = await sumContracts(snapshot, where, sql`${band}::text`, sql`, o.key`, on);
  return { groups, total: await sumContracts(snapshot, where, sql`null::text`, sql``, on), promises, ages };
}

type Condition = ReturnType<typeof overdueOn>;

/** `apart` makes a contract count once per key instead of once. The longest overdue promise of a contract comes first. */
async function sumContracts(
  snapshot: Snapshot,
  where: Condition,
  key: RawBuilder<unknown>,
  apart: RawBuilder<unknown>,
  on: string,
): Promise<ContractSum[]> {
  const { rows } = await sql<Omit<ContractSum, 'days'> & { days: string }>`
    select c.key, c.currency, count(*)::int as contracts, coalesce(sum(c.amount_minor), 0)::text as "amountMinor",
      array_agg(${on}::date - c.due_on)::text as days
    from (
      select distinct on (o.contract_id ${apart}) o.key, o.currency, o.amount_minor, o.due_on
      from (select ${key} as key, p.contract_id, p.currency, p.amount_minor, p.due_on from promises p where ${where}) o
      order by o.contract_id ${apart}, o.due_on
    ) c
    group by c.key, c.currency`.execute(snapshot.sql);
  return rows.map((row) => ({
    ...row,
    amountMinor: BigInt(row.amountMinor),
    days: row.days.slice(1, -1).split(',').map(Number),
  }));
}

/** Promises per key and per due day in one pass. */
async function countPromises(snapshot: Snapshot, where: Condition, by: OverdueBy, on: string) {
  const key = by === 'days_late' ? bandOf(sql`(${on}::date - p.due_on)`) : keys[by];
  const { rows } = await sql<{ key: string | null; days: number | null; promises: number }>`
    select c.key::text as key, c.days, count(*)::int as promises
    from (select ${key} as key, ${on}::date - p.due_on as days from promises p where ${where}) c
    group by grouping sets ((c.key), (c.days))`.execute(snapshot.sql);
  const ofDays = rows.flatMap(({ days, promises }) => (days === null ? [] : [{ days, promises }]));
  const ofKeys = rows.flatMap(({ key: each, days, promises }) => (days === null ? [[each, promises] as const] : []));
  return { promises: new Map(ofKeys), ages: ofDays };
}
