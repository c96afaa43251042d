// HTTP of the measures of the desk: contract in, view, contract out.
import { listDeskCases, showDesk } from '#api/flow/6-learning.desk';
import { type Routing, serve } from '#platform/http/serve-route';
import { showDeskOf } from './desk-views.ts';
import { listDeskCasesOf } from './list-desk-cases.ts';

export function mountDeskMeasures(routing: Routing): void {
  serve(routing, showDesk, (acting, { query }) => acting.look((snapshot) => showDeskOf(snapshot, query, acting.actor)));
  serve(routing, listDeskCases, (acting, { query }) =>
    acting.look((snapshot) => listDeskCasesOf(snapshot, query, acting.actor)),
  );
}
