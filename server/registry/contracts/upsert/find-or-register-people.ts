// The customers that rows name: found again, or registered, all at once (REG-3).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { comparableName } from '../../comparable-name.ts';
import { type KnownPerson, newPerson } from '../../people/person.ts';
import { personReader, personWriter } from '../../people/person-store.ts';
import type { ImportedContract } from '../imported-contract.ts';

export interface CustomerAsked {
  customer: NonNullable<ImportedContract['customer']>;
  /** Whose contract it is so far; absent for a new contract. */
  personId?: Uuid;
}

/**
 * One person for each of `asked`, in order. Found by phone and name, by e-mail and name, or, without either, by address and name;
 * by the name alone a customer is the one the contract has already, and nobody else's. New contact details are added to the
 * person found.
 */
export async function findOrRegisterPeople(tx: Tx, asked: readonly CustomerAsked[]): Promise<Uuid[]> {
  const people = await readPeople(tx, asked);
  const known = new Map(people.map((person) => [person.personId, person]));
  const byKey = new Map<string, Uuid>();
  for (const person of people)
    for (const key of allKeysOf(person)) if (!byKey.has(key)) byKey.set(key, person.personId);
  for (const [key, personId] of await readAliases(tx, asked)) byKey.set(key, personId);
  const fresh = new Set<Uuid>();
  const gained = new Map<Uuid, Set<string>>();
  const found = asked.map(({ customer, personId }) => {
    const told = personOf(customer);
    const key = keysOf(told).find((one) => byKey.has(one));
    const foundId = (key === undefined ? undefined : byKey.get(key)) ?? sameName(personId, told, known);
    const before = foundId && known.get(foundId);
    const person = before ?? newPerson(told);
    if (!before) {
      known.set(person.personId, person);
      fresh.add(person.personId);
    }
    for (const field of gain(person, told))
      gained.set(person.personId, (gained.get(person.personId) ?? new Set()).add(field));
    for (const one of allKeysOf(told)) if (!byKey.has(one)) byKey.set(one, person.personId);
    return person.personId;
  });
  await write(tx, known, fresh, gained);
  return found;
}

function personOf({ name, phone, email, address }: CustomerAsked['customer']) {
  return {
    name,
    nameKey: comparableName(name),
    phones: phone === undefined ? [] : [phone],
    emails: email === undefined ? [] : [email.toLowerCase()],
    addresses: address === undefined ? [] : [address],
    language: null,
  };
}
type Told = ReturnType<typeof personOf>;

type Keyed = Pick<KnownPerson, 'nameKey' | 'phones' | 'emails' | 'addresses'>;

/** What a customer is looked for by, the surest first. An address counts only where there is neither phone nor e-mail. */
function keysOf(told: Keyed): string[] {
  const sure = told.phones.length + told.emails.length > 0;
  return allKeysOf(sure ? { ...told, addresses: [] } : told);
}

/** What a person is found by. */
function allKeysOf({ nameKey, phones, emails, addresses }: Keyed): string[] {
  const keys = [
    ...phones.map((phone) => `p ${phone}`),
    ...emails.map((email) => `e ${email}`),
    ...addresses.map((address) => `a ${comparableName(address)}`),
  ];
  return keys.map((key) => `${key}\n${nameKey}`);
}

/** The person the contract has already, when the row gives that name. */
function sameName(personId: Uuid | undefined, told: Told, known: ReadonlyMap<Uuid, KnownPerson>): Uuid | undefined {
  return personId && known.get(personId)?.nameKey === told.nameKey ? personId : undefined;
}

/** Adds to the person what was told and not known; answers with the fields that grew. */
function gain(person: KnownPerson, told: Told): string[] {
  const grown = (['phones', 'emails', 'addresses'] as const).filter((field) =>
    told[field].some((text) => !person[field].includes(text)),
  );
  for (const field of grown) person[field] = [...new Set([...person[field], ...told[field]])];
  return grown;
}

/** People who may be meant: those the contracts have, and those who share a phone, an e-mail, or name and address with a row. */
async function readPeople(tx: Tx, asked: readonly CustomerAsked[]): Promise<KnownPerson[]> {
  const { tenantId } = tx;
  const told = asked.map(({ customer }) => personOf(customer));
  const placed = told.filter(({ phones, emails, addresses }) => !phones.length && !emails.length && addresses.length);
  const held = asked.flatMap(({ personId }) => (personId ? [personId] : []));
  const { rows } = await sql<{ personId: Uuid }>`
    select person_id as "personId" from person_emails
    where tenant_id = ${tenantId} and email = any(${told.flatMap(({ emails }) => emails)}::text[])
    union
    select p.person_id from unnest(${placed.map(({ nameKey }) => nameKey)}::text[],
      ${placed.map(({ addresses }) => comparableName(addresses[0] ?? ''))}::text[]) as t (name_key, address_key)
    join persons p on p.tenant_id = ${tenantId} and p.name_key = t.name_key and p.merged_into is null
    join addresses a on a.tenant_id = p.tenant_id and a.person_id = p.person_id and a.address_key = t.address_key
    union
    select person_id from person_phones
    where tenant_id = ${tenantId} and phone = any(${told.flatMap(({ phones }) => phones)}::text[])`.execute(tx.sql);
  const ids = [...new Set([...held, ...rows.map(({ personId }) => personId)])];
  if (ids.length === 0) return [];
  // Kept from being merged away until the contracts are written; who was merged a moment before is read as the survivor.
  const people = await personReader(tx).find(ids, 'keep');
  const survivors = people.flatMap(({ mergedInto }) => mergedInto ?? []);
  const found = people.filter(({ mergedInto }) => mergedInto === null);
  return survivors.length === 0 ? found : [...found, ...(await personReader(tx).find(survivors, 'keep'))];
}

/** A phone leads to the survivor by the name it was given with, also where the survivor goes by another. */
async function readAliases(tx: Tx, asked: readonly CustomerAsked[]): Promise<Map<string, Uuid>> {
  const told = asked.map(({ customer }) => personOf(customer)).filter(({ phones }) => phones.length > 0);
  if (told.length === 0) return new Map();
  const { rows } = await sql<{ phone: string; nameKey: string; personId: Uuid }>`
    select n.phone, n.name_key as "nameKey", n.person_id as "personId" from person_phones n
    where n.tenant_id = ${tx.tenantId} and n.phone = any(${told.flatMap(({ phones }) => phones)}::text[])
    order by n.person_id desc`.execute(tx.sql);
  return new Map(rows.map(({ phone, nameKey, personId }) => [`p ${phone}\n${nameKey}`, personId]));
}

async function write(
  tx: Tx,
  known: ReadonlyMap<Uuid, KnownPerson>,
  fresh: ReadonlySet<Uuid>,
  gained: ReadonlyMap<Uuid, ReadonlySet<string>>,
): Promise<void> {
  const people = [...known.values()];
  await personWriter(tx).add(people.filter(({ personId }) => fresh.has(personId)));
  for (const personId of fresh) recordFact(tx, 'person.registered', personId, { personId: idOf('per', personId) });
  const grown = [...gained].filter(([personId]) => !fresh.has(personId));
  await personWriter(tx).gain(grown.flatMap(([personId]) => known.get(personId) ?? []));
  for (const [personId, fields] of grown)
    recordFact(tx, 'person.changed', personId, { personId: idOf('per', personId), fields: [...fields] });
}
