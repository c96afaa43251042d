// Asked by stage 2: who has this e-mail address or telephone number, and what becomes of a sender nobody knew.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { newPerson, tidyPerson } from './person.ts';
import { personReader, personWriter } from './person-store.ts';

export interface ReachedBy {
  kind: 'email' | 'phone';
  address: string;
}

/** Survivors of merges, at most twenty. */
export async function peopleReachedBy(
  snapshot: Snapshot,
  { kind, address }: ReachedBy,
): Promise<{ personId: Uuid; name: string }[]> {
  const { tenantId } = snapshot;
  const found =
    kind === 'email'
      ? sql`select person_id from person_emails where tenant_id = ${tenantId} and email = ${address}`
      : sql`select person_id from person_phones where tenant_id = ${tenantId} and phone = ${address}`;
  const { rows } = await sql<{ personId: Uuid; name: string }>`
    select s.person_id as "personId", s.name from persons s where s.tenant_id = ${tenantId} and s.person_id in (
      select coalesce(p.merged_into, p.person_id) from persons p where p.tenant_id = ${tenantId} and p.person_id in (${found}))
    order by s.person_id limit 20`.execute(snapshot.sql);
  return rows;
}

/** A new person known by an address alone, or by a name alone when only a gateway knows the address. Refuses `phone.unreadable`. */
export async function registerSender(
  tx: Tx,
  by: ReachedBy | null,
  given: { name: string; language: string },
): Promise<Uuid> {
  const written = { ...given, phones: [] as string[], emails: [] as string[], addresses: [] };
  if (by?.kind === 'email') written.emails.push(by.address);
  if (by?.kind === 'phone') written.phones.push(by.address);
  const person = newPerson(tidyPerson(written, await personReader(tx).country()));
  await personWriter(tx).add([person]);
  recordFact(tx, 'person.registered', person.personId, { personId: idOf('per', person.personId) });
  return person.personId;
}

/** From now on the person is found by this e-mail address too. Refuses nothing: who has it already keeps it. */
export async function learnEmail(tx: Tx, personId: Uuid, email: string): Promise<void> {
  const [person] = await personReader(tx).find([personId], 'lock');
  if (!person || person.emails.includes(email)) return;
  await personWriter(tx).gain([{ ...person, emails: [...person.emails, email] }]);
  recordFact(tx, 'person.changed', personId, { personId: idOf('per', personId), fields: ['emails'] });
}
