// The original of a message: cleaned HTML for the sandboxed frame, and the whole mail as an attachment that cannot run (T-X1, T-X2).
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Acting } from '#platform/database/acting';
import type { FileStore } from '#platform/files/file-store';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { mayTouchCase } from '../../change-case.ts';
import { attachmentNamed } from '../../files/media-type.ts';
import { findArrival, type KeptArrival } from '../inbound/arrival-store.ts';
import { findMessage } from './message-store.ts';

/** Refuses `message.not_found`, and `case.not_found` to whom the case is about. */
async function originalOf(acting: Acting, messageId: Uuid): Promise<KeptArrival | undefined> {
  return await acting.look(async (snapshot) => {
    const message = await findMessage(snapshot, messageId);
    if (!message) throw refuse('message.not_found', {});
    await mayTouchCase(snapshot, acting.actor, message.caseId);
    return message.arrivalId === null ? undefined : await findArrival(snapshot, message.arrivalId);
  });
}

/** Refuses `message.without_html`. */
export async function readMessageHtml(
  acting: Acting,
  messageId: Uuid,
): Promise<{ html: string; picturesBlocked: number }> {
  const arrival = await originalOf(acting, messageId);
  if (!arrival?.html) throw refuse('message.without_html', {});
  return { html: arrival.html, picturesBlocked: arrival.picturesBlocked };
}

export async function sendOriginal(
  acting: Acting,
  messageId: Uuid,
  reply: FastifyReply,
  files: FileStore,
): Promise<FastifyReply> {
  const arrival = await originalOf(acting, messageId);
  if (!arrival?.rawHash) throw refuse('message.not_found', {});
  return reply
    .type('application/octet-stream')
    .header('content-disposition', attachmentNamed('message.eml'))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(Readable.from(files.open(arrival.rawHash)));
}
