// HTTP of the ladder: visits, demands, answers, rungs, and how long each side has.
import * as cases from '#api/flow/2-cases';
import * as links from '#api/flow/2-cases.links';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { changeSettings, showSettings } from './case-settings.ts';
import { answerDemand, sendDemand } from './demand-answer.ts';
import { escalateCase } from './escalate-case.ts';
import { cancelVisit, planVisit, recordVisit } from './visit-home.ts';

export function mountLadder(routing: Routing): void {
  serve(routing, cases.planVisit, (acting, { params, body }) => planVisit(acting, uuidOf(params.caseId), body));
  serve(routing, cases.recordVisit, (acting, { params, body }) => recordVisit(acting, uuidOf(params.visitId), body));
  serve(routing, cases.cancelVisit, (acting, { params, body }) => cancelVisit(acting, uuidOf(params.visitId), body));
  serve(routing, cases.sendDemand, (acting, { params, body }) => sendDemand(acting, uuidOf(params.caseId), body));
  serve(routing, cases.answerDemand, (acting, { params, body }) => answerDemand(acting, uuidOf(params.demandId), body));
  serve(routing, cases.escalateCase, (acting, { params, body }) => escalateCase(acting, uuidOf(params.caseId), body));
  serve(routing, links.showSettings, (acting) => acting.look(showSettings));
  serve(routing, links.changeSettings, (acting, { body }) => changeSettings(acting, body));
}
