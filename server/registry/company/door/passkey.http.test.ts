import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Faults,
  makeSoftAuthenticator,
  type SoftAuthenticator,
} from '#platform/auth/passkeys/soft-authenticator.fixture';
import { type Browser, type DoorApp, goodPassword, startDoorApp } from '../door-app.fixture.ts';

let app: DoorApp;
beforeAll(async () => {
  app = await startDoorApp();
});
afterAll(() => app.stop());

const origin = 'http://localhost:4300';
const minutes = (count: number) =>
  app.database.clock.moveTo(new Date(app.database.clock.now().getTime() + count * 60_000));

async function register(by: Browser, device: SoftAuthenticator, faults: Faults = {}) {
  const { options } = (await by.call('/session/passkeys/options', undefined, { method: 'POST' })).body;
  return {
    options,
    answer: await by.call('/session/passkeys', { name: 'Laptop', response: device.create(options, faults) }),
  };
}
async function enter(device: SoftAuthenticator, faults: Faults = {}, by = app.browser()) {
  const { options, askId } = (await by.call('/session/passkey/options', undefined, { method: 'POST' })).body;
  const body = { askId, response: device.get(options, faults) };
  return { by, body, answer: await by.call('/session/passkey', body) };
}
async function withPasskey() {
  const ada = await app.founder();
  const device = makeSoftAuthenticator(origin);
  const { answer } = await register(ada, device);
  expect(answer.status).toBe(201);
  return { ada, device };
}

test('[DOOR-7] a passkey registered once signs in without name or password, and its account is found by it alone', async () => {
  const { ada, device } = await withPasskey();
  await app.founder('Another company');
  const { by, answer } = await enter(device);
  expect(answer.body).toEqual({ signedIn: true });
  expect((await by.call('/session')).body).toMatchObject({
    email: ada.email,
    passkeys: 1,
    company: { companyId: ada.companyId },
  });
  const { rows } = (await ada.call('/session/passkeys')).body;
  expect(rows).toMatchObject([{ name: 'Laptop' }]);
  expect(new Date(rows[0].lastUsedAt)).toEqual(app.database.clock.now());
});

test('[DOOR-7] a challenge works once and for five minutes', async () => {
  const { device } = await withPasskey();
  const { body } = await enter(device);
  expect((await app.browser().call('/session/passkey', body)).body.refusal).toBe('sign_in.failed');
  const by = app.browser();
  const { options, askId } = (await by.call('/session/passkey/options', undefined, { method: 'POST' })).body;
  minutes(6);
  expect((await by.call('/session/passkey', { askId, response: device.get(options) })).body.refusal).toBe(
    'sign_in.failed',
  );
});

test.each<[string, Faults]>([
  ['signed for another site', { origin: 'http://evil.example' }],
  ['made for another host', { rpId: 'evil.example' }],
  ['without asking the person', { verified: false }],
  ['with a count that went back: a copy', { count: 1 }],
  ['with a challenge of the caller’s own', { challenge: 'A'.repeat(43) }],
])('[DOOR-7] an answer %s is refused', async (_, faults) => {
  const { device } = await withPasskey();
  await enter(device);
  const { by, answer } = await enter(device, faults);
  expect(answer.status).toBe(401);
  expect(answer.body.refusal).toBe('sign_in.failed');
  expect(by.cookies.size).toBe(0);
});

test('[DOOR-7] a device that was never registered, or with another one’s handle, is refused', async () => {
  const { device } = await withPasskey();
  const stranger = makeSoftAuthenticator(origin);
  stranger.userHandle = device.userHandle;
  expect((await enter(stranger)).answer.body.refusal).toBe('sign_in.failed');
  const other = await withPasskey();
  other.device.userHandle = device.userHandle;
  expect((await enter(other.device)).answer.body.refusal).toBe('sign_in.failed');
  for (const response of [
    {},
    { response: null },
    { response: { userHandle: 7 } },
    { id: 'x', response: { clientDataJSON: '!' } },
  ])
    expect((await app.browser().call('/session/passkey', { askId: 'x', response })).body.refusal).toBe(
      'sign_in.failed',
    );
});

