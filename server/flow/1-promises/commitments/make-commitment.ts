// Makes a public commitment: its first version.
import type { z } from 'zod';
import type { makeCommitment as contract } from '#api/flow/1-promises';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { refuseUnknownPlaces } from '#registry';
import type { Commitment, CommitmentText } from './commitment.ts';
import { commitmentReader, commitmentWriter } from './commitment-store.ts';
import { type CommitmentShown, showCommitmentOf } from './commitment-views.ts';

/**
 * Contracts signed from `inForceFrom` on get it, those registered already by a job (PROM-1, PROM-20).
 * Refuses `commitment.code_taken`, and a store, brand or firm in its scope that is not the company's.
 */
export async function makeCommitment(acting: Acting, given: z.output<typeof contract.body>): Promise<CommitmentShown> {
  allow(acting, 'commitment.write');
  return acting.transact(async (tx) => {
    const { code, ...text } = given;
    await refuseUnknownPlaces(tx, text.scope);
    const made = await addCommitment(tx, code, null, text);
    if (!made) throw refuse('commitment.code_taken', { code });
    return showCommitmentOf(tx, made.commitmentId);
  });
}

/** Adds the commitment unless its code is taken; undefined then. */
export async function addCommitment(
  tx: Tx,
  code: string,
  playbook: string | null,
  text: CommitmentText,
): Promise<Commitment | undefined> {
  const writer = commitmentWriter(tx);
  await writer.lock(code);
  if (await commitmentReader(tx).byCode(code)) return undefined;
  const version = { ...text, version: 1, writtenAt: tx.at.toISOString(), writtenBy: tx.actor.signature };
  const commitment: Commitment = { commitmentId: makeUuid(), code, playbook, endedOn: null, versions: [version] };
  await writer.add(commitment);
  const commitmentId = idOf('com', commitment.commitmentId);
  recordFact(tx, 'commitment.made', commitment.commitmentId, { commitmentId, code, version: 1 });
  return commitment;
}
