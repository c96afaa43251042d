// All SQL on the limits: the version in force, and a new one after it.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { defaultLimits, type LimitsVersion } from './approval-limits.ts';

export type WrittenLimits = LimitsVersion & { writtenBy: string | null; writtenAt: string | null };

/** The newest version, or the defaults of the company's currency (DEC-10). */
export async function readLimits(snapshot: Snapshot, companyCurrency: string): Promise<WrittenLimits> {
  const { rows } = await sql<WrittenLimits>`select version, limits, written_by as "writtenBy", written_at as "writtenAt"
    from approval_limits where tenant_id = ${snapshot.tenantId} order by version desc limit 1`.execute(snapshot.sql);
  return rows[0] ?? { ...defaultLimits(companyCurrency), writtenBy: null, writtenAt: null };
}

/** Two at once get two versions or one fails and is tried again: the number is the key. */
export async function addLimits(tx: Tx, limits: LimitsVersion['limits']): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into approval_limits (tenant_id, version, limits, written_by, written_at)
    select ${tx.tenantId}, coalesce(max(version), 0) + 1, ${JSON.stringify(limits)}::jsonb, ${tx.actor.signature}, ${tx.at}
    from approval_limits where tenant_id = ${tx.tenantId}
    returning version`.execute(tx.sql);
  return rows[0]?.version ?? 0;
}

/** For a sum in another currency than the limits are written in, that currency's defaults: a limit is never read across currencies. */
export function limitsFor(version: LimitsVersion, currency: string): LimitsVersion {
  if (version.limits.currency === currency) return version;
  const { roles } = defaultLimits(currency).limits;
  return {
    version: version.version,
    limits: { ...version.limits, currency, roles, perContractMinor: null, goodwillMinor: null },
  };
}
