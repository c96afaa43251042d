// Mailboxes and gateways as they are kept, and how a secret of theirs is opened (CHAN-16).
import type { z } from 'zod';
import type { gatewayShown, mailboxShown } from '#api/flow/2-cases.channel-setup';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { MailServer } from '#platform/mail/mail-server';
import type { Seals } from '#platform/secrets/seal-secret';

export interface ServerKept {
  host: string;
  port: number;
  security: MailServer['security'];
  user: string;
  /** The name of the variable that holds the secret, when it is not sealed. */
  environment: string | null;
}

type MailboxSettings = Omit<
  z.output<typeof mailboxShown>,
  'mailboxId' | 'imap' | 'smtp' | 'hasPushKey' | 'lookedAt' | 'fault' | 'faultAt'
>;
export interface Mailbox extends MailboxSettings {
  mailboxId: Uuid;
  imap: ServerKept | null;
  imapSealed: Buffer | null;
  smtp: ServerKept | null;
  smtpSealed: Buffer | null;
  pushSealed: Buffer | null;
}

type GatewaySettings = Omit<z.output<typeof gatewayShown>, 'gatewayId' | 'hasKeys' | 'heardAt' | 'fault' | 'faultAt'>;
export interface Gateway extends GatewaySettings {
  gatewayId: Uuid;
  incomingSealed: Buffer | null;
  outgoingSealed: Buffer | null;
}

/** Where a secret stands; it is a part of what it is sealed with, so that no secret works in another place. */
export const placeOfSecret = (throughId: Uuid, part: 'imap' | 'smtp' | 'push' | 'incoming' | 'outgoing') =>
  `${throughId} ${part}`;

/** The server with its secret; undefined when there is none set up, or its secret cannot be had. */
export function mailServerOf(
  { tenantId }: Pick<Snapshot, 'tenantId'>,
  seals: Seals,
  mailbox: Mailbox,
  part: 'imap' | 'smtp',
  env: Readonly<Record<string, string | undefined>> = process.env,
): MailServer | undefined {
  const kept = mailbox[part];
  const sealed = part === 'imap' ? mailbox.imapSealed : mailbox.smtpSealed;
  if (kept === null) return undefined;
  const { environment, ...server } = kept;
  const password =
    environment !== null
      ? env[environment]
      : sealed === null
        ? ''
        : seals.open(tenantId, placeOfSecret(mailbox.mailboxId, part), sealed);
  return password === undefined ? undefined : { ...server, password };
}

/** The key by which one side of a gateway, or who pushes mail, signs. */
export function signingKeyOf(
  { tenantId }: Pick<Snapshot, 'tenantId'>,
  seals: Seals,
  throughId: Uuid,
  part: 'push' | 'incoming' | 'outgoing',
  sealed: Buffer | null,
): string | undefined {
  return sealed === null ? undefined : seals.open(tenantId, placeOfSecret(throughId, part), sealed);
}