test.each<[string, Faults]>([
  ['signed for another site', { origin: 'http://evil.example' }],
  ['for another host', { rpId: 'evil.example' }],
  ['without asking the person', { verified: false }],
  ['with a challenge of the caller’s own', { challenge: 'A'.repeat(43) }],
])('[DOOR-7] a registration %s is refused', async (_, faults) => {
  const ada = await app.founder();
  expect((await register(ada, makeSoftAuthenticator(origin), faults)).answer.body.refusal).toBe('passkey.unusable');
  expect((await ada.call('/session/passkeys')).body.rows).toEqual([]);
});

test('one device is one passkey, and one person’s offer is not another’s', async () => {
  const { ada, device } = await withPasskey();
  const { options, answer } = await register(ada, device);
  expect(answer.body.refusal).toBe('passkey.unusable');
  expect(options.excludeCredentials).toHaveLength(1);
  const eve = await app.founder();
  const offered = (await ada.call('/session/passkeys/options', undefined, { method: 'POST' })).body.options;
  const stolen = await eve.call('/session/passkeys', {
    name: 'x',
    response: makeSoftAuthenticator(origin).create(offered),
  });
  expect(stolen.body.refusal).toBe('passkey.unusable');
});

test('[DOOR-5] passkeys are changed only shortly after signing in', async () => {
  const { ada, device } = await withPasskey();
  const [{ passkeyId }] = (await ada.call('/session/passkeys')).body.rows;
  minutes(16);
  const remove = () => ada.call(`/session/passkeys/${passkeyId}`, undefined, { method: 'DELETE' });
  expect((await ada.call('/session/passkeys/options', undefined, { method: 'POST' })).body.refusal).toBe(
    'session.not_fresh',
  );
  expect((await ada.call('/session/passkeys', { name: 'x', response: {} })).body.refusal).toBe('session.not_fresh');
  expect((await remove()).body.refusal).toBe('session.not_fresh');
  await ada.call('/session', { email: ada.email, password: goodPassword });
  expect((await remove()).body).toEqual({ removed: true });
  expect((await remove()).body.refusal).toBe('passkey.not_found');
  expect((await enter(device)).answer.body.refusal).toBe('sign_in.failed');
});

async function colleagueOf(ada: Browser, email: string) {
  const invited = await ada.call('/accounts', { name: 'Bea', email, roles: ['agent'] });
  const bea = app.browser();
  await bea.call('/invitations/accept', { token: invited.body.link.split('#')[1], password: goodPassword });
  const device = makeSoftAuthenticator(origin);
  expect((await register(bea, device)).answer.status).toBe(201);
  return { device, accountId: invited.body.account.accountId as string };
}

test('[DOOR-7] a colleague’s own device does not sign in as someone else of the company', async () => {
  const { ada, device } = await withPasskey();
  const bea = await colleagueOf(ada, 'bea.sly@example.com');
  bea.device.userHandle = device.userHandle;
  expect((await enter(bea.device)).answer.body.refusal).toBe('sign_in.failed');
});

test('a switched-off account does not come in by passkey', async () => {
  const { ada } = await withPasskey();
  const { device, accountId } = await colleagueOf(ada, 'bea.key@example.com');
  expect((await enter(device)).answer.status).toBe(200);
  await ada.call(`/accounts/${accountId}`, { disabled: true }, { method: 'PATCH' });
  expect((await enter(device)).answer.body.refusal).toBe('sign_in.failed');
});

test('asking for challenges without end is refused', async () => {
  const ask = () =>
    app.browser().call('/session/passkey/options', undefined, { method: 'POST', remoteAddress: '203.0.113.9' });
  for (let at = 0; at < 100; at += 1) expect((await ask()).status).toBe(200);
  expect((await ask()).body.refusal).toBe('sign_in.too_many');
});
