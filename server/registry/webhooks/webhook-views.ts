// Webhooks and deliveries as an administrator sees them; a secret is never among it.

import type { z } from 'zod';
import type { AnswerOf, QueryOf } from '#api/contract';
import type { listDeliveries as deliveriesRoute, showDelivery as deliveryRoute, webhook } from '#api/registry/webhooks';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { pageOfRows, readPageKey } from '../page-key.ts';
import { type Delivery, type Webhook, webhookReader } from './webhook-store.ts';
import { writeBody } from './write-body.ts';

export type WebhookShown = z.input<typeof webhook>;

export async function listWebhooks(acting: Acting): Promise<{ rows: WebhookShown[] }> {
  const rows = await acting.look((snapshot) => webhookReader(snapshot).all());
  return { rows: rows.map((one) => shownWebhook(one, one.waiting)) };
}

export async function shownIn(snapshot: Snapshot, webhookId: Uuid): Promise<WebhookShown> {
  const one = (await webhookReader(snapshot).all()).find((each) => each.webhookId === webhookId);
  if (!one) throw refuse('webhook.not_found', {});
  return shownWebhook(one, one.waiting);
}

function shownWebhook(one: Webhook, waiting: number): WebhookShown {
  const { name, url, factNames, state, stoppedWhy, madeAt, receivedAt, failingSince, formerUntil } = one;
  const told = { name, url, factNames, state, stoppedWhy, madeAt, receivedAt, failingSince, waiting };
  return { ...told, webhookId: idOf('whk', one.webhookId), formerSecretUntil: formerUntil };
}

/** Refuses `webhook.not_found`. */
export async function listDeliveries(
  acting: Acting,
  webhookId: Uuid,
  { limit, after, state }: QueryOf<typeof deliveriesRoute>,
): Promise<AnswerOf<typeof deliveriesRoute>> {
  allow(acting, 'webhook.setup');
  const before = readPageKey(after, ['count'])?.[0];
  const rows = await acting.look(async (snapshot) => {
    const reader = webhookReader(snapshot);
    if (!(await reader.find(webhookId))) throw refuse('webhook.not_found', {});
    return await reader.deliveries(webhookId, { state, before, limit: limit + 1 });
  });
  return pageOfRows(rows, limit, (row) => [String(row.place)], shownDelivery);
}

/** Refuses `webhook_delivery.not_found`. */
export async function showDelivery(acting: Acting, deliveryId: Uuid): Promise<AnswerOf<typeof deliveryRoute>> {
  allow(acting, 'webhook.setup');
  const one = await acting.look((snapshot) => webhookReader(snapshot).delivery(deliveryId));
  if (!one) throw refuse('webhook_delivery.not_found', {});
  return { ...shownDelivery(one), webhookId: idOf('whk', one.webhookId), body: writeBody(one) };
}

function shownDelivery(one: Delivery) {
  const { factName, at, state, attempts, dueAt, receivedAt, status, fault, said } = one;
  const told = { factName, at, state, attempts, receivedAt, status, fault, said };
  return { ...told, deliveryId: idOf('whd', one.deliveryId), dueAt: state === 'waiting' ? dueAt : null };
}
