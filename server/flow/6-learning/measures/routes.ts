// HTTP of the measures: contract in, view, contract out.
import { listFlowCases, showFlow } from '#api/flow/6-learning';
import { type Routing, serve } from '#platform/http/serve-route';
import { listFlow, showFlowOf } from './flow-views.ts';

export function mountMeasures(routing: Routing): void {
  serve(routing, showFlow, (acting, { query }) => acting.look((snapshot) => showFlowOf(snapshot, query)));
  serve(routing, listFlowCases, (acting, { query }) => acting.look((snapshot) => listFlow(snapshot, query)));
}
