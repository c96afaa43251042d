// All SQL on secrets that work once. Taking one deletes it in the same statement, so of two who bring it one gets it.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '../../database/transact.ts';
import type { Uuid } from '../../ids/make-id.ts';

export type OneTimePurpose = 'invitation' | 'passkey.add' | 'passkey.enter';

export interface NewOneTime {
  hash: Buffer;
  purpose: OneTimePurpose;
  accountId: Uuid | null;
  lastsMs: number;
}

export function oneTimeReader(snapshot: Snapshot) {
  return {
    /** Whose it is, without using it up. */
    async find(purpose: OneTimePurpose, hash: Buffer): Promise<{ accountId: Uuid | null } | undefined> {
      const { rows } = await sql<{ accountId: Uuid | null }>`select account_id as "accountId" from one_time_tokens
        where tenant_id = ${snapshot.tenantId} and secret_hash = ${hash} and purpose = ${purpose}
          and ends_at > ${snapshot.at}`.execute(snapshot.sql);
      return rows[0];
    },
  };
}

export function oneTimeWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async keep({ hash, purpose, accountId, lastsMs }: NewOneTime): Promise<void> {
      await sql`insert into one_time_tokens (tenant_id, secret_hash, purpose, account_id, made_at, ends_at)
        values (${tenantId}, ${hash}, ${purpose}, ${accountId}, ${tx.at}, ${new Date(tx.at.getTime() + lastsMs)})`.execute(
        tx.sql,
      );
    },
    /** Whose it was; undefined when there is none, or no longer. It never works again. */
    async take(purpose: OneTimePurpose, hash: Buffer): Promise<{ accountId: Uuid | null } | undefined> {
      const { rows } = await sql<{ accountId: Uuid | null; alive: boolean }>`delete from one_time_tokens
        where tenant_id = ${tenantId} and secret_hash = ${hash} and purpose = ${purpose}
        returning account_id as "accountId", ends_at > ${tx.at} as alive`.execute(tx.sql);
      return rows[0]?.alive ? { accountId: rows[0].accountId } : undefined;
    },
    /** Earlier secrets of the account for this purpose stop working: only the newest link counts. */
    async dropAllOf(purpose: OneTimePurpose, accountId: Uuid): Promise<void> {
      await sql`delete from one_time_tokens
        where tenant_id = ${tenantId} and account_id = ${accountId} and purpose = ${purpose}`.execute(tx.sql);
    },
    /** A few that nobody came back with, so that a table anyone may write to stays small. */
    async clearSome(): Promise<void> {
      await sql`delete from one_time_tokens where tenant_id = ${tenantId} and secret_hash = any(array(
        select secret_hash from one_time_tokens where tenant_id = ${tenantId} and ends_at < ${tx.at}
        order by ends_at limit 20))`.execute(tx.sql);
    },
  };
}
