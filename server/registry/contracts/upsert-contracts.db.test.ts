import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/database/test-database.ts';
import { idOf, makeUuid, type Uuid } from '../../platform/ids/make-id.ts';
import { countStatements, foundTestCompany, openTestRegistry, type TestCompany } from '../registry.fixture.ts';
import { cancelContract } from './change-contract.ts';
import { showContract } from './contract-views.ts';
import type { ContractOutcome, ImportedContract } from './imported-contract.ts';
import { upsertContracts } from './upsert-contracts.ts';

let database: TestDatabase;
let company: TestCompany;
const importId = makeUuid();
beforeAll(async () => {
  database = await openTestRegistry('2014-06-01T04:00:00Z');
});
beforeEach(async () => {
  company = await foundTestCompany(database);
});
afterAll(() => database.drop());

const upsert = (rows: readonly ImportedContract[]) =>
  company.acting.transact((tx) => upsertContracts(tx, rows, importId));
const outcomesOf = (answers: readonly ContractOutcome[]) =>
  answers.map((answer) => (answer.outcome === 'refused' ? answer.refusal.code : answer.outcome));
const show = (answer: ContractOutcome | undefined) =>
  company.acting.look((s) => showContract(s, (answer as { contractId: Uuid }).contractId));
const countOf = async (table: 'persons' | 'contracts' | 'facts' | 'firms') =>
  (await company.rows<{ n: number }>(sql`select count(*)::int as n from ${sql.table(table)}`))[0]?.n;
const yuan = (amountMinor: bigint) => ({ amountMinor, currency: 'CNY' });

const whole: ImportedContract = {
  number: 'XHY-1',
  signedOn: '2013-12-14',
  customer: {
    name: '宋先生',
    phone: '+8613800138000',
    email: 'Song@example.com',
    address: '北京市朝阳区十里河路 1 号',
  },
  city: '北京',
  merchant: '北京鑫恒益建材有限公司',
  brand: '鑫恒益地板',
  store: '十里河店',
  lines: [
    {
      description: 'Oak floor',
      sku: 'OAK-15',
      productName: 'Oak floor 15 mm',
      family: 'floors',
      quantity: 42.5,
      amount: yuan(7_000_000n),
      serials: ['S-1'],
    },
  ],
  deliverAgreedOn: '2014-01-30',
  installAgreedAt: '2014-02-10T23:30:00+08:00',
  deliveredAt: '2014-02-03T12:00:00+08:00',
  voucher: { kind: 'receipt', number: 'V-1', paidOn: '2013-12-14', amount: yuan(7_000_000n) },
  complainedOn: '2014-02-01',
  note: 'second floor',
};

test('a row brings the whole contract with the firm, brand, store, product and person it names', async () => {
  const [answer] = await upsert([whole]);
  expect(answer?.outcome).toBe('added');
  expect(await show(answer)).toMatchObject({
    number: 'XHY-1',
    state: 'awaiting_installation',
    personName: '宋先生',
    phones: ['+8613800138000'],
    legalName: '北京鑫恒益建材有限公司',
    brandName: '鑫恒益地板',
    storeName: '十里河店',
    city: '北京',
    amount: { amountMinor: '7000000', currency: 'CNY' },
    nextDueOn: '2014-02-10',
    firstComplainedOn: '2014-02-01',
    deliverTo: '北京市朝阳区十里河路 1 号',
    lines: [{ description: 'Oak floor', productName: 'Oak floor 15 mm', quantity: 42.5, serials: ['S-1'] }],
    obligations: [
      { kind: 'deliver', agreedOn: '2014-01-30', fulfilledAt: '2014-02-03T04:00:00Z' },
      { kind: 'install', agreedAt: '2014-02-10T15:30:00Z', fulfilledAt: null },
    ],
    vouchers: [{ kind: 'receipt', number: 'V-1', amount: { amountMinor: '7000000', currency: 'CNY' } }],
  });
  const facts = await company.rows<{ name: string }>(sql`select name from facts order by fact_id`);
  expect(facts.map(({ name }) => name)).toEqual([
    'firm.registered',
    'brand.registered',
    'store.registered',
    'product.registered',
    'person.registered',
    'contract.registered',
    'obligation.fulfilled',
    'contract.complained',
  ]);
});

