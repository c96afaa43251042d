// Follows every mailbox that is fetched by IMAP: one connection each, opened again with growing pauses when it fails. Every process of an
// installation follows; what two of them fetch is taken in once (CHAN-1).
import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '#platform/auth/actor';
import { actingFor } from '#platform/database/acting';
import { type Database, look, type Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { followMailbox, type MailPlace } from '#platform/mail/follow-mailbox';
import { faultOf } from '#platform/mail/mail-fault';
import type { ChannelGround } from '../channel-ground.ts';
import { noteTooLarge, takeMail } from '../inbound/take-mail.ts';
import { type Mailbox, mailServerOf } from '../setup/channel-settings.ts';
import { channelReader, channelWriter } from '../setup/channel-store.ts';

const settingsEveryMs = 10_000;
const firstPauseMs = 2_000;
const longestPauseMs = 300_000;

export interface MailboxWatch {
  stop(): Promise<void>;
}

interface Followed {
  settings: string;
  stop: AbortController;
  ended: Promise<void>;
}

export function watchMailboxes(
  database: Database,
  ground: ChannelGround,
  tenantIds: () => Promise<Uuid[]>,
  onError: (error: unknown) => void,
  everyMs = settingsEveryMs,
): MailboxWatch {
  const followed = new Map<string, Followed>();
  const stopping = new AbortController();
  const lookOnce = async () => {
    const wanted = new Map<string, { tenantId: Uuid; box: Mailbox }>();
    for (const tenantId of await tenantIds())
      for (const box of await look(database, tenantId, (snapshot) => channelReader(snapshot).mailboxes()))
        if (box.active && box.receives === 'imap') wanted.set(`${tenantId} ${box.mailboxId}`, { tenantId, box });
    for (const [key, { settings, stop }] of followed) {
      if (settings === settingsOf(wanted.get(key)?.box)) continue;
      stop.abort();
      followed.delete(key);
    }
    for (const [key, { tenantId, box }] of wanted) {
      if (followed.has(key) || stopping.signal.aborted) continue;
      const stop = new AbortController();
      const signal = AbortSignal.any([stop.signal, stopping.signal]);
      followed.set(key, {
        settings: settingsOf(box),
        stop,
        ended: follow(database, ground, tenantId, box, signal, onError),
      });
    }
  };
  const turns = (async () => {
    while (!stopping.signal.aborted) {
      await lookOnce().catch(onError);
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await turns;
      await Promise.all([...followed.values()].map(({ ended }) => ended));
    },
  };
}

const settingsOf = (box: Mailbox | undefined) => JSON.stringify(box ?? null);

async function follow(
  database: Database,
  ground: ChannelGround,
  tenantId: Uuid,
  box: Mailbox,
  stop: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  const acting = actingFor(database, tenantId, systemActor('fetch-mail'));
  let pauseMs = firstPauseMs;
  while (!stop.aborted) {
    try {
      const server = mailServerOf(acting, ground.seals, box, 'imap');
      if (!server) return await acting.transact((tx) => channelWriter(tx).failed(box.mailboxId, 'not_set_up'));
      const health = (await acting.look((snapshot) => channelReader(snapshot).health())).get(box.mailboxId);
      const seen = (place: MailPlace) => acting.transact((tx) => channelWriter(tx).seen(box.mailboxId, place));
      const from = health?.validity ? { validity: health.validity, next: Number(health.next) } : null;
      await followMailbox(
        server,
        ground.allowedHosts,
        {
          from,
          async take(bytes, after) {
            const move = (tx: Tx) => channelWriter(tx).seen(box.mailboxId, after);
            if (bytes === null) await noteTooLarge(acting, ground, box, after, move);
            else await takeMail(acting, ground, box, bytes, move);
          },
          async looked(place) {
            pauseMs = firstPauseMs;
            await seen(place);
          },
        },
        stop,
      );
    } catch (error) {
      if (stop.aborted) return;
      const { why } = faultOf(error);
      if (why === 'other') onError(error);
      await acting.transact((tx) => channelWriter(tx).failed(box.mailboxId, why)).catch(onError);
    }
    await sleep(pauseMs, undefined, { signal: stop, ref: false }).catch(() => undefined);
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  }
}
