// Where two people are asked for: who stands behind the signatures that rows keep of their actors.
import { sql } from 'kysely';
import type { Snapshot } from '../database/transact.ts';
import { idOf, type Uuid, uuidOf } from '../ids/make-id.ts';

/**
 * Answers for any of the given signatures with that of the person: of a key made by an account it is the account's, of every other
 * signature itself. One statement, none when no key signed.
 */
export async function personsBehind(
  { tenantId, sql: db }: Snapshot,
  signatures: readonly (string | undefined)[],
): Promise<(signature: string) => string> {
  const keys = [...new Set(signatures)].flatMap((one) =>
    one?.startsWith('key:') ? [uuidOf(one.slice('key:'.length) as `key_${string}`)] : [],
  );
  if (keys.length === 0) return (signature) => signature;
  const { rows } = await sql<{
    keyId: Uuid;
    accountId: Uuid;
  }>`select key_id as "keyId", account_id as "accountId" from api_keys
    where tenant_id = ${tenantId} and key_id = any(${keys}::uuid[]) and account_id is not null`.execute(db);
  const persons = new Map(
    rows.map((row) => [`key:${idOf('key', row.keyId)}`, `account:${idOf('acc', row.accountId)}`]),
  );
  return (signature) => persons.get(signature) ?? signature;
}
