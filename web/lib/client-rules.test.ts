import { describe, expect, test } from 'vitest';
import { facts } from '#api/facts/index';
import { en } from '#api/texts/en/index';
import { factKey, type Wording, wordFact } from '#api/texts/word-fact';
import { zhCN } from '#api/texts/zh-CN/index';
import { guessLanguage } from './guess-language.ts';
import { movedIn, namesIn } from './listen-live.ts';
import { placeFaults } from './place-faults.ts';
import { staleAfter } from './stale-after.ts';
import { parseFilters, pickFilters } from './use-filters.ts';
import { pickLanguageOf } from './use-language.ts';

describe('[WEB-3] faults of a refused input', () => {
  const known = [['name'], ['administrator', 'email'], ['week']];
  test('stand at their fields, also when they lie inside one', () => {
    const faults = [
      { path: 'body.administrator.email', reason: 'no address' },
      { path: 'body.week.0.1.from', reason: 'no time' },
    ];
    expect(placeFaults(faults, known)).toEqual({
      placed: [
        { name: ['administrator', 'email'], reason: 'no address' },
        { name: ['week'], reason: 'no time' },
      ],
      loose: [],
    });
  });
  test('what belongs to no field is told above the form', () => {
    const faults = [
      { path: 'body.token', reason: 'spent' },
      { path: 'body', reason: 'no body' },
    ];
    expect(placeFaults(faults, known)).toEqual({ placed: [], loose: ['spent', 'no body'] });
  });
});

describe('[WEB-4] what a fact makes stale', () => {
  test('every fact is known', () => {
    expect(Object.keys(facts).filter((fact) => staleAfter([fact]) === 'all')).toEqual([]);
  });
  test('a broken promise reaches promises, its contract and its merchant; an unknown fact everything', () => {
    expect(staleAfter(['promise.broken'])).toEqual(
      new Set(['promise', 'contract', 'person', 'merchant', 'commitment', 'history', 'tenancy', 'judgement']),
    );
    expect(staleAfter(['promise.broken', 'weather.turned'])).toBe('all');
    expect(staleAfter(['constructor.x'])).toBe('all');
  });
  test('news that cannot be read names nothing', () => {
    expect(namesIn('{"names":["promise.kept",5]}')).toEqual(['promise.kept']);
    for (const message of ['', '{', 'null', '[]', '{"names":"all"}']) expect(namesIn(message)).toEqual([]);
    expect(movedIn('{"names":[],"moved":["01k9",7]}')).toEqual(['01k9']);
    for (const message of ['', 'null', '{"names":["a.b"]}']) expect(movedIn(message)).toEqual([]);
  });
});

test('the language is what was chosen before, else the first asked for that we write in, else English', () => {
  expect(guessLanguage(['de', 'zh-TW', 'ru'], null)).toBe('zh-CN');
  expect(guessLanguage(['ru-RU'], 'en')).toBe('en');
  expect(guessLanguage(['fr', 'de'], null)).toBe('en');
  expect(guessLanguage(['ru'], 'nonsense')).toBe('ru');
});

test('a text in three languages falls back to one that has words', () => {
  expect(pickLanguageOf({ ru: 'да', en: 'yes' }, 'ru')).toBe('да');
  expect(pickLanguageOf({ ru: '  ', en: 'yes' }, 'ru')).toBe('yes');
  expect(pickLanguageOf({ 'zh-CN': '是', en: 'yes' }, 'ru')).toBe('是');
  expect(pickLanguageOf({}, 'en')).toBe('');
});

test('filters are read from the address as plain text, and only those asked for', () => {
  const search = parseFilters('?state=broken&city=%E5%8C%97%E4%BA%AC&on=2026-01-02');
  expect(pickFilters(search, ['state', 'city', 'firmId'])).toEqual({ state: 'broken', city: '北京' });
});

describe('[WEB-9] a fact in a history', () => {
  const words = zhCN.words as Record<string, string>;
  const wording: Wording = {
    word: (key) => words[key],
    language: 'zh-CN',
    day: (day) => `〈${day}〉`,
    instant: (at) => `〈${at}〉`,
    amount: (amountMinor, currency) => `〈${amountMinor} ${currency}〉`,
  };
  test('an amount is written from its minor units in the currency of the fact', () => {
    const worded = wordFact('decision.approved', { totalMinor: '7000000', currency: 'CNY' }, wording);
    expect(worded).toEqual({ totalMinor: '〈7000000 CNY〉', currency: 'CNY' });
  });
  test('has its codes as words, its days and moments written', () => {
    expect(
      wordFact('obligation.fulfilled', { kind: 'deliver', fulfilledAt: '2026-01-02T03:04:05.000Z' }, wording),
    ).toEqual({
      kind: '送货',
      fulfilledAt: '〈2026-01-02T03:04:05.000Z〉',
    });
    expect(wordFact('promise.excused', { ground: 'force_majeure', reason: '台风' }, wording)).toEqual({
      ground: '不可抗力',
      reason: '台风',
    });
  });
  test('names what changed, and an agreed date whether day or moment', () => {
    expect(wordFact('contract.changed', { changed: { signedOn: ['a', 'b'], strange: [1, 2] } }, wording)).toEqual({
      fields: '签约日, strange',
    });
    const moved = {
      from: { agreedOn: '2026-01-02', agreedAt: null },
      to: { agreedOn: null, agreedAt: '2026-01-03T10:00:00Z' },
    };
    expect(wordFact('obligation.moved', moved, wording)).toEqual({
      from: '〈2026-01-02〉',
      to: '〈2026-01-03T10:00:00Z〉',
    });
  });
  test('a promise without a date reads without one; a fact we do not know has no text', () => {
    expect(factKey('promise.made', { dueOn: null })).toBe('promise.made.undated');
    expect(factKey('promise.made', { dueOn: '2026-01-02' })).toBe('promise.made');
    expect(factKey('toString', {})).toBeUndefined();
    expect(Object.keys(facts).every((name) => factKey(name, { dueOn: 'x' }) === name && name in en.facts)).toBe(true);
  });
});
