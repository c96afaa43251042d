// Joins a duplicate into the person it is: contracts, phones and addresses move, both histories stay readable (REG-4).
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { dropSearchEntries, writeSearchEntries } from '../finding/search-entries.ts';
import { wordsOfPerson } from './person.ts';
import { personReader, personWriter } from './person-store.ts';
import { type PersonShown, showPeople } from './person-views.ts';

/**
 * Refuses `person.merge_self`, `person.not_found`, and `person.merged_already` when either has been joined into another before.
 * Later stages move what they keep of the duplicate when they hear `person.merged`.
 */
export async function mergePeople(acting: Acting, personId: Uuid, duplicateId: Uuid): Promise<PersonShown> {
  allow(acting, 'person.merge');
  if (personId === duplicateId) throw refuse('person.merge_self', {});
  return await acting.transact(async (tx) => {
    const reader = personReader(tx);
    const found = await reader.find([personId, duplicateId], 'lock');
    if (found.length < 2) throw refuse('person.not_found', {});
    if (found.some(({ mergedInto }) => mergedInto !== null)) throw refuse('person.merged_already', {});
    await personWriter(tx).join(personId, duplicateId);
    const [survivor] = await reader.find([personId]);
    if (survivor) {
      const words = wordsOfPerson(tx.tenantId, survivor);
      await writeSearchEntries(tx, [{ subjectId: personId, kind: 'person', words }]);
    }
    await dropSearchEntries(tx, [duplicateId]);
    recordFact(tx, 'person.merged', personId, {
      personId: idOf('per', personId),
      duplicateId: idOf('per', duplicateId),
    });
    const [shown] = await showPeople(tx, [personId]);
    return shown as PersonShown;
  });
}
