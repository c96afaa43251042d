// Shops that tell of orders, deliveries and returns: a Medusa shop from order to return, a Shopify shop, and one in our own words.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signatureHeader, signBody } from '../../platform/http/sign-body.ts';
import { type Caller, startTestApp, type TestApp } from '../../test-app.ts';
import { deliveryCreated, fulfillmentCreated, orderPlaced, returnEvent } from './medusa-shop.fixture.ts';

interface Shop {
  feedId: string;
  path: string;
  secret: string;
}
type Given = Record<string, unknown>;

let app: TestApp;
let company: Caller;

beforeAll(async () => {
  app = await startTestApp('2026-01-15T08:00:00Z');
}, 60_000);
afterAll(async () => app?.stop());
beforeEach(async () => {
  company = await app.company({ country: 'CN', timeZone: 'Asia/Shanghai', currency: 'CNY' });
});

const settings = { name: 'Online mall', deliverWithinDays: 14 };
async function shop(kind: string, more: Given = {}): Promise<Shop> {
  const { status, body } = await company.call('/feeds', { ...settings, kind, ...more });
  expect(status).toBe(201);
  return { feedId: body.feed.feedId, path: body.feed.path, secret: body.secret };
}
const post = (path: string, text: string, headers: Record<string, string>) =>
  app.anyone.call(path, undefined, {
    method: 'POST',
    payload: text,
    headers: { 'content-type': 'application/json', ...headers },
  });
const now = () => new Date(app.database.clock.now());
async function send({ path, secret }: Pick<Shop, 'path' | 'secret'>, event: unknown, at = now()) {
  const text = JSON.stringify(event);
  const answer = await post(path, text, { [signatureHeader]: signBody([secret], Buffer.from(text), at) });
  await app.settle();
  return answer;
}
const eventsOf = async ({ feedId }: Shop, query = '') =>
  (await company.call(`/feeds/${feedId}/events${query}`)).body.rows as Given[];
const contracts = async () =>
  await Promise.all(
    ((await company.call('/contracts')).body.rows as { contractId: string }[]).map(
      async ({ contractId }) => (await company.call(`/contracts/${contractId}`)).body,
    ),
  );
const ours = (id: string, event: string, more: Given) => ({ id, at: '2026-01-10T04:00:00Z', event, ...more });
const placed = (id: string, ref: string, more: Given = {}) =>
  ours(id, 'order.placed', {
    order: {
      ...{ ref, number: ref, currency: 'CNY', customer: { name: 'Li Na', email: 'li@example.org' } },
      lines: [{ ref: '1', description: 'Sofa', quantity: 1, amount: '99' }],
      ...more,
    },
  });

