// Signs a proposal. With the last signature the rules are asked once more, and only if they say the same may money move (DEC-7).
import { mayTouchCase, moveCaseOn } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { assessCase } from '../assessing/assess-cases.ts';
import { keepAssessment } from '../assessing/write-assessment.ts';
import type { Decision } from './decision.ts';
import { aboutOf, recordApproved } from './decision-facts.ts';
import { decisionReader, decisionWriter } from './decision-store.ts';
import { type DecisionShown, showDecision } from './decision-views.ts';
import { endedStates, outdatedBy } from './proposal-rules.ts';
import { sign } from './sign.ts';

/**
 * Refuses `decision.not_found`, `decision.not_proposed`, `decision.in_batch`, `approval.own_proposal`, `approval.signed_already`, `approval.payee`,
 * `approval.above_limit`; with the last signature `decision.facts_changed` and `decision.case_over`. A refusal leaves no signature.
 */
export async function approveCompensation(acting: Acting, decisionId: Uuid): Promise<DecisionShown> {
  allow(acting, 'decision.approve');
  return await acting.transact(async (tx) => {
    const decision = await lockProposal(tx, decisionId);
    const { releases, signatures } = await sign(tx, {
      ...decision,
      signedId: decisionId,
      personIds: [decision.personId],
    });
    if (!releases) {
      recordFact(tx, 'decision.signed', decision.caseId, { ...aboutOf(decision), signatures, wanted: signatures + 1 });
      return await showDecision(tx, decisionId);
    }
    const approvedOn = await askAgain(tx, decision);
    await decisionWriter(tx).approve([decisionId], new Map([[decisionId, approvedOn]]));
    recordApproved(tx, decision, approvedOn);
    await moveCaseOn(tx, decision.caseId, 'decided', decision.kind);
    return await showDecision(tx, decisionId);
  });
}

/**
 * The proposal, with its contract held. Refuses `decision.not_found` (also to whom the case is about), `decision.not_proposed`, and
 * `decision.in_batch` for one of a batch, which is signed and taken back whole (BATCH-2).
 */
export async function lockProposal(tx: Tx, decisionId: Uuid): Promise<Decision> {
  const reader = decisionReader(tx);
  const [seen] = await reader.find([decisionId]);
  if (!seen) throw refuse('decision.not_found', {});
  await mayTouchCase(tx, tx.actor, seen.caseId);
  await decisionWriter(tx).lockContracts([seen.caseId]);
  const [decision] = await reader.find([decisionId], 'lock');
  if (decision?.state !== 'proposed') throw refuse('decision.not_proposed', { state: decision?.state ?? '' });
  if (decision.batchId !== null) throw refuse('decision.in_batch', {});
  return decision;
}

/** Goodwill asks no rule; it is a gift. Answers with the day of the place. */
async function askAgain(tx: Tx, { caseId, kind, said }: Decision): Promise<string> {
  const { file, known, assessed } = await assessCase(tx, caseId);
  if (endedStates.has(file.state)) throw refuse('decision.case_over', { state: file.state });
  const rule = kind === 'goodwill' ? undefined : outdatedBy(said, keepAssessment(known, assessed));
  if (rule !== undefined) throw refuse('decision.facts_changed', { rule });
  return known.onDay;
}
