// How well and how fast cases are found by what was said: 66,998 real texts in three languages among 100,000 cases. A question is three content
// words of one text, cut by another's dictionary; it is found when the text stands among the first ten.

import {
  fillKnownTexts,
  type KnownText,
  knownTextsAbsent,
  questionAbout,
  readKnownTexts,
} from '../server/flow/2-cases/finding/known-texts.fixture.ts';
import { searchCases } from '../server/flow/2-cases/finding/search-cases.ts';
import { readZip } from './dispatch/read-zip.ts';
import { keepResult, layGround, quantiles, rounded, timed } from './promises-ground.ts';

const each = Number(process.env.EACH ?? 400);
const cases = Number(process.env.CASES ?? 100_000);
if (knownTextsAbsent) throw new Error('The texts lie in ../shared/data, which is absent here.');

const zip = '../shared/data/zh-online-shopping-10cats/online_shopping_10_cats.zip';
const [chinese = ''] = readZip(zip, (name) => name.endsWith('.csv')).values();
const known = readKnownTexts(chinese);
/** The rest of the hundred thousand: texts again with the words of another mixed in, so that each word is as common as in life. */
const texts: KnownText[] = [...known];
for (let at = 0; texts.length < cases; at += 1) {
  const [one, other] = [known[(at * 7_919) % known.length], known[(at * 104_729) % known.length]];
  if (one && other) texts.push({ language: one.language, text: `${one.text.slice(0, 60)} ${other.text.slice(0, 60)}` });
}

const ground = await layGround('2026-11-22T04:00:00Z');
try {
  const filled = await timed(() => fillKnownTexts(ground.acting, texts));
  await ground.owner.query('vacuum analyze cases, case_words');
  const placeOf = new Map(filled.result.map((id, at) => [id, at]));
  const languages: Record<string, unknown> = {};
  for (const language of ['zh-CN', 'ru', 'en'] as const) {
    const mine = known.flatMap((text, at) => (text.language === language ? [at] : []));
    const step = Math.max(1, Math.floor(mine.length / each));
    const times: number[] = [];
    let [found, first, tooShort] = [0, 0, 0];
    for (const at of mine.filter((_, place) => place % step === 0)) {
      const question = questionAbout(known[at] as KnownText, at);
      if (question === undefined) {
        tooShort += 1;
        continue;
      }
      const { ms, result } = await timed(() => ground.acting.look((snapshot) => searchCases(snapshot, question, 10)));
      times.push(ms);
      // The same words written twice are one text to whoever seeks it.
      const place = result.caseIds.findIndex((id) => texts[placeOf.get(id) ?? -1]?.text === known[at]?.text);
      if (place >= 0) found += 1;
      if (place === 0) first += 1;
    }
    languages[language] = {
      texts: mine.length,
      asked: times.length,
      tooShort,
      recallAtTen: rounded(found / times.length),
      first: rounded(first / times.length),
      ms: quantiles(times),
    };
  }
  const size = await ground.owner.query("select pg_size_pretty(pg_total_relation_size('case_words')) as size");
  keepResult('find-cases', {
    cases: texts.length,
    filledInSeconds: Math.round(filled.ms / 1000),
    wordsAndIndex: size.rows[0].size,
    languages,
  });
} finally {
  await ground.stop();
}
