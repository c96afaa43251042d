// Adds and changes webhooks, renews their secrets and tells again what was told.
import { randomBytes } from 'node:crypto';
import type { BodyOf } from '#api/contract';
import {
  type addWebhook as addRoute,
  type changeWebhook as changeRoute,
  replayMax,
  type replayDeliveries as replayRoute,
} from '#api/registry/webhooks';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Seals } from '#platform/secrets/seal-secret';
import { secretPlace } from './secret-place.ts';
import { sendSoon } from './send-deliveries.ts';
import { type Webhook, webhookReader, webhookWriter } from './webhook-store.ts';
import { shownIn, type WebhookShown } from './webhook-views.ts';

const webhooksMax = 100;
/** For a day both secrets sign, so that who receives can change theirs in between. */
const bothSignMs = 24 * 3_600_000;

/** Refuses `webhook.too_many`. The secret joins the answer outside the transaction (AUTH-4). */
export async function addWebhook(
  acting: Acting,
  seals: Seals,
  given: BodyOf<typeof addRoute>,
): Promise<{ webhook: WebhookShown; secret: string }> {
  allow(acting, 'webhook.setup');
  const secret = makeSecret();
  const stored = await acting.transact(async (tx) => {
    if ((await webhookReader(tx).all()).length >= webhooksMax) throw refuse('webhook.too_many', { most: webhooksMax });
    const webhookId = makeUuid();
    await webhookWriter(tx).keep({
      ...given,
      webhookId,
      factNames: [...new Set(given.factNames)],
      state: 'on',
      stoppedWhy: null,
      madeAt: tx.at.toISOString(),
      receivedAt: null,
      failingSince: null,
      secretSealed: seals.seal(tx.tenantId, secretPlace(webhookId), secret),
      formerSealed: null,
      formerUntil: null,
    });
    recordFact(tx, 'webhook.added', webhookId, { webhookId: idOf('whk', webhookId) });
    return { webhook: await shownIn(tx, webhookId), secret: '' };
  });
  return { ...stored, secret };
}

/** Refuses `webhook.not_found`. */
export async function changeWebhook(
  acting: Acting,
  webhookId: Uuid,
  given: BodyOf<typeof changeRoute>,
): Promise<WebhookShown> {
  allow(acting, 'webhook.setup');
  return await acting.transact(async (tx) => {
    const before = await lockWebhook(tx, webhookId);
    const state = given.state ?? before.state;
    const goesOn = given.state === 'on' && before.state !== 'on';
    const told = { name: given.name ?? before.name, url: given.url ?? before.url, state };
    const factNames = given.factNames ? [...new Set(given.factNames)] : before.factNames;
    const failing = goesOn ? { failingSince: null } : {};
    const stoppedWhy = state === 'stopped' ? before.stoppedWhy : null;
    await webhookWriter(tx).keep({ ...before, ...told, factNames, ...failing, stoppedWhy });
    if (goesOn) {
      await webhookWriter(tx).beginAgain(webhookId);
      await sendSoon(tx, webhookId);
    }
    if (given.state === 'off') await webhookWriter(tx).dropWaiting(webhookId);
    recordFact(tx, 'webhook.changed', webhookId, { webhookId: idOf('whk', webhookId), state });
    return await shownIn(tx, webhookId);
  });
}

/** Refuses `webhook.not_found`. */
export async function renewSecret(
  acting: Acting,
  seals: Seals,
  webhookId: Uuid,
): Promise<{ webhook: WebhookShown; secret: string }> {
  allow(acting, 'webhook.setup');
  const secret = makeSecret();
  const stored = await acting.transact(async (tx) => {
    const before = await lockWebhook(tx, webhookId);
    await webhookWriter(tx).keep({
      ...before,
      secretSealed: seals.seal(tx.tenantId, secretPlace(webhookId), secret),
      formerSealed: before.secretSealed,
      formerUntil: new Date(tx.at.getTime() + bothSignMs).toISOString(),
    });
    recordFact(tx, 'webhook.secret_renewed', webhookId, { webhookId: idOf('whk', webhookId) });
    return { webhook: await shownIn(tx, webhookId), secret: '' };
  });
  return { ...stored, secret };
}

/** Refuses `webhook.not_found`, `webhook.not_on` and `webhook_delivery.not_found`. */
export async function replayDeliveries(
  acting: Acting,
  webhookId: Uuid,
  given: BodyOf<typeof replayRoute>,
): Promise<{ replayed: number }> {
  allow(acting, 'webhook.setup');
  return await acting.transact(async (tx) => {
    const { state } = await lockWebhook(tx, webhookId);
    if (state !== 'on') throw refuse('webhook.not_on', { state });
    const which = 'deliveryId' in given ? { deliveryId: uuidOf(given.deliveryId) } : given;
    if ('deliveryId' in which && (await webhookReader(tx).delivery(which.deliveryId))?.webhookId !== webhookId)
      throw refuse('webhook_delivery.not_found', {});
    const replayed = await webhookWriter(tx).replay(webhookId, which, replayMax);
    await sendSoon(tx, webhookId);
    return { replayed };
  });
}

async function lockWebhook(tx: Tx, webhookId: Uuid): Promise<Webhook> {
  const found = await webhookReader(tx).find(webhookId, true);
  if (!found) throw refuse('webhook.not_found', {});
  return found;
}

function makeSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}
