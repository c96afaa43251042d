// When the last payment of a case has left our account, the case is told that it is put right. A reaction of its own, so that a
// statement of ten thousand lines is taken in without waiting for ten thousand cases.
import { moveCaseOn } from '#cases';
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { paymentWriter } from '../payments/payment-store.ts';

export const tellCases = reaction({
  name: 'payments.tell-cases',
  on: ['payment.confirmed'],
  async react(tx: Tx, facts: Fact<'payment.confirmed'>[]) {
    const caseIds = [...new Set(facts.map(({ body }) => uuidOf(body.caseId)))].toSorted();
    const payments = await paymentWriter(tx).lockOfCases(caseIds);
    for (const caseId of caseIds) {
      const ofCase = payments.filter((payment) => payment.caseId === caseId && payment.state !== 'cancelled');
      // Returned since, or another head still on its way: the case is not put right yet.
      if (ofCase.length === 0 || ofCase.some(({ state }) => state !== 'confirmed' && state !== 'declined')) continue;
      const last =
        ofCase
          .flatMap(({ paidOn }) => paidOn ?? [])
          .toSorted()
          .at(-1) ?? '';
      await moveCaseOn(tx, caseId, 'remedied', last);
    }
  },
});
