// What must be known to open a case, read in one statement: customer, merchant, commitment with its proofs, open matters, settings.
import { sql } from 'kysely';
import type { CaseChannel, CaseProblem } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import { present } from '#platform/assert';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { type CaseSettings, usualSettings, type Worker } from '../case-file.ts';

export interface Asked {
  contractId: Uuid | null;
  personId: Uuid | null;
  firmId: Uuid | null;
  storeId: Uuid | null;
  commitmentId: Uuid | null;
  incidentId: Uuid | null;
  problem: CaseProblem;
  channel: CaseChannel;
  about: Worker | null;
}

export interface OpeningContext {
  companyLanguage: Language;
  currency: string;
  timeZone: string;
  settings: CaseSettings;
  contract: { number: string; currency: string | null; vouchers: Uuid[] } | null;
  person: { personId: Uuid; name: string; language: Language | null } | null;
  firmId: Uuid | null;
  brandId: Uuid | null;
  storeId: Uuid | null;
  /** Whether the ids given are the company's; ids of a contract are taken as they are. */
  personKnown: boolean;
  firmKnown: boolean;
  storeKnown: boolean;
  incident: 'open' | 'closed' | null;
  /** The last day of the last tenancy, when none is left (E5). */
  firmLeftOn: string | null;
  commitment: { commitmentId: Uuid; version: number; evidence: string[] } | null;
  /** The oldest open case about the same matter that is not joined into another itself (CASE-4). */
  openMatter: { caseId: Uuid; incidentId: Uuid | null } | null;
}

/**
 * Every id that is put together stands in a select of its own: under row security only so does it reach an index. Locks the customer's matters until the end of the transaction, so that two complaints at the same moment find each other, and reads.
 * Two statements, because what a lock waited for is seen by the next one only.
 */
export async function readOpeningContext(tx: Tx, asked: Asked): Promise<OpeningContext> {
  const { tenantId } = tx;
  await sql`/* once */ select pg_advisory_xact_lock(hashtextextended(${tenantId} || coalesce(
      (select person_id from contracts where tenant_id = ${tenantId} and contract_id = ${asked.contractId}),
      ${asked.personId})::text, 13))`.execute(tx.sql);
  const { rows } = await sql<Omit<OpeningContext, 'settings'> & { settings: CaseSettings | null }>`
    /* once */ with c as materialized (
      select t.contract_id, t.number, t.currency, t.person_id, t.firm_id, t.brand_id, t.store_id from contracts t
      where t.tenant_id = ${tenantId} and t.contract_id = ${asked.contractId}
    ), who as materialized (
      select s.person_id, s.name, s.language from persons s
      where s.tenant_id = ${tenantId} and s.person_id = (
        select coalesce(p.merged_into, p.person_id) from persons p where p.tenant_id = ${tenantId}
          and p.person_id = (select coalesce((select person_id from c), ${asked.personId}::uuid)))
    ), place as materialized (
      select coalesce((select firm_id from c), ${asked.firmId}::uuid) as firm_id, (select brand_id from c) as brand_id,
        coalesce((select store_id from c), ${asked.storeId}::uuid) as store_id
    ), rented as materialized (
      select max(n.ended_on) as left_on,
        bool_or(n.ended_on is null or n.ended_on >= (${tx.at}::timestamptz at time zone t.time_zone)::date) as here
      from tenants t, tenancies n, place l where t.tenant_id = ${tenantId} and n.tenant_id = ${tenantId} and n.firm_id = l.firm_id
        and (n.store_id = l.store_id or not exists (select from tenancies o
          where o.tenant_id = ${tenantId} and o.firm_id = l.firm_id and o.store_id = l.store_id))
    )
    select t.language as "companyLanguage", t.currency,
      coalesce((select time_zone from stores s, place l where s.tenant_id = ${tenantId} and s.store_id = l.store_id), t.time_zone) as "timeZone",
      (select json_build_object('triageHours', triage_hours, 'merchantDays', merchant_days, 'stepDays', step_days,
        'mallDays', mall_days) from case_settings s where s.tenant_id = ${tenantId}) as settings,
      (select json_build_object('number', number, 'currency', currency, 'vouchers', array(select v.voucher_id from vouchers v
        where v.tenant_id = ${tenantId} and v.contract_id = c.contract_id order by v.voucher_id)) from c) as contract,
      (select json_build_object('personId', person_id, 'name', name, 'language', language) from who) as person,
      l.firm_id as "firmId", l.brand_id as "brandId", l.store_id as "storeId",
      exists (select from persons f where f.tenant_id = ${tenantId} and f.person_id = ${asked.personId}) as "personKnown",
      exists (select from firms f where f.tenant_id = ${tenantId} and f.firm_id = ${asked.firmId}) as "firmKnown",
      exists (select from stores f where f.tenant_id = ${tenantId} and f.store_id = ${asked.storeId}) as "storeKnown",
      (select case when closed_on is null then 'open' else 'closed' end from incidents x
        where x.tenant_id = ${tenantId} and x.incident_id = ${asked.incidentId}) as incident,
      (select case when here then null else left_on end from rented) as "firmLeftOn",
      ${commitmentOf(tx, asked)} as commitment,
      ${openMatterOf(tx, asked)} as "openMatter"
    from tenants t, place l where t.tenant_id = ${tenantId}`.execute(tx.sql);
  const row = present(rows[0], 'TENANT-2 a tenant has its company');
  return { ...row, settings: row.settings ?? usualSettings };
}

/**
 * The commitment of the contract that the complaint stands on: the one named, else the assurance that pays (it asks for the voucher),
 * else another assurance, else a right; the oldest of its kind.
 */
function commitmentOf({ tenantId }: Tx, { commitmentId }: Asked) {
  return sql`(select json_build_object('commitmentId', m.commitment_id, 'version', m.commitment_version, 'evidence', v.evidence)
    from promises m, commitment_versions v, c
    where m.tenant_id = ${tenantId} and m.contract_id = c.contract_id and m.commitment_id is not null
      and v.tenant_id = m.tenant_id and v.commitment_id = m.commitment_id and v.version = m.commitment_version
      and ${commitmentId === null ? sql`cardinality(v.evidence) > 0` : sql`m.commitment_id = ${commitmentId}`}
    order by (m.kind = 'standing' and 'payment_voucher' = any(v.evidence)) desc, m.kind = 'standing' desc, m.kind = 'right' desc,
      m.commitment_id limit 1)`;
}

/** CASE-16: cases of the two lines are not joined, and one about somebody of ours with no other: they would end together. */
function openMatterOf({ tenantId }: Tx, { problem, channel, about }: Asked) {
  return sql`(select json_build_object('caseId', o.case_id, 'incidentId', o.incident_id) from cases o, who
    where o.tenant_id = ${tenantId} and o.person_id = who.person_id and o.problem = ${problem} and o.joined_into is null
      and o.about_id is null and ${about === null} and (o.channel = 'supervision') = ${channel === 'supervision'}
      and o.state in ('new', 'triaged', 'in_progress', 'waiting')
      and (o.contract_id is null or (select contract_id from c) is null or o.contract_id = (select contract_id from c))
    order by o.contract_id is null, o.case_id limit 1)`;
}
