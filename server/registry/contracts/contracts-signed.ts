// The contracts signed in a span of days, in the order of their signing, some at a time: for work that walks all of them once.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface SignedContract {
  contractId: Uuid;
  signedOn: string;
}

/** Signed from `from` to `until` (null: without end), behind `after`, at most `limit`. Read along one index. */
export async function contractsSigned(
  { sql: on, tenantId }: Snapshot,
  span: { from: string; until: string | null },
  after: SignedContract,
  limit: number,
): Promise<SignedContract[]> {
  const { rows } = await sql<SignedContract>`
    select contract_id as "contractId", signed_on as "signedOn" from contracts
    where tenant_id = ${tenantId} and signed_on >= ${span.from}::date
      and (signed_on, contract_id) > (${after.signedOn}::date, ${after.contractId}::uuid)
      ${span.until === null ? sql`` : sql`and signed_on <= ${span.until}::date`}
    order by signed_on, contract_id limit ${limit}`.execute(on);
  return rows;
}
