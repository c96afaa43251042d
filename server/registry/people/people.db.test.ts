import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestDatabase } from '../../platform/database/test-database.ts';
import { makeUuid, uuidOf } from '../../platform/ids/make-id.ts';
import { registerContract } from '../contracts/register-contract.ts';
import { upsertContracts } from '../contracts/upsert-contracts.ts';
import { findAnything } from '../finding/find-anything.ts';
import { showHistory } from '../finding/history.ts';
import { contractGiven, foundTestCompany, openTestRegistry, type TestCompany } from '../registry.fixture.ts';
import { changePerson } from './change-person.ts';
import { listPeople } from './list-people.ts';
import { mergePeople } from './merge-people.ts';
import type { PersonWritten } from './person.ts';
import { personReader, personWriter } from './person-store.ts';
import { findDuplicates, showPerson } from './person-views.ts';
import { registerPerson } from './register-person.ts';

let database: TestDatabase;
let company: TestCompany;
beforeAll(async () => {
  database = await openTestRegistry();
});
beforeEach(async () => {
  company = await foundTestCompany(database);
});
afterAll(() => database.drop());

const person = (name: string, more: Partial<PersonWritten> = {}): PersonWritten => ({
  name,
  phones: [],
  emails: [],
  addresses: [],
  language: null,
  ...more,
});
const register = (name: string, more: Partial<PersonWritten> = {}) =>
  registerPerson(company.acting, person(name, more));
const uuid = (shown: { personId: `per_${string}` }) => uuidOf(shown.personId);
const refused = (code: string) => expect.objectContaining({ code });
const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

test('[REG-1] phones are kept in E.164, read as of the company’s country, each once', async () => {
  const shown = await register('宋先生', {
    phones: ['138 0013 8000', '+86 13800138000', '８６-１０-６５５５-６６６６', '+7 (921) 555-01-02'],
  });
  expect(shown.phones).toEqual(['+8613800138000', '+861065556666', '+79215550102']);
  const russian = await foundTestCompany(database, { country: 'RU', timeZone: 'Europe/Moscow' });
  const ivan = await registerPerson(russian.acting, person('Иван', { phones: ['8 (921) 555-01-02'] }));
  expect(ivan.phones).toEqual(['+79215550102']);
  await expect(register('x', { phones: ['110'] })).rejects.toEqual(refused('phone.unreadable'));
});

test('a change replaces what is known, is told as fields without words, and says nothing when nothing changed', async () => {
  const given = { phones: ['13800138000', '13900139000'], emails: ['Song@Example.com'], addresses: ['十里河 1 号'] };
  const made = await register('宋先生', given);
  expect(made.emails).toEqual(['song@example.com']);
  await changePerson(company.acting, uuid(made), person('宋先生', given));
  expect(await company.factsNamed('person.changed')).toEqual([]);
  const changed = await changePerson(
    company.acting,
    uuid(made),
    person('宋小明', { ...given, phones: ['13900139000'], language: 'zh-CN' }),
  );
  expect(changed).toMatchObject({ name: '宋小明', phones: ['+8613900139000'], language: 'zh-CN' });
  const [fact] = await company.factsNamed('person.changed');
  expect(fact?.body).toEqual({ personId: made.personId, fields: ['name', 'phones', 'language'] });
  await expect(changePerson(company.acting, makeUuid(), person('x'))).rejects.toEqual(refused('person.not_found'));
});

test('[REG-4] a merged duplicate leads to its survivor with contracts, phones and both histories', async () => {
  const { acting } = company;
  const customer = (name: string, phone: string) => ({
    customer: { name, phones: [phone], emails: [], addresses: [], language: null },
  });
  const kept = await registerContract(acting, contractGiven('1', customer('宋先生', '13800138000')));
  const lost = await registerContract(acting, contractGiven('2', customer('宋小明', '13900139000')));
  const [survivor, duplicate] = [uuidOf(kept.personId), uuidOf(lost.personId)];
  const merged = await mergePeople(acting, survivor, duplicate);
  expect(merged).toMatchObject({ phones: ['+8613800138000', '+8613900139000'], contractCount: 2, mergedInto: null });
  expect(await acting.look((s) => showPerson(s, duplicate))).toEqual(merged);
  const history = await acting.look((s) => showHistory(s, kept.personId, { limit: 50 }));
  expect(namesOf(history.rows)).toEqual([
    'person.merged',
    'contract.registered',
    'person.registered',
    'contract.registered',
    'person.registered',
  ]);
  const again = await registerContract(acting, contractGiven('3', customer('宋小明', '13900139000')));
  expect(again.personId).toBe(kept.personId);
  const [row] = await acting.transact((tx) =>
    upsertContracts(
      tx,
      [{ number: '4', signedOn: '2014-01-01', customer: { name: '宋小明', phone: '+8613900139000' } }],
      makeUuid(),
    ),
  );
  expect(row?.outcome).toBe('added');
  expect((await acting.look((s) => showPerson(s, survivor))).contractCount).toBe(4);
  const found = await acting.look((s) => findAnything(s, '宋小明', 20));
  expect(found.filter(({ kind }) => kind === 'person')).toEqual([]);
});

