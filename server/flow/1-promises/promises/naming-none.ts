// Promises that name no merchant, store, product or city, as conditions on `promises p`: groups show them, so lists must open them.
import { sql } from 'kysely';
import type { unnamedKinds } from '#api/flow/1-promises';

const columns: Record<(typeof unnamedKinds)[number], ReturnType<typeof sql>> = {
  merchant: sql`p.firm_id`,
  store: sql`p.store_id`,
  product: sql`p.family`,
  city: sql`p.city`,
};

/** `without` is the filter of the contract: kinds joined by commas, already checked. */
export function namingNone(without: string | undefined) {
  const asked = without?.split(',') ?? [];
  return Object.entries(columns).flatMap(([kind, column]) => (asked.includes(kind) ? [sql`${column} is null`] : []));
}
