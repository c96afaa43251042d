// HTTP of promises.
import {
  countPromises as countRoute,
  excusePromise as excuseRoute,
  keepPromise as keepRoute,
  listOverdue as listOverdueRoute,
  listPromises as listRoute,
  makePromise as makeRoute,
  movePromise as moveRoute,
  showOverdue as showOverdueRoute,
  showPromise as showRoute,
  waivePromise as waiveRoute,
} from '#api/flow/1-promises';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import { listOverdueOf, showOverdueOf } from '../overdue/overdue-views.ts';
import { excusePromise, keepPromise, movePromise, waivePromise } from './change-promise.ts';
import { countPromisesOf } from './count-views.ts';
import { makePromise } from './make-promise.ts';
import { listPromisesOf, showPromiseOf } from './promise-views.ts';

export function mountPromises(routing: Routing): void {
  serve(routing, listRoute, (acting, { query }) => acting.look((snapshot) => listPromisesOf(snapshot, query)));
  serve(routing, showRoute, (acting, { params }) =>
    acting.look((snapshot) => showPromiseOf(snapshot, uuidOf(params.promiseId))),
  );
  serve(routing, countRoute, (acting, { query }) => acting.look((snapshot) => countPromisesOf(snapshot, query)));
  serve(routing, showOverdueRoute, (acting, { query }) => acting.look((snapshot) => showOverdueOf(snapshot, query)));
  serve(routing, listOverdueRoute, (acting, { query }) => acting.look((snapshot) => listOverdueOf(snapshot, query)));
  serve(routing, makeRoute, (acting, { params, body }) => makePromise(acting, uuidOf(params.contractId), body));
  serve(routing, keepRoute, (acting, { params, body }) => keepPromise(acting, uuidOf(params.promiseId), body));
  serve(routing, moveRoute, (acting, { params, body }) => movePromise(acting, uuidOf(params.promiseId), body));
  serve(routing, waiveRoute, (acting, { params, body }) => waivePromise(acting, uuidOf(params.promiseId), body));
  serve(routing, excuseRoute, (acting, { params, body }) => excusePromise(acting, uuidOf(params.promiseId), body));
}
