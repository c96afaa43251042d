// The measures of the desk in numbers: how it answers, ends, keeps its clocks, and what lies on it now.
import { sql } from 'kysely';
import type { z } from 'zod';
import { backlogAges, type showDesk } from '#api/flow/6-learning.desk';
import type { InThreeLanguages } from '#api/values';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { type DeskSources, deskSources, isOfAge, slices } from './desk-sources.ts';

type DeskShown = z.input<typeof showDesk.answer>;

const countOf = (slice: keyof typeof slices) => sql`(count(*) filter (where ${slices[slice][1]}))::int`;
const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);

export async function showDeskOf(
  snapshot: Snapshot,
  query: z.output<typeof showDesk.query>,
  actor: Actor,
): Promise<DeskShown> {
  const sources = await deskSources(snapshot, query, actor);
  return {
    from: query.from,
    until: query.until,
    answers: await countAnswers(snapshot, sources),
    endings: await countEndings(snapshot, sources),
    clocks: await countClocks(snapshot, sources),
    backlog: await countBacklog(snapshot, sources),
    load: await countLoad(snapshot, sources),
  };
}

async function countAnswers(snapshot: Snapshot, { answers }: DeskSources): Promise<DeskShown['answers']> {
  const { rows } = await sql<DeskShown['answers']>`select ${countOf('written')} as written,
      ${countOf('answered')} as answered, ${countOf('unanswered')} as unanswered, avg(x.minutes) as "meanMinutes",
      percentile_cont(0.5) within group (order by x.minutes) as "medianMinutes",
      percentile_cont(0.9) within group (order by x.minutes) as "ninetiethMinutes"
    from (${answers}) x`.execute(snapshot.sql);
  const none = {
    written: 0,
    answered: 0,
    unanswered: 0,
    meanMinutes: null,
    medianMinutes: null,
    ninetiethMinutes: null,
  };
  return rows[0] ?? none;
}

async function countEndings(snapshot: Snapshot, { endings }: DeskSources): Promise<DeskShown['endings']> {
  const { rows } = await sql<Record<'resolved' | 'complained' | 'firstContact' | 'reopened', number>>`
    select ${countOf('resolved')} as resolved, ${countOf('complained')} as complained,
      ${countOf('first_contact')} as "firstContact", ${countOf('reopened')} as reopened
    from (${endings}) x`.execute(snapshot.sql);
  const counted = rows[0] ?? { resolved: 0, complained: 0, firstContact: 0, reopened: 0 };
  return {
    ...counted,
    firstContactShare: shareOf(counted.firstContact, counted.complained),
    reopenedShare: shareOf(counted.reopened, counted.resolved),
  };
}

/** A clock is called by the name of its latest version. */
async function countClocks(snapshot: Snapshot, { rounds }: DeskSources): Promise<DeskShown['clocks']> {
  const { rows } = await sql<{ code: string; name: InThreeLanguages; due: number; met: number; missed: number }>`
    select d.*, (select v.policy -> 'name' from clock_policies v where v.tenant_id = ${snapshot.tenantId}
        and v.code = d.code order by v.version desc limit 1) as name
    from (select x.code, ${countOf('clock_due')} as due, ${countOf('clock_met')} as met,
        ${countOf('clock_missed')} as missed from (${rounds}) x group by x.code) d
    order by d.due desc, d.code limit 400`.execute(snapshot.sql);
  return rows.map((row) => ({ ...row, metShare: shareOf(row.met, row.due) }));
}

async function countBacklog(snapshot: Snapshot, { backlog }: DeskSources): Promise<DeskShown['backlog']> {
  const { rows } = await sql<{ open: number; ages: number[] }>`select ${countOf('open')} as open,
      array[${sql.join(backlogAges.map((age) => sql`(count(*) filter (where ${isOfAge(age)}))::int`))}] as ages
    from (${backlog}) x`.execute(snapshot.sql);
  const { open, ages } = rows[0] ?? { open: 0, ages: [] };
  return { open, ages: backlogAges.map((age, index) => ({ age, cases: ages[index] ?? 0 })) };
}

interface LoadRow {
  ownerId: Uuid | null;
  ownerKind: 'acc' | 'key' | null;
  ownerName: string | null;
  open: number;
  waiting: number;
  overdue: number;
}

/** The heaviest first; what nobody owns among them. */
async function countLoad(snapshot: Snapshot, { backlog }: DeskSources): Promise<DeskShown['load']> {
  const { rows } = await sql<LoadRow>`
    select d.*, coalesce(a.name, k.name) as "ownerName" from (
      select x.owner_id as "ownerId", x.owner_kind as "ownerKind", ${countOf('open')} as open,
        ${countOf('waiting')} as waiting, ${countOf('overdue')} as overdue
      from (${backlog}) x group by x.owner_id, x.owner_kind order by 3 desc, 1 limit 500
    ) d
    left join accounts a on a.tenant_id = ${snapshot.tenantId} and a.account_id = d."ownerId"
    left join api_keys k on k.tenant_id = ${snapshot.tenantId} and k.key_id = d."ownerId"
    order by d.open desc, d."ownerId"`.execute(snapshot.sql);
  return rows.map(({ ownerId, ownerKind, ownerName, ...counts }) => ({
    ...counts,
    owner: ownerId && ownerKind ? { workerId: idOf(ownerKind, ownerId), name: ownerName ?? '' } : null,
  }));
}
