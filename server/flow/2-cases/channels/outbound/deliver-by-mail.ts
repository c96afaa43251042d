// One message as a mail: written in the customer's language, with the reply token by which the answer finds its case (CHAN-2, CHAN-12).
import { scriptText } from '#api/texts/text-of';
import type { Language } from '#api/values';
import type { Acting } from '#platform/database/acting';
import { idOf } from '#platform/ids/make-id';
import { MailFault } from '#platform/mail/mail-fault';
import { domainOf, readAddress, withTag } from '#platform/mail/read-address';
import { sendMail } from '#platform/mail/send-mail';
import { writeMail } from '#platform/mail/write-mail';
import type { ChannelGround } from '../channel-ground.ts';
import { makeReplyToken } from '../inbound/reply-token.ts';
import { type Mailbox, mailServerOf } from '../setup/channel-settings.ts';
import { channelReader } from '../setup/channel-store.ts';
import { type Claimed, sendingWriter } from './sending-store.ts';

const filesBytesMax = 18_000_000;

/** Throws MailFault. */
export async function deliverByMail(acting: Acting, ground: ChannelGround, sending: Claimed): Promise<void> {
  const { mailbox, token, messageId } = await acting.transact(async (tx) => {
    const box = await channelReader(tx).mailbox(sending.throughId);
    const made = await makeReplyToken(tx, ground.seals, sending.caseId, sending.address);
    const outer =
      sending.outerId ??
      `${idOf('msg', sending.messageId).slice(4)}.${made}@${domainOf(box?.address ?? 'mail.invalid')}`;
    if (box && sending.outerId === null) await sendingWriter(tx).name(sending.messageId, outer);
    return { mailbox: box, token: made, messageId: outer };
  });
  const server = mailbox?.active ? mailServerOf(acting, ground.seals, mailbox, 'smtp') : undefined;
  if (!mailbox || !server) throw new MailFault('not_set_up');
  if (readAddress(sending.address) !== sending.address) throw new MailFault('recipient_refused');
  const bytes = await writeMail({
    messageId,
    from: { name: sending.company, address: mailbox.address },
    to: sending.address,
    replyTo: (mailbox.plusAddress && withTag(mailbox.address, token)) || mailbox.address,
    subject:
      sending.subject ??
      scriptText('mail.subject', { company: sending.company, number: sending.number }, sending.language),
    text: bodyOf(sending, mailbox),
    at: acting.database.clock.now(),
    references: sending.earlier,
    automatic: sending.automatic ? 'auto-generated' : null,
    files: await filesOf(ground, sending),
  });
  await sendMail(server, ground.allowedHosts, { from: mailbox.address, to: sending.address, bytes });
}

function bodyOf({ text, language, number }: Claimed, { signature }: Mailbox): string {
  const signed = signature?.[language] ?? signature?.['zh-CN'] ?? signature?.ru ?? signature?.en ?? '';
  const footer = scriptText('mail.footer', { number }, language as Language);
  return [text, signed, `-- \n${footer}`].filter((part) => part !== '').join('\n\n');
}

/** Read whole: a mail is built in memory. What would not fit is left out and named at the end by nobody: the page has it. */
async function filesOf({ kept }: ChannelGround, { files }: Claimed) {
  const read = [];
  let bytes = 0;
  for (const file of files) {
    bytes += Number(file.bytes);
    if (bytes > filesBytesMax) break;
    const pieces: Uint8Array[] = [];
    for await (const piece of kept.files.open(file.hash)) pieces.push(piece);
    read.push({ name: file.name, mediaType: file.mediaType, content: Buffer.concat(pieces) });
  }
  return read;
}
