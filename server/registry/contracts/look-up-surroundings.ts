// What a new contract refers to, looked up in one statement: company, firm, brand, store, products, customer, and its number.
import { sql } from 'kysely';
import { present } from '#platform/assert';
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

interface Row {
  companyZone: string;
  legalName?: string | null;
  brandName?: string | null;
  store?: { name: string; city: string; timeZone: string } | null;
  taken: boolean;
  brandKnown?: boolean;
  products?: Record<Uuid, { name: string; family: string | null }> | null;
  person: Pick<KnownPerson, 'personId' | 'name' | 'nameKey' | 'language'> | null;
  phones: string[];
  emails?: string[];
  addresses?: string[];
}

/**
 * Refuses `person.not_found`, `firm.not_found`, `brand.not_found`, `store.not_found`, `product.not_found`, and
 * `contract.number_taken` when the firm (or, without one, nobody) already has a contract of this number. The customer found is
 * locked against being merged away before the contract is written.
 */
export async function lookUpSurroundings(snapshot: Snapshot, asked: Asked): Promise<Surroundings> {
  const { tenantId } = snapshot;
  const { rows } = await sql<Row>`
    /* once */ with who as materialized (${personIdOf(tenantId, asked.customer)})
    select t.time_zone as "companyZone", ${sql.join([...columnsOf(tenantId, asked), ...personColumns(tenantId, asked)])}
    from tenants t where t.tenant_id = ${tenantId}`.execute(snapshot.sql);
  const row = present(rows[0], 'TENANT-2 a tenant has its company');
  refuseMissing(row, asked);
  const { person, store } = row;
  return {
    timeZone: store?.timeZone ?? row.companyZone,
    legalName: row.legalName ?? null,
    brandName: row.brandName ?? null,
    storeName: store?.name ?? null,
    storeCity: store?.city ?? null,
    brandKnown: row.brandKnown ?? false,
    products: new Map(Object.entries(row.products ?? {}) as [Uuid, { name: string; family: string | null }][]),
    person: person
      ? { ...person, mergedInto: null, phones: row.phones, emails: row.emails ?? [], addresses: row.addresses ?? [] }
      : undefined,
  };
}

/** Only what is asked about is looked up: what is not in the statement costs no planning either. */
function columnsOf(tenantId: Uuid, { number, firmId, brandId, storeId, productIds }: Asked) {
  const mine = sql`x.tenant_id = ${tenantId}`;
  return [
    sql`exists (select 1 from contracts x where ${mine} and x.number_key = ${numberKey(number)} and x.number = ${number}
      and ${firmId ? sql`x.firm_id = ${firmId}` : sql`x.firm_id is null`}) as taken`,
    ...(firmId ? [sql`(select legal_name from firms x where ${mine} and x.firm_id = ${firmId}) as "legalName"`] : []),
    ...(brandId ? [sql`(select name from brands x where ${mine} and x.brand_id = ${brandId}) as "brandName"`] : []),
    ...(storeId
      ? [
          sql`(select jsonb_build_object('name', name, 'city', city, 'timeZone', time_zone) from stores x
            where ${mine} and x.store_id = ${storeId}) as store`,
        ]
      : []),
    ...(firmId && brandId
      ? [
          sql`exists (select 1 from firm_brands x where ${mine} and x.firm_id = ${firmId}
            and x.brand_id = ${brandId}) as "brandKnown"`,
        ]
      : []),
    ...(productIds.length > 0
      ? [
          sql`(select jsonb_object_agg(product_id, jsonb_build_object('name', name, 'family', family)) from products x
            where ${mine} and x.product_id = any(${[...productIds]}::uuid[])) as products`,
        ]
      : []),
  ];
}

/** E-mails and addresses are wanted only to see whether the contract tells of new ones. */
function personColumns(tenantId: Uuid, { customer }: Asked) {
  const his = sql`x.tenant_id = ${tenantId} and x.person_id = (select person_id from who)`;
  return [
    sql`(select jsonb_build_object('personId', person_id, 'name', name, 'nameKey', name_key, 'language', language)
      from persons x where ${his}) as person`,
    sql`array(select phone from person_phones x where ${his} order by position, phone) as phones`,
    ...(typeof customer === 'string'
      ? []
      : [
          sql`array(select email from person_emails x where ${his} order by position, email) as emails`,
          sql`array(select address from addresses x where ${his} order by position, address_key) as addresses`,
        ]),
  ];
}

/** By name alone nobody is found again: two people of one name are more common than one person without a phone or e-mail. */
function personIdOf(tenantId: Uuid, customer: Uuid | PersonWritten) {
  const survivorOf = (personId: ReturnType<typeof sql>) =>
    sql`select coalesce(merged_into, person_id) as person_id from persons
      where tenant_id = ${tenantId} and person_id = (${personId}) for key share`;
  if (typeof customer === 'string') return survivorOf(sql`${customer}::uuid`);
  const nameKey = comparableName(customer.name);
  return survivorOf(sql`select person_id from (
      select 1 as rank, person_id from person_phones
      where tenant_id = ${tenantId} and phone = any(${[...customer.phones]}::text[]) and name_key = ${nameKey}
      union all
      select 2, e.person_id from person_emails e join persons o on o.tenant_id = e.tenant_id and o.person_id = e.person_id
      where e.tenant_id = ${tenantId} and e.email = any(${[...customer.emails]}::text[]) and o.name_key = ${nameKey}
    ) known order by rank, person_id limit 1`);
}

function refuseMissing(row: Row, asked: Asked): void {
  if (typeof asked.customer === 'string' && !row.person) throw refuse('person.not_found', {});
  if (asked.firmId && !row.legalName) throw refuse('firm.not_found', {});
  if (asked.brandId && !row.brandName) throw refuse('brand.not_found', {});
  if (asked.storeId && !row.store) throw refuse('store.not_found', {});
  const known = Object.keys(row.products ?? {});
  if (asked.productIds.some((id) => !known.includes(id))) throw refuse('product.not_found', {});
  if (row.taken) throw refuse('contract.number_taken', { number: asked.number });
}
