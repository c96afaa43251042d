// Looks past the application, as the superuser, whether what was acknowledged is there, once and whole.
import pg from 'pg';
import type { ConnectionSettings } from '../server/platform/database/connect.ts';

export interface Damage {
  /** Acknowledged, but not in the database. */
  lost: string[];
  /** In the database more than once. */
  doubled: string[];
  /** Contracts, with what of their lines, obligations, vouchers, fact, kept answer, customer or search words is not as it must be. */
  halved: string[];
  contracts: number;
}

/** `acked` maps numbers to ids as they were answered. */
export async function countDamage(owner: ConnectionSettings, acked: ReadonlyMap<string, string>): Promise<Damage> {
  const client = new pg.Client({ ...owner, options: '-c search_path=makegood' });
  await client.connect();
  try {
    const { rows } = await client.query<{ number: string; parts: Record<string, boolean> }>(`
      select c.number, json_build_object(
        'lines', (select count(*) from contract_lines l where l.tenant_id = c.tenant_id and l.contract_id = c.contract_id) = 2,
        'obligations', (select count(*) from obligations o where o.tenant_id = c.tenant_id and o.contract_id = c.contract_id) = 2,
        'vouchers', (select count(*) from vouchers v where v.tenant_id = c.tenant_id and v.contract_id = c.contract_id) = 1,
        'fact', (select count(*) from facts f where f.tenant_id = c.tenant_id and f.subject = c.contract_id and f.name = 'contract.registered') = 1,
        'customer', exists (select 1 from persons p where p.tenant_id = c.tenant_id and p.person_id = c.person_id),
        'search words', exists (select 1 from search_entries s where s.tenant_id = c.tenant_id and s.subject_id = c.contract_id),
        'kept answer', exists (select 1 from idempotency_keys k where k.tenant_id = c.tenant_id and k.key = 'key-' || c.number)
      ) as parts
      from contracts c`);
    const faultsOf = (parts: Record<string, boolean>) => Object.keys(parts).filter((part) => !parts[part]);
    const found = new Map<string, number>();
    for (const row of rows) found.set(row.number, (found.get(row.number) ?? 0) + 1);
    return {
      lost: [...acked.keys()].filter((number) => !found.has(number)),
      doubled: [...found].filter(([, times]) => times > 1).map(([number]) => number),
      halved: rows
        .filter((row) => faultsOf(row.parts).length > 0)
        .map((row) => `${row.number}: ${faultsOf(row.parts).join(', ')}`),
      contracts: rows.length,
    };
  } finally {
    await client.end();
  }
}
