// Files let in and not named yet (FILE-12). Letting one in and clearing it away wait for each other, so that a file that is
// sent again at the moment it would be cleared stays.
import { sql } from 'kysely';
import type { Acting } from '../database/acting.ts';
import { type Tx, transact } from '../database/transact.ts';
import type { FileStore, StoredFile } from './file-store.ts';

/** No upload takes as long between its last byte and the row that names it. */
const arrivedForMsMax = 24 * 60 * 60_000;

/** In a transaction of its own, apart from the caller's key: what arrived is remembered even when the caller's work is rolled back. */
export async function letIn(acting: Acting, { hash }: StoredFile, judge: (tx: Tx) => Promise<void>): Promise<void> {
  await transact(acting.database, acting, async (tx) => {
    await lockHash(tx, hash);
    await judge(tx);
    await sql`insert into arrived_files (tenant_id, hash, arrived_at) values (${tx.tenantId}, ${hash}, ${tx.at})
      on conflict (tenant_id, hash) do update set arrived_at = excluded.arrived_at`.execute(tx.sql);
  });
}

/** A row names it now; or it is cleared, unless it has arrived anew since `before`. */
export async function forgetArrival(tx: Tx, hash: string, before?: Date): Promise<void> {
  await sql`delete from arrived_files where tenant_id = ${tx.tenantId} and hash = ${hash}
    ${before ? sql`and arrived_at < ${before}` : sql``}`.execute(tx.sql);
}

/** Removes what arrived more than a day ago and no tenant keeps. A store that fails keeps the file on the list for the next night. */
export async function clearArrivals(acting: Acting, files: FileStore, stop: AbortSignal): Promise<void> {
  const left = await acting.look(async ({ sql: on, tenantId, at }) => {
    const before = new Date(at.getTime() - arrivedForMsMax);
    const { rows } = await sql<{ hash: string }>`
      select hash from arrived_files where tenant_id = ${tenantId} and arrived_at < ${before} order by hash limit 1000`.execute(
      on,
    );
    return rows.map(({ hash }) => hash);
  });
  for (const hash of left) {
    if (stop.aborted) return;
    await acting.transact(async (tx) => {
      await lockHash(tx, hash);
      const since = new Date(tx.at.getTime() - arrivedForMsMax);
      const { rows } = await sql<{ wanted: boolean }>`select file_is_wanted(${hash}, ${since}) as wanted`.execute(
        tx.sql,
      );
      await forgetArrival(tx, hash, since);
      if (rows[0]?.wanted === false) await files.remove(hash);
    });
  }
}

/** One lock for a content, whoever's it is, until the transaction ends. */
async function lockHash(tx: Tx, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 12))`.execute(tx.sql);
}
