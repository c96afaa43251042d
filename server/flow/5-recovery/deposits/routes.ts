// HTTP of merchants' accounts: deposits, held money, recovery.
import * as contracts from '#api/flow/5-recovery.accounts';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { listAccountsOf, showAccountOf } from './account-views.ts';
import { agreeDeposit, receiveDeposit, returnDeposit } from './keep-deposit.ts';
import { holdSettlement, passOnSettlement } from './keep-settlement.ts';
import { receiveFromMerchant, recoverFromMerchant } from './recover-from-merchant.ts';

export function mountAccounts(routing: Routing): void {
  serve(routing, contracts.showMerchantAccount, (acting, { params }) =>
    acting.look((snapshot) => showAccountOf(snapshot, uuidOf(params.firmId))),
  );
  serve(routing, contracts.listMerchantAccounts, (acting, { query }) =>
    acting.look((snapshot) => listAccountsOf(snapshot, query)),
  );
  serve(routing, contracts.agreeDeposit, (acting, { params, body }) =>
    agreeDeposit(acting, uuidOf(params.firmId), body),
  );
  serve(routing, contracts.receiveDeposit, (acting, { params, body }) =>
    receiveDeposit(acting, uuidOf(params.firmId), body),
  );
  serve(routing, contracts.returnDeposit, (acting, { params, body }) =>
    returnDeposit(acting, uuidOf(params.firmId), body),
  );
  serve(routing, contracts.holdSettlement, (acting, { params, body }) =>
    holdSettlement(acting, uuidOf(params.firmId), body),
  );
  serve(routing, contracts.passOnSettlement, (acting, { params, body }) =>
    passOnSettlement(acting, uuidOf(params.firmId), body),
  );
  serve(routing, contracts.recoverFromMerchant, (acting, { params }) =>
    recoverFromMerchant(acting, uuidOf(params.firmId)),
  );
  serve(routing, contracts.receiveFromMerchant, (acting, { params, body }) =>
    receiveFromMerchant(acting, uuidOf(params.firmId), body),
  );
}
