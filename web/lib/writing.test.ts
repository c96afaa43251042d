import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, isDay, weekdayOf, weeksOfMonth } from './days.ts';
import { readDay, writeTypedDay } from './read-day.ts';
import { readTime } from './read-time.ts';
import { dayOfInstant, nameWeekday, writeDay, writeInstant } from './write-dates.ts';
import { decimalOf, minorDigits, parseAmount, writeMoney } from './write-money.ts';

const day = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2200, 11, 31) / 86_400_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));
const language = fc.constantFrom('zh-CN' as const, 'ru' as const, 'en' as const);

describe('[WEB-5] money', () => {
  test('keeps every digit of the longest amount', () => {
    expect(writeMoney({ amountMinor: '999999999999999999', currency: 'CNY' }, 'en')).toBe('¥9,999,999,999,999,999.99');
    expect(writeMoney({ amountMinor: '-900719925474099301', currency: 'RUB' }, 'ru').replace(/\s/g, ' ')).toBe(
      '-9 007 199 254 740 993,01 ₽',
    );
  });
  test('has the digits of its currency', () => {
    expect(decimalOf({ amountMinor: '5', currency: 'CNY' })).toBe('0.05');
    expect(decimalOf({ amountMinor: '-5', currency: 'KWD' })).toBe('-0.005');
    expect(decimalOf({ amountMinor: '1234', currency: 'JPY' })).toBe('1234');
  });
  test('what is written plainly is read back exactly, in any currency', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.constantFrom('CNY', 'RUB', 'JPY', 'KWD', 'USD'),
        (amount, currency) => {
          const amountMinor = String(amount);
          expect(parseAmount(decimalOf({ amountMinor, currency }), currency)).toBe(amountMinor);
        },
      ),
    );
  });
  test('an amount too precise for its currency, or no amount, is not read', () => {
    for (const typed of ['1.234', '1,234', '1.2.3', 'abc', '', '1e5', '0x10'])
      expect(parseAmount(typed, 'CNY')).toBeUndefined();
    expect(parseAmount('1 234,5', 'RUB')).toBe('123450');
    expect(minorDigits('JPY')).toBe(0);
  });
});

describe('[WEB-6] a typed day', () => {
  test('is read the ways people write it', () => {
    for (const typed of ['2026-03-01', '2026/3/1', '2026.3.1', '2026年3月1日', '20260301', '1.3.2026', '01.03.2026 г.'])
      expect(readDay(typed)).toBe('2026-03-01');
    expect(readDay('13/2/2026')).toBe('2026-02-13');
    expect(readDay('2/13/2026')).toBe('2026-02-13');
    expect(readDay('5/5/2026')).toBe('2026-05-05');
  });
  test('is refused when it can mean two days, or none', () => {
    for (const typed of ['3/4/2026', '03-04-2026', '30.02.2026', '2026-02-30', '2026-13-01', '1.3.26', 'tomorrow', ''])
      expect(readDay(typed)).toBeUndefined();
  });
  test('what we write into the box is read back, every day and language', () => {
    fc.assert(fc.property(day, language, (one, reader) => readDay(writeTypedDay(one, reader)) === one));
  });
});

describe('days', () => {
  test('adding and taking back days returns; weekdays follow each other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (one, count) => {
        expect(addDays(addDays(one, count), -count)).toBe(one);
        expect(weekdayOf(addDays(one, 1))).toBe((weekdayOf(one) + 1) % 7);
      }),
    );
  });
  test('a month keeps the day or ends with its last', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-03-15', -3)).toBe('2023-12-15');
  });
  test('a month is drawn in whole weeks from Monday that hold all its days once', () => {
    fc.assert(
      fc.property(day, (one) => {
        const weeks = weeksOfMonth(one);
        const inMonth = weeks.flat().filter((other) => other.startsWith(one.slice(0, 7)));
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? '') === 0)).toBe(true);
        expect(new Set(inMonth).size).toBe(Number(addDays(addMonths(`${one.slice(0, 7)}-01`, 1), -1).slice(8)));
        expect(inMonth).toContain(one);
      }),
    );
  });
  test('only a real day is a day', () => {
    expect(['2024-02-29', '2023-02-29', '2024-2-9', '', '2024-02-29T00:00'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('dates for a reader', () => {
  test('a day is the same day for everyone', () => {
    expect(writeDay('2014-01-30', 'zh-CN')).toBe('2014年1月30日');
    expect(writeDay('2014-01-30', 'ru')).toBe('30 янв. 2014 г.');
    expect(writeDay('2014-01-30', 'en')).toBe('Jan 30, 2014');
    expect(writeDay('not a day', 'en')).toBe('not a day');
  });
  test("an instant stands in the company's zone", () => {
    expect(writeInstant('2026-11-21T16:30:00Z', 'zh-CN', 'Asia/Shanghai')).toBe('2026年11月22日 00:30');
    expect(dayOfInstant('2026-11-21T16:30:00Z', 'Asia/Shanghai')).toBe('2026-11-22');
    expect(dayOfInstant('2026-11-21T16:30:00Z', 'Europe/Moscow')).toBe('2026-11-21');
  });
  test('the week begins on Monday', () => {
    expect([nameWeekday(0, 'zh-CN'), nameWeekday(6, 'ru'), nameWeekday(4, 'en')]).toEqual([
      '星期一',
      'воскресенье',
      'Friday',
    ]);
  });
});

test('a time of day is read on the clock of 24 hours, and 24:00 is one', () => {
  expect(['9', '930', '9:30', '09.30', '9：30', '24:00', '0'].map(readTime)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '09:30',
    '09:30',
    '24:00',
    '00:00',
  ]);
  for (const typed of ['25', '24:01', '9:60', '9:3', 'noon', '', '12345']) expect(readTime(typed)).toBeUndefined();
});
