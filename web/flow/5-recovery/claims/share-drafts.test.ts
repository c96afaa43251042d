import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bpsOf, type Draft, restOf, sharesOf } from './share-drafts.ts';

const draft = (percent: string, place: number): Draft => ({
  ...{ key: `merchant ${place}`, bearer: 'merchant', firmId: null, staffId: null, name: 'A firm', basis: 'fault' },
  percent,
});

test('a share is typed with either mark and at most two places', () => {
  expect(['50', '12,5', '12.50', '0', '100', '100.00'].map(bpsOf)).toEqual([5000, 1250, 1250, 0, 10_000, 10_000]);
  expect(['', 'half', '100.01', '101', '1.234', '-5', '1e2'].map(bpsOf)).toEqual(Array(7).fill(undefined));
});

test('whatever is typed, shares that can be sent add up to the whole, to the hundredth of a per cent', () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((bps) => (bps / 100).toFixed(2));
  fc.assert(
    fc.property(fc.array(percent, { minLength: 1, maxLength: 6 }), (typed) => {
      const shares = sharesOf(typed.map(draft));
      const sum = typed.reduce((bps, one) => bps + (bpsOf(one) ?? 0), 0);
      expect(shares === undefined).toBe(sum > 10_000);
      if (shares) expect(shares.reduce((bps, share) => bps + share.shareBps, 0)).toBe(10_000);
      expect(shares?.every((share) => share.shareBps > 0) ?? true).toBe(true);
    }),
  );
  expect(restOf([draft('33.33', 0), draft('33.34', 1)])).toBe('33.33');
});
