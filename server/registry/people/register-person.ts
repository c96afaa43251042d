// Registers a person.
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf } from '#platform/ids/make-id';
import { newPerson, type PersonWritten, tidyPerson } from './person.ts';
import { personReader, personWriter } from './person-store.ts';
import { type PersonShown, showPeople } from './person-views.ts';

/**
 * Always a new person, also beside one of the same name and phone: who they are is for people to say (`findDuplicates`,
 * `mergePeople`). Refuses `phone.unreadable`.
 */
export async function registerPerson(acting: Acting, given: PersonWritten): Promise<PersonShown> {
  allow(acting, 'person.write');
  return await acting.transact(async (tx) => {
    const country = await personReader(tx).country();
    const person = newPerson(tidyPerson(given, country));
    await personWriter(tx).add([person]);
    recordFact(tx, 'person.registered', person.personId, { personId: idOf('per', person.personId) });
    const [shown] = await showPeople(tx, [person.personId]);
    return shown as PersonShown;
  });
}