describe('a Medusa shop', { timeout: 60_000 }, () => {
  test('[FEED-6] order, two parcels and a return: the contract, its promised days, its delivery and the complaint', async () => {
    await company.call('/products', { sku: 'OAK-14', name: 'Oak parquet', family: 'floors' });
    const medusa = await shop('medusa', { numberPrefix: 'W-' });
    expect(await send(medusa, orderPlaced())).toMatchObject({ status: 202, body: { taken: true } });
    const [ordered] = await contracts();
    expect(ordered).toMatchObject({
      number: 'W-1042',
      signedOn: '2026-01-05',
      state: 'awaiting_delivery',
      personName: 'Wei Song',
      phones: ['+8613812345678'],
      city: 'Wuhan',
      deliverTo: '18 Qingnian Road, Flat 502, Wuhan, Hubei, 430000',
      amount: { amountMinor: '200050', currency: 'CNY' },
      lines: [
        {
          description: 'Oak parquet, 14 mm',
          productName: 'Oak parquet',
          quantity: 2,
          amount: { amountMinor: '129050' },
        },
        { description: 'Wall cabinet', productName: null, quantity: 1, amount: { amountMinor: '71000' } },
      ],
      obligations: [
        { kind: 'deliver', agreedOn: '2026-01-20' },
        { kind: 'install', agreedOn: '2026-01-25' },
      ],
    });
    await send(medusa, fulfillmentCreated('ful_01FIRST'));
    await send(medusa, fulfillmentCreated('ful_01SECOND'));
    await send(medusa, deliveryCreated('ful_01SECOND'));
    expect((await contracts())[0].state).toBe('awaiting_delivery');
    await send(medusa, deliveryCreated('ful_01FIRST'));
    const [delivered] = await contracts();
    expect(delivered.state).toBe('awaiting_installation');
    expect(delivered.obligations[0]).toMatchObject({
      fulfilledAt: '2026-01-10T03:30:00Z',
      proof: 'SF-ful_01FIRST',
    });
    await send(medusa, returnEvent('order.return_requested'));
    await send(medusa, returnEvent('order.return_received'));
    expect((await contracts())[0].complaints).toEqual([
      { complainedOn: '2026-01-12', channel: 'shop', note: '1 × Wall cabinet — Damaged: door is cracked' },
    ]);
    expect((await eventsOf(medusa)).map(({ name, state }) => [name, state])).toEqual([
      ['order.return_received', 'passed'],
      ['order.return_requested', 'taken'],
      ['delivery.created', 'taken'],
      ['delivery.created', 'taken'],
      ['order.fulfillment_created', 'taken'],
      ['order.fulfillment_created', 'taken'],
      ['order.placed', 'taken'],
    ]);
  });

  test('[FEED-4] told backwards, everything waits for what it stands on and ends the same', async () => {
    const medusa = await shop('medusa');
    await send(medusa, returnEvent('order.return_requested'));
    await send(medusa, deliveryCreated('ful_01FIRST'));
    await send(medusa, deliveryCreated('ful_01SECOND'));
    await send(medusa, fulfillmentCreated('ful_01FIRST'));
    await send(medusa, fulfillmentCreated('ful_01SECOND'));
    expect((await company.call('/feeds')).body.rows[0]).toMatchObject({ waiting: 3, refused: 0 });
    expect(await contracts()).toEqual([]);
    await send(medusa, orderPlaced());
    const [contract] = await contracts();
    expect(contract.state).toBe('awaiting_installation');
    expect(contract.obligations[0].fulfilledAt).toBe('2026-01-10T03:30:00Z');
    expect(contract.complaints).toHaveLength(1);
    expect((await company.call('/feeds')).body.rows[0]).toMatchObject({ waiting: 0, refused: 0 });
  });

  test('[FEED-7] lines of two sellers are two contracts; a word nobody has mapped is refused, mapped, and sent again', async () => {
    const firms = await Promise.all(
      ['Floors Ltd', 'Cabinets Ltd'].map(async (legalName) => (await company.call('/firms', { legalName })).body),
    );
    const [floors, cabinets] = firms.map(({ firmId }) => firmId as string);
    const sellers = [{ word: 'floors & more', firmId: floors }];
    const medusa = await shop('medusa', { sellers });
    await send(medusa, orderPlaced(['Floors & More', 'Kitchen Art']));
    expect(await contracts()).toEqual([]);
    const [event] = await eventsOf(medusa, '?state=refused');
    expect(event).toMatchObject({ reasonCode: 'feed.seller_unknown', reason: expect.stringContaining('Kitchen Art') });
    const change = { ...settings, isOn: true, sellers: [...sellers, { word: 'Kitchen Art', firmId: cabinets }] };
    expect((await company.call(`/feeds/${medusa.feedId}`, change, { method: 'PUT' })).status).toBe(200);
    const again = await company.call(`/feed-events/${event?.eventId}/again`, {});
    expect(again.body).toMatchObject({ state: 'arrived', reason: null });
    await app.settle();
    const made = (await contracts()).toSorted((a, b) => a.legalName.localeCompare(b.legalName));
    expect(made.map(({ number, legalName, amount }) => [number, legalName, amount.amountMinor])).toEqual([
      ['1042', 'Cabinets Ltd', '71000'],
      ['1042', 'Floors Ltd', '129050'],
    ]);
    expect((await company.call(`/feed-events/${event?.eventId}/again`, {})).body.refusal).toBe(
      'feed_event.not_refused',
    );
    expect((await eventsOf(medusa))[0]?.contractIds).toHaveLength(2);
  });
});

