import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/database/test-database.ts';
import { idOf, makeUuid, uuidOf } from '../../platform/ids/make-id.ts';
import { listBrands, listProducts, listStaff, listStores } from '../catalogue/catalogue-views.ts';
import {
  changeStore,
  registerBrand,
  registerProduct,
  registerStaff,
  registerStore,
} from '../catalogue/keep-catalogue.ts';
import { cancelContract, noteComplaint } from '../contracts/change-contract.ts';
import { fulfilObligation } from '../contracts/change-obligations.ts';
import { registerContract } from '../contracts/register-contract.ts';
import { showHistory } from '../finding/history.ts';
import {
  contractGiven,
  foundTestCompany,
  makeTestMall,
  openTestRegistry,
  type TestCompany,
  type TestMall,
} from '../registry.fixture.ts';
import { checkExit } from './check-exit.ts';
import { endTenancy } from './end-tenancy.ts';
import { changeFirm, registerFirm } from './keep-firms.ts';
import { listMerchants, showMerchant } from './merchant-views.ts';
import { startTenancy } from './start-tenancy.ts';

let database: TestDatabase;
let company: TestCompany;
let mall: TestMall;
beforeAll(async () => {
  database = await openTestRegistry('2014-05-20T04:00:00Z');
});
beforeEach(async () => {
  company = await foundTestCompany(database);
  mall = await makeTestMall(company.acting);
});
afterAll(() => database.drop());

const refused = (code: string) => expect.objectContaining({ code });
const firm = (legalName: string) => ({
  legalName,
  registrationNumber: null,
  contactName: null,
  phone: null,
  email: null,
});
const tenancy = (more: Partial<Parameters<typeof startTenancy>[1]> = {}) =>
  startTenancy(company.acting, { ...mall, startedOn: '2012-04-01', leaseEndsOn: '2014-03-31', ...more });

test('[REG-5] names that differ in case, width or signs only are one name', async () => {
  const { acting } = company;
  await expect(registerFirm(acting, firm('北京鑫恒益建材（有限公司）'))).resolves.toBeDefined();
  await expect(registerFirm(acting, firm('北京鑫恒益建材(有限公司)'))).rejects.toEqual(refused('firm.exists'));
  await registerBrand(acting, 'Ёлка+');
  await expect(registerBrand(acting, 'елка')).rejects.toEqual(refused('brand.exists'));
  const store = { name: 'Shilihe', city: 'Beijing', address: null, timeZone: 'Asia/Shanghai' };
  const made = await registerStore(acting, store);
  await expect(registerStore(acting, { ...store, name: 'SHILIHE' })).rejects.toEqual(refused('store.exists'));
  const product = { sku: 'S-1', name: 'Sofa', family: null, brandId: null };
  await registerProduct(acting, product);
  await expect(registerProduct(acting, product)).rejects.toEqual(refused('product.exists'));
  const other = await registerStore(acting, { ...store, name: 'Fuzhou' });
  await expect(changeStore(acting, other.storeId, { ...store, name: 'shilihe' })).rejects.toEqual(
    refused('store.exists'),
  );
  expect(await changeStore(acting, made.storeId, { ...store, name: 'SHILIHE', city: '北京' })).toMatchObject({
    city: '北京',
  });
  const [fact] = await company.factsNamed('store.changed');
  expect(fact?.body).toMatchObject({ changed: { name: ['Shilihe', 'SHILIHE'], city: ['Beijing', '北京'] } });
});

test('the short lists refuse what is not there, and page by name', async () => {
  const { acting } = company;
  const store = { name: 'x', city: 'x', address: null, timeZone: 'Mars/Olympus' };
  await expect(registerStore(acting, store)).rejects.toEqual(refused('time_zone.unknown'));
  const unknown = changeStore(acting, makeUuid(), { ...store, timeZone: 'UTC' });
  await expect(unknown).rejects.toEqual(refused('store.not_found'));
  const nobody = { name: 'x', title: null, storeId: makeUuid(), phone: null };
  await expect(registerStaff(acting, nobody)).rejects.toEqual(refused('store.not_found'));
  const product = { sku: 'P', name: 'Диван', family: 'sofas', brandId: makeUuid() };
  await expect(registerProduct(acting, product)).rejects.toEqual(refused('brand.not_found'));
  await registerStaff(acting, { name: '黄萌', title: '店长', storeId: mall.storeId, phone: '13800138000' });
  for (const sku of ['P-1', 'P-2', 'P-3']) await registerProduct(acting, { ...product, sku, brandId: mall.brandId });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await acting.look((s) => listProducts(s, { limit: 2, after, find: 'диван' }));
    seen.push(...page.rows.map(({ sku }) => sku));
    after = page.next;
  } while (after);
  expect(seen.toSorted()).toEqual(['P-1', 'P-2', 'P-3']);
  expect((await acting.look((s) => listProducts(s, { limit: 9, find: 'p-2' }))).rows.map(({ sku }) => sku)).toEqual([
    'P-2',
  ]);
  const staff = await acting.look((s) => listStaff(s, { limit: 9, storeId: mall.storeId }));
  expect(staff.rows).toMatchObject([{ name: '黄萌', phone: '+8613800138000' }]);
  expect((await acting.look((s) => listBrands(s, { limit: 9, find: '地板' }))).rows).toHaveLength(1);
  expect((await acting.look((s) => listStores(s, { limit: 9 }))).rows).toMatchObject([{ city: '北京' }]);
});

