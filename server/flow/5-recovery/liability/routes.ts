// HTTP of liability shares.
import * as contracts from '#api/flow/5-recovery';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { showLiabilityOf } from './liability-views.ts';
import { shareLiability } from './share-liability.ts';

export function mountLiability(routing: Routing): void {
  serve(routing, contracts.showLiability, (acting, { params }) =>
    acting.look((snapshot) => showLiabilityOf(snapshot, uuidOf(params.decisionId))),
  );
  serve(routing, contracts.shareLiability, (acting, { params, body }) =>
    shareLiability(acting, uuidOf(params.decisionId), body),
  );
}
