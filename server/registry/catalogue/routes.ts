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
  serve(routing, merchants.registerBrand, async (acting, { body }) =>
    brandShown(await registerBrand(acting, body.name)),
  );
  serve(routing, merchants.listBrands, (acting, { query }) => acting.look((snapshot) => listBrands(snapshot, query)));
  serve(routing, merchants.registerStore, async (acting, { body }) => storeShown(await registerStore(acting, body)));
  serve(routing, merchants.changeStore, async (acting, { params, body }) =>
    storeShown(await changeStore(acting, uuidOf(params.storeId), body)),
  );
  serve(routing, merchants.listStores, (acting, { query }) => acting.look((snapshot) => listStores(snapshot, query)));
  serve(routing, merchants.registerStaff, async (acting, { body }) =>
    staffShown(await registerStaff(acting, { ...body, storeId: body.storeId && uuidOf(body.storeId) })),
  );
  serve(routing, merchants.listStaff, (acting, { query }) =>
    acting.look((snapshot) => listStaff(snapshot, { ...query, storeId: query.storeId && uuidOf(query.storeId) })),
  );
  serve(routing, merchants.registerProduct, async (acting, { body }) =>
    productShown(await registerProduct(acting, { ...body, brandId: body.brandId && uuidOf(body.brandId) })),
  );
  serve(routing, merchants.listProducts, (acting, { query }) =>
    acting.look((snapshot) => listProducts(snapshot, query)),
  );
}
