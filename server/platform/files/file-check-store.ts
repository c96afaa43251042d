// All SQL on what the nightly check of files remembers and has found.
import { sql } from 'kysely';
import type pg from 'pg';
import type { Snapshot, Tx } from '../database/transact.ts';

export type Spoilt = 'changed' | 'missing' | 'unreadable';

export interface FileCheck {
  checkedUntil: string;
  checkedAt: Date | undefined;
  spoiled: string[];
}

export async function readFileCheck({ sql: on, tenantId }: Snapshot): Promise<FileCheck> {
  const { rows } = await sql<{ until: string; at: string }>`
    select checked_until as until, checked_at as at from file_checks where tenant_id = ${tenantId}`.execute(on);
  const { rows: spoiled } = await sql<{ hash: string }>`
    select hash from spoiled_files where tenant_id = ${tenantId} order by hash`.execute(on);
  return {
    checkedUntil: rows[0]?.until ?? '',
    checkedAt: rows[0] && new Date(rows[0].at),
    spoiled: spoiled.map(({ hash }) => hash),
  };
}

export function fileCheckWriter({ sql: on, tenantId, at }: Tx) {
  return {
    /** A night that was broken off leaves `checkedAt` as it was, or at the epoch, so that its age is noticed. */
    async advance(checkedUntil: string, checkedAt = at): Promise<void> {
      await sql`insert into file_checks (tenant_id, checked_until, checked_at) values (${tenantId}, ${checkedUntil}, ${checkedAt})
        on conflict (tenant_id) do update set checked_until = excluded.checked_until, checked_at = excluded.checked_at`.execute(
        on,
      );
    },
    /** The first moment it was found stays. */
    async addSpoiled(hash: string, found: Spoilt): Promise<void> {
      await sql`insert into spoiled_files (tenant_id, hash, found, found_at) values (${tenantId}, ${hash}, ${found}, ${at})
        on conflict (tenant_id, hash) do update set found = excluded.found`.execute(on);
    },
    async removeSpoiled(hash: string): Promise<void> {
      await sql`delete from spoiled_files where tenant_id = ${tenantId} and hash = ${hash}`.execute(on);
    },
  };
}

/** Over all tenants: files known to be spoiled, and when a check last ran. */
export async function readFileHealth(
  database: Pick<pg.Pool, 'query'>,
): Promise<{ spoiled: number; lastCheckAt: Date | undefined }> {
  const { rows } = await database.query<{ spoiled: number; at: string | null }>(
    'select spoiled, last_check as at from file_health()',
  );
  return { spoiled: rows[0]?.spoiled ?? 0, lastCheckAt: rows[0]?.at ? new Date(rows[0].at) : undefined };
}
