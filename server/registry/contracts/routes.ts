// HTTP of contracts: contract in, verb, contract out.
import * as contracts from '#api/registry/contracts';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { moneyKept } from '../money-shown.ts';
import { addVoucher, cancelContract, noteComplaint } from './change-contract.ts';
import { fulfilObligation, moveObligation } from './change-obligations.ts';
import { listContracts, showContract } from './contract-views.ts';
import { registerContract } from './register-contract.ts';

export function mountContracts(routing: Routing): void {
  serve(routing, contracts.registerContract, (acting, { body }) => registerContract(acting, body));
  serve(routing, contracts.showContract, (acting, { params }) =>
    acting.look((snapshot) => showContract(snapshot, uuidOf(params.contractId))),
  );
  serve(routing, contracts.listContracts, (acting, { query }) =>
    acting.look((snapshot) => listContracts(snapshot, query)),
  );
  serve(routing, contracts.fulfilObligation, (acting, { params, body }) =>
    fulfilObligation(acting, uuidOf(params.obligationId), body),
  );
  serve(routing, contracts.moveObligation, (acting, { params, body }) =>
    moveObligation(acting, uuidOf(params.obligationId), body),
  );
  serve(routing, contracts.noteComplaint, (acting, { params, body }) =>
    noteComplaint(acting, uuidOf(params.contractId), body),
  );
  serve(routing, contracts.cancelContract, (acting, { params, body }) =>
    cancelContract(acting, uuidOf(params.contractId), body),
  );
  serve(routing, contracts.addVoucher, (acting, { params, body: { amount, ...voucher } }) =>
    addVoucher(acting, uuidOf(params.contractId), { ...voucher, ...moneyKept(amount) }),
  );
}
