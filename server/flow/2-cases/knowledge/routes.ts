// HTTP of knowledge: contract in, verb or view, contract out.
import * as diagnosis from '#api/flow/2-cases.diagnosis';
import * as knowledge from '#api/flow/2-cases.knowledge';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { serveCustomer, serveForm } from '../links/serve-customer.ts';
import { listAnswersOf, showAnswerOf } from './answers/answer-views.ts';
import { publishAnswer, retireAnswer, reviewAnswer, reviseAnswer } from './answers/publish-answer.ts';
import { useAnswer } from './answers/use-answer.ts';
import { customerWalked, treesForCustomer } from './diagnosis/customer-walks.ts';
import { draftTree, publishTree, retireTree, startTree } from './diagnosis/keep-tree.ts';
import { listTreesOf, showTreeOf } from './diagnosis/tree-views.ts';
import { judgeDiagnosis, startDiagnosis, walkDiagnosis } from './diagnosis/walk-diagnosis.ts';
import { listWalksOf } from './diagnosis/walk-views.ts';
import { suggestFor } from './suggesting/suggest.ts';

export function mountKnowledge(routing: Routing): void {
  serve(routing, knowledge.listAnswers, (acting, { query }) =>
    acting.look((snapshot) => listAnswersOf(snapshot, query)),
  );
  serve(routing, knowledge.showAnswer, (acting, { params }) =>
    acting.look((snapshot) => showAnswerOf(snapshot, uuidOf(params.answerId))),
  );
  serve(routing, knowledge.publishAnswer, (acting, { body }) => publishAnswer(acting, body));
  serve(routing, knowledge.reviseAnswer, (acting, { params, body }) =>
    reviseAnswer(acting, uuidOf(params.answerId), body),
  );
  serve(routing, knowledge.reviewAnswer, (acting, { params, body }) =>
    reviewAnswer(acting, uuidOf(params.answerId), body.reviewOn),
  );
  serve(routing, knowledge.retireAnswer, (acting, { params, body }) =>
    retireAnswer(acting, uuidOf(params.answerId), body.why),
  );
  serve(routing, knowledge.suggestAnswers, (acting, { params }) =>
    acting.look((snapshot) => suggestFor(snapshot, uuidOf(params.caseId), acting.actor)),
  );
  serve(routing, knowledge.applyAnswer, (acting, { params, body }) =>
    useAnswer(acting, uuidOf(params.caseId), { ...body, answerId: uuidOf(body.answerId) }),
  );
  mountTrees(routing);
  mountWalks(routing);
}

function mountTrees(routing: Routing): void {
  serve(routing, diagnosis.listTrees, (acting) =>
    acting.look(async (snapshot) => ({ rows: await listTreesOf(snapshot) })),
  );
  serve(routing, diagnosis.showTree, (acting, { params }) =>
    acting.look((snapshot) => showTreeOf(snapshot, uuidOf(params.treeId))),
  );
  serve(routing, diagnosis.startTree, (acting, { body }) => startTree(acting, body.tree));
  serve(routing, diagnosis.draftTree, (acting, { params, body }) => draftTree(acting, uuidOf(params.treeId), body));
  serve(routing, diagnosis.publishTree, (acting, { params, body }) => publishTree(acting, uuidOf(params.treeId), body));
  serve(routing, diagnosis.retireTree, (acting, { params, body }) =>
    retireTree(acting, uuidOf(params.treeId), body.why),
  );
}

function mountWalks(routing: Routing): void {
  serve(routing, diagnosis.listDiagnoses, (acting, { params }) =>
    acting.look(async (snapshot) => ({ rows: await listWalksOf(snapshot, uuidOf(params.caseId), acting.actor) })),
  );
  serve(routing, diagnosis.startDiagnosis, (acting, { params, body }) =>
    startDiagnosis(acting, uuidOf(params.caseId), uuidOf(body.treeId)),
  );
  serve(routing, diagnosis.walkDiagnosis, (acting, { params, body }) =>
    walkDiagnosis(acting, uuidOf(params.caseId), uuidOf(params.walkId), body.steps),
  );
  serve(routing, diagnosis.judgeDiagnosis, (acting, { params, body }) =>
    judgeDiagnosis(acting, uuidOf(params.caseId), uuidOf(params.walkId), body),
  );
  serveCustomer(routing, diagnosis.customerTrees, (acting, _, link) =>
    acting.look(async (snapshot) => ({ rows: await treesForCustomer(snapshot, link.caseUuid) })),
  );
  serveCustomer(routing, diagnosis.customerWalks, (acting, { body }, link) =>
    customerWalked(acting, link.caseUuid, body),
  );
  serveForm(routing, diagnosis.complaintTrees, (acting) =>
    acting.look(async (snapshot) => ({ rows: await treesForCustomer(snapshot, null) })),
  );
}
