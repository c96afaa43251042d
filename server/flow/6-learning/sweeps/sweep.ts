// The nouns: a sweep, and a contract in it, as the tables hold them.
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { callOutcomes, memberReasons, sweepStates } from '#api/flow/6-learning';
import type { Uuid } from '#platform/ids/make-id';
import type { Finding, MemberState, NextAction } from './sweep-rules.ts';

type One<List extends readonly string[]> = List[number];

/** Whom a sweep looks for; firm or brand is given, both ends of the window are in it. */
export interface SweepWindow {
  firmId: Uuid | null;
  brandId: Uuid | null;
  signedFrom: string;
  signedUntil: string;
  storeId: Uuid | null;
  productId: Uuid | null;
  family: string | null;
  contractStates: readonly string[];
  promiseState: string | null;
}

export interface Sweep extends SweepWindow {
  sweepId: Uuid;
  title: string;
  state: One<typeof sweepStates>;
  caseId: Uuid;
  incidentId: Uuid;
  problem: CaseProblem;
  foundBefore: number;
  attemptsMax: number;
  startedAt: string;
  startedBy: string;
  completedAt: string | null;
  counts: MemberCounts;
}

/** SWEEP-13: how many members stand in each state. */
export type MemberCounts = Record<MemberState, number>;
export const noCounts: MemberCounts = {
  to_call: 0,
  known: 0,
  satisfied: 0,
  affected: 0,
  other: 0,
  unreached: 0,
  declined: 0,
};

export interface Member {
  contractId: Uuid;
  personId: Uuid;
  state: MemberState;
  caseId: Uuid | null;
  attempts: number;
  claimedBy: string | null;
  claimedUntil: string | null;
}

/** What a recorded call writes into its member. */
export interface MemberSettled {
  state: MemberState;
  caseId: Uuid | null;
  attempts: number;
  callFrom: Date | null;
  delivered: Finding | null;
  installed: Finding | null;
  sameProblem: Finding | null;
  nextAction: NextAction;
  note: string | null;
}

export type CallOutcome = One<typeof callOutcomes>;
export type MemberReason = One<typeof memberReasons>;

/** Someone else calls this customer now (SWEEP-5). */
export function heldByOther(member: Pick<Member, 'claimedBy' | 'claimedUntil'>, signature: string, at: Date): boolean {
  const { claimedBy, claimedUntil } = member;
  return claimedBy !== null && claimedBy !== signature && claimedUntil !== null && new Date(claimedUntil) > at;
}

/** Why a contract that meets the window is in it, told by what was asked. */
export function reasonsOf(window: SweepWindow): MemberReason[] {
  const asked: [MemberReason, boolean][] = [
    ['firm', window.firmId !== null],
    ['brand', window.brandId !== null],
    ['signed', true],
    ['store', window.storeId !== null],
    ['product', window.productId !== null],
    ['family', window.family !== null],
    ['contract_state', window.contractStates.length > 0],
    ['promise_state', window.promiseState !== null],
  ];
  return asked.filter(([, is]) => is).map(([reason]) => reason);
}
