import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/database/test-database.ts';
import { idOf, makeUuid, uuidOf } from '../../platform/ids/make-id.ts';
import { registerProduct } from '../catalogue/keep-catalogue.ts';
import { registerPerson } from '../people/register-person.ts';
import {
  contractGiven,
  countStatements,
  foundTestCompany,
  makeTestMall,
  openTestRegistry,
  type TestCompany,
  type TestMall,
} from '../registry.fixture.ts';
import { addVoucher, cancelContract, noteComplaint } from './change-contract.ts';
import { fulfilObligation, moveObligation } from './change-obligations.ts';
import { listContracts, showContract } from './contract-views.ts';
import { readContractTerms } from './read-contract-terms.ts';
import { registerContract } from './register-contract.ts';

let database: TestDatabase;
let company: TestCompany;
let mall: TestMall;
beforeAll(async () => {
  database = await openTestRegistry();
  company = await foundTestCompany(database);
  mall = await makeTestMall(company.acting);
});
afterAll(() => database.drop());

const register = (number: string, more: Parameters<typeof contractGiven>[1] = {}) =>
  registerContract(company.acting, contractGiven(number, { ...mall.ids, ...more }));
const show = (contractId: string) =>
  company.acting.look((snapshot) => showContract(snapshot, uuidOf(contractId as `ctr_${string}`)));
const refused = (code: string) => expect.objectContaining({ code });
const obligationOf = (shown: Awaited<ReturnType<typeof register>>, at = 0) =>
  uuidOf(shown.obligations[at]?.obligationId ?? 'obl_');

async function richContract(number: string) {
  const product = await registerProduct(company.acting, {
    sku: `SKU-${number}`,
    name: 'Oak floor 15 mm',
    family: 'floors',
    brandId: null,
  });
  return contractGiven(number, {
    ...mall.ids,
    deliverTo: '北京市朝阳区十里河路 1 号',
    note: 'second floor',
    amount: null,
    lines: [
      {
        description: 'Oak floor',
        productId: idOf('prd', product.productId),
        quantity: 42.5,
        amount: { amountMinor: '6900000', currency: 'CNY' },
        serials: ['SN-1', 'SN-2'],
      },
      {
        description: 'Skirting',
        productId: null,
        quantity: 1,
        amount: { amountMinor: '100000', currency: 'CNY' },
        serials: [],
      },
    ],
    obligations: [
      { kind: 'deliver', agreedOn: '2014-01-30' },
      { kind: 'install', agreedAt: '2014-02-10T23:30:00+08:00' },
    ],
    vouchers: [
      { kind: 'receipt', number: 'V-1', paidOn: '2013-12-14', amount: { amountMinor: '7000000', currency: 'CNY' } },
    ],
  });
}

test('what registration answers is what is read afterwards, to the letter', async () => {
  const answered = await registerContract(company.acting, await richContract('XHY-2013-001'));
  expect(answered).toEqual(await show(answered.contractId));
  expect(answered).toMatchObject({
    state: 'awaiting_delivery',
    nextDueOn: '2014-01-30',
    amount: { amountMinor: '7000000', currency: 'CNY' },
    city: '北京',
    phones: ['+8613800138000'],
  });
  expect(answered.lines[0]).toMatchObject({
    quantity: 42.5,
    productName: 'Oak floor 15 mm',
    serials: ['SN-1', 'SN-2'],
  });
  const [terms] = await company.acting.look((s) => readContractTerms(s, [uuidOf(answered.contractId)]));
  expect(terms).toMatchObject({ family: 'floors', timeZone: 'Asia/Shanghai', signedOn: '2013-12-14' });
  expect(terms?.obligations.map(({ dueOn, agreedAt }) => [dueOn, agreedAt])).toEqual([
    ['2014-01-30', null],
    ['2014-02-10', '2014-02-10T15:30:00Z'],
  ]);
});

