// All SQL on decided amounts and on the payments that are in the books.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { DecidedLine } from './booking-rules.ts';
import type { Recourse } from './recourse.ts';

const columns = sql`r.decision_id as "decisionId", r.case_id as "caseId", r.contract_id as "contractId",
  r.person_id as "personId", r.firm_id as "firmId", r.incident_id as "incidentId", r.currency, r.lines,
  r.total_minor as "totalMinor", r.recoverable_minor as "recoverableMinor", r.paid_minor as "paidMinor", r.state,
  r.approved_on as "approvedOn", r.policy_version as "policyVersion"`;

type Row = Omit<Recourse, 'lines'> & { lines: (Omit<DecidedLine, 'amountMinor'> & { amountMinor: string })[] };
const asRecourse = (row: Row): Recourse => ({
  ...row,
  lines: row.lines.map((line) => ({ ...line, amountMinor: BigInt(line.amountMinor) })),
});

export interface PaymentBooked {
  paymentId: Uuid;
  decisionId: Uuid;
  amountMinor: bigint;
  currency: string;
}

export function recourseReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    async byDecisions(decisionIds: readonly Uuid[], lock?: 'lock'): Promise<Map<Uuid, Recourse>> {
      const { rows } = await sql<Row>`select ${columns} from recourses r
        where r.tenant_id = ${tenantId} and r.decision_id = any(${[...decisionIds]}::uuid[])
        order by r.decision_id ${lock ? sql`for update` : sql``}`.execute(snapshot.sql);
      return new Map(rows.map((row) => [row.decisionId, asRecourse(row)]));
    },
    /** What was paid of decisions and not yet recovered by any claim (REC-5); what came after a write-off counts as well. */
    async paidLeft(decisionIds: readonly Uuid[]): Promise<Map<Uuid, bigint>> {
      const { rows } = await sql<{ decisionId: Uuid; left: bigint }>`
        select r.decision_id as "decisionId", (r.paid_minor - coalesce((
          select sum(c.recovered_minor + c.recovered_late_minor) from claims c
          where c.tenant_id = r.tenant_id and c.decision_id = r.decision_id), 0))::bigint as left
        from recourses r where r.tenant_id = ${tenantId} and r.decision_id = any(${[...decisionIds]}::uuid[])`.execute(
        snapshot.sql,
      );
      return new Map(rows.map(({ decisionId, left }) => [decisionId, left > 0n ? left : 0n]));
    },
  };
}

export function recourseWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** Adds those not known yet, and answers with their decisions. */
    async add(recourses: readonly Recourse[]): Promise<Set<Uuid>> {
      const { rows } = await sql<{ decisionId: Uuid }>`insert into recourses
        select * from jsonb_populate_recordset(null::recourses, ${JSON.stringify(
          recourses.map((recourse) => recordOf(tx, recourse)),
        )}::jsonb)
        on conflict (tenant_id, decision_id) do nothing returning decision_id as "decisionId"`.execute(tx.sql);
      return new Set(rows.map(({ decisionId }) => decisionId));
    },
    async setState(decisionId: Uuid, state: Recourse['state']): Promise<void> {
      await sql`update recourses set state = ${state}
        where tenant_id = ${tenantId} and decision_id = ${decisionId}`.execute(tx.sql);
    },
    async addPaid(decisionIds: readonly Uuid[], changes: readonly bigint[]): Promise<void> {
      await sql`update recourses r set paid_minor = r.paid_minor + p.change
        from (select decision_id, sum(change) as change
          from unnest(${[...decisionIds]}::uuid[], ${changes.map(String)}::bigint[]) as u (decision_id, change)
          group by decision_id) p
        where r.tenant_id = ${tenantId} and r.decision_id = p.decision_id`.execute(tx.sql);
    },
    /** Marks payments as in the books or out of them again, and answers with those for which that is news (REC-2). */
    async turnPayments(payments: readonly PaymentBooked[], booked: boolean): Promise<Set<Uuid>> {
      if (booked) {
        await sql`insert into recourse_payments (tenant_id, payment_id, decision_id, amount_minor, currency, booked)
          select ${tenantId}, p.payment_id, p.decision_id, p.amount_minor, p.currency, false
          from unnest(${payments.map((p) => p.paymentId)}::uuid[], ${payments.map((p) => p.decisionId)}::uuid[],
            ${payments.map((p) => String(p.amountMinor))}::bigint[], ${payments.map((p) => p.currency)}::text[])
            as p (payment_id, decision_id, amount_minor, currency)
          on conflict do nothing`.execute(tx.sql);
      }
      const { rows } = await sql<{ paymentId: Uuid }>`update recourse_payments set booked = ${booked}
        where tenant_id = ${tenantId} and payment_id = any(${payments.map((p) => p.paymentId)}::uuid[]) and booked <> ${booked}
        returning payment_id as "paymentId"`.execute(tx.sql);
      return new Set(rows.map(({ paymentId }) => paymentId));
    },
  };
}

function recordOf(tx: Tx, recourse: Recourse) {
  return {
    tenant_id: tx.tenantId,
    decision_id: recourse.decisionId,
    case_id: recourse.caseId,
    contract_id: recourse.contractId,
    person_id: recourse.personId,
    firm_id: recourse.firmId,
    incident_id: recourse.incidentId,
    currency: recourse.currency,
    lines: recourse.lines.map((line) => ({ ...line, amountMinor: String(line.amountMinor) })),
    total_minor: String(recourse.totalMinor),
    recoverable_minor: String(recourse.recoverableMinor),
    paid_minor: String(recourse.paidMinor),
    state: recourse.state,
    approved_on: recourse.approvedOn,
    policy_version: recourse.policyVersion,
  };
}
