// Stops a message before it leaves, and sends a stopped or failed one again (CHAN-8).
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { mayTouchCase } from '../../change-case.ts';
import { wakeSender } from '../outbound/say-to-customer.ts';
import { aboutSending } from '../outbound/send-due.ts';
import { lockSending, type Sending, sendingWriter } from '../outbound/sending-store.ts';
import { type MessageShown, showMessage } from './conversation-views.ts';
import { findMessage } from './message-store.ts';
import { usableAddress } from './write-message.ts';

/** Refuses `message.not_found`, and `case.not_found` to whom the case is about. What only stands on the page has no sending. */
async function lockOwn(tx: Tx, messageId: Uuid): Promise<Sending | undefined> {
  const message = await findMessage(tx, messageId);
  if (!message) throw refuse('message.not_found', {});
  await mayTouchCase(tx, tx.actor, message.caseId);
  return await lockSending(tx, messageId);
}

/** Refuses `message.left_already`. */
export async function stopMessage(acting: Acting, messageId: Uuid): Promise<MessageShown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const sending = await lockOwn(tx, messageId);
    if (sending?.state !== 'waiting') throw refuse('message.left_already', { state: sending?.state ?? 'kept' });
    await sendingWriter(tx).settle(messageId, { state: 'stopped' });
    recordFact(tx, 'message.stopped', sending.caseId, aboutSending(sending));
    return await showMessage(tx, messageId);
  });
}

/**
 * Refuses `message.not_to_send_again` and `address.unusable`. To the same address it keeps its name, so that whoever has had it after all
 * knows it again; to another it is another mail.
 */
export async function sendMessageAgain(acting: Acting, messageId: Uuid, given: string | null): Promise<MessageShown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const sending = await lockOwn(tx, messageId);
    if (!sending || (sending.state !== 'failed' && sending.state !== 'stopped'))
      throw refuse('message.not_to_send_again', { state: sending?.state ?? 'kept' });
    const address = given === null ? sending.address : usableAddress(sending.channel, given);
    await sendingWriter(tx).beginAgain(messageId, address, address === sending.address ? sending.outerId : null);
    recordFact(tx, 'message.sent_again', sending.caseId, aboutSending(sending));
    await wakeSender(tx, tx.at);
    return await showMessage(tx, messageId);
  });
}
