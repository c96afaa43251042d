// Amounts of recovery come as minor units beside one currency; here they are shown, and an amount of nothing is a quiet dash.
import type { Money } from '#api/values';
import { MoneyText } from '../../ui/money-text.tsx';

/** `null` and, unless asked for, nothing at all show as a dash: a column of zeros hides the numbers that count. */
export function MinorText({
  minor,
  currency,
  zero = false,
}: {
  minor: string | null;
  currency: string;
  zero?: boolean;
}) {
  const isShown = minor !== null && (zero || BigInt(minor) !== 0n);
  const money: Money | null = isShown ? { amountMinor: minor, currency } : null;
  return <MoneyText money={money} />;
}

export function isSome(minor: string | null): minor is string {
  return minor !== null && BigInt(minor) !== 0n;
}
