// What the registry and the promises know of a contract, for judging it: read in one snapshot, all of it at once.
import { sql } from 'kysely';
import type { promiseStates } from '#api/flow/1-promises';
import type { InThreeLanguages } from '#api/values';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { type ContractTerms, readCompany, readContractTerms } from '#registry';

export interface PaidVoucher {
  kind: string;
  paidOn: string | null;
  amountMinor: string | null;
  currency: string | null;
}
export interface GivenPromise {
  promiseId: Uuid;
  commitment: string | null;
  wording: InThreeLanguages | null;
  state: (typeof promiseStates)[number];
  dueOn: string | null;
}
export interface KnownContract {
  terms: ContractTerms;
  personName: string;
  country: string;
  companyCurrency: string;
  playbooks: readonly string[];
  vouchers: readonly PaidVoucher[];
  /** Days the customer complained, earliest first. */
  complainedOn: readonly string[];
  /** The day the seller's last tenancy in this store ended; null while one runs, or when there was none. */
  tenancyEndedOn: string | null;
  /** Whether the seller trades, or traded, in a store of ours. */
  isTenant: boolean;
  promises: readonly GivenPromise[];
}

type Around = Pick<
  KnownContract,
  'personName' | 'vouchers' | 'complainedOn' | 'tenancyEndedOn' | 'isTenant' | 'promises'
>;

/** Refuses `contract.not_found`. */
export async function readKnownContract(snapshot: Snapshot, contractId: Uuid): Promise<KnownContract> {
  const known = (await readKnownContracts(snapshot, [contractId])).get(contractId);
  if (!known) throw refuse('contract.not_found', {});
  return known;
}

/** Many at once, in three statements however many; ids that are unknown are left out. */
export async function readKnownContracts(
  snapshot: Snapshot,
  contractIds: readonly Uuid[],
): Promise<Map<Uuid, KnownContract>> {
  const terms = await readContractTerms(snapshot, contractIds);
  if (terms.length === 0) return new Map();
  const { country, currency, playbooks } = await readCompany(snapshot);
  const around = new Map((await readAround(snapshot, contractIds)).map((row) => [row.contractId, row]));
  return new Map(
    terms.flatMap((one) => {
      const row = around.get(one.contractId);
      return row ? [[one.contractId, { terms: one, country, companyCurrency: currency, playbooks, ...row }]] : [];
    }),
  );
}

/** What is given up, excused or used up is no promise any more: only the rest is read. */
async function readAround(
  snapshot: Snapshot,
  contractIds: readonly Uuid[],
): Promise<(Around & { contractId: Uuid })[]> {
  const { rows } = await sql<Around & { contractId: Uuid }>`
    select c.contract_id as "contractId", p.name as "personName",
      coalesce(array(select x.complained_on::text from complaints x where x.tenant_id = c.tenant_id
        and x.contract_id = c.contract_id order by x.complained_on), '{}') as "complainedOn",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'paidOn', x.paid_on, 'amountMinor', x.amount_minor::text,
          'currency', x.currency) order by x.paid_on, x.voucher_id), '[]')
        from vouchers x where x.tenant_id = c.tenant_id and x.contract_id = c.contract_id) as vouchers,
      (select coalesce(jsonb_agg(jsonb_build_object('promiseId', x.promise_id, 'commitment', m.code,
          'wording', coalesce(x.wording, v.wording), 'state', x.state, 'dueOn', x.due_on) order by x.promise_id), '[]')
        from promises x
        left join commitments m on m.tenant_id = x.tenant_id and m.commitment_id = x.commitment_id
        left join commitment_versions v on v.tenant_id = x.tenant_id and v.commitment_id = x.commitment_id
          and v.version = x.commitment_version
        where x.tenant_id = c.tenant_id and x.contract_id = c.contract_id
          and x.state not in ('waived', 'excused', 'expired')) as promises,
      coalesce(t.known, false) as "isTenant",
      case when t.running then null else t.ended_on::text end as "tenancyEndedOn"
    from contracts c
    join persons p on p.tenant_id = c.tenant_id and p.person_id = c.person_id
    left join lateral (
      select count(*) > 0 as known, bool_or(y.ended_on is null) as running, max(y.ended_on) as ended_on
      from tenancies y where y.tenant_id = c.tenant_id and y.firm_id = c.firm_id
        and (c.store_id is null or y.store_id = c.store_id)
    ) t on true
    where c.tenant_id = ${snapshot.tenantId} and c.contract_id = any(${[...contractIds]}::uuid[])`.execute(
    snapshot.sql,
  );
  return rows;
}
