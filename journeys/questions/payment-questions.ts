// Questions about money: where the payment of a case stands, what an incident or the company has paid, what the bank said that fits nothing.
import { allPayments, type PaymentRow } from '../deeds/payments-named.ts';
import { idFor, nameOf, type Question, type Stage } from '../stage.ts';
import { plainMoney } from './plain-money.ts';

const plain = (code: string | null) => code?.replaceAll('_', ' ') ?? null;
const paymentQuestion: Question = {
  asks: 'payment of',
  named: true,
  async answer(stage, subject) {
    const rows = await allPayments(stage, { caseId: idFor(stage, subject) });
    const last = rows.at(-1);
    if (!last) return { state: 'none', count: 0 };
    const shown = await stage.call('GET', `/payments/${last.paymentId}`);
    type Line = { head: string; amountMinor: string; currency: string };
    return {
      count: rows.length,
      state: plain(shown.state),
      total: plainMoney(stage, shown.total),
      heads: Object.fromEntries(shown.lines.map((line: Line) => [line.head, plainMoney(stage, line)])),
      account: shown.payee?.shown ?? 'none',
      'account by': shown.payee?.via ?? 'nobody',
      approvals: shown.approvals.length,
      'approvals needed': shown.approvalsNeeded,
      attempts: shown.attempts.length,
      'sent on': shown.sentOn,
      'paid on': shown.paidOn,
      'returned on': shown.returnedOn,
      reason: shown.reason,
      signed: shown.receipt === null ? 'no' : 'yes',
    };
  },
};

async function sums(stage: Stage, query: Record<string, string>) {
  const rows = await allPayments(stage, query);
  const sumOf = (some: PaymentRow[]) => some.reduce((sum, { total }) => sum + plainMoney(stage, total), 0);
  const paid = rows.filter(({ state }) => state === 'confirmed');
  const days = paid.flatMap(({ paidOn }) => paidOn ?? []).toSorted();
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    count: rows.length,
    total: sumOf(rows),
    paid: sumOf(paid),
    'paid count': paid.length,
    'first paid on': days[0] ?? null,
    'last paid on': days.at(-1) ?? null,
    'waiting for account': count('awaiting_payee'),
    'to approve': count('draft'),
    'to send': count('approved'),
    'with the bank': count('sent'),
    returned: count('returned'),
    declined: count('declined'),
    cancelled: count('cancelled'),
    cases: [...new Set(rows.map(({ caseId }) => nameOf(stage, caseId)))],
  };
}

export const paymentQuestions: readonly Question[] = [
  paymentQuestion,
  { asks: 'payments', named: false, answer: (stage) => sums(stage, {}) },
  { asks: 'payments for', named: true, answer: (stage, subject) => sums(stage, { incidentId: idFor(stage, subject) }) },
  {
    asks: 'bank lines',
    named: false,
    async answer(stage) {
      const { rows } = await stage.call('GET', '/bank-lines?state=unmatched&limit=200');
      return { unmatched: rows.length, reasons: rows.map((row: { why: string | null }) => plain(row.why)) };
    },
  },
];
