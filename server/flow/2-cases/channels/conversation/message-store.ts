// SQL on what belongs to a message beside its row: its files, and the row itself by its id alone.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export async function addMessageFiles(tx: Tx, messageId: Uuid, fileIds: readonly Uuid[]): Promise<void> {
  if (fileIds.length === 0) return;
  await sql`insert into message_files (tenant_id, message_id, file_id)
    select ${tx.tenantId}, ${messageId}, f from unnest(${[...fileIds]}::uuid[]) as f on conflict do nothing`.execute(
    tx.sql,
  );
}

/** Of files named, those of the case. */
export async function filesOfCase(
  { sql: on, tenantId }: Snapshot,
  caseId: Uuid,
  fileIds: readonly Uuid[],
): Promise<Uuid[]> {
  const { rows } = await sql<{ fileId: Uuid }>`select file_id as "fileId" from case_files
    where tenant_id = ${tenantId} and case_id = ${caseId} and file_id = any(${[...fileIds]}::uuid[])`.execute(on);
  return rows.map(({ fileId }) => fileId);
}

export interface MessageFound {
  messageId: Uuid;
  caseId: Uuid;
  arrivalId: Uuid | null;
}

/** Messages are kept by case; this index finds one by itself. */
export async function findMessage({ sql: on, tenantId }: Snapshot, messageId: Uuid): Promise<MessageFound | undefined> {
  const { rows } =
    await sql<MessageFound>`select message_id as "messageId", case_id as "caseId", arrival_id as "arrivalId"
    from case_messages where tenant_id = ${tenantId} and message_id = ${messageId}`.execute(on);
  return rows[0];
}
