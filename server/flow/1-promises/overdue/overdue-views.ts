// The overdue page (E23): what is past its date, by merchant, store, product, city or days late, and the list behind every number.
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { listOverdue, showOverdue } from '#api/flow/1-promises';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { companyToday } from '../calendars/place-calendar.ts';
import { cutPage, readPageKey } from '../promises/page-key.ts';
import { showPromisesOf } from '../promises/promise-views.ts';
import { ageBands, type Owed, overdueOn } from './overdue-filter.ts';
import { type ContractSum, type OverdueBy, type OverdueSums, sumOverdue } from './overdue-sums.ts';

type Shown = z.input<typeof showOverdue.answer>;
type Group = Shown['groups'][number];

/** The most groups shown; the rest is in the totals. */
const groupsMax = 200;

/** `on` is today at the company when not given; any other day is answered by what is known today of that day. */
export async function showOverdueOf(snapshot: Snapshot, query: z.output<typeof showOverdue.query>): Promise<Shown> {
  const on = query.on ?? (await companyToday(snapshot));
  const sums = await sumOverdue(snapshot, query, query.by, on);
  const groups = [...Map.groupBy(sums.groups, ({ key }) => key)].map(([key, ofKey]) => ({
    key: keyShown(query.by, key),
    uuid: key,
    ...figuresOf(ofKey, sums.promises.get(key) ?? 0),
  }));
  groups.sort((a, b) =>
    query.by === 'days_late' ? Number(a.key) - Number(b.key) : b.contracts - a.contracts || (a.key < b.key ? -1 : 1),
  );
  const shown = groups.slice(0, groupsMax);
  const titles = await readTitles(
    snapshot,
    query.by,
    shown.flatMap(({ uuid }) => uuid ?? []),
  );
  return {
    on,
    total: figuresOf(
      sums.total,
      [...sums.promises.values()].reduce((sum, promises) => sum + promises, 0),
    ),
    groups: shown.map(({ uuid, ...group }) => ({ ...group, title: titles.get(uuid ?? '') ?? group.key })),
    ages: ageBands.map((band) => ({ ...band, promises: countIn(band, sums.ages) })),
  };
}

/**
 * The promises of a number of the page, those late the longest first. What is still owed is read by due day along the index of its
 * state; what has ended since `on` is little, and is sorted.
 */
export async function listOverdueOf(snapshot: Snapshot, query: z.output<typeof listOverdue.query>) {
  const on = query.on ?? (await companyToday(snapshot));
  const after = readPageKey(query.after);
  const from = after ? sql`and (p.sorts_on, p.promise_id) > (${after.sort}::date, ${after.id}::uuid)` : sql``;
  const late = sql`(${on}::date - p.due_on)`;
  const bounds = sql`${from}
    ${query.lateFrom === undefined ? sql`` : sql`and ${late} >= ${query.lateFrom}`}
    ${query.lateUntil === undefined ? sql`` : sql`and ${late} <= ${query.lateUntil}`}`;
  const head = (owed: Owed, state: RawBuilder<unknown>) => sql`
    (select p.promise_id, p.sorts_on from promises p
      where ${state} p.sorts_on < ${on}::date and ${overdueOn(snapshot, query, on, owed)} ${bounds}
      order by p.sorts_on, p.promise_id limit ${query.limit + 1})`;
  const { rows } = await sql<{ id: Uuid; sort: string }>`
    select promise_id as id, sorts_on::text as sort from (
      ${head('still', sql`p.state = 'broken' and`)} union all ${head('still', sql`p.state = 'open' and`)}
      union all ${head('ended_since', sql``)}
    ) heads
    order by sorts_on, promise_id limit ${query.limit + 1}`.execute(snapshot.sql);
  const { page, next } = cutPage(rows, query.limit, (row) => row);
  const ids = page.map(({ id }) => id);
  return { rows: await showPromisesOf(snapshot, ids, on), ...next };
}

function figuresOf(sums: readonly ContractSum[], promises: number): Omit<Group, 'key' | 'title'> {
  const amounts = new Map<string, bigint>();
  for (const { currency, amountMinor } of sums) {
    if (currency !== null) amounts.set(currency, (amounts.get(currency) ?? 0n) + amountMinor);
  }
  const days = Int32Array.from(sums.flatMap((sum) => sum.days)).sort();
  return {
    contracts: days.length,
    promises,
    amounts: [...amounts].sort().map(([currency, amount]) => ({ currency, amountMinor: String(amount) })),
    daysLateMax: days.at(-1) ?? 0,
    daysLateMedian: ((days.at((days.length - 1) >> 1) ?? 0) + (days.at(days.length >> 1) ?? 0)) / 2,
  };
}

function countIn({ fromDays, untilDays }: (typeof ageBands)[number], ages: OverdueSums['ages']): number {
  const within = ages.filter(({ days }) => days >= fromDays && (untilDays === null || days <= untilDays));
  return within.reduce((sum, { promises }) => sum + promises, 0);
}

/** Public ids of merchants and stores, the text itself otherwise; the empty key is what names none. */
function keyShown(by: OverdueBy, key: string | null): string {
  if (key === null) return '';
  if (by === 'merchant') return idOf('frm', key);
  return by === 'store' ? idOf('sto', key) : String(key);
}

async function readTitles(snapshot: Snapshot, by: OverdueBy, keys: readonly string[]): Promise<Map<string, string>> {
  if ((by !== 'merchant' && by !== 'store') || keys.length === 0) return new Map();
  const named =
    by === 'merchant'
      ? sql`select firm_id as key, legal_name as title from firms
          where tenant_id = ${snapshot.tenantId} and firm_id = any(${keys as string[]}::uuid[])`
      : sql`select store_id as key, name as title from stores
          where tenant_id = ${snapshot.tenantId} and store_id = any(${keys as string[]}::uuid[])`;
  const { rows } = await sql<{ key: string; title: string }>`${named}`.execute(snapshot.sql);
  return new Map(rows.map(({ key, title }) => [key, title]));
}
