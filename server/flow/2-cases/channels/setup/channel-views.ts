// Mailboxes and gateways as the settings show them: everything but the secrets.
import type { z } from 'zod';
import type { gatewayShown, mailboxShown } from '#api/flow/2-cases.channel-setup';
import type { Snapshot } from '#platform/database/transact';
import { idOf } from '#platform/ids/make-id';
import type { Gateway, Mailbox, ServerKept } from './channel-settings.ts';
import { channelReader, type Health } from './channel-store.ts';

export type MailboxShown = z.input<typeof mailboxShown>;
export type GatewayShown = z.input<typeof gatewayShown>;

export async function listMailboxesOf(snapshot: Snapshot): Promise<MailboxShown[]> {
  const reader = channelReader(snapshot);
  const health = await reader.health();
  return (await reader.mailboxes()).map((box) => shownMailbox(box, health.get(box.mailboxId)));
}

export async function listGatewaysOf(snapshot: Snapshot): Promise<GatewayShown[]> {
  const reader = channelReader(snapshot);
  const health = await reader.health();
  return (await reader.gateways()).map((one) => shownGateway(one, health.get(one.gatewayId)));
}

export function shownMailbox(box: Mailbox, health?: Health): MailboxShown {
  const { mailboxId, imap, imapSealed, smtp, smtpSealed, pushSealed, ...settings } = box;
  return {
    ...settings,
    mailboxId: idOf('mbx', mailboxId),
    imap: shownServer(imap, imapSealed),
    smtp: shownServer(smtp, smtpSealed),
    hasPushKey: pushSealed !== null,
    lookedAt: health?.seenAt ?? null,
    fault: health?.fault ?? null,
    faultAt: health?.faultAt ?? null,
  };
}

export function shownGateway(one: Gateway, health?: Health): GatewayShown {
  const { gatewayId, incomingSealed, outgoingSealed, ...settings } = one;
  return {
    ...settings,
    gatewayId: idOf('gwy', gatewayId),
    hasKeys: incomingSealed !== null && outgoingSealed !== null,
    heardAt: health?.seenAt ?? null,
    fault: health?.fault ?? null,
    faultAt: health?.faultAt ?? null,
  };
}

function shownServer(server: ServerKept | null, sealed: Buffer | null): MailboxShown['imap'] {
  if (server === null) return null;
  const { environment, ...rest } = server;
  const kind =
    environment !== null ? ('environment' as const) : sealed === null ? ('none' as const) : ('kept' as const);
  return { ...rest, secret: { kind, name: environment } };
}
