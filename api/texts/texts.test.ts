import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cellReasons, tableRefusals } from '../../server/platform/tables/table-types.ts';
import { facts as factShapes } from '../facts/index.ts';
import { evidenceKinds, promiseStates } from '../flow/1-promises.ts';
import { permissions, roles } from '../permissions.ts';
import { contractStates } from '../registry/contracts.ts';
import { en } from './en/index.ts';
import { textOf } from './index.ts';
import { ru } from './ru/index.ts';
import { zhCN } from './zh-CN/index.ts';

type Shelf = Readonly<Record<string, string>>;
const catalogues: Record<string, Readonly<Record<string, Shelf>>> = { en, ru, 'zh-CN': zhCN };
const plural = /_(zero|one|two|few|many|other)$/;
/** Keys ending like a plural that are none: `one` of a plural set must have its `other`. */
const isCounted = (shelf: Shelf, key: string) => plural.test(key) && key.replace(plural, '_other') in shelf;
const bareKeys = (shelf: Shelf) =>
  [...new Set(Object.keys(shelf).map((key) => (isCounted(shelf, key) ? key.replace(plural, '') : key)))].sort();
const valuesIn = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? '').sort();
const everyText = Object.entries(catalogues).flatMap(([language, catalogue]) =>
  Object.entries(catalogue).flatMap(([shelf, texts]) =>
    Object.entries(texts).map(([key, text]) => ({ language, shelf, key, text, id: `${language}/${shelf}:${key}` })),
  ),
);

/** Names of programs, protocols and formats, which stand in every language as they are. */
const names =
  /https?:\/\/\S*|\/reference|case\.opened|Webhook|POST|Makegood(-Signature)?|Medusa|Shopify|Idempotency-Key|API|CSV|TSV|XLSX|XLS|\.xls|JSON|IBAN|BIC|XML|PDF|ISO|pain|camt|BIK|CNAPS|MB|JPEG|PNG|WebP|GIF|HEIC|UTF|PIN|Asia\/Shanghai|Europe\/Moscow|CNY|RUB|CN|RU|English|E-mail|Esc|Ctrl|UTC|MAKEGOOD_[A-Z_]+|IMAP|SMTP|STARTTLS|TLS|SMS|WeChat|WhatsApp|Telegram|Authentication-Results|address\+token/g;

