// HTTP of clocks: contract in, verb or view, contract out.
import * as clocks from '#api/flow/2-cases.clocks';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { listClocksOf, showClocksOf } from './clock-views.ts';
import { markCase } from './mark-case.ts';
import { listOrphansOf } from './orphans.ts';
import { listPoliciesOf } from './policies/policy-views.ts';
import { writeClockPolicy } from './policies/write-policy.ts';
import { listTellingsOf, seeTellings } from './telling/telling-views.ts';

export function mountClocks(routing: Routing): void {
  serve(routing, clocks.listClockPolicies, (acting) =>
    acting.look(async (snapshot) => ({ rows: await listPoliciesOf(snapshot) })),
  );
  serve(routing, clocks.writeClockPolicy, (acting, { params, body }) => writeClockPolicy(acting, params.code, body));
  serve(routing, clocks.showCaseClocks, (acting, { params }) =>
    acting.look(async (snapshot) => ({ rows: await showClocksOf(snapshot, uuidOf(params.caseId)) })),
  );
  serve(routing, clocks.listClocks, (acting, { query }) => acting.look((snapshot) => listClocksOf(snapshot, query)));
  serve(routing, clocks.listTellings, (acting, { query }) =>
    acting.look((snapshot) => listTellingsOf(snapshot, query)),
  );
  serve(routing, clocks.seeTellings, (acting, { body }) => seeTellings(acting, uuidOf(body.caseId)));
  serve(routing, clocks.markCase, (acting, { params, body }) => markCase(acting, uuidOf(params.caseId), body));
  serve(routing, clocks.listOrphans, (acting, { query }) => acting.look((snapshot) => listOrphansOf(snapshot, query)));
}
