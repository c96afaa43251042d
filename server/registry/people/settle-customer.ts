// Asked by stage 2: who complains on the page, found again by telephone and name or registered (REG-3).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { newPerson, tidyPerson } from './person.ts';
import { personReader, personWriter } from './person-store.ts';

/** The phone is locked until the end of the transaction: two complaints of one new customer find one person. Refuses `phone.unreadable`. */
export async function settleCustomer(
  tx: Tx,
  given: { name: string; phone: string; language: string },
): Promise<{ personId: Uuid; phone: string }> {
  const country = await personReader(tx).countryWithLock(given.phone);
  const written = { name: given.name, phones: [given.phone], emails: [], addresses: [], language: given.language };
  const person = newPerson(tidyPerson(written, country));
  const [phone = ''] = person.phones;
  const { rows } = await sql<{ personId: Uuid }>`select coalesce(p.merged_into, p.person_id) as "personId"
    from person_phones x join persons p on p.tenant_id = x.tenant_id and p.person_id = x.person_id
    where x.tenant_id = ${tx.tenantId} and x.phone = ${phone} and x.name_key = ${person.nameKey}
    order by p.person_id limit 1`.execute(tx.sql);
  if (rows[0]) return { personId: rows[0].personId, phone };
  await personWriter(tx).add([person]);
  recordFact(tx, 'person.registered', person.personId, { personId: idOf('per', person.personId) });
  return { personId: person.personId, phone };
}
