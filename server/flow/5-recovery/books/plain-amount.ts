// An amount as a sentence or a spreadsheet cell takes it: `1234.50`, with the decimals of its currency and no sign of it.
import { currencyExponent } from '#platform/money/currency-exponent';

export function plainAmount(amountMinor: bigint, currency: string): string {
  const digits = currencyExponent(currency) ?? 2;
  const sign = amountMinor < 0n ? '-' : '';
  const text = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
