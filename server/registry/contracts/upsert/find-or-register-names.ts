// Firms, brands, stores and products that rows name: found by their comparable names, the missing ones registered, all at once.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { catalogueWriter } from '../../catalogue/catalogue-store.ts';
import { comparableName } from '../../comparable-name.ts';
import { merchantWriter } from '../../merchants/merchant-store.ts';
import type { ImportedContract, ImportedLine } from '../imported-contract.ts';

export interface KnownPlace {
  storeId: Uuid;
  city: string;
  timeZone: string;
}
export interface KnownProduct {
  productId: Uuid;
  name: string;
  family: string | null;
}
/** Keys are comparable names; of products, see `productKey`. */
export interface KnownNames {
  firms: Map<string, Uuid>;
  brands: Map<string, Uuid>;
  stores: Map<string, KnownPlace>;
  products: Map<string, KnownProduct>;
}

/** A line names a product by SKU, else by name; a line that names none has no product. */
export function productKey({ sku, productName }: ImportedLine): string | undefined {
  if (sku !== undefined) return `sku ${sku}`;
  return productName === undefined ? undefined : `name ${comparableName(productName)}`;
}

/** What of the names in the rows is known already: one statement. */
export async function findNames(snapshot: Snapshot, rows: readonly ImportedContract[]): Promise<KnownNames> {
  const { tenantId } = snapshot;
  const lines = rows.flatMap((row) => row.lines ?? []);
  const { rows: found } = await sql<{ kind: string; key: string; id: Uuid; a: string | null; b: string | null }>`
    select 'firm' as kind, legal_key as key, firm_id as id, null as a, null as b from firms
    where tenant_id = ${tenantId} and legal_key = any(${keysOf(rows.map((row) => row.merchant))}::text[])
    union all select 'brand', name_key, brand_id, null, null from brands
    where tenant_id = ${tenantId} and name_key = any(${keysOf(rows.map((row) => row.brand))}::text[])
    union all select 'store', name_key, store_id, city, time_zone from stores
    where tenant_id = ${tenantId} and name_key = any(${keysOf(rows.map((row) => row.store))}::text[])
    union all select 'sku', sku, product_id, name, family from products
    where tenant_id = ${tenantId} and sku = any(${present(lines.map((line) => line.sku))}::text[])
    union all select 'name', name_key, product_id, name, family from products
    where tenant_id = ${tenantId} and name_key = any(${keysOf(lines.map((line) => (line.sku ? undefined : line.productName)))}::text[])`.execute(
    snapshot.sql,
  );
  const of = (kind: string) => found.filter((row) => row.kind === kind);
  return {
    firms: new Map(of('firm').map(({ key, id }) => [key, id])),
    brands: new Map(of('brand').map(({ key, id }) => [key, id])),
    stores: new Map(of('store').map(({ key, id, a, b }) => [key, { storeId: id, city: a ?? '', timeZone: b ?? '' }])),
    products: new Map(
      [...of('sku'), ...of('name')].map(({ kind, key, id, a, b }) => [
        `${kind} ${key}`,
        { productId: id, name: a ?? '', family: b },
      ]),
    ),
  };
}

/** Registers what the rows name and nobody knows yet, and adds it to `known`. A new store stands in the company's time zone. */
export async function registerNames(
  tx: Tx,
  rows: readonly ImportedContract[],
  known: KnownNames,
  companyZone: string,
): Promise<void> {
  const firms = missing(rows, known.firms, (row) => row.merchant);
  for (const { firmId, legalName } of firms.length
    ? await merchantWriter(tx).addFirms(firms.map(({ name }) => bareFirm(name)))
    : []) {
    known.firms.set(comparableName(legalName), firmId);
    recordFact(tx, 'firm.registered', firmId, { firmId: idOf('frm', firmId) });
  }
  const catalogue = catalogueWriter(tx);
  const brands = missing(rows, known.brands, (row) => row.brand);
  for (const { brandId, name } of brands.length ? await catalogue.addBrands(brands.map((brand) => brand.name)) : []) {
    known.brands.set(comparableName(name), brandId);
    recordFact(tx, 'brand.registered', brandId, { brandId: idOf('brd', brandId) });
  }
  const stores = missing(rows, known.stores, (row) => row.store);
  const written = stores.map(({ name, row }) => ({ name, city: row.city ?? '', address: null, timeZone: companyZone }));
  for (const store of written.length ? await catalogue.addStores(written) : []) {
    known.stores.set(comparableName(store.name), store);
    recordFact(tx, 'store.registered', store.storeId, { storeId: idOf('sto', store.storeId) });
  }
  await registerProducts(tx, rows, known);
}

async function registerProducts(tx: Tx, rows: readonly ImportedContract[], known: KnownNames): Promise<void> {
  const wanted = new Map<string, { sku: string; name: string; family: string | null; brandId: Uuid | null }>();
  for (const { lines = [], brand, family } of rows) {
    for (const line of lines) {
      const key = productKey(line);
      if (key === undefined || known.products.has(key) || wanted.has(key)) continue;
      wanted.set(key, {
        sku: line.sku ?? (line.productName ?? '').slice(0, 100),
        name: line.productName ?? line.description.slice(0, 300),
        family: line.family ?? family ?? null,
        brandId: brand === undefined ? null : (known.brands.get(comparableName(brand)) ?? null),
      });
    }
  }
  if (wanted.size === 0) return;
  const added = await catalogueWriter(tx).addProducts([...wanted.values()]);
  const bySku = new Map(added.map(({ sku, productId }) => [sku, productId]));
  for (const [key, { sku, name, family }] of wanted) {
    const productId = bySku.get(sku);
    if (productId) known.products.set(key, { productId, name, family });
  }
  for (const { productId } of added)
    recordFact(tx, 'product.registered', productId, { productId: idOf('prd', productId) });
}

/** Names not in `known`, each once, with the first row that gives it. */
function missing(
  rows: readonly ImportedContract[],
  known: ReadonlyMap<string, unknown>,
  nameOf: (row: ImportedContract) => string | undefined,
): { name: string; row: ImportedContract }[] {
  const found = new Map<string, { name: string; row: ImportedContract }>();
  for (const row of rows) {
    const name = nameOf(row);
    const key = name === undefined ? undefined : comparableName(name);
    if (name !== undefined && key !== undefined && !known.has(key) && !found.has(key)) found.set(key, { name, row });
  }
  return [...found.values()];
}

const bareFirm = (legalName: string) => ({
  legalName,
  registrationNumber: null,
  contactName: null,
  phone: null,
  email: null,
});
const present = (texts: readonly (string | undefined)[]) => [...new Set(texts.filter((text) => text !== undefined))];
const keysOf = (names: readonly (string | undefined)[]) => [...new Set(present(names).map(comparableName))];
