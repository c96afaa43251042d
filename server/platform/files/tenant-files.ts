// The files of one tenant: what it keeps is counted, and it may keep no more bytes than the operator allows (T-X10, FILE-11).
import { sql } from 'kysely';
import type { Acting } from '../database/acting.ts';
import type { Snapshot, Tx } from '../database/transact.ts';
import { refuse } from '../refusal.ts';
import { forgetArrival, letIn } from './arrived-files.ts';
import type { FileStore, StoredFile } from './file-store.ts';

export interface TenantFiles {
  /** Where the bytes lie; reading needs no count. */
  files: FileStore;
  /**
   * Takes what arrives, before anything names it. Refuses `files.full` when the tenant has no room for it, unless it keeps the
   * same content already, and `input.too_large` past `bytesMax`; nothing is left behind.
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
    receive: (acting, content, bytesMax) =>
      files.put(content, bytesMax, (arrived) =>
        letIn(acting, arrived, async (tx) => {
          if (await isKept(tx, arrived.hash)) return;
          const used = await bytesKept(tx);
          if (used + arrived.bytes > bytesMaxOfTenant) throw full(used, bytesMaxOfTenant);
        }),
      ),
    async keep(tx, stored) {
      const after = await countKept(tx, stored);
      await forgetArrival(tx, stored.hash);
      if (after > bytesMaxOfTenant) throw full(after - stored.bytes, bytesMaxOfTenant);
    },
  };
}

async function isKept({ sql: on, tenantId }: Snapshot, hash: string): Promise<boolean> {
  const { rows } = await sql`select 1 from kept_files where tenant_id = ${tenantId} and hash = ${hash}`.execute(on);
  return rows.length > 0;
}

/** The tenant's sum when the content was new to it, else 0. Files that rows named before files were counted come in this way too. */
export async function countKept(tx: Tx, { hash, bytes }: StoredFile): Promise<number> {
  const { rows } = await sql<{ bytes: bigint }>`
    with fresh as (
      insert into kept_files (tenant_id, hash, bytes, kept_at) values (${tx.tenantId}, ${hash}, ${bytes}, ${tx.at})
      on conflict (tenant_id, hash) do nothing returning bytes
    )
    insert into file_rooms as r (tenant_id, bytes) select ${tx.tenantId}, bytes from fresh
    on conflict (tenant_id) do update set bytes = r.bytes + excluded.bytes returning bytes`.execute(tx.sql);
  return Number(rows[0]?.bytes ?? 0n);
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
