// A notice of non-delivery makes the message it names failed, and no other (CHAN-11): by our Message-ID and its token, which nobody can guess.
import type { Tx } from '#platform/database/transact';
import type { MailRead } from '#platform/mail/mail-read';
import type { Seals } from '#platform/secrets/seal-secret';
import { findThread, tokenOfOwnMessage } from '../inbound/reply-token.ts';
import { settleFailed } from './send-due.ts';
import { lockSendingByOuterId } from './sending-store.ts';

export async function noteBounce(tx: Tx, seals: Seals, { report }: MailRead, tokens: readonly string[]): Promise<void> {
  const token = report?.messageId ? tokenOfOwnMessage(report.messageId) : undefined;
  if (!report?.failed || !report.messageId || token === undefined) return;
  // A notice that names one message and answers another is nobody's.
  if (tokens.length > 0 && !tokens.includes(token)) return;
  const thread = await findThread(tx, seals, token);
  const sending = thread && (await lockSendingByOuterId(tx, report.messageId));
  if (sending && (sending.state === 'sent' || sending.state === 'delivered'))
    await settleFailed(tx, sending, 'bounced', report.said || null);
}
