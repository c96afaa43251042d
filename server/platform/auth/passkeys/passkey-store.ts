// All SQL on passkeys.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '../../database/transact.ts';
import type { Uuid } from '../../ids/make-id.ts';

export interface Passkey {
  /** A digest of the credential's id, which itself may be a thousand bytes long. */
  passkeyId: string;
  credentialId: Buffer;
  accountId: Uuid;
  /** The host name it was made for; it works nowhere else. */
  relyingParty: string;
  publicKey: Buffer;
  uses: bigint;
  transports: string[];
  name: string;
  madeAt: string;
  lastUsedAt: string | null;
}

export type NewPasskey = Omit<Passkey, 'passkeyId' | 'madeAt' | 'lastUsedAt'>;

const passkeyId = sql`encode(substr(sha256(credential_id), 1, 16), 'hex')`;
const columns = sql`${passkeyId} as "passkeyId", credential_id as "credentialId", account_id as "accountId",
  relying_party as "relyingParty", public_key as "publicKey", uses, transports, name, made_at as "madeAt", last_used_at as "lastUsedAt"`;

export function passkeyReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    async listOf(accountId: Uuid): Promise<Passkey[]> {
      const { rows } = await sql<Passkey>`select ${columns} from passkeys
        where tenant_id = ${tenantId} and account_id = ${accountId} order by made_at, credential_id`.execute(
        snapshot.sql,
      );
      return rows;
    },
  };
}

export function passkeyWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** False when this credential is registered already. */
    async add(given: NewPasskey): Promise<boolean> {
      const { numAffectedRows } = await sql`insert into passkeys (tenant_id, credential_id, account_id, relying_party,
          public_key, uses, transports, name, made_at)
        values (${tenantId}, ${given.credentialId}, ${given.accountId}, ${given.relyingParty}, ${given.publicKey}, ${given.uses},
          ${given.transports}, ${given.name}, ${tx.at}) on conflict do nothing`.execute(tx.sql);
      return numAffectedRows === 1n;
    },
    /** The credential, locked, so that two uses of it are seen one after the other. */
    async lock(credentialId: Buffer): Promise<Passkey | undefined> {
      const { rows } = await sql<Passkey>`select ${columns} from passkeys
        where tenant_id = ${tenantId} and credential_id = ${credentialId} for update`.execute(tx.sql);
      return rows[0];
    },
    async noteUse(credentialId: Buffer, uses: number): Promise<void> {
      await sql`update passkeys set uses = ${uses}, last_used_at = ${tx.at}
        where tenant_id = ${tenantId} and credential_id = ${credentialId}`.execute(tx.sql);
    },
    async remove(accountId: Uuid, id: string): Promise<boolean> {
      const { numAffectedRows } = await sql`delete from passkeys
        where tenant_id = ${tenantId} and account_id = ${accountId} and ${passkeyId} = ${id}`.execute(tx.sql);
      return numAffectedRows === 1n;
    },
  };
}
