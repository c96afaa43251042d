// What happens to a contract as a whole: a complaint is noted, it is cancelled, a payment voucher is added.
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { KnownVoucher } from './contract.ts';
import { mayCancel, strayCurrency } from './contract-rules.ts';
import { contractReader, contractWriter, type StandingContract } from './contract-store.ts';
import { type ContractShown, showContract } from './contract-views.ts';

/**
 * Notes that the customer complained: the matter is no longer silently overdue (E23). A lawful complaint is never obstructed: a
 * cancelled or fulfilled contract takes it too (REG-15). Refuses `contract.not_found` and `complaint.in_future`.
 */
export async function noteComplaint(
  acting: Acting,
  contractId: Uuid,
  given: { complainedOn: string; channel: string; note: string | null },
): Promise<ContractShown> {
  allow(acting, 'contract.write');
  return await acting.transact(async (tx) => {
    const contract = await readLocked(tx, contractId);
    const { complainedOn, channel } = given;
    if (complainedOn > todayAt(tx, contract)) throw refuse('complaint.in_future', { complainedOn });
    await contractWriter(tx).complain([{ contractId, ...given }]);
    const fact = { contractId: idOf('ctr', contractId), complainedOn, channel };
    recordFact(tx, 'contract.complained', contractId, fact);
    return await showContract(tx, contractId);
  });
}

/**
 * Cancels a contract (REG-13). Refuses `contract.not_found`, `contract.cancelled_already`, `contract.cancelled_in_future` and
 * `contract.cancelled_before_signing`.
 */
export async function cancelContract(
  acting: Acting,
  contractId: Uuid,
  { cancelledOn, reason }: { cancelledOn: string; reason: string },
): Promise<ContractShown> {
  allow(acting, 'contract.write');
  return await acting.transact(async (tx) => {
    const contract = await readLocked(tx, contractId);
    const { signedOn } = contract;
    const answer = mayCancel(contract, cancelledOn, todayAt(tx, contract));
    if (answer === 'cancelled_already') throw refuse('contract.cancelled_already', {});
    if (answer === 'in_future') throw refuse('contract.cancelled_in_future', { cancelledOn });
    if (answer === 'before_signing') throw refuse('contract.cancelled_before_signing', { signedOn });
    await contractWriter(tx).cancel(contractId, cancelledOn, reason);
    const fact = { contractId: idOf('ctr', contractId), cancelledOn, reason };
    recordFact(tx, 'contract.cancelled', contractId, fact);
    return await showContract(tx, contractId);
  });
}

/** Adds a payment voucher (E4), also to a cancelled contract: it was paid. Refuses `contract.not_found` and `money.mixed_currencies`. */
export async function addVoucher(
  acting: Acting,
  contractId: Uuid,
  given: Omit<KnownVoucher, 'voucherId'>,
): Promise<ContractShown> {
  allow(acting, 'contract.write');
  return await acting.transact(async (tx) => {
    const contract = await readLocked(tx, contractId);
    const stray = strayCurrency([contract, given]);
    if (stray) throw refuse('money.mixed_currencies', { currency: stray });
    const voucherId = makeUuid();
    await contractWriter(tx).addVouchers([{ contractId, vouchers: [{ voucherId, ...given }] }]);
    const fact = { contractId: idOf('ctr', contractId), voucherId: idOf('vou', voucherId) };
    recordFact(tx, 'voucher.added', contractId, fact);
    return await showContract(tx, contractId);
  });
}

async function readLocked(tx: Tx, contractId: Uuid): Promise<StandingContract> {
  const contract = await contractReader(tx).find(contractId, 'lock');
  if (!contract) throw refuse('contract.not_found', {});
  return contract;
}

function todayAt(tx: Tx, { timeZone }: StandingContract): string {
  return dayAt(tx.at.getTime(), timeZone);
}
