// The job of clocks: every minute it follows new policies and calendars, and tells people of what is near and what is late. After any
// downtime everything missed is told, each step once (CLOCK-11).
import { sql } from 'kysely';
import type { Acting } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import { holdReaction } from '#platform/facts/react';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import type { RecurringJob } from '#platform/jobs/jobs';
import { heardFacts, runClocksName } from '../clock-signals.ts';
import { clockWriter, readMarks, roundKey } from '../clock-store.ts';
import { type ClockBook, noteCalendar, readClockBook } from '../policies/clock-book.ts';
import { reckonOutdated } from '../reckon-clocks.ts';
import { type ClockRound, type ClockStep, isRunning, type PolicyVersion } from '../replay/clock.ts';
import { replayClocks } from '../replay/replay-clocks.ts';
import { findToldAccounts, type ToldAccounts } from './whom-to-tell.ts';

const batchSize = 200;

export const clocksJob: RecurringJob = {
  name: 'tell-clocks',
  schedule: '* * * * *',
  run: async (acting, stop) => {
    await tellClocks(acting, stop);
  },
};

/** By the clock of `acting.database`; answers how many clocks had a step that had come. */
export async function tellClocks(acting: Acting, stop?: AbortSignal): Promise<number> {
  if (!(await acting.look(hasRunning))) return 0;
  await acting.transact(noteCalendar);
  for (let taken = batchSize; taken === batchSize && !stop?.aborted; )
    taken = await acting.transact(async (tx) => {
      await holdReaction(tx, runClocksName);
      return await reckonOutdated(tx, batchSize);
    });
  let told = 0;
  for (let taken = batchSize; taken === batchSize && !stop?.aborted; ) {
    taken = await acting.transact(tellBatch);
    told += taken;
  }
  return told;
}

/** A company without a running clock has nobody to tell, and is passed by at the price of one question. */
async function hasRunning(snapshot: Snapshot): Promise<boolean> {
  const { rows } = await sql`select from case_clocks
    where tenant_id = ${snapshot.tenantId} and state = 'running' limit 1`.execute(snapshot.sql);
  return rows.length > 0;
}

/** The cases with a step that has come. While the reaction is held nothing is reckoned beside it, and what it has not heard is known. */
async function tellBatch(tx: Tx): Promise<number> {
  await holdReaction(tx, runClocksName);
  const unheard = await casesNotHeard(tx);
  const { rows } = await sql<{ caseId: Uuid }>`
    select case_id as "caseId" from case_clocks where tenant_id = ${tx.tenantId} and state = 'running'
      and next_step_at <= ${tx.at} and case_id <> all (${unheard}::uuid[])
    order by next_step_at limit ${batchSize}`.execute(tx.sql);
  const caseIds = [...new Set(rows.map(({ caseId }) => caseId))].toSorted();
  if (caseIds.length === 0) return 0;
  const writer = clockWriter(tx);
  const toldBefore = await writer.lockTold(caseIds);
  const book = await readClockBook(tx);
  const accounts = await findToldAccounts(tx, caseIds);
  for (const { caseId, timeZone, marks } of await readMarks(tx, caseIds)) {
    const rounds = replayClocks(book.versions, marks, book.calendarOf(timeZone), tx.at.getTime()).filter(isRunning);
    const kept = [];
    for (const round of rounds) {
      const told = toldBefore.get(roundKey(caseId, round)) ?? [];
      kept.push({ caseId, round, told: [...told, ...(await tellRound(tx, caseId, round, told, book, accounts))] });
    }
    await writer.keep(kept, book.number);
  }
  return rows.length;
}

/** Facts the reaction has still to answer: what they say of a case may stop what would be told. */
async function casesNotHeard(tx: Tx): Promise<Uuid[]> {
  const { rows } = await sql<{ caseId: string | null }>`
    select distinct f.body ->> 'caseId' as "caseId" from reaction_cursors r
    join facts f on f.tenant_id = r.tenant_id and (f.tx_id, f.fact_id) > (r.after_tx, r.after_fact)
      and f.name = any(${[...heardFacts]}::text[])
    where r.tenant_id = ${tx.tenantId} and r.reaction = ${runClocksName} limit 5000`.execute(tx.sql);
  return rows.flatMap(({ caseId }) => (caseId === null ? [] : [uuidOf(caseId as `cas_${string}`)]));
}

/** Tells the steps that have come; answers their keys, and those let go because the due moment has overtaken them. */
async function tellRound(
  tx: Tx,
  caseId: Uuid,
  round: ClockRound,
  told: readonly string[],
  { versions }: ClockBook,
  accounts: ToldAccounts,
): Promise<string[]> {
  const come = round.steps
    .filter(({ key, at }) => at !== null && at <= tx.at.getTime() && !told.includes(key))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const late = round.dueAt !== null && round.dueAt <= tx.at.getTime();
  for (const step of come) {
    if (step.kind === 'reminder' && late) continue;
    await tellStep(tx, caseId, round, step, versionOf(round, versions), accounts);
  }
  return come.map(({ key }) => key);
}

async function tellStep(
  tx: Tx,
  caseId: Uuid,
  round: ClockRound,
  { key, kind, tell }: ClockStep,
  version: PolicyVersion | undefined,
  accounts: ToldAccounts,
): Promise<void> {
  const { rows } = await sql<{ accountId: Uuid }>`
    insert into clock_tellings (tenant_id, case_id, code, round, step, account_id, kind, due_at, at)
    select ${tx.tenantId}, ${caseId}, ${round.code}, ${round.round}, ${key}, a, ${kind},
      ${new Date(round.dueAt ?? tx.at).toISOString()}, ${tx.at}
    from unnest(${accounts(caseId, tell)}::uuid[]) a
    on conflict do nothing returning account_id as "accountId"`.execute(tx.sql);
  recordFact(tx, kind === 'reminder' ? 'clock.reminded' : 'clock.escalated', caseId, {
    caseId: idOf('cas', caseId),
    clock: round.code,
    name: version?.policy.name ?? {},
    round: round.round,
    dueAt: new Date(round.dueAt ?? tx.at).toISOString(),
    toldIds: rows.map(({ accountId }) => idOf('acc', accountId)),
  });
}

function versionOf({ code, version }: ClockRound, versions: readonly PolicyVersion[]): PolicyVersion | undefined {
  return versions.find((one) => one.code === code && one.version === version);
}
