// The exit check (E22): what a firm has not yet done under a brand in a store, as of any day, before or after it has left.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { exitCheck } from '#api/registry/merchants';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { catalogueReader } from '../catalogue/catalogue-store.ts';
import { moneyShown } from '../money-shown.ts';
import { merchantReader } from './merchant-store.ts';
import { showTenancies } from './merchant-views.ts';
import type { Tenancy } from './tenancy.ts';

export type ExitCheck = z.output<typeof exitCheck>;

const shownMax = 200;

interface Undelivered {
  contractId: Uuid;
  number: string;
  personId: Uuid;
  personName: string;
  signedOn: string;
  dueOn: string;
  daysLate: number;
  amountMinor: bigint | null;
  currency: string | null;
  openPromises: number;
  complained: boolean;
}

/**
 * As of the end of the day `on`, by default today where the store is: contracts signed by then, not cancelled, with something
 * due and not done; days late are days of the place's calendar (REG-8). Promises count while they are owed, whoever has left (E5).
 * Refuses `tenancy.not_found`.
 */
export async function checkExit(snapshot: Snapshot, tenancyId: Uuid, on?: string): Promise<ExitCheck> {
  const tenancy = await merchantReader(snapshot).findTenancy(tenancyId);
  if (!tenancy) throw refuse('tenancy.not_found', {});
  const store = await catalogueReader(snapshot).findStore(tenancy.storeId);
  const timeZone = store?.timeZone ?? 'UTC';
  const day = on ?? dayAt(snapshot.at.getTime(), timeZone);
  const [shown] = await showTenancies(snapshot, [tenancyId]);
  const found = await readUndelivered(snapshot, tenancy, day, timeZone);
  const promises = await countPromises(snapshot, tenancy, day);
  return {
    tenancy: shown as NonNullable<typeof shown>,
    undelivered: found.slice(0, shownMax).map(({ amountMinor, currency, ...row }) => ({
      ...row,
      contractId: idOf('ctr', row.contractId),
      personId: idOf('per', row.personId),
      amount: moneyShown(amountMinor, currency),
    })),
    undeliveredCount: found.length,
    ...promises,
    amounts: sumByCurrency(found),
  };
}

async function readUndelivered(
  { tenantId, sql: db }: Snapshot,
  { firmId, brandId, storeId }: Tenancy,
  on: string,
  timeZone: string,
): Promise<Undelivered[]> {
  const { rows } = await sql<Undelivered>`
    select c.contract_id as "contractId", c.number, c.person_id as "personId", p.name as "personName",
      c.signed_on as "signedOn", o.due_on as "dueOn", greatest(0, ${on}::date - o.due_on) as "daysLate",
      c.amount_minor as "amountMinor", c.currency,
      coalesce(c.first_complained_on <= ${on}::date, false) as complained,
      (select count(*)::int from promises r where r.tenant_id = c.tenant_id and r.contract_id = c.contract_id
        and r.ended_on > ${on}::date and (r.due_on is null or r.due_on >= ${on}::date)) as "openPromises"
    from contracts c
    cross join lateral (
      select min(o.due_on) as due_on from obligations o
      where o.tenant_id = c.tenant_id and o.contract_id = c.contract_id
        and (o.fulfilled_at is null or (o.fulfilled_at at time zone ${timeZone})::date > ${on}::date)
    ) o
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    where c.tenant_id = ${tenantId} and c.firm_id = ${firmId} and c.brand_id = ${brandId} and c.store_id = ${storeId}
      and c.signed_on <= ${on}::date and (c.cancelled_on is null or c.cancelled_on > ${on}::date) and o.due_on is not null
    order by "daysLate" desc, c.signed_on, c.contract_id`.execute(db);
  return rows;
}

/** Owed on the day and not yet past due; and owed though past due. */
async function countPromises(
  { tenantId, sql: db }: Snapshot,
  { firmId, brandId, storeId }: Tenancy,
  on: string,
): Promise<{ openPromises: number; brokenPromises: number }> {
  const { rows } = await sql<{ openPromises: number; brokenPromises: number }>`
    select count(*) filter (where due_on is null or due_on >= ${on}::date)::int as "openPromises",
      count(*) filter (where due_on < ${on}::date and kind = 'duty')::int as "brokenPromises"
    from promises where tenant_id = ${tenantId} and firm_id = ${firmId} and brand_id = ${brandId}
      and store_id = ${storeId} and signed_on <= ${on}::date and ended_on > ${on}::date`.execute(db);
  return rows[0] ?? { openPromises: 0, brokenPromises: 0 };
}

function sumByCurrency(found: readonly Undelivered[]): ExitCheck['amounts'] {
  const sums = new Map<string, bigint>();
  for (const { amountMinor, currency } of found)
    if (amountMinor !== null && currency !== null) sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  return [...sums].toSorted().map(([currency, sum]) => ({ amountMinor: `${sum}`, currency }));
}
