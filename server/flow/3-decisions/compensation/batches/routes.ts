// HTTP of batches: contract in, verb, contract out.
import * as compensation from '#api/flow/3-decisions.compensation';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { approveBatch, withdrawBatch } from './approve-batch.ts';
import { listBatchesOf, listCasesOfBatch, showBatch } from './batch-views.ts';
import { proposeBatch } from './propose-batch.ts';

export function mountBatches(routing: Routing): void {
  serve(routing, compensation.proposeBatch, (acting, { body }) =>
    proposeBatch(acting, { incidentId: uuidOf(body.incidentId), caseIds: body.caseIds?.map((id) => uuidOf(id)) }),
  );
  serve(routing, compensation.approveBatch, (acting, { params }) => approveBatch(acting, uuidOf(params.batchId)));
  serve(routing, compensation.withdrawBatch, (acting, { params, body }) =>
    withdrawBatch(acting, uuidOf(params.batchId), body.reason),
  );
  serve(routing, compensation.showBatch, (acting, { params }) =>
    acting.look((snapshot) => showBatch(snapshot, uuidOf(params.batchId))),
  );
  serve(routing, compensation.listBatchCases, (acting, { params, query }) =>
    acting.look((snapshot) => listCasesOfBatch(snapshot, uuidOf(params.batchId), query)),
  );
  serve(routing, compensation.listBatches, (acting, { query }) =>
    acting.look((snapshot) => listBatchesOf(snapshot, query)),
  );
}
