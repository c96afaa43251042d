import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, type DoorApp, goodPassword, startDoorApp } from './door-app.fixture.ts';

let app: DoorApp;
beforeAll(async () => {
  app = await startDoorApp();
});
afterAll(() => app.stop());

const look = (by: Browser, language = 'ru') => by.call('/setup/demo', { token: app.token(), language });
const counts = async () => {
  const { rows } = await app.database.ownerPool.query(`select
    (select count(*)::int from makegood.contracts) as contracts, (select count(*)::int from makegood.persons) as persons,
    (select count(*)::int from makegood.firms) as firms, (select count(*)::int from makegood.tenancies) as tenancies,
    (select count(*)::int from makegood.tenancies where ended_on is not null) as ended,
    (select count(*)::int from makegood.facts where name = 'contract.registered') as registered,
    (select count(*)::int from makegood.facts where name = 'obligation.moved') as moved,
    (select count(*)::int from makegood.facts where name = 'tenancy.ended') as left`);
  return rows[0];
};

test('[COMP-7] the demo is there within ten seconds, whole, and made once', async () => {
  const [one, two] = [app.browser(), app.browser()];
  const start = performance.now();
  const answers = await Promise.all([look(one), look(two)]);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const made = await counts();
  expect(made).toMatchObject({ contracts: 1_500, firms: 25, ended: 1, registered: 1_500, left: 1 });
  expect(made.persons).toBeGreaterThan(1_100);
  expect(made.tenancies).toBeGreaterThan(30);
  expect(made.moved).toBeGreaterThan(2);
  const visitor = app.browser();
  expect((await look(visitor, 'en')).body).toMatchObject({ ready: true });
  expect((await visitor.call('/session')).body).toMatchObject({
    language: 'ru',
    hasPassword: false,
    company: { kind: 'demo', timeZone: 'Asia/Shanghai', currency: 'CNY' },
  });
  expect(await counts()).toEqual(made);
  expect((await visitor.call('/door')).body).toMatchObject({ companies: 1, hasDemo: true });
});

test('[COMP-5] looking around leads on to one’s own company without going back to the console', async () => {
  const visitor = app.browser();
  await look(visitor);
  const { token } = (await visitor.call('/setup/link', undefined, { method: 'POST' })).body;
  const administrator = { name: 'Ada', email: 'ada@example.com', password: goodPassword };
  const given = {
    name: 'Own',
    country: 'RU',
    timeZone: 'Europe/Moscow',
    currency: 'RUB',
    language: 'ru',
    playbooks: ['retailer'],
  };
  expect((await visitor.call('/setup/company', { ...given, token, administrator })).status).toBe(201);
  expect((await visitor.call('/session')).body.company).toMatchObject({ kind: 'own', name: 'Own' });
});

test('[DOOR-5] whoever has no password yet sets one from a fresh session alone', async () => {
  const visitor = app.browser();
  await look(visitor);
  const change = () => visitor.call('/session/password', { current: '', next: 'Sieben graue Schirme 4' });
  app.database.clock.moveTo(new Date(app.database.clock.now().getTime() + 16 * 60_000));
  expect((await change()).body.refusal).toBe('session.not_fresh');
  await look(visitor);
  expect((await change()).body).toEqual({ changed: true });
  expect((await visitor.call('/session')).body.hasPassword).toBe(true);
});

test('[COMP-4] looking around needs the link of the console', async () => {
  const answer = await app.browser().call('/setup/demo', { token: 'x'.repeat(47), language: 'en' });
  expect(answer.body.refusal).toBe('token.invalid');
});
