// What an incident may still cost, currency by currency, and how much of it a deposit does not cover. Pure, whole minor units.
import type { Money } from '#api/values';

export interface IncidentSums {
  contracted: readonly Money[];
  assessed: readonly Money[];
  decided: readonly Money[];
  paid: readonly Money[];
}

/**
 * Decided and not yet paid; before anything is decided, the assessed losses, or where nothing is assessed the prices concerned.
 * Currencies are never added up; one that is paid in full is left out.
 */
export function exposureOf({ contracted, assessed, decided, paid }: IncidentSums): Money[] {
  if (decided.length === 0) return [...(assessed.length > 0 ? assessed : contracted)];
  return decided.flatMap(({ amountMinor, currency }) => {
    const left = BigInt(amountMinor) - amountIn(paid, currency);
    return left > 0n ? [{ amountMinor: left.toString(), currency }] : [];
  });
}

/** What the deposit lacks; undefined when it is enough. Both are of one currency. */
export function shortfall(exposure: Money, deposit: Money): Money | undefined {
  const lacks = BigInt(exposure.amountMinor) - BigInt(deposit.amountMinor);
  return lacks > 0n ? { amountMinor: lacks.toString(), currency: exposure.currency } : undefined;
}

function amountIn(sums: readonly Money[], currency: string): bigint {
  return sums.reduce((sum, one) => (one.currency === currency ? sum + BigInt(one.amountMinor) : sum), 0n);
}
