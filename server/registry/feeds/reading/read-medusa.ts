// Reads an event of a Medusa v2 shop: the event's name and payload as its bus has them, and beside them the order, fulfilment or return
// the shop's subscriber looked up, because Medusa's payloads hold ids alone. Pure.
import { z } from 'zod';
import { decimal, joined, readAs, ref, text } from './read-as.ts';
import type { Told, ToldLine } from './told-event.ts';

const address = z.object({
  first_name: text,
  last_name: text,
  phone: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  province: text,
  postal_code: text,
  country_code: text,
});
const metadata = z.record(z.string(), z.unknown()).nullish();
const orderLine = z.object({
  id: ref,
  title: z.string(),
  product_title: text,
  variant_title: text,
  variant_sku: text,
  quantity: decimal,
  total: decimal.nullish(),
  requires_shipping: z.boolean().nullish(),
  metadata,
});
const order = z.object({
  id: ref,
  display_id: ref.nullish(),
  created_at: z.iso.datetime({ offset: true }),
  currency_code: z.string().length(3),
  email: text,
  sales_channel_id: text,
  sales_channel: z.object({ name: text }).nullish(),
  shipping_address: address.nullish(),
  billing_address: address.nullish(),
  total: decimal.nullish(),
  items: z.array(orderLine).min(1).max(500),
  metadata,
});
const fulfillment = z.object({
  id: ref,
  delivered_at: z.iso.datetime({ offset: true }).nullish(),
  items: z.array(z.object({ line_item_id: ref, quantity: decimal })).min(1),
  labels: z.array(z.object({ tracking_number: text })).nullish(),
  order: z.object({ id: ref }).nullish(),
  order_link: z.object({ order_id: ref }).nullish(),
});
const returned = z.object({
  id: ref,
  created_at: z.iso.datetime({ offset: true }),
  received_at: z.iso.datetime({ offset: true }).nullish(),
  items: z
    .array(z.object({ item_id: ref, quantity: decimal, note: text, reason: z.object({ label: text }).nullish() }))
    .min(1),
});

/** What is ours of Medusa's events; every other is passed over. Refuses `feed.event_unreadable`. */
export function readMedusa(name: string, body: unknown, happenedAt: string): Told {
  switch (name) {
    case 'order.placed':
      return ordered(readAs(z.object({ order }), body).order);
    case 'order.fulfillment_created': {
      const { data } = readAs(z.object({ data: z.object({ order_id: ref, fulfillment_id: ref }) }), body);
      return { kind: 'packed', orderRef: data.order_id, partRef: data.fulfillment_id };
    }
    case 'delivery.created':
      return delivered(readAs(z.object({ fulfillment }), body).fulfillment, happenedAt);
    case 'order.return_requested':
    case 'order.return_received': {
      const { data, return: one } = readAs(z.object({ data: z.object({ order_id: ref }), return: returned }), body);
      const lines = one.items.map(({ item_id, quantity }) => ({ lineRef: item_id, quantity: Number(quantity) }));
      const said = one.items.map(({ note, reason }) => joined([reason?.label, note], ': '));
      const note = joined([...new Set(said)], '; ');
      return { kind: 'returned', orderRef: data.order_id, partRef: one.id, at: one.created_at, note, lines };
    }
    case 'order.canceled': {
      const { data } = readAs(z.object({ data: z.object({ id: ref }) }), body);
      return { kind: 'cancelled', orderRef: data.id, at: happenedAt, reason: name };
    }
    default:
      return { kind: 'passed' };
  }
}

function ordered(one: z.output<typeof order>): Told {
  const place = one.shipping_address ?? one.billing_address;
  const named = (key: string) => {
    const said = one.metadata?.[key];
    return typeof said === 'string' && /^\d{4}-\d\d-\d\d$/.test(said) ? said : null;
  };
  const name = joined([place?.first_name, place?.last_name], ' ') ?? place?.company ?? one.email ?? one.id;
  return {
    kind: 'ordered',
    orderRef: one.id,
    number: one.display_id ?? one.id,
    placedAt: one.created_at,
    currency: one.currency_code.toUpperCase(),
    channel: one.sales_channel?.name ?? one.sales_channel_id ?? null,
    customer: {
      name,
      phone: place?.phone ?? one.billing_address?.phone ?? null,
      country: place?.country_code?.toUpperCase() ?? null,
      email: one.email ?? null,
    },
    city: place?.city ?? null,
    deliverTo: joined([place?.address_1, place?.address_2, place?.city, place?.province, place?.postal_code], ', '),
    deliverBy: named('deliver_by'),
    installBy: named('install_by'),
    note: null,
    amount: one.total ?? null,
    lines: one.items.map(lineOf),
  };
}

function lineOf(one: z.output<typeof orderLine>): ToldLine {
  const vendor = one.metadata?.vendor;
  return {
    lineRef: one.id,
    sku: one.variant_sku ?? null,
    description: joined([...new Set([one.product_title ?? one.title, one.variant_title])], ', ') ?? one.id,
    vendor: typeof vendor === 'string' ? vendor : null,
    quantity: Number(one.quantity),
    amount: one.total ?? null,
    isDelivered: one.requires_shipping ?? true,
  };
}

function delivered(one: z.output<typeof fulfillment>, happenedAt: string): Told {
  return {
    kind: 'delivered',
    orderRef: one.order?.id ?? one.order_link?.order_id ?? null,
    partRef: one.id,
    at: one.delivered_at ?? happenedAt,
    proof: joined(one.labels?.map(({ tracking_number }) => tracking_number) ?? [], ', '),
    lines: one.items.map(({ line_item_id, quantity }) => ({ lineRef: line_item_id, quantity: Number(quantity) })),
  };
}
