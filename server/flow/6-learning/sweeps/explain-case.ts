// Why there is a case although nobody complained, and why money came: told to the customer from what is recorded (SWEEP-12).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { explainCase as explainContract } from '#api/flow/6-learning';
import { scriptText } from '#api/texts/index';
import type { Language, Money } from '#api/values';
import { mayTouchCase } from '#cases';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

type Explanation = z.input<typeof explainContract.answer>;
type Reason = Explanation['lines'][number];

/** In the language of the case unless another is asked for. Refuses `case.not_found`. */
export async function explainCase(acting: Acting, caseId: Uuid, language?: Language): Promise<Explanation> {
  allow(acting, 'case.read');
  return await acting.look(async (snapshot) => {
    await mayTouchCase(snapshot, acting.actor, caseId);
    return await explainCaseOf(snapshot, caseId, language);
  });
}

interface CaseTold {
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

/** The same for the customer's own page, whose link says which case it is. */
export async function explainCaseOf(snapshot: Snapshot, caseId: Uuid, wanted?: Language): Promise<Explanation> {
  const told = await readTold(snapshot, caseId);
  const language = wanted ?? told.language;
  const { number, seller, signedFrom, signedUntil, timeZone } = told;
  const line = (code: Reason['code'], at: string | null, more: Record<string, unknown> = {}): Reason[] => {
    if (at === null) return [];
    const on = more.on ?? dayAt(new Date(at).getTime(), timeZone);
    const key = code === 'first_complaint' && told.openedBy !== 'mall' ? 'own_complaint' : code;
    return [
      { at, code, text: scriptText(`why.${key}`, { number, seller, signedFrom, signedUntil, on, ...more }, language) },
    ];
  };
  const money = await readMoney(snapshot, caseId);
  const byUs = told.openedBy === 'mall';
  return {
    openedByUs: byUs,
    sweepId: told.sweepId && idOf('swp', told.sweepId),
    incidentId: told.incidentId && idOf('inc', told.incidentId),
    language,
    lines: [
      ...(byUs
        ? [
            ...line('first_complaint', told.firstAt, { on: told.firstOn }),
            ...line('sweep_started', told.sweepAt),
            ...line('called', told.calledAt),
            ...line('case_opened', told.openedAt),
          ]
        : line('first_complaint', told.openedAt, { on: told.complainedOn })),
      ...money.flatMap(({ code, at, on, amount }) => line(code, at, { on, amount })),
    ],
  };
}

async function readTold(snapshot: Snapshot, caseId: Uuid): Promise<CaseTold> {
  const { rows } = await sql<CaseTold>`
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

interface MoneyTold {
  code: 'decided' | 'paid';
  at: string;
  on: string;
  amount: Money;
}

/** Decisions approved and payments that left and stayed away, from the case's own facts, oldest first. */
async function readMoney(snapshot: Snapshot, caseId: Uuid): Promise<MoneyTold[]> {
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
