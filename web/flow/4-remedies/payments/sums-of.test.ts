import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumsOf } from './sums-of.ts';

test('amounts of different currencies are never added, and no length of them loses a cent', () => {
  const money = fc.record({
    amountMinor: fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }).map(String),
    currency: fc.constantFrom('CNY', 'RUB', 'JPY'),
  });
  fc.assert(
    fc.property(fc.array(money, { maxLength: 40 }), (amounts) => {
      const sums = sumsOf(amounts);
      expect(new Set(sums.map(({ currency }) => currency)).size).toBe(sums.length);
      for (const { currency, amountMinor } of sums) {
        const own = amounts.filter((one) => one.currency === currency);
        expect(BigInt(amountMinor)).toBe(own.reduce((sum, one) => sum + BigInt(one.amountMinor), 0n));
      }
    }),
  );
});
