// The short lists as screens page through them.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { comparableName } from '../comparable-name.ts';
import { pageOfRows, readPageKey } from '../page-key.ts';
import type { KnownStore, ProductWritten, StaffWritten } from './catalogue-store.ts';

interface Paging {
  limit: number;
  after?: string | undefined;
}

/** Wire form of what the store keeps under uuids. */
export const brandShown = (brand: { brandId: Uuid; name: string }) => ({
  brandId: idOf('brd', brand.brandId),
  name: brand.name,
});
export const storeShown = (store: KnownStore) => ({ ...store, storeId: idOf('sto', store.storeId) });
export const staffShown = (staff: StaffWritten & { staffId: Uuid }) => ({
  ...staff,
  staffId: idOf('stf', staff.staffId),
  storeId: staff.storeId && idOf('sto', staff.storeId),
});
export const productShown = (product: ProductWritten & { productId: Uuid }) => ({
  ...product,
  productId: idOf('prd', product.productId),
  brandId: product.brandId && idOf('brd', product.brandId),
});

/** Brands by name; `find` is any part of the name. */
export async function listBrands(snapshot: Snapshot, { limit, after, find }: Paging & { find?: string | undefined }) {
  const key = readPageKey(after, ['text', 'uuid']);
  const part = find && comparableName(find);
  const { rows } = await sql<{ brandId: Uuid; name: string; nameKey: string }>`
    select brand_id as "brandId", name, name_key as "nameKey" from brands where tenant_id = ${snapshot.tenantId}
      ${key ? sql`and (name_key, brand_id) > (${key[0]}, ${key[1]}::uuid)` : sql``}
      ${part ? sql`and position(${part} in name_key) > 0` : sql``}
    order by name_key, brand_id limit ${limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, limit, (row) => [row.nameKey, row.brandId], brandShown);
}

/** Stores by city and name. */
export async function listStores(snapshot: Snapshot, { limit, after }: Paging) {
  const key = readPageKey(after, ['text', 'text', 'uuid']);
  const { rows } = await sql<KnownStore>`
    select store_id as "storeId", name, city, address, time_zone as "timeZone" from stores
    where tenant_id = ${snapshot.tenantId}
      ${key ? sql`and (city, name, store_id) > (${key[0]}, ${key[1]}, ${key[2]}::uuid)` : sql``}
    order by city, name, store_id limit ${limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, limit, (row) => [row.city, row.name, row.storeId], storeShown);
}

/** Staff by name, of one store when asked for. */
export async function listStaff(
  snapshot: Snapshot,
  { limit, after, storeId }: Paging & { storeId?: Uuid | undefined },
) {
  const key = readPageKey(after, ['text', 'uuid']);
  const { rows } = await sql<StaffWritten & { staffId: Uuid; nameKey: string }>`
    select staff_id as "staffId", name, title, store_id as "storeId", phone, name_key as "nameKey" from staff
    where tenant_id = ${snapshot.tenantId}
      ${key ? sql`and (name_key, staff_id) > (${key[0]}, ${key[1]}::uuid)` : sql``}
      ${storeId ? sql`and store_id = ${storeId}` : sql``}
    order by name_key, staff_id limit ${limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, limit, (row) => [row.nameKey, row.staffId], staffShown);
}

/** Products by name; `find` is any part of the name, or the beginning of the SKU. */
export async function listProducts(snapshot: Snapshot, { limit, after, find }: Paging & { find?: string | undefined }) {
  const key = readPageKey(after, ['text', 'uuid']);
  const part = find && comparableName(find);
  const { rows } = await sql<ProductWritten & { productId: Uuid; nameKey: string }>`
    select product_id as "productId", sku, name, family, brand_id as "brandId", name_key as "nameKey" from products
    where tenant_id = ${snapshot.tenantId}
      ${key ? sql`and (name_key, product_id) > (${key[0]}, ${key[1]}::uuid)` : sql``}
      ${part ? sql`and (position(${part} in name_key) > 0 or starts_with(lower(sku), ${find?.toLowerCase()}))` : sql``}
    order by name_key, product_id limit ${limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, limit, (row) => [row.nameKey, row.productId], productShown);
}
