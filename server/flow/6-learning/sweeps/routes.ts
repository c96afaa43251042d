// HTTP of sweeps: contract in, verb, contract out.
import * as learning from '#api/flow/6-learning';
import { serveCustomer } from '#cases';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { showCallTask } from './call-views.ts';
import { claimCall, releaseCall } from './claim-call.ts';
import { explainCase, explainCaseOf } from './explain-case.ts';
import { listMembers } from './member-views.ts';
import { previewSweep } from './preview-sweep.ts';
import { recordCall } from './record-call.ts';
import { startSweep } from './start-sweep.ts';
import { listSweeps, showSweep } from './sweep-views.ts';

export function mountSweeps(routing: Routing): void {
  serve(routing, learning.previewSweep, (acting, { body }) => previewSweep(acting, body));
  serve(routing, learning.startSweep, (acting, { body }) => startSweep(acting, body));
  serve(routing, learning.listSweeps, (acting, { query }) =>
    acting.look((snapshot) =>
      listSweeps(snapshot, { ...query, incidentId: query.incidentId && uuidOf(query.incidentId) }),
    ),
  );
  serve(routing, learning.showSweep, (acting, { params }) =>
    acting.look((snapshot) => showSweep(snapshot, uuidOf(params.sweepId))),
  );
  serve(routing, learning.listSweepMembers, (acting, { params, query }) =>
    acting.look((snapshot) => listMembers(snapshot, uuidOf(params.sweepId), query)),
  );
  serve(routing, learning.claimCall, (acting, { params }) => claimCall(acting, uuidOf(params.sweepId)));
  serve(routing, learning.showCall, (acting, { params }) =>
    acting.look((snapshot) => showCallTask(snapshot, uuidOf(params.sweepId), uuidOf(params.contractId))),
  );
  serve(routing, learning.releaseCall, (acting, { params }) =>
    releaseCall(acting, uuidOf(params.sweepId), uuidOf(params.contractId)),
  );
  serve(routing, learning.recordCall, (acting, { params, body }) =>
    recordCall(acting, uuidOf(params.sweepId), uuidOf(params.contractId), body),
  );
  serve(routing, learning.explainCase, (acting, { params, query }) =>
    explainCase(acting, uuidOf(params.caseId), query.language),
  );
  serveCustomer(routing, learning.explainToCustomer, (acting, { query }, link) =>
    acting.look((snapshot) => explainCaseOf(snapshot, link.caseUuid, query.language)),
  );
}
