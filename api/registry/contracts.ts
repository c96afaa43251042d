// The registry: sales contracts with lines, agreed obligations and payment vouchers.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, instant, line, money } from '../values.ts';
import { personGiven } from './people.ts';

export const obligationKinds = ['deliver', 'install', 'perform'] as const;
/** What the seller must do by an agreed date. `agreedAt` is an exact moment; otherwise the whole of `agreedOn` may be used. */
export const obligation = z.object({
  obligationId: id('obl'),
  kind: z.enum(obligationKinds),
  agreedOn: day.nullable(),
  agreedAt: instant.nullable(),
  fulfilledAt: instant.nullable(),
  proof: z.string().nullable(),
});
export const contractLine = z.object({
  lineId: id('lin'),
  description: z.string(),
  productId: id('prd').nullable(),
  productName: z.string().nullable(),
  quantity: z.number(),
  amount: money.nullable(),
  serials: z.array(z.string()),
});
export const voucher = z.object({
  voucherId: id('vou'),
  kind: z.enum(['receipt', 'transfer', 'card', 'cash', 'invoice', 'other']),
  number: z.string().nullable(),
  paidOn: day.nullable(),
  amount: money.nullable(),
});

export const complaintNoted = z.object({ complainedOn: day, channel: z.string(), note: z.string().nullable() });

/** undelivered obligations → `awaiting_delivery`; delivered, installation open → `awaiting_installation`; all done → `fulfilled`. */
export const contractStates = [
  'awaiting_delivery',
  'awaiting_installation',
  'awaiting_performance',
  'fulfilled',
  'cancelled',
] as const;

export const contractRow = z.object({
  contractId: id('ctr'),
  number: z.string(),
  signedOn: day,
  state: z.enum(contractStates),
  personId: id('per'),
  personName: z.string(),
  firmId: id('frm').nullable(),
  legalName: z.string().nullable(),
  brandId: id('brd').nullable(),
  brandName: z.string().nullable(),
  storeId: id('sto').nullable(),
  storeName: z.string().nullable(),
  city: z.string().nullable(),
  amount: money.nullable(),
  nextDueOn: day.nullable(),
  brokenPromises: z.number().int(),
  firstComplainedOn: day.nullable(),
});
export const contract = contractRow.extend({
  deliverTo: z.string().nullable(),
  note: z.string().nullable(),
  cancelledOn: day.nullable(),
  registeredAt: instant,
  phones: z.array(z.string()),
  lines: z.array(contractLine),
  obligations: z.array(obligation),
  vouchers: z.array(voucher),
  complaints: z.array(complaintNoted),
});

const obligationGiven = z
  .object({ kind: z.enum(obligationKinds), agreedOn: day.optional(), agreedAt: instant.optional() })
  .refine((given) => (given.agreedOn === undefined) !== (given.agreedAt === undefined), {
    error: 'agreed_date_or_moment',
  });
const voucherGiven = z.object({
  kind: voucher.shape.kind.default('receipt'),
  number: line(100).nullable().default(null),
  paidOn: day.nullable().default(null),
  amount: money.nullable().default(null),
});
const lineGiven = z.object({
  description: line(500),
  productId: id('prd').nullable().default(null),
  quantity: z.number().positive().max(1_000_000).default(1),
  amount: money.nullable().default(null),
  serials: z.array(line(100)).max(1000).default([]),
});

/** The customer is a registered person, or a new one given by name and phone (found again by phone and name). */
const customerGiven = z.union([z.object({ personId: id('per') }), personGiven]);
export const registerContract = route({
  name: 'contract.register',
  method: 'POST',
  path: '/contracts',
  summary: 'Register a sales contract; the promises in force on its date follow',
  policy: { permission: 'contract.write' },
  status: 201,
  answer: contract,
  body: z.object({
    number: line(100),
    signedOn: day,
    customer: customerGiven,
    firmId: id('frm').nullable().default(null),
    brandId: id('brd').nullable().default(null),
    storeId: id('sto').nullable().default(null),
    city: line(120).nullable().default(null),
    deliverTo: line(500).nullable().default(null),
    note: line(2000).nullable().default(null),
    amount: money.nullable().default(null),
    lines: z.array(lineGiven).max(500).default([]),
    obligations: z.array(obligationGiven).max(20).default([]),
    vouchers: z.array(voucherGiven).max(50).default([]),
  }),
});
const contractParams = z.object({ contractId: id('ctr') });
export const showContract = route({
  name: 'contract.show',
  method: 'GET',
  path: '/contracts/:contractId',
  summary: 'A contract with lines, obligations and vouchers',
  policy: { permission: 'contract.read' },
  params: contractParams,
  answer: contract,
});
export const listContracts = route({
  name: 'contract.list',
  method: 'GET',
  path: '/contracts',
  summary: 'Contracts, newest first',
  policy: { permission: 'contract.read' },
  query: paging.extend({
    personId: id('per').optional(),
    firmId: id('frm').optional(),
    brandId: id('brd').optional(),
    storeId: id('sto').optional(),
    state: z.enum(contractStates).optional(),
    signedFrom: day.optional(),
    signedUntil: day.optional(),
  }),
  answer: pageOf(contractRow),
});
/** The goods were delivered, installed, or the work was done. The same obligation twice is refused as `obligation.already_fulfilled`. */
export const fulfilObligation = route({
  name: 'obligation.fulfil',
  method: 'POST',
  path: '/obligations/:obligationId/fulfil',
  summary: 'Record delivery, installation or performance, with its proof',
  policy: { permission: 'promise.keep' },
  params: z.object({ obligationId: id('obl') }),
  body: z.object({ fulfilledAt: instant, proof: line(500).nullable().default(null) }),
  answer: contract,
});
export const moveObligation = route({
  name: 'obligation.move',
  method: 'POST',
  path: '/obligations/:obligationId/move',
  summary: 'Agree a new date with the customer',
  policy: { permission: 'promise.move' },
  params: z.object({ obligationId: id('obl') }),
  body: z
    .object({ agreedOn: day.optional(), agreedAt: instant.optional(), agreedBy: line(200), reason: line(500) })
    .refine((given) => (given.agreedOn === undefined) !== (given.agreedAt === undefined), {
      error: 'agreed_date_or_moment',
    }),
  answer: contract,
});
export const noteComplaint = route({
  name: 'contract.note_complaint',
  method: 'POST',
  path: '/contracts/:contractId/complaints',
  summary: 'Note that the customer complained about this contract',
  policy: { permission: 'contract.write' },
  params: contractParams,
  body: z.object({ complainedOn: day, channel: line(60), note: line(2000).nullable().default(null) }),
  answer: contract,
});
export const cancelContract = route({
  name: 'contract.cancel',
  method: 'POST',
  path: '/contracts/:contractId/cancel',
  summary: 'Cancel a contract; its open promises are excused',
  policy: { permission: 'contract.write' },
  params: contractParams,
  body: z.object({ cancelledOn: day, reason: line(500) }),
  answer: contract,
});
export const addVoucher = route({
  name: 'voucher.add',
  method: 'POST',
  path: '/contracts/:contractId/vouchers',
  summary: 'Add a payment voucher',
  policy: { permission: 'contract.write' },
  params: contractParams,
  body: voucherGiven,
  answer: contract,
});
