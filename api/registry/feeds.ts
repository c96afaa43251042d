// Feeds: a shop tells us of its orders, deliveries and returns by signed events; each is kept whole and becomes what the registry knows.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, instant, line } from '../values.ts';

const policy = { permission: 'feed.setup' } as const;
const params = z.object({ feedId: id('fed') });

/** In whose words the shop speaks: ours, those of Medusa v2, those of Shopify's webhooks. */
export const feedKinds = ['makegood', 'medusa', 'shopify'] as const;
/**
 * `arrived`: not looked at yet; `waiting`: for the order it speaks of; `taken`: in the registry; `passed`: nothing of it is ours, or it
 * is known already; `refused`: kept with the reason, to be sent again by press.
 */
export const feedEventStates = ['arrived', 'waiting', 'taken', 'passed', 'refused'] as const;

const seller = z.object({
  /** The shop's word for who sells: the vendor of a line, or else the sales channel of the order. */
  word: line(200),
  firmId: id('frm').nullable().default(null),
  brandId: id('brd').nullable().default(null),
});
const settings = {
  name: line(100),
  storeId: id('sto').nullable().default(null),
  /** Set before the shop's order number, so that two shops may count alike. */
  numberPrefix: z.string().trim().max(20).default(''),
  /** Days after the order by which the shop delivers, where the order names no day. */
  deliverWithinDays: z.number().int().min(0).max(730),
  /** Empty: contracts of this shop name no seller. Otherwise a word that is not among them is refused. */
  sellers: z.array(seller).max(500).default([]),
};
export const feed = z.object({
  feedId: id('fed'),
  kind: z.enum(feedKinds),
  isOn: z.boolean(),
  name: z.string(),
  storeId: id('sto').nullable(),
  numberPrefix: z.string(),
  deliverWithinDays: z.number().int(),
  sellers: z.array(z.object({ word: z.string(), firmId: id('frm').nullable(), brandId: id('brd').nullable() })),
  madeAt: instant,
  heardAt: instant.nullable(),
  /** Where the shop sends its events, below `/api`. */
  path: z.string(),
  /** Events that wait and events refused, each counted to a thousand. */
  waiting: z.number().int(),
  refused: z.number().int(),
});
export const listFeeds = route({
  name: 'feed.list',
  method: 'GET',
  path: '/feeds',
  summary: 'The feeds of the company',
  policy,
  answer: z.object({ rows: z.array(feed).max(100) }),
});
/** Shopify signs with a secret of its own, which is given; for the others we make one, shown once and never again. */
const shopSecret = line(200).optional();
export const addFeed = route({
  name: 'feed.add',
  method: 'POST',
  path: '/feeds',
  summary: 'Let a shop tell us of its orders',
  policy,
  body: z.object({ ...settings, kind: z.enum(feedKinds), shopSecret }),
  answer: z.object({ feed, secret: z.string() }),
  status: 201,
});
export const changeFeed = route({
  name: 'feed.change',
  method: 'PUT',
  path: '/feeds/:feedId',
  summary: 'Change a feed, or switch it off and on',
  policy,
  params,
  body: z.object({ ...settings, isOn: z.boolean() }),
  answer: feed,
});
export const renewFeedSecret = route({
  name: 'feed.renew_secret',
  method: 'POST',
  path: '/feeds/:feedId/secret',
  summary: 'Make or take a new secret; the old one opens nothing from now on',
  policy,
  params,
  body: z.object({ shopSecret }),
  answer: z.object({ feed, secret: z.string() }),
});
export const feedEvent = z.object({
  eventId: id('fev'),
  /** As the shop names the event and its kind. */
  eventRef: z.string(),
  name: z.string(),
  orderRef: z.string().nullable(),
  happenedAt: instant,
  receivedAt: instant,
  state: z.enum(feedEventStates),
  /** Why it was refused: a code of the refusals, and the sentence in the reader's language. */
  reasonCode: z.string().nullable(),
  reason: z.string().nullable(),
  contractIds: z.array(id('ctr')),
});
export const listFeedEvents = route({
  name: 'feed.events',
  method: 'GET',
  path: '/feeds/:feedId/events',
  summary: 'What the shop told, the newest first',
  policy,
  params,
  query: paging.extend({ state: z.enum(feedEventStates).optional() }),
  answer: pageOf(feedEvent),
});
export const showFeedEvent = route({
  name: 'feed.event',
  method: 'GET',
  path: '/feed-events/:eventId',
  summary: 'One event, whole, as it was sent',
  policy,
  params: z.object({ eventId: id('fev') }),
  answer: feedEvent.extend({ feedId: id('fed'), body: z.string() }),
});
export const sendEventAgain = route({
  name: 'feed.send_again',
  method: 'POST',
  path: '/feed-events/:eventId/again',
  summary: 'Try an event again that was refused, after its cause was removed',
  policy,
  params: z.object({ eventId: id('fev') }),
  body: z.object({}),
  answer: feedEvent,
});
/** `taken` is false for an event we have already. What is wrong with its content is told on the feed's page, not to the shop. */
export const pushFeedEvent = route({
  name: 'feed.push',
  method: 'POST',
  path: '/feeds/:companyId/:feedId/events',
  summary: 'A shop tells of an event',
  policy: { anyone: 'the signature over the body is the proof' },
  params: params.extend({ companyId: id('ten') }),
  takesBytes: 'application/json',
  answer: z.object({ taken: z.boolean() }),
  status: 202,
});

