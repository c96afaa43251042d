// Splitting one amount over several bearers so that not one minor unit is lost or made (T-M10).
import { assert } from '../assert.ts';
import type { Money } from './money-types.ts';

/**
 * Parts of `amount` in proportion to `shares`, in their order, summing to it exactly. Largest remainder: each part is cut
 * toward zero, then the units left over go one by one to the largest remainders, the earlier share first where they tie;
 * so a part never differs from its exact value by a whole unit. Shares are not negative and one at least is above zero.
 */
export function allocateMoney(amount: Money, shares: readonly bigint[]): Money[] {
  const total = shares.reduce((sum, share) => sum + share, 0n);
  assert(shares.every((share) => share >= 0n) && total > 0n, 'MONEY-5 shares are not negative and not all zero');
  const sign = amount.amountMinor < 0n ? -1n : 1n;
  const whole = amount.amountMinor * sign;
  const parts = shares.map((share, index) => ({
    index,
    units: (whole * share) / total,
    remainder: (whole * share) % total,
  }));
  let left = whole - parts.reduce((sum, part) => sum + part.units, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  // Fewer units are left than there are shares with a remainder, so a share of zero never receives one.
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.units += 1n;
    left -= 1n;
  }
  return parts.map((part) => ({ amountMinor: part.units * sign, currency: amount.currency }));
}
