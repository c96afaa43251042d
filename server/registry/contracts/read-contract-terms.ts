// What later stages must know of contracts, many at once: who and what they are about and what was agreed. One statement.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { ObligationKind } from './contract.ts';

/** Days are ISO days, instants ISO instants in UTC; `agreedOn` and `agreedAt` are never both set. */
export interface ObligationTerms {
  obligationId: Uuid;
  kind: ObligationKind;
  agreedOn: string | null;
  agreedAt: string | null;
  /** The day of the place the agreed date or moment falls on. */
  dueOn: string | null;
  fulfilledAt: string | null;
  proof: string | null;
}

export interface ContractTerms {
  contractId: Uuid;
  number: string;
  signedOn: string;
  personId: Uuid;
  firmId: Uuid | null;
  brandId: Uuid | null;
  storeId: Uuid | null;
  city: string | null;
  family: string | null;
  amountMinor: bigint | null;
  currency: string | null;
  cancelledOn: string | null;
  firstComplainedOn: string | null;
  registeredAt: string;
  /** Of the store, else of the company: where days are counted. */
  timeZone: string;
  obligations: ObligationTerms[];
}

/** The terms of contracts in no particular order; ids that are unknown are left out. Meant for up to some thousands at once. */
export async function readContractTerms(snapshot: Snapshot, contractIds: readonly Uuid[]): Promise<ContractTerms[]> {
  if (contractIds.length === 0) return [];
  const { rows } = await sql<Omit<ContractTerms, 'obligations'> & { obligations: ObligationTerms[] | null }>`
    select c.contract_id as "contractId", c.number, c.signed_on as "signedOn", c.person_id as "personId",
      c.firm_id as "firmId", c.brand_id as "brandId", c.store_id as "storeId", c.city, c.family,
      c.amount_minor as "amountMinor", c.currency, c.cancelled_on as "cancelledOn",
      c.first_complained_on as "firstComplainedOn", c.registered_at as "registeredAt",
      coalesce(s.time_zone, t.time_zone) as "timeZone", o.obligations
    from contracts c
    join tenants t on t.tenant_id = c.tenant_id
    left join stores s on s.tenant_id = c.tenant_id and s.store_id = c.store_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('obligationId', o.obligation_id, 'kind', o.kind, 'agreedOn', o.agreed_on,
        'agreedAt', o.agreed_at, 'dueOn', o.due_on, 'fulfilledAt', o.fulfilled_at, 'proof', o.proof)
        order by o.obligation_id) as obligations
      from obligations o where o.tenant_id = c.tenant_id and o.contract_id = c.contract_id
    ) o on true
    where c.tenant_id = ${snapshot.tenantId} and c.contract_id = any(${[...contractIds]}::uuid[])`.execute(
    snapshot.sql,
  );
  return rows.map((row) => ({ ...row, obligations: (row.obligations ?? []).map(inUtc) }));
}

/** Instants inside JSON come with the session's offset, which is always UTC; the rest of the house writes it as Z. */
function inUtc(terms: ObligationTerms): ObligationTerms {
  return { ...terms, agreedAt: asUtc(terms.agreedAt), fulfilledAt: asUtc(terms.fulfilledAt) };
}

function asUtc(instant: string | null): string | null {
  return instant?.replace(/\+00:00$/, 'Z') ?? null;
}
