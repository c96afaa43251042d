// What screens show of contracts: one whole, and lists page by page.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { contract, contractRow, listContracts as listing } from '#api/registry/contracts';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { moneyShown } from '../money-shown.ts';
import { type Page, pageOfRows, readPageKey } from '../page-key.ts';
import type { ContractHead, KnownLine, KnownObligation, KnownVoucher, MoneyKept } from './contract.ts';
import { inUtc } from './contract.ts';

export type ContractShown = z.output<typeof contract>;
type RowShown = z.output<typeof contractRow>;

/** A contract's own columns with the names its ids stand for. */
export interface NamedHead
  extends Omit<ContractHead, 'cancelReason' | 'family' | 'deliverTo' | 'note' | 'cancelledOn'> {
  state: RowShown['state'];
  personName: string;
  legalName: string | null;
  brandName: string | null;
  storeName: string | null;
  nextDueOn: string | null;
  brokenPromises: number;
}
export interface ShownParts extends NamedHead, Pick<ContractHead, 'deliverTo' | 'note' | 'cancelledOn'> {
  registeredAt: string;
  phones: string[];
  lines: (KnownLine & { productName: string | null })[];
  obligations: readonly KnownObligation[];
  vouchers: readonly KnownVoucher[];
  complaints: ContractShown['complaints'];
}

const namedColumns = sql`c.contract_id as "contractId", c.number, c.signed_on as "signedOn", c.state, c.person_id as "personId",
  p.name as "personName", c.firm_id as "firmId", f.legal_name as "legalName", c.brand_id as "brandId", b.name as "brandName",
  c.store_id as "storeId", s.name as "storeName", c.city, c.amount_minor as "amountMinor", c.currency,
  c.next_due_on as "nextDueOn", c.first_complained_on as "firstComplainedOn",
  (select count(*)::int from promises r where r.tenant_id = c.tenant_id and r.contract_id = c.contract_id and r.state = 'broken') as "brokenPromises"`;
const namingJoins = sql`join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
  left join firms f on f.tenant_id = c.tenant_id and f.firm_id = c.firm_id
  left join brands b on b.tenant_id = c.tenant_id and b.brand_id = c.brand_id
  left join stores s on s.tenant_id = c.tenant_id and s.store_id = c.store_id`;

