// HTTP of advance compensation: contract in, verb, contract out.

import * as compensation from '#api/flow/3-decisions.compensation';
import { mayTouchCase } from '#cases';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { assessCase } from './assessing/assess-cases.ts';
import { keepAssessment, showAssessment } from './assessing/write-assessment.ts';
import { approveCompensation } from './deciding/approve-compensation.ts';
import { listDecisions, showDecisionTo } from './deciding/decision-views.ts';
import { offerGoodwill } from './deciding/offer-goodwill.ts';
import { proposeCompensation } from './deciding/propose-compensation.ts';
import { refuseCompensation } from './deciding/refuse-compensation.ts';
import { withdrawCompensation } from './deciding/withdraw-compensation.ts';
import { changeApprovalLimits, showApprovalLimits } from './limits/change-limits.ts';

export function mountCompensation(routing: Routing): void {
  serve(routing, compensation.previewCompensation, (acting, { body }) =>
    acting.look(async (snapshot) => {
      const caseId = uuidOf(body.caseId);
      await mayTouchCase(snapshot, acting.actor, caseId);
      const { file, known, assessed } = await assessCase(snapshot, caseId);
      const about = { caseId, contractId: file.contractUuid, personId: known.personId };
      return showAssessment(keepAssessment(known, assessed), about);
    }),
  );
  serve(routing, compensation.proposeCompensation, (acting, { body }) =>
    proposeCompensation(acting, {
      caseId: uuidOf(body.caseId),
      lines: body.lines?.map(({ head, amountMinor }) => ({ head, amountMinor: BigInt(amountMinor) })),
      overruleReason: body.overrule?.reason,
      replacesId: body.replacesId && uuidOf(body.replacesId),
      note: body.note,
    }),
  );
  serve(routing, compensation.offerGoodwill, (acting, { body }) =>
    offerGoodwill(acting, { ...body, caseId: uuidOf(body.caseId), amountMinor: BigInt(body.amountMinor) }),
  );
  serve(routing, compensation.refuseCompensation, (acting, { body }) =>
    refuseCompensation(acting, { caseId: uuidOf(body.caseId), overruleReason: body.overrule?.reason }),
  );
  serve(routing, compensation.approveCompensation, (acting, { params }) =>
    approveCompensation(acting, uuidOf(params.decisionId)),
  );
  serve(routing, compensation.withdrawCompensation, (acting, { params, body }) =>
    withdrawCompensation(acting, uuidOf(params.decisionId), body.reason),
  );
  serve(routing, compensation.showCompensation, (acting, { params }) =>
    acting.look((snapshot) => showDecisionTo(snapshot, uuidOf(params.decisionId))),
  );
  serve(routing, compensation.listCompensation, (acting, { query }) =>
    acting.look((snapshot) => listDecisions(snapshot, query)),
  );
  serve(routing, compensation.showApprovalLimits, (acting) => acting.look(showApprovalLimits));
  serve(routing, compensation.changeApprovalLimits, (acting, { body }) => changeApprovalLimits(acting, body));
}
