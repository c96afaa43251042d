// What each shop's words are read as, where the story does not go.
import { describe, expect, test } from 'vitest';
import { deliveryCreated, orderPlaced } from '../medusa-shop.fixture.ts';
import { readMedusa } from './read-medusa.ts';
import { readShopify } from './read-shopify.ts';

describe('Medusa', () => {
  test('[FEED-4] a fulfilment that names its order needs no packing event', () => {
    const { name, at, ...rest } = deliveryCreated('ful_01FIRST');
    const linked = { ...rest, fulfillment: { ...rest.fulfillment, order_link: { order_id: 'order_01MALL' } } };
    expect(readMedusa(name, linked, at)).toMatchObject({ kind: 'delivered', orderRef: 'order_01MALL' });
    expect(readMedusa(name, rest, at)).toMatchObject({ kind: 'delivered', orderRef: null, partRef: 'ful_01FIRST' });
  });

  test('an order without address goes by its e-mail, without promised days by the feed’s', () => {
    const { order, name, at } = orderPlaced();
    const bare = { ...order, shipping_address: null, metadata: null, sales_channel: null, display_id: null };
    expect(readMedusa(name, { order: bare }, at)).toMatchObject({
      ...{ number: 'order_01MALL', channel: 'sc_01ONLINE', deliverBy: null, installBy: null, city: null },
      customer: { name: 'Song.Wei@example.org', phone: null, country: null },
    });
  });

  test('events that are not ours are passed over, whatever they hold', () => {
    for (const name of ['order.updated', 'order.completed', 'shipment.created', 'cart.created'])
      expect(readMedusa(name, null, '2026-01-01T00:00:00Z')).toEqual({ kind: 'passed' });
  });

  test('[FEED-5] what does not fit is refused with the place where it does not', () => {
    const { order, name, at } = orderPlaced();
    const read = () => readMedusa(name, { order: { ...order, items: [{ ...order.items[0], quantity: 'two' }] } }, at);
    expect(read).toThrow(expect.objectContaining({ facts: { field: 'order.items.0.quantity' } }));
  });
});

describe('Shopify', () => {
  test('money given back without goods is no return; a parcel under way is no delivery', () => {
    const at = '2026-01-08T10:00:00Z';
    const refund = { id: 1, order_id: 2, created_at: at, refund_line_items: [] };
    expect(readShopify('refunds/create', refund, at)).toEqual({ kind: 'passed' });
    const parcel = { id: 1, order_id: 2, updated_at: at, line_items: [{ id: 3, quantity: 1 }] };
    const told = readShopify('fulfillments/update', { ...parcel, shipment_status: 'in_transit' }, at);
    expect(told).toEqual({ kind: 'passed' });
    expect(readShopify('products/update', {}, at)).toEqual({ kind: 'passed' });
  });

  test('a cancelled order says why', () => {
    const told = { id: 7, cancelled_at: '2026-01-08T10:00:00Z', cancel_reason: 'customer' };
    expect(readShopify('orders/cancelled', told, '2026-01-08T10:00:01Z')).toEqual({
      ...{ kind: 'cancelled', orderRef: '7', at: '2026-01-08T10:00:00Z', reason: 'customer' },
    });
  });
});
