// The one place where a fraction of a minor unit is rounded away.
import { assert } from '../assert.ts';
import type { Rounding } from './money-types.ts';

/** `numerator / denominator` as a whole number by the given rounding; the denominator is positive. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  assert(denominator > 0n, 'MONEY-3 a denominator is positive');
  const quotient = numerator / denominator; // bigint division cuts toward zero
  const rest = numerator - quotient * denominator;
  if (rest === 0n) return quotient;
  const sign = numerator < 0n ? -1n : 1n;
  return goesAway(quotient, rest * sign, denominator, sign, rounding) ? quotient + sign : quotient;
}

/** Whether the cut quotient moves one unit away from zero. `rest` is the positive remainder. */
function goesAway(quotient: bigint, rest: bigint, denominator: bigint, sign: bigint, rounding: Rounding): boolean {
  const doubled = rest * 2n;
  switch (rounding) {
    case 'toward_zero':
      return false;
    case 'away_from_zero':
      return true;
    case 'floor':
      return sign < 0n;
    case 'ceiling':
      return sign > 0n;
    case 'half_up':
      return doubled >= denominator;
    case 'half_even':
      return doubled > denominator || (doubled === denominator && quotient % 2n !== 0n);
  }
}
