// What makes a case the start of a sweep, and what follows from a call. Pure: rules SWEEP-1, 6, 7 and 10.
import type { z } from 'zod';
import type { callFindings, memberStates, nextActions, recordCall } from '#api/flow/6-learning';
import { nextCallAt } from './call-hours.ts';

export type MemberState = (typeof memberStates)[number];
export type Finding = (typeof callFindings)[number];
export type NextAction = (typeof nextActions)[number];
export type CallGiven = z.output<typeof recordCall.body>;

/** What is asked of a case before others are looked for. */
export interface CaseEvidence {
  state: string;
  rung: string;
  visit: { problemFound: boolean | null } | null;
  /** `failed`: the merchant said no, stayed silent, or did not keep the day agreed. */
  demands: readonly { failed: boolean }[];
}

/**
 * SWEEP-1, E9 ("once one complaint is confirmed"): our visit found the problem; or the merchant, asked, refused or kept silent; or
 * it has come to compensation. A case called off confirms nothing.
 */
export function isConfirmed({ state, rung, visit, demands }: CaseEvidence): boolean {
  if (state === 'cancelled') return false;
  const failed = demands.some((demand) => demand.failed);
  return visit?.problemFound === true || failed || rung === 'compensation';
}

export interface Called {
  state: MemberState;
  attempts: number;
}
export type CallAnswer =
  | { state: 'to_call' | 'unreached'; nextAction: 'call_again'; callFrom: Date }
  | { state: Exclude<MemberState, 'to_call' | 'known'>; nextAction: NextAction }
  | { refused: 'settled' }
  | { refused: 'incomplete'; field: 'delivered' | 'installed' | 'sameProblem' }
  | { refused: 'attempts_used' }
  | { refused: 'in_past' };

/** SWEEP-10: who has a status keeps it, but for those who were never reached. */
export function mayBeCalled(state: MemberState): boolean {
  return state === 'to_call' || state === 'unreached';
}

/** What a call makes of a member; `attempts` are the calls made before, of which `attemptsMax` may be made without reaching anyone. */
export function answerCall(
  { state, attempts }: Called,
  given: CallGiven,
  { at, timeZone, attemptsMax }: { at: Date; timeZone: string; attemptsMax: number },
): CallAnswer {
  if (!mayBeCalled(state)) return { refused: 'settled' };
  const again = (callFrom = given.callFrom): CallAnswer => {
    if (callFrom !== null && new Date(callFrom) <= at) return { refused: 'in_past' };
    const when = callFrom === null ? nextCallAt(at, timeZone) : new Date(callFrom);
    // Who already had the status "not reached" keeps it until there is an answer: the sweep stays complete.
    return { state: state === 'unreached' ? 'unreached' : 'to_call', nextAction: 'call_again', callFrom: when };
  };
  if (given.outcome === 'declined') return { state: 'declined', nextAction: settledAction(given, 'none') };
  // The customer asked to be called at a better time: this is no failed attempt, however many there were.
  if (given.outcome === 'reached') return given.nextAction === 'call_again' ? again() : afterTalk(given);
  const used = attempts + 1 >= attemptsMax;
  if (given.nextAction === 'call_again' && used) return { refused: 'attempts_used' };
  const wanted = given.nextAction ?? (used || given.outcome === 'wrong_number' ? 'letter' : 'call_again');
  return wanted === 'call_again' ? again() : { state: 'unreached', nextAction: wanted };
}

/** SWEEP-6: each question has its answer; all well, the same problem, or something else. */
function afterTalk(given: CallGiven): CallAnswer {
  const { delivered, installed, sameProblem } = given;
  if (delivered === null) return { refused: 'incomplete', field: 'delivered' };
  if (installed === null) return { refused: 'incomplete', field: 'installed' };
  if (sameProblem === null) return { refused: 'incomplete', field: 'sameProblem' };
  if (sameProblem === 'yes') return { state: 'affected', nextAction: 'open_case' };
  const well = sameProblem === 'no' && isWell(delivered) && isWell(installed);
  return well
    ? { state: 'satisfied', nextAction: settledAction(given, 'none') }
    : { state: 'other', nextAction: settledAction(given, 'none') };
}

/** Done, or not owed yet. */
function isWell(finding: Finding): boolean {
  return finding === 'yes' || finding === 'not_due';
}

/** What a settled member leaves to do: never another call, and a case only where the same problem is. */
function settledAction({ nextAction }: CallGiven, usual: NextAction): NextAction {
  return nextAction === null || nextAction === 'call_again' || nextAction === 'open_case' ? usual : nextAction;
}
