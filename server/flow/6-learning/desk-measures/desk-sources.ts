// What the measures of the desk count: four sources of rows, and the condition that makes a slice of one. Numbers and lists are both taken
// from here, so that they cannot disagree (DESK-1).
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import {
  type BacklogAge,
  comesBackDays,
  type DeskSlice,
  type listDeskCases,
  type showDesk,
} from '#api/flow/6-learning.desk';
import { caseCondition } from '#cases';
import type { Actor } from '#platform/auth/actor';
import { endOfDay, startOfDay } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { uuidOf } from '#platform/ids/make-id';
import { readCompany } from '#registry';

type Fragment = RawBuilder<unknown>;
type DeskQuery = z.output<typeof showDesk.query>;
export type SliceQuery = z.output<typeof listDeskCases.query>;

/** Each gives `case_id`, `round`, `at`, `minutes` and what its slices ask for. */
export type DeskSource = 'answers' | 'endings' | 'rounds' | 'backlog';
export type DeskSources = Readonly<Record<DeskSource, Fragment>>;

/** What is the customer's to be answered in writing; who stands at the desk or is on the phone is answered there. */
const written = sql`('page', 'email', 'message')`;

export async function deskSources(snapshot: Snapshot, query: DeskQuery, actor: Actor): Promise<DeskSources> {
  const { productId, from, until, ...filter } = query;
  const { timeZone } = await readCompany(snapshot);
  const days = [new Date(startOfDay(from, timeZone)), new Date(endOfDay(until, timeZone))] as const;
  const { where } = await caseCondition(snapshot, filter, actor);
  const sold = sql`exists (select from contract_lines l where l.tenant_id = c.tenant_id
    and l.contract_id = c.contract_id and l.product_id = ${productId ? uuidOf(productId) : null})`;
  // Called off or joined into another: nobody is measured by it.
  const counted = sql`c.tenant_id = ${snapshot.tenantId} and c.joined_into is null and ${where}
    and ${productId ? sold : sql`true`}`;
  return {
    answers: answersOf(counted, days),
    endings: endingsOf(snapshot, counted, days),
    rounds: roundsOf(snapshot, counted, days),
    backlog: sql`select c.case_id, 0 as round, c.opened_at as at, c.state, c.due_at < ${snapshot.at} as is_overdue,
        c.owner_id, c.owner_kind,
        extract(epoch from ${snapshot.at}::timestamptz - c.opened_at)::float8 / 60 as minutes
      from cases c where ${counted} and c.state in ('new', 'triaged', 'in_progress', 'waiting')`,
  };
}

type Days = readonly [Date, Date];
const within = (column: Fragment, [from, until]: Days) => sql`${column} >= ${from} and ${column} < ${until}`;

/** DESK-2. */
function answersOf(counted: Fragment, days: Days): Fragment {
  return sql`select c.case_id, 0 as round, c.opened_at as at, f.at as answered_at,
      extract(epoch from f.at - c.opened_at)::float8 / 60 as minutes
    from cases c
    cross join lateral (select min(m.at) as at from clock_marks m where m.tenant_id = c.tenant_id
      and m.case_id = c.case_id and m.signal in ('we_wrote', 'we_called')) f
    where ${counted} and c.state in ('new', 'triaged', 'in_progress', 'waiting', 'resolved', 'closed')
      and c.channel in ${written} and ${within(sql`c.opened_at`, days)}`;
}

/** DESK-3, DESK-4: each case once, by its first resolution. */
function endingsOf({ tenantId }: Snapshot, counted: Fragment, days: Days): Fragment {
  const soon = (moment: Fragment) =>
    sql`${moment} > r.at and ${moment} <= r.at + make_interval(days => ${comesBackDays})`;
  const marked = (signals: Fragment, when: Fragment) => sql`exists (select from clock_marks m
    where m.tenant_id = c.tenant_id and m.case_id = c.case_id and m.signal in ${signals} and ${when})`;
  return sql`select c.case_id, 0 as round, r.at, extract(epoch from r.at - c.opened_at)::float8 / 60 as minutes,
      c.opened_by <> 'mall' as complained, ${marked(sql`('reopened')`, soon(sql`m.at`))} as reopened,
      ${marked(sql`('customer_wrote', 'customer_called')`, sql`m.at > c.opened_at and m.seq < r.seq`)} as asked_again,
      exists (select from cases o where o.tenant_id = c.tenant_id and o.person_id = c.person_id
        and o.case_id <> c.case_id and o.problem = c.problem and o.opened_by <> 'mall'
        and ${soon(sql`o.opened_at`)}) as came_back
    from clock_marks r join cases c on c.tenant_id = r.tenant_id and c.case_id = r.case_id
    where r.tenant_id = ${tenantId} and r.signal = 'resolved' and ${within(sql`r.at`, days)} and ${counted}
      and c.state <> 'cancelled' and not exists (select from clock_marks e where e.tenant_id = r.tenant_id
        and e.case_id = r.case_id and e.signal = 'resolved' and e.seq < r.seq)`;
}

/** DESK-5: a round is decided when it is met, else when it is due and was not. */
function roundsOf({ tenantId, at }: Snapshot, counted: Fragment, days: Days): Fragment {
  const columns = sql`k.case_id, k.round, k.code, k.version, k.used_for_ms`;
  const of = sql`from case_clocks k where k.tenant_id = ${tenantId} and`;
  return sql`select d.case_id, d.round, d.code, d.version, d.at, d.is_met, d.used_for_ms::float8 / 60000 as minutes from (
      select ${columns}, k.ended_at as at, true as is_met ${of} k.state = 'met' and ${within(sql`k.ended_at`, days)}
      union all select ${columns}, k.due_at, false ${of} k.state = 'missed' and ${within(sql`k.due_at`, days)}
      union all select ${columns}, k.due_at, false ${of} k.state = 'running' and ${within(sql`k.due_at`, days)}
        and k.due_at < ${at}
    ) d join cases c on c.tenant_id = ${tenantId} and c.case_id = d.case_id where ${counted}`;
}

/** Hours a case is open: from the first, below the second. */
const ages = {
  under_1: [0, 24],
  under_3: [24, 72],
  under_7: [72, 168],
  under_14: [168, 336],
  under_30: [336, 720],
  older: [720, null],
} as const satisfies Record<BacklogAge, readonly [number, number | null]>;

export function isOfAge(age: BacklogAge): Fragment {
  const [from, below] = ages[age];
  const old = sql`x.minutes >= ${from * 60}`;
  return below === null ? old : sql`${old} and x.minutes < ${below * 60}`;
}

/** Where the rows of a slice come from, and the condition on them as `x`. */
export const slices = {
  written: ['answers', sql`true`],
  answered: ['answers', sql`x.answered_at is not null`],
  unanswered: ['answers', sql`x.answered_at is null`],
  resolved: ['endings', sql`true`],
  complained: ['endings', sql`x.complained`],
  first_contact: ['endings', sql`x.complained and not x.reopened and not x.asked_again and not x.came_back`],
  reopened: ['endings', sql`x.reopened`],
  clock_due: ['rounds', sql`true`],
  clock_met: ['rounds', sql`x.is_met`],
  clock_missed: ['rounds', sql`not x.is_met`],
  open: ['backlog', sql`true`],
  waiting: ['backlog', sql`x.state = 'waiting'`],
  overdue: ['backlog', sql`x.is_overdue`],
} as const satisfies Record<DeskSlice, readonly [DeskSource, Fragment]>;