test('[REG-2] a contract with lines, units, obligations and vouchers costs two statements for a known customer, four for a new one', async () => {
  // begin and tenant, facts, commit
  const around = 3;
  const person = await registerPerson(company.acting, contractGiven('').customer as never);
  const rich = { ...(await richContract('R-1')), customer: { personId: person.personId } };
  const known = await countStatements(database, () => registerContract(company.acting, rich));
  expect(known.count - around).toBe(2);
  const named = contractGiven('R-2', {
    ...mall.ids,
    customer: { name: '李女士', phones: ['13900139000'], emails: [], addresses: [], language: null },
  });
  const fresh = await countStatements(database, () => registerContract(company.acting, named));
  expect(fresh.count - around).toBe(4);
  const again = await countStatements(database, () => registerContract(company.acting, { ...named, number: 'R-3' }));
  expect(again.count - around).toBe(3);
});

test('[REG-3] a customer given by name and phone is found again, in whatever form the phone comes', async () => {
  const first = await register('P-1', {
    customer: { name: 'Иван  Ёлкин', phones: ['+7 921 555-01-02'], emails: [], addresses: [], language: 'ru' },
  });
  const second = await register('P-2', {
    customer: {
      name: 'иван елкин',
      phones: ['+79215550102'],
      emails: ['Ivan@example.com'],
      addresses: ['Невский, 1'],
      language: null,
    },
  });
  expect(second.personId).toBe(first.personId);
  const other = await register('P-3', {
    customer: { name: 'Мария Ёлкина', phones: ['+79215550102'], emails: [], addresses: [], language: null },
  });
  expect(other.personId).not.toBe(first.personId);
  const byEmail = await register('P-4', {
    customer: { name: 'Иван Ёлкин', phones: [], emails: ['ivan@example.com'], addresses: [], language: null },
  });
  expect(byEmail.personId).toBe(first.personId);
  const nameless = { name: '王伟', phones: [], emails: [], addresses: [], language: null };
  const [one, two] = [await register('P-5', { customer: nameless }), await register('P-6', { customer: nameless })];
  expect(one.personId).not.toBe(two.personId);
});

test('[REG-3] two contracts of one new customer sent at the same moment find one person', async () => {
  const customer = { name: '赵先生', phones: ['13700137000'], emails: [], addresses: [], language: null };
  const made = await Promise.all(['T-1', 'T-2', 'T-3', 'T-4'].map((number) => register(number, { customer })));
  expect(new Set(made.map(({ personId }) => personId)).size).toBe(1);
});

test('[REG-9] a number is taken within one merchant, and free for another', async () => {
  await register('N-1');
  await expect(register('N-1')).rejects.toEqual(refused('contract.number_taken'));
  await registerContract(company.acting, contractGiven('N-1'));
  await expect(registerContract(company.acting, contractGiven('N-1'))).rejects.toEqual(
    refused('contract.number_taken'),
  );
  const other = await makeTestMall(company.acting, '另一家');
  await registerContract(company.acting, contractGiven('N-1', other.ids));
  const twins = await Promise.allSettled([register('N-2'), register('N-2'), register('N-2')]);
  expect(twins.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const twin of twins)
    if (twin.status === 'rejected') expect(twin.reason).toEqual(refused('contract.number_taken'));
});

test('[REG-9] nothing is signed tomorrow, as the place counts days', async () => {
  // 2014-06-01 20:00 in Shanghai is still the first, one hour later than midnight it is the second.
  await register('S-1', { signedOn: '2014-06-01' });
  await expect(register('S-2', { signedOn: '2014-06-02' })).rejects.toEqual(refused('contract.signed_in_future'));
  database.clock.moveTo(new Date('2014-06-01T17:00:00Z'));
  await register('S-2', { signedOn: '2014-06-02' });
  database.clock.moveTo(new Date('2014-06-01T04:00:00Z'));
});