test('[REG-14] the same file twice changes nothing, and a correction made at the desk is not undone by it', async () => {
  const rows = [whole, { ...whole, number: 'XHY-2' }];
  await upsert(rows);
  const facts = await countOf('facts');
  expect(outcomesOf(await upsert(rows))).toEqual(['unchanged', 'unchanged']);
  expect(await countOf('facts')).toBe(facts);
  const [answer] = await upsert([whole]);
  await cancelContract(company.acting, (answer as { contractId: Uuid }).contractId, {
    cancelledOn: '2014-03-01',
    reason: 'x',
  });
  expect(outcomesOf(await upsert(rows))).toEqual(['unchanged', 'unchanged']);
  expect((await show(answer)).state).toBe('cancelled');
});

test('[REG-14] a changed row changes what it says, records it as what it is, and leaves the rest', async () => {
  const [first] = await upsert([whole]);
  const later: ImportedContract = {
    number: 'XHY-1',
    city: '天津',
    note: 'third floor',
    amount: yuan(7_100_000n),
    deliverAgreedOn: '2014-02-02',
    installedAt: '2014-03-01T10:00:00+08:00',
    voucher: { kind: 'transfer', paidOn: '2014-01-05', amount: yuan(100_000n) },
    complainedOn: '2014-01-31',
  };
  const before = await countOf('facts');
  const [second] = await upsert([later]);
  expect(second).toEqual({ ...first, outcome: 'changed' });
  expect(await show(second)).toMatchObject({
    city: '天津',
    state: 'fulfilled',
    personName: '宋先生',
    legalName: '北京鑫恒益建材有限公司',
    firstComplainedOn: '2014-01-31',
    obligations: [
      { kind: 'deliver', agreedOn: '2014-02-02', fulfilledAt: '2014-02-03T04:00:00Z' },
      { kind: 'install', fulfilledAt: '2014-03-01T02:00:00Z' },
    ],
  });
  const facts = await company.rows<{ name: string; body: Record<string, unknown> }>(
    sql`select name, body from facts order by fact_id offset ${before}`,
  );
  expect(facts.map(({ name }) => name)).toEqual([
    'contract.changed',
    'obligation.moved',
    'obligation.fulfilled',
    'voucher.added',
    'contract.complained',
  ]);
  expect(facts[0]?.body).toMatchObject({
    importId: idOf('imp', importId),
    changed: {
      city: ['北京', '天津'],
      note: ['•••', '•••'],
      amount: [
        { amountMinor: '7000000', currency: 'CNY' },
        { amountMinor: '7100000', currency: 'CNY' },
      ],
    },
  });
  expect(outcomesOf(await upsert([later]))).toEqual(['unchanged']);
});

test('[REG-14] a row that reads differently and says the same is unchanged', async () => {
  await upsert([whole]);
  const facts = await countOf('facts');
  expect(
    outcomesOf(await upsert([{ ...whole, deliveredAt: '2014-02-03T04:00:00Z', merchant: '北京鑫恒益建材有限公司 ' }])),
  ).toEqual(['unchanged']);
  expect(await countOf('facts')).toBe(facts);
});

test('[REG-14] a corrected delivery, other lines and a corrected voucher are changes of the contract', async () => {
  const [answer] = await upsert([whole]);
  await upsert([
    {
      ...whole,
      deliveredAt: '2014-02-04T12:00:00+08:00',
      lines: [{ description: 'Pine floor', quantity: 40 }],
      voucher: { kind: 'receipt', number: 'V-1', paidOn: '2013-12-15' },
    },
  ]);
  const shown = await show(answer);
  expect(shown.lines.map(({ description, quantity }) => [description, quantity])).toEqual([['Pine floor', 40]]);
  expect(shown.vouchers).toMatchObject([{ number: 'V-1', paidOn: '2013-12-15', amount: { amountMinor: '7000000' } }]);
  const [fact] = await company.factsNamed('contract.changed');
  expect(fact?.body).toHaveProperty(
    ['changed', 'deliver.fulfilledAt'],
    ['2014-02-03T04:00:00Z', '2014-02-04T04:00:00Z'],
  );
  expect(fact?.body).toMatchObject({
    changed: {
      lines: [['Oak floor × 42.5'], ['Pine floor × 40']],
      voucher: [{ paidOn: '2013-12-14' }, { paidOn: '2013-12-15' }],
    },
  });
  expect(await company.rows(sql`select serial from units`)).toEqual([]);
});