test('[REG-4] a contract written while its customer is being merged away lands with the survivor', async () => {
  const { acting } = company;
  for (const way of ['desk', 'file'] as const) {
    const [kept, lost] = [await register(`王伟 ${way}`), await register(`王伟 ${way}`, { phones: ['13900139000'] })];
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const merging = acting.transact(async (tx) => {
      await personReader(tx).find([uuid(kept), uuid(lost)], 'lock');
      await personWriter(tx).join(uuid(kept), uuid(lost));
      begun.resolve();
      await go.promise;
    });
    await begun.promise;
    const customer = { name: `王伟 ${way}`, phone: '+8613900139000' };
    const writing =
      way === 'desk'
        ? registerContract(acting, contractGiven(`race ${way}`, { customer: { personId: lost.personId } }))
        : acting.transact((tx) =>
            upsertContracts(tx, [{ number: `race ${way}`, signedOn: '2014-01-01', customer }], makeUuid()),
          );
    await new Promise((resolve) => setTimeout(resolve, 150));
    go.resolve();
    await Promise.all([merging, writing]);
    expect((await acting.look((s) => showPerson(s, uuid(kept)))).contractCount, way).toBe(1);
  }
});

test('[REG-4] merges of merges lead to the last survivor in one step', async () => {
  const { acting } = company;
  const [a, b, c] = [await register('A'), await register('B'), await register('C')];
  await mergePeople(acting, uuid(b), uuid(a));
  await mergePeople(acting, uuid(c), uuid(b));
  expect((await acting.look((s) => showPerson(s, uuid(a)))).personId).toBe(c.personId);
  const history = await acting.look((s) => showHistory(s, c.personId, { limit: 50 }));
  expect(history.rows.filter(({ name }) => name === 'person.registered')).toHaveLength(3);
  await expect(mergePeople(acting, uuid(c), uuid(a))).rejects.toEqual(refused('person.merged_already'));
  await expect(mergePeople(acting, uuid(a), uuid(c))).rejects.toEqual(refused('person.merged_already'));
  await expect(mergePeople(acting, uuid(c), uuid(c))).rejects.toEqual(refused('person.merge_self'));
  await expect(mergePeople(acting, uuid(c), makeUuid())).rejects.toEqual(refused('person.not_found'));
  await expect(changePerson(acting, uuid(a), person('x'))).rejects.toEqual(refused('person.merged_already'));
});

test('duplicates share a phone, an e-mail, or name and address; the name alone is not enough', async () => {
  const me = await register('Иван Ёлкин', {
    phones: ['+79215550102'],
    emails: ['i@example.com'],
    addresses: ['Невский пр., 1'],
  });
  const alike = [
    await register('И. Ёлкин', { phones: ['+79215550102'] }),
    await register('Ivan', { emails: ['I@example.com'] }),
    await register('иван елкин', { addresses: ['невский пр. 1'] }),
  ];
  await register('Иван Ёлкин');
  await register('Мария', { addresses: ['Невский пр., 1'] });
  const merged = await register('Иван Ёлкин', { phones: ['+79215550102'] });
  await mergePeople(company.acting, uuid(me), uuid(merged));
  const rows = await company.acting.look((s) => findDuplicates(s, uuid(me)));
  expect(rows.map(({ personId }) => personId)).toEqual(alike.map(({ personId }) => personId));
  const unknown = company.acting.look((s) => findDuplicates(s, makeUuid()));
  await expect(unknown).rejects.toEqual(refused('person.not_found'));
});

test('[REG-18] the list of customers is in the order of names, whole over its pages, without those merged away', async () => {
  const names = ['Вера', 'анна', '李伟', 'Zoe', 'Anna', '张敏', 'Борис', 'Anna'];
  const made = await Promise.all(names.map((name, at) => register(name, { phones: [`1380013800${at}`] })));
  const [, , gone, kept] = made;
  if (gone && kept) await mergePeople(company.acting, uuid(kept), uuid(gone));
  const listed: string[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await company.acting.look((snapshot) => listPeople(snapshot, { limit: 3, after }));
    listed.push(...page.rows.map((row) => row.name));
    after = page.next;
  }
  expect(listed).toEqual(['Anna', 'Anna', 'Zoe', 'анна', 'Борис', 'Вера', '张敏']);
});

test('[REG-18] searched, it holds those whose name, address or end of a phone is asked for, page by page', async () => {
  for (let at = 0; at < 7; at += 1)
    await register(`Song ${at}`, { addresses: ['十里河路 1 号'], phones: [`1390013900${at}`] });
  const other = await register('Li', { addresses: ['Тверская 5'], phones: ['13800138099'] });
  const find = async (words: string) => {
    const names: string[] = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await company.acting.look((snapshot) => listPeople(snapshot, { limit: 3, after, find: words }));
      names.push(...namesOf(page.rows));
      after = page.next;
    }
    return names;
  };
  const songs = Array.from({ length: 7 }, (_, at) => `Song ${at}`);
  expect(await find('song')).toEqual(songs);
  expect(await find('十里河')).toEqual(songs);
  for (const words of ['8099', '138 0013 8099', '+86 13800138099', 'твер'])
    expect(await find(words), words).toEqual(['Li']);
  expect(other.name).toBe('Li');
  for (const words of ['nobody', '!!!', '0000000000']) expect(await find(words), words).toEqual([]);
});
