// What a customer reads on their statement beside the money: who pays, and for which contract.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

/** So many contracts a statement: ten thousand in one answer would hold the thread. */
const atOnce = 500;

/** The text for each contract, by its id; the contract's number first, because banks cut the end. */
export async function remittancesOf(
  snapshot: Snapshot,
  payer: string,
  contractIds: readonly Uuid[],
): Promise<(contractId: Uuid) => string> {
  const numbers = new Map<Uuid, string>();
  for (let from = 0; from < contractIds.length; from += atOnce) {
    const { rows } = await sql<{
      contractId: Uuid;
      number: string;
    }>`select contract_id as "contractId", number from contracts
      where tenant_id = ${snapshot.tenantId} and contract_id = any(${contractIds.slice(from, from + atOnce)}::uuid[])`.execute(
      snapshot.sql,
    );
    for (const row of rows) numbers.set(row.contractId, row.number);
  }
  return (contractId) => {
    const number = numbers.get(contractId);
    return number === undefined ? payer : `${number} ${payer}`;
  };
}
