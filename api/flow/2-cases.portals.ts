// Stage 2, pages without an account: the customer's own page, the company's complaint form, the merchant's answer. The token in
// the address is the proof: 256 random bits, expiring, revocable; reading changes nothing (T-L4). An unknown one is `token.invalid`.
import { z } from 'zod';
import { route } from '../contract.ts';
import { currency, day, id, instant, language, line } from '../values.ts';
import { evidenceKinds } from './1-promises.ts';
import { customerClaim, customerClaimed } from './2-cases.claimed.ts';
import { customerWalk } from './2-cases.diagnosis.ts';
import { caseProblems, caseStates, demandAnswers, demandStates, proofStates } from './2-cases.words.ts';

const token = z.string().min(20).max(400);
const params = z.object({ token });
const policy = { anyone: 'the token of the link is the proof' } as const;
const pageFile = z.object({ fileId: id('fil'), name: z.string(), mediaType: z.string(), bytes: z.number().int() });

/** What the customer's page says; `status` chooses the sentence, the rest fills it. */
export const customerPage = z.object({
  company: z.string(),
  language,
  number: z.string(),
  state: z.enum(caseStates),
  status: z.enum([
    'received',
    'being_looked_at',
    'visit_planned',
    'merchant_asked',
    'waiting_for_you',
    'being_decided',
    'decided',
    'put_right',
    'refused',
    'ended',
  ]),
  problem: z.enum(caseProblems),
  description: z.string(),
  openedOn: day,
  /** Opened by the mall unasked: the page says why (story E, step 13). */
  openedBy: z.enum(['customer', 'desk', 'mall']),
  personName: z.string(),
  ownerName: z.string().nullable(),
  store: z.object({ name: z.string(), address: z.string().nullable() }).nullable(),
  merchant: z.string().nullable(),
  contract: z.object({ number: z.string(), signedOn: day }).nullable(),
  promises: z.array(
    z.object({
      wording: z.record(z.string(), z.string()),
      kind: z.enum(['duty', 'right', 'standing']),
      state: z.string(),
      dueOn: day.nullable(),
      daysLate: z.number().int(),
    }),
  ),
  nextOn: day.nullable(),
  visitAt: instant.nullable(),
  proofs: z.array(z.object({ kind: z.enum(evidenceKinds), state: z.enum(proofStates) })),
  files: z.array(pageFile),
  messages: z.array(z.object({ mine: z.boolean(), text: z.string(), at: instant })),
  claimed: customerClaimed,
  optedOut: z.boolean(),
  mayRate: z.boolean(),
  stars: z.number().int().nullable(),
  outcome: z.string().nullable(),
  outcomeReason: z.string().nullable(),
});
export const showCustomerPage = route({
  name: 'customer.show',
  method: 'GET',
  path: '/customer/case/:token',
  summary: "The customer's own page",
  policy,
  params,
  answer: customerPage,
});
export const addCustomerFile = route({
  name: 'customer.add_file',
  method: 'POST',
  path: '/customer/case/:token/files',
  summary: 'The customer adds a photo or a document, as a proof when `proofKind` says so',
  policy,
  params,
  query: z.object({ proofKind: z.enum(evidenceKinds).optional() }),
  takesFile: true,
  answer: pageFile,
  status: 201,
});
export const readCustomerFile = route({
  name: 'customer.read_file',
  method: 'GET',
  path: '/customer/case/:token/files/:fileId',
  summary: "A file of the customer's own",
  policy,
  params: params.extend({ fileId: id('fil') }),
  answer: z.any(),
  sends: 'application/octet-stream',
});
export const showCustomerThumbnail = route({
  name: 'customer.thumbnail',
  method: 'GET',
  path: '/customer/case/:token/files/:fileId/thumbnail',
  summary: "A photo of the customer's own, small",
  policy,
  params: params.extend({ fileId: id('fil') }),
  answer: z.any(),
  sends: 'image/webp',
});
export const writeAsCustomer = route({
  name: 'customer.write',
  method: 'POST',
  path: '/customer/case/:token/messages',
  summary: 'The customer writes to the company',
  policy,
  params,
  body: z.object({ text: line(4000) }),
  answer: customerPage,
});
/** What was asked for before and not met gives way; what stays the same keeps its day. */
export const claimAsCustomer = route({
  name: 'customer.claim',
  method: 'POST',
  path: '/customer/case/:token/claim',
  summary: 'The customer says what they ask for',
  policy,
  params,
  body: customerClaim,
  answer: customerPage,
});
export const optOut = route({
  name: 'customer.opt_out',
  method: 'POST',
  path: '/customer/case/:token/opt-out',
  summary: 'The customer wants no more messages sent to all, or wants them again',
  policy,
  params,
  body: z.object({ optedOut: z.boolean() }),
  answer: customerPage,
});
export const rateCase = route({
  name: 'customer.rate',
  method: 'POST',
  path: '/customer/case/:token/rating',
  summary: 'The customer says how it was handled, once it has ended',
  policy,
  params,
  body: z.object({ stars: z.number().int().min(1).max(5), text: z.string().trim().max(2000).default('') }),
  answer: customerPage,
});

