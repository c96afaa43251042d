// HTTP of finding, tags, views and deeds on many: contract in, verb or view, contract out.
import * as finding from '#api/flow/2-cases.finding';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { showBulkOf, startBulk, undoBulk } from '../bulk/start-bulk.ts';
import { listTagsOf, tagCase } from '../bulk/tag-case.ts';
import { changeView, removeView, saveView } from '../views/keep-views.ts';
import { listViewsOf } from '../views/list-views.ts';
import { findEverything } from './find-everything.ts';

export function mountCaseFinding(routing: Routing): void {
  serve(routing, finding.findCases, (acting, { query }) =>
    acting.look(async (snapshot) => ({ rows: await findEverything(snapshot, query) })),
  );
  serve(routing, finding.tagCase, (acting, { params, body }) => tagCase(acting, uuidOf(params.caseId), body));
  serve(routing, finding.listTags, (acting) => acting.look(async (snapshot) => ({ rows: await listTagsOf(snapshot) })));
  serve(routing, finding.listViews, (acting) =>
    acting.look(async (snapshot) => ({ rows: await listViewsOf(snapshot, acting.actor) })),
  );
  serve(routing, finding.saveView, (acting, { body }) => saveView(acting, body));
  serve(routing, finding.changeView, (acting, { params, body }) => changeView(acting, uuidOf(params.viewId), body));
  serve(routing, finding.removeView, (acting, { params }) => removeView(acting, uuidOf(params.viewId)));
  serve(routing, finding.startBulk, (acting, { body }) => startBulk(acting, body));
  serve(routing, finding.showBulk, (acting, { params }) =>
    acting.look((snapshot) => showBulkOf(snapshot, uuidOf(params.bulkId))),
  );
  serve(routing, finding.undoBulk, (acting, { params }) => undoBulk(acting, uuidOf(params.bulkId)));
}
