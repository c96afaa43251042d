// Asked by stage 2: the complaint of a case is noted at its contract in the same transaction.
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { contractWriter } from './contract-store.ts';

/** The caller knows that the contract is the company's and that the day has come. One statement. */
export async function noteComplaintIn(
  tx: Tx,
  given: { contractId: Uuid; complainedOn: string; channel: string; note: string | null },
): Promise<void> {
  const { contractId, complainedOn, channel } = given;
  await contractWriter(tx).complain([given]);
  recordFact(tx, 'contract.complained', contractId, { contractId: idOf('ctr', contractId), complainedOn, channel });
}
