// What webhooks offer to the app: their routes, one reaction to every fact, and the jobs that send.
import * as routes from '#api/registry/webhooks';
import { serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import type { Part } from '#platform/part';
import { addWebhook, changeWebhook, renewSecret, replayDeliveries } from './keep-webhook.ts';
import { sendingJobs, type WebhookGround } from './send-deliveries.ts';
import { tellWebhooksOnFacts } from './tell-webhooks.on.facts.ts';
import { tryWebhook } from './try-webhook.ts';
import { listDeliveries, listWebhooks, showDelivery } from './webhook-views.ts';

export function webhooksPart(ground: WebhookGround): Part {
  return {
    name: 'webhooks',
    mount(routing) {
      serve(routing, routes.listWebhooks, (acting) => listWebhooks(acting));
      serve(routing, routes.addWebhook, (acting, { body }) => addWebhook(acting, ground.seals, body));
      serve(routing, routes.changeWebhook, (acting, { params, body }) =>
        changeWebhook(acting, uuidOf(params.webhookId), body),
      );
      serve(routing, routes.renewSecret, (acting, { params }) =>
        renewSecret(acting, ground.seals, uuidOf(params.webhookId)),
      );
      serve(routing, routes.tryWebhook, (acting, { params }) => tryWebhook(acting, ground, uuidOf(params.webhookId)));
      serve(routing, routes.listDeliveries, (acting, { params, query }) =>
        listDeliveries(acting, uuidOf(params.webhookId), query),
      );
      serve(routing, routes.showDelivery, (acting, { params }) => showDelivery(acting, uuidOf(params.deliveryId)));
      serve(routing, routes.replayDeliveries, (acting, { params, body }) =>
        replayDeliveries(acting, uuidOf(params.webhookId), body),
      );
    },
    reactions: [tellWebhooksOnFacts],
    ...sendingJobs(ground),
  };
}
