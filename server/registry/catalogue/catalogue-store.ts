// All SQL that writes the short lists a company keeps: brands, stores, staff, products.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { comparableName } from '../comparable-name.ts';
import { markedSounds, markedWords, writeSearchEntries } from '../finding/search-entries.ts';

export interface KnownBrand {
  brandId: Uuid;
  name: string;
}
export interface StoreWritten {
  name: string;
  city: string;
  address: string | null;
  timeZone: string;
}
export interface KnownStore extends StoreWritten {
  storeId: Uuid;
}
export interface StaffWritten {
  name: string;
  title: string | null;
  storeId: Uuid | null;
  phone: string | null;
}
export interface ProductWritten {
  sku: string;
  name: string;
  family: string | null;
  brandId: Uuid | null;
}

export function catalogueReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    async hasBrand(brandId: Uuid): Promise<boolean> {
      const { rows } = await sql`select 1 from brands
        where tenant_id = ${tenantId} and brand_id = ${brandId}`.execute(snapshot.sql);
      return rows.length > 0;
    },
    async findStore(storeId: Uuid): Promise<KnownStore | undefined> {
      const { rows } = await sql<KnownStore>`select store_id as "storeId", name, city, address, time_zone as "timeZone"
        from stores where tenant_id = ${tenantId} and store_id = ${storeId}`.execute(snapshot.sql);
      return rows[0];
    },
  };
}

/** Additions whose name or SKU is taken add nothing and answer with what was added: compare the counts. */
export function catalogueWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async addBrands(names: readonly string[]): Promise<KnownBrand[]> {
      const { rows } = await sql<KnownBrand>`
        insert into brands (tenant_id, brand_id, name, name_key)
        select ${tenantId}, b.* from unnest(${names.map(() => makeUuid())}::uuid[], ${[...names]}::text[],
          ${names.map(comparableName)}::text[]) as b
        on conflict on constraint brands_name do nothing returning brand_id as "brandId", name`.execute(tx.sql);
      const entries = rows.map(({ brandId, name }) => ({
        subjectId: brandId,
        kind: 'brand' as const,
        words: `${markedWords(tenantId, [name])} ${markedSounds(tenantId, [name])}`.trim(),
      }));
      await writeSearchEntries(tx, entries);
      return rows;
    },
    async addStores(stores: readonly StoreWritten[]): Promise<KnownStore[]> {
      const { rows } = await sql<KnownStore>`
        insert into stores (tenant_id, store_id, name, name_key, city, address, time_zone)
        select ${tenantId}, s.* from unnest(${stores.map(() => makeUuid())}::uuid[], ${stores.map((s) => s.name)}::text[],
          ${stores.map((s) => comparableName(s.name))}::text[], ${stores.map((s) => s.city)}::text[],
          ${stores.map((s) => s.address)}::text[], ${stores.map((s) => s.timeZone)}::text[]) as s
        on conflict on constraint stores_name do nothing
        returning store_id as "storeId", name, city, address, time_zone as "timeZone"`.execute(tx.sql);
      return rows;
    },
    /** False when another store has the name. Due days already given stay: they were counted where the store was then. */
    async changeStore({ storeId, name, city, address, timeZone }: KnownStore): Promise<boolean> {
      const nameKey = comparableName(name);
      const { rows } = await sql`update stores set name = ${name}, name_key = ${nameKey}, city = ${city},
          address = ${address}, time_zone = ${timeZone}
        where tenant_id = ${tenantId} and store_id = ${storeId} and not exists (select 1 from stores o
          where o.tenant_id = ${tenantId} and o.name_key = ${nameKey} and o.store_id <> ${storeId})
        returning 1`.execute(tx.sql);
      return rows.length > 0;
    },
    async addStaff({ name, title, storeId, phone }: StaffWritten): Promise<Uuid> {
      const staffId = makeUuid();
      await sql`insert into staff (tenant_id, staff_id, name, name_key, title, store_id, phone) values (${tenantId},
        ${staffId}, ${name}, ${comparableName(name)}, ${title}, ${storeId}, ${phone})`.execute(tx.sql);
      return staffId;
    },
    async addProducts(products: readonly ProductWritten[]): Promise<{ productId: Uuid; sku: string }[]> {
      const { rows } = await sql<{ productId: Uuid; sku: string }>`
        insert into products (tenant_id, product_id, sku, name, name_key, family, brand_id)
        select ${tenantId}, p.* from unnest(${products.map(() => makeUuid())}::uuid[], ${products.map((p) => p.sku)}::text[],
          ${products.map((p) => p.name)}::text[], ${products.map((p) => comparableName(p.name))}::text[],
          ${products.map((p) => p.family)}::text[], ${products.map((p) => p.brandId)}::uuid[]) as p
        on conflict on constraint products_sku do nothing returning product_id as "productId", sku`.execute(tx.sql);
      return rows;
    },
  };
}
