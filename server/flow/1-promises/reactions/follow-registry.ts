// The one reaction of this stage. All that promises follow is read by one cursor, so that facts are answered in the order they
// happened: the playbooks are there before the first contract, and a contract before what was done under it (PROM-12).
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { givingReaction } from '../commitments/give-to-contracts-there.ts';
import { promiseWriter } from '../promises/promise-store.ts';
import { askGivings, type CommitmentWritten } from './ask-giving.on.commitment-written.ts';
import { bringPlaybooks } from './bring-playbooks.on.company-founded.ts';
import { type ContractFact, contractFacts, settlePromises } from './settle-promises.on.contract-facts.ts';

const commitmentFacts = ['commitment.made', 'commitment.revised'] as const;
const followed = ['company.founded', 'person.merged', ...commitmentFacts, ...contractFacts] as const;
type Followed = Fact<(typeof followed)[number]>;

/** `tenancy.ended` is not among them: a promise survives the merchant's exit (PROM-11, E5). */
export const followRegistry = reaction({
  name: givingReaction,
  on: followed,
  async react(tx: Tx, facts: Followed[]): Promise<void> {
    const isOfContract = (fact: Followed): fact is ContractFact =>
      (contractFacts as readonly string[]).includes(fact.name);
    const isOfCommitment = (fact: Followed): fact is CommitmentWritten =>
      (commitmentFacts as readonly string[]).includes(fact.name);
    if (facts.some((fact) => fact.name === 'company.founded')) await bringPlaybooks(tx);
    await settlePromises(tx, facts.filter(isOfContract));
    await askGivings(tx, facts.filter(isOfCommitment));
    // After the contracts: one settled just now may still have been read under the duplicate's name.
    for (const fact of facts) {
      if (fact.name !== 'person.merged') continue;
      const { duplicateId, personId } = (fact as Fact<'person.merged'>).body;
      await promiseWriter(tx).changePerson(uuidOf(duplicateId), uuidOf(personId));
    }
  },
});
