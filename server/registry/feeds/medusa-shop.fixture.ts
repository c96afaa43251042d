// For tests: a Medusa v2 shop's subscriber, which posts an event of the bus with the order, fulfilment or return it looked up.

const at = (time: string) => `2026-01-${time}Z`;

export const goods = [
  { id: 'ordli_01PARQUET', title: 'Oak parquet', sku: 'OAK-14', quantity: 2, total: 1290.5 },
  { id: 'ordli_01CABINET', title: 'Wall cabinet', sku: 'CAB-60', quantity: 1, total: '709.995' },
];

export function orderPlaced(vendors: readonly (string | null)[] = [null, null]) {
  return {
    id: 'evt_placed',
    name: 'order.placed',
    at: at('05T08:10:00'),
    data: { id: 'order_01MALL' },
    order: {
      id: 'order_01MALL',
      display_id: 1042,
      version: 1,
      status: 'pending',
      created_at: at('05T08:09:58.123'),
      region_id: 'reg_01CN',
      currency_code: 'cny',
      email: 'Song.Wei@example.org',
      sales_channel_id: 'sc_01ONLINE',
      sales_channel: { id: 'sc_01ONLINE', name: 'Online mall' },
      payment_status: 'captured',
      fulfillment_status: 'not_fulfilled',
      shipping_address: {
        id: 'ordaddr_01',
        first_name: 'Wei',
        last_name: 'Song',
        phone: '138 1234 5678',
        company: null,
        address_1: '18 Qingnian Road',
        address_2: 'Flat 502',
        city: 'Wuhan',
        province: 'Hubei',
        postal_code: '430000',
        country_code: 'cn',
      },
      billing_address: null,
      items: goods.map(({ sku, ...line }, i) => ({
        ...line,
        product_title: line.title,
        variant_title: i === 0 ? '14 mm' : null,
        variant_sku: sku,
        unit_price: 645.25,
        requires_shipping: true,
        metadata: vendors[i] ? { vendor: vendors[i] } : null,
        detail: { quantity: line.quantity, fulfilled_quantity: 0, shipped_quantity: 0 },
      })),
      shipping_methods: [{ id: 'ordsm_01', name: 'Truck', amount: 0 }],
      summary: { paid_total: 2000.495, current_order_total: 2000.495 },
      total: 2000.495,
      metadata: { deliver_by: '2026-01-20', install_by: '2026-01-25' },
    },
  };
}

const parcels = {
  ful_01FIRST: { items: [{ line_item_id: 'ordli_01PARQUET', quantity: 2 }], delivered: '09T02:00:00' },
  ful_01SECOND: { items: [{ line_item_id: 'ordli_01CABINET', quantity: 1 }], delivered: '10T03:30:00' },
} as const;

export function fulfillmentCreated(parcel: keyof typeof parcels) {
  return {
    id: `evt_packed_${parcel}`,
    name: 'order.fulfillment_created',
    at: at('07T01:00:00'),
    data: { order_id: 'order_01MALL', fulfillment_id: parcel, no_notification: false },
  };
}

/** Medusa names the fulfilment alone; whose it is was told when it was packed. */
export function deliveryCreated(parcel: keyof typeof parcels) {
  const { items, delivered } = parcels[parcel];
  return {
    id: `evt_delivered_${parcel}`,
    name: 'delivery.created',
    at: at(delivered),
    data: { id: parcel },
    fulfillment: {
      id: parcel,
      location_id: 'sloc_01',
      provider_id: 'manual_manual',
      packed_at: at('07T01:00:00'),
      shipped_at: at('08T01:00:00'),
      delivered_at: at(delivered),
      canceled_at: null,
      items: items.map((item, i) => ({ id: `fulit_${i}`, title: 'As packed', sku: '', barcode: '', ...item })),
      labels: [{ id: 'fulla_01', tracking_number: `SF-${parcel}`, tracking_url: '', label_url: '' }],
    },
  };
}

export function returnEvent(name: 'order.return_requested' | 'order.return_received') {
  return {
    id: `evt_${name}`,
    name,
    at: at('12T06:00:00'),
    data: { order_id: 'order_01MALL', return_id: 'return_01' },
    return: {
      id: 'return_01',
      order_id: 'order_01MALL',
      display_id: 7,
      status: name === 'order.return_requested' ? 'requested' : 'received',
      created_at: at('12T05:59:00'),
      received_at: name === 'order.return_received' ? at('12T06:00:00') : null,
      items: [
        {
          id: 'retitem_01',
          item_id: 'ordli_01CABINET',
          quantity: 1,
          received_quantity: 0,
          note: 'door is cracked',
          reason: { value: 'damaged', label: 'Damaged' },
        },
      ],
    },
  };
}
