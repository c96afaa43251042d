// Sends a signed greeting, so that whoever sets up a webhook sees at once whether it arrives. Keeps nothing.
import { type Acting, allow } from '#platform/database/acting';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { isReceived } from './delivery-rules.ts';
import { tell, type WebhookGround } from './send-deliveries.ts';
import { webhookReader } from './webhook-store.ts';

/** Refuses `webhook.not_found`. */
export async function tryWebhook(acting: Acting, ground: WebhookGround, webhookId: Uuid) {
  allow(acting, 'webhook.setup');
  const webhook = await acting.look((snapshot) => webhookReader(snapshot).find(webhookId));
  if (!webhook) throw refuse('webhook.not_found', {});
  const deliveryId = idOf('whd', makeUuid());
  const at = acting.database.clock.now().toISOString();
  const body = JSON.stringify({ deliveryId, fact: 'webhook.tried', at, body: { webhookId: idOf('whk', webhookId) } });
  const answered = await tell(acting, ground, webhook, body, deliveryId);
  const status = 'status' in answered ? answered.status : null;
  const fault = 'fault' in answered ? answered.fault : null;
  return { received: isReceived(status), status, fault, said: answered.said };
}