/** One contract with all that hangs on it, in one statement. Refuses `contract.not_found`. */
export async function showContract(snapshot: Snapshot, contractId: Uuid): Promise<ContractShown> {
  const hanging = (table: 'contract_lines' | 'obligations' | 'vouchers' | 'complaints') =>
    sql`from ${sql.table(table)} x where x.tenant_id = c.tenant_id and x.contract_id = c.contract_id`;
  const { rows } = await sql<
    ShownParts & { lines: InJson<ShownParts['lines']>; vouchers: InJson<KnownVoucher[]> }
  >`select ${namedColumns}, c.deliver_to as "deliverTo", c.note, c.cancelled_on as "cancelledOn", c.registered_at as "registeredAt",
      array(select phone from person_phones n where n.tenant_id = c.tenant_id and n.person_id = c.person_id order by position, phone) as phones,
      (select coalesce(jsonb_agg(jsonb_build_object('lineId', x.line_id, 'description', x.description, 'productId', x.product_id,
          'productName', (select name from products g where g.tenant_id = x.tenant_id and g.product_id = x.product_id),
          'quantity', x.quantity, 'amountMinor', x.amount_minor::text, 'currency', x.currency,
          'serials', array(select serial from units u where u.tenant_id = x.tenant_id and u.contract_id = x.contract_id
            and u.line_id = x.line_id order by u.unit_id)) order by x.position), '[]') ${hanging('contract_lines')}) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('obligationId', x.obligation_id, 'kind', x.kind, 'agreedOn', x.agreed_on,
          'agreedAt', x.agreed_at, 'fulfilledAt', x.fulfilled_at, 'proof', x.proof) order by x.obligation_id), '[]')
        ${hanging('obligations')}) as obligations,
      (select coalesce(jsonb_agg(jsonb_build_object('voucherId', x.voucher_id, 'kind', x.kind, 'number', x.number,
          'paidOn', x.paid_on, 'amountMinor', x.amount_minor::text, 'currency', x.currency) order by x.voucher_id), '[]')
        ${hanging('vouchers')}) as vouchers,
      (select coalesce(jsonb_agg(jsonb_build_object('complainedOn', x.complained_on, 'channel', x.channel, 'note', x.note)
          order by x.complained_on, x.complaint_id), '[]') ${hanging('complaints')}) as complaints
    from contracts c ${namingJoins}
    where c.tenant_id = ${snapshot.tenantId} and c.contract_id = ${contractId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('contract.not_found', {});
  return contractShown({
    ...row,
    lines: row.lines.map(withBigint),
    vouchers: row.vouchers.map(withBigint),
    obligations: row.obligations.map((known) => ({
      ...known,
      agreedAt: known.agreedAt && inUtc(known.agreedAt),
      fulfilledAt: known.fulfilledAt && inUtc(known.fulfilledAt),
    })),
  });
}

/** As it comes inside JSON, where amounts travel as text. */
type InJson<Rows extends readonly MoneyKept[]> = (Omit<Rows[number], 'amountMinor'> & { amountMinor: string | null })[];
function withBigint<Row extends { amountMinor: string | null }>(
  row: Row,
): Omit<Row, 'amountMinor'> & { amountMinor: bigint | null } {
  return { ...row, amountMinor: row.amountMinor === null ? null : BigInt(row.amountMinor) };
}

/** The wire form of a contract whose parts are known, whether read or just written. */
export function contractShown(parts: ShownParts): ContractShown {
  return {
    ...rowShown(parts),
    deliverTo: parts.deliverTo,
    note: parts.note,
    cancelledOn: parts.cancelledOn,
    registeredAt: parts.registeredAt,
    phones: parts.phones,
    complaints: parts.complaints,
    lines: parts.lines.map(({ amountMinor, currency, ...known }) => ({
      ...known,
      lineId: idOf('lin', known.lineId),
      productId: known.productId && idOf('prd', known.productId),
      amount: moneyShown(amountMinor, currency),
      serials: [...known.serials],
    })),
    obligations: parts.obligations.map(({ obligationId, kind, agreedOn, agreedAt, fulfilledAt, proof }) => ({
      obligationId: idOf('obl', obligationId),
      kind,
      agreedOn,
      agreedAt,
      fulfilledAt,
      proof,
    })),
    vouchers: parts.vouchers.map(({ voucherId, kind, number, paidOn, amountMinor, currency }) => ({
      voucherId: idOf('vou', voucherId),
      kind,
      number,
      paidOn,
      amount: moneyShown(amountMinor, currency),
    })),
  };
}

function rowShown({ amountMinor, currency, ...row }: NamedHead): RowShown {
  return {
    contractId: idOf('ctr', row.contractId),
    number: row.number,
    signedOn: row.signedOn,
    state: row.state,
    personId: idOf('per', row.personId),
    personName: row.personName,
    firmId: row.firmId && idOf('frm', row.firmId),
    legalName: row.legalName,
    brandId: row.brandId && idOf('brd', row.brandId),
    brandName: row.brandName,
    storeId: row.storeId && idOf('sto', row.storeId),
    storeName: row.storeName,
    city: row.city,
    amount: moneyShown(amountMinor, currency),
    nextDueOn: row.nextDueOn,
    brokenPromises: row.brokenPromises,
    firstComplainedOn: row.firstComplainedOn,
  };
}

export type ContractsWanted = z.output<typeof listing.query>;

/** Contracts, the last signed first. Names and promises are looked up for the rows of the page alone. */
export async function listContracts(snapshot: Snapshot, wanted: ContractsWanted): Promise<Page<RowShown>> {
  const key = readPageKey(wanted.after, ['day', 'uuid']);
  const conditions = [
    sql`tenant_id = ${snapshot.tenantId}`,
    ...(key ? [sql`(signed_on, contract_id) < (${key[0]}::date, ${key[1]}::uuid)`] : []),
    ...(wanted.personId ? [sql`person_id = ${uuidOf(wanted.personId)}`] : []),
    ...(wanted.firmId ? [sql`firm_id = ${uuidOf(wanted.firmId)}`] : []),
    ...(wanted.brandId ? [sql`brand_id = ${uuidOf(wanted.brandId)}`] : []),
    ...(wanted.storeId ? [sql`store_id = ${uuidOf(wanted.storeId)}`] : []),
    ...(wanted.state
      ? [sql`state = ${wanted.state} ${wanted.state === 'fulfilled' ? sql`` : sql`and state <> 'fulfilled'`}`]
      : []),
    ...(wanted.signedFrom ? [sql`signed_on >= ${wanted.signedFrom}::date`] : []),
    ...(wanted.signedUntil ? [sql`signed_on <= ${wanted.signedUntil}::date`] : []),
  ];
  const { rows } = await sql<NamedHead>`
    with page as (
      select * from contracts where ${sql.join(conditions, sql` and `)}
      order by signed_on desc, contract_id desc limit ${wanted.limit + 1}
    )
    select ${namedColumns} from page c ${namingJoins} order by c.signed_on desc, c.contract_id desc`.execute(
    snapshot.sql,
  );
  return pageOfRows(rows, wanted.limit, (row) => [row.signedOn, row.contractId], rowShown);
}
