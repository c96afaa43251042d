// HTTP of writing: who else is here, and what one has begun to write.
import * as writing from '#api/flow/2-cases.writing';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { dropDraft, keepDraft, showDraft } from './keep-draft.ts';
import { showPresenceAt, tellPresenceAt } from './presence-of-case.ts';

export function mountWriting(routing: Routing): void {
  serve(routing, writing.tellPresence, (acting, { params, body }) =>
    tellPresenceAt(acting, uuidOf(params.caseId), body),
  );
  serve(routing, writing.showPresence, (acting, { params }) => showPresenceAt(acting, uuidOf(params.caseId)));
  serve(routing, writing.showDraft, (acting, { params }) => showDraft(acting, uuidOf(params.caseId)));
  serve(routing, writing.keepDraft, (acting, { params, body }) => keepDraft(acting, uuidOf(params.caseId), body));
  serve(routing, writing.dropDraft, (acting, { params }) => dropDraft(acting, uuidOf(params.caseId)));
}
