// Reads a webhook of a Shopify shop by its topic. Pure.
import { z } from 'zod';
import { decimal, joined, readAs, ref, text } from './read-as.ts';
import type { Told } from './told-event.ts';

const moment = z.iso.datetime({ offset: true });
const person = z.object({ first_name: text, last_name: text, phone: text });
const address = person.extend({
  address1: text,
  address2: text,
  city: text,
  province: text,
  zip: text,
  country_code: text,
});
const order = z.object({
  id: ref,
  /** With the shop's own mark before it, such as `#1001`. */
  name: z.string(),
  created_at: moment,
  currency: z.string().length(3),
  email: text,
  phone: text,
  note: text,
  source_name: text,
  total_price: decimal,
  customer: person.nullish(),
  shipping_address: address.nullish(),
  line_items: z
    .array(
      z.object({
        id: ref,
        title: z.string(),
        variant_title: text,
        sku: text,
        vendor: text,
        quantity: z.number().positive(),
        requires_shipping: z.boolean().nullish(),
      }),
    )
    .min(1)
    .max(500),
});
const fulfillment = z.object({
  id: ref,
  order_id: ref,
  updated_at: moment,
  shipment_status: text,
  tracking_number: text,
  line_items: z.array(z.object({ id: ref, quantity: z.number().positive() })).min(1),
});
const refund = z.object({
  id: ref,
  order_id: ref,
  created_at: moment,
  note: text,
  refund_line_items: z.array(z.object({ line_item_id: ref, quantity: z.number().positive() })),
});

/** What is ours of Shopify's topics; every other is passed over. Refuses `feed.event_unreadable`. */
export function readShopify(topic: string, body: unknown, happenedAt: string): Told {
  switch (topic) {
    case 'orders/create':
      return ordered(readAs(order, body));
    case 'fulfillments/create':
    case 'fulfillments/update': {
      const one = readAs(fulfillment, body);
      if (one.shipment_status !== 'delivered') return { kind: 'passed' };
      const lines = one.line_items.map(({ id, quantity }) => ({ lineRef: id, quantity }));
      const proof = one.tracking_number ?? null;
      return { kind: 'delivered', orderRef: one.order_id, partRef: one.id, at: one.updated_at, proof, lines };
    }
    case 'refunds/create': {
      const one = readAs(refund, body);
      // Money given back without goods, as for shipping, is no return.
      if (one.refund_line_items.length === 0) return { kind: 'passed' };
      const lines = one.refund_line_items.map(({ line_item_id, quantity }) => ({ lineRef: line_item_id, quantity }));
      const told = { orderRef: one.order_id, partRef: one.id, at: one.created_at };
      return { kind: 'returned', ...told, note: one.note ?? null, lines };
    }
    case 'orders/cancelled': {
      const one = readAs(z.object({ id: ref, cancelled_at: moment.nullish(), cancel_reason: text }), body);
      const at = one.cancelled_at ?? happenedAt;
      return { kind: 'cancelled', orderRef: one.id, at, reason: one.cancel_reason || topic };
    }
    default:
      return { kind: 'passed' };
  }
}

function ordered(one: z.output<typeof order>): Told {
  const place = one.shipping_address;
  const who = place ?? one.customer;
  const name = joined([who?.first_name, who?.last_name], ' ') ?? one.email ?? one.name;
  return {
    kind: 'ordered',
    orderRef: one.id,
    number: one.name,
    placedAt: one.created_at,
    currency: one.currency,
    channel: one.source_name ?? null,
    customer: {
      name,
      phone: one.phone ?? place?.phone ?? one.customer?.phone ?? null,
      country: place?.country_code ?? null,
      email: one.email ?? null,
    },
    city: place?.city ?? null,
    deliverTo: joined([place?.address1, place?.address2, place?.city, place?.province, place?.zip], ', '),
    deliverBy: null,
    installBy: null,
    note: one.note ?? null,
    amount: one.total_price,
    // The price of one and the discount of all are given, not what the line comes to: the order's amount is taken, the lines' are not.
    lines: one.line_items.map((line) => ({
      lineRef: line.id,
      sku: line.sku || null,
      description: joined([line.title, line.variant_title], ', ') ?? line.id,
      vendor: line.vendor ?? null,
      quantity: line.quantity,
      amount: null,
      isDelivered: line.requires_shipping ?? true,
    })),
  };
}
