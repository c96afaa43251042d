// Sums, rates and splits, checked against exact rational arithmetic.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateMoney } from './allocate-money.ts';
import { applyDailyRate, applyRate, parseRate } from './apply-rate.ts';
import { currencies, currencyExponent } from './currency-exponent.ts';
import { divideRounded } from './divide-rounded.ts';
import { addMoney, clampMoney, compareMoney, money, negateMoney, subtractMoney, sumMoney } from './money-arithmetic.ts';
import { roundings } from './money-types.ts';

const anyCurrency = fc.constantFrom(...currencies);
const anyAmount = fc.bigInt(-(10n ** 18n), 10n ** 18n);

test('[MONEY-1] two currencies never meet, and a currency must exist', () => {
  expect(() => addMoney(money(1n, 'CNY'), money(1n, 'RUB'))).toThrow('MONEY-1');
  expect(() => compareMoney(money(1n, 'CNY'), money(1n, 'RUB'))).toThrow('MONEY-1');
  expect(() => sumMoney([money(1n, 'CNY')], 'RUB')).toThrow('MONEY-1');
  expect(() => money(1n, 'cny')).toThrow('MONEY-1');
  expect(sumMoney([], 'CNY')).toEqual(money(0n, 'CNY'));
  fc.assert(
    fc.property(anyAmount, anyAmount, anyCurrency, (a, b, currency) => {
      const [left, right] = [money(a, currency), money(b, currency)];
      expect(subtractMoney(addMoney(left, right), right)).toEqual(left);
      expect(addMoney(left, negateMoney(left)).amountMinor).toBe(0n);
      expect(Math.sign(compareMoney(left, right))).toBe(a === b ? 0 : a < b ? -1 : 1);
    }),
  );
});

test('[MONEY-2] an amount is kept between floor and cap', () => {
  const [low, high] = [money(50_000n, 'CNY'), money(80_000n, 'CNY')];
  expect(clampMoney(money(1n, 'CNY'), low, high)).toEqual(low);
  expect(clampMoney(money(99_999n, 'CNY'), low, high)).toEqual(high);
  expect(clampMoney(money(60_000n, 'CNY'), low, high)).toEqual(money(60_000n, 'CNY'));
  expect(clampMoney(money(1n, 'CNY'), null, null)).toEqual(money(1n, 'CNY'));
  expect(() => clampMoney(low, high, low)).toThrow('MONEY-2');
});

describe('[MONEY-3] a fraction is rounded once and by name', () => {
  test.each([
    ['half_up', [3n, -3n, 3n, -3n, 2n, -2n]],
    ['half_even', [2n, -2n, 3n, -3n, 2n, -2n]],
    ['toward_zero', [2n, -2n, 2n, -2n, 2n, -2n]],
    ['away_from_zero', [3n, -3n, 3n, -3n, 3n, -3n]],
    ['floor', [2n, -3n, 2n, -3n, 2n, -3n]],
    ['ceiling', [3n, -2n, 3n, -2n, 3n, -2n]],
  ] as const)('%s', (rounding, wanted) => {
    const numerators = [250n, -250n, 251n, -251n, 249n, -249n];
    expect(numerators.map((numerator) => divideRounded(numerator, 100n, rounding))).toEqual(wanted);
  });

  test('the answer is within one unit, and within half of one when rounding to the nearest', () => {
    fc.assert(
      fc.property(
        anyAmount,
        fc.bigInt(1n, 10n ** 9n),
        fc.constantFrom(...roundings),
        (numerator, denominator, rounding) => {
          const off = divideRounded(numerator, denominator, rounding) * denominator - numerator;
          const distance = off < 0n ? -off : off;
          expect(distance < denominator).toBe(true);
          if (rounding.startsWith('half')) expect(distance * 2n <= denominator).toBe(true);
        },
      ),
    );
    expect(() => divideRounded(1n, 0n, 'floor')).toThrow('MONEY-3');
  });
});

describe('[MONEY-4] a daily rate is exact until its one rounding', () => {
  test('1 % a day of 12 345.67 for 45 days', () => {
    const rate = parseRate('1%');
    expect(rate && applyDailyRate(money(1_234_567n, 'RUB'), rate, 45, 'half_up')).toEqual(money(555_555n, 'RUB'));
  });

  test.each([
    ['1%', 1n, 100n],
    ['0.5 %', 5n, 1000n],
    ['3‰', 3n, 1000n],
    ['1/150', 1n, 150n],
    ['0.01', 1n, 100n],
    ['-2%', -2n, 100n],
  ])('%s is a rate', (text, numerator, denominator) => {
    expect(parseRate(text)).toEqual({ numerator, denominator });
  });

  test.each(['', '1/0', 'one', '1,5%', '%', '1e3'])('%j is none', (text) => {
    expect(parseRate(text)).toBeNull();
  });

  test('rounding day by day would drift; one rounding does not', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 4000 }), (amountMinor, days) => {
        const rate = { numerator: 1n, denominator: 150n };
        const penalty = applyDailyRate(money(amountMinor, 'CNY'), rate, days, 'half_up').amountMinor;
        const off = penalty * 150n - amountMinor * BigInt(days);
        expect(off >= -75n && off <= 75n).toBe(true);
        expect(applyRate(money(amountMinor, 'CNY'), rate, 'floor').amountMinor).toBe(amountMinor / 150n);
      }),
    );
    expect(() => applyDailyRate(money(1n, 'CNY'), { numerator: 1n, denominator: 1n }, -1, 'floor')).toThrow('MONEY-4');
  });
});

describe('[MONEY-5] parts sum to the whole to the minor unit (T-M10)', () => {
  test('100 over three is 34, 33, 33', () => {
    const thirds = allocateMoney(money(100n, 'CNY'), [1n, 1n, 1n]);
    expect(thirds.map((part) => part.amountMinor)).toEqual([34n, 33n, 33n]);
  });

  test('random splits in every currency', () => {
    const shares = fc
      .array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((share) => share > 0n));
    fc.assert(
      fc.property(anyAmount, anyCurrency, shares, (amountMinor, currency, list) => {
        const parts = allocateMoney(money(amountMinor, currency), list);
        const total = list.reduce((sum, share) => sum + share, 0n);
        expect(parts.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(amountMinor);
        parts.forEach((part, index) => {
          const off = part.amountMinor * total - amountMinor * (list[index] ?? 0n);
          expect(off > -total && off < total).toBe(true);
          if (list[index] === 0n) expect(part.amountMinor).toBe(0n);
        });
      }),
      { numRuns: 3_000 },
    );
  });

  test('shares of nothing are a bug', () => {
    expect(() => allocateMoney(money(1n, 'CNY'), [0n, 0n])).toThrow('MONEY-5');
    expect(() => allocateMoney(money(1n, 'CNY'), [2n, -1n])).toThrow('MONEY-5');
    expect(() => allocateMoney(money(1n, 'CNY'), [])).toThrow('MONEY-5');
  });
});

test('[MONEY-8] decimals are those of ISO 4217, not of a locale', () => {
  const wanted = { JPY: 0, KRW: 0, CNY: 2, RUB: 2, USD: 2, KWD: 3, TND: 3, CLF: 4, HUF: 2, IDR: 2 };
  for (const [code, exponent] of Object.entries(wanted)) expect(currencyExponent(code)).toBe(exponent);
  expect(currencyExponent('constructor')).toBeNull();
  expect(new Set(currencies).size).toBe(currencies.length);
});
