import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/database/test-database.ts';
import { idOf, makeUuid, uuidOf } from '../../platform/ids/make-id.ts';
import { foldText } from '../../platform/text/search-words.ts';
import { comparableName } from '../comparable-name.ts';
import { registerContract } from '../contracts/register-contract.ts';
import { upsertContracts } from '../contracts/upsert-contracts.ts';
import { readPageKey } from '../page-key.ts';
import { changePerson } from '../people/change-person.ts';
import { contractGiven, foundTestCompany, openTestRegistry, type TestCompany } from '../registry.fixture.ts';
import { findAnything } from './find-anything.ts';
import { showHistory } from './history.ts';
import { markedQuery } from './search-entries.ts';
import { learnSpellings, stepsBetween } from './spellings.ts';
import { whatIsAsked } from './what-is-asked.ts';

let database: TestDatabase;
let company: TestCompany;
beforeAll(async () => {
  database = await openTestRegistry();
  company = await foundTestCompany(database);
});
afterAll(() => database.drop());

const find = (words: string, of = company) => of.acting.look((s) => findAnything(s, words, 50));
const upsert = (of: TestCompany, rows: Parameters<typeof upsertContracts>[1]) =>
  of.acting.transact((tx) => upsertContracts(tx, rows, makeUuid()));

test('[REG-17] search finds exactly the people a reader of every name would, in three scripts', async () => {
  const names = [
    '王伟',
    '王小伟',
    '张王伟明',
    '李娜',
    'Иван Ёлкин',
    'Елкина Анна',
    'Ivan Petrov',
    'José Álvarez',
    'ヤマダ',
    '7 Братьев',
  ];
  const customers = names.map((name, at) => ({ number: `F${at}`, signedOn: '2014-01-01', customer: { name } }));
  await upsert(company, customers);
  const pieces = names.flatMap((name) =>
    [...foldText(name)].flatMap((_, from) =>
      [2, 3, 9].map((size) => [...foldText(name)].slice(from, from + size).join('')),
    ),
  );
  // A single Han character is found by the beginning of its pairs or the end of its run; the model below reads whole pairs.
  const isHan = (word: string) => /^[\p{Script=Han}\p{Script=Katakana}]+$/u.test(word);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pieces, ...names), async (asked) => {
      const words = foldText(asked)
        .split(/[^\p{L}\p{N}\p{M}]+/u)
        .filter(Boolean);
      fc.pre(words.length > 0 && words.every((word) => [...word].length > 1 || !isHan(word)));
      const expected = names.filter((name) => {
        const folded = foldText(name);
        const whole = folded.split(/[^\p{L}\p{N}\p{M}]+/u);
        return words.every((word) =>
          isHan(word)
            ? [...word].slice(1).every((c, i) => folded.includes(`${[...word][i]}${c}`))
            : whole.some((of) => of.startsWith(word)),
        );
      });
      const found = (await find(asked))
        .filter(({ kind, near }) => kind === 'person' && !near)
        .map(({ title }) => title);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 60 },
  );
});

test('[REG-17] a search reads by index alone, and one company’s words are not read for another’s question', async () => {
  const other = await foundTestCompany(database);
  await upsert(other, [{ number: 'O-1', signedOn: '2014-01-01', customer: { name: '王伟', phone: '+8613800138000' } }]);
  expect((await find('王伟', other)).map(({ kind }) => kind)).toEqual(['person', 'contract']);
  expect(await find('O-1')).toEqual([]);
  const [mine, theirs] = [markedQuery(company.tenantId, '王伟'), markedQuery(other.tenantId, '王伟')];
  expect(mine).not.toBe(theirs);
  const client = await database.ownerPool.connect();
  try {
    await client.query('set search_path = makegood; set enable_seqscan = off; set role makegood_app');
    await client.query(`begin; select set_config('makegood.tenant', '${company.tenantId}', true)`);
    const blind = await client.query('explain select 1 from search_entries where words @@ $1::tsquery', [mine]);
    // Row security keeps @@ from the index; the function is the way around it, and keeps to the tenant by itself.
    expect(JSON.stringify(blind.rows)).not.toContain('search_entries_by_words');
    const through = await client.query('select * from search_words($1::tsquery, 10)', [theirs]);
    expect(through.rows).toEqual([]);
    expect((await client.query('select * from search_words($1::tsquery, 10)', [mine])).rows.length).toBeGreaterThan(0);
  } finally {
    await client.query('rollback; reset role').catch(() => undefined);
    client.release(true);
  }
});

test('words follow a change of name', async () => {
  const made = await registerContract(
    company.acting,
    contractGiven('W-1', {
      customer: {
        name: '赵敏',
        phones: ['13600136000'],
        emails: ['zm@example.com'],
        addresses: ['Арбат, 12'],
        language: null,
      },
    }),
  );
  for (const words of ['赵敏', 'Арбат', 'zm example'])
    expect((await find(words))[0]).toMatchObject({ id: made.personId });
  const person = { name: '周芷若', phones: ['13600136000'], emails: [], addresses: [], language: null };
  await changePerson(company.acting, uuidOf(made.personId), person);
  expect(await find('赵敏')).toEqual([]);
  expect((await find('周芷若'))[0]).toMatchObject({ id: made.personId, contractId: made.contractId });
});

