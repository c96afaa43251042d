// All SQL on API keys.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '../database/transact.ts';
import { makeUuid, type Uuid, uuidOf } from '../ids/make-id.ts';
import type { Actor } from './actor.ts';
import { makeToken } from './tokens/token.ts';

export interface ApiKey {
  keyId: Uuid;
  name: string;
  roles: string[];
  madeAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

const columns = sql`key_id as "keyId", name, roles, made_at as "madeAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

export function keyReader(snapshot: Snapshot) {
  return {
    /** In the order they were made, revoked ones too; `after` is the last of the page before. */
    async page(limit: number, after: Uuid | undefined): Promise<ApiKey[]> {
      const { rows } = await sql<ApiKey>`select ${columns} from api_keys
        where tenant_id = ${snapshot.tenantId} and (${after ?? null}::uuid is null or key_id > ${after ?? null}::uuid)
        order by key_id limit ${limit}`.execute(snapshot.sql);
      return rows;
    },
  };
}

export function keyWriter(tx: Tx) {
  return {
    /** `secret` is known here and to the caller, and nowhere again. The key remembers the account it goes back to. */
    async make(name: string, roles: readonly string[]): Promise<{ key: ApiKey; secret: string }> {
      const { token, hash } = makeToken('mgk', tx.tenantId);
      const { rows } =
        await sql<ApiKey>`insert into api_keys (tenant_id, key_id, secret_hash, name, roles, made_at, account_id)
        values (${tx.tenantId}, ${makeUuid()}, ${hash}, ${name}, ${[...roles]}, ${tx.at}, ${accountBehind(tx.actor)})
        returning ${columns}`.execute(tx.sql);
      return { key: rows[0] as ApiKey, secret: token };
    },
    /** Undefined when there is no such key; `revokedNow` is false when it had been revoked before. */
    async revoke(keyId: Uuid): Promise<{ key: ApiKey; revokedNow: boolean } | undefined> {
      const { rows } = await sql<ApiKey & { revokedNow: boolean }>`
        with before as (select revoked_at from api_keys where tenant_id = ${tx.tenantId} and key_id = ${keyId} for update)
        update api_keys set revoked_at = coalesce(api_keys.revoked_at, ${tx.at}) from before
        where api_keys.tenant_id = ${tx.tenantId} and api_keys.key_id = ${keyId}
        returning key_id as "keyId", name, roles, made_at as "madeAt", last_used_at as "lastUsedAt",
          api_keys.revoked_at as "revokedAt", before.revoked_at is null as "revokedNow"`.execute(tx.sql);
      return rows[0] && { key: rows[0], revokedNow: rows[0].revokedNow };
    },
    /** Notes that the key was used; a request does so at most every few minutes. */
    async touch(keyId: Uuid): Promise<void> {
      await sql`update api_keys set last_used_at = ${tx.at} where tenant_id = ${tx.tenantId} and key_id = ${keyId}`.execute(
        tx.sql,
      );
    },
  };
}

function accountBehind({ kind, id, behind }: Actor): Uuid | null {
  const account = kind === 'account' ? id : behind;
  return account === undefined ? null : uuidOf(account as `acc_${string}`);
}
