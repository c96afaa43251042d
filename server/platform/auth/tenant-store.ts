// All SQL on tenants: a tenant is one company of this installation, and every other row names one.
import { sql } from 'kysely';
import { present } from '../assert.ts';
import { type Database, look, type Snapshot, type Tx } from '../database/transact.ts';
import { doorstep } from './doorstep.ts';

export interface Tenant {
  name: string;
  /** `demo` is made by Makegood itself, to look around in. */
  kind: 'own' | 'demo';
  timeZone: string;
  currency: string;
  language: string;
  country: string;
  playbooks: string[];
  foundedAt: string;
}

export function tenantReader(snapshot: Snapshot) {
  return {
    async read(): Promise<Tenant> {
      const { rows } =
        await sql<Tenant>`select name, kind, time_zone as "timeZone", currency, language, country, playbooks,
        founded_at as "foundedAt" from tenants where tenant_id = ${snapshot.tenantId}`.execute(snapshot.sql);
      return present(rows[0], 'AUTH-3 whoever acts, acts for a tenant that exists');
    },
  };
}

export function tenantWriter(tx: Tx) {
  return {
    async add(given: Omit<Tenant, 'foundedAt'>): Promise<void> {
      await sql`insert into tenants (tenant_id, name, kind, time_zone, currency, language, country, playbooks, founded_at)
        values (${tx.tenantId}, ${given.name}, ${given.kind}, ${given.timeZone}, ${given.currency}, ${given.language},
          ${given.country}, ${[...given.playbooks]}, ${tx.at})`.execute(tx.sql);
    },
    async change(to: Pick<Tenant, 'name' | 'timeZone' | 'language'>): Promise<void> {
      await sql`update tenants set name = ${to.name}, time_zone = ${to.timeZone}, language = ${to.language}
        where tenant_id = ${tx.tenantId}`.execute(tx.sql);
    },
    /** Whether there is another demo than this one. Whoever asks at the same time waits until this transaction ends. */
    async isAnotherDemo(): Promise<boolean> {
      await sql`select pg_advisory_xact_lock(hashtextextended('makegood demo', 0))`.execute(tx.sql);
      const { rows } = await sql<{ another: boolean }>`select demos > 1 as another from companies_here()`.execute(
        tx.sql,
      );
      return rows[0]?.another === true;
    },
  };
}

/** What the first page may know before anyone has signed in. */
export async function tenantsHere(database: Database): Promise<{ companies: number; hasDemo: boolean }> {
  return await look(database, doorstep, async (snapshot) => {
    const { rows } = await sql<{ companies: number; hasDemo: boolean }>`
      select companies, demos > 0 as "hasDemo" from companies_here()`.execute(snapshot.sql);
    return present(rows[0], 'AUTH-3 a count has one row');
  });
}

/** Asked before a company is founded: a second one of the same name is nearly always the first one, forgotten. */
export async function isOwnTenantNamed(database: Database, name: string): Promise<boolean> {
  return await look(database, doorstep, async (snapshot) => {
    const { rows } = await sql<{ there: boolean }>`select own_company_named(${name}) as there`.execute(snapshot.sql);
    return rows[0]?.there === true;
  });
}
