// Facts told to another program on loopback that fails, hangs, is gone and comes back.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../test-app.ts';
import { startPeer, type Told } from './peer.fixture.ts';

let app: TestApp;
let company: Caller;
let peer: Awaited<ReturnType<typeof startPeer>>;
let minutes = 0;

beforeAll(async () => {
  app = await startTestApp();
  peer = await startPeer();
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await peer?.stop();
});
beforeEach(async () => {
  company = await app.company();
  peer.told.length = 0;
  peer.answers(() => 200);
});

const patch = { method: 'PATCH' } as const;
const later = async (more: number) => {
  minutes += more;
  await app.moveTo(new Date(Date.parse('2026-01-05T08:00:00Z') + minutes * 60_000).toISOString());
};
const subscribe = async (factNames = ['person.registered', 'person.changed'], url = peer.url) => {
  const { status, body } = await company.call('/webhooks', { name: 'Warehouse', url, factNames });
  expect(status).toBe(201);
  return body as { webhook: { webhookId: string }; secret: string };
};
const person = async (name: string) =>
  (await company.call('/people', { name, phones: [] })).body as { personId: string };
const namesTold = () => peer.told.map(({ body }) => body.fact);
const hook = async () => (await company.call('/webhooks')).body.rows[0];
const isSigned = ({ signature, text }: Told, secret: string) => {
  const [moment, ...marks] = signature.split(',');
  const mac = createHmac('sha256', secret)
    .update(`${moment?.slice(2)}.${text}`)
    .digest('hex');
  return marks.includes(`v1=${mac}`);
};

// Moving the clock runs every job of every company of this file: patience for a busy machine.
describe('facts are told', { timeout: 60_000 }, () => {
  test('[HOOK-1] [HOOK-8] each fact a webhook names is told once, with what the fact says, and nothing older or unnamed', async () => {
    await person('Before');
    await app.settle();
    await subscribe();
    const { personId } = await person('Mr Song');
    await company.call('/products', { sku: 'F-1', name: 'Oak floor', family: 'floors' });
    await app.settle();
    expect(peer.told.map(({ body }) => body)).toEqual([
      {
        deliveryId: expect.stringMatching(/^whd_/),
        fact: 'person.registered',
        at: expect.any(String),
        body: expect.objectContaining({ personId }),
      },
    ]);
    await app.settle();
    expect(peer.told).toHaveLength(1);
  });

  test('[HOOK-1] two webhooks are told of one fact by deliveries of their own; one that is off is told nothing and keeps nothing', async () => {
    const { webhook } = await subscribe();
    await subscribe();
    await person('Ms Li');
    await app.settle();
    expect(new Set(peer.told.map((one) => one.deliveryId)).size).toBe(2);
    await company.call(`/webhooks/${webhook.webhookId}`, { state: 'off' }, patch);
    await person('Ms Wang');
    await app.settle();
    await company.call(`/webhooks/${webhook.webhookId}`, { state: 'on' }, patch);
    await app.settle();
    expect(peer.told).toHaveLength(3);
  });

  test('[HOOK-2] of one subject the next waits for the one before; another subject does not', async () => {
    await subscribe();
    const { personId: first } = await person('First');
    peer.answers(({ body }) => (body.body.personId === first ? 500 : 200));
    await company.call(`/people/${first}`, { name: 'First again', phones: [] }, { method: 'PUT' });
    await person('Second');
    await app.settle();
    expect(namesTold()).toEqual(['person.registered', 'person.registered']);
    peer.answers(() => 200);
    await later(1);
    const ofFirst = peer.told.filter(({ body }) => body.body.personId === first);
    expect(ofFirst.map(({ body }) => body.fact)).toEqual(['person.registered', 'person.registered', 'person.changed']);
  });

  test('[HOOK-3] signed by its secret; for a day after a new one both sign; the delivery keeps its id at every try', async () => {
    const { webhook, secret } = await subscribe();
    peer.answers(() => 500);
    await person('Mr Song');
    await app.settle();
    const renewed = (await company.call(`/webhooks/${webhook.webhookId}/secret`, {})).body.secret as string;
    await later(1);
    const [before, during] = peer.told;
    if (!before || !during) throw new Error('It was told twice.');
    expect([isSigned(before, secret), isSigned(before, renewed)]).toEqual([true, false]);
    expect([isSigned(during, secret), isSigned(during, renewed)]).toEqual([true, true]);
    expect(during.deliveryId).toBe(before.deliveryId);
    expect(during.text).toBe(before.text);
    await later(25 * 60);
    const after = peer.told.at(-1);
    expect(after && [isSigned(after, secret), isSigned(after, renewed)]).toEqual([false, true]);
  });

  test('[HOOK-4] a redirect is not followed and is no answer; what came back is shown with the body', async () => {
    const { webhook } = await subscribe();
    peer.answers(() => ({ redirect: peer.url }));
    await person('Mr Song');
    await app.settle();
    expect(peer.told).toHaveLength(1);
    const { rows } = (await company.call(`/webhooks/${webhook.webhookId}/deliveries?state=waiting`)).body;
    expect(rows).toEqual([expect.objectContaining({ state: 'waiting', attempts: 1, status: 302, fault: null })]);
    const shown = (await company.call(`/webhook-deliveries/${rows[0].deliveryId}`)).body;
    expect(JSON.parse(shown.body)).toEqual(peer.told[0]?.body);
    expect(Date.parse(rows[0].dueAt) - Date.parse(rows[0].at)).toBe(10_000);
  });

  test('[HOOK-5] three silent days stop it, what happens meanwhile is kept, and all of it goes on in order', async () => {
    const { webhook } = await subscribe();
    peer.answers(() => 503);
    await person('First');
    await app.settle();
    await later(71 * 60);
    expect(await hook()).toMatchObject({ state: 'on' });
    await later(7 * 60);
    expect(await hook()).toMatchObject({ state: 'stopped', stoppedWhy: 'silent' });
    const tries = peer.told.length;
    await person('Second');
    await later(24 * 60);
    expect(peer.told).toHaveLength(tries);
    expect((await hook()).waiting).toBe(2);
    peer.answers(() => 200);
    await company.call(`/webhooks/${webhook.webhookId}`, { state: 'on' }, patch);
    await app.settle();
    expect(peer.told.slice(tries).map(({ body }) => body.fact)).toEqual(['person.registered', 'person.registered']);
    expect(await hook()).toMatchObject({ state: 'on', stoppedWhy: null, failingSince: null, waiting: 0 });
  });

  test('[HOOK-5] who answers 410 is not told again', async () => {
    await subscribe();
    peer.answers(() => 410);
    await person('First');
    await app.settle();
    expect(await hook()).toMatchObject({ state: 'stopped', stoppedWhy: 'gone' });
  });

  test('[HOOK-6] a host of the operator’s own network is not reached, and a try says so', async () => {
    const { webhook } = await subscribe(undefined, 'http://169.254.169.254/latest');
    const tried = await company.call(`/webhooks/${webhook.webhookId}/try`, {});
    expect(tried.body).toMatchObject({ received: false, status: null, fault: 'host_private' });
    await person('First');
    await app.settle();
    const { rows } = (await company.call(`/webhooks/${webhook.webhookId}/deliveries`)).body;
    expect(rows[0]).toMatchObject({ state: 'waiting', fault: 'host_private' });
  });

  test('[HOOK-7] a secret is shown once, is in no row and no list, and a repeated request answers without it', async () => {
    const body = { name: 'Warehouse', url: peer.url, factNames: ['key.made'] };
    const headers = { 'idempotency-key': 'made-once-0001' };
    const first = await company.call('/webhooks', body, { headers });
    const again = await company.call('/webhooks', body, { headers });
    expect(first.body.secret).toMatch(/^whsec_.{40,}$/);
    expect(again.body).toEqual({ ...first.body, secret: '' });
    const { rows } = await app.testDatabase.ownerPool.query('select * from makegood.webhooks');
    expect(JSON.stringify(rows)).not.toContain(first.body.secret);
    expect(JSON.stringify((await company.call('/webhooks')).body)).not.toContain('whsec_');
  });

  test('a greeting is signed and told at once; the answer says what came back', async () => {
    const { webhook, secret } = await subscribe();
    const tried = await company.call(`/webhooks/${webhook.webhookId}/try`, {});
    expect(tried.body).toEqual({ received: true, status: 200, fault: null, said: 'thank you' });
    const [greeting] = peer.told;
    expect(greeting && isSigned(greeting, secret)).toBe(true);
    peer.answers(() => 500);
    expect((await company.call(`/webhooks/${webhook.webhookId}/try`, {})).body).toMatchObject({
      received: false,
      status: 500,
      said: 'not today',
    });
  });

  test('what was received is told again under its id, one or a stretch of time; others are left alone', async () => {
    const { webhook } = await subscribe();
    const from = (await hook()).madeAt;
    await person('First');
    await later(10);
    await person('Second');
    await app.settle();
    const ids = peer.told.map((one) => one.deliveryId);
    const replay = (given: unknown) => company.call(`/webhooks/${webhook.webhookId}/replay`, given);
    expect((await replay({ deliveryId: ids[1] })).body).toEqual({ replayed: 1 });
    await app.settle();
    const until = new Date(Date.parse(from) + 5 * 60_000).toISOString();
    expect((await replay({ from, until })).body).toEqual({ replayed: 1 });
    await app.settle();
    expect(peer.told.map((one) => one.deliveryId)).toEqual([...ids, ids[1], ids[0]]);
  });
});

