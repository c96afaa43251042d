// HTTP of the short lists: contract in, verb, contract out.
import * as merchants from '#api/registry/merchants';
import { type Routing, serve } from '#platform/http/serve-route';
import { uuidOf } from '#platform/ids/make-id';
import {
  brandShown,
  listBrands,
  listProducts,
  listStaff,
  listStores,
  productShown,
  staffShown,
  storeShown,
} from './catalogue-views.ts';
import { changeStore, registerBrand, registerProduct, registerStaff, registerStore } from './keep-catalogue.ts';

export function mountCatalogue(routing: Routing): void {
  serve(routing, merchants.registerBrand, (acting, { body }) => registerBrand(acting, body.name), brandShown);
  serve(routing, merchants.listBrands, (acting, { query }) => acting.look((snapshot) => listBrands(snapshot, query)));
  serve(routing, merchants.registerStore, (acting, { body }) => registerStore(acting, body), storeShown);
  serve(
    routing,
    merchants.changeStore,
    (acting, { params, body }) => changeStore(acting, uuidOf(params.storeId), body),
    storeShown,
  );
  serve(routing, merchants.listStores, (acting, { query }) => acting.look((snapshot) => listStores(snapshot, query)));
  serve(
    routing,
    merchants.registerStaff,
    (acting, { body }) => registerStaff(acting, { ...body, storeId: body.storeId && uuidOf(body.storeId) }),
    staffShown,
  );
  serve(routing, merchants.listStaff, (acting, { query }) =>
    acting.look((snapshot) => listStaff(snapshot, { ...query, storeId: query.storeId && uuidOf(query.storeId) })),
  );
  serve(
    routing,
    merchants.registerProduct,
    (acting, { body }) => registerProduct(acting, { ...body, brandId: body.brandId && uuidOf(body.brandId) }),
    productShown,
  );
  serve(routing, merchants.listProducts, (acting, { query }) =>
    acting.look((snapshot) => listProducts(snapshot, query)),
  );
}
