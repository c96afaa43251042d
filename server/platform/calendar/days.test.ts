import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochDayOf, isDay, isoDayOf } from './days.ts';

const two = (most: number) => fc.integer({ min: 0, max: most }).map((part) => String(part).padStart(2, '0'));

test('[CAL-1] a day is one when the language itself finds it in its calendar, leap years and ends of months included', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), two(14), two(33), (year, month, date) => {
      const text = `${String(year).padStart(4, '0')}-${month}-${date}`;
      const millis = Date.parse(`${text}T00:00:00Z`);
      expect(isDay(text)).toBe(!Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text));
      if (isDay(text)) expect(isoDayOf(epochDayOf(text))).toBe(text);
    }),
    { numRuns: 5_000 },
  );
  for (const day of ['2000-02-29', '2024-02-29', '0004-02-29']) expect(isDay(day)).toBe(true);
  for (const text of [
    '1900-02-29',
    '2023-02-29',
    '2024-02-30',
    '2024-1-01',
    '2024-01-1',
    '',
    '2024-01-01T',
    ' 2024-01-01',
  ])
    expect(isDay(text)).toBe(false);
});
