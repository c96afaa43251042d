// Above which amount two people approve: a row of the company for a currency, else what comes with Makegood (PAY-6).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listPaymentLimits, paymentLimit } from '#api/flow/4-remedies.settings';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { currencyExponent } from '#platform/money/currency-exponent';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';

/** In major units; about a year's wage of nobody, so that ordinary cases need one approval and large ones two. */
const majorUnits: Readonly<Record<string, bigint>> = {
  CNY: 100_000n,
  RUB: 1_000_000n,
  EUR: 15_000n,
  USD: 15_000n,
  GBP: 15_000n,
};
const otherMajorUnits = 10_000n;

function defaultLimit(currency: string): bigint {
  return (majorUnits[currency] ?? otherMajorUnits) * 10n ** BigInt(currencyExponent(currency) ?? 2);
}

/** The limit of any currency, in minor units. */
export async function readLimits(snapshot: Snapshot): Promise<(currency: string) => bigint> {
  const { rows } = await sql<{ currency: string; amountMinor: bigint }>`
    select currency, amount_minor as "amountMinor" from payment_limits where tenant_id = ${snapshot.tenantId}`.execute(
    snapshot.sql,
  );
  const own = new Map(rows.map((row) => [row.currency, row.amountMinor]));
  return (currency) => own.get(currency) ?? defaultLimit(currency);
}

/** The company's own rows, and the default of its own currency when it has none. */
export async function listLimits(snapshot: Snapshot): Promise<z.input<typeof listPaymentLimits.answer>> {
  const { rows } = await sql<{ currency: string; amountMinor: bigint }>`
    select currency, amount_minor as "amountMinor" from payment_limits
    where tenant_id = ${snapshot.tenantId} order by currency limit 200`.execute(snapshot.sql);
  const shown = rows.map(({ currency, amountMinor }) => ({
    currency,
    amountMinor: `${amountMinor}`,
    isDefault: false,
  }));
  const { currency } = await readCompany(snapshot);
  if (shown.some((row) => row.currency === currency)) return { rows: shown };
  return { rows: [{ currency, amountMinor: `${defaultLimit(currency)}`, isDefault: true }, ...shown.slice(0, 199)] };
}

/** Counts from the next approval on; approvals given stay given. Refuses `currency.unknown`. */
export async function setPaymentLimit(
  acting: Acting,
  given: z.output<typeof paymentLimit>,
): Promise<z.input<typeof paymentLimit>> {
  allow(acting, 'payment.setup');
  if (currencyExponent(given.currency) === null) throw refuse('currency.unknown', { currency: given.currency });
  return acting.transact(async (tx) => {
    await sql`insert into payment_limits (tenant_id, currency, amount_minor)
      values (${tx.tenantId}, ${given.currency}, ${given.amountMinor})
      on conflict (tenant_id, currency) do update set amount_minor = excluded.amount_minor`.execute(tx.sql);
    recordFact(tx, 'payment_limit.set', tx.tenantId, given);
    return given;
  });
}
