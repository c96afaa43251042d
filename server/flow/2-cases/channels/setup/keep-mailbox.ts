// Adds and changes mailboxes, makes the key for pushing, and tries whether mail can be received and sent.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { addMailbox as route, tryMailbox as tryRoute } from '#api/flow/2-cases.channel-setup';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { tryReceiving } from '#platform/mail/follow-mailbox';
import { faultOf } from '#platform/mail/mail-fault';
import type { MailServer } from '#platform/mail/mail-server';
import { readAddress } from '#platform/mail/read-address';
import { trySending } from '#platform/mail/send-mail';
import { refuse } from '#platform/refusal';
import type { Seals } from '#platform/secrets/seal-secret';
import type { ChannelGround } from '../channel-ground.ts';
import { type Mailbox, mailServerOf, placeOfSecret, type ServerKept } from './channel-settings.ts';
import { channelReader, channelWriter } from './channel-store.ts';
import { type MailboxShown, shownMailbox } from './channel-views.ts';

export type MailboxGiven = z.output<typeof route.body>;
type ServerGiven = NonNullable<MailboxGiven['imap']>;
const mailboxesMax = 100;

/** Refuses `address.unusable`, `mailbox.address_taken`, `mailbox.too_many` and `secret.not_in_environment`. */
export async function addMailbox(acting: Acting, seals: Seals, given: MailboxGiven): Promise<MailboxShown> {
  allow(acting, 'channel.setup');
  return await acting.transact(async (tx) => {
    if ((await channelReader(tx).mailboxes()).length >= mailboxesMax)
      throw refuse('mailbox.too_many', { most: mailboxesMax });
    const box = await keep(tx, seals, makeUuid(), given, undefined);
    recordFact(tx, 'mailbox.added', box.mailboxId, { mailboxId: idOf('mbx', box.mailboxId) });
    return shownMailbox(box);
  });
}

/** A secret that is not given anew stays. Refuses as `addMailbox`, and `mailbox.not_found`. */
export async function changeMailbox(
  acting: Acting,
  seals: Seals,
  mailboxId: Uuid,
  given: MailboxGiven,
): Promise<MailboxShown> {
  allow(acting, 'channel.setup');
  return await acting.transact(async (tx) => {
    const before = await channelReader(tx).mailbox(mailboxId);
    if (!before) throw refuse('mailbox.not_found', {});
    const box = await keep(tx, seals, mailboxId, given, before);
    recordFact(tx, 'mailbox.changed', mailboxId, { mailboxId: idOf('mbx', mailboxId) });
    return shownMailbox(box, (await channelReader(tx).health()).get(mailboxId));
  });
}

async function keep(
  tx: Tx,
  seals: Seals,
  mailboxId: Uuid,
  given: MailboxGiven,
  before: Mailbox | undefined,
): Promise<Mailbox> {
  const address = readAddress(given.address);
  if (address === undefined) throw refuse('address.unusable', { address: given.address });
  if (await channelWriter(tx).addressTaken(address, mailboxId)) throw refuse('mailbox.address_taken', { address });
  const seal = (part: 'imap' | 'smtp') => {
    const server = given[part];
    const kept = before?.[part === 'imap' ? 'imapSealed' : 'smtpSealed'] ?? null;
    return server === null
      ? null
      : sealedSecret(tx, seals, placeOfSecret(mailboxId, part), server, before?.[part] ?? null, kept);
  };
  const box: Mailbox = {
    ...given,
    mailboxId,
    address,
    imap: serverKept(given.imap, before?.imap ?? null),
    imapSealed: seal('imap'),
    smtp: serverKept(given.smtp, before?.smtp ?? null),
    smtpSealed: seal('smtp'),
    pushSealed: before?.pushSealed ?? null,
  };
  await channelWriter(tx).keepMailbox(box);
  return box;
}

/** A secret belongs to the server it was given for: sent to another host it would be given away (CHAN-16). */
const isSameServer = (given: ServerGiven, before: ServerKept | null) =>
  before?.host === given.host && before.user === given.user;

function serverKept(given: ServerGiven | null, before: ServerKept | null): ServerKept | null {
  if (given === null) return null;
  const { secret, ...server } = given;
  if (secret === null)
    return { ...server, environment: isSameServer(given, before) ? (before?.environment ?? null) : null };
  if (secret.kind === 'kept') return { ...server, environment: null };
  if (process.env[secret.name] === undefined) throw refuse('secret.not_in_environment', { name: secret.name });
  return { ...server, environment: secret.name };
}

function sealedSecret(
  { tenantId }: Tx,
  seals: Seals,
  place: string,
  given: ServerGiven,
  before: ServerKept | null,
  kept: Buffer | null,
): Buffer | null {
  if (given.secret === null) return isSameServer(given, before) ? kept : null;
  return given.secret.kind === 'kept' ? seals.seal(tenantId, place, given.secret.secret) : null;
}

/** Refuses `mailbox.not_found`. The secret joins the answer outside the transaction: no secret is kept for replays (AUTH-4). */
export async function makePushKey(acting: Acting, seals: Seals, mailboxId: Uuid): Promise<{ secret: string }> {
  allow(acting, 'channel.setup');
  const secret = randomBytes(32).toString('base64url');
  const made = await acting.transact(async (tx) => {
    const box = await channelReader(tx).mailbox(mailboxId);
    if (!box) throw refuse('mailbox.not_found', {});
    const pushSealed = seals.seal(tx.tenantId, placeOfSecret(mailboxId, 'push'), secret);
    await channelWriter(tx).keepMailbox({ ...box, pushSealed });
    recordFact(tx, 'mailbox.key_made', mailboxId, { mailboxId: idOf('mbx', mailboxId) });
    return { secret: '' };
  });
  return { ...made, secret };
}

type Tried = NonNullable<z.input<typeof tryRoute.answer>['sending']>;

/** Signs in to both servers and sends nothing. Refuses `mailbox.not_found`. */
export async function tryMailbox(
  acting: Acting,
  { seals, allowedHosts }: ChannelGround,
  mailboxId: Uuid,
): Promise<{ receiving: Tried | null; sending: Tried | null }> {
  allow(acting, 'channel.setup');
  const box = await acting.look((snapshot) => channelReader(snapshot).mailbox(mailboxId));
  if (!box) throw refuse('mailbox.not_found', {});
  const tried = async (
    part: 'imap' | 'smtp',
    attempt: (server: MailServer) => Promise<void>,
  ): Promise<Tried | null> => {
    if (box[part] === null) return null;
    const server = mailServerOf(acting, seals, box, part);
    if (!server) return { ok: false, why: 'not_set_up', said: null };
    try {
      await attempt(server);
      return { ok: true, why: null, said: null };
    } catch (error) {
      const { why, said } = faultOf(error);
      return { ok: false, why, said };
    }
  };
  const [receiving, sending] = await Promise.all([
    box.receives === 'imap' ? tried('imap', (server) => tryReceiving(server, allowedHosts)) : null,
    tried('smtp', (server) => trySending(server, allowedHosts)),
  ]);
  return { receiving, sending };
}
