// What every verb that decides on a case begins with: the case may be touched, nobody else decides on its contract meanwhile, and
// the rules are asked.
import { mayTouchCase } from '#cases';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type AssessedCase, assessCase } from '../assessing/assess-cases.ts';
import { keepAssessment } from '../assessing/write-assessment.ts';
import type { Decision } from './decision.ts';
import { decisionReader, decisionWriter } from './decision-store.ts';
import { endedStates } from './proposal-rules.ts';

/** Refuses `case.not_found` (also to whom the case is about) and `decision.case_over`. */
export async function beginDeciding(tx: Tx, caseId: Uuid): Promise<AssessedCase> {
  await mayTouchCase(tx, tx.actor, caseId);
  await decisionWriter(tx).lockContracts([caseId]);
  const made = await assessCase(tx, caseId);
  if (endedStates.has(made.file.state)) throw refuse('decision.case_over', { state: made.file.state });
  return made;
}

/**
 * DEC-3: takes the open proposal back when it is the one named. Refuses `decision.proposed_already` when one is open that nobody named,
 * `decision.not_proposed` when the named one is no longer open, `decision.not_found` when it is none of this case, `decision.in_batch`
 * when it is one of a batch (BATCH-2).
 */
export async function replaceProposal(tx: Tx, made: AssessedCase, replacesId: Uuid | undefined): Promise<void> {
  const { openProposalId } = made;
  if (replacesId === undefined) {
    if (openProposalId !== null) throw refuse('decision.proposed_already', {});
    return;
  }
  const [named] = await decisionReader(tx).find([replacesId]);
  if (!named || named.caseId !== made.known.caseId) throw refuse('decision.not_found', {});
  if (openProposalId !== replacesId) throw refuse('decision.not_proposed', { state: named.state });
  if (named.batchId !== null) throw refuse('decision.in_batch', {});
  await withdrawAll(
    tx,
    [{ decisionId: openProposalId, caseId: made.known.caseId, state: 'proposed' }],
    'proposed anew',
  );
}

/** Takes proposals, or approved decisions whose money never moved, back. */
export async function withdrawAll(
  tx: Tx,
  decisions: readonly (Pick<Decision, 'decisionId' | 'caseId'> & { state: 'proposed' | 'approved' })[],
  reason: string,
): Promise<void> {
  if (decisions.length === 0) return;
  await decisionWriter(tx).withdraw(
    decisions.map((one) => one.decisionId),
    reason,
  );
  for (const { decisionId, caseId, state } of decisions)
    recordFact(tx, 'decision.withdrawn', caseId, {
      decisionId: idOf('dec', decisionId),
      caseId: idOf('cas', caseId),
      was: state,
      reason,
    });
}

/** What of a decision follows from its case and what the rules said. */
export function decisionOn(tx: Tx, { file, known, assessed }: AssessedCase) {
  return {
    caseId: known.caseId,
    contractId: known.sale?.contractId ?? null,
    personId: known.personId,
    firmId: file.firmUuid,
    incidentId: file.incidentUuid,
    currency: known.currency,
    said: keepAssessment(known, assessed),
    proposedBy: tx.actor.signature,
    proposedAt: tx.at.toISOString(),
    approvedOn: null,
    endedBy: null,
    endedAt: null,
    endReason: null,
  };
}
