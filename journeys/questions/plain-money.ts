// Money as a story writes it: major units of the company's currency, without needless decimals.
import type { Stage } from '../stage.ts';

export function plainMoney(stage: Stage, { amountMinor, currency }: { amountMinor: string; currency: string }): number {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const major = Number(amountMinor) / 10 ** digits;
  return currency === stage.currency ? major : Number.NaN;
}

/** The sum in the company's currency out of a list of sums per currency. */
export function plainSum(stage: Stage, amounts: { amountMinor: string; currency: string }[]): number {
  const own = amounts.find((amount) => amount.currency === stage.currency);
  return own ? plainMoney(stage, own) : 0;
}
