// Contracts of stage 5, a merchant's account: deposit, money held, what is owed, and the statement of a period.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { amountMinor, currency, day, id, line } from '../values.ts';
import { amountAboveZero, claim } from './5-recovery.ts';

const firmParams = z.object({ firmId: id('frm') });
const received = z.object({
  amount: amountAboveZero,
  on: day.optional(),
  reference: line(200).nullable().default(null),
});

/** One currency of a deposit. `availableMinor` = balance − frozen. Top-up is due while the balance is below the minimum. */
export const deposit = z.object({
  currency,
  balanceMinor: amountMinor,
  frozenMinor: amountMinor,
  availableMinor: amountMinor,
  minimumMinor: amountMinor,
  missingMinor: amountMinor,
  topUpDueOn: day.nullable(),
  topUpLate: z.boolean(),
  topUpDays: z.number().int(),
  holdBackDays: z.number().int(),
});
const owed = z.object({
  currency,
  claimedMinor: amountMinor,
  recoveredMinor: amountMinor,
  waivedMinor: amountMinor,
  writtenOffMinor: amountMinor,
  openMinor: amountMinor,
  disputedMinor: amountMinor,
  /** In the books: the receivable, and the allowance for its loss. */
  receivableMinor: amountMinor,
  allowanceMinor: amountMinor,
  settlementHeldMinor: amountMinor,
  openClaims: z.number().int(),
  oldestOn: day.nullable(),
});
/** A merchant who has left has no tenancy that runs; `depositReturnsFrom` is the day after the hold-back. */
export const merchantAccount = z.object({
  firmId: id('frm'),
  legalName: z.string(),
  left: z.boolean(),
  leftOn: day.nullable(),
  depositReturnsFrom: day.nullable(),
  deposits: z.array(deposit),
  owed: z.array(owed),
  /** The claims with an open amount, the oldest first, at most fifty; the list has all. */
  openClaims: z.array(claim),
});
export const accountRow = z.object({
  firmId: id('frm'),
  legalName: z.string(),
  left: z.boolean(),
  leftOn: day.nullable(),
  currency,
  openMinor: amountMinor,
  openClaims: z.number().int(),
  oldestOn: day.nullable(),
  depositMinor: amountMinor,
  frozenMinor: amountMinor,
  minimumMinor: amountMinor,
  topUpDueOn: day.nullable(),
  settlementHeldMinor: amountMinor,
});

