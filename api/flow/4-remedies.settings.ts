// Stage 4, settings of payments: the company's own bank accounts, and the limits above which two people approve.
import { z } from 'zod';
import { route } from '../contract.ts';
import { currency, id, instant, line } from '../values.ts';
import { accountSchemes, bankAccount } from './4-remedies.accounts.ts';

export const ownAccount = z.object({
  ownAccountId: id('own'),
  name: z.string(),
  currency,
  scheme: z.enum(accountSchemes),
  holderName: z.string(),
  shown: z.string(),
  bankCode: z.string().nullable(),
  bankName: z.string().nullable(),
  closedAt: instant.nullable(),
});
export const listOwnAccounts = route({
  name: 'own_account.list',
  method: 'GET',
  path: '/own-accounts',
  summary: 'The company’s bank accounts payments are made from',
  policy: { permission: 'payment.read' },
  answer: z.object({ rows: z.array(ownAccount).max(200) }),
});
export const addOwnAccount = route({
  name: 'own_account.add',
  method: 'POST',
  path: '/own-accounts',
  summary: 'Add a bank account of the company',
  policy: { permission: 'payment.setup' },
  body: z.object({ name: line(100), currency, account: bankAccount }),
  answer: ownAccount,
  status: 201,
});
export const closeOwnAccount = route({
  name: 'own_account.close',
  method: 'POST',
  path: '/own-accounts/:ownAccountId/close',
  summary: 'No more payments from this account; what was sent is still matched',
  policy: { permission: 'payment.setup' },
  params: z.object({ ownAccountId: id('own') }),
  answer: ownAccount,
});
/** Above it a payment needs two approvals. A currency without a row has the limit that comes with Makegood. */
export const paymentLimit = z.object({ currency, amountMinor: z.string().regex(/^\d{1,18}$/) });
export const listPaymentLimits = route({
  name: 'payment_limit.list',
  method: 'GET',
  path: '/payment-limits',
  summary: 'From which amount a payment needs two approvals',
  policy: { permission: 'payment.read' },
  answer: z.object({ rows: z.array(paymentLimit.extend({ isDefault: z.boolean() })).max(200) }),
});
export const setPaymentLimit = route({
  name: 'payment_limit.set',
  method: 'PUT',
  path: '/payment-limits',
  summary: 'Set the amount above which a payment needs two approvals',
  policy: { permission: 'payment.setup' },
  body: paymentLimit,
  answer: paymentLimit,
});