export const showComplaintForm = route({
  name: 'complaint.form',
  method: 'GET',
  path: '/customer/complaint/:token',
  summary: 'Whose complaint form this is',
  policy,
  params,
  answer: z.object({
    company: z.string(),
    language,
    country: z.string(),
    currency,
    problems: z.array(z.enum(caseProblems)),
    stores: z.array(z.object({ storeId: id('sto'), name: z.string(), city: z.string() })).max(500),
  }),
});
/** The contract is found by its number when the telephone number is its customer's; whether it was is not told. */
export const complain = route({
  name: 'complaint.make',
  method: 'POST',
  path: '/customer/complaint/:token',
  summary: 'Complain',
  policy,
  params,
  body: z.object({
    name: line(200),
    phone: line(40),
    contractNumber: z.string().trim().max(100).default(''),
    /** What the customer asks for, in the currency of the form. */
    claimed: customerClaim.nullable().default(null),
    /** The tree they walked before complaining. */
    diagnosis: customerWalk.nullable().default(null),
    storeId: id('sto').nullable().default(null),
    problem: z.enum(caseProblems),
    description: line(4000),
    language,
  }),
  /** The token of the customer's page, to add photos at once; empty in the answer to a repeated request. */
  answer: z.object({ number: z.string(), token: z.string() }),
  status: 201,
});

export const merchantPage = z.object({
  company: z.string(),
  language,
  merchant: z.string().nullable(),
  demandId: id('dem'),
  state: z.enum(demandStates),
  number: z.string(),
  contractNumber: z.string().nullable(),
  signedOn: day.nullable(),
  goods: z.array(z.string()),
  problem: z.enum(caseProblems),
  text: z.string(),
  sentAt: instant,
  dueAt: instant,
  mayAnswer: z.boolean(),
  answer: z.enum(demandAnswers).nullable(),
  answerNote: z.string().nullable(),
  performOn: day.nullable(),
  answeredAt: instant.nullable(),
  files: z.array(pageFile),
});
export const showMerchantPage = route({
  name: 'demand_page.show',
  method: 'GET',
  path: '/merchant/demand/:token',
  summary: 'The demand the merchant is to answer',
  policy,
  params,
  answer: merchantPage,
});
export const answerAsMerchant = route({
  name: 'demand_page.answer',
  method: 'POST',
  path: '/merchant/demand/:token/answer',
  summary: 'The merchant answers',
  policy,
  params,
  body: z.object({
    answer: z.enum(demandAnswers),
    note: z.string().trim().max(4000).default(''),
    performOn: day.nullable().default(null),
    name: line(200),
  }),
  answer: merchantPage,
});
export const addMerchantFile = route({
  name: 'demand_page.add_file',
  method: 'POST',
  path: '/merchant/demand/:token/files',
  summary: 'The merchant adds a file that proves what it says',
  policy,
  params,
  takesFile: true,
  answer: pageFile,
  status: 201,
});
