// A mail as the bytes that are sent: headers are written from parts that cannot break out of them (MAIL-4; T-X7, F07).
import MailComposer from 'nodemailer/lib/mail-composer';
import { assert } from '../assert.ts';
import { readAddress } from './read-address.ts';

export interface MailToWrite {
  /** Without brackets. */
  messageId: string;
  from: { name: string; address: string };
  to: string;
  replyTo: string;
  subject: string;
  text: string;
  at: Date;
  /** Message-IDs without brackets, oldest first. */
  references: readonly string[];
  /** RFC 3834: nobody's machine answers a mail that says it was not written by a person. */
  automatic: 'auto-generated' | 'auto-replied' | null;
  files: readonly { name: string; mediaType: string; content: Uint8Array }[];
}

export async function writeMail(mail: MailToWrite): Promise<Buffer> {
  for (const address of [mail.from.address, mail.to, mail.replyTo])
    assert(readAddress(address) === address, 'MAIL-4 a mail is written with addresses that were read');
  const references = mail.references.filter((id) => /^[^<>\s]{3,250}$/.test(id));
  const composer = new MailComposer({
    messageId: `<${mail.messageId}>`,
    from: { name: plainLine(mail.from.name), address: mail.from.address },
    to: { name: '', address: mail.to },
    replyTo: { name: '', address: mail.replyTo },
    subject: plainLine(mail.subject),
    date: mail.at,
    text: mail.text,
    ...(references.length === 0
      ? {}
      : { inReplyTo: `<${references.at(-1)}>`, references: references.slice(-20).map((id) => `<${id}>`) }),
    headers: mail.automatic === null ? {} : { 'Auto-Submitted': mail.automatic },
    attachments: mail.files.map(({ name, mediaType, content }) => ({
      filename: plainLine(name),
      contentType: mediaType,
      content: Buffer.from(content),
    })),
    // A text that names a file or an address of ours is a text.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await composer.compile().build();
}

function plainLine(given: string): string {
  return given
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, 300);
}
