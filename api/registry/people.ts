// The registry: people, their phones, and the joining of duplicates.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { id, instant, language, line } from '../values.ts';

export const person = z.object({
  personId: id('per'),
  name: z.string(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  addresses: z.array(z.string()),
  language: language.nullable(),
  contractCount: z.number().int(),
  openPromises: z.number().int(),
  brokenPromises: z.number().int(),
  mergedInto: id('per').nullable(),
  registeredAt: instant,
});
/** Phones may come in any national form; they are stored in E.164, read with the company's country when none is given. */
export const personGiven = z.object({
  name: line(200),
  phones: z.array(z.string().trim().min(3).max(40)).max(10).default([]),
  emails: z.array(z.email().max(254)).max(10).default([]),
  addresses: z.array(line(500)).max(10).default([]),
  language: language.nullable().default(null),
});
export const registerPerson = route({
  name: 'person.register',
  method: 'POST',
  path: '/people',
  summary: 'Register a person',
  policy: { permission: 'person.write' },
  body: personGiven,
  answer: person,
  status: 201,
});
export const changePerson = route({
  name: 'person.change',
  method: 'PUT',
  path: '/people/:personId',
  summary: 'Change a person',
  policy: { permission: 'person.write' },
  params: z.object({ personId: id('per') }),
  body: personGiven,
  answer: person,
});
export const showPerson = route({
  name: 'person.show',
  method: 'GET',
  path: '/people/:personId',
  summary: 'A person; a merged one answers with its survivor',
  policy: { permission: 'person.read' },
  params: z.object({ personId: id('per') }),
  answer: person,
});
export const mergePeople = route({
  name: 'person.merge',
  method: 'POST',
  path: '/people/:personId/merge',
  summary: 'Join a duplicate into this person; both histories are kept',
  policy: { permission: 'person.merge' },
  params: z.object({ personId: id('per') }),
  body: z.object({ duplicateId: id('per') }),
  answer: person,
});
export const findDuplicates = route({
  name: 'person.duplicates',
  method: 'GET',
  path: '/people/:personId/duplicates',
  summary: 'People who may be the same: same phone, e-mail, or name and address',
  policy: { permission: 'person.read' },
  params: z.object({ personId: id('per') }),
  answer: z.object({ rows: z.array(person) }),
});
/** Merged ones are left out. Of words that are in very many names and addresses a part of the people is listed. */
export const listPeople = route({
  name: 'person.list',
  method: 'GET',
  path: '/people',
  summary: 'People by name; with `find` those whose name, address or end of a phone holds it',
  policy: { permission: 'person.read' },
  query: paging.extend({ find: z.string().trim().max(200).optional() }),
  answer: pageOf(person),
});
