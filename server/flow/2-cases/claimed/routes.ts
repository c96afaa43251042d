// HTTP of what is claimed: contract in, verb or view, contract out.
import * as claimed from '#api/flow/2-cases.claimed';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { claimOnCase } from './claim-on-case.ts';
import { showClaimedOf } from './show-claimed.ts';

export function mountClaimed(routing: Routing): void {
  serve(routing, claimed.showClaimed, (acting, { params }) =>
    acting.look((snapshot) => showClaimedOf(snapshot, uuidOf(params.caseId), acting.actor)),
  );
  serve(routing, claimed.claimOnCase, (acting, { params, body }) => claimOnCase(acting, uuidOf(params.caseId), body));
}
