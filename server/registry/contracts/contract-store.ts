// All SQL on the tables of contracts for one or many at once, except the views.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { searchWords } from '#platform/text/search-words';
import { markedWords } from '../finding/search-entries.ts';
import { tailOf } from '../people/person.ts';
import {
  type ContractHead,
  type KnownLine,
  type KnownObligation,
  type KnownVoucher,
  nextDueOn,
  stateOf,
  type WholeContract,
} from './contract.ts';

export interface StandingContract extends ContractHead {
  timeZone: string;
  obligations: KnownObligation[];
}
/** What only an import knows of a contract it writes. */
export interface ImportMark {
  importId: Uuid;
  rowDigest: Buffer;
}
/** With `isAddressKnown` the address is the customer's own, by which the customer is found and the contract need not be. */
type Added = WholeContract & { mark?: ImportMark; isAddressKnown?: boolean };

export function contractReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  const read = async (contractId: ReturnType<typeof sql>, lock?: 'lock') => {
    const { rows } = await sql<Omit<StandingContract, 'obligations'>>`
      select c.contract_id as "contractId", c.number, c.signed_on as "signedOn", c.person_id as "personId",
        c.firm_id as "firmId", c.brand_id as "brandId", c.store_id as "storeId", c.city, c.family,
        c.deliver_to as "deliverTo", c.note, c.amount_minor as "amountMinor", c.currency, c.cancelled_on as "cancelledOn",
        c.cancel_reason as "cancelReason", c.first_complained_on as "firstComplainedOn",
        coalesce((select time_zone from stores s where s.tenant_id = c.tenant_id and s.store_id = c.store_id),
          (select time_zone from tenants t where t.tenant_id = c.tenant_id)) as "timeZone"
      from contracts c where c.tenant_id = ${tenantId} and c.contract_id = (${contractId})
      ${lock ? sql`for update of c` : sql``}`.execute(snapshot.sql);
    const [contract] = rows;
    return contract && { ...contract, obligations: await readObligations(contract.contractId) };
  };
  const readObligations = async (contractId: Uuid) => {
    const { rows } = await sql<KnownObligation>`select obligation_id as "obligationId", kind, agreed_on as "agreedOn",
        agreed_at as "agreedAt", due_on as "dueOn", fulfilled_at as "fulfilledAt", proof
      from obligations where tenant_id = ${tenantId} and contract_id = ${contractId} order by obligation_id`.execute(
      snapshot.sql,
    );
    return rows;
  };
  return {
    /** With `lock`, whoever else changes this contract or what hangs on it waits. */
    find: (contractId: Uuid, lock?: 'lock'): Promise<StandingContract | undefined> => read(sql`${contractId}`, lock),
    /** The contract of an obligation. */
    findByObligation: (obligationId: Uuid, lock?: 'lock'): Promise<StandingContract | undefined> =>
      read(
        sql`select contract_id from obligations where tenant_id = ${tenantId} and obligation_id = ${obligationId}`,
        lock,
      ),
  };
}

