// Records what a call found (E10), and opens a case by the mall where the same problem is (E11).

import type { Language } from '#api/values';
import { openCaseByMall } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCalled } from './call-views.ts';
import { lockMember } from './claim-call.ts';
import { type MemberShown, showMember } from './member-views.ts';
import { recordCompleted } from './record-completed.ts';
import type { Member, MemberSettled, Sweep } from './sweep.ts';
import { answerCall, type CallAnswer, type CallGiven } from './sweep-rules.ts';
import { sweepReader, sweepWriter } from './sweep-store.ts';

/**
 * One transaction: the call, the member's status, the case if there is one, and the sweep's end if this was the last. Refuses
 * `sweep.not_found`, `sweep.member_not_found`, `sweep.taken_by_someone`, `sweep.member_settled`, `sweep.call_incomplete`,
 * `sweep.attempts_used` and `sweep.call_in_past`.
 */
export async function recordCall(
  acting: Acting,
  sweepId: Uuid,
  contractId: Uuid,
  given: CallGiven,
): Promise<MemberShown> {
  allow(acting, 'sweep.call');
  return await acting.transact(async (tx) => {
    const sweep = await sweepReader(tx).findSweep(sweepId);
    if (!sweep) throw refuse('sweep.not_found', {});
    const member = await lockMember(tx, sweepId, contractId);
    const called = await readCalled(tx, contractId);
    const { attemptsMax } = sweep;
    const answer = answerCall(member, given, { at: tx.at, timeZone: called.timeZone, attemptsMax });
    if ('refused' in answer) throw refusalOf(answer, member);
    const caseUuid = answer.state === 'affected' ? await openCase(tx, sweep, member, given, called.language) : null;
    await writeCall(tx, sweep, member, given, settledBy(answer, given, member, caseUuid));
    return await showMember(tx, sweepId, contractId);
  });
}

/** SWEEP-8. The customer's own words are the description; without any, the cause that was looked for. */
async function openCase(tx: Tx, sweep: Sweep, member: Member, given: CallGiven, language: Language): Promise<Uuid> {
  const { caseUuid } = await openCaseByMall(tx, {
    contractUuid: member.contractId,
    personUuid: member.personId,
    incidentUuid: sweep.incidentId,
    problem: sweep.problem,
    description: given.note ?? sweep.title,
    sweepUuid: sweep.sweepId,
    language,
  });
  return caseUuid;
}

function settledBy(
  answer: Exclude<CallAnswer, { refused: string }>,
  given: CallGiven,
  member: Member,
  caseId: Uuid | null,
): MemberSettled {
  const { delivered, installed, sameProblem, note } = given;
  return {
    state: answer.state,
    caseId,
    attempts: member.attempts + 1,
    callFrom: 'callFrom' in answer ? answer.callFrom : null,
    delivered,
    installed,
    sameProblem,
    nextAction: answer.nextAction,
    note,
  };
}

async function writeCall(tx: Tx, sweep: Sweep, member: Member, given: CallGiven, to: MemberSettled): Promise<void> {
  const { sweepId } = sweep;
  const { contractId, personId } = member;
  const writer = sweepWriter(tx);
  await writer.addCall(sweepId, contractId, { attempt: to.attempts, outcome: given.outcome, note: given.note });
  await writer.settleMember(sweepId, contractId, to);
  recordFact(tx, 'sweep.call_recorded', contractId, {
    sweepId: idOf('swp', sweepId),
    contractId: idOf('ctr', contractId),
    personId: idOf('per', personId),
    attempt: to.attempts,
    outcome: given.outcome,
    delivered: to.delivered,
    installed: to.installed,
    sameProblem: to.sameProblem,
    nextAction: to.nextAction,
    caseId: to.caseId && idOf('cas', to.caseId),
  });
  // Last of all, because from here on everyone who ends a call of this sweep waits for us.
  const moved = await writer.moveCount(sweepId, member.state, to.state);
  if (moved?.completed) recordCompleted(tx, sweep, moved.counts);
}

function refusalOf(answer: Extract<CallAnswer, { refused: string }>, member: Member) {
  if (answer.refused === 'settled') return refuse('sweep.member_settled', { state: member.state });
  if (answer.refused === 'incomplete') return refuse('sweep.call_incomplete', { field: answer.field });
  if (answer.refused === 'in_past') return refuse('sweep.call_in_past', {});
  return refuse('sweep.attempts_used', { attempts: String(member.attempts + 1) });
}
