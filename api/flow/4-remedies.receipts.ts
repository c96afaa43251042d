// Stage 4: the receipt by which the customer's claim passes to whoever paid, and what a customer does about money on their own page.
import { z } from 'zod';
import { route } from '../contract.ts';
import { paymentHeads } from '../facts/4-remedies.ts';
import { amountMinor, day, id, instant, language, line, money } from '../values.ts';
import { bankAccount } from './4-remedies.accounts.ts';
import { payee, paymentStates } from './4-remedies.ts';

/**
 * The strokes of a signature drawn on a screen, as SVG path data in a box of 600 by 200: moves and lines (and curves) alone, so that
 * nothing in it can be anything but a drawing.
 */
export const signatureStrokes = z
  .string()
  .min(8)
  .max(60_000)
  .regex(/^[MLCQ][MLCQ\d\s.,-]*$/, { error: 'not_a_signature' });

/** What the receipt says, in the customer's language; frozen when it is signed. */
export const receipt = z.object({
  paymentId: id('pay'),
  language,
  title: z.string(),
  paragraphs: z.array(z.string()),
  lines: z.array(z.object({ head: z.enum(paymentHeads), name: z.string(), amountMinor })),
  total: money,
  signedBy: z.string().nullable(),
  signedAt: instant.nullable(),
});
const paymentParams = z.object({ paymentId: id('pay') });
export const showReceipt = route({
  name: 'receipt.show',
  method: 'GET',
  path: '/payments/:paymentId/receipt',
  summary: 'The receipt of a payment, signed or to be signed',
  policy: { permission: 'payment.read' },
  params: paymentParams,
  answer: receipt,
});
export const downloadReceipt = route({
  name: 'receipt.download',
  method: 'GET',
  path: '/payments/:paymentId/receipt.pdf',
  summary: 'The receipt as PDF',
  policy: { permission: 'payment.read' },
  params: paymentParams,
  sends: 'application/pdf',
  answer: z.unknown(),
});
const signature = z.object({ name: line(140), strokes: signatureStrokes });
export const signReceipt = route({
  name: 'receipt.sign',
  method: 'POST',
  path: '/payments/:paymentId/receipt/sign',
  summary: 'The customer signs on a screen of the desk',
  policy: { permission: 'payee.write' },
  params: paymentParams,
  body: signature,
  answer: receipt,
});

// ── The customer's own page ─────────────────────────────────────────────────────────────────────────────────────────

const byLink = { anyone: 'the token of the link is the proof' };
const token = z.string().min(20).max(400);
const withToken = z.object({ token });
const withPayment = z.object({ token, paymentId: id('pay') });
/** What the customer sees of a payment; `asks` is what we wait for from them. */
export const customerPayment = z.object({
  paymentId: id('pay'),
  state: z.enum(paymentStates),
  lines: z.array(z.object({ head: z.enum(paymentHeads), amountMinor })),
  total: money,
  payee: payee.pick({ holderName: true, scheme: true, shown: true }).nullable(),
  sentOn: day.nullable(),
  paidOn: day.nullable(),
  asks: z.array(z.enum(['payee', 'signature'])),
  signedAt: instant.nullable(),
});
const customerPayments = z.object({ rows: z.array(customerPayment).max(50) });
export const customerListPayments = route({
  name: 'customer.payments',
  method: 'GET',
  path: '/customer/case/:token/payments',
  summary: 'The payments of the customer’s case',
  policy: byLink,
  params: withToken,
  answer: customerPayments,
});
export const customerGivePayee = route({
  name: 'customer.give_payee',
  method: 'POST',
  path: '/customer/case/:token/payee',
  summary: 'The customer says where they want the money',
  policy: byLink,
  params: withToken,
  body: bankAccount,
  answer: customerPayments,
});
export const customerDecline = route({
  name: 'customer.decline_payment',
  method: 'POST',
  path: '/customer/case/:token/payments/:paymentId/decline',
  summary: 'The customer does not want the money',
  policy: byLink,
  params: withPayment,
  body: z.object({ reason: z.string().trim().max(500).default('') }),
  answer: customerPayments,
});
export const customerShowReceipt = route({
  name: 'customer.receipt',
  method: 'GET',
  path: '/customer/case/:token/payments/:paymentId/receipt',
  summary: 'The receipt the customer is asked to sign',
  policy: byLink,
  params: withPayment,
  answer: receipt,
});
export const customerSignReceipt = route({
  name: 'customer.sign_receipt',
  method: 'POST',
  path: '/customer/case/:token/payments/:paymentId/receipt/sign',
  summary: 'The customer signs',
  policy: byLink,
  params: withPayment,
  body: signature,
  answer: receipt,
});
export const customerDownloadReceipt = route({
  name: 'customer.download_receipt',
  method: 'GET',
  path: '/customer/case/:token/payments/:paymentId/receipt.pdf',
  summary: 'The receipt as PDF',
  policy: byLink,
  params: withPayment,
  sends: 'application/pdf',
  answer: z.unknown(),
});
