// The job that sends what is due: one message after the other is claimed, sent outside any transaction, and settled (CHAN-9, CHAN-10).
import type { SendFault } from '#api/flow/2-cases.words';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { QueuedJob, RecurringJob } from '#platform/jobs/jobs';
import { faultOf } from '#platform/mail/mail-fault';
import type { ChannelGround } from '../channel-ground.ts';
import { channelWriter } from '../setup/channel-store.ts';
import { deliverByGateway } from './deliver-by-gateway.ts';
import { deliverByMail } from './deliver-by-mail.ts';
import { sendDueName } from './say-to-customer.ts';
import { isOfTheWay, pauseAfter } from './sending-rules.ts';
import { type Claimed, type Sending, sendingWriter } from './sending-store.ts';

export function sendingJobs(ground: ChannelGround): { recurring: RecurringJob; queued: QueuedJob } {
  const run = (acting: Acting, stop: AbortSignal) => sendDue(acting, ground, stop);
  return {
    recurring: { name: 'send-due-each-minute', schedule: '* * * * *', run },
    queued: { name: sendDueName, attemptsMax: 12, run: (acting, _, stop) => run(acting, stop) },
  };
}

/** Until nothing is due. A way that fails is left alone for this turn: its other messages wait without being tried in vain. */
export async function sendDue(acting: Acting, ground: ChannelGround, stop: AbortSignal): Promise<void> {
  const failing: Uuid[] = [];
  while (!stop.aborted) {
    const sending = await acting.transact((tx) => sendingWriter(tx).claim(failing));
    if (!sending) return;
    const outcome = await deliver(acting, ground, sending);
    await acting.transact((tx) => settle(tx, sending, outcome));
    if (outcome !== 'sent' && isOfTheWay(outcome.why)) failing.push(sending.throughId);
  }
}

type Outcome = 'sent' | { why: SendFault; said: string | null };

async function deliver(acting: Acting, ground: ChannelGround, sending: Claimed): Promise<Outcome> {
  try {
    if (sending.channel === 'email') await deliverByMail(acting, ground, sending);
    else await deliverByGateway(acting, ground, sending);
    return 'sent';
  } catch (error) {
    const { why, said } = faultOf(error);
    return { why, said };
  }
}

async function settle(tx: Tx, sending: Claimed, outcome: Outcome): Promise<void> {
  const { messageId, throughId } = sending;
  if (outcome === 'sent') {
    await sendingWriter(tx).settle(messageId, { state: 'sent' });
    await channelWriter(tx).seen(throughId);
    recordFact(tx, 'message.delivered', sending.caseId, aboutSending(sending));
    return;
  }
  const { why, said } = outcome;
  if (isOfTheWay(why)) await channelWriter(tx).failed(throughId, why);
  const pauseMinutes = pauseAfter(sending.attempts, why, spreadOf(messageId));
  if (pauseMinutes === null) return await settleFailed(tx, sending, why, said);
  const tryAt = new Date(tx.at.getTime() + pauseMinutes * 60_000);
  await sendingWriter(tx).settle(messageId, { state: 'waiting', why, said, tryAt });
}

/** For good, or until somebody sends it again. */
export async function settleFailed(tx: Tx, sending: Sending, why: SendFault, said: string | null): Promise<void> {
  await sendingWriter(tx).settle(sending.messageId, { state: 'failed', why, said });
  recordFact(tx, 'message.failed', sending.caseId, { ...aboutSending(sending), why });
}

export function aboutSending({ caseId, messageId, channel }: Pick<Sending, 'caseId' | 'messageId' | 'channel'>) {
  return { caseId: idOf('cas', caseId), messageId: idOf('msg', messageId), channel };
}

/** The same for the same message, and spread evenly over all. */
function spreadOf(messageId: Uuid): number {
  return Number.parseInt(messageId.slice(-4), 16) / 0xffff;
}
