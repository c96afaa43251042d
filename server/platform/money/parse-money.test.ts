// Written numbers and amounts in the spellings of three languages, and the spellings that are refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencies, currencyExponent } from './currency-exponent.ts';
import { decimalMarkOf, parseDecimal } from './parse-decimal.ts';
import { moneyFromDecimal, moneyToDecimal, parseMoney } from './parse-money.ts';

function digits(text: string, decimal: '.' | ',' | null = null): string {
  const read = parseDecimal(text, decimal);
  return read.ok ? read.digits : read.reasonCode;
}

describe('[MONEY-6] a written number is read exactly or refused, never guessed', () => {
  test.each([
    ['1234.50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1 234,50', '1234.50'],
    ['1\u00a0234\u202f567,5', '1234567.5'],
    ["1'234.50", '1234.50'],
    ['1.234.567,89', '1234567.89'],
    ['12,34,567.00', '1234567.00'],
    ['(1,234.50)', '-1234.50'],
    ['12.50-', '-12.50'],
    ['−7', '-7'],
    ['-0', '0'],
    ['.5', '0.5'],
    ['0,125', '0.125'],
    ['１２３４．５', '1234.5'],
    ['1.5万', '15000'],
    ['3亿', '300000000'],
    ['1.23456万元', '12345.6'],
    ['007', '7'],
  ])('%s is %s', (text, wanted) => {
    expect(digits(text)).toBe(wanted);
  });

  test.each(['', ' ', '-', 'abc', '1e5', '1.2.3', '1,23,4', '--5', '(-5)', '5 6', '12/06', '1 2345', 'EUR 5 USD'])(
    '%j is no number',
    (text) => {
      expect(digits(text)).toBe('cell.not_a_number');
    },
  );

  test('a spelling with two meanings needs the decimal mark of its column', () => {
    expect(digits('1,234')).toBe('cell.decimal_mark_unknown');
    expect(digits('1.234')).toBe('cell.decimal_mark_unknown');
    expect(digits('1,234', ',')).toBe('1.234');
    expect(digits('1,234', '.')).toBe('1234');
    expect(decimalMarkOf('1,23')).toBe(',');
    expect(decimalMarkOf('1234,567')).toBe(',');
    expect(decimalMarkOf('12')).toBe('none');
  });

  test('hostile text costs no time', () => {
    const started = performance.now();
    for (const text of [`a${' '.repeat(1e5)}a`, '1,'.repeat(1e5), '9'.repeat(1e6)])
      expect(digits(text)).toBe('cell.not_a_number');
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('[MONEY-7] an amount has its own currency and no decimal that currency lacks', () => {
  test.each([
    ['¥1,234.50', 'CNY', 123450n],
    ['12800元', 'CNY', 1280000n],
    ['人民币 12 800,00', 'CNY', 1280000n],
    ['1.28万元', 'CNY', 1280000n],
    ['1 234,56 ₽', 'RUB', 123456n],
    ['1 234 руб.', 'RUB', 123400n],
    ['RUB 99', 'RUB', 9900n],
    ['$ -5.00', 'USD', -500n],
    ['¥500', 'JPY', 500n],
    ['1.234,567 KWD', 'KWD', 1234567n],
    ['12.500', 'KWD', 12500n],
  ])('%s in %s', (text, currency, amountMinor) => {
    const decimal = text === '12.500' ? '.' : null;
    expect(parseMoney(text, currency, decimal)).toEqual({ ok: true, value: { amountMinor, currency } });
  });

  test.each([
    ['$5', 'CNY', 'cell.other_currency'],
    ['5 EUR', 'USD', 'cell.other_currency'],
    ['0.001', 'CNY', 'cell.too_precise'],
    ['0.5', 'JPY', 'cell.too_precise'],
    ['12 kg', 'CNY', 'cell.not_a_number'],
    ['Freight Included in Commodity Cost', 'USD', 'cell.not_a_number'],
    ['99999999999999999999', 'CNY', 'cell.out_of_range'],
    ['1', 'XXQ', 'cell.other_currency'],
  ])('%s in %s is refused as %s', (text, currency, reasonCode) => {
    expect(parseMoney(text, currency, '.')).toMatchObject({ ok: false, reasonCode });
  });

  test('what is written out is read back, in every currency', () => {
    const amount = fc.record({
      amountMinor: fc.bigInt(-(2n ** 63n) + 1n, 2n ** 63n - 1n),
      currency: fc.constantFrom(...currencies),
    });
    fc.assert(
      fc.property(amount, (given) => {
        const written = moneyToDecimal(given);
        expect(moneyFromDecimal(written, given.currency)).toEqual({ ok: true, value: given });
        expect(written.split('.')[1]?.length ?? 0).toBe(currencyExponent(given.currency));
      }),
    );
  });

  test('grouped in the ways of seven languages, an amount is the same amount', () => {
    const locales = ['en-US', 'de-DE', 'ru-RU', 'zh-CN', 'fr-CH', 'en-IN', 'pt-BR'];
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.constantFrom(...locales), (amountMinor, locale) => {
        const plain = moneyToDecimal({ amountMinor, currency: 'CNY' });
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(plain as `${number}`);
        expect(parseMoney(written, 'CNY', null)).toEqual({ ok: true, value: { amountMinor, currency: 'CNY' } });
      }),
    );
  });
});
