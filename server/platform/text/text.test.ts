// Search words and telephone numbers in three languages.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDigits, maskPhone, parsePhone } from './phone.ts';
import { foldText, searchQuery, searchVectorText, searchWords } from './search-words.ts';

/** What PostgreSQL does with the two: every asked word is the beginning of a kept one. */
function finds(query: string, text: string): boolean {
  const asked =
    searchQuery(query)
      ?.split(' & ')
      .map((part) => part.slice(1, -3)) ?? [];
  const kept = searchVectorText(text).split(' ');
  return asked.length > 0 && asked.every((word) => kept.some((each) => each.startsWith(word)));
}

describe('[TEXT-1] Han is kept in pairs and everything else in folded words', () => {
  test.each([
    ['滚筒洗衣机不脱水', ['滚筒', '筒洗', '洗衣', '衣机', '机不', '不脱', '脱水', '水']],
    ['Côte d’Ivoire', ['cote', 'd', 'ivoire']],
    ['Ёлкин Артём Йошкар-Ола', ['елкин', 'артем', 'йошкар', 'ола']],
    ['型号ＡＢ１２洗衣机', ['型号', '号', 'ab12', '洗衣', '衣机', '机']],
    ['HT-2013/0042', ['ht', '2013', '0042']],
    ['', []],
  ])('%s', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });
});

describe('[TEXT-2] what was kept is found by its words, their beginnings and any part of Han', () => {
  test.each([
    ['洗衣机', '滚筒洗衣机不脱水', true],
    ['水', '滚筒洗衣机不脱水', true],
    ['洗', '滚筒洗衣机不脱水', true],
    ['衣服', '滚筒洗衣机不脱水', false],
    ['иван', 'ИВАНОВ Пётр', true],
    ['петр иванов', 'ИВАНОВ Пётр', true],
    ['cote', 'CÔTE', true],
    ['ht-2013', 'HT-2013/0042', true],
    ['2014', 'HT-2013/0042', false],
    ['朝阳区 12', '北京市朝阳区建国路１２号', true],
  ])('%s in %s: %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found);
  });

  test('any piece of any text finds the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'家具退货沙发абвйёéaBc1 2-，。'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
        const han = [...whole.matchAll(/\p{Script=Han}+/gu)].map((match) => match[0]);
        const run = han[from % Math.max(1, han.length)];
        if (run) expect(finds(run.slice(0, 1 + (length % run.length)), whole)).toBe(true);
        for (const word of searchWords(whole)) expect(finds(word, whole)).toBe(true);
      }),
    );
  });

  test('nothing a person types breaks the query', () => {
    expect(searchQuery(" '); drop table & | ! :* \\ ")).toBe("'drop':* & 'table':*");
    expect(searchQuery('—— …')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        for (const part of searchQuery(typed)?.split(' & ') ?? []) expect(part).toMatch(/^'[\p{L}\p{N}\p{M}]+':\*$/u);
        expect(foldText(foldText(typed))).toBe(foldText(typed));
      }),
    );
  });
});

describe('[TEXT-3] a telephone number is kept as E.164 or refused', () => {
  test.each([
    ['138 1234 5678', 'CN', '+8613812345678', 'mobile', null],
    ['０１０－６５５２　９９８８', 'CN', '+861065529988', 'fixed', null],
    ['010-65529988转803', 'CN', '+861065529988', 'fixed', '803'],
    ['8 (912) 345-67-89', 'RU', '+79123456789', 'mobile', null],
    ['+7 495 123-45-67 доб. 12', 'CN', '+74951234567', 'fixed', '12'],
    ['(212) 555-2368', 'US', '+12125552368', 'unknown', null],
  ])('%s in %s', (text, region, e164, kind, extension) => {
    expect(parsePhone(text, region)).toMatchObject({ ok: true, value: { e164, kind, extension } });
  });

  test.each(['', '12', 'no phone', '+86 138', '1'.repeat(500), '99999999999999'])('%s is none', (text) => {
    expect(parsePhone(text, 'CN')).toMatchObject({ ok: false, reasonCode: 'cell.not_a_phone' });
  });
});

test('[TEXT-4] a shown number hides at least four digits, a found one is asked by its end', () => {
  expect(maskPhone('+8613812345678')).toBe('+86 138 **** 5678');
  expect(maskPhone('+79123456789')).toBe('+7 91* *** 67 89');
  for (const e164 of ['+8613812345678', '+79123456789', '+861065529988', '+12125552368', '+3726123456', '+1234']) {
    const national = maskPhone(e164).replace(/^\+\d+/, '');
    expect((national.match(/\*/g) ?? []).length).toBeGreaterThanOrEqual(
      Math.min(4, (national.match(/[\d*]/g) ?? []).length),
    );
  }
  expect(lastDigits('+86 138-1234-5678')).toBe('12345678');
  expect(lastDigits('45 67', 4)).toBe('4567');
});
