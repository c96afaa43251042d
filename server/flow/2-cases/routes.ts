// HTTP of cases: contract in, verb or view, contract out.
import * as cases from '#api/flow/2-cases';
import { type Routing, serve } from '#platform/http/serve-route';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { showCaseOf } from './case-views.ts';
import { countCasesOf, listCasesOf } from './list-cases.ts';
import { openCase } from './opening/open-case.ts';
import { giveProof, waiveProof } from './work/case-proofs.ts';
import { assessCase, joinCase, superviseCase, triageCase } from './work/describe-case.ts';
import { cancelCase, closeCase, reopenCase, resolveCase } from './work/end-case.ts';
import { acceptCase, declineCase, offerCase, takeCase } from './work/own-case.ts';
import { messageCustomer, noteCase, resumeCase, waitForCase } from './work/wait-and-write.ts';
import { listWorkersOf } from './worker.ts';

const caseOf = (params: { caseId: `cas_${string}` }): Uuid => uuidOf(params.caseId);

export function mountCases(routing: Routing): void {
  serve(routing, cases.openCase, (acting, { body }) => openCase(acting, body));
  serve(routing, cases.listCases, (acting, { query }) =>
    acting.look((snapshot) => listCasesOf(snapshot, query, acting.actor)),
  );
  serve(routing, cases.showCase, (acting, { params }) =>
    acting.look((snapshot) => showCaseOf(snapshot, caseOf(params), acting.actor)),
  );
  serve(routing, cases.countCases, (acting) => acting.look((snapshot) => countCasesOf(snapshot, acting.actor)));
  serve(routing, cases.listWorkers, (acting) =>
    acting.look(async (snapshot) => ({ rows: await listWorkersOf(snapshot) })),
  );
  mountOwning(routing);
  serve(routing, cases.triageCase, (acting, { params, body }) => triageCase(acting, caseOf(params), body));
  serve(routing, cases.assessCase, (acting, { params, body }) => assessCase(acting, caseOf(params), body));
  serve(routing, cases.joinCase, (acting, { params, body }) =>
    joinCase(acting, caseOf(params), uuidOf(body.intoCaseId)),
  );
  serve(routing, cases.superviseCase, (acting, { params, body }) => superviseCase(acting, caseOf(params), body));
  serve(routing, cases.noteCase, (acting, { params, body }) => noteCase(acting, caseOf(params), body));
  serve(routing, cases.messageCustomer, (acting, { params, body }) => messageCustomer(acting, caseOf(params), body));
  serve(routing, cases.giveProof, (acting, { params, body }) => giveProof(acting, caseOf(params), body));
  serve(routing, cases.waiveProof, (acting, { params, body }) => waiveProof(acting, caseOf(params), body));
  serve(routing, cases.waitForCase, (acting, { params, body }) => waitForCase(acting, caseOf(params), body));
  serve(routing, cases.resumeCase, (acting, { params }) => resumeCase(acting, caseOf(params)));
  serve(routing, cases.resolveCase, (acting, { params, body }) => resolveCase(acting, caseOf(params), body));
  serve(routing, cases.closeCase, (acting, { params }) => closeCase(acting, caseOf(params)));
  serve(routing, cases.cancelCase, (acting, { params, body }) => cancelCase(acting, caseOf(params), body));
  serve(routing, cases.reopenCase, (acting, { params, body }) => reopenCase(acting, caseOf(params), body));
}

function mountOwning(routing: Routing): void {
  serve(routing, cases.takeCase, (acting, { params }) => takeCase(acting, caseOf(params)));
  serve(routing, cases.offerCase, (acting, { params, body }) => offerCase(acting, caseOf(params), body));
  serve(routing, cases.acceptCase, (acting, { params }) => acceptCase(acting, caseOf(params)));
  serve(routing, cases.declineCase, (acting, { params, body }) => declineCase(acting, caseOf(params), body));
}
