// How a case ends and begins again: resolved, closed, called off, reopened.
import type { CaseOutcome } from '#api/flow/2-cases.words';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { CaseFile } from '../case-file.ts';
import { endOfDayAfter, mayReopen, resume, stepMade } from '../case-rules.ts';
import { caseWriter, lockOpenTwins, type WholeCase } from '../case-store.ts';
import type { CaseShown } from '../case-views.ts';
import { type Changed, changeCase, keepCase } from '../change-case.ts';
import { demandWriter } from '../ladder/demand-store.ts';
import { visitWriter } from '../ladder/visit-store.ts';

const aboutOf = ({ caseId }: Pick<CaseFile, 'caseId'>) => ({ caseId: idOf('cas', caseId) });

/** Ends a wait where there is one: pauses are closed and the deadlines moved (CASE-9). */
export async function stopWaiting<C extends Changed>(tx: Tx, file: C, at: Date): Promise<C> {
  if (file.state !== 'waiting' || file.waitReason === null) return file;
  const { file: resumed, demands } = resume(file, file.demands, at);
  await caseWriter(tx).endPauses(file.caseId, at);
  await demandWriter(tx).moveDue(demands);
  recordFact(tx, 'case.resumed', file.caseId, {
    ...aboutOf(file),
    waitedFor: file.waitReason,
    backAt: at.toISOString(),
  });
  return { ...resumed, demands };
}

/** What still waits for the merchant or for a visit is settled with the case. */
async function end(tx: Tx, file: WholeCase): Promise<WholeCase> {
  const still = await stopWaiting(tx, file, tx.at);
  await demandWriter(tx).settleAll(file.caseId);
  await visitWriter(tx).cancelAll(file.caseId);
  return {
    ...still,
    endedAt: tx.at.toISOString(),
    rungDueAt: null,
    offered: null,
    offerNote: null,
    demands: [],
    visits: [],
  };
}

async function resolved(tx: Tx, file: WholeCase, outcome: CaseOutcome, reason: string): Promise<Changed> {
  // The duplicates kept beside it have their answer too (CASE-4).
  for (const twin of await lockOpenTwins(tx, file.caseId)) await resolveIn(tx, twin, outcome, reason);
  const ended = await end(tx, file);
  recordFact(tx, 'case.resolved', file.caseId, { ...aboutOf(file), outcome, reason });
  return { ...stepMade(ended, tx.at, file.settings), state: 'resolved', outcome, outcomeReason: reason };
}

export async function resolveIn(tx: Tx, file: WholeCase, outcome: CaseOutcome, reason: string): Promise<void> {
  await keepCase(tx, await resolved(tx, file, outcome, reason));
}

/** Refuses `case.not_found` and `case.not_open`, as all deeds here. */
export function resolveCase(
  acting: Acting,
  caseId: Uuid,
  { outcome, reason }: { outcome: CaseOutcome; reason: string },
): Promise<CaseShown> {
  return changeCase(acting, { deed: 'resolve' }, caseId, (tx, file) => resolved(tx, file, outcome, reason));
}

/** Refuses `case.not_resolved`. */
export function closeCase(acting: Acting, caseId: Uuid): Promise<CaseShown> {
  return changeCase(acting, { deed: 'close' }, caseId, (tx, file) => {
    recordFact(tx, 'case.closed', caseId, aboutOf(file));
    return { ...file, state: 'closed', closedAt: tx.at.toISOString() };
  });
}

export function cancelCase(acting: Acting, caseId: Uuid, { reason }: { reason: string }): Promise<CaseShown> {
  return changeCase(acting, { deed: 'cancel' }, caseId, (tx, file) => cancelled(tx, file, reason));
}

export async function cancelled(tx: Tx, file: WholeCase, reason: string): Promise<WholeCase> {
  const ended = await end(tx, file);
  recordFact(tx, 'case.cancelled', file.caseId, { ...aboutOf(file), reason });
  return { ...ended, state: 'cancelled', outcomeReason: reason };
}

/** CASE-7. The rung stays where the case had climbed to; on its own the mall has its days anew. Refuses `case.closed_too_long_ago`. */
export function reopenCase(acting: Acting, caseId: Uuid, { reason }: { reason: string }): Promise<CaseShown> {
  return changeCase(acting, { deed: 'reopen' }, caseId, (tx, file) => {
    if (!mayReopen(file, tx.at, acting.actor.permissions.has('case.oversee'))) {
      const endedOn = dayAt(Date.parse(file.endedAt ?? ''), file.timeZone);
      throw refuse('case.closed_too_long_ago', { endedOn });
    }
    return reopened(tx, file, reason);
  });
}

/** In progress again, whoever or whatever opens it. */
export function reopened(tx: Tx, file: WholeCase, reason: string): WholeCase {
  recordFact(tx, 'case.reopened', file.caseId, { ...aboutOf(file), reason });
  const rungDueAt =
    file.rung === 'mall' ? endOfDayAfter(tx.at.toISOString(), file.settings.mallDays, file.timeZone) : null;
  const ending = { endedAt: null, closedAt: null, outcome: null, outcomeReason: null, joinedInto: null };
  return stepMade({ ...file, ...ending, rungDueAt, state: 'in_progress' }, tx.at, file.settings);
}
