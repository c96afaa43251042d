// HTTP of early warning: contract in, verb, contract out.
import * as warnings from '#api/flow/6-learning.warnings';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { dismissWarning, takeUpWarning } from './decide-warning.ts';
import { listCasesBehind, listWarnings, showWarningWhole } from './warning-views.ts';

export function mountWarnings(routing: Routing): void {
  serve(routing, warnings.listWarnings, (acting, { query }) =>
    acting.look((snapshot) => listWarnings(snapshot, query)),
  );
  serve(routing, warnings.showWarning, (acting, { params }) =>
    acting.look((snapshot) => showWarningWhole(snapshot, uuidOf(params.warningId))),
  );
  serve(routing, warnings.listWarningCases, (acting, { params, query }) =>
    acting.look((snapshot) => listCasesBehind(snapshot, uuidOf(params.warningId), query)),
  );
  serve(routing, warnings.takeUpWarning, (acting, { params, body }) =>
    takeUpWarning(acting, uuidOf(params.warningId), body),
  );
  serve(routing, warnings.dismissWarning, (acting, { params, body }) =>
    dismissWarning(acting, uuidOf(params.warningId), body),
  );
}
