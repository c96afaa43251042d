// The registry: firms, brands, stores, tenancies, staff and products — who sells what, where and until when.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, line, money } from '../values.ts';

export const firm = z.object({
  firmId: id('frm'),
  legalName: z.string(),
  registrationNumber: z.string().nullable(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});
const firmGiven = z.object({
  legalName: line(300),
  registrationNumber: line(60).nullable().default(null),
  contactName: line(200).nullable().default(null),
  phone: z.string().trim().max(40).nullable().default(null),
  email: z.email().max(254).nullable().default(null),
});
export const brand = z.object({ brandId: id('brd'), name: z.string() });
export const store = z.object({
  storeId: id('sto'),
  name: z.string(),
  city: z.string(),
  address: z.string().nullable(),
  timeZone: z.string(),
});
const storeGiven = z.object({
  name: line(200),
  city: line(120),
  address: line(500).nullable().default(null),
  timeZone: line(64),
});

/** A firm trading under a brand in a store. `leaseEndsOn` is the agreed expiry, `endedOn` what really happened. */
export const tenancy = z.object({
  tenancyId: id('tcy'),
  firmId: id('frm'),
  brandId: id('brd'),
  storeId: id('sto'),
  legalName: z.string(),
  brandName: z.string(),
  storeName: z.string(),
  startedOn: day,
  leaseEndsOn: day.nullable(),
  endedOn: day.nullable(),
  endReason: z.string().nullable(),
});
const tenancyGiven = z.object({
  firmId: id('frm'),
  brandId: id('brd'),
  storeId: id('sto'),
  startedOn: day,
  leaseEndsOn: day.nullable().default(null),
});

/** A merchant as the mall sees it: the legal entity with its brands, tenancies and the state of its promises. */
export const merchant = firm.extend({
  brands: z.array(brand),
  tenancies: z.array(tenancy),
  contractCount: z.number().int(),
  openPromises: z.number().int(),
  brokenPromises: z.number().int(),
});
/**
 * E22: what must be looked at before (and after) a merchant leaves, as of a day. Undelivered is what still has something to be
 * delivered, installed or performed, due or not: at most 200 contracts, the latest first; the counts and amounts are of all.
 */
export const exitCheck = z.object({
  tenancy,
  undelivered: z.array(
    z.object({
      contractId: id('ctr'),
      number: z.string(),
      personId: id('per'),
      personName: z.string(),
      signedOn: day,
      dueOn: day,
      daysLate: z.number().int(),
      amount: money.nullable(),
      openPromises: z.number().int(),
      complained: z.boolean(),
    }),
  ),
  undeliveredCount: z.number().int(),
  openPromises: z.number().int(),
  brokenPromises: z.number().int(),
  amounts: z.array(money),
});

export const registerFirm = route({
  name: 'firm.register',
  method: 'POST',
  path: '/firms',
  summary: 'Register a legal entity',
  policy: { permission: 'merchant.write' },
  body: firmGiven,
  answer: firm,
  status: 201,
});
export const changeFirm = route({
  name: 'firm.change',
  method: 'PUT',
  path: '/firms/:firmId',
  summary: 'Change a legal entity',
  policy: { permission: 'merchant.write' },
  params: z.object({ firmId: id('frm') }),
  body: firmGiven,
  answer: firm,
});
export const showMerchant = route({
  name: 'merchant.show',
  method: 'GET',
  path: '/merchants/:firmId',
  summary: 'A merchant with brands, tenancies and promises',
  policy: { permission: 'merchant.read' },
  params: z.object({ firmId: id('frm') }),
  answer: merchant,
});
export const listMerchants = route({
  name: 'merchant.list',
  method: 'GET',
  path: '/merchants',
  summary: 'Merchants by name, with the state of their promises',
  policy: { permission: 'merchant.read' },
  query: paging.extend({
    find: z.string().max(200).optional(),
    storeId: id('sto').optional(),
    left: z.enum(['yes', 'no']).optional(),
  }),
  answer: pageOf(merchant),
});
export const registerBrand = route({
  name: 'brand.register',
  method: 'POST',
  path: '/brands',
  summary: 'Register a brand',
  policy: { permission: 'merchant.write' },
  body: z.object({ name: line(200) }),
  answer: brand,
  status: 201,
});
export const listBrands = route({
  name: 'brand.list',
  method: 'GET',
  path: '/brands',
  summary: 'Brands by name',
  policy: { permission: 'merchant.read' },
  query: paging.extend({ find: z.string().max(200).optional() }),
  answer: pageOf(brand),
});
export const registerStore = route({
  name: 'store.register',
  method: 'POST',
  path: '/stores',
  summary: 'Register a store',
  policy: { permission: 'merchant.write' },
  body: storeGiven,
  answer: store,
  status: 201,
});
export const changeStore = route({
  name: 'store.change',
  method: 'PUT',
  path: '/stores/:storeId',
  summary: 'Change a store',
  policy: { permission: 'merchant.write' },
  params: z.object({ storeId: id('sto') }),
  body: storeGiven,
  answer: store,
});
export const listStores = route({
  name: 'store.list',
  method: 'GET',
  path: '/stores',
  summary: 'Stores by city and name',
  policy: { permission: 'merchant.read' },
  query: paging,
  answer: pageOf(store),
});
export const startTenancy = route({
  name: 'tenancy.start',
  method: 'POST',
  path: '/tenancies',
  summary: 'A firm starts trading under a brand in a store',
  policy: { permission: 'merchant.write' },
  body: tenancyGiven,
  answer: tenancy,
  status: 201,
});
export const checkExit = route({
  name: 'tenancy.exit_check',
  method: 'GET',
  path: '/tenancies/:tenancyId/exit-check',
  summary: 'What is still open if this merchant leaves on a day',
  policy: { permission: 'merchant.read' },
  params: z.object({ tenancyId: id('tcy') }),
  query: z.object({ on: day.optional() }),
  answer: exitCheck,
});
export const endTenancy = route({
  name: 'tenancy.end',
  method: 'POST',
  path: '/tenancies/:tenancyId/end',
  summary: 'End a tenancy; answers with the exit check. Promises stay in force',
  policy: { permission: 'tenancy.end' },
  params: z.object({ tenancyId: id('tcy') }),
  body: z.object({ endedOn: day, reason: line(500) }),
  answer: exitCheck,
});

export const staff = z.object({
  staffId: id('stf'),
  name: z.string(),
  title: z.string().nullable(),
  storeId: id('sto').nullable(),
  phone: z.string().nullable(),
});
export const registerStaff = route({
  name: 'staff.register',
  method: 'POST',
  path: '/staff',
  summary: 'Register a member of staff',
  policy: { permission: 'merchant.write' },
  body: z.object({
    name: line(200),
    title: line(200).nullable().default(null),
    storeId: id('sto').nullable().default(null),
    phone: z.string().trim().max(40).nullable().default(null),
  }),
  answer: staff,
  status: 201,
});
export const listStaff = route({
  name: 'staff.list',
  method: 'GET',
  path: '/staff',
  summary: 'Staff by name',
  policy: { permission: 'merchant.read' },
  query: paging.extend({ storeId: id('sto').optional() }),
  answer: pageOf(staff),
});

export const product = z.object({
  productId: id('prd'),
  sku: z.string(),
  name: z.string(),
  family: z.string().nullable(),
  brandId: id('brd').nullable(),
});
export const registerProduct = route({
  name: 'product.register',
  method: 'POST',
  path: '/products',
  summary: 'Register a product',
  policy: { permission: 'merchant.write' },
  body: z.object({
    sku: line(100),
    name: line(300),
    family: line(200).nullable().default(null),
    brandId: id('brd').nullable().default(null),
  }),
  answer: product,
  status: 201,
});
export const listProducts = route({
  name: 'product.list',
  method: 'GET',
  path: '/products',
  summary: 'Products by name',
  policy: { permission: 'merchant.read' },
  query: paging.extend({ find: z.string().max(200).optional() }),
  answer: pageOf(product),
});
