// What screens show of people: who they are, how they are reached, and how their promises stand.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { person } from '#api/registry/people';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';

export type PersonShown = z.output<typeof person>;

interface PersonRow {
  personId: Uuid;
  name: string;
  phones: string[];
  emails: string[];
  addresses: string[];
  language: PersonShown['language'];
  mergedInto: Uuid | null;
  registeredAt: string;
  contractCount: number;
  openPromises: number;
  brokenPromises: number;
}

/** People in the order of the ids; unknown ids are left out. */
export async function showPeople(snapshot: Snapshot, personIds: readonly Uuid[]): Promise<PersonShown[]> {
  const { rows } = await sql<PersonRow>`
    select p.person_id as "personId", p.name, p.language, p.merged_into as "mergedInto", p.registered_at as "registeredAt",
      array(select phone from person_phones x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, phone) as phones,
      array(select email from person_emails x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, email) as emails,
      array(select address from addresses x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, address_key) as addresses,
      (select count(*)::int from contracts c where c.tenant_id = p.tenant_id and c.person_id = p.person_id) as "contractCount",
      r.open as "openPromises", r.broken as "brokenPromises"
    from unnest(${[...personIds]}::uuid[]) with ordinality as asked (person_id, place)
    join persons p on p.tenant_id = ${snapshot.tenantId} and p.person_id = asked.person_id
    cross join lateral (
      select count(*) filter (where r.state = 'open')::int as open, count(*) filter (where r.state = 'broken')::int as broken
      from promises r where r.tenant_id = p.tenant_id and r.person_id = p.person_id and r.state in ('open', 'broken')
    ) r
    order by asked.place`.execute(snapshot.sql);
  return rows.map((row) => ({
    ...row,
    personId: idOf('per', row.personId),
    mergedInto: row.mergedInto === null ? null : idOf('per', row.mergedInto),
  }));
}

/** One person; of a merged one, the survivor. Refuses `person.not_found`. */
export async function showPerson(snapshot: Snapshot, personId: Uuid): Promise<PersonShown> {
  const { rows } = await sql<{ shownId: Uuid }>`select coalesce(merged_into, person_id) as "shownId" from persons
    where tenant_id = ${snapshot.tenantId} and person_id = ${personId}`.execute(snapshot.sql);
  const [shown] = await showPeople(
    snapshot,
    rows.map(({ shownId }) => shownId),
  );
  if (!shown) throw refuse('person.not_found', {});
  return shown;
}

/** People not yet merged who share a phone, an e-mail, or name and address; at most fifty. Refuses `person.not_found`. */
export async function findDuplicates(snapshot: Snapshot, personId: Uuid): Promise<PersonShown[]> {
  const { tenantId } = snapshot;
  const { rows: known } = await sql`select 1 from persons
    where tenant_id = ${tenantId} and person_id = ${personId}`.execute(snapshot.sql);
  if (known.length === 0) throw refuse('person.not_found', {});
  const { rows } = await sql<{ personId: Uuid }>`
    select p.person_id as "personId" from (
      select o.person_id from person_phones m join person_phones o on o.tenant_id = m.tenant_id and o.phone = m.phone
      where m.tenant_id = ${tenantId} and m.person_id = ${personId}
      union
      select o.person_id from person_emails m join person_emails o on o.tenant_id = m.tenant_id and o.email = m.email
      where m.tenant_id = ${tenantId} and m.person_id = ${personId}
      union
      select o.person_id from persons me
      join persons o on o.tenant_id = me.tenant_id and o.name_key = me.name_key
      join addresses oa on oa.tenant_id = o.tenant_id and oa.person_id = o.person_id
      join addresses ma on ma.tenant_id = me.tenant_id and ma.person_id = me.person_id and ma.address_key = oa.address_key
      where me.tenant_id = ${tenantId} and me.person_id = ${personId}
    ) alike
    join persons p on p.tenant_id = ${tenantId} and p.person_id = alike.person_id
    where p.person_id <> ${personId} and p.merged_into is null
    order by p.person_id limit 50`.execute(snapshot.sql);
  return await showPeople(
    snapshot,
    rows.map((row) => row.personId),
  );
}
