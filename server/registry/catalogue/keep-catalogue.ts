// The verbs of the short lists: a brand, a store, a member of staff, a product is registered; a store moves.

import { isZone } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { changedFields } from '../changed-fields.ts';
import { readPhones } from '../people/person.ts';
import { personReader } from '../people/person-store.ts';
import {
  catalogueReader,
  catalogueWriter,
  type KnownBrand,
  type KnownStore,
  type ProductWritten,
  type StaffWritten,
  type StoreWritten,
} from './catalogue-store.ts';

/** Refuses `brand.exists` for a name that differs from a known one in case, width or signs only (REG-5). */
export async function registerBrand(acting: Acting, name: string): Promise<KnownBrand> {
  allow(acting, 'merchant.write');
  return await acting.transact(async (tx) => {
    const [brand] = await catalogueWriter(tx).addBrands([name]);
    if (!brand) throw refuse('brand.exists', { name });
    recordFact(tx, 'brand.registered', brand.brandId, { brandId: idOf('brd', brand.brandId) });
    return brand;
  });
}

/** Refuses `time_zone.unknown` and `store.exists`. */
export async function registerStore(acting: Acting, given: StoreWritten): Promise<KnownStore> {
  allow(acting, 'merchant.write');
  if (!isZone(given.timeZone)) throw refuse('time_zone.unknown', { timeZone: given.timeZone });
  return await acting.transact(async (tx) => {
    const [store] = await catalogueWriter(tx).addStores([given]);
    if (!store) throw refuse('store.exists', { name: given.name });
    recordFact(tx, 'store.registered', store.storeId, { storeId: idOf('sto', store.storeId) });
    return store;
  });
}

/** Refuses `time_zone.unknown`, `store.not_found` and `store.exists`. */
export async function changeStore(acting: Acting, storeId: Uuid, given: StoreWritten): Promise<KnownStore> {
  allow(acting, 'merchant.write');
  if (!isZone(given.timeZone)) throw refuse('time_zone.unknown', { timeZone: given.timeZone });
  return await acting.transact(async (tx) => {
    const before = await catalogueReader(tx).findStore(storeId);
    if (!before) throw refuse('store.not_found', {});
    const changed = changedFields<StoreWritten>(before, given, ['name', 'city', 'address', 'timeZone']);
    if (Object.keys(changed).length === 0) return before;
    if (!(await catalogueWriter(tx).changeStore({ storeId, ...given })))
      throw refuse('store.exists', { name: given.name });
    recordFact(tx, 'store.changed', storeId, { storeId: idOf('sto', storeId), changed });
    return { storeId, ...given };
  });
}

/** Refuses `store.not_found` and `phone.unreadable`. */
export async function registerStaff(acting: Acting, given: StaffWritten): Promise<StaffWritten & { staffId: Uuid }> {
  allow(acting, 'merchant.write');
  return await acting.transact(async (tx) => {
    if (given.storeId && !(await catalogueReader(tx).findStore(given.storeId))) throw refuse('store.not_found', {});
    const phone = given.phone ? (readPhones([given.phone], await personReader(tx).country())[0] ?? null) : null;
    const written = { ...given, phone };
    const staffId = await catalogueWriter(tx).addStaff(written);
    recordFact(tx, 'staff.registered', staffId, { staffId: idOf('stf', staffId) });
    return { ...written, staffId };
  });
}

/** Refuses `brand.not_found` and `product.exists`. */
export async function registerProduct(
  acting: Acting,
  given: ProductWritten,
): Promise<ProductWritten & { productId: Uuid }> {
  allow(acting, 'merchant.write');
  return await acting.transact(async (tx) => {
    if (given.brandId && !(await catalogueReader(tx).hasBrand(given.brandId))) throw refuse('brand.not_found', {});
    const [added] = await catalogueWriter(tx).addProducts([given]);
    if (!added) throw refuse('product.exists', { sku: given.sku });
    recordFact(tx, 'product.registered', added.productId, { productId: idOf('prd', added.productId) });
    return { ...given, productId: added.productId };
  });
}
