// HTTP of entitlements: contract in, what is owed or what waiting costs out.
import * as entitlements from '#api/flow/3-decisions.entitlements';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { showEntitlements } from './show-entitlements.ts';
import { showExposure } from './show-exposure.ts';

export function mountEntitlements(routing: Routing): void {
  serve(routing, entitlements.showEntitlements, (acting, { params, query }) =>
    acting.look((snapshot) => showEntitlements(snapshot, uuidOf(params.caseId), query.trace === 'yes', acting.actor)),
  );
  serve(routing, entitlements.showExposure, (acting, { query: { caseId, firmId, incidentId } }) =>
    acting.look((snapshot) =>
      showExposure(
        snapshot,
        {
          ...(caseId ? { caseId: uuidOf(caseId) } : {}),
          ...(firmId ? { firmId: uuidOf(firmId) } : {}),
          ...(incidentId ? { incidentId: uuidOf(incidentId) } : {}),
        },
        acting.actor,
      ),
    ),
  );
}
