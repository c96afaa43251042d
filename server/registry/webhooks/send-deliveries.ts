// Sends what waits for one webhook: claims, posts side by side, writes down what came back, until nothing is due.
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { type Answered, postTo } from '#platform/http/post-to';
import { signatureHeader, signBody } from '#platform/http/sign-body';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { addJob, addJobAt, type QueuedJob, type RecurringJob } from '#platform/jobs/jobs';
import type { Seals } from '#platform/secrets/seal-secret';
import { isReceived, pauseAfter, stopsAfter } from './delivery-rules.ts';
import { secretPlace } from './secret-place.ts';
import { type Delivery, type Webhook, webhookReader, webhookWriter } from './webhook-store.ts';
import { writeBody } from './write-body.ts';

export interface WebhookGround {
  seals: Seals;
  /** Hosts of private networks that may be told (HOOK-6). */
  allowedHosts: readonly string[];
}

export const answerWithinMs = 10_000;
/** Longer than an answer may take: who has not written down what came back by then is dead. */
const claimMs = 60_000;
const atOnce = 8;
const keptMs = 30 * 24 * 3_600_000;
const jobName = 'webhooks.send';

export async function sendSoon(tx: Tx, webhookId: Uuid): Promise<void> {
  await addJob(tx, jobName, { webhookId }, `${jobName}:${webhookId}`);
}

export function sendingJobs(ground: WebhookGround): { queued: QueuedJob[]; recurring: RecurringJob[] } {
  return {
    queued: [
      {
        name: jobName,
        attemptsMax: 5,
        run: (acting, payload, stop) => sendDeliveries(acting, ground, payload.webhookId as Uuid, stop),
      },
    ],
    recurring: [
      {
        // After a process died with claims, and on a story's clock.
        name: 'webhooks.look',
        schedule: '* * * * *',
        async run(acting, stop) {
          const hooks = await acting.look((snapshot) => webhookReader(snapshot).all());
          for (const { webhookId, state, waiting } of hooks)
            if (state === 'on' && waiting > 0) await sendDeliveries(acting, ground, webhookId, stop);
        },
      },
      {
        name: 'webhooks.forget',
        schedule: '20 3 * * *',
        async run(acting) {
          await acting.transact((tx) => webhookWriter(tx).forgetReceived(new Date(tx.at.getTime() - keptMs)));
        },
      },
    ],
  };
}

/** Ends when nothing is due; what is due later has a job of its own by then. */
async function sendDeliveries(
  acting: Acting,
  ground: WebhookGround,
  webhookId: Uuid,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    const claimed = await acting.transact(async (tx) => {
      const webhook = await webhookReader(tx).find(webhookId);
      if (webhook?.state !== 'on') return undefined;
      const due = await webhookWriter(tx).claim(webhookId, new Date(tx.at.getTime() + claimMs), atOnce);
      const next = due.length === 0 ? await webhookReader(tx).nextDue(webhookId) : undefined;
      if (next) await addJobAt(tx, jobName, { webhookId }, `${jobName}:${webhookId}:later`, next);
      return { webhook, due };
    });
    if (!claimed || claimed.due.length === 0) return;
    await Promise.all(claimed.due.map((delivery) => sendOne(acting, ground, claimed.webhook, delivery)));
  }
}

async function sendOne(acting: Acting, ground: WebhookGround, webhook: Webhook, delivery: Delivery): Promise<void> {
  const answered = await tell(acting, ground, webhook, writeBody(delivery), idOf('whd', delivery.deliveryId));
  await acting.transact((tx) => writeDown(tx, delivery, answered));
}

/** HOOK-3: signed by each secret that holds. */
export async function tell(
  acting: Acting,
  { seals, allowedHosts }: WebhookGround,
  webhook: Webhook,
  text: string,
  deliveryId: string,
): Promise<Answered> {
  const at = acting.database.clock.now();
  const { webhookId, secretSealed, formerSealed, formerUntil } = webhook;
  const former = formerUntil !== null && at < new Date(formerUntil) ? formerSealed : null;
  const keys = [secretSealed, former].flatMap((sealed) =>
    sealed === null ? [] : (seals.open(acting.tenantId, secretPlace(webhookId), sealed) ?? []),
  );
  const body = Buffer.from(text);
  const headers = { [signatureHeader]: signBody(keys, body, at), 'makegood-delivery': deliveryId };
  return await postTo({ url: new URL(webhook.url), body, headers, allowedHosts, answerWithinMs });
}

async function writeDown(tx: Tx, delivery: Delivery, answered: Answered): Promise<void> {
  const writer = webhookWriter(tx);
  const webhook = await webhookReader(tx).find(delivery.webhookId, true);
  if (!webhook) return;
  const status = 'status' in answered ? answered.status : null;
  const told = { status, fault: 'fault' in answered ? answered.fault : null, said: answered.said };
  const at = tx.at.toISOString();
  if (isReceived(status)) {
    await writer.settle({ ...delivery, ...told, state: 'received', receivedAt: at });
    await writer.keep({ ...webhook, receivedAt: at, failingSince: null });
    return;
  }
  const dueAt = new Date(tx.at.getTime() + pauseAfter(delivery.attempts)).toISOString();
  await writer.settle({ ...delivery, ...told, dueAt });
  const failingSince = webhook.failingSince ?? at;
  const stoppedWhy = webhook.state === 'on' ? stopsAfter(status, new Date(failingSince), tx.at) : undefined;
  await writer.keep({ ...webhook, failingSince, ...(stoppedWhy && { state: 'stopped', stoppedWhy }) });
  if (stoppedWhy)
    recordFact(tx, 'webhook.stopped', webhook.webhookId, {
      webhookId: idOf('whk', webhook.webhookId),
      why: stoppedWhy,
    });
}
