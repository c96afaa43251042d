// HTTP of claims.
import * as contracts from '#api/flow/5-recovery';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { listClaimsOf, showClaimOf } from './claim-views.ts';
import { answerDispute, disputeClaim } from './dispute-claim.ts';
import { fileClaim } from './file-claim.ts';
import { raiseClaim } from './raise-claim.ts';
import { receiveRecovery } from './receive-recovery.ts';
import { settleClaim } from './settle-claim.ts';

export function mountClaims(routing: Routing): void {
  serve(routing, contracts.listClaims, (acting, { query }) => acting.look((snapshot) => listClaimsOf(snapshot, query)));
  serve(routing, contracts.showClaim, (acting, { params }) =>
    acting.look((snapshot) => showClaimOf(snapshot, uuidOf(params.claimId))),
  );
  serve(routing, contracts.raiseClaim, (acting, { body }) => raiseClaim(acting, body));
  serve(routing, contracts.fileClaim, (acting, { params, body }) => fileClaim(acting, uuidOf(params.claimId), body));
  serve(routing, contracts.disputeClaim, (acting, { params, body }) =>
    disputeClaim(acting, uuidOf(params.claimId), body),
  );
  serve(routing, contracts.answerDispute, (acting, { params, body }) =>
    answerDispute(acting, uuidOf(params.claimId), body),
  );
  serve(routing, contracts.settleClaim, (acting, { params, body }) =>
    settleClaim(acting, uuidOf(params.claimId), body),
  );
  serve(routing, contracts.receiveRecovery, (acting, { params, body }) =>
    receiveRecovery(acting, uuidOf(params.claimId), body),
  );
}
