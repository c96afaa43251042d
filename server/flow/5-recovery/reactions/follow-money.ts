// One reaction reads everything that moves money, in order: facts of one name in a row are answered together, because a batch of
// payments comes in hundreds.
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { runsOf } from '#platform/facts/runs-of';
import { reaction } from '#platform/part';
import { bookDecisions } from '../recourses/book-decisions.ts';
import { bookAcceptedAgain, bookPaid, bookReturned } from '../recourses/book-payments.ts';
import { releaseRecourses } from '../recourses/release-recourse.ts';

const names = [
  'decision.approved',
  'decision.withdrawn',
  'payment.confirmed',
  'payment.returned',
  'payment.declined',
  'payment.accepted_again',
] as const;
type Money = (typeof names)[number];

export const followMoney = reaction<Money>({
  name: 'follow-money',
  on: names,
  async react(tx, facts) {
    for (const run of runsOf(facts)) await answer(tx, run);
  },
});

async function answer(tx: Tx, run: readonly Fact<Money>[]): Promise<void> {
  const of = <Name extends Money>(name: Name) => run.filter((fact) => fact.name === name) as unknown as Fact<Name>[];
  switch (run[0]?.name) {
    case 'decision.approved':
      return bookDecisions(tx, of('decision.approved'));
    case 'payment.confirmed':
      return bookPaid(tx, of('payment.confirmed'));
    case 'payment.returned':
      return bookReturned(tx, of('payment.returned'));
    case 'payment.declined':
      return releaseRecourses(tx, of('payment.declined'));
    case 'payment.accepted_again':
      return bookAcceptedAgain(tx, of('payment.accepted_again'));
    case 'decision.withdrawn':
      return releaseRecourses(tx, of('decision.withdrawn'));
  }
}
