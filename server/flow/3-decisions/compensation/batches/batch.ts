// A batch: the cases of one incident decided together, with one chain of signatures (E16). Pure.
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import type { AssessedCase } from '../assessing/assess-cases.ts';
import { type KeptAssessment, keepAssessment } from '../assessing/write-assessment.ts';
import { totalOf } from '../deciding/decision.ts';
import { endedStates, mayPropose } from '../deciding/proposal-rules.ts';

export interface Batch {
  batchId: Uuid;
  incidentId: Uuid;
  state: 'proposed' | 'approved' | 'withdrawn';
  currency: string;
  cases: number;
  pay: number;
  wait: number;
  refuse: number;
  totalMinor: bigint;
  approved: number;
  leftOut: number;
  proposedBy: string;
  proposedAt: string;
  endedBy: string | null;
  endedAt: string | null;
  endReason: string | null;
}

/** What the batch keeps of one case (BATCH-1). */
export interface BatchCase {
  caseId: Uuid;
  outcome: KeptAssessment['outcome'];
  said: KeptAssessment;
  decisionId: Uuid | null;
  leftOutBy: string | null;
}

/** The most cases one batch keeps; an incident with more is decided in several. */
export const casesMax = 2_000;

/**
 * The open cases one batch keeps when there are more than `max`: first those that can be decided now, then those that are not to be
 * paid, last those with a proposal open, so that what an earlier batch has decided, or could not, is in nobody's way (BATCH-4).
 */
export function firstToDecide(assessed: readonly AssessedCase[], max: number): AssessedCase[] {
  const open = assessed.filter(({ file }) => !endedStates.has(file.state));
  const rank = ({ assessed: { outcome }, openProposalId }: AssessedCase) =>
    openProposalId !== null ? 2 : outcome === 'pay' ? 0 : 1;
  return open.toSorted((a, b) => rank(a) - rank(b)).slice(0, max);
}

/**
 * Every open case as the batch keeps it, those to be paid with the id of their decision. Left out, with the reason: what has an open proposal
 * of its own, a second case on a contract whose head the first takes, and money in another currency than the first's.
 */
export function sortCases(made: readonly AssessedCase[]): { kept: BatchCase[]; currency: string | undefined } {
  const currency = made.find(({ assessed }) => assessed.outcome === 'pay')?.known.currency;
  const heads = new Set<string>();
  const kept = made.map((one): BatchCase => {
    const said = keepAssessment(one.known, one.assessed);
    const base = { caseId: one.known.caseId, outcome: said.outcome, said };
    if (said.outcome !== 'pay') return { ...base, decisionId: null, leftOutBy: null };
    const leftOutBy = whyLeftOut(one, currency, heads);
    if (leftOutBy === null) for (const line of said.lines) heads.add(`${one.known.sale?.contractId} ${line.head}`);
    return { ...base, decisionId: leftOutBy === null ? makeUuid() : null, leftOutBy };
  });
  return { kept, currency };
}

function whyLeftOut(one: AssessedCase, currency: string | undefined, heads: ReadonlySet<string>): string | null {
  const { known, assessed, openProposalId } = one;
  if (openProposalId !== null) return 'decision.proposed_already';
  if (known.currency !== currency) return 'money.mixed_currencies';
  if (assessed.lines.some((line) => heads.has(`${known.sale?.contractId} ${line.head}`))) return 'decision.head_taken';
  const answer = mayPropose(known, assessed, undefined, false);
  return answer.may ? null : `decision.${answer.because}`;
}

export function tally(kept: readonly BatchCase[]) {
  const count = (outcome: BatchCase['outcome']) => kept.filter((one) => one.outcome === outcome).length;
  const decided = kept.filter((one) => one.decisionId !== null);
  return {
    cases: kept.length,
    pay: count('pay'),
    wait: count('wait'),
    refuse: count('refuse'),
    totalMinor: decided.reduce((sum, one) => sum + totalOf(one.said.lines), 0n),
  };
}
