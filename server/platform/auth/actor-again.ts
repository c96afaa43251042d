// Who asked for something that is done later: the actor behind a signature as they are now, with the roles they hold now.
import { sql } from 'kysely';
import type { Snapshot } from '../database/transact.ts';
import { idOf, type Uuid, uuidOf } from '../ids/make-id.ts';
import type { Actor } from './actor.ts';

/** Undefined when the account is switched off or the key revoked: what they asked for is theirs to do no longer. */
export async function actorAgain(
  { tenantId, sql: db }: Snapshot,
  signature: string,
  permissionsOf: (roles: readonly string[]) => ReadonlySet<string>,
): Promise<Actor | undefined> {
  const [kind, id = ''] = signature.split(':', 2);
  if (kind !== 'account' && kind !== 'key') return undefined;
  const uuid = uuidOf(id as `acc_${string}`);
  const { rows } = await sql<{ roles: string[]; language: string; behind: Uuid | null }>`
    select roles, language, null::uuid as behind from accounts
      where tenant_id = ${tenantId} and account_id = ${uuid} and disabled_at is null and ${kind} = 'account'
    union all
    select k.roles, t.language, k.account_id from api_keys k join tenants t on t.tenant_id = k.tenant_id
      where k.tenant_id = ${tenantId} and k.key_id = ${uuid} and k.revoked_at is null and ${kind} = 'key'`.execute(db);
  const [holder] = rows;
  if (!holder) return undefined;
  const own = { kind, id, permissions: permissionsOf(holder.roles), language: holder.language, signature } as const;
  return holder.behind ? { ...own, behind: idOf('acc', holder.behind) } : own;
}
