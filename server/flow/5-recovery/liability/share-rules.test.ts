// Shares of a decided amount: whole, nobody twice, to the minor unit (T-M10).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeShares, partsOf, type Sharer } from './share-rules.ts';

const sharer = (bearer: string, shareBps: number, firmId: string | null = null): Sharer => ({
  bearer,
  firmId,
  staffId: null,
  shareBps,
});
/** Random cuts of the whole into shares of at least a hundredth of a per cent. */
const someShares = fc
  .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 12 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 10_000])
  .map((edges) => edges.slice(1).map((edge, at) => sharer('maker', edge - (edges[at] ?? 0), `firm ${at}`)));

test('[REC-10] shares add up to the whole, and no bearer stands twice', () => {
  expect(judgeShares([sharer('merchant', 6_000, 'a'), sharer('own', 4_000)])).toEqual({ whole: true });
  expect(judgeShares([sharer('merchant', 6_000, 'a'), sharer('own', 3_999)])).toEqual({ whole: false, sumBps: 9_999 });
  expect(judgeShares([sharer('merchant', 6_000, 'a'), sharer('merchant', 4_000, 'a')])).toEqual({
    twice: 'merchant a',
  });
  expect(judgeShares([sharer('merchant', 6_000, 'a'), sharer('maker', 4_000, 'a')])).toEqual({ whole: true });
});

test('[REC-10] [T-M10] the parts are whole minor units, none negative, and sum to the amount', () => {
  fc.assert(
    fc.property(
      someShares,
      fc.bigInt({ min: 1n, max: 10n ** 17n }),
      fc.constantFrom('CNY', 'JPY', 'KWD', 'RUB'),
      (shares, amount, currency) => {
        const parts = partsOf(amount, currency, shares);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        expect(parts.every((part) => part >= 0n)).toBe(true);
        parts.forEach((part, at) => {
          const exact = amount * BigInt(shares[at]?.shareBps ?? 0);
          const off = part * 10_000n - exact;
          expect(off > -10_000n && off < 10_000n).toBe(true);
        });
      },
    ),
    { numRuns: 2_000 },
  );
});