export function contractWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /**
     * Adds contracts with lines, units, obligations, vouchers and search words: one statement, however many they are. Throws the
     * database's own error on a number taken meanwhile; its `constraint` is `contracts_number`.
     */
    async add(contracts: readonly Added[]): Promise<void> {
      const parts = [
        addLines(tenantId, contracts),
        addUnits(tenantId, contracts),
        addObligations(tenantId, contracts),
        addVouchers(tenantId, contracts),
        addWords(tenantId, contracts),
      ].flatMap((part, at) => (part ? [sql`, ${sql.ref(`part_${at}`)} as (${part})`] : []));
      await sql`with head as (${addHeads(tx, contracts)}) ${sql.join(parts, sql` `)} select 1`.execute(tx.sql);
    },
    /** The lines given take the place of all that the contracts had, units included. */
    async replaceLines(contracts: readonly Pick<WholeContract, 'contractId' | 'lines'>[]): Promise<void> {
      if (contracts.length === 0) return;
      for (const table of ['units', 'contract_lines'] as const)
        await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId}
          and contract_id = any(${contracts.map(({ contractId }) => contractId)}::uuid[])`.execute(tx.sql);
      for (const part of [addLines(tenantId, contracts), addUnits(tenantId, contracts)]) await part?.execute(tx.sql);
    },
    async addObligations(contracts: readonly Pick<WholeContract, 'contractId' | 'obligations'>[]): Promise<void> {
      await addObligations(tenantId, contracts)?.execute(tx.sql);
    },
    async addVouchers(contracts: readonly Pick<WholeContract, 'contractId' | 'vouchers'>[]): Promise<void> {
      await addVouchers(tenantId, contracts)?.execute(tx.sql);
    },
    async changeVouchers(contracts: readonly Pick<WholeContract, 'contractId' | 'vouchers'>[]): Promise<void> {
      const all = contracts.flatMap(({ contractId, vouchers }) => vouchers.map((v) => ({ ...v, contractId })));
      if (all.length === 0) return;
      await sql`update vouchers v set paid_on = n.paid_on, amount_minor = n.amount_minor, currency = n.currency
        from unnest(${all.map((v) => v.contractId)}::uuid[], ${all.map((v) => v.voucherId)}::uuid[],
          ${all.map((v) => v.paidOn)}::date[], ${all.map((v) => v.amountMinor)}::bigint[], ${all.map((v) => v.currency)}::text[])
          as n (contract_id, voucher_id, paid_on, amount_minor, currency)
        where v.tenant_id = ${tenantId} and v.contract_id = n.contract_id and v.voucher_id = n.voucher_id`.execute(
        tx.sql,
      );
    },
    /** Puts what was agreed and done in the place of what is kept of each obligation. */
    async changeObligations(obligations: readonly KnownObligation[]): Promise<void> {
      if (obligations.length === 0) return;
      await sql`update obligations o set agreed_on = n.agreed_on, agreed_at = n.agreed_at, due_on = n.due_on,
          fulfilled_at = n.fulfilled_at, proof = n.proof
        from unnest(${obligations.map((o) => o.obligationId)}::uuid[], ${obligations.map((o) => o.agreedOn)}::date[],
          ${obligations.map((o) => o.agreedAt)}::timestamptz[], ${obligations.map((o) => o.dueOn)}::date[],
          ${obligations.map((o) => o.fulfilledAt)}::timestamptz[], ${obligations.map((o) => o.proof)}::text[])
          as n (obligation_id, agreed_on, agreed_at, due_on, fulfilled_at, proof)
        where o.tenant_id = ${tenantId} and o.obligation_id = n.obligation_id`.execute(tx.sql);
    },
    /** Writes the state and next due day that follow from the obligations, as they are now (REG-10). */
    async settle(contract: Pick<WholeContract, 'contractId' | 'obligations' | 'cancelledOn'>): Promise<void> {
      const { contractId, obligations, cancelledOn } = contract;
      await sql`update contracts set state = ${stateOf(obligations, cancelledOn)}, next_due_on = ${nextDueOn(obligations, cancelledOn)}
        where tenant_id = ${tenantId} and contract_id = ${contractId}`.execute(tx.sql);
    },
    async cancel(contractId: Uuid, cancelledOn: string, reason: string): Promise<void> {
      await sql`update contracts set state = 'cancelled', next_due_on = null, cancelled_on = ${cancelledOn}, cancel_reason = ${reason}
        where tenant_id = ${tenantId} and contract_id = ${contractId}`.execute(tx.sql);
    },
    /** Adds complaints; the first day of each contract is kept on it. */
    async complain(
      given: readonly { contractId: Uuid; complainedOn: string; channel: string; note: string | null }[],
    ): Promise<void> {
      if (given.length === 0) return;
      await sql`with noted as (
          insert into complaints (tenant_id, contract_id, complaint_id, complained_on, channel, note, noted_at)
          select ${tenantId}, n.*, ${tx.at} from unnest(${given.map((n) => n.contractId)}::uuid[], ${given.map(() => makeUuid())}::uuid[],
            ${given.map((n) => n.complainedOn)}::date[], ${given.map((n) => n.channel)}::text[], ${given.map((n) => n.note)}::text[]) as n
          returning contract_id, complained_on
        )
        update contracts c set first_complained_on = least(c.first_complained_on, n.complained_on)
        from (select contract_id, min(complained_on) as complained_on from noted group by contract_id) n
        where c.tenant_id = ${tenantId} and c.contract_id = n.contract_id`.execute(tx.sql);
    },
  };
}

function addHeads(tx: Tx, contracts: readonly Added[]) {
  const of = <T>(part: (contract: Added) => T) => contracts.map(part);
  return sql`
    insert into contracts (tenant_id, contract_id, number, number_key, number_tail, signed_on, person_id, firm_id, brand_id,
      store_id, city, family, deliver_to, note, amount_minor, currency, state, next_due_on, cancelled_on, cancel_reason,
      first_complained_on, import_id, row_digest, registered_at)
    select ${tx.tenantId}, c.*, ${tx.at}
    from unnest(${of((c) => c.contractId)}::uuid[], ${of((c) => c.number)}::text[], ${of((c) => numberKey(c.number))}::text[],
      ${of((c) => tailOf(c.number))}::text[], ${of((c) => c.signedOn)}::date[], ${of((c) => c.personId)}::uuid[],
      ${of((c) => c.firmId)}::uuid[], ${of((c) => c.brandId)}::uuid[], ${of((c) => c.storeId)}::uuid[], ${of((c) => c.city)}::text[],
      ${of((c) => c.family)}::text[], ${of((c) => c.deliverTo)}::text[], ${of((c) => c.note)}::text[],
      ${of((c) => c.amountMinor)}::bigint[], ${of((c) => c.currency)}::text[],
      ${of((c) => stateOf(c.obligations, c.cancelledOn))}::text[], ${of((c) => nextDueOn(c.obligations, c.cancelledOn))}::date[],
      ${of((c) => c.cancelledOn)}::date[], ${of((c) => c.cancelReason)}::text[], ${of((c) => c.firstComplainedOn)}::date[],
      ${of((c) => c.mark?.importId ?? null)}::uuid[], ${of((c) => c.mark?.rowDigest ?? null)}::bytea[]) as c`;
}

function addLines(tenantId: Uuid, contracts: readonly Pick<WholeContract, 'contractId' | 'lines'>[]) {
  const all = contracts.flatMap(({ contractId, lines }) => lines.map((line, at) => ({ ...line, contractId, at })));
  const of = <T>(part: (line: KnownLine & { contractId: Uuid; at: number }) => T) => all.map(part);
  if (all.length === 0) return undefined;
  return sql`
    insert into contract_lines (tenant_id, contract_id, line_id, position, description, product_id, quantity, amount_minor, currency)
    select ${tenantId}, l.* from unnest(${of((l) => l.contractId)}::uuid[], ${of((l) => l.lineId)}::uuid[], ${of((l) => l.at)}::int[],
      ${of((l) => l.description)}::text[], ${of((l) => l.productId)}::uuid[], ${of((l) => l.quantity)}::numeric[],
      ${of((l) => l.amountMinor)}::bigint[], ${of((l) => l.currency)}::text[]) as l`;
}

function addUnits(tenantId: Uuid, contracts: readonly Pick<WholeContract, 'contractId' | 'lines'>[]) {
  const all = contracts.flatMap(({ contractId, lines }) =>
    lines.flatMap(({ lineId, productId, serials }) =>
      serials.map((serial) => ({ contractId, lineId, productId, serial })),
    ),
  );
  if (all.length === 0) return undefined;
  return sql`
    insert into units (tenant_id, unit_id, serial, serial_key, product_id, contract_id, line_id)
    select ${tenantId}, u.* from unnest(${all.map(() => makeUuid())}::uuid[], ${all.map((u) => u.serial)}::text[],
      ${all.map((u) => numberKey(u.serial))}::text[], ${all.map((u) => u.productId)}::uuid[],
      ${all.map((u) => u.contractId)}::uuid[], ${all.map((u) => u.lineId)}::uuid[]) as u`;
}

function addObligations(tenantId: Uuid, contracts: readonly Pick<WholeContract, 'contractId' | 'obligations'>[]) {
  const all = contracts.flatMap(({ contractId, obligations }) => obligations.map((o) => ({ ...o, contractId })));
  const of = <T>(part: (obligation: KnownObligation & { contractId: Uuid }) => T) => all.map(part);
  if (all.length === 0) return undefined;
  return sql`
    insert into obligations (tenant_id, obligation_id, contract_id, kind, agreed_on, agreed_at, due_on, fulfilled_at, proof)
    select ${tenantId}, o.* from unnest(${of((o) => o.obligationId)}::uuid[], ${of((o) => o.contractId)}::uuid[],
      ${of((o) => o.kind)}::text[], ${of((o) => o.agreedOn)}::date[], ${of((o) => o.agreedAt)}::timestamptz[],
      ${of((o) => o.dueOn)}::date[], ${of((o) => o.fulfilledAt)}::timestamptz[], ${of((o) => o.proof)}::text[]) as o`;
}

function addVouchers(tenantId: Uuid, contracts: readonly Pick<WholeContract, 'contractId' | 'vouchers'>[]) {
  const all = contracts.flatMap(({ contractId, vouchers }) => vouchers.map((v) => ({ ...v, contractId })));
  const of = <T>(part: (voucher: KnownVoucher & { contractId: Uuid }) => T) => all.map(part);
  if (all.length === 0) return undefined;
  return sql`
    insert into vouchers (tenant_id, contract_id, voucher_id, kind, number, paid_on, amount_minor, currency)
    select ${tenantId}, v.* from unnest(${of((v) => v.contractId)}::uuid[], ${of((v) => v.voucherId)}::uuid[],
      ${of((v) => v.kind)}::text[], ${of((v) => v.number)}::text[], ${of((v) => v.paidOn)}::date[],
      ${of((v) => v.amountMinor)}::bigint[], ${of((v) => v.currency)}::text[]) as v`;
}

/** A number of one word is found by its index; words are kept only for a number of several, or a place to deliver to. */
export function wordsOfContract(
  tenantId: Uuid,
  { number, deliverTo }: Pick<ContractHead, 'number' | 'deliverTo'>,
): string {
  const ofNumber = searchWords(number).length > 1 ? number : null;
  return ofNumber || deliverTo ? markedWords(tenantId, [ofNumber, deliverTo]) : '';
}

function addWords(tenantId: Uuid, contracts: readonly Added[]) {
  const entries = contracts.flatMap((contract) => {
    const deliverTo = contract.isAddressKnown ? null : contract.deliverTo;
    const words = wordsOfContract(tenantId, { number: contract.number, deliverTo });
    return words === '' ? [] : [{ words, contractId: contract.contractId }];
  });
  if (entries.length === 0) return undefined;
  return sql`
    insert into search_entries (tenant_id, subject_id, kind, words)
    select ${tenantId}, w.contract_id, 'contract', array_to_tsvector(string_to_array(w.words, ' '))
    from unnest(${entries.map((e) => e.contractId)}::uuid[], ${entries.map((e) => e.words)}::text[]) as w (contract_id, words)`;
}

/** A number or serial as it is compared when looked for: one width, one case, no spaces. */
export function numberKey(number: string): string {
  return number.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