test('[REG-6] a firm, a brand and a store have one tenancy at a time', async () => {
  await tenancy();
  await expect(tenancy({ startedOn: '2015-01-01', leaseEndsOn: null })).rejects.toEqual(refused('tenancy.overlaps'));
  await expect(tenancy({ startedOn: '2014-04-01' })).rejects.toEqual(refused('tenancy.ends_before_start'));
  await expect(tenancy({ firmId: makeUuid() })).rejects.toEqual(refused('firm.not_found'));
  await expect(tenancy({ brandId: makeUuid() })).rejects.toEqual(refused('brand.not_found'));
  await expect(tenancy({ storeId: makeUuid() })).rejects.toEqual(refused('store.not_found'));
  const other = await registerBrand(company.acting, 'Other');
  const starts = await Promise.allSettled([1, 2, 3].map(() => tenancy({ brandId: other.brandId })));
  expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('[REG-7] a tenancy ends once, not before it began, and may be followed by another', async () => {
  const { acting } = company;
  const tenancyId = uuidOf((await tenancy()).tenancyId);
  const end = (endedOn: string) => endTenancy(acting, tenancyId, { endedOn, reason: 'many complaints' });
  await expect(end('2012-03-31')).rejects.toEqual(refused('tenancy.ends_before_start'));
  expect((await end('2014-03-31')).tenancy).toMatchObject({ endedOn: '2014-03-31', endReason: 'many complaints' });
  await expect(end('2014-04-01')).rejects.toEqual(refused('tenancy.ended_already'));
  await expect(tenancy({ startedOn: '2014-03-31' })).rejects.toEqual(refused('tenancy.overlaps'));
  await tenancy({ startedOn: '2014-04-01', leaseEndsOn: null });
  const unknown = endTenancy(acting, makeUuid(), { endedOn: '2014-03-31', reason: 'x' });
  await expect(unknown).rejects.toEqual(refused('tenancy.not_found'));
});

/** Story E: contracts of Xinhengyi, delivered and not. */
async function storyContracts() {
  const { acting } = company;
  const sign = (number: string, signedOn: string, agreedOn: string, amountMinor = '7000000', ids = mall.ids) =>
    registerContract(
      acting,
      contractGiven(number, {
        ...ids,
        signedOn,
        amount: { amountMinor, currency: 'CNY' },
        obligations: [{ kind: 'deliver', agreedOn }],
      }),
    );
  const a = await sign('A', '2013-12-14', '2014-01-30');
  await sign('B', '2013-10-17', '2014-01-30', '6000000');
  await sign('C', '2013-05-14', '2013-06-30');
  const d = await sign('D', '2013-08-01', '2013-08-20');
  const done = (shown: typeof d, fulfilledAt: string) =>
    fulfilObligation(acting, uuidOf(shown.obligations[0]?.obligationId ?? 'obl_'), { fulfilledAt, proof: null });
  await done(d, '2013-08-19T12:00:00+08:00');
  const gone = await sign('gone', '2013-09-01', '2013-09-20');
  await cancelContract(acting, uuidOf(gone.contractId), { cancelledOn: '2013-09-10', reason: 'x' });
  const other = await makeTestMall(acting, '另一家');
  await sign('Y', '2013-11-01', '2013-12-01', '1', other.ids);
  return { a, done };
}

test('[REG-8] the exit check lists what was not delivered on the day, in days of the place’s calendar', async () => {
  const { acting } = company;
  const { a, done } = await storyContracts();
  const tenancyId = uuidOf((await tenancy()).tenancyId);
  const check = await endTenancy(acting, tenancyId, { endedOn: '2014-03-31', reason: 'many complaints' });
  expect(check.undelivered.map(({ number, daysLate, complained }) => [number, daysLate, complained])).toEqual([
    ['C', 274, false],
    ['B', 60, false],
    ['A', 60, false],
  ]);
  expect(check).toMatchObject({ undeliveredCount: 3, amounts: [{ amountMinor: '20000000', currency: 'CNY' }] });
  const [fact] = await company.factsNamed('tenancy.ended');
  expect(fact?.body).toMatchObject({ endedOn: '2014-03-31', undelivered: 3 });

  const on = (day?: string) => acting.look((s) => checkExit(s, tenancyId, day));
  const numbers = async (day?: string) =>
    (await on(day)).undelivered.map(({ number, daysLate }) => `${number} ${daysLate}`);
  expect(await numbers('2013-08-18')).toEqual(['C 49', 'D 0']);
  expect(await numbers('2013-08-19')).toEqual(['C 50']);
  await noteComplaint(acting, uuidOf(a.contractId), { complainedOn: '2014-05-20', channel: 'store', note: null });
  expect((await on()).undelivered.find(({ number }) => number === 'A')).toMatchObject({
    daysLate: 110,
    complained: true,
  });
  expect((await on('2014-05-19')).undelivered.find(({ number }) => number === 'A')).toMatchObject({
    complained: false,
  });
  // Half an hour past midnight in Beijing is the next day there, whatever day it is in UTC.
  await done(a, '2014-05-17T16:30:00Z');
  expect(await numbers('2014-05-17')).toContain('A 107');
  expect(await numbers('2014-05-18')).not.toContain('A 108');
  await expect(acting.look((s) => checkExit(s, makeUuid()))).rejects.toEqual(refused('tenancy.not_found'));
});

test('merchants are listed by name, found by part of it or of a brand, and told by whether they have left', async () => {
  const { acting } = company;
  const [left, here] = [await registerFirm(acting, firm('Left Ltd')), await registerFirm(acting, firm('Here Ltd'))];
  const tenancies = [await tenancy({ firmId: left.firmId }), await tenancy({ firmId: here.firmId })];
  await endTenancy(acting, uuidOf(tenancies[0]?.tenancyId ?? 'tcy_'), { endedOn: '2014-03-31', reason: 'x' });
  const list = async (wanted: object) =>
    (await acting.look((s) => listMerchants(s, { limit: 50, ...wanted }))).rows.map(({ legalName }) => legalName);
  expect(await list({ left: 'yes' })).toEqual(['Left Ltd']);
  expect(await list({ left: 'no', storeId: mall.storeId })).toEqual(['Here Ltd']);
  expect(await list({ find: 'ltd' })).toEqual(['Here Ltd', 'Left Ltd']);
  expect(await list({ find: '地板' })).toEqual(['Here Ltd', 'Left Ltd']);
  const first = await acting.look((s) => listMerchants(s, { limit: 1 }));
  const second = await acting.look((s) => listMerchants(s, { limit: 50, after: first.next }));
  expect([...first.rows, ...second.rows].map(({ legalName }) => legalName)).toEqual(await list({}));
  const shown = await acting.look((s) => showMerchant(s, left.firmId));
  expect(shown.tenancies).toMatchObject([{ storeName: '十里河店 鑫恒益', endedOn: '2014-03-31' }]);
  await expect(acting.look((s) => showMerchant(s, makeUuid()))).rejects.toEqual(refused('firm.not_found'));
});

test('a merchant changes without its words about people entering the facts; its history tells its tenancies', async () => {
  const { acting } = company;
  await tenancy();
  const given = {
    ...firm('北京鑫恒益建材有限公司'),
    registrationNumber: '9111',
    contactName: '王经理',
    phone: '010-65556666',
  };
  const changed = await changeFirm(acting, mall.firmId, given);
  expect(changed.phone).toBe('+861065556666');
  const [fact] = await company.factsNamed('firm.changed');
  expect(fact?.body).toMatchObject({
    changed: { registrationNumber: [null, '9111'], contactName: ['•••', '•••'], phone: [null, '•••'] },
  });
  await registerFirm(acting, firm('Other'));
  await expect(changeFirm(acting, mall.firmId, firm('other'))).rejects.toEqual(refused('firm.exists'));
  await expect(changeFirm(acting, makeUuid(), given)).rejects.toEqual(refused('firm.not_found'));
  const history = await acting.look((s) => showHistory(s, idOf('frm', mall.firmId), { limit: 9 }));
  expect(history.rows.map(({ name }) => name)).toEqual(['firm.changed', 'tenancy.started', 'firm.registered']);
  const words = await company.rows(sql`select 1 from facts where body::text like '%王经理%'`);
  expect(words).toEqual([]);
});
