// A mail as it came, from a mailbox or pushed: kept whole first, then read within limits, then taken in (CHAN-1).
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { makeUuid } from '#platform/ids/make-id';
import { checkOfSender, freshPart, kindOfMail } from '#platform/mail/judge-mail';
import { type MailFile, type MailRead, mailLimits } from '#platform/mail/mail-read';
import { cutTag } from '#platform/mail/read-address';
import { readMail } from '#platform/mail/read-mail';
import { headBytes, mediaTypeOf, tidyName } from '../../files/media-type.ts';
import type { ChannelGround } from '../channel-ground.ts';
import { noteBounce } from '../outbound/note-bounce.ts';
import type { Mailbox } from '../setup/channel-settings.ts';
import type { ArrivedFile } from './arrival-store.ts';
import { tokensIn } from './reply-token.ts';
import { type Incoming, takeArrival } from './take-arrival.ts';

const fileBytesMax = 20_000_000;

/** False when the same mail had come before. Throws when there is no room to keep it: it then stays where it is and comes again. */
export async function takeMail(
  acting: Acting,
  ground: ChannelGround,
  mailbox: Mailbox,
  bytes: Uint8Array,
  also?: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  const raw = await ground.kept.receive(acting, Readable.from([bytes]), mailLimits.bytes);
  const mail = await readMail(bytes);
  const incoming = mail ? await readIncoming(acting, ground, mailbox, raw.hash, mail) : unreadable(mailbox, raw.hash);
  return await takeArrival(acting, ground, incoming, async (tx) => {
    await ground.kept.keep(tx, raw);
    await also?.(tx);
    if (mail?.report) await noteBounce(tx, ground.seals, mail, incoming.tokens);
  });
}

async function readIncoming(
  acting: Acting,
  ground: ChannelGround,
  mailbox: Mailbox,
  rawHash: string,
  mail: MailRead,
): Promise<Incoming> {
  const { files, leftOut } = await keepFiles(acting, ground, mail.files);
  const tags = mail.recipients.map(cutTag).flatMap(({ plain, tag }) => (plain === mailbox.address ? [tag] : []));
  return {
    ...settingsOf(mailbox),
    arrival: {
      ...placeless(mailbox, rawHash),
      outerId: mail.messageId,
      fromAddress: mail.fromAddress ?? 'unknown',
      fromName: mail.fromName,
      subject: mail.subject,
      text: freshPart(mail.text),
      html: mail.html,
      picturesBlocked: mail.picturesBlocked,
      filesLeftOut: [...leftOut, ...mail.filesLeftOut].slice(0, 50),
    },
    fingerprint: fingerprintOf(mail, rawHash, files),
    files,
    kind: mail.fromAddress === null ? 'unreadable' : kindOfMail(mail),
    check: checkOfSender(mail, mailbox.checkedBy),
    tokens: tokensIn(tags, mail.references),
    reachedBy: { kind: 'email', address: mail.fromAddress ?? 'unknown' },
  };
}

const settingsOf = ({ language, strangers, confirms }: Mailbox) => ({ language, strangers, confirms });

function placeless({ mailboxId, line }: Mailbox, rawHash: string | null) {
  return { arrivalId: makeUuid(), line, throughId: mailboxId, channel: 'email' as const, rawHash };
}

/** A mail past what is read is told to a person by its place in the mailbox, where it still lies. */
export async function noteTooLarge(
  acting: Acting,
  ground: ChannelGround,
  mailbox: Mailbox,
  place: { validity: string; next: number },
  also: (tx: Tx) => Promise<void>,
): Promise<void> {
  const incoming = unreadable(mailbox, null);
  const fingerprint = createHash('sha256').update(`${mailbox.mailboxId} ${place.validity} ${place.next}`).digest();
  await takeArrival(acting, ground, { ...incoming, fingerprint }, also);
}

/** Kept whole for a person to look at with tools of their own. */
function unreadable(mailbox: Mailbox, rawHash: string | null): Incoming {
  return {
    ...settingsOf(mailbox),
    arrival: {
      ...placeless(mailbox, rawHash),
      ...{ outerId: null, fromAddress: 'unknown', fromName: null, subject: null, text: '', html: null },
      ...{ picturesBlocked: 0, filesLeftOut: [] },
    },
    fingerprint: createHash('sha256')
      .update(rawHash ?? '')
      .digest(),
    files: [],
    kind: 'unreadable',
    check: 'unknown',
    tokens: [],
    reachedBy: null,
  };
}

/**
 * What was written, not how it travelled: a mail that reaches two of our addresses comes with other headers and is the same mail. One without
 * a Message-ID is told by its bytes.
 */
function fingerprintOf(mail: MailRead, rawHash: string, files: readonly ArrivedFile[]): Buffer {
  const { messageId, fromAddress, subject, text, html } = mail;
  const parts = [messageId ?? rawHash, fromAddress, subject, text, html, files.map(({ hash }) => hash)];
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** The same rules as for files of a case: known by their bytes, photos and PDF alone (T-X2, T-X10). */
async function keepFiles(
  acting: Acting,
  { kept }: ChannelGround,
  given: readonly MailFile[],
): Promise<{ files: ArrivedFile[]; leftOut: string[] }> {
  const files: ArrivedFile[] = [];
  const leftOut: string[] = [];
  for (const { name, content } of given) {
    const mediaType = mediaTypeOf(content.slice(0, headBytes));
    if (mediaType === undefined || content.length > fileBytesMax) {
      leftOut.push(tidyName(name));
      continue;
    }
    const stored = await kept.receive(acting, Readable.from([content]), fileBytesMax);
    files.push({ ...stored, name: tidyName(name), mediaType });
  }
  return { files, leftOut };
}
