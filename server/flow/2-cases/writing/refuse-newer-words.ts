// Whoever answers has read what the customer said last, or is shown it first (WRITE-3).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

/**
 * `readUpTo`: the customer's newest message that the writer has seen, null when there was none. Refuses `message.newer_came` with the
 * newest there is, and `message.not_found`. The case is locked, so that none comes between this and the sending.
 */
export async function refuseNewerWords(tx: Tx, caseId: Uuid, readUpTo: Uuid | null): Promise<void> {
  const { rows } = await sql<{ messageId: Uuid; at: string }>`
    select message_id as "messageId", at from case_messages
    where tenant_id = ${tx.tenantId} and case_id = ${caseId} and kind = 'from_customer'
    order by at desc, message_id desc limit 1`.execute(tx.sql);
  const [newest] = rows;
  if (!newest && readUpTo !== null) throw refuse('message.not_found', {});
  if (newest && newest.messageId !== readUpTo)
    throw refuse('message.newer_came', { messageId: idOf('msg', newest.messageId), at: newest.at });
}
