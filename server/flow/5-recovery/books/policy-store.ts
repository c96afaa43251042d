// All SQL on the versions of the recovery policy. Without a version the usual policy holds, as version 0.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { type RecoveryPolicy, usualPolicy } from './recovery-policy.ts';

export type PolicyVersion = RecoveryPolicy & { version: number };

export async function readPolicy(snapshot: Snapshot): Promise<PolicyVersion> {
  const { rows } = await sql<{ version: number; policy: RecoveryPolicy }>`select version, policy from recovery_policies
    where tenant_id = ${snapshot.tenantId} order by version desc limit 1`.execute(snapshot.sql);
  const last = rows[0];
  return last ? { ...last.policy, version: last.version } : { ...usualPolicy, version: 0 };
}

/** The primary key lets one of two writers of the same version win; the other is retried and reads the winner's. */
export async function writePolicy(tx: Tx, { version, ...policy }: PolicyVersion): Promise<void> {
  await sql`insert into recovery_policies (tenant_id, version, policy, made_at)
    values (${tx.tenantId}, ${version}, ${JSON.stringify(policy)}::jsonb, ${tx.at})`.execute(tx.sql);
}
