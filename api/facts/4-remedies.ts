// Facts of stage 4, payments. Those about a payment have the case as subject, whose timeline shows them; the others their own thing.
import { z } from 'zod';
import { amountMinor, currency, day, id } from '../values.ts';

/** What a payment is for; goodwill is paid in the same transfer and keeps its head (F3). */
export const paymentHeads = ['refund', 'penalty', 'consequential', 'goodwill'] as const;

const about = {
  paymentId: id('pay'),
  decisionId: id('dec'),
  caseId: id('cas'),
  contractId: id('ctr'),
  personId: id('per'),
  firmId: id('frm').nullable(),
  incidentId: id('inc').nullable(),
  amountMinor,
  currency,
  lines: z.array(z.object({ head: z.enum(paymentHeads), amountMinor })),
};

export const remedyFacts = {
  /** The account is named by its last digits alone. */
  'payee.given': z.object({
    caseId: id('cas'),
    payeeId: id('pye'),
    via: z.enum(['customer', 'desk']),
    scheme: z.enum(['iban', 'cn', 'ru']),
    shown: z.string(),
  }),
  'payment.drafted': z.object(about),
  /** One of the approvals a payment needs; the last of them comes with `payment.approved`. */
  'payment.approval_given': z.object({
    paymentId: id('pay'),
    caseId: id('cas'),
    given: z.number().int(),
    needed: z.number().int(),
  }),
  'payment.approved': z.object(about),
  /** It stands in a file for the bank, made on this day. */
  'payment.sent': z.object({ ...about, on: day, fileId: id('pfl') }),
  /** The money has left our account on this day, as the bank says or a person found in the statement. */
  'payment.confirmed': z.object({ ...about, on: day }),
  /** `moneyMoved`: it had left our account (there was a `payment.confirmed`) and came back; false: the bank refused it before. */
  'payment.returned': z.object({ ...about, on: day, reason: z.string(), moneyMoved: z.boolean() }),
  /** The customer does not want the money; the decision stays. `keptOpen`: a person keeps the case open for another way. */
  'payment.declined': z.object({
    ...about,
    reason: z.string(),
    via: z.enum(['customer', 'desk']),
    keptOpen: z.boolean().optional(),
  }),
  /** The customer takes it after all. */
  'payment.accepted_again': z.object(about),
  /** The decision behind it was withdrawn before the money was sent, or a person stopped the payment and the decision with it. */
  'payment.cancelled': z.object({ ...about, reason: z.string() }),
  'receipt.signed': z.object({
    paymentId: id('pay'),
    caseId: id('cas'),
    receiptId: id('rcp'),
    signedBy: z.string(),
    via: z.enum(['customer', 'desk']),
  }),
  'own_account.added': z.object({ ownAccountId: id('own'), currency, shown: z.string() }),
  'own_account.closed': z.object({ ownAccountId: id('own'), currency, shown: z.string() }),
  'payment_limit.set': z.object({ currency, amountMinor }),
  'payment_file.made': z.object({
    fileId: id('pfl'),
    ownAccountId: id('own'),
    count: z.number().int(),
    amountMinor,
    currency,
  }),
  'bank_message.taken': z.object({
    messageId: id('bkm'),
    kind: z.enum(['status', 'statement']),
    lines: z.number().int(),
    matched: z.number().int(),
  }),
  'bank_line.matched': z.object({ lineId: id('bkl'), paymentId: id('pay') }),
  'bank_line.set_aside': z.object({ lineId: id('bkl'), reason: z.string() }),
} as const;
