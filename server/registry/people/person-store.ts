// All SQL on the tables of people, except the views.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { comparableName } from '../comparable-name.ts';
import { type KnownPerson, tailOf, wordsOfPerson } from './person.ts';

const columns = sql`p.person_id as "personId", p.name, p.name_key as "nameKey", p.merged_into as "mergedInto", p.language,
  array(select phone from person_phones x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, phone) as phones,
  array(select email from person_emails x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, email) as emails,
  array(select address from addresses x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, address_id) as addresses`;

export function personReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /** Those of the ids that exist, in the order of their ids; locked against other writers when asked for. */
    async find(personIds: readonly Uuid[], lock?: 'lock'): Promise<KnownPerson[]> {
      const { rows } = await sql<KnownPerson>`select ${columns} from persons p
        where p.tenant_id = ${tenantId} and p.person_id = any(${[...personIds]}::uuid[])
        order by p.person_id ${lock ? sql`for update of p` : sql``}`.execute(snapshot.sql);
      return rows;
    },
    /** ISO code of the company's country: phones without a country code are read as its own. */
    async country(): Promise<string> {
      const { rows } = await sql<{
        country: string;
      }>`select country from tenants where tenant_id = ${tenantId}`.execute(snapshot.sql);
      return rows[0]?.country ?? '';
    },
    /**
     * The country, after locking the telephone number for this transaction: two contracts of one new customer, sent at the same
     * moment, then find one person (REG-3). The lock is on the last digits, which do not depend on the country.
     */
    async countryWithLock(phone: string): Promise<string> {
      const key = `${tenantId} ${tailOf(phone).slice(0, 7)}`;
      const { rows } = await sql<{
        country: string;
      }>`select country, pg_advisory_xact_lock(hashtextextended(${key}, 11))
        from tenants where tenant_id = ${tenantId}`.execute(snapshot.sql);
      return rows[0]?.country ?? '';
    },
  };
}

