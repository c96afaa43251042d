// What a customer reads on their statement beside the money: who pays, and for which contract.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

/** The text for each contract, by its id; the contract's number first, because banks cut the end. One statement for all. */
export async function remittancesOf(
  snapshot: Snapshot,
  payer: string,
  contractIds: readonly Uuid[],
): Promise<(contractId: Uuid) => string> {
  const { rows } = await sql<{
    contractId: Uuid;
    number: string;
  }>`select contract_id as "contractId", number from contracts
    where tenant_id = ${snapshot.tenantId} and contract_id = any(${[...contractIds]}::uuid[])`.execute(snapshot.sql);
  const numbers = new Map(rows.map((row) => [row.contractId, row.number]));
  return (contractId) => {
    const number = numbers.get(contractId);
    return number === undefined ? payer : `${number} ${payer}`;
  };
}
