import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DoorApp, givenCompany, goodPassword, startDoorApp } from '../door-app.fixture.ts';

let app: DoorApp;
beforeAll(async () => {
  app = await startDoorApp();
});
afterAll(() => app.stop());

const minutes = (count: number) =>
  app.database.clock.moveTo(new Date(app.database.clock.now().getTime() + count * 60_000));
const from = (address: string) => ({ remoteAddress: address });

test('the first visit leads from the console to an own company, whose founder is signed in', async () => {
  const visitor = app.browser();
  expect((await visitor.call('/door')).body).toMatchObject({ companies: 0, hasDemo: false, storyClock: true });
  const token = app.token();
  expect((await visitor.call('/session/enter', { token })).body).toEqual({ to: 'setup' });
  const administrator = { name: 'Ада', email: 'Ada@Example.com', password: goodPassword };
  const founded = await visitor.call('/setup/company', { ...givenCompany, language: 'ru', token, administrator });
  expect(founded.status).toBe(201);
  const me = await visitor.call('/session');
  expect(me.body).toMatchObject({
    name: 'Ада',
    email: 'Ada@Example.com',
    roles: ['administrator'],
    language: 'ru',
    hasPassword: true,
    passkeys: 0,
    company: { companyId: founded.body.companyId, kind: 'own', timeZone: 'Asia/Shanghai', currency: 'CNY' },
  });
  expect(me.body.permissions).toContain('people.manage');
  expect((await visitor.call('/door')).body.companies).toBe(1);
  expect((await app.browser().call('/session')).body.refusal).toBe('session.missing');
});

test('[DOOR-1] a new session at every way in; the one brought along ends (T-L5)', async () => {
  const ada = await app.founder();
  const before = ada.cookies.get('makegood');
  const body = { email: ada.email, password: goodPassword };
  expect((await ada.call('/session', body)).body).toMatchObject({ signedIn: true });
  const after = ada.cookies.get('makegood');
  expect(after).not.toBe(before);
  const thief = app.browser();
  thief.cookies.set('makegood', before ?? '');
  expect((await thief.call('/session')).status).toBe(401);
  expect((await ada.call('/session')).status).toBe(200);
  const copy = app.browser();
  copy.cookies.set('makegood', after ?? '');
  expect((await ada.call('/session', undefined, { method: 'DELETE' })).body).toEqual({ ended: true });
  expect(ada.cookies.size).toBe(0);
  expect((await copy.call('/session')).status).toBe(401);
});

test('[T-L5] a session that ends here has ended on every node at the next request', async () => {
  const node = await app.anotherNode();
  const ada = await app.founder();
  const there = node.browser();
  there.cookies.set('makegood', ada.cookies.get('makegood') ?? '');
  expect((await there.call('/session')).body.email).toBe(ada.email);
  await ada.call('/session', undefined, { method: 'DELETE' });
  expect((await there.call('/session')).body.refusal).toBe('session.missing');
  await node.stop();
});

