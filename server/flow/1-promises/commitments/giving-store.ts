// All SQL on how far a commitment has been given to the contracts that were there before it.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { SignedContract } from '#registry';

export interface Giving {
  commitmentId: Uuid;
  version: number;
  after: SignedContract;
  /** Contracts that got something, and what they got together. */
  contracts: number;
  promises: number;
}
export interface GivingShown extends Omit<Giving, 'after'> {
  askedAt: string;
  endedAt: string | null;
}
type GivingRow = Omit<Giving, 'after'> & SignedContract;

export async function readGivings({ sql: on, tenantId }: Snapshot): Promise<GivingShown[]> {
  const { rows } = await sql<GivingShown>`select commitment_id as "commitmentId", version, contracts, promises,
      asked_at as "askedAt", ended_at as "endedAt"
    from commitment_givings where tenant_id = ${tenantId} order by version`.execute(on);
  return rows;
}

export function givingWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** Once a version, however often it is asked. */
    async ask(commitmentId: Uuid, version: number, before: SignedContract): Promise<void> {
      await sql`insert into commitment_givings (tenant_id, commitment_id, version, asked_at, after_signed_on,
          after_contract_id, contracts, promises)
        values (${tenantId}, ${commitmentId}, ${version}, ${tx.at}, ${before.signedOn}, ${before.contractId}, 0, 0)
        on conflict do nothing`.execute(tx.sql);
    },
    /** One that has not ended and nobody is at, the first asked first. */
    async takeOne(): Promise<Giving | undefined> {
      const { rows } = await sql<GivingRow>`select commitment_id as "commitmentId", version, contracts, promises,
          after_signed_on as "signedOn", after_contract_id as "contractId"
        from commitment_givings where tenant_id = ${tenantId} and ended_at is null
        order by asked_at, commitment_id, version limit 1 for update skip locked`.execute(tx.sql);
      const [row] = rows;
      if (!row) return undefined;
      const { signedOn, contractId, ...giving } = row;
      return { ...giving, after: { signedOn, contractId } };
    },
    async advance({ commitmentId, version, after, contracts, promises }: Giving, isEnd: boolean): Promise<void> {
      await sql`update commitment_givings set after_signed_on = ${after.signedOn}, after_contract_id = ${after.contractId},
          contracts = ${contracts}, promises = ${promises}, ended_at = ${isEnd ? tx.at : null}
        where tenant_id = ${tenantId} and commitment_id = ${commitmentId} and version = ${version}`.execute(tx.sql);
    },
  };
}
