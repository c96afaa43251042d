// HTTP of finding and of histories: contract in, view, contract out.
import * as finding from '#api/registry/finding';
import { type Routing, serve } from '#platform/http/serve-route';
import { findAnything } from './find-anything.ts';
import { showHistory } from './history.ts';

export function mountFinding(routing: Routing): void {
  serve(routing, finding.find, (acting, { query }) =>
    acting.look(async (snapshot) => ({ rows: await findAnything(snapshot, query.words, query.limit) })),
  );
  serve(routing, finding.showHistory, (acting, { params, query }) =>
    acting.look((snapshot) => showHistory(snapshot, params.subjectId, query, acting.actor)),
  );
}