test('the cookie is out of the reach of scripts, and over https cannot be planted', async () => {
  const ada = await app.founder();
  const { headers } = await ada.call('/session', { email: ada.email, password: goodPassword });
  expect(headers['set-cookie']).toMatch(/^makegood=mgs_[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  const secure = await startDoorApp('https://care.example');
  const bea = secure.browser('care.example');
  const administrator = { name: 'Bea', email: 'b@example.com', password: goodPassword };
  const founded = await bea.call('/setup/company', { ...givenCompany, token: secure.token(), administrator });
  expect(founded.headers['set-cookie']).toMatch(
    /^__Host-makegood=mgs_[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect((await bea.call('/session')).status).toBe(200);
  await secure.stop();
});

test('[DOOR-2] an unknown address and a wrong password are answered alike', async () => {
  const ada = await app.founder();
  const ask = (email: string) =>
    app.browser().call('/session', { email, password: 'not the right one' }, from('192.0.2.1'));
  const known = await ask(ada.email);
  const unknown = await ask('nobody@example.com');
  const bare = ({ status, body, headers }: typeof known) => ({ status, body, headers: { ...headers, date: '' } });
  expect(known.body.refusal).toBe('sign_in.failed');
  expect(bare(unknown)).toEqual(bare(known));
});

test('[DOOR-3] five tries an address in a quarter of an hour, also when a hundred come at once', async () => {
  const ada = await app.founder();
  for (const email of [ada.email, 'nobody.at.all@example.com']) {
    const guesses = Array.from({ length: 100 }, (_, at) =>
      app.browser().call('/session', { email, password: `guess number ${at}` }, from(`198.51.${at}.7`)),
    );
    const refusals = (await Promise.all(guesses)).map(({ body }) => body.refusal);
    expect(refusals.filter((code) => code === 'sign_in.failed')).toHaveLength(5);
    expect(refusals.filter((code) => code === 'sign_in.too_many')).toHaveLength(95);
  }
  const right = () =>
    app.browser().call('/session', { email: ada.email.toUpperCase(), password: goodPassword }, from('192.0.2.2'));
  const waiting = await right();
  expect(waiting.status).toBe(429);
  expect(waiting.headers['retry-after']).toBe('900');
  expect(waiting.body.facts).toEqual({ retryAfterSeconds: 900 });
  minutes(15);
  expect((await right()).body.signedIn).toBe(true);
});

test('an address known to several companies chooses one, only after its password was right', async () => {
  const email = 'both@example.com';
  const [one, two] = [await app.founder('North', email), await app.founder('South', email)];
  const wrong = await app.browser().call('/session', { email, password: 'not this one either' });
  expect(wrong.body).not.toHaveProperty('companies');
  const visitor = app.browser();
  const asked = await visitor.call('/session', { email, password: goodPassword });
  expect(asked.body.signedIn).toBe(false);
  expect(asked.body.companies).toEqual([
    { companyId: one.companyId, name: 'North' },
    { companyId: two.companyId, name: 'South' },
  ]);
  expect(visitor.cookies.size).toBe(0);
  await visitor.call('/session', { email, password: goodPassword, companyId: two.companyId });
  expect((await visitor.call('/session')).body.company.name).toBe('South');
  const third = await app.founder();
  const elsewhere = await app.browser().call('/session', { email, password: goodPassword, companyId: third.companyId });
  expect(elsewhere.body.refusal).toBe('sign_in.failed');
});

test("[DOOR-4] the console's link enters the newest company once and for half an hour", async () => {
  const newest = await app.founder();
  const token = app.token();
  const console = app.browser();
  expect((await console.call('/session/enter', { token })).body).toEqual({ to: 'company' });
  expect((await console.call('/session')).body.company.companyId).toBe(newest.companyId);
  expect((await app.browser().call('/session/enter', { token })).body.refusal).toBe('token.invalid');
  const late = app.token();
  minutes(31);
  expect((await app.browser().call('/session/enter', { token: late })).body.refusal).toBe('token.invalid');
  const shared = app.token();
  const both = await Promise.all([1, 2].map(() => app.browser().call('/session/enter', { token: shared })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('[DOOR-5] [DOOR-6] changing the password asks for the old one and ends every other session', async () => {
  const ada = await app.founder();
  const elsewhere = app.browser();
  await elsewhere.call('/session', { email: ada.email, password: goodPassword });
  const next = 'Sieben graue Schirme 4';
  expect((await ada.call('/session/password', { current: 'not my password', next })).body.refusal).toBe(
    'sign_in.failed',
  );
  expect((await ada.call('/session/password', { current: goodPassword, next: 'adalovelace99' })).body.refusal).toBe(
    'password.too_easy',
  );
  const before = ada.cookies.get('makegood');
  expect((await ada.call('/session/password', { current: goodPassword, next })).body).toEqual({ changed: true });
  expect(ada.cookies.get('makegood')).not.toBe(before);
  expect((await ada.call('/session')).status).toBe(200);
  expect((await elsewhere.call('/session')).status).toBe(401);
  const again = await app.browser().call('/session', { email: ada.email, password: goodPassword });
  expect(again.body.refusal).toBe('sign_in.failed');
  expect((await app.browser().call('/session', { email: ada.email, password: next })).body.signedIn).toBe(true);
});

test('[DOOR-6] guessing the current password is counted like guessing at the door', async () => {
  const ada = await app.founder();
  const guess = () => ada.call('/session/password', { current: 'a guess by a thief', next: 'Sieben graue Schirme 4' });
  const codes = [];
  for (let at = 0; at < 6; at += 1) codes.push((await guess()).body.refusal);
  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'sign_in.failed'), 'sign_in.too_many']);
});

test('writing for another site is refused at every way in', async () => {
  const foreign = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } };
  const ada = await app.founder();
  const paths: [string, unknown][] = [
    ['/session', { email: ada.email, password: goodPassword }],
    ['/session/enter', { token: app.token() }],
    ['/session/passkey', { askId: 'x', response: {} }],
    ['/invitations/accept', { token: 'x'.repeat(40), password: goodPassword }],
    [
      '/setup/company',
      {
        ...givenCompany,
        token: app.token(),
        administrator: { name: 'E', email: 'e@e.example', password: goodPassword },
      },
    ],
    ['/session/password', { current: goodPassword, next: 'Sieben graue Schirme 4' }],
  ];
  for (const [path, body] of paths)
    expect((await ada.call(path, body, foreign)).body.refusal).toBe('session.foreign_origin');
});

test('[T-L1] nothing that is not a whole token opens anything', async () => {
  await app.founder();
  const password = goodPassword;
  const administrator = { name: 'Eve', email: 'eve@example.com', password };
  const bad = [
    '',
    null,
    [],
    {},
    0,
    ' '.repeat(40),
    'short',
    `mge_${'A'.repeat(43)}`,
    `mgi_${'0'.repeat(26)}_${'A'.repeat(43)}`,
    ['x'.repeat(40)],
  ];
  const paths: [string, object][] = [
    ['/session/enter', {}],
    ['/setup/company', { ...givenCompany, administrator }],
    ['/invitations/accept', { password }],
  ];
  for (const [path, rest] of paths) {
    const visitor = app.browser();
    for (const token of [...bad, undefined]) {
      const answer = await visitor.call(path, { ...rest, token });
      expect(['token.invalid', 'input.invalid']).toContain(answer.body.refusal);
      expect([401, 422]).toContain(answer.status);
    }
    expect(visitor.cookies.size).toBe(0);
  }
  for (const value of ['', 'Bearer', 'Bearer ', 'Bearer null', 'Bearer []', 'Basic YTpi', 'bearer mgk_'])
    expect((await app.browser().call('/session', undefined, { headers: { authorization: value } })).status).toBe(401);
});