const ref = z.string().min(1).max(200);
const lines = z
  .array(z.object({ ref, quantity: z.number().positive() }))
  .max(500)
  .optional();
const decimal = z.string().regex(/^-?\d{1,16}(\.\d{1,10})?$/);
/** What a shop of the kind `makegood` sends: one event. Absent `lines` mean all of the order. Amounts are decimals of the currency. */
export const shopEvent = z.intersection(
  z.object({ id: ref, at: instant }),
  z.discriminatedUnion('event', [
    z.object({
      event: z.literal('order.placed'),
      order: z.object({
        ref,
        number: line(80),
        currency: z.string().length(3),
        channel: z.string().max(200).nullable().default(null),
        customer: z.object({
          name: line(200),
          phone: z.string().max(40).nullable().default(null),
          /** ISO 3166-1 code of the country a phone without one belongs to. */
          country: z.string().length(2).nullable().default(null),
          email: z.string().max(254).nullable().default(null),
        }),
        city: z.string().max(120).nullable().default(null),
        deliverTo: z.string().max(500).nullable().default(null),
        deliverBy: day.nullable().default(null),
        installBy: day.nullable().default(null),
        note: z.string().max(2000).nullable().default(null),
        amount: decimal.nullable().default(null),
        lines: z
          .array(
            z.object({
              ref,
              sku: z.string().max(100).nullable().default(null),
              description: line(500),
              vendor: z.string().max(200).nullable().default(null),
              quantity: z.number().positive(),
              amount: decimal.nullable().default(null),
              isDelivered: z.boolean().default(true),
            }),
          )
          .min(1)
          .max(500),
      }),
    }),
    z.object({
      event: z.literal('order.delivered'),
      order: z.object({ ref }),
      delivery: z.object({ ref, proof: z.string().max(500).nullable().default(null), lines }),
    }),
    z.object({ event: z.literal('order.installed'), order: z.object({ ref }) }),
    z.object({
      event: z.literal('order.returned'),
      order: z.object({ ref }),
      return: z.object({ ref, note: z.string().max(1000).nullable().default(null), lines }),
    }),
    z.object({
      event: z.literal('order.cancelled'),
      order: z.object({ ref }),
      reason: line(500).nullable().default(null),
    }),
  ]),
);
