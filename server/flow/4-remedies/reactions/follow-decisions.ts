// The one reaction of this stage: facts in their order, runs of one name together, so that a withdrawal finds the payment it takes back.
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { runsOf } from '#platform/facts/runs-of';
import { uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { paymentWriter } from '../payments/payment-store.ts';
import { cancelPayments } from './cancel-payments.on.decision-withdrawn.ts';
import { draftPayments } from './draft-payments.on.decision-approved.ts';

const names = ['decision.approved', 'decision.withdrawn', 'person.merged'] as const;
type Followed = Fact<(typeof names)[number]>;

export const followDecisions = reaction({
  name: 'payments.follow-decisions',
  on: names,
  async react(tx: Tx, facts: Followed[]) {
    for (const run of runsOf(facts)) {
      const [first] = run;
      if (first?.name === 'decision.approved') await draftPayments(tx, run as Fact<'decision.approved'>[]);
      if (first?.name === 'decision.withdrawn') await cancelPayments(tx, run as Fact<'decision.withdrawn'>[]);
      if (first?.name === 'person.merged')
        for (const { body } of run as Fact<'person.merged'>[])
          await paymentWriter(tx).changePerson(uuidOf(body.duplicateId), uuidOf(body.personId));
    }
  },
});
