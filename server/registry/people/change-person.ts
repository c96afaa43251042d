// Changes a person: everything given replaces everything known. The fact names the fields and keeps the words to itself.
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { comparableName } from '../comparable-name.ts';
import { writeSearchEntries } from '../finding/search-entries.ts';
import { type KnownPerson, type PersonWritten, tidyPerson, wordsOfPerson } from './person.ts';
import { personReader, personWriter } from './person-store.ts';
import { type PersonShown, showPeople } from './person-views.ts';

/** Refuses `person.not_found`, `person.merged_already` (its survivor is the one to change) and `phone.unreadable`. */
export async function changePerson(acting: Acting, personId: Uuid, given: PersonWritten): Promise<PersonShown> {
  allow(acting, 'person.write');
  return await acting.transact(async (tx) => {
    const reader = personReader(tx);
    const [before] = await reader.find([personId], 'lock');
    if (!before) throw refuse('person.not_found', {});
    if (before.mergedInto) throw refuse('person.merged_already', {});
    const tidy = tidyPerson(given, await reader.country());
    const after: KnownPerson = { ...before, ...tidy, nameKey: comparableName(tidy.name) };
    const fields = changedFields(before, after);
    if (fields.length > 0) {
      await personWriter(tx).change(before, after);
      const words = wordsOfPerson(tx.tenantId, after);
      await writeSearchEntries(tx, [{ subjectId: personId, kind: 'person', words }]);
      recordFact(tx, 'person.changed', personId, { personId: idOf('per', personId), fields });
    }
    const [shown] = await showPeople(tx, [personId]);
    return shown as PersonShown;
  });
}

function changedFields(before: PersonWritten, after: PersonWritten): string[] {
  const fields = ['name', 'phones', 'emails', 'addresses', 'language'] as const;
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
