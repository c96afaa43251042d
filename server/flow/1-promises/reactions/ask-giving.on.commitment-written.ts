// Answers a commitment made or revised that reaches back: contracts signed since its first day and registered before get it too.
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { contractsSigned } from '#registry';
import { commitmentReader } from '../commitments/commitment-store.ts';
import { givingWriter } from '../commitments/giving-store.ts';

export type CommitmentWritten = Fact<'commitment.made' | 'commitment.revised'>;
const firstContract = '00000000-0000-0000-0000-000000000000' as Uuid;

/** Asks for a giving where there is any contract to look at; the job does it (PROM-20). */
export async function askGivings(tx: Tx, facts: readonly CommitmentWritten[]): Promise<void> {
  if (facts.length === 0) return;
  const commitments = await commitmentReader(tx).all();
  for (const { body } of facts) {
    const commitment = commitments.find(({ commitmentId }) => commitmentId === uuidOf(body.commitmentId));
    const version = commitment?.versions.find((one) => one.version === body.version);
    // What a playbook brings is there before the first contract.
    if (!commitment || !version || (commitment.playbook !== null && version.version === 1)) continue;
    const before = { signedOn: version.inForceFrom, contractId: firstContract };
    const span = { from: version.inForceFrom, until: version.inForceUntil };
    const [any] = await contractsSigned(tx, span, before, 1);
    if (any) await givingWriter(tx).ask(commitment.commitmentId, version.version, before);
  }
}
