// Ends a commitment: contracts signed after a day no longer get it. What was promised before stays promised.
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { commitmentWriter } from './commitment-store.ts';
import { type CommitmentShown, showCommitmentOf } from './commitment-views.ts';
import { lockCommitment } from './revise-commitment.ts';

/** `lastOn` is the last day of signing that still gets it. Refuses `commitment.not_found`, `commitment.ended_already` (PROM-17). */
export async function endCommitment(acting: Acting, commitmentId: Uuid, lastOn: string): Promise<CommitmentShown> {
  allow(acting, 'commitment.write');
  return acting.transact(async (tx) => {
    const commitment = await lockCommitment(tx, commitmentId);
    if (commitment.endedOn !== null) throw refuse('commitment.ended_already', {});
    await commitmentWriter(tx).end(commitmentId, lastOn);
    recordFact(tx, 'commitment.ended', commitmentId, { commitmentId: idOf('com', commitmentId), lastOn });
    return showCommitmentOf(tx, commitmentId);
  });
}
