// What screens show of merchants: the legal entity with its brands, tenancies and the state of its promises.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { merchant, tenancy } from '#api/registry/merchants';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { comparableName } from '../comparable-name.ts';
import { type Page, pageOfRows, readPageKey } from '../page-key.ts';
import type { KnownFirm } from './merchant-store.ts';
import type { Tenancy } from './tenancy.ts';

export type MerchantShown = z.output<typeof merchant>;
export type TenancyShown = z.output<typeof tenancy>;

type TenancyRow = Tenancy & { legalName: string; brandName: string; storeName: string };
interface MerchantRow extends KnownFirm {
  legalKey: string;
  contractCount: number;
  openPromises: number;
  brokenPromises: number;
}

/** Tenancies in the order they began. */
export async function showTenancies(snapshot: Snapshot, tenancyIds: readonly Uuid[]): Promise<TenancyShown[]> {
  return await readTenancies(snapshot, sql`t.tenancy_id = any(${[...tenancyIds]}::uuid[])`);
}

/** One merchant. Refuses `firm.not_found`. */
export async function showMerchant(snapshot: Snapshot, firmId: Uuid): Promise<MerchantShown> {
  const [shown] = await complete(snapshot, await readMerchants(snapshot, sql`f.firm_id = ${firmId}`, 1));
  if (!shown) throw refuse('firm.not_found', {});
  return shown;
}

export interface MerchantsWanted {
  limit: number;
  after?: string | undefined;
  /** Any part of the legal name or of a brand's. */
  find?: string | undefined;
  /** Who has or had a tenancy there. */
  storeId?: Uuid | undefined;
  /** `yes`: had tenancies (in that store) and all have ended; `no`: the others. */
  left?: 'yes' | 'no' | undefined;
}

/** Merchants by legal name. */
export async function listMerchants(snapshot: Snapshot, wanted: MerchantsWanted): Promise<Page<MerchantShown>> {
  const key = readPageKey(wanted.after, ['text', 'uuid']);
  const part = wanted.find && comparableName(wanted.find);
  const today = dayAt(snapshot.at.getTime(), 'UTC');
  const tenancies = sql`select 1 from tenancies t where t.tenant_id = f.tenant_id and t.firm_id = f.firm_id
    ${wanted.storeId ? sql`and t.store_id = ${wanted.storeId}` : sql``}`;
  const trading = sql`exists (${tenancies} and (t.ended_on is null or t.ended_on >= ${today}::date))`;
  const conditions = [
    ...(key ? [sql`(f.legal_key, f.firm_id) > (${key[0]}, ${key[1]}::uuid)`] : []),
    ...(part
      ? [
          sql`(position(${part} in f.legal_key) > 0 or exists (select 1 from firm_brands fb
            join brands b on b.tenant_id = fb.tenant_id and b.brand_id = fb.brand_id
            where fb.tenant_id = f.tenant_id and fb.firm_id = f.firm_id and position(${part} in b.name_key) > 0))`,
        ]
      : []),
    ...(wanted.storeId ? [sql`exists (${tenancies})`] : []),
    ...(wanted.left === 'yes' ? [sql`exists (${tenancies}) and not ${trading}`] : []),
    ...(wanted.left === 'no' ? [sql`(not exists (${tenancies}) or ${trading})`] : []),
  ];
  const where = conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
  const rows = await readMerchants(snapshot, where, wanted.limit + 1);
  const page = pageOfRows(
    rows,
    wanted.limit,
    (row) => [row.legalKey, row.firmId],
    (row) => row,
  );
  return { ...page, rows: await complete(snapshot, page.rows) };
}

async function readMerchants(snapshot: Snapshot, where: ReturnType<typeof sql>, limit: number): Promise<MerchantRow[]> {
  const { rows } = await sql<MerchantRow>`
    with page as (
      select * from firms f where f.tenant_id = ${snapshot.tenantId} and ${where}
      order by f.legal_key, f.firm_id limit ${limit}
    )
    select f.firm_id as "firmId", f.legal_name as "legalName", f.legal_key as "legalKey",
      f.registration_number as "registrationNumber", f.contact_name as "contactName", f.phone, f.email,
      (select count(*)::int from contracts c where c.tenant_id = f.tenant_id and c.firm_id = f.firm_id) as "contractCount",
      (select count(*)::int from promises r where r.tenant_id = f.tenant_id and r.firm_id = f.firm_id and r.state = 'open') as "openPromises",
      (select count(*)::int from promises r where r.tenant_id = f.tenant_id and r.firm_id = f.firm_id and r.state = 'broken') as "brokenPromises"
    from page f order by f.legal_key, f.firm_id`.execute(snapshot.sql);
  return rows;
}

/** Adds tenancies, and the brands the firm has traded or sold under. */
async function complete(snapshot: Snapshot, rows: readonly MerchantRow[]): Promise<MerchantShown[]> {
  const firmIds = rows.map((row) => row.firmId);
  const tenancies = await readTenancies(snapshot, sql`t.firm_id = any(${firmIds}::uuid[])`);
  const brands = await readBrands(snapshot, firmIds);
  return rows.map(({ legalKey: _, ...row }) => {
    const firmId = idOf('frm', row.firmId);
    return {
      ...row,
      firmId,
      brands: brands
        .filter((brand) => brand.firmId === row.firmId)
        .map(({ brandId, name }) => ({ brandId: idOf('brd', brandId), name })),
      tenancies: tenancies.filter((known) => known.firmId === firmId),
    };
  });
}

async function readTenancies(snapshot: Snapshot, where: ReturnType<typeof sql>): Promise<TenancyShown[]> {
  const { rows } = await sql<TenancyRow>`
    select t.tenancy_id as "tenancyId", t.firm_id as "firmId", t.brand_id as "brandId", t.store_id as "storeId",
      t.started_on as "startedOn", t.lease_ends_on as "leaseEndsOn", t.ended_on as "endedOn", t.end_reason as "endReason",
      f.legal_name as "legalName", b.name as "brandName", s.name as "storeName"
    from tenancies t
    join firms f on f.tenant_id = t.tenant_id and f.firm_id = t.firm_id
    join brands b on b.tenant_id = t.tenant_id and b.brand_id = t.brand_id
    join stores s on s.tenant_id = t.tenant_id and s.store_id = t.store_id
    where t.tenant_id = ${snapshot.tenantId} and ${where} order by t.started_on, t.tenancy_id`.execute(snapshot.sql);
  return rows.map((row) => ({
    ...row,
    tenancyId: idOf('tcy', row.tenancyId),
    firmId: idOf('frm', row.firmId),
    brandId: idOf('brd', row.brandId),
    storeId: idOf('sto', row.storeId),
  }));
}

async function readBrands(snapshot: Snapshot, firmIds: readonly Uuid[]) {
  const { rows } = await sql<{ firmId: Uuid; brandId: Uuid; name: string }>`
    select fb.firm_id as "firmId", b.brand_id as "brandId", b.name from firm_brands fb
    join brands b on b.tenant_id = fb.tenant_id and b.brand_id = fb.brand_id
    where fb.tenant_id = ${snapshot.tenantId} and fb.firm_id = any(${[...firmIds]}::uuid[])
    order by b.name_key`.execute(snapshot.sql);
  return rows;
}
