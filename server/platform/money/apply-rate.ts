// Percentages and daily rates of money: exact until one rounding at the end, because rounding each day would drift.
import { assert } from '../assert.ts';
import { divideRounded } from './divide-rounded.ts';
import type { Money, Rate, Rounding } from './money-types.ts';

const plainRate = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?(%|‰)?$/;
const fraction = /^(-?\d{1,18})\/(\d{1,18})$/;

/** An exact rate from text: `1%`, `0.5 %`, `3‰`, `0.01`, `1/150`; null when it is none of these. Always a decimal point. */
export function parseRate(text: string): Rate | null {
  const tight = text.replace(/\s/g, '');
  const asFraction = fraction.exec(tight);
  if (asFraction) {
    const denominator = BigInt(asFraction[2] ?? '0');
    return denominator > 0n ? { numerator: BigInt(asFraction[1] ?? '0'), denominator } : null;
  }
  const plain = plainRate.exec(tight);
  if (!plain) return null;
  const [, minus, whole, decimals = '', sign] = plain;
  const scale = sign === '%' ? 100n : sign === '‰' ? 1000n : 1n;
  return { numerator: BigInt(`${minus}${whole}${decimals}`), denominator: 10n ** BigInt(decimals.length) * scale };
}

/** The part of an amount that a rate gives, rounded once. */
export function applyRate(amount: Money, rate: Rate, rounding: Rounding): Money {
  return applyRateTimes(amount, rate, 1n, rounding);
}

/**
 * A penalty by the day: `amount × rate × days`, rounded once at the end (1 % of the price for each day of delay,
 * RU Consumer Law art. 23). Days are whole and not negative.
 */
export function applyDailyRate(amount: Money, ratePerDay: Rate, days: number, rounding: Rounding): Money {
  assert(Number.isSafeInteger(days) && days >= 0, 'MONEY-4 days are whole and not negative');
  return applyRateTimes(amount, ratePerDay, BigInt(days), rounding);
}

function applyRateTimes(amount: Money, rate: Rate, times: bigint, rounding: Rounding): Money {
  const amountMinor = divideRounded(amount.amountMinor * rate.numerator * times, rate.denominator, rounding);
  return { amountMinor, currency: amount.currency };
}