describe('refusals', { timeout: 60_000 }, () => {
  test('no such webhook, no such delivery, one that is not on, one too many, an address that is none', async () => {
    const { webhook } = await subscribe();
    const nowhere = 'whk_00000000000000000000000000';
    const none = 'whd_00000000000000000000000000';
    const refusalOf = async (path: string, body?: unknown, more = {}) =>
      (await company.call(path, body, more)).body.refusal;
    expect(await refusalOf(`/webhooks/${nowhere}`, { name: 'x' }, patch)).toBe('webhook.not_found');
    expect(await refusalOf(`/webhook-deliveries/${none}`)).toBe('webhook_delivery.not_found');
    expect(await refusalOf(`/webhooks/${webhook.webhookId}/replay`, { deliveryId: none })).toBe(
      'webhook_delivery.not_found',
    );
    await company.call(`/webhooks/${webhook.webhookId}`, { state: 'off' }, patch);
    expect(await refusalOf(`/webhooks/${webhook.webhookId}/replay`, { deliveryId: none })).toBe('webhook.not_on');
    for (const url of ['ftp://example.org', 'http://name:word@example.org/', 'nowhere'])
      expect(await refusalOf('/webhooks', { name: 'x', url, factNames: ['key.made'] })).toBe('input.invalid');
    for (let made = 1; made < 100; made++)
      await company.call('/webhooks', { name: 'x', url: peer.url, factNames: ['key.made'] });
    expect(await refusalOf('/webhooks', { name: 'x', url: peer.url, factNames: ['key.made'] })).toBe(
      'webhook.too_many',
    );
  });
});
