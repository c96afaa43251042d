// For later stages: what they write to the customer stands among the messages of the case, where the customer reads it.
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { caseWriter } from '../case-store.ts';
import { keepCase, lockFor } from '../change-case.ts';

/** Refuses `case.not_found`, and what CASE-6 says of a case that takes no message. */
export async function tellCustomer(tx: Tx, caseId: Uuid, text: string): Promise<void> {
  const file = await lockFor(tx, 'message', caseId);
  const messageId = makeUuid();
  await caseWriter(tx).addMessage(caseId, { messageId, kind: 'to_customer', text });
  recordFact(tx, 'case.message_sent', caseId, { caseId: idOf('cas', caseId), messageId: idOf('msg', messageId) });
  await keepCase(tx, file);
}
