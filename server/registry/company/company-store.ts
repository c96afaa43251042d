// All SQL on the company's own row. It lies in the table `tenants`, which the platform made because every row names a tenant.
import { sql } from 'kysely';
import { present } from '#platform/assert';
import { doorstep } from '#platform/auth/doorstep';
import { type Database, look, type Snapshot, type Tx } from '#platform/database/transact';
import type { Company, CompanyGiven } from './company.ts';

export function companyReader(snapshot: Snapshot) {
  return {
    async read(): Promise<Company> {
      const { rows } =
        await sql<Company>`select name, kind, time_zone as "timeZone", currency, language, country, playbooks,
        founded_at as "foundedAt" from tenants where tenant_id = ${snapshot.tenantId}`.execute(snapshot.sql);
      return present(rows[0], 'COMP-1 whoever acts, acts for a company that exists');
    },
  };
}

export function companyWriter(tx: Tx) {
  return {
    async found(given: CompanyGiven, kind: Company['kind']): Promise<void> {
      await sql`insert into tenants (tenant_id, name, kind, time_zone, currency, language, country, playbooks, founded_at)
        values (${tx.tenantId}, ${given.name}, ${kind}, ${given.timeZone}, ${given.currency}, ${given.language}, ${given.country},
          ${[...given.playbooks]}, ${tx.at})`.execute(tx.sql);
    },
    async change(to: Pick<Company, 'name' | 'timeZone' | 'language'>): Promise<void> {
      await sql`update tenants set name = ${to.name}, time_zone = ${to.timeZone}, language = ${to.language}
        where tenant_id = ${tx.tenantId}`.execute(tx.sql);
    },
  };
}

/** What the first page may know before anyone has signed in. */
export async function companiesHere(database: Database): Promise<{ companies: number; hasDemo: boolean }> {
  return await look(database, doorstep, async (snapshot) => {
    const { rows } = await sql<{ companies: number; hasDemo: boolean }>`
      select companies, demos > 0 as "hasDemo" from companies_here()`.execute(snapshot.sql);
    return present(rows[0], 'COMP-1 a count has one row');
  });
}

/** Asked before a company is founded: a second one of the same name is nearly always the first one, forgotten. */
export async function ownCompanyNamed(database: Database, name: string): Promise<boolean> {
  return await look(database, doorstep, async (snapshot) => {
    const { rows } = await sql<{ there: boolean }>`select own_company_named(${name}) as there`.execute(snapshot.sql);
    return rows[0]?.there === true;
  });
}
