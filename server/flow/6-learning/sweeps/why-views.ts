// What is recorded of why a case came to be and what money came of it, for the words told to the customer.
import { sql } from 'kysely';
import type { Language, Money } from '#api/values';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

export interface WhyTold {
  openedBy: string;
  language: Language;
  timeZone: string;
  openedAt: string;
  complainedOn: string;
  number: string | null;
  seller: string;
  incidentId: Uuid | null;
  sweepId: Uuid | null;
  signedFrom: string | null;
  signedUntil: string | null;
  sweepAt: string | null;
  firstAt: string | null;
  firstOn: string | null;
  calledAt: string | null;
}

/** Refuses `case.not_found`. */
export async function readWhy(snapshot: Snapshot, caseId: Uuid): Promise<WhyTold> {
  const { rows } = await sql<WhyTold>`
    select k.opened_by as "openedBy", k.language, k.time_zone as "timeZone", k.opened_at as "openedAt",
      k.complained_on as "complainedOn", c.number, coalesce(b.name, f.legal_name, t.name) as seller,
      k.incident_id as "incidentId", k.sweep_id as "sweepId", s.signed_from as "signedFrom", s.signed_until as "signedUntil",
      s.started_at as "sweepAt", o.opened_at as "firstAt", o.complained_on as "firstOn",
      (select max(x.at) from sweep_calls x where x.tenant_id = k.tenant_id and x.sweep_id = k.sweep_id
        and x.contract_id = k.contract_id and x.outcome = 'reached') as "calledAt"
    from cases k
    join tenants t on t.tenant_id = k.tenant_id
    left join contracts c on c.tenant_id = k.tenant_id and c.contract_id = k.contract_id
    left join brands b on b.tenant_id = k.tenant_id and b.brand_id = k.brand_id
    left join firms f on f.tenant_id = k.tenant_id and f.firm_id = k.firm_id
    left join sweeps s on s.tenant_id = k.tenant_id and s.sweep_id = k.sweep_id
    left join cases o on o.tenant_id = s.tenant_id and o.case_id = s.case_id
    where k.tenant_id = ${snapshot.tenantId} and k.case_id = ${caseId}`.execute(snapshot.sql);
  const [row] = rows;
  if (!row) throw refuse('case.not_found', {});
  return row;
}

export interface MoneyTold {
  code: 'decided' | 'paid';
  at: string;
  on: string;
  amount: Money;
}

/** Decisions approved and payments that left and stayed away, from the case's own facts, oldest first. */
export async function readMoneyTold(snapshot: Snapshot, caseId: Uuid): Promise<MoneyTold[]> {
  const { rows } = await sql<MoneyTold>`
    select case f.name when 'decision.approved' then 'decided' else 'paid' end as code, f.at,
      coalesce(f.body ->> 'approvedOn', f.body ->> 'on') as on,
      jsonb_build_object('amountMinor', coalesce(f.body ->> 'totalMinor', f.body ->> 'amountMinor'),
        'currency', f.body ->> 'currency') as amount
    from facts f
    where f.tenant_id = ${snapshot.tenantId} and f.subject = ${caseId}
      and (f.name = 'decision.approved' or f.name = 'payment.confirmed')
      and not exists (select from facts r where r.tenant_id = f.tenant_id and r.subject = f.subject and r.fact_id > f.fact_id
        and ((r.name = 'decision.withdrawn' and r.body ->> 'decisionId' = f.body ->> 'decisionId')
          or (r.name = 'payment.returned' and f.name = 'payment.confirmed'
            and r.body ->> 'paymentId' = f.body ->> 'paymentId')))
    order by f.fact_id`.execute(snapshot.sql);
  return rows;
}
