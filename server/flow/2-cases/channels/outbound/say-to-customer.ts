// Something is said to the customer: it stands on their page at once, and goes out by the way of the case (CHAN-15).
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { addJob, addJobAt } from '#platform/jobs/jobs';
import { caseWriter } from '../../case-store.ts';
import { keepCase, lockFor } from '../../change-case.ts';
import { addMessageFiles } from '../conversation/message-store.ts';
import { type Way, waysToCustomers } from './choose-way.ts';
import { sendingWriter } from './sending-store.ts';

export const sendDueName = 'send-due-messages';

export interface Said {
  text: string;
  subject?: string | null;
  /** Files of the case. */
  files?: readonly Uuid[];
  /** Written by the system. */
  automatic: boolean;
  /** By default the way that is best for the case. */
  way?: Way;
  sendAt?: Date | null;
}

/** For a case that the caller holds locked and keeps. Answers the id of the message. */
export async function sayToCustomer(tx: Tx, caseId: Uuid, said: Said): Promise<Uuid> {
  const way = said.way ?? (await waysToCustomers(tx, [caseId])).get(caseId)?.chosen;
  const messageId = makeUuid();
  const { text, subject = null, automatic, files = [] } = said;
  await caseWriter(tx).addMessage(caseId, {
    ...{ messageId, kind: 'to_customer' as const, text, subject, automatic },
    ...{ channel: way?.channel ?? 'page', throughId: way?.throughId ?? null, address: way?.address ?? null },
  });
  await addMessageFiles(tx, messageId, files);
  const later = said.sendAt && said.sendAt > tx.at ? said.sendAt : null;
  if (way && way.throughId !== null && way.address !== null && way.channel !== 'page') {
    // What a person wrote can be taken back for a moment; the system does not change its mind (CHAN-8).
    const held = new Date(tx.at.getTime() + (automatic ? 0 : way.holdSeconds * 1_000));
    const sendAt = later ?? held;
    const { channel, throughId, address } = way;
    await sendingWriter(tx).add([{ messageId, caseId, channel, throughId, address, automatic, sendAt }]);
    await wakeSender(tx, sendAt);
  }
  recordFact(tx, 'message.sent', caseId, {
    caseId: idOf('cas', caseId),
    messageId: idOf('msg', messageId),
    channel: way?.channel ?? 'page',
    automatic,
    sendAt: later?.toISOString() ?? null,
  });
  return messageId;
}

/** The job of the minute finds everything that is due; this makes it come at the moment. */
export async function wakeSender(tx: Tx, at: Date): Promise<void> {
  const held = at.getTime() - tx.at.getTime();
  if (held <= 0) await addJob(tx, sendDueName, {}, `${sendDueName} ${tx.tenantId}`);
  else await addJobAt(tx, sendDueName, {}, `${sendDueName} ${tx.tenantId} ${at.toISOString()}`, at);
}

/**
 * The door for later stages: what they write to the customer goes by the channel of the case and stands on the page. Refuses `case.not_found`
 * and what CASE-6 says of a case that takes no message.
 */
export async function sendToCustomer(tx: Tx, { caseUuid, ...said }: Said & { caseUuid: Uuid }): Promise<Uuid> {
  const file = await lockFor(tx, 'message', caseUuid);
  const messageId = await sayToCustomer(tx, caseUuid, said);
  await keepCase(tx, file);
  return messageId;
}
