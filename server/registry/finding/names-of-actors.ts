// Asked by other areas: who stands behind the signatures that facts and rows keep of their actors.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';

/** Signature → name, of the accounts and keys among them; the system has none. One round trip. */
export async function namesOfActors(snapshot: Snapshot, given: readonly string[]): Promise<Map<string, string>> {
  const signatures = [...new Set(given)];
  const idsOf = (kind: 'account' | 'key') =>
    signatures
      .filter((signature) => signature.startsWith(`${kind}:`))
      .map((signature) => uuidOf(signature.slice(kind.length + 1) as `${string}_${string}`));
  const { rows: named } = await sql<{ kind: 'account' | 'key'; id: Uuid; name: string }>`
    /* once */ select 'account' as kind, account_id as id, name from accounts
    where tenant_id = ${snapshot.tenantId} and account_id = any(${idsOf('account')}::uuid[])
    union all
    select 'key', key_id, name from api_keys
    where tenant_id = ${snapshot.tenantId} and key_id = any(${idsOf('key')}::uuid[])`.execute(snapshot.sql);
  return new Map(named.map(({ kind, id, name }) => [`${kind}:${idOf(kind === 'account' ? 'acc' : 'key', id)}`, name]));
}