export const showMerchantAccount = route({
  name: 'merchant_account.show',
  method: 'GET',
  path: '/merchants/:firmId/account',
  summary: 'Deposit, money held and everything owed by a merchant',
  policy: { permission: 'recovery.read' },
  params: firmParams,
  answer: merchantAccount,
});
export const listMerchantAccounts = route({
  name: 'merchant_account.list',
  method: 'GET',
  path: '/merchant-accounts',
  summary: 'Merchants with a deposit or an open amount, the largest open amount first',
  policy: { permission: 'recovery.read' },
  query: paging.extend({
    /** Only those who have left, or who have not. */
    left: z.enum(['yes', 'no']).optional(),
    topUpLate: z.enum(['yes', 'no']).optional(),
    open: z.enum(['yes', 'no']).optional(),
  }),
  answer: pageOf(accountRow),
});
export const agreeDeposit = route({
  name: 'deposit.agree',
  method: 'PUT',
  path: '/merchants/:firmId/deposit',
  summary: 'What was agreed about the deposit: minimum, days to top it up, days it is held back after the lease',
  policy: { permission: 'recovery.write' },
  params: firmParams,
  body: z.object({
    minimum: z.object({ amountMinor: z.string().regex(/^\d{1,18}$/), currency }),
    topUpDays: z.number().int().min(0).max(365),
    holdBackDays: z.number().int().min(0).max(3650),
  }),
  answer: merchantAccount,
});
export const receiveDeposit = route({
  name: 'deposit.receive',
  method: 'POST',
  path: '/merchants/:firmId/deposit/receipts',
  summary: 'Record money received for the deposit, the first payment or a top-up',
  policy: { permission: 'recovery.write' },
  params: firmParams,
  body: received,
  answer: merchantAccount,
  status: 201,
});
export const returnDeposit = route({
  name: 'deposit.return',
  method: 'POST',
  path: '/merchants/:firmId/deposit/returns',
  summary: 'Return what is free: above the minimum while the merchant trades, all after the hold-back',
  policy: { permission: 'recovery.write' },
  params: firmParams,
  body: received,
  answer: merchantAccount,
  status: 201,
});
export const holdSettlement = route({
  name: 'settlement.hold',
  method: 'POST',
  path: '/merchants/:firmId/settlement/held',
  summary: "Record customers' money collected for the merchant and held",
  policy: { permission: 'recovery.write' },
  params: firmParams,
  body: received,
  answer: merchantAccount,
  status: 201,
});
export const passOnSettlement = route({
  name: 'settlement.pass_on',
  method: 'POST',
  path: '/merchants/:firmId/settlement/passed-on',
  summary: 'Record money passed on to the merchant; refused below what open claims need',
  policy: { permission: 'recovery.write' },
  params: firmParams,
  body: received,
  answer: merchantAccount,
  status: 201,
});
export const recoverFromMerchant = route({
  name: 'recovery.run',
  method: 'POST',
  path: '/merchants/:firmId/recover',
  summary: 'Draw on the deposit, then on money held, for what has been paid and is open and undisputed',
  policy: { permission: 'recovery.write' },
  params: firmParams,
  answer: z.object({
    drawn: z.array(z.object({ claimId: id('clm'), source: z.enum(['deposit', 'settlement']), amountMinor, currency })),
    account: merchantAccount,
  }),
});
export const receiveFromMerchant = route({
  name: 'recovery.receive',
  method: 'POST',
  path: '/merchants/:firmId/receipts',
  summary: 'Record money from a merchant for what is owed; it settles the oldest claims first',
  policy: { permission: 'recovery.write' },
  params: firmParams,
  body: received,
  answer: merchantAccount,
  status: 201,
});

// ── Statement ───────────────────────────────────────────────────────────────────────────────────────────────────────

const statementLine = z.object({
  on: day,
  /** Worded by the reader's client from the word `statement.<what>`. */
  what: z.string(),
  caseId: id('cas').nullable(),
  claimId: id('clm').nullable(),
  contractNumber: z.string().nullable(),
  changeMinor: amountMinor,
  balanceMinor: amountMinor,
});
const statementPart = z.object({
  /** The deposit (ours to keep for them), money held for them, and what they owe. */
  part: z.enum(['deposit', 'settlement', 'owed']),
  openingMinor: amountMinor,
  lines: z.array(statementLine),
  closingMinor: amountMinor,
});
export const statement = z.object({
  firmId: id('frm'),
  legalName: z.string(),
  registrationNumber: z.string().nullable(),
  companyName: z.string(),
  currency,
  from: day,
  until: day,
  parts: z.array(statementPart),
});
/** From the first to the last day, both included; the month of today when left out. At most 5,000 lines a part. */
const period = z.object({ from: day.optional(), until: day.optional(), currency: currency.optional() });
export const showStatement = route({
  name: 'statement.show',
  method: 'GET',
  path: '/merchants/:firmId/statement',
  summary: "A merchant's statement of a period",
  policy: { permission: 'recovery.read' },
  params: firmParams,
  query: period,
  answer: statement,
});
export const downloadStatement = route({
  name: 'statement.spreadsheet',
  method: 'GET',
  path: '/merchants/:firmId/statement.xlsx',
  summary: "A merchant's statement as a spreadsheet, in the reader's language",
  policy: { permission: 'recovery.read' },
  params: firmParams,
  query: period,
  answer: z.unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
export const printStatement = route({
  name: 'statement.pdf',
  method: 'GET',
  path: '/merchants/:firmId/statement.pdf',
  summary: "A merchant's statement as a PDF, in the reader's language",
  policy: { permission: 'recovery.read' },
  params: firmParams,
  query: period,
  answer: z.unknown(),
  sends: 'application/pdf',
});
