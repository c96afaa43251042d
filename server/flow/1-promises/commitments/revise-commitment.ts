// Puts a new wording, clock, scope or evidence of a commitment in force from a day on.
import type { z } from 'zod';
import type { reviseCommitment as contract } from '#api/flow/1-promises';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { refuseUnknownPlaces } from '#registry';
import type { Commitment } from './commitment.ts';
import { commitmentReader, commitmentWriter } from './commitment-store.ts';
import { type CommitmentShown, showCommitmentOf } from './commitment-views.ts';

/**
 * Contracts signed before `inForceFrom` keep the version they were promised (PROM-1); those signed since that have none get it (PROM-20). Refuses `commitment.not_found`,
 * `commitment.ended_already`, and `commitment.version_before_last` when it would begin on or before the day of the last (PROM-17).
 */
export async function reviseCommitment(
  acting: Acting,
  commitmentId: Uuid,
  text: z.output<typeof contract.body>,
): Promise<CommitmentShown> {
  allow(acting, 'commitment.write');
  return acting.transact(async (tx) => {
    await refuseUnknownPlaces(tx, text.scope);
    const commitment = await lockCommitment(tx, commitmentId);
    if (commitment.endedOn !== null) throw refuse('commitment.ended_already', {});
    const last = commitment.versions.at(-1);
    if (last && text.inForceFrom <= last.inForceFrom) {
      throw refuse('commitment.version_before_last', { inForceFrom: last.inForceFrom });
    }
    const version = (last?.version ?? 0) + 1;
    const written = { writtenAt: tx.at.toISOString(), writtenBy: tx.actor.signature };
    await commitmentWriter(tx).addVersion(commitmentId, { ...text, version, ...written });
    const { code } = commitment;
    recordFact(tx, 'commitment.revised', commitmentId, { commitmentId: idOf('com', commitmentId), code, version });
    return showCommitmentOf(tx, commitmentId);
  });
}

/** The commitment, with other writers of it kept waiting until this transaction ends. */
export async function lockCommitment(tx: Tx, commitmentId: Uuid): Promise<Commitment> {
  const reader = commitmentReader(tx);
  const seen = await reader.byId(commitmentId);
  if (!seen) throw refuse('commitment.not_found', {});
  await commitmentWriter(tx).lock(seen.code);
  return (await reader.byId(commitmentId)) ?? seen;
}
