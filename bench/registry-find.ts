// How long the one box takes at 1,000,000 contracts of 600,000 people: phones, names in two scripts, numbers, serials, addresses,
// and words that nearly everything holds. Filled by SQL; searched as the application, with row security on.
import { loadavg } from 'node:os';
import { pinyin } from 'pinyin-pro';
import { soundsOfName } from '../server/platform/text/name-sounds.ts';
import { findAnything } from '../server/registry/finding/find-anything.ts';
import { markedSounds, markedWords } from '../server/registry/finding/search-entries.ts';
import { learnSpellings } from '../server/registry/finding/spellings.ts';
import { processorMs } from './processor-time.ts';
import { type Ground, keepResult, layGround, quantiles, rounded, timed } from './promises-ground.ts';

const contracts = Number(process.env.CONTRACTS ?? 1_000_000);
const people = Math.round(contracts * 0.6);
const runs = Number(process.env.RUNS ?? 60);

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任',
];
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉红梅建国志华文海波龙飞鹏宇欣怡雪晨浩然子轩梓涵博雅诗琪思远嘉',
];
const families = [
  'Иванов',
  'Смирнов',
  'Кузнецов',
  'Попов',
  'Васильев',
  'Петров',
  'Соколов',
  'Михайлов',
  'Новиков',
  'Фёдоров',
  'Морозов',
  'Волков',
  'Алексеев',
  'Лебедев',
  'Семёнов',
  'Егоров',
  'Павлов',
  'Козлов',
  'Степанов',
  'Николаев',
];
const firsts = [
  'Александр',
  'Дмитрий',
  'Максим',
  'Сергей',
  'Андрей',
  'Алексей',
  'Артём',
  'Илья',
  'Кирилл',
  'Михаил',
  'Никита',
  'Матвей',
  'Роман',
  'Егор',
  'Арсений',
  'Иван',
  'Денис',
  'Евгений',
  'Даниил',
  'Тимофей',
];
const districts = ['朝阳区', '海淀区', '丰台区', '西城区', '东城区', '通州区', '昌平区', '大兴区', '顺义区', '房山区'];
const roads = surnames.slice(0, 40).flatMap((a, at) => [`${a}家胡同`, `${given[at] ?? ''}${a}大街`]);

/** Names and places are drawn by hash, so that every run is of the same company. Words are cut by our own cutting, once a text. */
async function fill({ owner, tenantId }: Ground): Promise<void> {
  const mark = tenantId.slice(-6);
  const places = districts.flatMap((district) => roads.map((road) => `北京市${district}${road}`));
  const placeWords = places.map((place) => markedWords(tenantId, [place]));
  const [russian, russianWords] = namesOf(tenantId, families, firsts);
  await owner.query('drop index search_entries_by_words');
  await owner.query(
    `insert into persons (tenant_id, person_id, name, name_key, registered_at)
     select $1, md5('p' || n)::uuid, name, lower(name), now() from (
       select n, case when n % 4 = 0 then ($2::text[])[1 + (h >> 3) % $3]
         else ($4::text[])[1 + h % 50] || ($5::text[])[1 + (h >> 7) % 50] || case when h % 3 = 0 then '' else ($5::text[])[1 + (h >> 14) % 50] end end as name
       from (select n, hashint4(n) & 2147483647 as h from generate_series(1, $6::int) n) x) y`,
    [tenantId, russian, russian.length, surnames, given, people],
  );
  await owner.query(
    `insert into search_entries (tenant_id, subject_id, kind, words)
     select $1, md5('p' || n)::uuid, 'person', array_to_tsvector(string_to_array(
       case when n % 4 = 0 then ($2::text[])[1 + (h >> 3) % $3]
         else $8 || a || b || case when c = '' then '' else ' ' || $8 || b || c end || ' ' || $8 || case when c = '' then b else c end
         || ' ' || $8 || '~' || sa || sb || sc || ' ' || $8 || '~' || sb || sc || ' ' || $8 || '~' || left(sa, 1) || left(sb, 1) || left(sc, 1) end
       || ' ' || ($7::text[])[1 + h % 800] || ' ' || $8 || h % 300, ' '))
     from (select n, h, ($4::text[])[1 + h % 50] as a, ($5::text[])[1 + (h >> 7) % 50] as b,
         case when h % 3 = 0 then '' else ($5::text[])[1 + (h >> 14) % 50] end as c,
         ($9::text[])[1 + h % 50] as sa, ($10::text[])[1 + (h >> 7) % 50] as sb,
         case when h % 3 = 0 then '' else ($10::text[])[1 + (h >> 14) % 50] end as sc
       from (select n, hashint4(n) & 2147483647 as h from generate_series(1, $6::int) n) x) y`,
    [
      tenantId,
      russianWords,
      russian.length,
      surnames,
      given,
      people,
      placeWords,
      mark,
      ...[surnames, given].map(soundsOf),
    ],
  );
  await owner.query(
    `insert into person_phones (tenant_id, person_id, phone, tail, name_key, position)
     select $1, md5('p' || n)::uuid, '+8613' || lpad((n::bigint * 7919 % 1000000000)::text, 9, '0'),
       reverse('8613' || lpad((n::bigint * 7919 % 1000000000)::text, 9, '0')), '', 0 from generate_series(1, $2::int) n`,
    [tenantId, people],
  );
  await owner.query(
    `insert into contracts (tenant_id, contract_id, number, number_key, number_tail, signed_on, person_id, city, state, registered_at)
     select $1, md5('c' || n)::uuid, 'HT-' || y || '-' || lpad(n::text, 7, '0'), 'ht-' || y || '-' || lpad(n::text, 7, '0'),
       reverse(y || lpad(n::text, 7, '0')), make_date(y, 1 + n % 12, 1 + n % 28), md5('p' || 1 + n % $3)::uuid, '北京', 'fulfilled', now()
     from (select n, 2020 + n % 7 as y from generate_series(1, $2::int) n) x`,
    [tenantId, contracts, people],
  );
  await owner.query(
    `insert into search_entries (tenant_id, subject_id, kind, words)
     select $1, md5('c' || n)::uuid, 'contract', array_to_tsvector(array[$3 || 'ht', $3 || (2020 + n % 7), $3 || lpad(n::text, 7, '0')])
     from generate_series(1, $2::int) n`,
    [tenantId, contracts, mark],
  );
  await owner.query(
    `insert into units (tenant_id, unit_id, serial, serial_key, contract_id)
     select $1, md5('u' || n)::uuid, upper(substr(md5(n::text), 1, 12)), substr(md5(n::text), 1, 12), md5('c' || n)::uuid
     from generate_series(1, $2::int, 2) n`,
    [tenantId, contracts],
  );
  await owner.query('create index search_entries_by_words on search_entries using gin (words)');
  await owner.query('vacuum analyze');
}

