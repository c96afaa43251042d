// All SQL that keeps the rows the measures are taken from.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface FlowCase {
  caseId: Uuid;
  openedOn: string;
  foundByUs: boolean;
  personId: Uuid;
  contractId: Uuid | null;
  firmId: Uuid | null;
  storeId: Uuid | null;
  incidentId: Uuid | null;
}
export interface FlowPayment {
  caseId: Uuid;
  paymentId: Uuid;
  amountMinor: string;
  currency: string;
  paidOn: string;
}

export function flowWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async addCases(cases: readonly FlowCase[]): Promise<void> {
      if (cases.length === 0) return;
      await sql`insert into flow_cases (tenant_id, case_id, opened_on, found_by_us, person_id, contract_id, firm_id,
          store_id, incident_id, paid_minor)
        select ${tenantId}::uuid, o.*, 0 from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as o ("caseId" uuid,
          "openedOn" date, "foundByUs" boolean, "personId" uuid, "contractId" uuid, "firmId" uuid,
          "storeId" uuid, "incidentId" uuid)
        on conflict do nothing`.execute(tx.sql);
    },
    async setIncident(caseId: Uuid, incidentId: Uuid | null): Promise<void> {
      await sql`update flow_cases set incident_id = ${incidentId}
        where tenant_id = ${tenantId} and case_id = ${caseId}`.execute(tx.sql);
    },
    /** Null when a case was opened again. */
    async setResolved(caseId: Uuid, resolvedOn: string | null): Promise<void> {
      await sql`update flow_cases set resolved_on = ${resolvedOn}
        where tenant_id = ${tenantId} and case_id = ${caseId}`.execute(tx.sql);
    },
    async addPayment({ caseId, paymentId, amountMinor, currency, paidOn }: FlowPayment): Promise<void> {
      await sql`insert into flow_payments (tenant_id, case_id, payment_id, amount_minor, currency, paid_on)
        values (${tenantId}, ${caseId}, ${paymentId}, ${amountMinor}, ${currency}, ${paidOn})
        on conflict (tenant_id, case_id, payment_id) do update set paid_on = excluded.paid_on`.execute(tx.sql);
    },
    async removePayment(caseId: Uuid, paymentId: Uuid): Promise<void> {
      await sql`delete from flow_payments
        where tenant_id = ${tenantId} and case_id = ${caseId} and payment_id = ${paymentId}`.execute(tx.sql);
    },
    /** What a case was paid in all, from its payments. */
    async sumPayments(caseIds: readonly Uuid[]): Promise<void> {
      if (caseIds.length === 0) return;
      await sql`update flow_cases f set paid_minor = p.paid_minor, currency = p.currency, paid_on = p.paid_on
        from (select k.case_id, coalesce(sum(y.amount_minor), 0)::bigint as paid_minor, max(y.currency) as currency,
            max(y.paid_on) as paid_on
          from unnest(${[...caseIds]}::uuid[]) as k (case_id)
          left join flow_payments y on y.tenant_id = ${tenantId} and y.case_id = k.case_id group by k.case_id) p
        where f.tenant_id = ${tenantId} and f.case_id = p.case_id`.execute(tx.sql);
    },
  };
}