describe('the three languages', () => {
  test('[TEXT-1] have the same shelves and keys, and no text is empty', () => {
    for (const catalogue of [zhCN, ru] as Readonly<Record<string, Shelf>>[]) {
      expect(Object.keys(catalogue)).toEqual(Object.keys(en));
      for (const [shelf, texts] of Object.entries(catalogue))
        expect(bareKeys(texts)).toEqual(bareKeys((en as Record<string, Shelf>)[shelf] ?? {}));
    }
    expect(everyText.filter(({ text }) => text.trim() === '').map(({ id }) => id)).toEqual([]);
  });

  test('[TEXT-3] a counted text has exactly the plural forms of its language', () => {
    const wrong = Object.entries(catalogues).flatMap(([language, catalogue]) => {
      const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
      return Object.entries(catalogue).flatMap(([shelf, texts]) => {
        const counted = Object.keys(texts).filter((key) => isCounted(texts, key));
        return [...new Set(counted.map((key) => key.replace(plural, '')))]
          .map((base) => ({ base, has: counted.filter((key) => key.replace(plural, '') === base) }))
          .filter(
            ({ has }) =>
              has
                .map((key) => plural.exec(key)?.[1] ?? '')
                .toSorted()
                .join() !== wanted.join(),
          )
          .map(({ base }) => `${language}/${shelf}:${base}`);
      });
    });
    expect(wrong).toEqual([]);
    expect(en.shell).toHaveProperty('late.days_one');
  });

  test('[TEXT-4] a translation uses the same values as the English text', () => {
    const wrong = everyText.filter(({ language, shelf, key, text }) => {
      if (language === 'en') return false;
      const texts = (en as Record<string, Shelf>)[shelf] ?? {};
      const english = texts[key] ?? texts[key.replace(plural, '_other')] ?? '';
      return valuesIn(text).join() !== valuesIn(english).join();
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('[TEXT-6] nothing English stands in Chinese or Russian texts but names and formats', () => {
    const wrong = everyText.filter(
      ({ language, text }) =>
        language !== 'en' && /[A-Za-z]{2,}/.test(text.replace(/\{\{.*?\}\}/g, '').replace(names, '')),
    );
    expect(wrong.map(({ id, text }) => `${id} ${text}`)).toEqual([]);
  });

  test('are told apart: a Russian text has Cyrillic, a Chinese one Han, unless it is a sign or a name', () => {
    const wrong = everyText.filter(({ language, text, key }) => {
      // Names, and sentences that only join what is shown elsewhere.
      if (key.startsWith('language.') || !/\p{L}/u.test(text.replace(/\{\{.*?\}\}/g, '').replace(names, '')))
        return false;
      if (language === 'ru') return !/\p{Script=Cyrillic}/u.test(text);
      return language === 'zh-CN' && !/\p{Script=Han}/u.test(text);
    });
    expect(wrong.map(({ id, text }) => `${id} ${text}`)).toEqual([]);
  });
});

describe('[TEXT-2] codes have words', () => {
  const bodyOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

  test('every refusal of the catalogue', () => {
    const source = bodyOf('../refusals.ts');
    const codes = [...source.slice(0, source.indexOf('RefusalCode')).matchAll(/^ {2}'([a-z_.]+)':/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(codes.length).toBeGreaterThan(60);
    expect(Object.keys(en.refusals).toSorted()).toEqual(codes.toSorted());
  });

  test('every reason a schema of the contracts can give', () => {
    const sources = globSync('api/**/*.ts').filter((path) => !path.includes('texts/'));
    const reasons = sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/error: '([a-z]+(?:_[a-z0-9]+)+)'/g)].map((match) => `field.${match[1]}`),
    );
    expect(reasons.length).toBeGreaterThan(5);
    expect([...new Set(reasons)].filter((reason) => !(reason in en.fields))).toEqual([]);
  });

  test('every reason a cell or a table of an import can be bad', () => {
    expect([...cellReasons, ...tableRefusals].filter((reason) => !(reason in en.cells))).toEqual([]);
  });

  test('every fact, state, role, permission and kind of evidence', () => {
    expect(Object.keys(factShapes).filter((name) => !(name in en.facts))).toEqual([]);
    const codes = [
      ...promiseStates.map((state) => `state.${state}`),
      ...contractStates.map((state) => `contract_state.${state}`),
      ...roles.map((role) => `role.${role}`),
      ...permissions.map((permission) => `permission.${permission}`),
      ...evidenceKinds.map((kind) => `evidence.${kind}`),
    ];
    expect(codes.filter((code) => !(code in en.words))).toEqual([]);
  });

  test('every value of a fact that its text names is in its body', () => {
    const wrong = Object.entries(en.facts).flatMap(([name, text]) => {
      const shape = (factShapes as Record<string, { shape: Record<string, unknown> }>)[
        name.replace(/(?<=made)\.undated$|(?<=marked)\.promised$/, '')
      ];
      const parts = new Set(Object.keys(shape?.shape ?? {}));
      // `fields` is what the wording makes of `changed`.
      if (parts.has('changed')) parts.add('fields');
      return valuesIn(text)
        .filter((value) => !parts.has(value))
        .map((value) => `${name}: ${value}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('[TEXT-5] the sentence for a code', () => {
  test('is in the language asked for, with codes in words', () => {
    expect(textOf('permission.missing', { permission: 'tenancy.end' }, 'ru')).toContain('завершать аренду');
    expect(textOf('permission.missing', { permission: 'tenancy.end' }, 'zh-CN')).toContain('结束租约');
    expect(textOf('promise.not_open', { state: 'kept_late' }, 'en')).toContain('kept late');
    expect(textOf('case.not_open', { state: 'resolved' }, 'ru')).toContain('решено');
    expect(textOf('demand.not_waiting', { state: 'lapsed' }, 'zh-CN')).toContain('逾期未答复');
    expect(textOf('proof.not_wanted', { kind: 'serial' }, 'en')).toContain('serial number');
  });
  test('names the state of a decision, a batch and their case in words, whatever it is', () => {
    const states = { 'decision.not_proposed': ['proposed', 'approved', 'refused', 'withdrawn'] };
    const others = {
      'decision_batch.not_proposed': ['approved', 'withdrawn'],
      'decision.case_over': ['closed', 'cancelled'],
    };
    for (const [code, all] of Object.entries({ ...states, ...others }))
      for (const language of ['ru', 'zh-CN'])
        for (const state of all)
          expect([code, textOf(code, { state }, language)]).toEqual([code, expect.not.stringMatching(/[a-z]{4}/)]);
    expect(textOf('decision.not_proposed', { state: 'withdrawn' }, 'ru')).toContain(
      ru.compensation['decision.state.withdrawn'],
    );
    expect(textOf('decision.case_over', { state: 'cancelled' }, 'en')).toContain('called off');
    expect(textOf('decision.head_taken', { head: 'refund' }, 'zh-CN')).not.toContain('refund');
  });
  test('writes days without a zone moving them, and moments with the zone said', () => {
    expect(textOf('tenancy.ended_already', { endedOn: '2014-01-30' }, 'ru')).toContain('30 января 2014');
    expect(textOf('tenancy.ended_already', { endedOn: '2014-01-30' }, 'zh-CN')).toContain('2014年1月30日');
    expect(textOf('obligation.already_fulfilled', { fulfilledAt: '2026-11-22T09:30:00.000Z' }, 'en')).toMatch(
      /November 22, 2026.*09:30.*UTC/,
    );
  });
  test('finds fields and cells too', () => {
    expect(textOf('field.password_too_short', {}, 'en')).toBe(en.fields['field.password_too_short']);
    expect(textOf('cell.no_such_day', {}, 'zh-CN')).toBe(zhCN.cells['cell.no_such_day']);
  });
  test('puts what was given in as text, never as a pattern', () => {
    expect(textOf('firm.exists', { legalName: '$& {{legalName}} $1' }, 'en')).toContain('“$& {{legalName}} $1”');
  });
  test('an unknown language is English; an unknown code, also one of every object, is a bug in words', () => {
    expect(textOf('token.invalid', {}, 'fr')).toBe(en.refusals['token.invalid']);
    for (const code of ['no.such_code', 'constructor', '__proto__', 'toString'])
      expect(textOf(code, {}, 'ru')).toBe(ru.refusals['system.bug']);
  });
});

test('what a refusal gives as its reason is in the reader’s language: problems, fields, days of the week and amounts', () => {
  const say = (code: string, told: Record<string, unknown>) =>
    ['ru', 'zh-CN'].map((language) => textOf(code, told, language));
  for (const problem of ['too_deep', 'id_twice', 'Invalid input: expected string, received number'])
    for (const text of say('law_pack.unreadable', { path: '', problem, more: 0 })) expect(text).not.toMatch(/[a-z]{3}/);
  expect(say('law_pack.unreadable', { path: '', problem: 'no_meter', more: 0 })[0]).toContain('нет счётчика');
  expect(say('policy_table.frame_changed', { field: 'effective.by' })[1]).toContain('以哪一天为准');
  expect(say('calendar.hours_overlap', { day: '3' })).toEqual([
    expect.stringContaining('среда'),
    expect.stringContaining('星期三'),
  ]);
  expect(say('import.mapping_incomplete', { fields: 'number, signedOn' })[0]).toContain(
    'Номер договора, Дата подписания',
  );
  expect(say('letter_template.field_missing', { field: 'amount', language: 'en' })[0]).toContain('English');
  const [russian = '', chinese = ''] = say('approval.above_limit', { limitMinor: '123456789', currency: 'CNY' });
  expect(russian.replace(/\s/g, ' ')).toContain('1 234 567,89');
  expect(chinese).toContain('1,234,567.89');
});