function namesOf(tenantId: Ground['tenantId'], lasts: readonly string[], first: readonly string[]) {
  const names = lasts.flatMap((last) => first.map((one) => `${last} ${one}`));
  return [names, names.map((name) => `${markedWords(tenantId, [name])} ${markedSounds(tenantId, [name])}`)] as const;
}

/** How each character sounds. */
const soundsOf = (characters: readonly string[]) => characters.map((one) => soundsOfName(one)[0] ?? '');

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
const phoneOf = (n: number) => `13${String((n * 7919) % 1_000_000_000).padStart(9, '0')}`;
const person = (at: number) => 1 + ((at * 104_729) % people);
const contract = (at: number) => 1 + ((at * 15_485_863) % contracts);

/** What people type, `at` makes each time another. */
const questions: Record<string, (at: number) => string> = {
  wholePhone: (at) => phoneOf(person(at)),
  phoneWithCodeAndSpaces: (at) => `+86 ${phoneOf(person(at)).replace(/(\d{3})(\d{4})/, '$1 $2 ')}`,
  lastFourDigits: (at) => phoneOf(person(at)).slice(-4),
  lastEightDigits: (at) => phoneOf(person(at)).slice(-8),
  hanNameOfTwo: (at) => pick(surnames, at) + pick(given, at * 7),
  hanNameOfThree: (at) => pick(surnames, at) + pick(given, at * 7) + pick(given, at * 11),
  hanSurnameAlone: (at) => pick(surnames, at),
  russianFamilyName: (at) => pick(families, at),
  russianBothNames: (at) => `${pick(firsts, at * 3)} ${pick(families, at)}`,
  russianBeginning: (at) => pick(families, at).slice(0, 3).toLowerCase(),
  wholeNumber: (at) => `HT-${2020 + (contract(at) % 7)}-${String(contract(at)).padStart(7, '0')}`,
  beginningOfNumber: (at) => `ht-${2020 + (at % 7)}-00${at % 10}`,
  digitsInsideNumber: (at) => String(contract(at)).padStart(7, '0'),
  serial: () => 'c4ca4238a0b9',
  address: (at) => `${pick(districts, at)}${pick(roads, at * 3)}`,
  nameAndDistrict: (at) => `${pick(surnames, at)}${pick(given, at * 7)} ${pick(districts, at)}`,
  wordOfEveryContract: () => 'ht',
  wordsOfEveryPerson: () => '北京市',
  twoCommonWords: (at) => `北京市 ${pick(districts, at)}`,
  pinyin: (at) => pinyin(pick(surnames, at) + pick(given, at * 7), { toneType: 'none', separator: '' }),
  pinyinOfSurname: (at) => pinyin(pick(surnames, at), { toneType: 'none' }),
  russianInLatin: (at) => pick(['Kuznetsov', 'Smirnoff', 'Fyodorov', 'Yegorov', 'Alekseyev'], at),
  russianWithError: (at) => pick(['Кузнцеов', 'Смирнв Дмитрий', 'Вассильев', 'Моозов', 'Лебедве'], at),
  nothing: (at) => `zzqq${at}`,
};

const ground = await layGround('2026-11-22T04:00:00Z');
try {
  const filled = await timed(() => fill(ground));
  const learned = await timed(async () => {
    const source = { name: 'registry', table: 'search_entries', id: 'subject_id' };
    while (await ground.acting.transact((tx) => learnSpellings(tx, source)));
  });
  const times: Record<string, unknown> = {};
  const all: number[] = [];
  for (const [name, ask] of Object.entries(questions)) {
    const each: number[] = [];
    let rows = 0;
    let from = 0;
    for (let at = 0; at < runs + 3; at += 1) {
      const { ms, result } = await timed(() => ground.acting.look((s) => findAnything(s, ask(at), 20)));
      if (at === 2) from = await processorMs(ground);
      if (at < 3) continue;
      each.push(ms);
      rows += result.length;
    }
    all.push(...each);
    const processor = rounded(((await processorMs(ground)) - from) / runs);
    times[name] = { ...quantiles(each), processor, rowsOnAverage: Math.round(rows / runs) };
  }
  const size = await ground.owner.query("select pg_size_pretty(pg_relation_size('search_entries_by_words')) as size");
  keepResult('registry-find', {
    contracts,
    people,
    loadOfMachine: rounded(loadavg()[0] ?? 0),
    searchEntries: contracts + people,
    filledInSeconds: Math.round(filled.ms / 1000),
    spellingsLearnedInSeconds: Math.round(learned.ms / 1000),
    indexOfWords: size.rows[0].size,
    all: quantiles(all),
    times,
  });
} finally {
  await ground.stop();
}