test('[REG-12] an amount that was the sum of the lines follows them; one that was given stays', async () => {
  const line = (amountMinor: bigint) => ({ description: 'Oak floor', amount: yuan(amountMinor) });
  const given = { ...whole, number: 'given', amount: yuan(9_000_000n), lines: [line(1n)] };
  const answers = await upsert([{ ...whole, lines: [line(1n), line(2n)] }, given]);
  await upsert([
    { number: 'XHY-1', lines: [line(5n)] },
    { number: 'given', lines: [line(5n)] },
  ]);
  expect((await show(answers[0])).amount?.amountMinor).toBe('5');
  expect((await show(answers[1])).amount?.amountMinor).toBe('9000000');
});

test('[REG-3] customers of many rows are one person by phone, by e-mail or by address; by the name alone they are not', async () => {
  const row = (number: string, customer: ImportedContract['customer']) => ({
    number,
    signedOn: '2014-01-01',
    customer,
  });
  const rows = [
    row('1', { name: 'Пётр Сидоров', phone: '+79215550102', email: 'p@example.com' }),
    row('2', { name: 'ПЕТР СИДОРОВ', phone: '+79215550102' }),
    row('3', { name: 'Пётр Сидоров', email: 'P@example.com' }),
    row('4', { name: 'Пётр Сидоров', phone: '+79215550103', email: 'p@example.com' }),
    row('5', { name: 'Пётр Сидоров' }),
    row('6', { name: 'Пётр Сидоров' }),
    row('7', { name: 'Анна', address: 'Невский пр., 1' }),
    row('8', { name: 'анна', address: 'Невский пр. 1' }),
    row('9', { name: 'Анна', address: 'Невский пр., 2' }),
  ];
  const answers = await upsert(rows);
  const people = await Promise.all(answers.map(async (answer) => (await show(answer)).personId));
  expect(new Set(people.slice(0, 4)).size).toBe(1);
  expect(new Set([people[0], people[4], people[5]]).size).toBe(3);
  expect(people[6]).toBe(people[7]);
  expect(people[6]).not.toBe(people[8]);
  expect((await show(answers[0])).phones).toEqual(['+79215550102', '+79215550103']);
  const again = await upsert(rows.map((one) => ({ ...one, number: `again ${one.number}` })));
  const later = await Promise.all(again.map(async (answer) => (await show(answer)).personId));
  expect([later.slice(0, 4), later.slice(6)]).toEqual([people.slice(0, 4), people.slice(6)]);
});

test('a row without a merchant speaks of the contract by its number alone, unless several have it', async () => {
  const rows = ['A', 'B'].map((merchant) => ({ ...whole, number: 'N-1', merchant }));
  const answers = await upsert([...rows, { ...whole, number: 'N-2', merchant: 'A' }]);
  expect(outcomesOf(answers)).toEqual(['added', 'added', 'added']);
  const by = await upsert([
    { number: 'N-2', installedAt: '2014-03-01T00:00:00Z' },
    { number: 'N-1', installedAt: '2014-03-01T00:00:00Z' },
    { number: 'N-1', merchant: 'b', installedAt: '2014-03-01T00:00:00Z' },
  ]);
  expect(outcomesOf(by)).toEqual(['changed', 'contract.number_shared', 'changed']);
});

test('[REG-14] of rows for one contract the first goes in, the same again is unchanged, another is refused', async () => {
  const twice = [whole, { ...whole }, { ...whole, city: '上海' }];
  expect(outcomesOf(await upsert(twice))).toEqual(['added', 'unchanged', 'contract.number_twice']);
  expect(outcomesOf(await upsert(twice))).toEqual(['unchanged', 'unchanged', 'contract.number_twice']);
});

