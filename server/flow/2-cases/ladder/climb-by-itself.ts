// The job of the ladder (L6): silence past a deadline moves a case up by itself and says so; a wait whose end has come is over. Every
// minute, in batches of a transaction each, until nothing is due: after any downtime everything missed is done, once (LADDER-3).
import { sql } from 'kysely';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { RecurringJob } from '#platform/jobs/jobs';
import type { CaseFile, Waiting } from '../case-file.ts';
import { climb, merchantPausing, movesCase, pausedClocks } from '../case-rules.ts';
import { lockCases, type WholeCase } from '../case-store.ts';
import { type Changed, keepCase } from '../change-case.ts';
import { stopWaiting } from '../work/end-case.ts';
import { demandWriter } from './demand-store.ts';

const batchSize = 200;

export const ladderJob: RecurringJob = {
  name: 'climb-by-itself',
  schedule: '* * * * *',
  run: async (acting, stop) => {
    await climbByItself(acting, stop);
  },
};

/** By the clock of `acting.database`; answers how many cases it touched. */
export async function climbByItself(acting: Acting, stop?: AbortSignal): Promise<number> {
  let touched = 0;
  for (let taken = batchSize; taken === batchSize && !stop?.aborted; ) {
    taken = await acting.transact(climbBatch);
    touched += taken;
  }
  return touched;
}

/** The cases with something overdue; whoever else works on one keeps it, and it is looked at again in a minute. */
async function climbBatch(tx: Tx): Promise<number> {
  const { rows } = await sql<{ caseId: Uuid }>`
    with due as materialized (
      (select case_id from cases where tenant_id = ${tx.tenantId} and wait_until < ${tx.at} limit ${batchSize})
      union
      (select case_id from cases where tenant_id = ${tx.tenantId} and rung_due_at < ${tx.at} and state <> 'waiting' limit ${batchSize})
      union
      (select d.case_id from case_demands d join cases c on c.tenant_id = d.tenant_id and c.case_id = d.case_id
        where d.tenant_id = ${tx.tenantId} and d.state in ('sent', 'agreed') and d.due_at < ${tx.at}
          and (c.wait_reason is null or c.wait_reason <> all (${merchantPausing}::text[])) limit ${batchSize})
    )
    select c.case_id as "caseId" from cases c where c.tenant_id = ${tx.tenantId} and c.case_id in (select case_id from due)
    order by c.case_id limit ${batchSize} for update skip locked`.execute(tx.sql);
  const files = await lockCases(
    tx,
    rows.map(({ caseId }) => caseId),
  );
  for (const file of files) await climbCase(tx, file);
  return rows.length;
}

/** Everything of one case that is past its moment, in the order of the moments; each counts from when it was due, not from now. */
async function climbCase(tx: Tx, file: WholeCase): Promise<void> {
  const awake =
    file.waitUntil !== null && isPast(file.waitUntil, tx)
      ? await stopWaiting(tx, file, new Date(file.waitUntil))
      : file;
  const paused = awake.waitReason === null ? [] : pausedClocks(awake.waitReason);
  const late = paused.includes('merchant') ? [] : awake.demands.filter(({ dueAt }) => isPast(dueAt, tx));
  const order = late.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  await demandWriter(tx).lapse(order.map(({ demandId }) => demandId));
  // Whoever waited for the merchant has waited long enough.
  const [first] = awake.waitReason === 'merchant' ? order : [];
  const up = first === undefined ? awake : await stopWaiting(tx, awake, new Date(first.dueAt));
  let now: Changed = {
    ...up,
    demands: up.demands.filter(({ demandId }) => !late.some((one) => one.demandId === demandId)),
  };
  for (const demand of order) now = lapsed(tx, file, mallOver(tx, file, now, demand.dueAt), demand);
  if (now.waitReason === null) now = mallOver(tx, file, now, tx.at.toISOString());
  await keepCase(tx, now);
}

const isPast = (moment: string, { at }: Tx) => Date.parse(moment) < at.getTime();

/** LADDER-1: silence, or an agreed day that was not kept. */
function lapsed(tx: Tx, { settings }: WholeCase, file: Changed, demand: Waiting): Changed {
  const dueAt = new Date(demand.dueAt).toISOString();
  recordFact(tx, 'demand.lapsed', file.caseId, {
    caseId: idOf('cas', file.caseId),
    demandId: idOf('dem', demand.demandId),
    firmId: file.firmId && idOf('frm', file.firmId),
    dueAt,
  });
  if (!movesCase(file, demand)) return file;
  const climbed = climb(file, dueAt, settings);
  recordClimb(tx, file, climbed, demand.state === 'agreed' ? 'not_kept' : 'silence');
  return climbed;
}

/** LADDER-4: the mall's own days ended before `until`. */
function mallOver(tx: Tx, { settings }: WholeCase, file: Changed, until: string): Changed {
  if (file.rungDueAt === null || Date.parse(file.rungDueAt) >= Date.parse(until)) return file;
  const climbed = climb(file, file.rungDueAt, settings);
  recordClimb(tx, file, climbed, 'silence');
  return climbed;
}

function recordClimb(tx: Tx, from: CaseFile, to: CaseFile, because: 'silence' | 'not_kept'): void {
  recordFact(tx, 'case.escalated', from.caseId, {
    caseId: idOf('cas', from.caseId),
    rung: to.rung,
    from: from.rung,
    because,
    reason: null,
  });
}
