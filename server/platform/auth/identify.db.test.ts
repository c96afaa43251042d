import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import '../../catalogue.ts';
import { makeTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { transact } from '../database/transact.ts';
import type { Identified } from '../http/serve-route.ts';
import { makeUuid, type Uuid } from '../ids/make-id.ts';
import { Refusal } from '../refusal.ts';
import { accountWriter } from './account-store.ts';
import { systemActor } from './actor.ts';
import { makeIdentify } from './identify.ts';
import { keyWriter } from './key-store.ts';
import { makeSessionCookie } from './session-cookie.ts';
import { sessionWriter } from './session-store.ts';

let database: TestDatabase;
let found: Identified | undefined | string;
const app = fastify();
const start = '2026-01-05T08:00:00Z';
const actor = systemActor('test');
const tenantId = makeUuid();
const other = makeUuid();
let accountId: Uuid;

beforeAll(async () => {
  database = await makeTestDatabase(start);
  const settings = {
    database,
    cookie: makeSessionCookie('http://localhost'),
    permissionsOf: (roles: readonly string[]) => new Set(roles),
  };
  const { identify } = makeIdentify(settings);
  for (const tenant of [tenantId, other])
    await act(tenant, (tx) =>
      sql`insert into tenants values (${tenant}, 'Mall', 'own', 'UTC', 'CNY', 'zh-CN', 'CN', '{marketplace}', now())`.execute(
        tx.sql,
      ),
    );
  await app.register(cookie);
  app.all('/', async (request) => {
    found = await identify(request).catch((error) => (error instanceof Refusal ? error.code : String(error)));
    return '';
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  database.clock.moveTo(new Date(start));
  accountId = makeUuid();
  await act(tenantId, (tx) =>
    accountWriter(tx).add({
      accountId,
      name: 'Ada',
      email: `${accountId}@example.com`,
      language: 'ru',
      roles: ['agent'],
      passwordHash: null,
      accepted: true,
    }),
  );
});

const act = <T>(tenant: Uuid, work: Parameters<typeof transact<T>>[2]) =>
  transact(database, { tenantId: tenant, actor }, work);
const session = () => act(tenantId, (tx) => sessionWriter(tx).start(accountId, 'password'));
const later = (hours: number) => database.clock.moveTo(new Date(database.clock.now().getTime() + hours * 3_600_000));
async function ask(headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') {
  found = 'not asked';
  await app.inject({ method, url: '/', headers });
  return found;
}
const withCookie = (token: string) => ask({ cookie: `makegood=${token}` });

test('a session and a key are known by their tokens, each in its own tenant', async () => {
  const { token } = await session();
  expect(await withCookie(token)).toMatchObject({
    tenantId,
    actor: { kind: 'account', language: 'ru', permissions: new Set(['agent']) },
  });
  expect(await ask({ authorization: `Bearer ${token}` })).toBeUndefined();
});

test('[AUTH-1] nothing but a whole token of the right kind is looked up', async () => {
  const { token } = await session();
  const bad = [
    '',
    ' ',
    'null',
    '[]',
    'mgs_',
    token.slice(0, -1),
    `${token}a`,
    token.replace('mgs_', 'mgk_'),
    token.toUpperCase(),
  ];
  for (const text of bad) {
    expect(await withCookie(encodeURIComponent(text))).toBeUndefined();
    expect(await ask({ authorization: `Bearer ${text}` })).toBeUndefined();
  }
  const foreign = token.replace(/_.{26}_/, `_${'0'.repeat(26)}_`);
  expect(await withCookie(foreign)).toBeUndefined();
});

test('[AUTH-2] a session ends twelve hours after the last request and after thirty days in any case', async () => {
  const { token } = await session();
  later(11.9);
  expect(await withCookie(token)).toBeDefined();
  later(11.9);
  expect(await withCookie(token)).toBeDefined();
  later(12.1);
  expect(await withCookie(token)).toBeUndefined();
  database.clock.moveTo(new Date(start));
  const long = await session();
  for (let hours = 0; hours < 30 * 24 - 10; hours += 10) {
    later(10);
    expect(await withCookie(long.token)).toBeDefined();
  }
  later(10);
  expect(await withCookie(long.token)).toBeUndefined();
});

test('[AUTH-3] an ended session, a switched-off account and a revoked key are nobody at the next request', async () => {
  const [one, two] = [await session(), await session()];
  const { key, secret } = await act(tenantId, (tx) => keyWriter(tx).make('till', ['viewer']));
  expect(await ask({ authorization: `Bearer ${secret}` })).toMatchObject({
    actor: { kind: 'key', permissions: new Set(['viewer']) },
  });
  await withCookie(one.token);
  await act(tenantId, (tx) => sessionWriter(tx).endAllOf(accountId));
  expect(await withCookie(one.token)).toBeUndefined();
  expect(await withCookie(two.token)).toBeUndefined();
  const three = await session();
  await act(tenantId, (tx) => accountWriter(tx).switchOff(accountId, true));
  expect(await withCookie(three.token)).toBeUndefined();
  await act(tenantId, (tx) => keyWriter(tx).revoke(key.keyId));
  expect(await ask({ authorization: `Bearer ${secret}` })).toBeUndefined();
});

test('[AUTH-6] a browser may not write for another site with our cookie', async () => {
  const { token } = await session();
  const write = (headers: Record<string, string>) =>
    ask({ cookie: `makegood=${token}`, host: 'care.example', ...headers }, 'POST');
  expect(await write({ origin: 'http://care.example', 'sec-fetch-site': 'same-origin' })).toMatchObject({ tenantId });
  expect(await write({})).toMatchObject({ tenantId });
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://care.example:8080' },
    { origin: 'http://care.example.evil.example' },
  ] as Record<string, string>[])
    expect(await write(headers)).toBe('session.foreign_origin');
  expect(await ask({ cookie: `makegood=${token}`, 'sec-fetch-site': 'cross-site' })).toMatchObject({ tenantId });
});

test('[T-A8] nobody becomes someone by a header', async () => {
  const names = ['x-remote-user', 'x-forwarded-user', 'x-forwarded-for', 'remote-user', 'x-account', 'x-tenant'];
  expect(await ask(Object.fromEntries(names.map((name) => [name, 'administrator'])))).toBeUndefined();
  const { token } = await session();
  // A forwarded protocol from an untrusted peer does not switch the cookie's name.
  expect(await ask({ cookie: `__Host-makegood=${token}`, 'x-forwarded-proto': 'https' })).toBeUndefined();
});

test('a request is noted at most every five minutes', async () => {
  const { token } = await session();
  const seen = async () =>
    (await database.ownerPool.query('select seen_at from makegood.sessions where account_id = $1', [accountId])).rows[0]
      .seen_at;
  later(0.05);
  await withCookie(token);
  expect(new Date(await seen())).toEqual(new Date(start));
  later(0.05);
  await withCookie(token);
  expect(new Date(await seen())).toEqual(database.clock.now());
});

test('[T-T1] a token of one tenant tells nothing about another', async () => {
  const { token } = await session();
  const moved = token.replace(
    /_.{26}_/,
    `_${(await act(other, (tx) => keyWriter(tx).make('k', ['viewer']))).secret.slice(4, 30)}_`,
  );
  expect(moved).not.toBe(token);
  expect(await withCookie(moved)).toBeUndefined();
});