test('a refused row says which field and why, leaves nothing behind, and the others go in', async () => {
  const bad: [Partial<ImportedContract>, string, string][] = [
    [{ signedOn: undefined }, 'contract.incomplete', 'signedOn'],
    [{ customer: undefined }, 'contract.incomplete', 'customer'],
    [{ signedOn: '2014-06-02' }, 'contract.signed_in_future', 'signedOn'],
    [{ deliveredAt: '2014-06-02T04:00:01Z' }, 'obligation.in_future', 'deliveredAt'],
    [{ cancelledOn: '2014-06-02' }, 'contract.cancelled_in_future', 'cancelledOn'],
    [{ cancelledOn: '2013-12-13' }, 'contract.cancelled_before_signing', 'cancelledOn'],
    [{ complainedOn: '2014-06-02' }, 'complaint.in_future', 'complainedOn'],
    [{ amount: { amountMinor: 1n, currency: 'RUB' } }, 'money.mixed_currencies', 'amount'],
    [{ customer: { name: 'x', phone: '138' } }, 'phone.unreadable', 'customer'],
    [{ note: 'a\0b' }, 'input.invalid', 'note'],
    [{ merchant: 'm'.repeat(301) }, 'input.invalid', 'merchant'],
  ];
  const rows = bad.map(([part], at) => ({ ...whole, merchant: `firm of bad ${at}`, ...part, number: `bad ${at}` }));
  const answers = await upsert([...rows, { ...whole, number: 'good' }]);
  expect(
    answers.slice(0, -1).map((answer) => answer.outcome === 'refused' && [answer.refusal.code, answer.refusal.field]),
  ).toEqual(bad.map(([, code, field]) => [code, field]));
  expect(answers.at(-1)?.outcome).toBe('added');
  expect([await countOf('contracts'), await countOf('firms'), await countOf('persons')]).toEqual([1, 1, 1]);
});

test('[REG-16] the number of statements does not grow with the rows', async () => {
  const rows = (from: number, count: number, city: string) =>
    Array.from({ length: count }, (_, at) => ({
      ...whole,
      number: `many ${from + at}`,
      city,
      customer: { name: `客户${from + at}`, phone: `+86138${10_000_000 + from + at}` },
    }));
  const one = await countStatements(database, () => upsert(rows(0, 1, '北京')));
  const many = await countStatements(database, () => upsert(rows(1, 300, '北京')));
  expect(many.count).toBeLessThanOrEqual(one.count);
  const changedOne = await countStatements(database, () => upsert(rows(0, 1, '上海')));
  const changedMany = await countStatements(database, () => upsert(rows(1, 300, '上海')));
  expect(outcomesOf(changedMany.result).every((outcome) => outcome === 'changed')).toBe(true);
  expect(changedMany.count).toBe(changedOne.count);
});

test('[REG-14] however rows are cut into batches, the registry ends up the same and a second run changes nothing', async () => {
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2014-03-${String(date).padStart(2, '0')}`);
  const row = fc.record(
    {
      number: fc.integer({ min: 1, max: 40 }).map((n) => `n ${n}`),
      signedOn: fc.constant('2014-01-01'),
      customer: fc.record({
        name: fc.constantFrom('王伟', '张敏'),
        phone: fc.constantFrom('+8613800138000', '+8613800138001'),
      }),
      merchant: fc.constantFrom('A', 'B'),
      deliverAgreedOn: day,
      deliveredAt: day.map((on) => `${on}T04:00:00Z`),
      city: fc.constantFrom('北京', '上海'),
    },
    { requiredKeys: ['number', 'signedOn', 'customer', 'merchant'] },
  );
  const rows = fc.uniqueArray(row, {
    minLength: 1,
    maxLength: 40,
    selector: ({ number, merchant }) => `${number} ${merchant}`,
  });
  const stateOf = async () =>
    company.rows(sql`select c.number, f.legal_name, c.city, c.state, c.next_due_on, p.name, o.agreed_on, o.fulfilled_at
      from contracts c join firms f using (tenant_id, firm_id) join persons p using (tenant_id, person_id)
      left join obligations o using (tenant_id, contract_id) order by 1, 2`);
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (given, size) => {
      company = await foundTestCompany(database);
      expect(outcomesOf(await upsert(given)).every((outcome) => outcome === 'added')).toBe(true);
      const atOnce = await stateOf();
      company = await foundTestCompany(database);
      for (let at = 0; at < given.length; at += size) await upsert(given.slice(at, at + size));
      expect(await stateOf()).toEqual(atOnce);
      const facts = await countOf('facts');
      expect(outcomesOf(await upsert(given)).every((outcome) => outcome === 'unchanged')).toBe(true);
      expect(await countOf('facts')).toBe(facts);
    }),
    { numRuns: 15 },
  );
});
