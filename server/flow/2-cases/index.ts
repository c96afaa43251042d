// The door of stage 2: cases and incidents. Everything other areas may use is named here.

export { type CaseShown, showCaseOf } from './case-views.ts';
export { casesPart } from './cases-part.ts';
export { mayTouchCase } from './change-case.ts';
export type { ChannelGround } from './channels/channel-ground.ts';
export { watchMailboxes } from './channels/doors/watch-mailboxes.ts';
export { arrivalFilesNamed } from './channels/inbound/arrival-store.ts';
export { sendToCustomer } from './channels/outbound/say-to-customer.ts';
export type { Claim } from './claimed/claim.ts';
export { type OfCase, ofCaseColumns, ofCaseTables, shownOfCase } from './clocks/of-case.ts';
export {
  type CaseForDecision,
  casesOfIncident,
  factsForDecision,
  factsForDecisions,
} from './facts-for-decision.ts';
export { caseFilesNamed } from './files/case-file-store.ts';
export { caseCondition } from './finding/case-filter.ts';
export { finishedCaseKind } from './finished-cases/finished-case-kind.ts';
export { casesAboutReader, casesHiddenFromReader, refuseHiddenCase, shownToReader } from './hidden-cases.ts';
export { joinIncidentIn, openIncidentFor } from './incidents/incident-of-sweep.ts';
export {
  type CustomerLink,
  makeCustomerLink,
  readCustomerLink,
  serveCustomer,
} from './links/serve-customer.ts';
export { type FoundBySweep, openCaseByMall } from './opening/open-by-mall.ts';
export { accountCame, moveCaseOn } from './work/move-case-on.ts';
