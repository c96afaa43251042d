// Answers a joined duplicate: the cases of the person who is no longer shown go to the survivor.
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { caseWriter } from '../case-store.ts';

export const followMerges = reaction({
  name: 'move-cases.on.person-merged',
  on: ['person.merged'],
  async react(tx: Tx, facts: Fact<'person.merged'>[]) {
    for (const { body } of facts) await caseWriter(tx).changePerson(uuidOf(body.duplicateId), uuidOf(body.personId));
  },
});
