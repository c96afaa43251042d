// All SQL that writes payments and their approvals, and the reading that writing needs. Many at once: each call is one statement.
import { sql } from 'kysely';
import { shownToReader } from '#cases';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { CustomerPayment, PaymentLine } from './customer-payment.ts';

const columns = sql`p.payment_id as "paymentId", p.decision_id as "decisionId", p.case_id as "caseId", p.contract_id as "contractId",
  p.person_id as "personId", p.firm_id as "firmId", p.incident_id as "incidentId", p.state, p.amount_minor as "amountMinor", p.currency,
  p.lines, p.decided_on as "decidedOn", p.drafted_at as "draftedAt", p.payee_id as "payeeId", p.attempt, p.file_id as "fileId",
  p.sent_on as "sentOn", p.paid_on as "paidOn", p.returned_on as "returnedOn", p.reason`;

interface PaymentRow extends Omit<CustomerPayment, 'lines'> {
  lines: (Omit<PaymentLine, 'amountMinor'> & { amountMinor: string })[];
}

function paymentOf(row: PaymentRow): CustomerPayment {
  return { ...row, lines: row.lines.map((line) => ({ ...line, amountMinor: BigInt(line.amountMinor) })) };
}

export function paymentReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  const read = async (where: ReturnType<typeof sql>): Promise<CustomerPayment[]> => {
    const { rows } = await sql<PaymentRow>`select ${columns} from payments p
      where p.tenant_id = ${tenantId} and ${shownToReader(snapshot, 'p.case_id')} and ${where}`.execute(snapshot.sql);
    return rows.map(paymentOf);
  };
  return {
    find: async (paymentId: Uuid) => (await read(sql`p.payment_id = ${paymentId}`))[0],
    ofCase: (caseId: Uuid) => read(sql`p.case_id = ${caseId} order by p.payment_id`),
  };
}

const atOnce = 500;

/**
 * Locked always in the order of ids, so that two writers of many never wait for each other in a ring. For deeds of a
 * person the payments of a case about them are not there (PAY-17); what the bank says counts for all.
 */
export function paymentWriter(tx: Tx) {
  const { tenantId } = tx;
  const shown = shownToReader(tx, 'p.case_id');
  const lockWhere = async (where: ReturnType<typeof sql>): Promise<CustomerPayment[]> => {
    const { rows } = await sql<PaymentRow>`select ${columns} from payments p
      where p.tenant_id = ${tenantId} and ${where} order by p.payment_id for update`.execute(tx.sql);
    return rows.map(paymentOf);
  };
  const changeSome = async (payments: readonly CustomerPayment[]): Promise<void> => {
    await sql`update payments p set state = r.state, payee_id = r.payee_id, attempt = r.attempt, file_id = r.file_id,
        sent_on = r.sent_on, paid_on = r.paid_on, returned_on = r.returned_on, reason = r.reason
      from json_populate_recordset(null::payments, ${recordsOf(tenantId, payments)}) r
      where p.tenant_id = ${tenantId} and p.payment_id = r.payment_id`.execute(tx.sql);
  };
  return {
    /** Those that were not there yet: a decision has one payment (PAY-1). */
    async add(payments: readonly CustomerPayment[]): Promise<Set<Uuid>> {
      const { rows } = await sql<{ paymentId: Uuid }>`insert into payments
        select r.* from json_populate_recordset(null::payments, ${recordsOf(tenantId, payments)}) r
        on conflict do nothing returning payment_id as "paymentId"`.execute(tx.sql);
      return new Set(rows.map((row) => row.paymentId));
    },
    lock: (paymentIds: readonly Uuid[]) => lockWhere(sql`p.payment_id = any(${[...paymentIds]}::uuid[])`),
    lockShown: (paymentIds: readonly Uuid[]) =>
      lockWhere(sql`p.payment_id = any(${[...paymentIds]}::uuid[]) and ${shown}`),
    lockOfCases: (caseIds: readonly Uuid[]) => lockWhere(sql`p.case_id = any(${[...caseIds]}::uuid[])`),
    lockOfDecisions: (decisionIds: readonly Uuid[]) => lockWhere(sql`p.decision_id = any(${[...decisionIds]}::uuid[])`),
    lockDraftsOfIncident: (incidentId: Uuid) =>
      lockWhere(sql`p.incident_id = ${incidentId} and p.state in ('awaiting_payee', 'draft', 'returned') and ${shown}`),
    lockApproved: (currency: string, paymentIds: readonly Uuid[] | undefined) =>
      lockWhere(
        paymentIds
          ? sql`p.payment_id = any(${[...paymentIds]}::uuid[]) and ${shown}`
          : sql`p.state = 'approved' and p.currency = ${currency} and ${shown}`,
      ),
    /** Writes everything about a payment that can change. */
    async change(payments: readonly CustomerPayment[]): Promise<void> {
      // Five hundred at a time: the text of ten thousand rows would hold the thread.
      for (let from = 0; from < payments.length; from += atOnce) await changeSome(payments.slice(from, from + atOnce));
    },
    /** The payments of a duplicate go to the person it was joined into. */
    async changePerson(duplicateId: Uuid, personId: Uuid): Promise<void> {
      await sql`update payments set person_id = ${personId}
        where tenant_id = ${tenantId} and person_id = ${duplicateId}`.execute(tx.sql);
    },
    async addApprovals(payments: readonly CustomerPayment[]): Promise<void> {
      if (payments.length === 0) return;
      await sql`insert into payment_approvals (tenant_id, payment_id, payee_id, approved_by, approved_at)
        select ${tenantId}, a.payment_id, a.payee_id, ${tx.actor.signature}, ${tx.at}
        from unnest(${payments.map((one) => one.paymentId)}::uuid[], ${payments.map((one) => one.payeeId)}::uuid[])
          as a (payment_id, payee_id)`.execute(tx.sql);
    },
    /** Who approved paying to the account each of them has now. */
    async approvals(paymentIds: readonly Uuid[]): Promise<Map<Uuid, string[]>> {
      const { rows } = await sql<{ paymentId: Uuid; by: string[] }>`
        select a.payment_id as "paymentId", array_agg(a.approved_by) as by
        from payment_approvals a
        join payments p on p.tenant_id = a.tenant_id and p.payment_id = a.payment_id and p.payee_id = a.payee_id
        where a.tenant_id = ${tenantId} and a.payment_id = any(${[...paymentIds]}::uuid[])
        group by a.payment_id`.execute(tx.sql);
      return new Map(rows.map((row) => [row.paymentId, row.by]));
    },
  };
}

/** The rows as one JSON text with the table's own column names; what is left out is read as null. */
function recordsOf(tenantId: Uuid, payments: readonly CustomerPayment[]): string {
  const records = payments.map((payment) => ({
    tenant_id: tenantId,
    payment_id: payment.paymentId,
    decision_id: payment.decisionId,
    case_id: payment.caseId,
    contract_id: payment.contractId,
    person_id: payment.personId,
    firm_id: payment.firmId,
    incident_id: payment.incidentId,
    state: payment.state,
    amount_minor: `${payment.amountMinor}`,
    currency: payment.currency,
    lines: payment.lines.map((line) => ({ ...line, amountMinor: `${line.amountMinor}` })),
    decided_on: payment.decidedOn,
    drafted_at: payment.draftedAt,
    payee_id: payment.payeeId,
    attempt: payment.attempt,
    file_id: payment.fileId,
    sent_on: payment.sentOn,
    paid_on: payment.paidOn,
    returned_on: payment.returnedOn,
    reason: payment.reason,
  }));
  return JSON.stringify(records);
}
