// The files of one tenant: what it keeps is counted, and it may keep no more bytes than the operator allows (T-X10, FILE-11).
import { sql } from 'kysely';
import type { Acting } from '../database/acting.ts';
import type { Snapshot, Tx } from '../database/transact.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { FileStore, StoredFile } from './file-store.ts';

export interface TenantFiles {
  /** Where the bytes lie; reading needs no count. */
  files: FileStore;
  /**
   * Takes what arrives, before anything names it. Refuses `files.full` when the tenant has no room for it, before the first byte
   * where that is known, and `input.too_large` past `bytesMax`; nothing is left behind.
   */
  receive(acting: Acting, content: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StoredFile>;
  /** Counts a file in the transaction that names it; the same content counts once. Refuses `files.full`. */
  keep(tx: Tx, stored: StoredFile): Promise<void>;
}

/** Fifty gigabytes: some hundred thousand photographs of phones. */
export const filesQuotaUsual = 50_000_000_000;

export function tenantFiles(files: FileStore, bytesMaxOfTenant: number): TenantFiles {
  return {
    files,
    async receive(acting, content, bytesMax) {
      const used = await acting.look(bytesKept);
      const left = bytesMaxOfTenant - used;
      if (left <= 0) throw full(used, bytesMaxOfTenant);
      try {
        return await files.put(content, Math.min(bytesMax, left));
      } catch (error) {
        const pastRoom = error instanceof Refusal && error.code === 'input.too_large' && left < bytesMax;
        throw pastRoom ? full(used, bytesMaxOfTenant) : error;
      }
    },
    async keep(tx, { hash, bytes }) {
      const { rows } = await sql<{ bytes: bigint }>`
        with fresh as (
          insert into kept_files (tenant_id, hash, bytes, kept_at) values (${tx.tenantId}, ${hash}, ${bytes}, ${tx.at})
          on conflict (tenant_id, hash) do nothing returning bytes
        )
        insert into file_rooms as r (tenant_id, bytes) select ${tx.tenantId}, bytes from fresh
        on conflict (tenant_id) do update set bytes = r.bytes + excluded.bytes returning bytes`.execute(tx.sql);
      const after = Number(rows[0]?.bytes ?? 0n);
      if (after > bytesMaxOfTenant) throw full(after - bytes, bytesMaxOfTenant);
    },
  };
}

export async function bytesKept({ sql: on, tenantId }: Snapshot): Promise<number> {
  const { rows } = await sql<{ bytes: bigint }>`
    select bytes from file_rooms where tenant_id = ${tenantId}`.execute(on);
  return Number(rows[0]?.bytes ?? 0n);
}

const megabyte = 1_000_000;
function full(used: number, most: number): Error {
  return refuse('files.full', {
    megabytesUsed: Math.ceil(used / megabyte),
    megabytesMax: Math.floor(most / megabyte),
  });
}
