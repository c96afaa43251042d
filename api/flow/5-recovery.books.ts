// Contracts of stage 5, the books: policy, ageing, allowance for losses, the month close, and the ledger lines behind every amount.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { amountMinor, currency, day, id, instant } from '../values.ts';
import { drawChoices, recourseChoices } from './5-recovery.words.ts';

const bps = z.number().int().min(0).max(10_000);
const days = z.number().int().min(1).max(3_650);
/**
 * How this company recovers. `lossBps` are the expected losses by age (to 30, 60, 90, 180, 365 days and above), `lossLeftBps` of
 * merchants who have left; they apply to what nothing secures. Filing windows are days from the day a claim was raised.
 */
export const recoveryPolicy = z.object({
  recourse: z.enum(recourseChoices),
  /** Whether a penalty we pay for a merchant is taken back from them, or is our own (account 5500). */
  penalties: z.enum(['recourse', 'own']),
  drawing: z.enum(drawChoices),
  filingDays: z.object({ merchant: days, maker: days, carrier: days, insurer: days, staff: days }),
  lossBps: z.array(bps).length(6),
  lossLeftBps: bps,
  /** Up to this much one person may ask for a loss and approve it, in the company's currency; above it takes two. */
  approveAloneMinor: z.string().regex(/^\d{1,18}$/),
});
export const showRecoveryPolicy = route({
  name: 'recovery_policy.show',
  method: 'GET',
  path: '/recovery-policy',
  summary: 'How this company books and recovers what it paid for others',
  policy: { permission: 'recovery.read' },
  answer: recoveryPolicy.extend({ version: z.number().int() }),
});
export const changeRecoveryPolicy = route({
  name: 'recovery_policy.change',
  method: 'PUT',
  path: '/recovery-policy',
  summary: 'Change how what is decided from now on is booked and recovered',
  policy: { permission: 'recovery.policy' },
  body: recoveryPolicy,
  answer: recoveryPolicy.extend({ version: z.number().int() }),
});

// ── Ageing and losses ───────────────────────────────────────────────────────────────────────────────────────────────

/** Open amounts by age: to 30, 60, 90, 180, 365 days, and above. */
const ages = z.array(amountMinor).length(6);
export const showAgeing = route({
  name: 'ageing.show',
  method: 'GET',
  path: '/ageing',
  summary: 'What is open on any day by age and bearer, the largest first',
  policy: { permission: 'recovery.read' },
  query: paging.extend({ on: day.optional(), currency: currency.optional(), left: z.enum(['yes', 'no']).optional() }),
  answer: z.object({
    on: day,
    currency,
    totalMinor: amountMinor,
    totals: ages,
    rows: z.array(
      z.object({
        firmId: id('frm').nullable(),
        staffId: id('stf').nullable(),
        bearerName: z.string(),
        leftOn: day.nullable(),
        openMinor: amountMinor,
        ages,
        oldestDays: z.number().int(),
      }),
    ),
    next: z.string().optional(),
  }),
});
export const provideLosses = route({
  name: 'loss.provide',
  method: 'POST',
  path: '/losses/provide',
  summary: 'Set the allowance for expected losses to what the open amounts of today need',
  policy: { permission: 'books.close' },
  body: z.object({ on: day.optional() }),
  answer: z.object({
    on: day,
    provided: z.array(
      z.object({
        firmId: id('frm'),
        currency,
        exposedMinor: amountMinor,
        allowanceMinor: amountMinor,
        changeMinor: amountMinor,
      }),
    ),
  }),
});

// ── The books ───────────────────────────────────────────────────────────────────────────────────────────────────────

const monthName = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'not_a_month' });
export const closedMonth = z.object({
  month: monthName,
  closedAt: instant,
  transferCount: z.number().int(),
  /** sha256 over the month's transfers, in hex. */
  proof: z.string(),
});
export const listMonths = route({
  name: 'month.list',
  method: 'GET',
  path: '/books/months',
  summary: 'Closed months, the newest first',
  policy: { permission: 'books.read' },
  query: paging,
  answer: pageOf(closedMonth),
});
export const showMonth = route({
  name: 'month.show',
  method: 'GET',
  path: '/books/months/:month',
  summary: 'Trial balance of a month; of a closed one also whether its proof still holds',
  policy: { permission: 'books.read' },
  params: z.object({ month: monthName }),
  answer: z.object({
    month: monthName,
    closed: closedMonth.extend({ holds: z.boolean() }).nullable(),
    accounts: z.array(
      z.object({
        code: z.string(),
        currency,
        openingMinor: amountMinor,
        debitsMinor: amountMinor,
        creditsMinor: amountMinor,
        closingMinor: amountMinor,
      }),
    ),
    /** Per currency; equal on both sides, or the books are wrong. */
    totals: z.array(z.object({ currency, debitsMinor: amountMinor, creditsMinor: amountMinor })),
    /** What does not hold, in words; empty when the books are true. */
    broken: z.array(z.string()),
  }),
});
export const closeMonth = route({
  name: 'month.close',
  method: 'POST',
  path: '/books/months/:month/close',
  summary: 'Provide for losses as of its last day, prove the books and freeze the month with all before it',
  policy: { permission: 'books.close' },
  params: z.object({ month: monthName }),
  answer: closedMonth,
});
export const transfer = z.object({
  transferId: z.string(),
  on: day,
  event: z.string(),
  debit: z.string(),
  credit: z.string(),
  firmId: id('frm').nullable(),
  amountMinor,
  currency,
  /** What the money is about: caseId, decisionId, claimId, paymentId, policyVersion and more. */
  about: z.record(z.string(), z.string()),
});
export const listTransfers = route({
  name: 'books.transfers',
  method: 'GET',
  path: '/books/transfers',
  summary: 'The ledger lines behind a case, a merchant or an account, the oldest first',
  policy: { permission: 'books.read' },
  query: paging.extend({
    caseId: id('cas').optional(),
    firmId: id('frm').optional(),
    code: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
  }),
  answer: pageOf(transfer),
});
export const showBalances = route({
  name: 'books.balances',
  method: 'GET',
  path: '/books/balances',
  summary: 'Balances of every account by code, on the side it grows on',
  policy: { permission: 'books.read' },
  answer: z.object({ rows: z.array(z.object({ code: z.string(), currency, balanceMinor: amountMinor })) }),
});
