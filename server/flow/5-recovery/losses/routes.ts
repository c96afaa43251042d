// HTTP of losses and ageing.
import * as claims from '#api/flow/5-recovery';
import * as books from '#api/flow/5-recovery.books';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { showAgeingOf } from './ageing-views.ts';
import { askWriteOff } from './ask-loss.ts';
import { countLossesOf, listLossesOf } from './loss-views.ts';
import { provideLosses } from './provide-losses.ts';
import { approveLoss, refuseLoss } from './settle-loss.ts';

export function mountLosses(routing: Routing): void {
  serve(routing, claims.askWriteOff, (acting, { params, body }) => askWriteOff(acting, uuidOf(params.claimId), body));
  serve(routing, claims.listLosses, (acting, { query }) => acting.look((snapshot) => listLossesOf(snapshot, query)));
  serve(routing, claims.countLosses, (acting) => acting.look((snapshot) => countLossesOf(snapshot)));
  serve(routing, claims.approveLoss, (acting, { params, body }) =>
    approveLoss(acting, uuidOf(params.lossId), body.note),
  );
  serve(routing, claims.refuseLoss, (acting, { params, body }) =>
    refuseLoss(acting, uuidOf(params.lossId), body.reason),
  );
  serve(routing, books.showAgeing, (acting, { query }) => acting.look((snapshot) => showAgeingOf(snapshot, query)));
  serve(routing, books.provideLosses, (acting, { body }) => provideLosses(acting, body.on));
}
