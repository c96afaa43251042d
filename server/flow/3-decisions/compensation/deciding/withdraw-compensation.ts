// Takes a proposal back, or sends it back as an approver; and for later stages, an approved decision whose money never moved.
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { lockProposal } from './approve-compensation.ts';
import { decisionReader } from './decision-store.ts';
import { type DecisionShown, showDecision } from './decision-views.ts';
import { withdrawAll } from './open-proposal.ts';

/** Refuses `decision.not_found`, `decision.not_proposed`, `decision.in_batch`. */
export async function withdrawCompensation(acting: Acting, decisionId: Uuid, reason: string): Promise<DecisionShown> {
  allow(acting, 'decision.withdraw');
  return await acting.transact(async (tx) => {
    const { caseId } = await lockProposal(tx, decisionId);
    await withdrawAll(tx, [{ decisionId, caseId, state: 'proposed' }], reason);
    return await showDecision(tx, decisionId);
  });
}

/**
 * For the stage that pays, when the customer declines or no money can reach them: the approved decision is withdrawn and its heads are
 * free to be decided anew. The caller answers for no money having moved. Answers whether it was approved until now.
 */
export async function releaseDecision(tx: Tx, decisionUuid: Uuid, reason: string): Promise<boolean> {
  const [decision] = await decisionReader(tx).find([decisionUuid], 'lock');
  if (!decision) throw refuse('decision.not_found', {});
  if (decision.state !== 'approved') return false;
  await withdrawAll(tx, [{ decisionId: decisionUuid, caseId: decision.caseId, state: 'approved' }], reason);
  return true;
}
