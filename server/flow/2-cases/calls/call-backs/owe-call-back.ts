// A missed caller is owed a call: one for each caller and line, due from the first try on (CALL-3), kept by whatever reaches them (CALL-4).
import type { callBackWays } from '#api/flow/2-cases.calls';
import type { CaseMark } from '#api/flow/2-cases.clocks.words';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { peopleReachedBy } from '#registry';
import type { Call } from '../taking/call.ts';
import { subjectOf } from '../taking/tell-of-call.ts';
import { type CallBack, keepCallBack, lockDueBack, onlyOpenCaseOf } from './call-back-store.ts';

/** `minutes` after the first call was missed. Nothing is owed to whom cannot be called. */
export async function oweCallBack(tx: Tx, call: Call, minutes: number): Promise<void> {
  const { number, line, callId } = call;
  const missedAt = call.endedAt ?? call.beganAt;
  if (number === null) return;
  const due = await lockDueBack(tx, line, number);
  if (due) {
    const lastAt = missedAt > due.lastAt ? missedAt : due.lastAt;
    await keepCallBack(tx, { ...due, callId, tries: due.tries + 1, lastAt });
    return;
  }
  const people = await peopleReachedBy(tx, { kind: 'phone', address: number });
  const caseId = await onlyOpenCaseOf(
    tx,
    line,
    people.map(({ personId }) => personId),
  );
  const dueAt = new Date(Date.parse(missedAt) + minutes * 60_000).toISOString();
  const callBackId = makeUuid();
  await keepCallBack(tx, {
    ...{ callBackId, state: 'due', line, number, callId, caseId, dueAt },
    ...{ sinceAt: missedAt, tries: 1, lastAt: missedAt, doneAt: null, doneBy: null, how: null, note: null },
  });
  recordFact(tx, 'call.back_due', await subjectOf(tx, { ...call, caseId }), {
    ...{ callId: idOf('cll', callId), caseId: caseId && idOf('cas', caseId) },
    ...{ callBackId: idOf('cbk', callBackId), dueAt },
  });
  if (caseId !== null) markClock(tx, caseId, 'call_promised', dueAt);
}

export interface Reached {
  how: (typeof callBackWays)[number];
  note: string | null;
}

export async function reachedAgain(tx: Tx, back: CallBack, { how, note }: Reached): Promise<CallBack> {
  const done = { ...back, state: 'done' as const, how, note, doneAt: tx.at.toISOString(), doneBy: tx.actor.signature };
  await keepCallBack(tx, done);
  const { callBackId, caseId } = back;
  recordFact(tx, 'call.back_done', await subjectOf(tx, back), {
    callBackId: idOf('cbk', callBackId),
    caseId: caseId && idOf('cas', caseId),
    how,
  });
  if (caseId !== null) markClock(tx, caseId, 'we_called', null);
  return done;
}

/** Whoever was missed has been spoken to: nothing is owed to them by this line any more. */
export async function settleDueBack(tx: Tx, call: Call): Promise<void> {
  const due = call.number === null ? undefined : await lockDueBack(tx, call.line, call.number);
  if (due) await reachedAgain(tx, due, { how: call.direction === 'out' ? 'called' : 'called_again', note: null });
}

/** CALL-10: the clocks of a case hear of calls by the same marks a person would make. */
export function markClock(tx: Tx, caseId: Uuid, mark: CaseMark, promisedAt: string | null): void {
  recordFact(tx, 'case.marked', caseId, { caseId: idOf('cas', caseId), mark, promisedAt });
}
