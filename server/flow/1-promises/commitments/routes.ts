// HTTP of commitments.
import {
  endCommitment as endRoute,
  listCommitments as listRoute,
  makeCommitment as makeRoute,
  reviseCommitment as reviseRoute,
  showCommitment as showRoute,
} from '#api/flow/1-promises';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { listCommitmentsOf, showCommitmentOf } from './commitment-views.ts';
import { endCommitment } from './end-commitment.ts';
import { makeCommitment } from './make-commitment.ts';
import { reviseCommitment } from './revise-commitment.ts';

export function mountCommitments(routing: Routing): void {
  serve(routing, listRoute, (acting, { query }) =>
    acting.look(async (snapshot) => ({ rows: await listCommitmentsOf(snapshot, query.on) })),
  );
  serve(routing, showRoute, (acting, { params }) =>
    acting.look((snapshot) => showCommitmentOf(snapshot, uuidOf(params.commitmentId))),
  );
  serve(routing, makeRoute, (acting, { body }) => makeCommitment(acting, body));
  serve(routing, reviseRoute, (acting, { params, body }) =>
    reviseCommitment(acting, uuidOf(params.commitmentId), body),
  );
  serve(routing, endRoute, (acting, { params, body }) =>
    endCommitment(acting, uuidOf(params.commitmentId), body.lastOn),
  );
}
