// Webhooks: facts told to another program's address, signed, one after another for each subject, again until they are received.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { type FactName, facts } from '../facts/index.ts';
import { id, instant, line } from '../values.ts';

const policy = { permission: 'webhook.setup' } as const;
const params = z.object({ webhookId: id('whk') });
const factName = z.enum(Object.keys(facts) as [FactName, ...FactName[]]);

/** `stopped`: by ourselves, for a reason that is told; what happens meanwhile is kept. `off`: by a person; nothing is kept. */
export const webhookStates = ['on', 'off', 'stopped'] as const;
/** Why a webhook was stopped: nothing was received for three days, or the other side said that it is gone (410). */
export const webhookStops = ['silent', 'gone'] as const;
export const deliveryStates = ['waiting', 'received'] as const;
/** Why there was no answer. */
export const deliveryFaults = ['host_unknown', 'host_private', 'timed_out', 'unreachable'] as const;

const given = {
  name: line(100),
  url: z
    .url({ protocol: /^https?$/, error: 'not_a_web_address' })
    .max(500)
    .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '', {
      error: 'address_with_password',
    }),
  factNames: z.array(factName).min(1).max(400),
};
export const webhook = z.object({
  ...given,
  url: z.string(),
  factNames: z.array(z.string()),
  webhookId: id('whk'),
  state: z.enum(webhookStates),
  stoppedWhy: z.enum(webhookStops).nullable(),
  madeAt: instant,
  /** When a delivery was last received, and since when none has been. */
  receivedAt: instant.nullable(),
  failingSince: instant.nullable(),
  /** Until when the secret before this one signs as well. */
  formerSecretUntil: instant.nullable(),
  /** Deliveries that wait, counted to a thousand. */
  waiting: z.number().int(),
});
export const listWebhooks = route({
  name: 'webhook.list',
  method: 'GET',
  path: '/webhooks',
  summary: 'The webhooks of the company',
  policy,
  answer: z.object({ rows: z.array(webhook).max(100) }),
});
/** The secret is shown once and never again: a repeat of the same keyed request answers with an empty one. */
export const addWebhook = route({
  name: 'webhook.add',
  method: 'POST',
  path: '/webhooks',
  summary: 'Tell an address of these facts from now on',
  policy,
  body: z.object(given),
  answer: z.object({ webhook, secret: z.string() }),
  status: 201,
});
export const changeWebhook = route({
  name: 'webhook.change',
  method: 'PATCH',
  path: '/webhooks/:webhookId',
  summary: 'Change a webhook, switch it off, or let a stopped one go on with what waits',
  policy,
  params,
  body: z.object({
    name: given.name.optional(),
    url: given.url.optional(),
    factNames: given.factNames.optional(),
    state: z.enum(['on', 'off']).optional(),
  }),
  answer: webhook,
});
export const renewSecret = route({
  name: 'webhook.renew_secret',
  method: 'POST',
  path: '/webhooks/:webhookId/secret',
  summary: 'Make a new secret; the old one signs beside it for a day',
  policy,
  params,
  body: z.object({}),
  answer: z.object({ webhook, secret: z.string() }),
});
export const tryWebhook = route({
  name: 'webhook.try',
  method: 'POST',
  path: '/webhooks/:webhookId/try',
  summary: 'Send a signed greeting and say what came back',
  policy,
  params,
  body: z.object({}),
  asksOnly: true,
  answer: z.object({
    received: z.boolean(),
    status: z.number().int().nullable(),
    fault: z.enum(deliveryFaults).nullable(),
    said: z.string(),
  }),
});
export const delivery = z.object({
  deliveryId: id('whd'),
  factName: z.string(),
  at: instant,
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  /** When it is tried next. */
  dueAt: instant.nullable(),
  receivedAt: instant.nullable(),
  status: z.number().int().nullable(),
  fault: z.enum(deliveryFaults).nullable(),
  /** The beginning of what was answered. */
  said: z.string().nullable(),
});
export const listDeliveries = route({
  name: 'webhook.deliveries',
  method: 'GET',
  path: '/webhooks/:webhookId/deliveries',
  summary: 'What was told and what waits, the newest first',
  policy,
  params,
  query: paging.extend({ state: z.enum(deliveryStates).optional() }),
  answer: pageOf(delivery),
});
export const showDelivery = route({
  name: 'webhook.delivery',
  method: 'GET',
  path: '/webhook-deliveries/:deliveryId',
  summary: 'One delivery with the body that is sent',
  policy,
  params: z.object({ deliveryId: id('whd') }),
  answer: delivery.extend({ webhookId: id('whk'), body: z.string() }),
});
export const replayMax = 10_000;
/** Under the ids they had, so that whoever received one already knows it. */
export const replayDeliveries = route({
  name: 'webhook.replay',
  method: 'POST',
  path: '/webhooks/:webhookId/replay',
  summary: 'Tell again what was told between two moments, or one delivery',
  policy,
  params,
  body: z.union([z.object({ deliveryId: id('whd') }), z.object({ from: instant, until: instant })]),
  answer: z.object({ replayed: z.number().int() }),
});
