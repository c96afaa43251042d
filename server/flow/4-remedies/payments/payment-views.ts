// What screens and clients see of payments: one query a page; the names come from the registry's tables, the rest from ours.
import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  countPayments as countRoute,
  listPayments as listRoute,
  paymentWithAttempts,
  payment as shape,
} from '#api/flow/4-remedies';
import { casesAboutReader, shownToReader } from '#cases';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readCompany, readPageKey } from '#registry';
import { shownLines } from '../bank-answers/shown-lines.ts';
import type { Payee } from '../payees/payee.ts';
import { readLimits } from '../settings/payment-limits.ts';
import type { AttemptState, Heard } from './attempt-rules.ts';
import type { CustomerPayment, PaymentLine } from './customer-payment.ts';
import { approvalsNeeded } from './payment-rules.ts';

export type PaymentShown = z.input<typeof shape>;

interface ViewRow extends Omit<CustomerPayment, 'lines'> {
  lines: (Omit<PaymentLine, 'amountMinor'> & { amountMinor: string })[];
  contractNumber: string | null;
  personName: string | null;
  legalName: string | null;
  endToEndId: string | null;
  payee: Omit<Payee, 'account' | 'caseId'> | null;
  approvals: { by: string; at: string }[] | null;
  signedBy: string | null;
  signedAt: string | null;
}

const select = sql`select p.payment_id as "paymentId", p.state, p.decision_id as "decisionId", p.case_id as "caseId",
    p.incident_id as "incidentId", p.contract_id as "contractId", c.number as "contractNumber", p.person_id as "personId",
    n.name as "personName", p.firm_id as "firmId", f.legal_name as "legalName", p.lines, p.amount_minor as "amountMinor", p.currency,
    p.attempt, a.end_to_end_id as "endToEndId", p.file_id as "fileId", p.decided_on as "decidedOn", p.drafted_at as "draftedAt",
    p.sent_on as "sentOn", p.paid_on as "paidOn", p.returned_on as "returnedOn", p.reason, r.signed_by as "signedBy",
    r.signed_at as "signedAt", p.payee_id as "payeeId",
    case when y.payee_id is not null then jsonb_build_object('payeeId', y.payee_id, 'holderName', y.holder_name, 'scheme', y.scheme,
      'shown', y.shown, 'bankCode', y.bank_code, 'bankName', y.bank_name, 'via', y.via, 'givenBy', y.given_by,
      'givenAt', to_char(y.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as payee,
    (select jsonb_agg(jsonb_build_object('by', v.approved_by,
        'at', to_char(v.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by v.approved_at)
      from payment_approvals v
      where v.tenant_id = p.tenant_id and v.payment_id = p.payment_id and v.payee_id = p.payee_id) as approvals
  from payments p
  left join contracts c on c.tenant_id = p.tenant_id and c.contract_id = p.contract_id
  left join persons n on n.tenant_id = p.tenant_id and n.person_id = p.person_id
  left join firms f on f.tenant_id = p.tenant_id and f.firm_id = p.firm_id
  left join payees y on y.tenant_id = p.tenant_id and y.payee_id = p.payee_id
  left join payment_attempts a on a.tenant_id = p.tenant_id and a.payment_id = p.payment_id and a.attempt = p.attempt
  left join receipts r on r.tenant_id = p.tenant_id and r.payment_id = p.payment_id`;

/** Oldest first: ids grow with nothing, so the order is that of the ids, stable under paging. */
export async function listPaymentsOf(
  snapshot: Snapshot,
  query: z.output<typeof listRoute.query>,
): Promise<Page<PaymentShown>> {
  const [after] = readPageKey(query.after, ['uuid']) ?? [];
  const asked = {
    state: query.state ?? null,
    caseId: query.caseId ? uuidOf(query.caseId) : null,
    incidentId: query.incidentId ? uuidOf(query.incidentId) : null,
    firmId: query.firmId ? uuidOf(query.firmId) : null,
    personId: query.personId ? uuidOf(query.personId) : null,
    fileId: query.fileId ? uuidOf(query.fileId) : null,
  };
  // Only the conditions asked for are written, so that each list finds its index.
  const { rows } = await sql<ViewRow>`${select}
    where p.tenant_id = ${snapshot.tenantId} and ${shownToReader(snapshot, 'p.case_id')}
      ${asked.state ? sql`and p.state = ${asked.state}` : sql``}
      ${asked.caseId ? sql`and p.case_id = ${asked.caseId}` : sql``}
      ${asked.incidentId ? sql`and p.incident_id = ${asked.incidentId}` : sql``}
      ${asked.firmId ? sql`and p.firm_id = ${asked.firmId}` : sql``}
      ${asked.personId ? sql`and p.person_id = ${asked.personId}` : sql``}
      ${asked.fileId ? sql`and p.file_id = ${asked.fileId}` : sql``}
      ${query.currency ? sql`and p.currency = ${query.currency}` : sql``}
      ${after ? sql`and p.payment_id > ${after}` : sql``}
    order by p.payment_id limit ${query.limit + 1}`.execute(snapshot.sql);
  const show = await shower(snapshot, rows);
  return pageOfRows(rows, query.limit, (row) => [row.paymentId], show);
}

/** Refuses `payment.not_found`, also to whom the case is about. */
export async function showPaymentOf(snapshot: Snapshot, paymentId: Uuid): Promise<PaymentShown> {
  const { rows } = await sql<ViewRow>`${select}
    where p.tenant_id = ${snapshot.tenantId} and p.payment_id = ${paymentId} and ${shownToReader(snapshot, 'p.case_id')}`.execute(
    snapshot.sql,
  );
  const [row] = rows;
  if (!row) throw refuse('payment.not_found', {});
  return (await shower(snapshot, rows))(row);
}

