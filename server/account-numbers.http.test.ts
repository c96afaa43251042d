// T-D: an account number is whole in three places, each for the bank: with the payee, with our own account, in the file the bank gets.
// Everything else that is written or answered while money goes its road is searched for the digits.
import { globSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseToPay, type Mall, makeMall } from './flow/3-decisions/compensation/mall.fixture.ts';
import { bankSays, decideCase, done, sendPayment } from './flow/4-remedies/money-road.fixture.ts';
import { type Answered, startTestApp, type TestApp } from './test-app.ts';
import { pathOf, sampleOf } from './test-samples.ts';

const ours = '11001018700053012345';
const theirs = '6222020200112230004';
const mistyped = '6222020200112230005';
/** However it is grouped, and in any other writing that keeps the order of the digits. */
const shows = (text: string) => [ours, theirs, mistyped].filter((one) => text.replaceAll(/[\s-]/g, '').includes(one));

let app: TestApp;
let mall: Mall;
const logged: string[] = [];
const answers: [string, Answered][] = [];
const ids = new Map<string, string>();
const home = join(tmpdir(), `makegood-app-${process.pid}`);

beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _, next) {
      logged.push(String(chunk));
      next();
    },
  });
  app = await startTestApp('2026-01-05T08:00:00Z', 8, undefined, pino({ level: 'trace' }, stream));
  mall = await makeMall(app);
  const own = { scheme: 'cn', holderName: 'Mall', account: ours, bankName: 'CCB', cnaps: '105100000017' };
  const account = { name: 'Operating', currency: 'CNY', account: own };
  answers.push(['own account', await mall.administrator.call('/own-accounts', account)]);
  const { caseId } = await caseToPay(mall);
  const road = { caseId, ...(await decideCase(mall, caseId)) };
  const wrong = { scheme: 'cn', holderName: 'Song', account: mistyped, bankName: 'ICBC' };
  const { token } = await done(mall.agent, `/cases/${caseId}/customer-link`);
  for (const [path, by] of [
    [`/cases/${caseId}/payee`, mall.agent],
    [`/customer/case/${token}/payee`, app.anyone],
  ] as const) {
    answers.push([path, await by.call(path, wrong)]);
    // As text where an object is due, and in a field nobody asked for.
    answers.push([path, await by.call(path, { ...wrong, scheme: mistyped })]);
    answers.push([
      path,
      await by.call(path, undefined, {
        method: 'POST',
        payload: `{"account":"${theirs}"`,
        headers: { 'content-type': 'application/json' },
      }),
    ]);
    const headers = { 'idempotency-key': `once ${path.length}` };
    answers.push([path, await by.call(path, { ...wrong, account: theirs }, { headers })]);
  }
  const { order, fileId, today } = await sendPayment(mall, road);
  answers.push(['out', await bankSays(mall, [{ order, out: true, on: today }], today)]);
  answers.push(['back', await bankSays(mall, [{ order, out: false, on: today, reason: 'AC04' }], today)]);
  await app.settle();
  for (const [prefix, id] of Object.entries({
    cas: caseId,
    pay: road.paymentId,
    dec: road.decisionId,
    pfl: fileId,
    frm: mall.firmId,
  }))
    ids.set(prefix, id);
}, 120_000);
afterAll(() => app.stop());

test('[PAY-4] no row of any table but the two holds it, and no file the house keeps', async () => {
  const { ownerPool } = app.testDatabase;
  const { rows: tables } = await ownerPool.query<{ name: string; schema: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'`,
  );
  expect(tables.length).toBeGreaterThan(60);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await ownerPool.query<{ text: string }>(`select t::text as text from "${schema}"."${name}" t`);
    if (rows.some(({ text }) => shows(text).length > 0)) found.push(name);
  }
  expect(found.toSorted()).toEqual(['own_accounts', 'payees']);
  const files = globSync(join(home, '**/*')).filter((path) => statSync(path).isFile());
  expect(files.filter((path) => shows(readFileSync(path, 'latin1')).length > 0)).toEqual([]);
});

test('[PAY-4] no answer, refusal, list, history or export shows it, and no line of the log', async () => {
  for (const [path, { status, body }] of answers)
    expect([path, status, shows(JSON.stringify(body))]).toEqual([path, status, []]);
  expect(answers.filter(([, { status }]) => status === 422).length).toBeGreaterThan(3);
  const asked = app.mounted.filter((one) => one.method === 'GET' && !('anyone' in one.policy));
  for (const contract of asked.filter(({ name }) => name !== 'payment_file.download')) {
    const { params } = sampleOf(contract, ids);
    for (const by of [mall.administrator, mall.finance]) {
      const { body } = await by.call(pathOf(contract, { params, query: {} }));
      expect([contract.name, shows(JSON.stringify(body ?? ''))]).toEqual([contract.name, []]);
    }
  }
  const history = await mall.finance.call(`/history/${ids.get('cas')}?limit=200`);
  expect([history.body.rows.length > 10, shows(JSON.stringify(history.body))]).toEqual([true, []]);
  // The search finds what it looks for: the one file that is the bank's.
  const file = await mall.finance.call(`/payment-files/${ids.get('pfl')}/content`);
  expect(shows(file.body)).toEqual([ours, theirs]);
  expect(shows(logged.join('\n'))).toEqual([]);
});
