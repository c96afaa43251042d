import { afterEach, expect, test } from 'vitest';
import { consoleLanguage, type StartText, speakToConsole, toConsole } from './console-words.ts';
import { explainStartFailure } from './explain-start-failure.ts';
import { readConfig } from './read-config.ts';
import { StartFailure } from './start-failure.ts';
import { en } from './start-texts/en.ts';
import { ru } from './start-texts/ru.ts';
import { zhCN } from './start-texts/zh.ts';

afterEach(() => speakToConsole('en'));

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'ru_RU.KOI8-R' }, 'ru'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'en_GB', LC_ALL: 'ru_RU' }, 'ru'],
  [{ LANG: 'en_GB', LC_MESSAGES: 'zh_TW', LC_ALL: '' }, 'zh-CN'],
  [{ LANG: 'ru_RU', MAKEGOOD_LANGUAGE: 'zh' }, 'zh-CN'],
] as const)('[CONF-4] %j speaks %s', (env, language) => {
  expect(consoleLanguage(env, 'en-US')).toBe(language);
});

test('[CONF-4] where nothing is set, as on Windows, the system’s own language is spoken', () => {
  expect(consoleLanguage({}, 'ru-RU')).toBe('ru');
  expect(consoleLanguage({}, 'zh-Hans-CN')).toBe('zh-CN');
});

test('[CONF-4] every sentence says the same in the three languages: the same values, settings and commands', () => {
  const marks = (text: string) =>
    (text.match(/\{\{\w+\}\}|[A-Z]{2,}_[A-Z_0-9]+|npm \w+|bin\/makegood \w+/g) ?? []).toSorted();
  for (const key of Object.keys(en) as StartText[]) {
    for (const other of [ru, zhCN])
      expect([key, [...new Set(marks(other[key]))]]).toEqual([key, [...new Set(marks(en[key]))]]);
    expect(ru[key]).toMatch(/[а-яё]/i);
    expect(zhCN[key]).toMatch(/\p{Script=Han}/u);
  }
});

test('[CONF-4] a start that fails says why in the language of the console', () => {
  const taken = Object.assign(new Error('listen'), { syscall: 'listen', code: 'EADDRINUSE' });
  const told = (['ru', 'zh-CN'] as const).map((language) => {
    speakToConsole(language);
    return explainStartFailure(taken, readConfig({ PORT: '4301' }));
  });
  expect(told).toEqual([expect.stringMatching(/^Порт 4301 .+ занят/), expect.stringMatching(/端口 4301 已被/)]);
  expect(() => readConfig({ PORT: 'x' })).toThrow(StartFailure);
  expect(() => readConfig({ PORT: 'x' })).toThrow(/^PORT 是“x”/);
  expect(toConsole('ready', { link: 'http://localhost/enter#1' })).toBe(
    'Makegood 已就绪。请用此链接登录一次：http://localhost/enter#1',
  );
});