test('a place to deliver to and the parts of a number lead to the contract', async () => {
  const made = await registerContract(
    company.acting,
    contractGiven('HT-2013-000123-7', { deliverTo: '海淀区中关村大街 5 号' }),
  );
  for (const words of ['中关村', 'ht-2013', 'HT-2013-000123-7', '000123', '1237', 'HT 000123'])
    expect(
      (await find(words)).map(({ id }) => id),
      words,
    ).toContain(made.contractId);
});

test('what is asked is read as a phone, a number, words, or several of them', () => {
  expect(whatIsAsked('138 0013 8000', 'CN')).toMatchObject({ phone: '+8613800138000', tail: '00083100831' });
  expect(whatIsAsked('8 (921) 555-01-02', 'RU').phone).toBe('+79215550102');
  expect(whatIsAsked('8000', 'CN')).toMatchObject({ phone: null, tail: '0008', number: '8000' });
  expect(whatIsAsked('ＨＴ-１２', 'CN')).toMatchObject({ phone: null, tail: null, number: 'ht-12' });
  expect(whatIsAsked('王伟', 'CN')).toMatchObject({ phone: null, tail: null, number: null, words: '王伟' });
  expect(whatIsAsked('%%', 'CN')).toEqual({ phone: null, tail: null, number: null, words: null });
});

test('a history is read page by page, each fact once, newest first; of nothing it is refused', async () => {
  const made = await registerContract(company.acting, contractGiven('H-1'));
  const many = Array.from({ length: 23 }, (_, at) => ({ number: 'H-1', city: `城市 ${at}` }));
  for (const row of many) await upsert(company, [row]);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await company.acting.look((s) => showHistory(s, made.contractId, { limit: 5, after }));
    seen.push(...page.rows.map(({ factId }) => factId));
    after = page.next;
  } while (after);
  const all = await company.rows<{ factId: string }>(
    sql`select fact_id as "factId" from facts where subject = ${uuidOf(made.contractId)} order by fact_id desc`,
  );
  expect(seen).toEqual(all.map(({ factId }) => idOf('fct', factId)));
  const unknown = company.acting.look((s) => showHistory(s, idOf('ctr', makeUuid()), { limit: 5 }));
  await expect(unknown).rejects.toMatchObject({ code: 'subject.not_found' });
});

test('names are compared without case, width, signs and ё', () => {
  expect(comparableName('  ООО «Мебель+»  Ёлка')).toBe('ооо мебель елка');
  expect(comparableName('ＡＢＣ㈱')).toBe('abc 株');
  expect(comparableName('+++')).toBe('+++');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(comparableName(comparableName(text))).toBe(comparableName(text));
    }),
  );
});

test('a key of a page that we did not make is refused, whatever is in it', () => {
  const key = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const uuid = makeUuid();
  expect(readPageKey(key(['2014-01-01', uuid]), ['day', 'uuid'])).toEqual(['2014-01-01', uuid]);
  expect(readPageKey(undefined, ['day'])).toBeUndefined();
  for (const parts of [
    ['2014-01-01'],
    [1, uuid],
    { 0: 'x' },
    null,
    ['x', uuid],
    ['2014-01-01', 'not'],
    ['2014-99-99', uuid],
  ])
    expect(() => readPageKey(key(parts), ['day', 'uuid'])).toThrow('input.invalid');
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => readPageKey(text, ['uuid'])).toThrow('input.invalid');
    }),
  );
});

test('[REG-19] a name is found however it is written: pinyin, first letters, any school of Latin letters, Cyrillic for Latin', async () => {
  const ids = new Map<string, string>();
  const names = ['单小明', '吕丽娜', 'Щербаков Фёдор', 'Юлия Цой', 'Ivan Petrov'];
  for (const [at, name] of names.entries()) {
    const customer = { name, phones: [`1390013900${at}`], emails: [], addresses: [], language: null };
    ids.set(name, (await registerContract(company.acting, contractGiven(`S-${at}`, { customer }))).personId);
  }
  const asked = {
    单小明: ['shanxiaoming', 'Shan Xiaoming', 'xiaoming shan', 'sxm', '单晓明'],
    吕丽娜: ['lvlina', 'lulina', 'lina'],
    'Щербаков Фёдор': ['Scherbakov', 'Shcherbakov Fyodor', 'fedor shcherb', 'щербаков'],
    'Юлия Цой': ['Yuliya Tsoi', 'julia tsoy'],
    'Ivan Petrov': ['петров', 'Иван Петров'],
  };
  for (const [name, ways] of Object.entries(asked))
    for (const words of ways)
      expect(
        (await find(words)).map(({ id }) => id),
        words,
      ).toContain(ids.get(name));
});

test('[REG-20] a typing error is forgiven after what is exact, by the spellings learned', async () => {
  const customer = { name: 'Калашников Прокофий', phones: ['13800777001'], emails: [], addresses: [], language: null };
  const { personId } = await registerContract(company.acting, contractGiven('T-1', { customer }));
  while (
    await company.acting.transact((tx) =>
      learnSpellings(tx, { name: 'registry', table: 'search_entries', id: 'subject_id' }),
    )
  );
  for (const words of ['Калашнков', 'Клаашников', 'калашникофф прокофий', 'Калашников Покофий']) {
    const [first] = await find(words);
    expect(first, words).toMatchObject({ id: personId, near: true });
  }
  expect((await find('Калашников'))[0]).toMatchObject({ id: personId, near: false });
  expect(stepsBetween('иванов', 'ивнаов', 1)).toBe(1);
  expect(stepsBetween('иванов', 'петров', 2)).toBeGreaterThan(2);
});
