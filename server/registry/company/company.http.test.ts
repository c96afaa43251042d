import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginStory } from '#api/setup';
import { type Browser, type DoorApp, givenCompany, goodPassword, startDoorApp } from './door-app.fixture.ts';

let app: DoorApp;
beforeAll(async () => {
  app = await startDoorApp();
});
afterAll(() => app.stop());

const administrator = { name: 'Ada Lovelace', email: 'ada@example.com', password: goodPassword };
const patch = (by: Browser, body: object) => by.call('/company', body, { method: 'PATCH' });

test('[COMP-2] [COMP-4] what does not exist is refused by name, and a refusal does not spend the link', async () => {
  const token = app.token();
  const found = (more: object) =>
    app.browser().call('/setup/company', { ...givenCompany, token, administrator, ...more });
  const refused: [object, string, object][] = [
    [{ timeZone: 'Asia/Beijing' }, 'time_zone.unknown', { timeZone: 'Asia/Beijing' }],
    [{ timeZone: '+08:00' }, 'time_zone.unknown', { timeZone: '+08:00' }],
    [{ currency: 'XYZ' }, 'currency.unknown', { currency: 'XYZ' }],
    [{ country: 'ZZ' }, 'country.unknown', { country: 'ZZ' }],
    [{ administrator: { ...administrator, password: 'ada@example' } }, 'password.too_easy', {}],
  ];
  for (const [more, code, facts] of refused) {
    const { body } = await found(more);
    expect(body).toMatchObject({ refusal: code, facts });
  }
  expect((await app.browser().call('/door')).body.companies).toBe(0);
  expect((await found({})).status).toBe(201);
  expect((await found({})).body.refusal).toBe('token.invalid');
  const twin = { ...givenCompany, name: givenCompany.name.toUpperCase(), token: app.token(), administrator };
  expect((await app.browser().call('/setup/company', twin)).body.refusal).toBe('company.exists');
});

test('[COMP-4] one link sets up one company, also when it is used twice at once', async () => {
  const token = app.token();
  const both = await Promise.all(
    ['East', 'West'].map((name) =>
      app.browser().call('/setup/company', { ...givenCompany, name, token, administrator }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
});

test('[COMP-1] a company is founded with its administrator and its fact, or not at all', async () => {
  const ada = await app.founder('Whole');
  const { rows } = await app.database.ownerPool.query(
    "select name, body from makegood.facts where body->>'name' = 'Whole' or name = 'account.signed_in' order by fact_id desc limit 2",
  );
  expect(rows.map(({ name }) => name)).toEqual(['account.signed_in', 'company.founded']);
  expect((await ada.call('/session')).body.company.name).toBe('Whole');
});

test('[COMP-3] name, zone and language of a company change, and the change is a fact', async () => {
  const ada = await app.founder('Before');
  const changed = await patch(ada, { name: 'After', timeZone: 'Europe/Moscow' });
  expect(changed.body).toMatchObject({ name: 'After', timeZone: 'Europe/Moscow', currency: 'CNY', country: 'CN' });
  await patch(ada, { name: 'After' });
  const { rows } = await app.database.ownerPool.query("select body from makegood.facts where name = 'company.changed'");
  expect(rows.map(({ body }) => body)).toEqual([
    { changed: { name: ['Before', 'After'], timeZone: ['Asia/Shanghai', 'Europe/Moscow'] } },
  ]);
  expect((await patch(ada, { timeZone: 'Nowhere/Land' })).body.refusal).toBe('time_zone.unknown');
  expect((await patch(ada, { currency: 'RUB', country: 'RU' })).body).toMatchObject({ currency: 'CNY', country: 'CN' });
});

test('[COMP-5] only the demo hands out a link to one’s own company', async () => {
  const ada = await app.founder();
  expect((await ada.call('/setup/link', undefined, { method: 'POST' })).body.refusal).toBe('permission.missing');
});

test('[COMP-6] a story begins on this machine alone, and its clock does not go back', async () => {
  const { name: _, ...given } = givenCompany;
  const begin = (at: string, remoteAddress = '127.0.0.1', headers = {}) =>
    app.browser().call(beginStory.path, { ...given, name: `Story ${at}`, at }, { remoteAddress, headers });
  for (const address of ['192.0.2.7', '::ffff:10.0.0.1'])
    expect((await begin('2030-01-01T00:00:00Z', address, { 'x-forwarded-for': '127.0.0.1' })).body.refusal).toBe(
      'route.not_found',
    );
  const begun = await begin('2027-03-01T00:00:00+08:00');
  expect(begun.status).toBe(201);
  expect(app.database.clock.now().toISOString()).toBe('2027-02-28T16:00:00.000Z');
  const headers = { authorization: `Bearer ${begun.body.secret}` };
  expect((await app.browser().call('/accounts', undefined, { headers })).status).toBe(200);
  expect((await begin('2026-01-01T00:00:00Z')).body.refusal).toBe('clock.backwards');
});