test('[REG-12] one contract, one currency', async () => {
  const amount = { amountMinor: '1', currency: 'RUB' };
  await expect(register('M-1', { vouchers: [{ kind: 'cash', number: null, paidOn: null, amount }] })).rejects.toEqual(
    refused('money.mixed_currencies'),
  );
  const made = await register('M-2');
  const voucher = { kind: 'cash' as const, number: null, paidOn: null, amountMinor: 1n, currency: 'RUB' };
  await expect(addVoucher(company.acting, uuidOf(made.contractId), voucher)).rejects.toEqual(
    refused('money.mixed_currencies'),
  );
  const added = await addVoucher(company.acting, uuidOf(made.contractId), { ...voucher, currency: 'CNY' });
  expect(added.vouchers).toHaveLength(1);
});

test('whatever a contract refers to must exist here', async () => {
  const nobody = makeUuid();
  await expect(register('X-1', { firmId: idOf('frm', nobody) })).rejects.toEqual(refused('firm.not_found'));
  await expect(register('X-1', { brandId: idOf('brd', nobody) })).rejects.toEqual(refused('brand.not_found'));
  await expect(register('X-1', { storeId: idOf('sto', nobody) })).rejects.toEqual(refused('store.not_found'));
  await expect(register('X-1', { customer: { personId: idOf('per', nobody) } })).rejects.toEqual(
    refused('person.not_found'),
  );
  const line = { description: 'x', productId: idOf('prd', nobody), quantity: 1, amount: null, serials: [] };
  await expect(register('X-1', { lines: [line] })).rejects.toEqual(refused('product.not_found'));
  const unreadable = { name: 'x', phones: ['12'], emails: [], addresses: [], language: null };
  await expect(register('X-1', { customer: unreadable })).rejects.toEqual(refused('phone.unreadable'));
  const other = await foundTestCompany(database);
  await expect(registerContract(other.acting, contractGiven('X-1', mall.ids))).rejects.toEqual(
    refused('firm.not_found'),
  );
});

test('[REG-11] what was agreed is done once, not in the future, and moves with the name of who agreed', async () => {
  const made = await register('O-1', {
    obligations: [
      { kind: 'deliver', agreedOn: '2014-01-30' },
      { kind: 'install', agreedOn: '2014-02-05' },
    ],
  });
  const [deliver, install] = [obligationOf(made, 0), obligationOf(made, 1)];
  const { acting } = company;
  await expect(fulfilObligation(acting, deliver, { fulfilledAt: '2014-06-02T04:00:01Z', proof: null })).rejects.toEqual(
    refused('obligation.in_future'),
  );
  const moved = await moveObligation(acting, deliver, {
    agreedOn: '2014-03-01',
    agreedBy: '宋先生',
    reason: 'not at home',
  });
  expect(moved.nextDueOn).toBe('2014-02-05');
  const delivered = await fulfilObligation(acting, deliver, {
    fulfilledAt: '2014-06-02T04:00:00Z',
    proof: 'signed sheet',
  });
  expect(delivered).toMatchObject({ state: 'awaiting_installation', nextDueOn: '2014-02-05' });
  await expect(fulfilObligation(acting, deliver, { fulfilledAt: '2014-06-01T00:00:00Z', proof: null })).rejects.toEqual(
    refused('obligation.already_fulfilled'),
  );
  await expect(moveObligation(acting, deliver, { agreedOn: '2014-07-01', agreedBy: 'x', reason: 'x' })).rejects.toEqual(
    refused('obligation.already_fulfilled'),
  );
  const done = await fulfilObligation(acting, install, { fulfilledAt: '2014-02-05T10:00:00+08:00', proof: null });
  expect(done).toMatchObject({ state: 'fulfilled', nextDueOn: null });
  const nothing = { fulfilledAt: '2014-02-05T10:00:00Z', proof: null };
  await expect(fulfilObligation(acting, makeUuid(), nothing)).rejects.toEqual(refused('obligation.not_found'));
  const facts = await company.factsNamed('obligation.moved');
  expect(facts.at(-1)?.body).toMatchObject({
    from: { agreedOn: '2014-01-30', agreedAt: null },
    to: { agreedOn: '2014-03-01', agreedAt: null },
    agreedBy: '宋先生',
  });
});

