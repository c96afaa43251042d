// Adding and comparing money: only within one currency, and never through a float.
import { assert } from '../assert.ts';
import { currencyExponent } from './currency-exponent.ts';
import type { Money } from './money-types.ts';

/** An amount of whole minor units. A currency that does not exist is a bug, not a zero. */
export function money(amountMinor: bigint, currency: string): Money {
  assert(currencyExponent(currency) !== null, `MONEY-1 ${currency} is a currency`);
  return { amountMinor, currency };
}

/** The sum; amounts of two currencies never meet. An empty list has no currency, so `currency` is asked for. */
export function sumMoney(amounts: Iterable<Money>, currency: string): Money {
  let total = 0n;
  for (const amount of amounts) {
    assertSameCurrency(amount.currency, currency);
    total += amount.amountMinor;
  }
  return money(total, currency);
}

export function addMoney(left: Money, right: Money): Money {
  assertSameCurrency(left.currency, right.currency);
  return { amountMinor: left.amountMinor + right.amountMinor, currency: left.currency };
}

export function subtractMoney(left: Money, right: Money): Money {
  assertSameCurrency(left.currency, right.currency);
  return { amountMinor: left.amountMinor - right.amountMinor, currency: left.currency };
}

export function negateMoney(amount: Money): Money {
  return { amountMinor: -amount.amountMinor, currency: amount.currency };
}

/** Below zero, zero or above, as `sort` wants it. */
export function compareMoney(left: Money, right: Money): number {
  assertSameCurrency(left.currency, right.currency);
  return left.amountMinor < right.amountMinor ? -1 : left.amountMinor > right.amountMinor ? 1 : 0;
}

/** `amount` kept between `floor` and `cap`, either of which may be absent. A floor above the cap is a bug in the rule. */
export function clampMoney(amount: Money, floor: Money | null, cap: Money | null): Money {
  if (floor && cap) assert(compareMoney(floor, cap) <= 0, 'MONEY-2 a floor is not above its cap');
  if (cap && compareMoney(amount, cap) > 0) return cap;
  if (floor && compareMoney(amount, floor) < 0) return floor;
  return amount;
}

function assertSameCurrency(left: string, right: string): void {
  assert(left === right, `MONEY-1 ${left} and ${right} never meet in one sum`);
}
