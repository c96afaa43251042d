// HTTP of people: contract in, verb, contract out.
import * as people from '#api/registry/people';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { changePerson } from './change-person.ts';
import { listPeople } from './list-people.ts';
import { mergePeople } from './merge-people.ts';
import { findDuplicates, showPerson } from './person-views.ts';
import { registerPerson } from './register-person.ts';

export function mountPeople(routing: Routing): void {
  serve(routing, people.listPeople, (acting, { query }) => acting.look((snapshot) => listPeople(snapshot, query)));
  serve(routing, people.registerPerson, (acting, { body }) => registerPerson(acting, body));
  serve(routing, people.changePerson, (acting, { params, body }) =>
    changePerson(acting, uuidOf(params.personId), body),
  );
  serve(routing, people.showPerson, (acting, { params }) =>
    acting.look((snapshot) => showPerson(snapshot, uuidOf(params.personId))),
  );
  serve(routing, people.mergePeople, (acting, { params, body }) =>
    mergePeople(acting, uuidOf(params.personId), uuidOf(body.duplicateId)),
  );
  serve(routing, people.findDuplicates, (acting, { params }) =>
    acting.look(async (snapshot) => ({ rows: await findDuplicates(snapshot, uuidOf(params.personId)) })),
  );
}
