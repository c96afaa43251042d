// What the registry holds of the contracts that rows speak of.
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { comparableName } from '../../comparable-name.ts';
import type { ContractHead, KnownLine, KnownObligation, KnownVoucher, WholeContract } from '../contract.ts';
import { numberKey } from '../contract-store.ts';
import type { ImportedContract } from '../imported-contract.ts';

export interface KnownHead extends ContractHead {
  rowDigest: Buffer | null;
  timeZone: string;
}
export interface KnownWhole extends KnownHead, WholeContract {
  complainedOn: readonly string[];
}

/**
 * Contracts of the rows' numbers, of whatever firm, by number. `offset 0` holds the planner to a probe of the index for each number:
 * on a table not yet analysed, as during a first import, it would read all contracts instead.
 */
export async function readHeads(
  snapshot: Snapshot,
  rows: readonly ImportedContract[],
): Promise<Map<string, KnownHead[]>> {
  const numbers = [...new Set(rows.map(({ number }) => number))];
  const { rows: heads } = await sql<KnownHead>`
    select c.contract_id as "contractId", c.number, c.signed_on as "signedOn", c.person_id as "personId",
      c.firm_id as "firmId", c.brand_id as "brandId", c.store_id as "storeId", c.city, c.family, c.deliver_to as "deliverTo",
      c.note, c.amount_minor as "amountMinor", c.currency, c.cancelled_on as "cancelledOn", c.cancel_reason as "cancelReason",
      c.first_complained_on as "firstComplainedOn", c.row_digest as "rowDigest", coalesce(s.time_zone, t.time_zone) as "timeZone"
    from unnest(${numbers}::text[], ${numbers.map(numberKey)}::text[]) as n (number, number_key)
    cross join lateral (
      select * from contracts where tenant_id = ${snapshot.tenantId} and number_key = n.number_key and number = n.number offset 0
    ) c
    join tenants t on t.tenant_id = c.tenant_id
    left join stores s on s.tenant_id = c.tenant_id and s.store_id = c.store_id`.execute(snapshot.sql);
  return Map.groupBy(heads, ({ number }) => number);
}

/**
 * The contract a row speaks of: with a merchant, that firm's; without, the one that has no firm, else the only one of the number.
 * `shared` when several firms have it and the row does not say whose it means.
 */
export function matchHead(
  row: ImportedContract,
  heads: readonly KnownHead[],
  firms: ReadonlyMap<string, Uuid>,
): KnownHead | 'shared' | undefined {
  if (row.merchant !== undefined) {
    const firmId = firms.get(comparableName(row.merchant));
    return firmId && heads.find((head) => head.firmId === firmId);
  }
  const firmless = heads.find((head) => head.firmId === null);
  if (firmless || heads.length < 2) return firmless ?? heads[0];
  return 'shared';
}

/** Everything that hangs on the heads: four statements. */
export async function readWhole(snapshot: Snapshot, heads: readonly KnownHead[]): Promise<Map<Uuid, KnownWhole>> {
  const ids = heads.map(({ contractId }) => contractId);
  const mine = sql`x.tenant_id = ${snapshot.tenantId} and x.contract_id = any(${ids}::uuid[])`;
  type Of<Part> = Part & { contractId: Uuid };
  const { rows: obligations } = await sql<Of<KnownObligation>>`
    select x.contract_id as "contractId", x.obligation_id as "obligationId", x.kind, x.agreed_on as "agreedOn",
      x.agreed_at as "agreedAt", x.due_on as "dueOn", x.fulfilled_at as "fulfilledAt", x.proof
    from obligations x where ${mine} order by x.obligation_id`.execute(snapshot.sql);
  const { rows: lines } = await sql<Of<Omit<KnownLine, 'quantity'> & { quantity: string }>>`
    select x.contract_id as "contractId", x.line_id as "lineId", x.description, x.product_id as "productId", x.quantity,
      x.amount_minor as "amountMinor", x.currency, array(select serial from units u where u.tenant_id = x.tenant_id
        and u.contract_id = x.contract_id and u.line_id = x.line_id order by u.unit_id) as serials
    from contract_lines x where ${mine} order by x.position`.execute(snapshot.sql);
  const { rows: vouchers } = await sql<Of<KnownVoucher>>`
    select x.contract_id as "contractId", x.voucher_id as "voucherId", x.kind, x.number, x.paid_on as "paidOn",
      x.amount_minor as "amountMinor", x.currency
    from vouchers x where ${mine} order by x.voucher_id`.execute(snapshot.sql);
  const { rows: complaints } = await sql<Of<{ complainedOn: string }>>`
    select x.contract_id as "contractId", x.complained_on as "complainedOn" from complaints x where ${mine}`.execute(
    snapshot.sql,
  );
  const of = <Part extends { contractId: Uuid }>(parts: readonly Part[]) => {
    const groups = Map.groupBy(parts, ({ contractId }) => contractId);
    return (contractId: Uuid) => groups.get(contractId) ?? [];
  };
  const [obligationsOf, linesOf, vouchersOf, complaintsOf] = [of(obligations), of(lines), of(vouchers), of(complaints)];
  return new Map(
    heads.map((head) => [
      head.contractId,
      {
        ...head,
        obligations: obligationsOf(head.contractId),
        lines: linesOf(head.contractId).map((line) => ({ ...line, quantity: Number(line.quantity) })),
        vouchers: vouchersOf(head.contractId),
        complainedOn: complaintsOf(head.contractId).map(({ complainedOn }) => complainedOn),
      },
    ]),
  );
}
