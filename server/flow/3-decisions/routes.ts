// HTTP of decisions: contract in, judgement, law or table out.
import * as decisions from '#api/flow/3-decisions.routes';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { readCompany } from '#registry';
import { checkTerms } from './asking/check-terms.ts';
import { judgeGiven, lawbookFor } from './asking/judge-given.ts';
import { listLawPacks, showLawPack } from './asking/show-law-pack.ts';
import { listPolicyTables, showPolicyTable } from './asking/show-policy-table.ts';
import { streamBatch } from './asking/stream-batch.ts';
import { judgeContract } from './contract-facts/judge-contract.ts';
import words from './judgement/texts/words.json' with { type: 'json' };

export function mountDecisions(routing: Routing): void {
  // The facts are read as they came, so that what nobody reads can be named (ASK-3).
  serve(routing, decisions.judgeGiven, async (acting, { query, request }) =>
    judgeGiven(await lawbookFor(acting), request.body, query.trace === 'yes'),
  );
  serve(
    routing,
    decisions.judgeBatch,
    async (acting, { query, body, reply }) => {
      reply.type(decisions.judgeBatch.sends);
      return streamBatch(await lawbookFor(acting), body.cases, query.trace === 'yes');
    },
    (stream) => stream as never,
  );
  serve(routing, decisions.judgeContract, (acting, { params, query }) =>
    acting.look((snapshot) => judgeContract(snapshot, uuidOf(params.contractId), query)),
  );
  serve(routing, decisions.decisionWords, async () => words);
  serve(routing, decisions.listLawPacks, async () => ({ rows: listLawPacks() }));
  serve(routing, decisions.showLawPack, async (_, { params }) => showLawPack(params.packId));
  serve(routing, decisions.listPolicyTables, async (acting) => {
    const { playbooks } = await acting.look(readCompany);
    return { rows: listPolicyTables(playbooks) };
  });
  serve(routing, decisions.showPolicyTable, async (acting, { params }) => {
    const { playbooks } = await acting.look(readCompany);
    return showPolicyTable(params.code, playbooks);
  });
  serve(routing, decisions.checkTerms, (acting, { body }) => acting.look((snapshot) => checkTerms(snapshot, body)));
}