describe('a shop in our own words', { timeout: 60_000 }, () => {
  test('[FEED-3] an event is kept to the letter and taken once by its id', async () => {
    const own = await shop('makegood');
    expect((await send(own, placed('e-1', 'A1'))).body).toEqual({ taken: true });
    expect((await send(own, placed('e-1', 'A2'))).body).toEqual({ taken: false });
    expect((await send(own, placed('e-2', 'A1'))).body).toEqual({ taken: true });
    expect((await eventsOf(own)).map(({ state }) => state)).toEqual(['passed', 'taken']);
    const [, first] = await eventsOf(own);
    const { body } = await company.call(`/feed-events/${first?.eventId}`);
    expect(body.body).toBe(JSON.stringify(placed('e-1', 'A1')));
    expect(await contracts()).toHaveLength(1);
  });

  test('delivered by the days of the feed, installed, cancelled', async () => {
    const own = await shop('makegood');
    await send(own, placed('e-1', 'A1', { installBy: '2026-02-01' }));
    expect((await contracts())[0].obligations[0].agreedOn).toBe('2026-01-24');
    await send(own, ours('e-2', 'order.delivered', { order: { ref: 'A1' }, delivery: { ref: 'P1' } }));
    await send(own, ours('e-3', 'order.installed', { order: { ref: 'A1' } }));
    expect((await contracts())[0].state).toBe('fulfilled');
    await send(own, placed('e-4', 'A2'));
    await send(own, ours('e-5', 'order.cancelled', { order: { ref: 'A2' }, reason: 'changed my mind' }));
    expect((await contracts()).map(({ state }) => state).toSorted()).toEqual(['cancelled', 'fulfilled']);
  });

  test('[FEED-5] a bad event is kept with its reason and leaves nothing behind; the next is taken all the same', async () => {
    const own = await shop('makegood');
    await send(own, ours('e-1', 'order.placed', { order: { ref: 'A1' } }));
    await send(own, placed('e-2', 'A2', { currency: 'XXX' }));
    await send(own, placed('e-3', 'A3'));
    const lost = { ref: 'P1', lines: [{ ref: '9', quantity: 1 }] };
    await send(own, ours('e-4', 'order.delivered', { order: { ref: 'A3' }, delivery: lost }));
    expect((await eventsOf(own)).map(({ reasonCode }) => reasonCode)).toEqual([
      'feed.line_unknown',
      null,
      'currency.unknown',
      'feed.event_unreadable',
    ]);
    expect((await contracts()).map(({ number }) => number)).toEqual(['A3']);
    const { rows } = (await company.call(`/feeds/${own.feedId}/events?state=refused&limit=1`)).body;
    expect(rows).toHaveLength(1);
  });

  test('[FEED-8] a phone nobody can dial is left out beside an e-mail, and refused alone', async () => {
    const own = await shop('makegood');
    await send(own, placed('e-1', 'A1', { customer: { name: 'Li Na', phone: '12', email: 'li@example.org' } }));
    await send(own, placed('e-2', 'A2', { customer: { name: 'Li Na', phone: '12' } }));
    expect((await contracts()).map(({ phones }) => phones)).toEqual([[]]);
    expect((await eventsOf(own))[0]?.reasonCode).toBe('phone.unreadable');
  });

  test('[FEED-9] totals with more decimals than the currency has are rounded half up', async () => {
    const own = await shop('makegood');
    await send(own, placed('e-1', 'A1', { amount: '10.005', currency: 'CNY' }));
    await send(own, placed('e-2', 'A2', { amount: '1500.4', currency: 'JPY' }));
    const amounts = (await contracts()).map(({ amount }) => amount.amountMinor).toSorted();
    expect(amounts).toEqual(['1001', '1500']);
  });
});