export function personWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** Adds new people with everything of theirs and their search words, in one statement however many they are. */
    async add(people: readonly KnownPerson[]): Promise<void> {
      if (people.length === 0) return;
      const phones = people.flatMap((person) => person.phones.map((phone, position) => ({ person, phone, position })));
      const emails = people.flatMap((person) => person.emails.map((email, position) => ({ person, email, position })));
      const places = people.flatMap((person) => person.addresses.map((text, position) => ({ person, text, position })));
      await sql`
        with person as (
          insert into persons (tenant_id, person_id, name, name_key, language, registered_at)
          select ${tenantId}, p.person_id, p.name, p.name_key, p.language, ${tx.at}
          from unnest(${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.name)}::text[],
            ${people.map((p) => p.nameKey)}::text[], ${people.map((p) => p.language)}::text[])
            as p (person_id, name, name_key, language)
        ), phone as (${insertPhones(tenantId, phones)}
        ), email as (
          insert into person_emails (tenant_id, person_id, email, position)
          select ${tenantId}, e.* from unnest(${emails.map((e) => e.person.personId)}::uuid[],
            ${emails.map((e) => e.email)}::text[], ${emails.map((e) => e.position)}::int[]) as e
        ), place as (
          insert into addresses (tenant_id, address_id, person_id, address, address_key, position)
          select ${tenantId}, a.* from unnest(${places.map(() => makeUuid())}::uuid[],
            ${places.map((a) => a.person.personId)}::uuid[], ${places.map((a) => a.text)}::text[],
            ${places.map((a) => comparableName(a.text))}::text[], ${places.map((a) => a.position)}::int[]) as a
        )
        insert into search_entries (tenant_id, subject_id, kind, words)
        select ${tenantId}, w.person_id, 'person', array_to_tsvector(string_to_array(w.words, ' '))
        from unnest(${people.map((p) => p.personId)}::uuid[],
          ${people.map((p) => wordsOfPerson(tenantId, p))}::text[]) as w (person_id, words)`.execute(tx.sql);
    },

    /** Puts `after` in the place of `before`. Phones that stay keep the name they were given with, unless it was the old one. */
    async change(before: KnownPerson, after: KnownPerson): Promise<void> {
      const { personId } = after;
      await sql`update persons set name = ${after.name}, name_key = ${after.nameKey}, language = ${after.language}
        where tenant_id = ${tenantId} and person_id = ${personId}`.execute(tx.sql);
      await sql`delete from person_phones where tenant_id = ${tenantId} and person_id = ${personId}
        and phone <> all(${[...after.phones]}::text[])`.execute(tx.sql);
      await sql`update person_phones set name_key = ${after.nameKey}
        where tenant_id = ${tenantId} and person_id = ${personId} and name_key = ${before.nameKey}`.execute(tx.sql);
      const phones = after.phones.map((phone, position) => ({ person: after, phone, position }));
      await sql`${insertPhones(tenantId, phones)}
        on conflict (tenant_id, person_id, phone) do update set position = excluded.position`.execute(tx.sql);
      await sql`delete from person_emails where tenant_id = ${tenantId} and person_id = ${personId}`.execute(tx.sql);
      await sql`insert into person_emails (tenant_id, person_id, email, position)
        select ${tenantId}, ${personId}, e.email, e.position
        from unnest(${[...after.emails]}::text[]) with ordinality as e (email, position)`.execute(tx.sql);
      await sql`delete from addresses where tenant_id = ${tenantId} and person_id = ${personId}`.execute(tx.sql);
      await sql`insert into addresses (tenant_id, address_id, person_id, address, address_key, position)
        select ${tenantId}, a.address_id, ${personId}, a.address, a.address_key, a.position
        from unnest(${after.addresses.map(() => makeUuid())}::uuid[], ${[...after.addresses]}::text[],
          ${after.addresses.map(comparableName)}::text[]) with ordinality as a (address_id, address, address_key, position)`.execute(
        tx.sql,
      );
    },

    /** Moves everything of the duplicate to the survivor, who also takes over those merged into the duplicate before (REG-4). */
    async join(survivorId: Uuid, duplicateId: Uuid): Promise<void> {
      const of = (personId: Uuid) => sql`tenant_id = ${tenantId} and person_id = ${personId}`;
      await sql`update contracts set person_id = ${survivorId} where ${of(duplicateId)}`.execute(tx.sql);
      await sql`insert into person_phones (tenant_id, person_id, phone, tail, name_key, position)
        select tenant_id, ${survivorId}, phone, tail, name_key, position + 100 from person_phones where ${of(duplicateId)}
        on conflict do nothing`.execute(tx.sql);
      await sql`insert into person_emails (tenant_id, person_id, email, position)
        select tenant_id, ${survivorId}, email, position + 100 from person_emails where ${of(duplicateId)}
        on conflict do nothing`.execute(tx.sql);
      await sql`insert into addresses (tenant_id, address_id, person_id, address, address_key, position)
        select d.tenant_id, d.address_id, ${survivorId}, d.address, d.address_key, d.position + 100 from addresses d
        where d.tenant_id = ${tenantId} and d.person_id = ${duplicateId} and not exists (select 1 from addresses s
          where s.tenant_id = d.tenant_id and s.person_id = ${survivorId} and s.address_key = d.address_key)`.execute(
        tx.sql,
      );
      for (const table of ['person_phones', 'person_emails', 'addresses'] as const)
        await sql`delete from ${sql.table(table)} where ${of(duplicateId)}`.execute(tx.sql);
      await sql`update persons set merged_into = ${survivorId} where tenant_id = ${tenantId}
        and (person_id = ${duplicateId} or merged_into = ${duplicateId})`.execute(tx.sql);
    },
  };
}

function insertPhones(tenantId: Uuid, phones: readonly { person: KnownPerson; phone: string; position: number }[]) {
  return sql`insert into person_phones (tenant_id, person_id, phone, tail, name_key, position)
    select ${tenantId}, n.* from unnest(${phones.map((n) => n.person.personId)}::uuid[], ${phones.map((n) => n.phone)}::text[],
      ${phones.map((n) => tailOf(n.phone))}::text[], ${phones.map((n) => n.person.nameKey)}::text[],
      ${phones.map((n) => n.position)}::int[]) as n`;
}
