// All SQL that writes legal entities and tenancies.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { comparableName } from '../comparable-name.ts';
import { markedSounds, markedWords, writeSearchEntries } from '../finding/search-entries.ts';
import type { Tenancy } from './tenancy.ts';

export interface FirmWritten {
  legalName: string;
  registrationNumber: string | null;
  contactName: string | null;
  phone: string | null;
  email: string | null;
}
export interface KnownFirm extends FirmWritten {
  firmId: Uuid;
}

const tenancyColumns = sql`t.tenancy_id as "tenancyId", t.firm_id as "firmId", t.brand_id as "brandId",
  t.store_id as "storeId", t.started_on as "startedOn", t.lease_ends_on as "leaseEndsOn", t.ended_on as "endedOn",
  t.end_reason as "endReason"`;

export function merchantReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** With `lock`, other writers of this firm and its tenancies wait until this transaction ends. */
    async findFirm(firmId: Uuid, lock?: 'lock'): Promise<KnownFirm | undefined> {
      const { rows } = await sql<KnownFirm>`select firm_id as "firmId", legal_name as "legalName",
          registration_number as "registrationNumber", contact_name as "contactName", phone, email
        from firms where tenant_id = ${tenantId} and firm_id = ${firmId} ${lock ? sql`for update` : sql``}`.execute(
        snapshot.sql,
      );
      return rows[0];
    },
    async findTenancy(tenancyId: Uuid, lock?: 'lock'): Promise<Tenancy | undefined> {
      const { rows } = await sql<Tenancy>`select ${tenancyColumns} from tenancies t
        where t.tenant_id = ${tenantId} and t.tenancy_id = ${tenancyId} ${lock ? sql`for update` : sql``}`.execute(
        snapshot.sql,
      );
      return rows[0];
    },
    async tenanciesLike({
      firmId,
      brandId,
      storeId,
    }: Pick<Tenancy, 'firmId' | 'brandId' | 'storeId'>): Promise<Tenancy[]> {
      const { rows } = await sql<Tenancy>`select ${tenancyColumns} from tenancies t
        where t.tenant_id = ${tenantId} and t.firm_id = ${firmId} and t.brand_id = ${brandId} and t.store_id = ${storeId}
        order by t.started_on`.execute(snapshot.sql);
      return rows;
    },
  };
}

export function merchantWriter(tx: Tx) {
  const { tenantId } = tx;
  const entryOf = ({ firmId, legalName, contactName }: KnownFirm) => ({
    subjectId: firmId,
    kind: 'firm' as const,
    words:
      `${markedWords(tenantId, [legalName, contactName])} ${markedSounds(tenantId, [legalName, contactName])}`.trim(),
  });
  return {
    /** Firms whose legal name is taken are not added: compare the counts. */
    async addFirms(firms: readonly FirmWritten[]): Promise<KnownFirm[]> {
      const { rows } = await sql<KnownFirm>`
        insert into firms (tenant_id, firm_id, legal_name, legal_key, registration_number, contact_name, phone, email, registered_at)
        select ${tenantId}, f.*, ${tx.at}
        from unnest(${firms.map(() => makeUuid())}::uuid[], ${firms.map((f) => f.legalName)}::text[],
          ${firms.map((f) => comparableName(f.legalName))}::text[], ${firms.map((f) => f.registrationNumber)}::text[],
          ${firms.map((f) => f.contactName)}::text[], ${firms.map((f) => f.phone)}::text[],
          ${firms.map((f) => f.email)}::text[]) as f
        on conflict on constraint firms_legal_name do nothing
        returning firm_id as "firmId", legal_name as "legalName", registration_number as "registrationNumber",
          contact_name as "contactName", phone, email`.execute(tx.sql);
      await writeSearchEntries(tx, rows.map(entryOf));
      return rows;
    },
    /** False when another firm has the legal name. */
    async changeFirm(firm: KnownFirm): Promise<boolean> {
      const legalKey = comparableName(firm.legalName);
      const { rows } = await sql`update firms set legal_name = ${firm.legalName}, legal_key = ${legalKey},
          registration_number = ${firm.registrationNumber}, contact_name = ${firm.contactName}, phone = ${firm.phone},
          email = ${firm.email}
        where tenant_id = ${tenantId} and firm_id = ${firm.firmId} and not exists (select 1 from firms o
          where o.tenant_id = ${tenantId} and o.legal_key = ${legalKey} and o.firm_id <> ${firm.firmId})
        returning 1`.execute(tx.sql);
      if (rows.length > 0) await writeSearchEntries(tx, [entryOf(firm)]);
      return rows.length > 0;
    },
    /** Remembers that the firms have traded under the brands; pairs known already are left. */
    async linkBrands(pairs: readonly { firmId: Uuid; brandId: Uuid }[]): Promise<void> {
      if (pairs.length === 0) return;
      await sql`insert into firm_brands (tenant_id, firm_id, brand_id)
        select distinct ${tenantId}::uuid, p.* from unnest(${pairs.map((p) => p.firmId)}::uuid[],
          ${pairs.map((p) => p.brandId)}::uuid[]) as p
        on conflict do nothing`.execute(tx.sql);
    },
    async addTenancy(tenancy: Tenancy): Promise<void> {
      await sql`insert into tenancies (tenant_id, tenancy_id, firm_id, brand_id, store_id, started_on, lease_ends_on)
        values (${tenantId}, ${tenancy.tenancyId}, ${tenancy.firmId}, ${tenancy.brandId}, ${tenancy.storeId},
          ${tenancy.startedOn}, ${tenancy.leaseEndsOn})`.execute(tx.sql);
    },
    async endTenancy(tenancyId: Uuid, endedOn: string, reason: string): Promise<void> {
      await sql`update tenancies set ended_on = ${endedOn}, end_reason = ${reason}
        where tenant_id = ${tenantId} and tenancy_id = ${tenancyId}`.execute(tx.sql);
    },
  };
}