describe('a Shopify shop', { timeout: 60_000 }, () => {
  const key = 'shpss_of_the_shop';
  const tell = async ({ path }: Shop, id: string, topic: string, event: unknown, secret = key) => {
    const text = JSON.stringify(event);
    const hmac = createHmac('sha256', secret).update(text).digest('base64');
    const more = { 'x-shopify-hmac-sha256': hmac, 'x-shopify-topic': topic, 'x-shopify-webhook-id': id };
    const answer = await post(path, text, more);
    await app.settle();
    return answer;
  };
  test('[FEED-1] its own secret and signature; order, delivery and refund', async () => {
    const { feedId } = await shop('makegood');
    expect(feedId).toMatch(/^fed_/);
    expect((await company.call('/feeds', { ...settings, kind: 'shopify' })).body.refusal).toBe('feed.secret_missing');
    const shopify = await shop('shopify', { shopSecret: key });
    expect(shopify.secret).toBe('');
    const order = {
      id: 450789469,
      name: '#1001',
      created_at: '2026-01-06T10:00:00+08:00',
      currency: 'CNY',
      email: 'bob@example.org',
      phone: '+8613912345678',
      total_price: '199.00',
      customer: { first_name: 'Bob', last_name: 'Norman', phone: null },
      shipping_address: { first_name: 'Bob', last_name: 'Norman', city: 'Wuhan', country_code: 'CN' },
      line_items: [{ id: 466157049, title: 'Lamp', vendor: 'Lights', quantity: 1, requires_shipping: true }],
    };
    expect((await tell(shopify, 'w-1', 'orders/create', order, 'another')).body.refusal).toBe('signature.wrong');
    expect((await tell(shopify, 'w-1', 'orders/create', order)).status).toBe(202);
    const lines = [{ id: 466157049, quantity: 1 }];
    const parcel = { id: 255858046, order_id: 450789469, updated_at: '2026-01-08T10:00:00+08:00', line_items: lines };
    await tell(shopify, 'w-2', 'fulfillments/create', { ...parcel, shipment_status: null });
    expect((await contracts())[0]).toMatchObject({ number: '#1001', state: 'awaiting_delivery' });
    await tell(shopify, 'w-3', 'fulfillments/update', { ...parcel, shipment_status: 'delivered' });
    const refund = { id: 1, order_id: 450789469, created_at: '2026-01-09T10:00:00+08:00', note: 'flickers' };
    await tell(shopify, 'w-4', 'refunds/create', {
      ...refund,
      refund_line_items: [{ line_item_id: 466157049, quantity: 1 }],
    });
    const [contract] = await contracts();
    expect(contract).toMatchObject({ state: 'fulfilled', complaints: [{ note: '1 × Lamp — flickers' }] });
  });
});

describe('who may', { timeout: 60_000 }, () => {
  test('[FEED-1] a wrong or old signature, an unknown feed and one that is off are all one answer', async () => {
    const own = await shop('makegood');
    const refusal = async (to: Pick<Shop, 'path' | 'secret'>, at?: Date) =>
      (await send(to, placed('e-1', 'A1'), at)).body.refusal;
    expect(await refusal({ ...own, secret: 'fdsec_other' })).toBe('signature.wrong');
    expect(await refusal(own, new Date(now().getTime() - 600_000))).toBe('signature.stale');
    const nowhere = own.path.replace(own.feedId, 'fed_00000000000000000000000000');
    expect(await refusal({ ...own, path: nowhere })).toBe('signature.wrong');
    await company.call(`/feeds/${own.feedId}`, { ...settings, isOn: false }, { method: 'PUT' });
    expect(await refusal(own)).toBe('signature.wrong');
    await company.call(`/feeds/${own.feedId}`, { ...settings, isOn: true }, { method: 'PUT' });
    expect((await send(own, { event: 'order.placed' })).body.refusal).toBe('push.unreadable');
    expect((await send(own, placed('e-1', 'A1'))).status).toBe(202);
  });

  test('[FEED-2] a secret is shown once, sealed, and replaced at once by a new one', async () => {
    const own = await shop('makegood');
    expect(own.secret).toMatch(/^fdsec_.{40,}$/);
    const { rows } = await app.testDatabase.ownerPool.query('select * from makegood.feeds');
    expect(JSON.stringify(rows)).not.toContain(own.secret);
    expect(JSON.stringify((await company.call('/feeds')).body)).not.toContain('fdsec_');
    const { secret } = (await company.call(`/feeds/${own.feedId}/secret`, {})).body;
    expect((await send(own, placed('e-1', 'A1'))).body.refusal).toBe('signature.wrong');
    expect((await send({ ...own, secret }, placed('e-1', 'A1'))).status).toBe(202);
  });

  test('no such feed, no such event, one too many, another’s store', async () => {
    const nowhere = 'fed_00000000000000000000000000';
    const refusalOf = async (path: string, body?: unknown, more = {}) =>
      (await company.call(path, body, more)).body.refusal;
    expect(await refusalOf(`/feeds/${nowhere}`, { ...settings, isOn: true }, { method: 'PUT' })).toBe('feed.not_found');
    expect(await refusalOf(`/feeds/${nowhere}/events`)).toBe('feed.not_found');
    expect(await refusalOf('/feed-events/fev_00000000000000000000000000')).toBe('feed_event.not_found');
    const foreign = { ...settings, kind: 'medusa', storeId: 'sto_00000000000000000000000000' };
    expect(await refusalOf('/feeds', foreign)).toBe('store.not_found');
    for (let made = 0; made < 100; made++) await company.call('/feeds', { ...settings, kind: 'medusa' });
    expect(await refusalOf('/feeds', { ...settings, kind: 'medusa' })).toBe('feed.too_many');
  });
});
