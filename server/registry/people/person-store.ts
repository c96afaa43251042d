// All SQL on the tables of people, except the views.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { comparableName } from '../comparable-name.ts';
import { writeSearchEntries } from '../finding/search-entries.ts';
import { type KnownPerson, tailOf, wordsOfPerson } from './person.ts';

const columns = sql`p.person_id as "personId", p.name, p.name_key as "nameKey", p.merged_into as "mergedInto", p.language,
  array(select phone from person_phones x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, phone) as phones,
  array(select email from person_emails x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, email) as emails,
  array(select address from addresses x where x.tenant_id = p.tenant_id and x.person_id = p.person_id order by position, address_key) as addresses`;

const locks = { none: sql``, lock: sql`for update of p`, keep: sql`for key share of p` };

export function personReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    /**
     * Those of the ids that exist, in the order of their ids. With `lock` other writers of them wait until the transaction ends;
     * with `keep` only those who would merge them away.
     */
    async find(personIds: readonly Uuid[], lock?: 'lock' | 'keep'): Promise<KnownPerson[]> {
      const { rows } = await sql<KnownPerson>`select ${columns} from persons p
        where p.tenant_id = ${tenantId} and p.person_id = any(${[...personIds]}::uuid[])
        order by p.person_id ${locks[lock ?? 'none']}`.execute(snapshot.sql);
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
      await sql`
        with person as (
          insert into persons (tenant_id, person_id, name, name_key, language, registered_at)
          select ${tenantId}, p.person_id, p.name, p.name_key, p.language, ${tx.at}
          from unnest(${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.name)}::text[],
            ${people.map((p) => p.nameKey)}::text[], ${people.map((p) => p.language)}::text[])
            as p (person_id, name, name_key, language)
        ), phone as (${insertPhones(tenantId, phonesOf(people))}
        ), email as (${insertEmails(tenantId, people)}
        ), place as (${insertAddresses(tenantId, people)}
        )
        insert into search_entries (tenant_id, subject_id, kind, words)
        select ${tenantId}, w.person_id, 'person', array_to_tsvector(string_to_array(w.words, ' '))
        from unnest(${people.map((p) => p.personId)}::uuid[],
          ${people.map((p) => wordsOfPerson(tenantId, p))}::text[]) as w (person_id, words)`.execute(tx.sql);
    },

    /** Adds to people who are known the phones, e-mails and addresses they have gained; what they had stays as it is. */
    async gain(people: readonly KnownPerson[]): Promise<void> {
      if (people.length === 0) return;
      await sql`${insertPhones(tenantId, phonesOf(people))} on conflict do nothing`.execute(tx.sql);
      await sql`${insertEmails(tenantId, people)} on conflict do nothing`.execute(tx.sql);
      await insertAddresses(tenantId, people).execute(tx.sql);
      const entries = people.map((person) => ({
        subjectId: person.personId,
        kind: 'person' as const,
        words: wordsOfPerson(tenantId, person),
      }));
      await writeSearchEntries(tx, entries);
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
      await sql`${insertPhones(tenantId, phonesOf([after]))}
        on conflict (tenant_id, person_id, phone) do update set position = excluded.position`.execute(tx.sql);
      for (const table of ['person_emails', 'addresses'] as const)
        await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId} and person_id = ${personId}`.execute(
          tx.sql,
        );
      await insertEmails(tenantId, [after]).execute(tx.sql);
      await insertAddresses(tenantId, [after]).execute(tx.sql);
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
      await sql`insert into addresses (tenant_id, person_id, address, address_key, position)
        select tenant_id, ${survivorId}, address, address_key, position + 100 from addresses where ${of(duplicateId)}
        on conflict do nothing`.execute(tx.sql);
      for (const table of ['person_phones', 'person_emails', 'addresses'] as const)
        await sql`delete from ${sql.table(table)} where ${of(duplicateId)}`.execute(tx.sql);
      await sql`update persons set merged_into = ${survivorId} where tenant_id = ${tenantId}
        and (person_id = ${duplicateId} or merged_into = ${duplicateId})`.execute(tx.sql);
    },
  };
}

type PhoneOf = { person: KnownPerson; phone: string; position: number };
function phonesOf(people: readonly KnownPerson[]): PhoneOf[] {
  return people.flatMap((person) => person.phones.map((phone, position) => ({ person, phone, position })));
}

function insertPhones(tenantId: Uuid, phones: readonly PhoneOf[]) {
  return sql`insert into person_phones (tenant_id, person_id, phone, tail, name_key, position)
    select ${tenantId}, n.* from unnest(${phones.map((n) => n.person.personId)}::uuid[], ${phones.map((n) => n.phone)}::text[],
      ${phones.map((n) => tailOf(n.phone))}::text[], ${phones.map((n) => n.person.nameKey)}::text[],
      ${phones.map((n) => n.position)}::int[]) as n`;
}

function insertEmails(tenantId: Uuid, people: readonly KnownPerson[]) {
  const all = people.flatMap(({ personId, emails }) =>
    emails.map((email, position) => ({ personId, email, position })),
  );
  return sql`insert into person_emails (tenant_id, person_id, email, position)
    select ${tenantId}, e.* from unnest(${all.map((e) => e.personId)}::uuid[], ${all.map((e) => e.email)}::text[],
      ${all.map((e) => e.position)}::int[]) as e`;
}

/** An address that a person has in another spelling is left out. */
function insertAddresses(tenantId: Uuid, people: readonly KnownPerson[]) {
  const all = people.flatMap(({ personId, addresses }) =>
    addresses.map((text, position) => ({ personId, text, position })),
  );
  return sql`insert into addresses (tenant_id, person_id, address, address_key, position)
    select ${tenantId}, a.* from unnest(${all.map((a) => a.personId)}::uuid[], ${all.map((a) => a.text)}::text[],
      ${all.map((a) => comparableName(a.text))}::text[], ${all.map((a) => a.position)}::int[]) as a
    on conflict do nothing`;
}
