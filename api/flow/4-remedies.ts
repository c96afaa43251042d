// Stage 4, payments: who gets the money and where to, approvals, files for the bank, the bank's answers, receipts.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { paymentHeads } from '../facts/4-remedies.ts';
import { amountMinor, currency, day, id, instant, line, money } from '../values.ts';
import { accountSchemes, bankAccount } from './4-remedies.accounts.ts';

// ── Payments ────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * `awaiting_payee`: nobody has said where to. `draft`: to be approved. `approved`: to be sent. `sent`: in a file for the bank.
 * `confirmed`: the money has left. `returned`: it came back or was refused; another account is asked for. `declined`: the customer
 * does not want it. `cancelled`: the decision behind it was withdrawn.
 */
export const paymentStates = [
  'awaiting_payee',
  'draft',
  'approved',
  'sent',
  'confirmed',
  'returned',
  'declined',
  'cancelled',
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** `shown` is all that is ever told of an account: its scheme's first sign and last four digits. */
export const payee = z.object({
  payeeId: id('pye'),
  holderName: z.string(),
  scheme: z.enum(accountSchemes),
  shown: z.string(),
  bankCode: z.string().nullable(),
  bankName: z.string().nullable(),
  via: z.enum(['customer', 'desk']),
  givenBy: z.string(),
  givenAt: instant,
});
const approval = z.object({ by: z.string(), at: instant });
export const payment = z.object({
  paymentId: id('pay'),
  state: z.enum(paymentStates),
  decisionId: id('dec'),
  caseId: id('cas'),
  incidentId: id('inc').nullable(),
  contractId: id('ctr'),
  contractNumber: z.string(),
  personId: id('per'),
  personName: z.string(),
  firmId: id('frm').nullable(),
  legalName: z.string().nullable(),
  lines: z.array(
    z.object({ head: z.enum(paymentHeads), amountMinor, currency, ruleId: z.string(), ruleVersion: z.string() }),
  ),
  total: money,
  payee: payee.nullable(),
  approvals: z.array(approval),
  approvalsNeeded: z.number().int(),
  /** One after the first return, and so on. */
  attempt: z.number().int(),
  /** What the bank is told to say back; new with each attempt, never made again within one. */
  endToEndId: z.string().nullable(),
  fileId: id('pfl').nullable(),
  decidedOn: day,
  draftedAt: instant,
  sentOn: day.nullable(),
  paidOn: day.nullable(),
  returnedOn: day.nullable(),
  /** Of a return, a refusal of the money, a cancelling. */
  reason: z.string().nullable(),
  receipt: z.object({ signedBy: z.string(), signedAt: instant }).nullable(),
});
const attemptStates = ['sent', 'confirmed', 'returned'] as const;
export const paymentWithAttempts = payment.extend({
  attempts: z.array(
    z.object({
      attempt: z.number().int(),
      endToEndId: z.string(),
      state: z.enum(attemptStates),
      shown: z.string(),
      fileId: id('pfl'),
      sentOn: day,
      paidOn: day.nullable(),
      returnedOn: day.nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
const paymentParams = z.object({ paymentId: id('pay') });

export const listPayments = route({
  name: 'payment.list',
  method: 'GET',
  path: '/payments',
  summary: 'Payments, oldest first',
  policy: { permission: 'payment.read' },
  query: paging.extend({
    state: z.enum(paymentStates).optional(),
    caseId: id('cas').optional(),
    incidentId: id('inc').optional(),
    firmId: id('frm').optional(),
    personId: id('per').optional(),
    fileId: id('pfl').optional(),
    currency: currency.optional(),
  }),
  answer: pageOf(payment),
});
export const showPayment = route({
  name: 'payment.show',
  method: 'GET',
  path: '/payments/:paymentId',
  summary: 'A payment with every attempt to pay it',
  policy: { permission: 'payment.read' },
  params: paymentParams,
  answer: paymentWithAttempts,
});
/** For the head of the Money screen: what stands where, and how many lines of the bank nobody has placed. */
export const countPayments = route({
  name: 'payment.count',
  method: 'GET',
  path: '/payment-counts',
  summary: 'Payments by state and currency',
  policy: { permission: 'payment.read' },
  query: z.object({ incidentId: id('inc').optional() }),
  answer: z.object({
    today: day,
    rows: z.array(z.object({ state: z.enum(paymentStates), currency, count: z.number().int(), amountMinor })),
    unmatchedLines: z.number().int(),
  }),
});
/** The account counts for every payment of the case that has none, also for those decided later. */
export const givePayee = route({
  name: 'payee.give',
  method: 'POST',
  path: '/cases/:caseId/payee',
  summary: 'Enter where the customer wants the money',
  policy: { permission: 'payee.write' },
  params: z.object({ caseId: id('cas') }),
  body: bankAccount,
  answer: payee,
  status: 201,
});
export const approvePayment = route({
  name: 'payment.approve',
  method: 'POST',
  path: '/payments/:paymentId/approve',
  summary: 'Approve a payment; above the limit a second person has to as well',
  policy: { permission: 'payment.approve' },
  params: paymentParams,
  answer: payment,
});
/** Of an incident: every draft of it. What may not be approved by this person is left and told; the rest is approved. */
export const approveManyPayments = route({
  name: 'payment.approve_many',
  method: 'POST',
  path: '/payment-approvals',
  summary: 'Approve many payments at once',
  policy: { permission: 'payment.approve' },
  body: z.union([
    z.object({ paymentIds: z.array(id('pay')).min(1).max(10_000) }).strict(),
    z.object({ incidentId: id('inc') }).strict(),
  ]),
  bodyBytesMax: 1_000_000,
  answer: z.object({
    approved: z.number().int(),
    /** They have one approval now and wait for another person's. */
    waiting: z.number().int(),
    left: z.array(z.object({ refusal: z.string(), count: z.number().int(), firstPaymentId: id('pay') })),
  }),
});
export const declinePayment = route({
  name: 'payment.decline',
  method: 'POST',
  path: '/payments/:paymentId/decline',
  summary: 'The customer does not want the money; the decision stays',
  policy: { permission: 'payee.write' },
  params: paymentParams,
  /** The case ends with it when no other payment is under way, unless a person keeps it open. */
  body: z.object({ reason: line(500), keepCaseOpen: z.boolean().default(false) }),
  answer: payment,
});
export const acceptPaymentAgain = route({
  name: 'payment.accept_again',
  method: 'POST',
  path: '/payments/:paymentId/accept-again',
  summary: 'The customer takes the money after all that they had declined',
  policy: { permission: 'payee.write' },
  params: paymentParams,
  body: z.object({}),
  answer: payment,
});
export const stopPayment = route({
  name: 'payment.stop',
  method: 'POST',
  path: '/payments/:paymentId/stop',
  summary:
    'Stop a payment that no file holds, or that was declined: its decision is withdrawn, the case is decided anew',
  policy: { permission: 'payment.approve' },
  params: paymentParams,
  body: z.object({ reason: line(500) }),
  answer: payment,
});

// ── Files for the bank ──────────────────────────────────────────────────────────────────────────────────────────────

export const paymentFile = z.object({
  fileId: id('pfl'),
  ownAccountId: id('own'),
  ownAccountName: z.string(),
  /** The file's name and the bank's name for it. */
  messageId: z.string(),
  executeOn: day,
  count: z.number().int(),
  total: money,
  confirmed: z.number().int(),
  returned: z.number().int(),
  madeAt: instant,
  madeBy: z.string(),
});
export const makePaymentFile = route({
  name: 'payment_file.make',
  method: 'POST',
  path: '/payment-files',
  summary: 'Put every approved payment of the account’s currency into one file for the bank',
  policy: { permission: 'payment.send' },
  body: z.object({
    ownAccountId: id('own'),
    /** The day the bank should pay; not before today. */
    executeOn: day,
    /** Only these; all that are approved when left out. */
    paymentIds: z.array(id('pay')).min(1).max(10_000).optional(),
  }),
  bodyBytesMax: 1_000_000,
  answer: paymentFile,
  status: 201,
});
export const listPaymentFiles = route({
  name: 'payment_file.list',
  method: 'GET',
  path: '/payment-files',
  summary: 'Files made for the bank, newest first',
  policy: { permission: 'payment.read' },
  query: paging,
  answer: pageOf(paymentFile),
});
export const showPaymentFile = route({
  name: 'payment_file.show',
  method: 'GET',
  path: '/payment-files/:fileId',
  summary: 'A file made for the bank',
  policy: { permission: 'payment.read' },
  params: z.object({ fileId: id('pfl') }),
  answer: paymentFile,
});
/** Holds whole account numbers, so only who may send may have it. The same bytes every time. */
export const downloadPaymentFile = route({
  name: 'payment_file.download',
  method: 'GET',
  path: '/payment-files/:fileId/content',
  summary: 'The file itself: ISO 20022 pain.001.001.09',
  policy: { permission: 'payment.send' },
  params: z.object({ fileId: id('pfl') }),
  sends: 'application/xml',
  answer: z.unknown(),
});

// ── The bank's answers ──────────────────────────────────────────────────────────────────────────────────────────────

export const bankMessage = z.object({
  messageId: id('bkm'),
  kind: z.enum(['status', 'statement']),
  /** The name the bank gave it. */
  bankId: z.string(),
  fileName: z.string(),
  lines: z.number().int(),
  matched: z.number().int(),
  unmatched: z.number().int(),
  /** Lines told in an earlier message as well. */
  known: z.number().int(),
  takenAt: instant,
  takenBy: z.string(),
});
/** One file as multipart: pain.002.001.10 or camt.053.001.08. The same file twice, or one line in two files, has one effect. */
export const takeBankMessage = route({
  name: 'bank_message.take',
  method: 'POST',
  path: '/bank-messages',
  summary: 'Take in a status report (pain.002) or a statement (camt.053) of the bank',
  policy: { permission: 'payment.match' },
  takesFile: true,
  answer: bankMessage,
  status: 201,
});
export const listBankMessages = route({
  name: 'bank_message.list',
  method: 'GET',
  path: '/bank-messages',
  summary: 'Messages of the bank, newest first',
  policy: { permission: 'payment.read' },
  query: paging,
  answer: pageOf(bankMessage),
});
export const bankLineStates = ['matched', 'matched_by_hand', 'unmatched', 'set_aside'] as const;
/** Why a line was not placed by itself. */
export const unmatchedReasons = [
  'id_unknown',
  'id_missing',
  'amount_differs',
  'currency_differs',
  'not_yet_booked',
  'superseded',
  'too_early',
  'booked_already',
] as const;
export const bankLine = z.object({
  lineId: id('bkl'),
  messageId: id('bkm'),
  state: z.enum(bankLineStates),
  /** Money out, money back, or no money: the bank accepted or refused the order. */
  says: z.enum(['paid', 'money_back', 'accepted', 'rejected']),
  endToEndId: z.string().nullable(),
  amount: money.nullable(),
  bookedOn: day.nullable(),
  counterparty: z.string().nullable(),
  remittance: z.string().nullable(),
  bankReference: z.string().nullable(),
  reason: z.string().nullable(),
  why: z.enum(unmatchedReasons).nullable(),
  paymentId: id('pay').nullable(),
  setAsideBecause: z.string().nullable(),
});
export const listBankLines = route({
  name: 'bank_line.list',
  method: 'GET',
  path: '/bank-lines',
  summary: 'Lines of the bank, newest first',
  policy: { permission: 'payment.read' },
  query: paging.extend({ state: z.enum(bankLineStates).optional(), messageId: id('bkm').optional() }),
  answer: pageOf(bankLine),
});
export const matchBankLine = route({
  name: 'bank_line.match',
  method: 'POST',
  path: '/bank-lines/:lineId/match',
  summary: 'Say by hand which payment a line is about',
  policy: { permission: 'payment.match' },
  params: z.object({ lineId: id('bkl') }),
  body: z.object({ paymentId: id('pay') }),
  answer: bankLine,
});
export const setBankLineAside = route({
  name: 'bank_line.set_aside',
  method: 'POST',
  path: '/bank-lines/:lineId/set-aside',
  summary: 'The line is none of our payments',
  policy: { permission: 'payment.match' },
  params: z.object({ lineId: id('bkl') }),
  body: z.object({ reason: line(500) }),
  answer: bankLine,
});