export async function showPaymentWithAttempts(
  snapshot: Snapshot,
  paymentId: Uuid,
): Promise<z.input<typeof paymentWithAttempts>> {
  const shown = await showPaymentOf(snapshot, paymentId);
  type Row = Heard & {
    attempt: number;
    endToEndId: string;
    state: AttemptState;
    shown: string;
    fileId: Uuid;
    sentOn: string;
  };
  const { rows } = await sql<Row>`
    select a.attempt, a.end_to_end_id as "endToEndId", a.state, y.shown, a.file_id as "fileId", a.sent_on as "sentOn",
      a.paid_on as "paidOn", a.back_on as "backOn", a.back_reason as "backReason", a.rejected_on as "rejectedOn",
      a.rejected_reason as "rejectedReason"
    from payment_attempts a
    join payees y on y.tenant_id = a.tenant_id and y.payee_id = a.payee_id
    where a.tenant_id = ${snapshot.tenantId} and a.payment_id = ${paymentId} order by a.attempt`.execute(snapshot.sql);
  const attempts = rows.map(({ attempt, endToEndId, state, shown, fileId, sentOn, ...heard }) => ({
    attempt,
    endToEndId,
    state,
    shown,
    fileId: idOf('pfl', fileId),
    sentOn,
    paidOn: heard.paidOn,
    returnedOn: state === 'returned' ? (heard.backOn ?? heard.rejectedOn) : null,
    reason: state === 'returned' ? (heard.backReason ?? heard.rejectedReason) : null,
  }));
  return { ...shown, attempts };
}

/** PAY-4: what is shown of an account never holds its number. */
export function payeeShown(payee: Omit<Payee, 'account' | 'caseId'>): NonNullable<PaymentShown['payee']> {
  const { payeeId, holderName, scheme, shown, bankCode, bankName, via, givenBy, givenAt } = payee;
  return { payeeId: idOf('pye', payeeId), holderName, scheme, shown, bankCode, bankName, via, givenBy, givenAt };
}

/** Approvers and enterers are told by name where there is one. */
async function shower(snapshot: Snapshot, rows: readonly ViewRow[]): Promise<(row: ViewRow) => PaymentShown> {
  const limits = await readLimits(snapshot);
  const actors = rows.flatMap((row) => [
    ...(row.approvals ?? []).map(({ by }) => by),
    ...(row.payee ? [row.payee.givenBy] : []),
  ]);
  const names = await namesOfActors(snapshot, actors);
  const named = (signature: string) => names.get(signature) ?? signature;
  return (row) => ({
    paymentId: idOf('pay', row.paymentId),
    state: row.state,
    decisionId: idOf('dec', row.decisionId),
    caseId: idOf('cas', row.caseId),
    incidentId: row.incidentId && idOf('inc', row.incidentId),
    contractId: idOf('ctr', row.contractId),
    contractNumber: row.contractNumber ?? '',
    personId: idOf('per', row.personId),
    personName: row.personName ?? '',
    firmId: row.firmId && idOf('frm', row.firmId),
    legalName: row.legalName,
    lines: row.lines.map((line) => ({ ...line, currency: row.currency })),
    total: { amountMinor: `${row.amountMinor}`, currency: row.currency },
    payee: row.payee && payeeShown({ ...row.payee, givenBy: named(row.payee.givenBy) }),
    approvals: (row.approvals ?? []).map(({ by, at }) => ({ by: named(by), at })),
    approvalsNeeded: approvalsNeeded(row.amountMinor, limits(row.currency)),
    attempt: row.attempt,
    endToEndId: row.endToEndId,
    fileId: row.fileId && idOf('pfl', row.fileId),
    decidedOn: row.decidedOn,
    draftedAt: row.draftedAt,
    sentOn: row.sentOn,
    paidOn: row.paidOn,
    returnedOn: row.returnedOn,
    reason: row.reason,
    receipt: row.signedBy !== null && row.signedAt !== null ? { signedBy: row.signedBy, signedAt: row.signedAt } : null,
  });
}

export async function countPaymentsOf(
  snapshot: Snapshot,
  query: z.output<typeof countRoute.query>,
): Promise<z.input<typeof countRoute.answer>> {
  const { timeZone } = await readCompany(snapshot);
  const only = query.incidentId ? sql`and incident_id = ${uuidOf(query.incidentId)}` : sql``;
  // All of them by the index alone; the few of cases about whoever asks are taken off (PAY-17).
  const hidden = sql`and case_id = any (${casesAboutReader(snapshot)})`;
  const { rows } = await sql<{ state: CustomerPayment['state']; currency: string; count: number; sum: string }>`
    select state, currency, sum(n)::int as count, sum(s)::text as sum from (
      select state, currency, count(*) as n, sum(amount_minor) as s from payments
        where tenant_id = ${snapshot.tenantId} ${only} group by state, currency
      union all
      select state, currency, -count(*), -sum(amount_minor) from payments
        where tenant_id = ${snapshot.tenantId} ${only} ${hidden} group by state, currency
    ) each group by state, currency having sum(n) > 0 order by state, currency`.execute(snapshot.sql);
  const { rows: lines } = await sql<{ count: number }>`select count(*)::int as count from bank_lines
    where tenant_id = ${snapshot.tenantId} and state = 'unmatched' and ${shownLines(snapshot, 'bank_lines')}`.execute(
    snapshot.sql,
  );
  return {
    today: dayAt(snapshot.at.getTime(), timeZone),
    rows: rows.map(({ sum, ...row }) => ({ ...row, amountMinor: sum })),
    // A line that found no payment is of no incident.
    unmatchedLines: query.incidentId ? 0 : (lines[0]?.count ?? 0),
  };
}