test('[REG-13] a contract is cancelled once, from its signing to today, and nothing of it is done after', async () => {
  const made = await register('C-1');
  const { acting } = company;
  const cancel = (cancelledOn: string) =>
    cancelContract(acting, uuidOf(made.contractId), { cancelledOn, reason: 'customer moved' });
  await expect(cancel('2013-12-13')).rejects.toEqual(refused('contract.cancelled_before_signing'));
  await expect(cancel('2014-06-02')).rejects.toEqual(refused('contract.cancelled_in_future'));
  expect(await cancel('2014-05-01')).toMatchObject({ state: 'cancelled', nextDueOn: null, cancelledOn: '2014-05-01' });
  await expect(cancel('2014-05-02')).rejects.toEqual(refused('contract.cancelled_already'));
  await expect(
    fulfilObligation(acting, obligationOf(made), { fulfilledAt: '2014-05-02T00:00:00Z', proof: null }),
  ).rejects.toEqual(refused('contract.cancelled_already'));
  const nobody = cancelContract(acting, makeUuid(), { cancelledOn: '2014-05-01', reason: 'x' });
  await expect(nobody).rejects.toEqual(refused('contract.not_found'));
});

test('[REG-15] a complaint is taken from everyone, the first day of it stays, and none is of tomorrow', async () => {
  const made = await register('K-1');
  const complain = (complainedOn: string) =>
    noteComplaint(company.acting, uuidOf(made.contractId), {
      complainedOn,
      channel: 'store',
      note: 'where is my floor',
    });
  await expect(complain('2014-06-02')).rejects.toEqual(refused('complaint.in_future'));
  await complain('2014-05-20');
  expect(await complain('2014-05-25')).toMatchObject({ firstComplainedOn: '2014-05-20' });
  await cancelContract(company.acting, uuidOf(made.contractId), { cancelledOn: '2014-05-26', reason: 'x' });
  const shown = await complain('2014-05-10');
  expect(shown.firstComplainedOn).toBe('2014-05-10');
  expect(shown.complaints.map((noted) => noted.complainedOn)).toEqual(['2014-05-10', '2014-05-20', '2014-05-25']);
});

test('a list pages through every contract once, the last signed first, filtered by what the query names', async () => {
  const fresh = await foundTestCompany(database);
  const theirs = await makeTestMall(fresh.acting);
  for (let at = 0; at < 25; at += 1)
    await registerContract(
      fresh.acting,
      contractGiven(`L-${at}`, { ...(at % 2 ? theirs.ids : {}), signedOn: `2013-0${1 + (at % 5)}-15` }),
    );
  const page = (more: object) => fresh.acting.look((s) => listContracts(s, { limit: 10, ...more } as never));
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await page({ after });
    seen.push(...rows.map(({ signedOn, contractId }) => `${signedOn} ${contractId}`));
    after = next;
  } while (after);
  expect(seen).toHaveLength(25);
  expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
  const filtered = await page({
    firmId: theirs.ids.firmId,
    storeId: theirs.ids.storeId,
    signedFrom: '2013-05-01',
    state: 'awaiting_delivery',
  });
  expect(filtered.rows.map((row) => row.number).toSorted()).toEqual(['L-19', 'L-9']);
  await expect(page({ after: 'bm90IGEga2V5' })).rejects.toEqual(refused('input.invalid'));
  const day = sql<{ n: number }>`select count(*)::int as n from contracts where next_due_on = '2014-01-30'`;
  expect(await fresh.rows<{ n: number }>(day)).toEqual([{ n: 25 }]);
});
