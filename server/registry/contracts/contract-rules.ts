// What may be done to a contract: pure answers, which the verbs turn into refusals and an import into refused rows.
import type { MoneyKept } from './contract.ts';

const dayMillis = 86_400_000;

/** A contract is signed today at the latest, where it is signed (REG-9). */
export function isSignedInFuture(signedOn: string, today: string): boolean {
  return signedOn > today;
}

/** What was done was done: at most a day ahead of our clock, because clocks of scanners and carriers differ (REG-11). */
export function isDoneInFuture(fulfilledAt: string, at: Date): boolean {
  return Date.parse(fulfilledAt) > at.getTime() + dayMillis;
}

/** A contract is paid in one currency (REG-12). Answers with the first that differs from the first named, if any. */
export function strayCurrency(amounts: readonly MoneyKept[]): string | undefined {
  const named = amounts.flatMap(({ currency }) => (currency === null ? [] : [currency]));
  return named.find((currency) => currency !== named[0]);
}

/** The sum of the lines when each of them has an amount; the amount of a contract that names none itself (REG-12). */
export function sumOfLines(lines: readonly MoneyKept[]): MoneyKept {
  const currency = lines[0]?.currency ?? null;
  const amounts = lines.flatMap(({ amountMinor }) => (amountMinor === null ? [] : [amountMinor]));
  if (currency === null || amounts.length < lines.length) return { amountMinor: null, currency: null };
  return { amountMinor: amounts.reduce((sum, amount) => sum + amount, 0n), currency };
}

export type CancelAnswer = 'may_cancel' | 'cancelled_already' | 'in_future' | 'before_signing';

/** A contract is cancelled once, not before it was signed and not in advance: cancelling excuses its promises at once (REG-13). */
export function mayCancel(
  contract: { signedOn: string; cancelledOn: string | null },
  cancelledOn: string,
  today: string,
): CancelAnswer {
  if (contract.cancelledOn !== null) return 'cancelled_already';
  if (cancelledOn > today) return 'in_future';
  return cancelledOn < contract.signedOn ? 'before_signing' : 'may_cancel';
}
