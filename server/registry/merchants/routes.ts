// HTTP of merchants: contract in, verb, contract out.
import * as merchants from '#api/registry/merchants';
import { type Routing, serve } from '#platform/http/serve-route';
import { idOf, uuidOf } from '#platform/ids/make-id';
import { checkExit } from './check-exit.ts';
import { endTenancy } from './end-tenancy.ts';
import { changeFirm, registerFirm } from './keep-firms.ts';
import type { KnownFirm } from './merchant-store.ts';
import { listMerchants, showMerchant } from './merchant-views.ts';
import { startTenancy } from './start-tenancy.ts';

export function mountMerchants(routing: Routing): void {
  serve(routing, merchants.registerFirm, (acting, { body }) => registerFirm(acting, body), firmShown);
  serve(
    routing,
    merchants.changeFirm,
    (acting, { params, body }) => changeFirm(acting, uuidOf(params.firmId), body),
    firmShown,
  );
  serve(routing, merchants.showMerchant, (acting, { params }) =>
    acting.look((snapshot) => showMerchant(snapshot, uuidOf(params.firmId))),
  );
  serve(routing, merchants.listMerchants, (acting, { query }) =>
    acting.look((snapshot) => listMerchants(snapshot, { ...query, storeId: query.storeId && uuidOf(query.storeId) })),
  );
  serve(routing, merchants.startTenancy, (acting, { body }) =>
    startTenancy(acting, {
      ...body,
      firmId: uuidOf(body.firmId),
      brandId: uuidOf(body.brandId),
      storeId: uuidOf(body.storeId),
    }),
  );
  serve(routing, merchants.checkExit, (acting, { params, query }) =>
    acting.look((snapshot) => checkExit(snapshot, uuidOf(params.tenancyId), query.on)),
  );
  serve(routing, merchants.endTenancy, (acting, { params, body }) =>
    endTenancy(acting, uuidOf(params.tenancyId), body),
  );
}

const firmShown = (firm: KnownFirm) => ({ ...firm, firmId: idOf('frm', firm.firmId) });
