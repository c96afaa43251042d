// All SQL on what happened to clocks and what came of it: marks and rounds. Policies and calendars are in clock-book.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { type HeardFact, heardFacts, markOf, runClocksName } from './clock-signals.ts';
import { type ClockMark, type ClockRound, isRunning } from './replay/clock.ts';

/** What a case gives its clocks. */
export interface CaseMarks {
  caseId: Uuid;
  timeZone: string;
  marks: ClockMark[];
}

export async function readMarks(snapshot: Snapshot, caseIds: readonly Uuid[]): Promise<CaseMarks[]> {
  const { rows } = await sql<{ caseId: Uuid; timeZone: string; marks: (Told & { at: string })[] | null }>`
    select c.case_id as "caseId", c.time_zone as "timeZone",
      (select json_agg(json_build_object('at', m.at, 'signal', m.signal, 'detail', m.detail) order by m.seq)
        from clock_marks m where m.tenant_id = c.tenant_id and m.case_id = c.case_id) as marks
    from cases c where c.tenant_id = ${snapshot.tenantId} and c.case_id = any(${[...caseIds]}::uuid[])
    order by c.case_id`.execute(snapshot.sql);
  return rows.map(({ marks, ...of }) => ({ ...of, marks: inOrder(marks ?? []) }));
}
/** What happened since the reaction last looked: whoever did a deed sees its clock at once. */
export async function readUnheard(snapshot: Snapshot, caseId: Uuid): Promise<ClockMark[]> {
  const { rows } = await sql<HeardFact>`
    select f.fact_id as "factId", f.name, f.subject, f.at, f.actor, f.body from facts f
    left join reaction_cursors r on r.tenant_id = f.tenant_id and r.reaction = ${runClocksName}
    where f.tenant_id = ${snapshot.tenantId} and f.subject = ${caseId} and f.name = any(${[...heardFacts]}::text[])
      and (r.reaction is null or (f.tx_id, f.fact_id) > (r.after_tx, r.after_fact))
    order by f.tx_id, f.fact_id limit 1000`.execute(snapshot.sql);
  return rows.flatMap((fact) => markOf(fact)?.mark ?? []);
}

interface Told {
  signal: string;
  detail: object | null;
}

/** Moments never go back: a fact that an older clock wrote counts from the one before it. */
function inOrder(told: readonly (Told & { at: string })[]): ClockMark[] {
  let latest = Number.NEGATIVE_INFINITY;
  return told.map(({ at, signal, detail }) => {
    latest = Math.max(latest, Date.parse(at));
    return { ...detail, at: latest, signal } as ClockMark;
  });
}

export function clockWriter(tx: Tx) {
  return {
    /** In the order given; each case goes on counting where it stood. */
    async addMarks(marks: readonly { caseId: Uuid; mark: ClockMark }[]): Promise<void> {
      if (marks.length === 0) return;
      const rows = marks.map(({ caseId, mark: { at, signal, ...detail } }, index) => ({
        case_id: caseId,
        index,
        at: new Date(at).toISOString(),
        signal,
        detail: Object.keys(detail).length > 0 ? detail : null,
      }));
      await sql`insert into clock_marks (tenant_id, case_id, seq, at, signal, detail)
        select ${tx.tenantId}, r.case_id,
          row_number() over (partition by r.case_id order by r.index) + coalesce((select max(m.seq) from clock_marks m
            where m.tenant_id = ${tx.tenantId} and m.case_id = r.case_id), 0),
          r.at, r.signal, r.detail
        from json_to_recordset(${JSON.stringify(rows)}) as r
          (case_id uuid, index int, at timestamptz, signal text, detail jsonb)`.execute(tx.sql);
    },
    /** Locks the rounds of cases, in one order, and answers which steps of each were told or let go. */
    async lockTold(caseIds: readonly Uuid[]): Promise<Map<string, string[]>> {
      const { rows } = await sql<{ caseId: Uuid; code: string; round: number; told: string[] }>`
        select case_id as "caseId", code, round, told from case_clocks
        where tenant_id = ${tx.tenantId} and case_id = any(${[...caseIds]}::uuid[])
        order by case_id, code, round for update`.execute(tx.sql);
      return new Map(rows.map((row) => [roundKey(row.caseId, row), row.told]));
    },
    /** Writes rounds as they were reckoned by the book of this number; `toldOf` gives the keys of the steps told or let go. */
    async keep(
      reckoned: readonly { caseId: Uuid; round: ClockRound; told: readonly string[] }[],
      book: number,
    ): Promise<void> {
      if (reckoned.length === 0) return;
      const rows = reckoned.map(({ caseId, round, told }) => ({ ...rowOf(tx, caseId, round, told), book }));
      await sql`insert into case_clocks
        select r.* from json_populate_recordset(null::case_clocks, ${JSON.stringify(rows)}) r
        on conflict (tenant_id, case_id, code, round) do update set version = excluded.version, state = excluded.state,
          started_at = excluded.started_at, ended_at = excluded.ended_at, due_at = excluded.due_at,
          used_for_ms = excluded.used_for_ms, paused_for_ms = excluded.paused_for_ms, paused_until = excluded.paused_until,
          next_step_at = excluded.next_step_at, told = excluded.told, book = excluded.book`.execute(tx.sql);
    },
  };
}

export function roundKey(caseId: Uuid, { code, round }: Pick<ClockRound, 'code' | 'round'>): string {
  return `${caseId} ${code} ${round}`;
}

const moment = (at: number | null) => (at === null ? 'infinity' : new Date(at).toISOString());

function rowOf(tx: Tx, caseId: Uuid, round: ClockRound, told: readonly string[]) {
  const stops = round.pauses.find(({ untilAt }) => untilAt === null || untilAt > tx.at.getTime());
  const waiting = round.steps.filter(({ key, at }) => at !== null && !told.includes(key)).map(({ at }) => at ?? 0);
  return {
    tenant_id: tx.tenantId,
    case_id: caseId,
    code: round.code,
    round: round.round,
    version: round.version,
    state: isRunning(round) ? 'running' : round.state,
    started_at: moment(round.startedAt),
    ended_at: round.endedAt === null ? null : moment(round.endedAt),
    due_at: moment(round.dueAt),
    used_for_ms: round.usedForMs,
    paused_for_ms: round.pausedForMs,
    paused_until: isRunning(round) && stops ? moment(stops.untilAt) : null,
    next_step_at: isRunning(round) && waiting.length > 0 ? moment(Math.min(...waiting)) : 'infinity',
    told: [...told],
  };
}
