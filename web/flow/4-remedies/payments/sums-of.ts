// Adds up amounts, one sum a currency: amounts of different currencies are never added.
import type { Money } from '#api/values';

/** In the order in which the currencies first come. Exact in any length. */
export function sumsOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const { amountMinor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amountMinor));
  return [...sums].map(([currency, sum]) => ({ amountMinor: String(sum), currency }));
}
