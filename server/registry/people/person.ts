// A person as the registry keeps one: with name, phones, e-mails and addresses in the forms they are compared in.
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { parsePhone } from '#platform/text/phone';
import { comparableName } from '../comparable-name.ts';
import { markedSounds, markedWords } from '../finding/search-entries.ts';

export interface PersonWritten {
  name: string;
  phones: readonly string[];
  emails: readonly string[];
  addresses: readonly string[];
  language: string | null;
}

export interface KnownPerson extends PersonWritten {
  personId: Uuid;
  nameKey: string;
  mergedInto: Uuid | null;
}

/** Phones in E.164, each once (REG-1). Refuses `phone.unreadable` with the first that no network would dial. */
export function readPhones(given: readonly string[], country: string): string[] {
  const read = given.map((phone) => {
    const parsed = parsePhone(phone, country);
    if (!parsed.ok) throw refuse('phone.unreadable', { phone });
    return parsed.value.e164;
  });
  return [...new Set(read)];
}

/** The person as kept: phones in E.164, e-mails in lower case, nothing twice. */
export function tidyPerson(given: PersonWritten, country: string): PersonWritten {
  return {
    ...given,
    phones: readPhones(given.phones, country),
    emails: [...new Set(given.emails.map((email) => email.toLowerCase()))],
    addresses: firstOfEach(given.addresses, comparableName),
  };
}

/** A new person with an id, ready for the store. */
export function newPerson(written: PersonWritten): KnownPerson {
  return { ...written, personId: makeUuid(), nameKey: comparableName(written.name), mergedInto: null };
}

/** Digits from the last to the first, so that the end of a number is the beginning of its tail. */
export function tailOf(digits: string): string {
  return [...digits.replace(/\D/g, '')].reverse().join('');
}

/** What a person is found by besides phones: the name and how it sounds, e-mails, addresses. */
export function wordsOfPerson(tenantId: Uuid, person: PersonWritten): string {
  const words = markedWords(tenantId, [person.name, ...person.emails, ...person.addresses]);
  return `${words} ${markedSounds(tenantId, [person.name])}`.trim();
}

function firstOfEach(texts: readonly string[], keyOf: (text: string) => string): string[] {
  const seen = new Map(texts.toReversed().map((text) => [keyOf(text), text]));
  return [...seen.values()].toReversed();
}
