// HTTP of the policy and the books.
import * as contracts from '#api/flow/5-recovery.books';
import { type Routing, serve } from '#platform/http/serve-route';
import { listMonthsOf, listTransfersOf, showBalancesOf, showMonthOf } from './book-views.ts';
import { changeRecoveryPolicy } from './change-policy.ts';
import { closeMonthOfBooks } from './close-month.ts';
import { readPolicy } from './policy-store.ts';

export function mountBooks(routing: Routing): void {
  serve(routing, contracts.showRecoveryPolicy, (acting) => acting.look(readPolicy));
  serve(routing, contracts.changeRecoveryPolicy, (acting, { body }) => changeRecoveryPolicy(acting, body));
  serve(routing, contracts.listMonths, (acting, { query }) => acting.look((snapshot) => listMonthsOf(snapshot, query)));
  serve(routing, contracts.showMonth, (acting, { params }) =>
    acting.look((snapshot) => showMonthOf(snapshot, params.month)),
  );
  serve(routing, contracts.closeMonth, (acting, { params }) => closeMonthOfBooks(acting, params.month));
  serve(routing, contracts.listTransfers, (acting, { query }) =>
    acting.look((snapshot) => listTransfersOf(snapshot, query)),
  );
  serve(routing, contracts.showBalances, (acting) => acting.look(showBalancesOf));
}
