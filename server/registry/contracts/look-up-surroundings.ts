// What a new contract refers to, looked up in one statement: company, firm, brand, store, products, customer, and its number.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { comparableName } from '../comparable-name.ts';
import type { KnownPerson, PersonWritten } from '../people/person.ts';
import { numberKey } from './contract-store.ts';

export interface Asked {
  number: string;
  firmId: Uuid | null;
  brandId: Uuid | null;
  storeId: Uuid | null;
  productIds: readonly Uuid[];
  customer: Uuid | PersonWritten;
}

export interface Surroundings {
  /** Of the store, else of the company. */
  timeZone: string;
  legalName: string | null;
  brandName: string | null;
  storeName: string | null;
  storeCity: string | null;
  products: Map<Uuid, { name: string; family: string | null }>;
  /** The customer, when known: by id (of a merged one the survivor), else by phone or e-mail together with the name (REG-3). */
  person: KnownPerson | undefined;
  /** The firm has sold under the brand before. */
  brandKnown: boolean;
}

interface Row extends Omit<Surroundings, 'products' | 'person'>, Partial<KnownPerson> {
  taken: boolean;
  products: Record<Uuid, { name: string; family: string | null }> | null;
}

/**
 * Refuses `person.not_found`, `firm.not_found`, `brand.not_found`, `store.not_found`, `product.not_found`, and
 * `contract.number_taken` when the firm (or, without one, nobody) already has a contract of this number.
 */
export async function lookUpSurroundings(snapshot: Snapshot, asked: Asked): Promise<Surroundings> {
  const { tenantId } = snapshot;
  const { rows } = await sql<Row>`
    select coalesce(s.time_zone, t.time_zone) as "timeZone", f.legal_name as "legalName", b.name as "brandName",
      s.name as "storeName", s.city as "storeCity",
      exists (select 1 from contracts c where c.tenant_id = t.tenant_id and c.number_key = ${numberKey(asked.number)}
        and c.number = ${asked.number} and c.firm_id is not distinct from ${asked.firmId}::uuid) as taken,
      exists (select 1 from firm_brands fb where fb.tenant_id = t.tenant_id and fb.firm_id = ${asked.firmId}::uuid
        and fb.brand_id = ${asked.brandId}::uuid) as "brandKnown",
      (select jsonb_object_agg(product_id, jsonb_build_object('name', name, 'family', family)) from products g
        where g.tenant_id = t.tenant_id and g.product_id = any(${[...asked.productIds]}::uuid[])) as products,
      p.person_id as "personId", p.name, p.name_key as "nameKey", p.language, p.merged_into as "mergedInto",
      array(select phone from person_phones x where x.tenant_id = t.tenant_id and x.person_id = p.person_id order by position, phone) as phones,
      array(select email from person_emails x where x.tenant_id = t.tenant_id and x.person_id = p.person_id order by position, email) as emails,
      array(select address from addresses x where x.tenant_id = t.tenant_id and x.person_id = p.person_id order by position, address_id) as addresses
    from tenants t
    left join firms f on f.tenant_id = t.tenant_id and f.firm_id = ${asked.firmId}::uuid
    left join brands b on b.tenant_id = t.tenant_id and b.brand_id = ${asked.brandId}::uuid
    left join stores s on s.tenant_id = t.tenant_id and s.store_id = ${asked.storeId}::uuid
    left join persons p on p.tenant_id = t.tenant_id and p.person_id = (${personIdOf(tenantId, asked.customer)})
    where t.tenant_id = ${tenantId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('contract.not_found', {});
  refuseMissing(row, asked);
  const { products, personId, name, nameKey, phones, emails, addresses, language, mergedInto, taken, ...rest } = row;
  const person =
    personId && name !== undefined && nameKey !== undefined
      ? {
          personId,
          name,
          nameKey,
          language: language ?? null,
          mergedInto: mergedInto ?? null,
          phones: phones ?? [],
          emails: emails ?? [],
          addresses: addresses ?? [],
        }
      : undefined;
  return {
    ...rest,
    person,
    products: new Map(Object.entries(products ?? {}) as [Uuid, { name: string; family: string | null }][]),
  };
}

/** By name alone nobody is found again: two people of one name are more common than one person without a phone or e-mail. */
function personIdOf(tenantId: Uuid, customer: Uuid | PersonWritten) {
  if (typeof customer === 'string')
    return sql`select coalesce(merged_into, person_id) from persons where tenant_id = ${tenantId} and person_id = ${customer}`;
  const nameKey = comparableName(customer.name);
  return sql`select person_id from (
      select 1 as rank, person_id from person_phones
      where tenant_id = ${tenantId} and phone = any(${[...customer.phones]}::text[]) and name_key = ${nameKey}
      union all
      select 2, e.person_id from person_emails e join persons o on o.tenant_id = e.tenant_id and o.person_id = e.person_id
      where e.tenant_id = ${tenantId} and e.email = any(${[...customer.emails]}::text[]) and o.name_key = ${nameKey}
    ) known order by rank, person_id limit 1`;
}

function refuseMissing(row: Row, asked: Asked): void {
  if (typeof asked.customer === 'string' && !row.personId) throw refuse('person.not_found', {});
  if (asked.firmId && row.legalName === null) throw refuse('firm.not_found', {});
  if (asked.brandId && row.brandName === null) throw refuse('brand.not_found', {});
  if (asked.storeId && row.storeName === null) throw refuse('store.not_found', {});
  const known = Object.keys(row.products ?? {});
  if (asked.productIds.some((id) => !known.includes(id))) throw refuse('product.not_found', {});
  if (row.taken) throw refuse('contract.number_taken', { number: asked.number });
}
