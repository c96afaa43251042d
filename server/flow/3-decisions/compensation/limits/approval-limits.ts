// Who may release how much: limits by role, caps of the company, and the defaults of a company that has set none.
import type { z } from 'zod';
import type { approvalLimits } from '#api/flow/3-decisions.compensation';
import type { Role } from '#api/permissions';
import { currencyExponent } from '#platform/money/currency-exponent';

type Given = z.output<typeof approvalLimits>;
/** As the company gave them: money as digits. */
export interface LimitsVersion {
  version: number;
  limits: Given;
}

/** In whole units of the currency, about one price level: a floor of 50,000 yuan is a desk's daily work, more wants a second look. */
const aloneUnits: Record<string, bigint> = { CNY: 50_000n, RUB: 500_000n, USD: 7_000n, EUR: 7_000n, GBP: 6_000n };
const defaultAlone = 10_000n;
const administratorTimes = 4n;

/** Version 0. Jointly there is no limit; a contract has no cap; goodwill stops at a tenth; three years to complain. */
export function defaultLimits(currency: string): LimitsVersion {
  const scale = 10n ** BigInt(currencyExponent(currency) ?? 2);
  const alone = (aloneUnits[currency] ?? defaultAlone) * scale;
  const limit = (role: Role, aloneMinor: bigint) => ({ role, aloneMinor: aloneMinor.toString(), jointlyMinor: null });
  return {
    version: 0,
    limits: {
      currency,
      roles: [limit('manager', alone), limit('finance', alone), limit('administrator', alone * administratorTimes)],
      perContractMinor: null,
      goodwillMinor: (alone / 10n).toString(),
      claimMonths: 36,
    },
  };
}

/** The best a person holds by any role: null stands for no limit. Undefined: no role of theirs signs at all. */
export function limitOf(
  { limits }: LimitsVersion,
  roles: readonly string[],
): { aloneMinor: bigint; jointlyMinor: bigint | null } | undefined {
  const held = limits.roles.filter((one) => roles.includes(one.role));
  if (held.length === 0) return undefined;
  const aloneMinor = held.reduce((most, one) => (BigInt(one.aloneMinor) > most ? BigInt(one.aloneMinor) : most), 0n);
  const joint = held.map((one) => one.jointlyMinor);
  const jointlyMinor = joint.includes(null)
    ? null
    : joint.reduce<bigint>((most, one) => (BigInt(one ?? 0) > most ? BigInt(one ?? 0) : most), aloneMinor);
  return { aloneMinor, jointlyMinor };
}
