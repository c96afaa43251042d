// Cases are told what became of their money: paid, declined, sent back. A reaction of its own, so that a statement of ten thousand
// lines is taken in without waiting for ten thousand cases.
import { moveCaseOn } from '#cases';
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import type { CustomerPayment } from '../payments/customer-payment.ts';
import { paymentWriter } from '../payments/payment-store.ts';

const names = ['payment.confirmed', 'payment.declined', 'payment.returned'] as const;
type Told = Fact<(typeof names)[number]>;

export const tellCases = reaction<(typeof names)[number]>({
  name: 'payments.tell-cases',
  on: names,
  async react(tx: Tx, facts) {
    const byCase = Map.groupBy(facts, ({ body }) => uuidOf(body.caseId));
    const caseIds = [...byCase.keys()].toSorted();
    const payments = Map.groupBy(await paymentWriter(tx).lockOfCases(caseIds), ({ caseId }) => caseId);
    for (const caseId of caseIds) await tellCase(tx, caseId, byCase.get(caseId) ?? [], payments.get(caseId) ?? []);
  },
});

/** The payments are as they are now, which may be later than the facts: what is no longer so is not told. */
async function tellCase(tx: Tx, caseId: Uuid, facts: readonly Told[], payments: readonly CustomerPayment[]) {
  const live = payments.filter(({ state }) => state !== 'cancelled');
  const back = live.find(({ state }) => state === 'returned');
  if (back) {
    if (facts.some(({ name }) => name === 'payment.returned'))
      await moveCaseOn(tx, caseId, 'money_returned', back.reason ?? '');
    return;
  }
  // Another head still on its way: the case is not put right yet.
  if (live.length === 0 || live.some(({ state }) => state !== 'confirmed' && state !== 'declined')) return;
  const days = live.flatMap(({ state, paidOn }) => (state === 'confirmed' && paidOn ? [paidOn] : [])).toSorted();
  const last = facts.at(-1);
  if (days.length > 0) return moveCaseOn(tx, caseId, 'remedied', days.at(-1) ?? '');
  if (last?.name === 'payment.declined' && !(last as Fact<'payment.declined'>).body.keptOpen)
    await moveCaseOn(tx, caseId, 'declined', (last as Fact<'payment.declined'>).body.reason);
}
