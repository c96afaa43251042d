// What was agreed is done, or agreed anew.
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { dueDay, inUtc, type KnownObligation } from './contract.ts';
import { isDoneInFuture } from './contract-rules.ts';
import { contractReader, contractWriter, type StandingContract } from './contract-store.ts';
import { type ContractShown, showContract } from './contract-views.ts';

/**
 * Delivery, installation or performance is recorded with its proof. Refuses `obligation.not_found`,
 * `contract.cancelled_already`, `obligation.already_fulfilled` and `obligation.in_future` (REG-11).
 */
export async function fulfilObligation(
  acting: Acting,
  obligationId: Uuid,
  { fulfilledAt, proof }: { fulfilledAt: string; proof: string | null },
): Promise<ContractShown> {
  allow(acting, 'promise.keep');
  return await acting.transact(async (tx) => {
    const { contract, open } = await readOpen(tx, obligationId);
    if (isDoneInFuture(fulfilledAt, tx.at)) throw refuse('obligation.in_future', {});
    const done = { ...open, fulfilledAt: inUtc(fulfilledAt), proof };
    await put(tx, contract, done);
    recordFact(tx, 'obligation.fulfilled', contract.contractId, {
      contractId: idOf('ctr', contract.contractId),
      obligationId: idOf('obl', obligationId),
      kind: open.kind,
      fulfilledAt: done.fulfilledAt,
      proof,
    });
    return await showContract(tx, contract.contractId);
  });
}

/**
 * A new day or moment is agreed with the customer; who agreed is kept (REG-11). Refuses `obligation.not_found`,
 * `contract.cancelled_already` and `obligation.already_fulfilled`.
 */
export async function moveObligation(
  acting: Acting,
  obligationId: Uuid,
  given: { agreedOn?: string | undefined; agreedAt?: string | undefined; agreedBy: string; reason: string },
): Promise<ContractShown> {
  allow(acting, 'promise.move');
  return await acting.transact(async (tx) => {
    const { contract, open } = await readOpen(tx, obligationId);
    const to = { agreedOn: given.agreedOn ?? null, agreedAt: given.agreedAt ? inUtc(given.agreedAt) : null };
    await put(tx, contract, { ...open, ...to, dueOn: dueDay(to, contract.timeZone) });
    recordFact(tx, 'obligation.moved', contract.contractId, {
      contractId: idOf('ctr', contract.contractId),
      obligationId: idOf('obl', obligationId),
      from: { agreedOn: open.agreedOn, agreedAt: open.agreedAt },
      to,
      agreedBy: given.agreedBy,
      reason: given.reason,
    });
    return await showContract(tx, contract.contractId);
  });
}

/** The contract, locked, and the obligation of it that is still to be fulfilled. */
async function readOpen(tx: Tx, obligationId: Uuid): Promise<{ contract: StandingContract; open: KnownObligation }> {
  const contract = await contractReader(tx).findByObligation(obligationId, 'lock');
  const open = contract?.obligations.find((known) => known.obligationId === obligationId);
  if (!contract || !open) throw refuse('obligation.not_found', {});
  if (contract.cancelledOn !== null) throw refuse('contract.cancelled_already', {});
  if (open.fulfilledAt !== null) throw refuse('obligation.already_fulfilled', { fulfilledAt: open.fulfilledAt });
  return { contract, open };
}

async function put(tx: Tx, contract: StandingContract, changed: KnownObligation): Promise<void> {
  const obligations = contract.obligations.map((known) =>
    known.obligationId === changed.obligationId ? changed : known,
  );
  await contractWriter(tx).changeObligations([changed]);
  await contractWriter(tx).settle({ ...contract, obligations });
}
