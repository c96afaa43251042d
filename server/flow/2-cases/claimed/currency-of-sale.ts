// The currency sums of a sale are told in.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

/** The contract's own, else the company's. */
export async function currencyOfSale(snapshot: Snapshot, contractId: Uuid | null): Promise<string> {
  const { rows } = await sql<{ currency: string }>`select coalesce((select c.currency from contracts c
      where c.tenant_id = ${snapshot.tenantId} and c.contract_id = ${contractId}), t.currency) as currency
    from tenants t where t.tenant_id = ${snapshot.tenantId}`.execute(snapshot.sql);
  const [found] = rows;
  if (!found) throw new Error('a company without a currency');
  return found.currency;
}
