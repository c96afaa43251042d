// A clock as the desk means it: its policy, what it hears, and one round of it. Pure nouns: they could be read in a browser.
import type { z } from 'zod';
import type { clockPolicyGiven } from '#api/flow/2-cases.clocks';
import type { ClockSignal, ClockState, TellingKind } from '#api/flow/2-cases.clocks.words';
import type { CaseChannel, CaseProblem, WaitReason } from '#api/flow/2-cases.words';

export type ClockPolicy = z.output<typeof clockPolicyGiven>;
export type PolicyStep = ClockPolicy['steps'][number];

/** Instants are epoch milliseconds throughout the clocks. A clock's versions follow one another in `fromAt`. */
export interface PolicyVersion {
  code: string;
  version: number;
  policy: ClockPolicy;
  isOn: boolean;
  takesRunning: boolean;
  fromAt: number;
}

/** What happened, in the order of the facts; moments never go back. */
export type ClockMark =
  | { at: number; signal: 'opened'; channel: CaseChannel; problem: CaseProblem }
  | { at: number; signal: 'call_promised'; promisedAt: number }
  | { at: number; signal: Exclude<ClockSignal, 'opened' | 'call_promised'> }
  | { at: number; signal: 'cancelled' | 'joined' }
  /** `untilAt`: when the wait ends by itself. */
  | { at: number; signal: 'waiting'; reason: WaitReason; untilAt: number | null }
  /** `backAt`: when the wait was over, which may be before it was noticed. */
  | { at: number; signal: 'goes_on'; backAt: number };

/** A stretch the clock stood still, for whom; `untilAt` null: still, without an end in sight. */
export interface ClockPause {
  reason: WaitReason;
  fromAt: number;
  untilAt: number | null;
  /** Of the clock's own time; up to now when it has no end yet. */
  heldForMs: number;
  /** Ended by the party's limit, while the case still waited. */
  limited: boolean;
}

export interface ClockStep {
  /** Unlike any other step of its policy: by it a round remembers what was told. */
  key: string;
  kind: TellingKind;
  tell: PolicyStep['tell'];
  /** Null while the clock stands still without an end in sight. */
  at: number | null;
}

export interface ClockRound {
  code: string;
  round: number;
  version: number;
  state: ClockState;
  startedAt: number;
  endedAt: number | null;
  dueAt: number | null;
  usedForMs: number;
  leftForMs: number | null;
  pausedForMs: number;
  pauses: ClockPause[];
  limits: { reason: WaitReason; limitForMs: number; usedForMs: number }[];
  steps: ClockStep[];
}

/** Running past its due moment. */
export function isLate({ endedAt, dueAt }: Pick<ClockRound, 'endedAt' | 'dueAt'>, now: number): boolean {
  return endedAt === null && dueAt !== null && dueAt < now;
}

/** It can still be met or missed. */
export function isRunning({ state }: Pick<ClockRound, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}
