import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, type DoorApp, goodPassword, startDoorApp } from '../door-app.fixture.ts';

let app: DoorApp;
beforeAll(async () => {
  app = await startDoorApp();
});
afterAll(() => app.stop());

const hours = (count: number) =>
  app.database.clock.moveTo(new Date(app.database.clock.now().getTime() + count * 3_600_000));
const invite = (by: Browser, email: string, roles = ['agent'], headers = {}) =>
  by.call('/accounts', { name: 'Bea', email, roles, language: 'zh-CN' }, { headers });
const tokenOf = (link: string) => link.split('#')[1] ?? '';
const accept = (link: string, by = app.browser(), password = goodPassword) =>
  by.call('/invitations/accept', { token: tokenOf(link), password });
const patch = (by: Browser, path: string, body: object) => by.call(path, body, { method: 'PATCH' });
const facts = async (name: string) =>
  (
    await app.database.ownerPool.query('select body from makegood.facts where name = $1 order by fact_id', [name])
  ).rows.map(({ body }) => body);

async function colleague(founder: Browser, email: string, roles = ['agent']) {
  const invited = await invite(founder, email, roles);
  const browser = app.browser();
  await accept(invited.body.link, browser);
  return { ...browser, accountId: invited.body.account.accountId as string };
}

test('[ACC-1] an invitation works once, and whoever accepts it is in with the roles given', async () => {
  const ada = await app.founder();
  const invited = await invite(ada, 'bea@example.com', ['agent', 'finance']);
  expect(invited.status).toBe(201);
  expect(invited.body.account).toMatchObject({ email: 'bea@example.com', invited: true, lastSeenAt: null });
  expect(invited.body.link).toMatch(/^http:\/\/localhost:4300\/invitation#mgi_/);
  const bea = app.browser();
  expect((await accept(invited.body.link, bea, 'bea2026bea!')).body.refusal).toBe('password.too_easy');
  expect((await accept(invited.body.link, bea)).body).toEqual({ signedIn: true });
  expect((await bea.call('/session')).body).toMatchObject({
    name: 'Bea',
    language: 'zh-CN',
    roles: ['agent', 'finance'],
  });
  expect((await bea.call('/accounts')).body.refusal).toBe('permission.missing');
  expect((await accept(invited.body.link)).body.refusal).toBe('token.invalid');
  expect((await ada.call('/accounts')).body.rows.map((row: { invited: boolean }) => row.invited)).toEqual([
    false,
    false,
  ]);
});

test('[ACC-2] a link dies after three days, when a newer one is made, and when another took it first', async () => {
  const ada = await app.founder();
  const old = await invite(ada, 'cyn@example.com');
  const renewed = await invite(ada, 'Cyn@example.com', ['viewer']);
  expect(renewed.body.account).toMatchObject({ accountId: old.body.account.accountId, roles: ['viewer'] });
  expect((await accept(old.body.link)).body.refusal).toBe('token.invalid');
  hours(73);
  expect((await accept(renewed.body.link)).body.refusal).toBe('token.invalid');
  const admin = app.browser();
  await admin.call('/session', { email: ada.email, password: goodPassword });
  const third = await admin.call(`/accounts/${renewed.body.account.accountId}/link`, undefined, { method: 'POST' });
  const race = await Promise.all([accept(third.body.link), accept(third.body.link)]);
  expect(race.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('a taken address is refused, also when two invite it at once', async () => {
  const ada = await app.founder();
  expect((await invite(ada, ada.email)).body.refusal).toBe('account.email_taken');
  const race = await Promise.all([1, 2, 3, 4].map(() => invite(ada, 'dot@example.com')));
  expect(race.every(({ status }) => status === 201 || status === 409)).toBe(true);
  const { rows } = (await ada.call('/accounts')).body;
  expect(rows.filter((row: { email: string }) => row.email === 'dot@example.com')).toHaveLength(1);
});

test('[ACC-3] changed roles and a switched-off account end its sessions at once (T-L5)', async () => {
  const ada = await app.founder();
  const bea = await colleague(ada, 'bea.three@example.com');
  expect((await bea.call('/session')).status).toBe(200);
  const changed = await patch(ada, `/accounts/${bea.accountId}`, { roles: ['viewer'] });
  expect(changed.body.roles).toEqual(['viewer']);
  expect((await bea.call('/session')).body.refusal).toBe('session.missing');
  await bea.call('/session', { email: 'bea.three@example.com', password: goodPassword });
  expect((await bea.call('/session')).body.roles).toEqual(['viewer']);
  const off = await patch(ada, `/accounts/${bea.accountId}`, { disabled: true });
  expect(off.body.disabledAt).toBe(app.database.clock.now().toISOString());
  expect((await bea.call('/session')).status).toBe(401);
  const attempt = await bea.call('/session', { email: 'bea.three@example.com', password: goodPassword });
  expect(attempt.body.refusal).toBe('sign_in.failed');
  expect((await ada.call(`/accounts/${bea.accountId}/link`, undefined, { method: 'POST' })).body.refusal).toBe(
    'account.not_found',
  );
  await patch(ada, `/accounts/${bea.accountId}`, { disabled: false });
  expect((await bea.call('/session', { email: 'bea.three@example.com', password: goodPassword })).body.signedIn).toBe(
    true,
  );
  expect(await facts('account.changed')).toContainEqual({
    accountId: bea.accountId,
    changed: { roles: [['agent'], ['viewer']] },
  });
});

test('a change that changes nothing leaves the sessions alone', async () => {
  const ada = await app.founder();
  const bea = await colleague(ada, 'bea.four@example.com');
  await patch(ada, `/accounts/${bea.accountId}`, { roles: ['agent'], disabled: false });
  expect((await bea.call('/session')).status).toBe(200);
});

test('[ACC-4] one administrator always stays, also when two step down at once', async () => {
  const ada = await app.founder();
  const me = (await ada.call('/session')).body.accountId;
  for (const body of [{ disabled: true }, { roles: ['viewer'] }])
    expect((await patch(ada, `/accounts/${me}`, body)).body.refusal).toBe('account.last_administrator');
  // One who has not accepted the invitation cannot administrate yet.
  await invite(ada, 'later@example.com', ['administrator']);
  expect((await patch(ada, `/accounts/${me}`, { disabled: true })).body.refusal).toBe('account.last_administrator');
  const bea = await colleague(ada, 'bea.five@example.com', ['administrator']);
  const both = await Promise.all([
    patch(ada, `/accounts/${me}`, { roles: ['viewer'] }),
    patch(bea, `/accounts/${bea.accountId}`, { roles: ['viewer'] }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('[ACC-5] a key opens what its roles open until it is revoked', async () => {
  const ada = await app.founder();
  const made = await ada.call('/keys', { name: 'till', roles: ['viewer', 'administrator'] });
  expect(made.status).toBe(201);
  const headers = { authorization: `Bearer ${made.body.secret}` };
  const program = app.browser();
  expect((await program.call('/keys', undefined, { headers })).body.rows).toMatchObject([
    { name: 'till', revokedAt: null },
  ]);
  expect((await program.call('/session', undefined, { headers })).body.refusal).toBe('session.missing');
  const revoke = () => ada.call(`/keys/${made.body.key.keyId}`, undefined, { method: 'DELETE' });
  const { revokedAt } = (await revoke()).body;
  expect((await program.call('/keys', undefined, { headers })).status).toBe(401);
  hours(0.01);
  expect((await revoke()).body.revokedAt).toBe(revokedAt);
  expect((await facts('key.revoked')).filter(({ keyId }) => keyId === made.body.key.keyId)).toHaveLength(1);
  expect((await ada.call('/keys/key_01k9zzzzzzzzzzzzzzzzzzzzzz', undefined, { method: 'DELETE' })).body.refusal).toBe(
    'key.not_found',
  );
});

test('[AUTH-4] no secret is kept: not in a table, not in the stored answer of a keyed request', async () => {
  const ada = await app.founder();
  const key = { 'idempotency-key': 'make-once' };
  const make = () => ada.call('/keys', { name: 'till', roles: ['viewer'] }, { headers: key });
  const [first, again] = [await make(), await make()];
  expect(again.headers['idempotent-replayed']).toBe('true');
  expect(again.body).toEqual({ ...first.body, secret: '' });
  const invited = await invite(ada, 'eva@example.com', ['agent'], { 'idempotency-key': 'invite-once' });
  const next = 'Sieben graue Schirme 4';
  const changed = { current: goodPassword, next };
  await ada.call('/session/password', changed, { headers: { 'idempotency-key': 'change-once' } });
  const keyed = await app.database.ownerPool.query("select 1 from makegood.idempotency_keys where key = 'change-once'");
  // Its fingerprint would be a fast hash of the password.
  expect(keyed.rows).toEqual([]);
  const secrets = [
    next,
    first.body.secret,
    tokenOf(invited.body.link),
    ada.cookies.get('makegood') ?? '',
    goodPassword,
  ];
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  const { rows } = await app.database.ownerPool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'makegood' and table_type = 'BASE TABLE'",
  );
  for (const { name } of rows) {
    const { rows: found } = await app.database.ownerPool.query(`select t::text as line from makegood.${name} t`);
    const text = found.map(({ line }) => line).join('\n');
    for (const secret of secrets) expect(text.includes(secret.slice(secret.lastIndexOf('_') + 1)), name).toBe(false);
  }
});

test('one changes one’s own name and language, and pages of people go on where they ended', async () => {
  const ada = await app.founder();
  expect((await patch(ada, '/session/account', { name: '艾达', language: 'ru' })).body).toMatchObject({
    name: '艾达',
    language: 'ru',
  });
  for (let at = 0; at < 4; at += 1) await invite(ada, `p${at}@example.com`);
  const seen: string[] = [];
  let next = '';
  do {
    const page = (await ada.call(`/accounts?limit=2${next && `&after=${next}`}`)).body;
    seen.push(...page.rows.map((row: { email: string }) => row.email));
    next = page.next ?? '';
  } while (next);
  expect(seen).toEqual([ada.email, 'p0@example.com', 'p1@example.com', 'p2@example.com', 'p3@example.com']);
  expect((await ada.call('/accounts?after=bm90IG9uZQ')).body.refusal).toBe('input.invalid');
});

test('[T-A1] another company’s accounts and keys are not there', async () => {
  const [ada, eve] = [await app.founder(), await app.founder()];
  const bea = await colleague(ada, 'bea.six@example.com');
  const made = await ada.call('/keys', { name: 'till', roles: ['viewer'] });
  expect((await patch(eve, `/accounts/${bea.accountId}`, { disabled: true })).body.refusal).toBe('account.not_found');
  expect((await eve.call(`/accounts/${bea.accountId}/link`, undefined, { method: 'POST' })).body.refusal).toBe(
    'account.not_found',
  );
  expect((await eve.call(`/keys/${made.body.key.keyId}`, undefined, { method: 'DELETE' })).body.refusal).toBe(
    'key.not_found',
  );
  expect((await bea.call('/session')).status).toBe(200);
});
