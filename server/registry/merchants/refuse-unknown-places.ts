// Asked by other areas before they keep ids of stores, brands or firms: each must be one of the company's own.
import { sql } from 'kysely';
import type { Id } from '#api/values';
import type { Snapshot } from '#platform/database/transact';
import { uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

export interface NamedPlaces {
  storeIds: readonly Id<'sto'>[];
  brandIds: readonly Id<'brd'>[];
  firmIds: readonly Id<'frm'>[];
}

/** Refuses `store.not_found`, `brand.not_found` or `firm.not_found` when an id is not the company's. One round trip. */
export async function refuseUnknownPlaces(snapshot: Snapshot, places: NamedPlaces): Promise<void> {
  const stores = [...new Set(places.storeIds)].map(uuidOf);
  const brands = [...new Set(places.brandIds)].map(uuidOf);
  const firms = [...new Set(places.firmIds)].map(uuidOf);
  if (stores.length + brands.length + firms.length === 0) return;
  const { tenantId } = snapshot;
  const { rows } = await sql<{ stores: number; brands: number; firms: number }>`select
    (select count(*)::int from stores where tenant_id = ${tenantId} and store_id = any(${stores}::uuid[])) as stores,
    (select count(*)::int from brands where tenant_id = ${tenantId} and brand_id = any(${brands}::uuid[])) as brands,
    (select count(*)::int from firms where tenant_id = ${tenantId} and firm_id = any(${firms}::uuid[])) as firms`.execute(
    snapshot.sql,
  );
  const known = rows[0];
  if (known?.stores !== stores.length) throw refuse('store.not_found', {});
  if (known.brands !== brands.length) throw refuse('brand.not_found', {});
  if (known.firms !== firms.length) throw refuse('firm.not_found', {});
}
