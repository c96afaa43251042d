// The head of the Promises screen: how many stand in each state, what falls due, and the last thirty days.
import { sql } from 'kysely';
import type { z } from 'zod';
import { type countPromises, promiseStates } from '#api/flow/1-promises';
import { addDays } from '#platform/calendar/days';
import type { Snapshot } from '#platform/database/transact';
import { uuidOf } from '#platform/ids/make-id';
import { companyToday } from '../calendars/place-calendar.ts';
import { overdueOn } from '../overdue/overdue-filter.ts';
import type { PromiseState } from './customer-promise.ts';

type Shown = z.input<typeof countPromises.answer>;
type Query = z.output<typeof countPromises.query>;

const shareDays = 90;
const chartDays = 30;
const aheadDays = 7;

interface DayCount {
  day: string;
  state: PromiseState;
  count: number;
}

/** `overdue` counts promises as the overdue page does, `overdueSilent` those without a complaint (PROM-13, PROM-14). */
export async function countPromisesOf(snapshot: Snapshot, query: Query): Promise<Shown> {
  const today = await companyToday(snapshot);
  const days = await countDays(snapshot, query, addDays(today, -shareDays), addDays(today, aheadDays));
  const ofDay = (day: string, ...states: PromiseState[]) =>
    days.reduce((sum, each) => (each.day === day && states.includes(each.state) ? sum + each.count : sum), 0);
  const fallen = days.filter(({ day, state }) => day < today && state !== 'open');
  const kept = fallen.reduce((sum, { state, count }) => (state === 'kept' ? sum + count : sum), 0);
  const due = fallen.reduce((sum, { count }) => sum + count, 0);
  const ahead = days.filter(({ day, state }) => state === 'open' && day > today);
  return {
    today,
    byState: await countStates(snapshot, query),
    dueToday: ofDay(today, 'open'),
    dueInSevenDays: ahead.reduce((sum, { count }) => sum + count, 0),
    ...(await countOverdue(snapshot, query, today)),
    keptShare: due === 0 ? null : kept / due,
    days: Array.from({ length: chartDays }, (_, index) => {
      const day = addDays(today, index + 1 - chartDays);
      return {
        day,
        due: ofDay(day, 'open', 'kept', 'broken', 'kept_late'),
        kept: ofDay(day, 'kept'),
        broken: ofDay(day, 'broken', 'kept_late'),
      };
    }),
  };
}

/** Of the whole company from the tallies (PROM-18), of a merchant or a store by counting along their index. */
async function countStates(snapshot: Snapshot, query: Query): Promise<Record<PromiseState, number>> {
  const { tenantId } = snapshot;
  const narrowed = query.firmId !== undefined || query.storeId !== undefined;
  const { rows } = await (narrowed
    ? sql<{ state: PromiseState; count: number }>`
        select p.state, count(*)::int as count from promises p
        where p.tenant_id = ${tenantId} ${placeOf(query)} group by p.state`
    : sql<{ state: PromiseState; count: number }>`
        select state, sum(change)::int as count from promise_tallies where tenant_id = ${tenantId} group by state`
  ).execute(snapshot.sql);
  const counted = new Map(rows.map(({ state, count }) => [state, count]));
  return Object.fromEntries(promiseStates.map((state) => [state, counted.get(state) ?? 0])) as Record<
    PromiseState,
    number
  >;
}

/** Duties by due day and state. Waived and excused ones fell due for nobody. */
async function countDays(snapshot: Snapshot, query: Query, from: string, until: string): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select p.sorts_on as day, p.state, count(*)::int as count from promises p
    where p.tenant_id = ${snapshot.tenantId} and p.state in ('open', 'kept', 'broken', 'kept_late') and p.kind = 'duty'
      and p.sorts_on between ${from} and ${until} ${placeOf(query)}
    group by p.sorts_on, p.state`.execute(snapshot.sql);
  return rows;
}

async function countOverdue(snapshot: Snapshot, query: Query, today: string) {
  const { rows } = await sql<{ overdue: number; overdueSilent: number }>`
    select count(*)::int as overdue, (count(*) filter (where p.complained_on is null))::int as "overdueSilent"
    from promises p where ${overdueOn(snapshot, { ...query, complained: 'any' }, today)}`.execute(snapshot.sql);
  return rows[0] ?? { overdue: 0, overdueSilent: 0 };
}

function placeOf({ firmId, storeId }: Query) {
  const firm = firmId ? sql`and p.firm_id = ${uuidOf(firmId)}` : sql``;
  return storeId ? sql`${firm} and p.store_id = ${uuidOf(storeId)}` : firm;
}
