import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { remedyKinds } from '#api/flow/3-decisions';
import { factChoices, givenFactNames, goodsCategories } from '#api/flow/3-decisions.choices';
import { en } from '#api/texts/en/index';
import { ru } from '#api/texts/ru/index';
import { zhCN } from '#api/texts/zh-CN/index';
import { type Language, languages } from '#api/values';
import {
  compileLawbook,
  judge,
  judgementToJson,
  playbookNames,
  readFacts,
  shippedPacks,
  shippedPlaybooks,
  tryTable,
} from '#decisions';
import shelves from '../../../../server/flow/3-decisions/judgement/texts/words.json' with { type: 'json' };
import { writeDay } from '../../../lib/write-dates.ts';
import { writeMoney } from '../../../lib/write-money.ts';
import { countryName, makeDecisionWords } from './decision-words.ts';
import { wordTest } from './word-test.ts';

const catalogues: Record<
  Language,
  { choices: Readonly<Record<string, string>>; decisions: Readonly<Record<string, string>> }
> = {
  en,
  ru,
  'zh-CN': zhCN,
};
const wordsIn = (language: Language) =>
  makeDecisionWords({
    shelves,
    language,
    choice: (key) => catalogues[language].choices[key],
    day: (day) => writeDay(day, language),
    money: (amountMinor, currency) => writeMoney({ amountMinor, currency }, language),
    yes: catalogues[language].decisions['owed.yes'] ?? '',
    no: catalogues[language].decisions['owed.no'] ?? '',
  });
const testIn = (language: Language) => (question: string) =>
  wordTest(question, wordsIn(language), {
    say: (key, values) =>
      (catalogues[language].decisions[key] ?? key).replaceAll(
        /\{\{(\w+)\}\}/g,
        (_, name: string) => values[name] ?? '',
      ),
    length: (count, unit) => `${count} ${unit === 'day' ? '○' : '●'}`,
  });

type Written = { trace: { steps: { test: string }[] }[]; losers: { reasons: { fact: string; code: string }[] }[] };
/** Every question the shipped packs and tables ask in the examples and in the cases of the tables. */
function everyQuestion(): string[] {
  const folder = new URL('../../../../server/flow/3-decisions/examples/', import.meta.url);
  const examples = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const kinds = ['defect', 'late_work', 'change_of_mind', 'fraud', 'late_handover', 'prepaid_stopped', 'wrong_goods'];
  const countries = ['CN', 'RU', 'DE', 'GB', 'US'];
  const tried = examples.flatMap((facts) =>
    countries.flatMap((country) =>
      [facts.problem.kind, ...kinds].map((kind) => ({
        ...facts,
        place: { country },
        problem: { ...facts.problem, kind },
      })),
    ),
  );
  const judged = playbookNames.flatMap((name) => {
    const made = compileLawbook(shippedPacks, shippedPlaybooks[name].tables);
    if (!made.ok) throw new Error(name);
    return tried.flatMap((facts) => {
      const read = readFacts(facts);
      return read.ok ? (judgementToJson(judge(made.book, read.sheet), true) as unknown as Written).trace : [];
    });
  });
  const cases = playbookNames.flatMap((name) =>
    shippedPlaybooks[name].tables.flatMap((table) =>
      tryTable(table).cases.flatMap(({ answer }) =>
        answer.rows.flatMap((row) => row.cells.map((cell) => cell.step.leaf.test)),
      ),
    ),
  );
  return [...new Set([...judged.flatMap((entry) => entry.steps.map((step) => step.test)), ...cases])];
}

describe('[OWED-3] words', () => {
  test('every question the packs and tables ask has words in each language, with no code left', {
    timeout: 60_000,
  }, () => {
    const questions = everyQuestion();
    expect(questions.length).toBeGreaterThan(150);
    for (const language of languages) {
      const word = testIn(language);
      const left = questions
        .map((question) => [question, word(question)] as const)
        .filter(
          ([question, worded]) => worded === question || /[a-z]\.[a-zA-Z]|[a-z]_[a-z]|[a-z]{2}[A-Z]|\{\{/.test(worded),
        );
      expect([language, left]).toEqual([language, []]);
    }
  });
  test('in Chinese and Russian no Latin word is left in a question', () => {
    const plain = everyQuestion().filter((question) => !question.startsWith('cel '));
    for (const language of ['ru', 'zh-CN'] as const) {
      const left = plain.map(testIn(language)).filter((worded) => /[a-z]{3,}/.test(worded));
      expect([language, left]).toEqual([language, []]);
    }
  });
  test('every fact that can be said, and every choice, has words', () => {
    for (const language of languages) {
      const words = wordsIn(language);
      expect(givenFactNames.filter((name) => words.fact(name) === name)).toEqual([]);
      const choices = Object.entries(factChoices).flatMap(([name, codes]) =>
        codes.map((code) => [name, code] as const),
      );
      const wordless = choices.filter(([name, code]) => !(`${name}.${code}` in catalogues[language].choices));
      expect(wordless).toEqual([]);
      expect(goodsCategories.filter((code) => !(`category.${code}` in catalogues[language].choices))).toEqual([]);
      expect(remedyKinds.filter((kind) => !(kind in shelves.remedies))).toEqual([]);
    }
  });
  test('every pack has a name, and every locality of a rule', () => {
    const codes = shippedPacks.flatMap((pack) => [
      `pack.${pack.id}`,
      ...pack.rules.flatMap((rule) => (rule.locality ? [`locality.${pack.countries[0]}.${rule.locality}`] : [])),
    ]);
    for (const language of languages)
      expect([...new Set(codes)].filter((code) => !(code in catalogues[language].choices))).toEqual([]);
  });
  test('values are days, money, countries, lists and spans in the reader’s way', () => {
    const words = wordsIn('en');
    expect(words.value('sale.contractOn', '2014-01-30')).toBe('Jan 30, 2014');
    expect(words.value('sale.priceMinor', '7000000', 'CNY')).toBe('¥70,000.00');
    expect(words.value('sale.channel', 'booth|platform')).toBe('booth in a mall, online platform');
    expect(words.value('sale.contractOn', '2014-03-15..')).toBe('Mar 15, 2014 – …');
    expect(words.value('sale.used', 'true')).toBe('yes');
    expect(words.value('days.late', '6')).toBe('6');
    expect(countryName('RU', 'zh-CN')).toBe('俄罗斯');
    expect(countryName('ZZ', 'en')).toBe('ZZ');
  });
  test('a question of an unknown form, or an unknown code, shows itself', () => {
    expect(testIn('en')('something new entirely')).toBe('something new entirely');
    expect(wordsIn('en').fact('constructor')).toBe('constructor');
    expect(wordsIn('en').say('parties', 'toString')).toBe('toString');
  });
});
