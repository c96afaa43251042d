// HTTP of finished cases: contract in, view, contract out.
import { listFinishedCases, sumFinishedCases } from '#api/flow/2-cases.finished';
import { type Routing, serve } from '#platform/http/serve-route';
import { listFinished, sumFinished } from './finished-case-views.ts';

export function mountFinishedCases(routing: Routing): void {
  serve(routing, listFinishedCases, (acting, { query }) => acting.look((snapshot) => listFinished(snapshot, query)));
  serve(routing, sumFinishedCases, (acting, { query }) => acting.look((snapshot) => sumFinished(snapshot, query)));
}
