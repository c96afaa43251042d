// Money between the tables (bigint and code, or two nulls) and the wire (a string, or null).
import type { Money } from '#api/values';

/** Of two columns. */
export function moneyShown(amountMinor: bigint | null, currency: string | null): Money | null {
  return amountMinor === null || currency === null ? null : { amountMinor: `${amountMinor}`, currency };
}

/** Into two columns; `amountMinor` is whole minor units. */
export function moneyKept(money: { amountMinor: string | bigint; currency: string } | null | undefined) {
  return money
    ? { amountMinor: BigInt(money.amountMinor), currency: money.currency }
    : { amountMinor: null, currency: null };
}
