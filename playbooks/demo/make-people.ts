// The customers of the demo mall: who they are, where they live, and which store is theirs.
import type { Language } from '#api/values';
import { type Chance, makeChance } from './chance.ts';
import type { DemoGiven, DemoStore } from './demo-company.ts';
import { makeName, makePhone, shares } from './people-names.ts';
import { makeAddress } from './place-names.ts';

export interface DemoPerson {
  name: string;
  phone: string;
  email?: string;
  address: string;
  storeAt: number;
}

const count = 1_200;
/** How many of a hundred live near each store. */
const homes = [45, 31, 24];

export function makePeople({ seed, language }: DemoGiven, stores: readonly DemoStore[]): DemoPerson[] {
  const chance = makeChance(`${seed} people ${language}`);
  const people: DemoPerson[] = [];
  for (let at = 0; at < count; at += 1) {
    // Now and then one person is written down twice, a little differently: something to join in a first half hour.
    const twin = at % 199 === 198 ? people.at(-7) : undefined;
    people.push(twin ? { ...twin, name: otherSpelling(twin.name) } : makePerson(chance, language, stores, at));
  }
  return people;
}

function makePerson(chance: Chance, language: Language, stores: readonly DemoStore[], at: number): DemoPerson {
  const storeAt = chance.weighted([0, 1, 2], (one) => homes[one] ?? 0);
  // Russian-speaking customers live around the northern store more often than elsewhere.
  const script = chance.weighted(Object.keys(shares[language]) as Language[], (one) =>
    one === 'ru' && storeAt === 2 ? 3 * shares[language].ru : shares[language][one],
  );
  const address = makeAddress(
    language,
    stores[storeAt]?.city ?? '',
    chance.pick,
    chance.between(1, 180),
    chance.between(1, 28) * 100 + chance.between(1, 6),
  );
  const email = chance.happens(0.3) ? { email: `customer.${at + 1}@example.com` } : {};
  return { name: makeName(chance, script), phone: makePhone(script, at), address, storeAt, ...email };
}

/** A name as another desk would have written it: without the father's name, with a space, in capitals. */
function otherSpelling(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return `${name.slice(0, 1)} ${name.slice(1)}`;
  const [first = name, second] = name.split(' ');
  return second === undefined ? name : `${first.toUpperCase()} ${second}`;
}
