// HTTP of decisions: contract in, judgement, law or table out.
import * as decisions from '#api/flow/3-decisions.routes';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { checkTerms } from './asking/check-terms.ts';
import { judgeGiven, lawbooksFor } from './asking/judge-given.ts';
import { streamBatch } from './asking/stream-batch.ts';
import { judgeContract } from './contract-facts/judge-contract.ts';
import words from './judgement/texts/words.json' with { type: 'json' };

export function mountDecisions(routing: Routing): void {
  // The facts are read as they came, so that what nobody reads can be named (ASK-3).
  serve(routing, decisions.judgeGiven, async (acting, { query, request }) =>
    judgeGiven(await lawbooksFor(acting), request.body, query.trace === 'yes'),
  );
  serve(
    routing,
    decisions.judgeBatch,
    async (acting, { query, body, reply }) => {
      reply.type(decisions.judgeBatch.sends);
      return streamBatch(await lawbooksFor(acting), body.cases, query.trace === 'yes');
    },
    (stream) => stream as never,
  );
  serve(routing, decisions.judgeContract, (acting, { params, query }) =>
    acting.look((snapshot) => judgeContract(snapshot, uuidOf(params.contractId), query)),
  );
  serve(routing, decisions.decisionWords, async () => words);
  serve(routing, decisions.checkTerms, (acting, { body }) => acting.look((snapshot) => checkTerms(snapshot, body)));
}
