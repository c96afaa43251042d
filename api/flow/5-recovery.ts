// Contracts of stage 5, claims: who bears the cost in the end, and has it come back? The merchant's account is in
// 5-recovery.accounts.ts, the books in 5-recovery.books.ts.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { amountMinor, currency, day, id, instant, line, money } from '../values.ts';
import {
  bearerKinds,
  claimCauses,
  claimRungs,
  claimStates,
  liabilityBases,
  moveKinds,
  stepKinds,
} from './5-recovery.words.ts';

/** More than nothing, in minor units. */
export const amountAboveZero = z.object({
  amountMinor: z.string().regex(/^[1-9]\d{0,17}$/, { error: 'amount_above_zero' }),
  currency,
});
const why = line(1000);

/**
 * What one bearer is asked to bear. `openMinor` = claimed − recovered − waived − written off. `bookedMinor` is the part of the open
 * amount that stands in the books as a receivable. `frozenMinor` is kept for it in the merchant's deposit.
 */
export const claim = z.object({
  claimId: id('clm'),
  bearer: z.enum(bearerKinds),
  firmId: id('frm').nullable(),
  staffId: id('stf').nullable(),
  bearerName: z.string(),
  decisionId: id('dec').nullable(),
  caseId: id('cas').nullable(),
  contractId: id('ctr').nullable(),
  incidentId: id('inc').nullable(),
  cause: z.enum(claimCauses).nullable(),
  note: z.string().nullable(),
  state: z.enum(claimStates),
  rung: z.enum(claimRungs).nullable(),
  currency,
  claimedMinor: amountMinor,
  openMinor: amountMinor,
  bookedMinor: amountMinor,
  recoveredMinor: amountMinor,
  waivedMinor: amountMinor,
  writtenOffMinor: amountMinor,
  /** Came back after it was written off. */
  recoveredLateMinor: amountMinor,
  frozenMinor: amountMinor,
  /** The bearer's last offer, and what was agreed in the end. */
  offeredMinor: amountMinor.nullable(),
  agreedMinor: amountMinor.nullable(),
  raisedOn: day,
  ageDays: z.number().int(),
  /** Last day on which it can be filed; `windowPercent` of the window has gone by. */
  fileBy: day,
  windowPercent: z.number().int(),
  filedOn: day.nullable(),
  payBy: day.nullable(),
});
export type ClaimShown = z.infer<typeof claim>;
export const claimStep = z.object({
  kind: z.enum(stepKinds),
  at: instant,
  by: z.string(),
  from: z.enum(['us', 'bearer']),
  amountMinor: amountMinor.nullable(),
  note: z.string().nullable(),
});
/** A change of a claim's amounts. */
export const claimMove = z.object({
  kind: z.enum(moveKinds),
  on: day,
  /** What happened, and what it did to the open amount: the same, its opposite, or (after a write-off) nothing. */
  amountMinor,
  changeMinor: amountMinor,
  openMinor: amountMinor,
});
export const loss = z.object({
  lossId: id('los'),
  claimId: id('clm'),
  kind: z.enum(['write_off', 'waiver']),
  state: z.enum(['asked', 'approved', 'refused']),
  bearerName: z.string(),
  firmId: id('frm').nullable(),
  caseId: id('cas').nullable(),
  amountMinor,
  currency,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  /** Whether somebody else than who asked must approve. */
  needsAnother: z.boolean(),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
  answer: z.string().nullable(),
});
export const claimPage = claim.extend({
  steps: z.array(claimStep),
  moves: z.array(claimMove),
  losses: z.array(loss),
});

const claimParams = z.object({ claimId: id('clm') });
const lossParams = z.object({ lossId: id('los') });

// ── Claims ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const listClaims = route({
  name: 'claim.list',
  method: 'GET',
  path: '/claims',
  summary: 'Claims on those who bear the cost, the one whose filing window ends first at the top',
  policy: { permission: 'recovery.read' },
  query: paging.extend({
    firmId: id('frm').optional(),
    caseId: id('cas').optional(),
    decisionId: id('dec').optional(),
    incidentId: id('inc').optional(),
    state: z.enum(claimStates).optional(),
    bearer: z.enum(bearerKinds).optional(),
    /** Only those with an amount still open. */
    open: z.enum(['yes', 'no']).optional(),
  }),
  answer: pageOf(claim),
});
export const showClaim = route({
  name: 'claim.show',
  method: 'GET',
  path: '/claims/:claimId',
  summary: 'A claim with its steps, every change of its amount, and losses asked for',
  policy: { permission: 'recovery.read' },
  params: claimParams,
  answer: claimPage,
});
export const raiseClaim = route({
  name: 'claim.raise',
  method: 'POST',
  path: '/claims',
  summary: 'Raise a claim that no decision raised: on a maker, a carrier, an insurer, a member of staff, a merchant',
  policy: { permission: 'recovery.write' },
  body: z
    .object({
      bearer: z.enum(bearerKinds),
      firmId: id('frm').nullable().default(null),
      staffId: id('stf').nullable().default(null),
      caseId: id('cas').nullable().default(null),
      cause: z.enum(claimCauses),
      amount: amountAboveZero,
      raisedOn: day.optional(),
      note: why,
    })
    .refine((given) => (given.bearer === 'staff' ? given.staffId !== null : given.firmId !== null), {
      error: 'bearer_missing',
    }),
  answer: claimPage,
  status: 201,
});
export const fileClaim = route({
  name: 'claim.file',
  method: 'POST',
  path: '/claims/:claimId/file',
  summary: 'Record that it was filed: invoiced, or taken to court',
  policy: { permission: 'recovery.write' },
  params: claimParams,
  body: z.object({
    rung: z.enum(claimRungs),
    filedOn: day.optional(),
    payBy: day.nullable().default(null),
    reference: line(200).nullable().default(null),
    note: why.nullable().default(null),
  }),
  answer: claimPage,
});
export const disputeClaim = route({
  name: 'claim.dispute',
  method: 'POST',
  path: '/claims/:claimId/dispute',
  summary: "Record the bearer's objection, with the amount they offer if any; nothing more is drawn meanwhile",
  policy: { permission: 'recovery.write' },
  params: claimParams,
  body: z.object({ objection: why, offered: money.nullable().default(null) }),
  answer: claimPage,
});
export const answerDispute = route({
  name: 'claim.answer',
  method: 'POST',
  path: '/claims/:claimId/answer',
  summary: 'Add our offer or a piece of evidence, ours or theirs, to a dispute',
  policy: { permission: 'recovery.write' },
  params: claimParams,
  body: z.object({
    kind: z.enum(['offer', 'evidence']),
    from: z.enum(['us', 'bearer']),
    offered: money.nullable().default(null),
    note: why,
  }),
  answer: claimPage,
});
/** What is waived below the open amount is a loss: over the company's limit it waits for another person's approval. */
export const settleClaim = route({
  name: 'claim.settle',
  method: 'POST',
  path: '/claims/:claimId/settle',
  summary: 'The final amount of a claim: agreed, or decided',
  policy: { permission: 'recovery.write' },
  params: claimParams,
  body: z.object({ agreed: money, note: why }),
  answer: claimPage,
});
export const receiveRecovery = route({
  name: 'claim.receive',
  method: 'POST',
  path: '/claims/:claimId/receipts',
  summary: 'Record money that came from the bearer, also after a write-off',
  policy: { permission: 'recovery.write' },
  params: claimParams,
  body: z.object({ amount: amountAboveZero, on: day.optional(), reference: line(200).nullable().default(null) }),
  answer: claimPage,
});

// ── Liability shares ────────────────────────────────────────────────────────────────────────────────────────────────

const sharer = z.enum([...bearerKinds, 'own']);
export const liability = z.object({
  decisionId: id('dec'),
  caseId: id('cas'),
  currency,
  totalMinor: amountMinor,
  /** Without goodwill, which is always our own. */
  recoverableMinor: amountMinor,
  paidMinor: amountMinor,
  shares: z.array(
    z.object({
      bearer: sharer,
      firmId: id('frm').nullable(),
      staffId: id('stf').nullable(),
      bearerName: z.string(),
      basis: z.enum(liabilityBases),
      shareBps: z.number().int(),
      amountMinor,
      claimId: id('clm').nullable(),
    }),
  ),
});
export const showLiability = route({
  name: 'liability.show',
  method: 'GET',
  path: '/decisions/:decisionId/liability',
  summary: 'Who bears what share of a decided amount',
  policy: { permission: 'recovery.read' },
  params: z.object({ decisionId: id('dec') }),
  answer: liability,
});
export const shareLiability = route({
  name: 'liability.share',
  method: 'PUT',
  path: '/decisions/:decisionId/liability',
  summary: 'Share a decided amount out among its bearers; the shares add up to the whole',
  policy: { permission: 'recovery.write' },
  params: z.object({ decisionId: id('dec') }),
  body: z.object({
    shares: z
      .array(
        z
          .object({
            bearer: sharer,
            firmId: id('frm').nullable().default(null),
            staffId: id('stf').nullable().default(null),
            basis: z.enum(liabilityBases),
            /** Hundredths of a per cent: 10000 is the whole. */
            shareBps: z.number().int().min(1).max(10_000),
          })
          .refine(
            (given) =>
              given.bearer === 'own' || (given.bearer === 'staff' ? given.staffId !== null : given.firmId !== null),
            { error: 'bearer_missing' },
          ),
      )
      .min(1)
      .max(20),
    reason: why,
  }),
  answer: liability,
});

// ── Losses ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const askWriteOff = route({
  name: 'loss.ask',
  method: 'POST',
  path: '/claims/:claimId/write-off',
  summary: 'Ask to write off what is open of a claim, or a part of it',
  policy: { permission: 'recovery.write' },
  params: claimParams,
  body: z.object({ amount: amountAboveZero.nullable().default(null), reason: why }),
  answer: loss,
  status: 201,
});
export const listLosses = route({
  name: 'loss.list',
  method: 'GET',
  path: '/losses',
  summary: 'Losses asked for and settled, the newest first',
  policy: { permission: 'recovery.read' },
  query: paging.extend({ state: z.enum(['asked', 'approved', 'refused']).optional(), firmId: id('frm').optional() }),
  answer: pageOf(loss),
});
/** For the head of the screens of recovery: how many wait for another person. */
export const countLosses = route({
  name: 'loss.count',
  method: 'GET',
  path: '/loss-counts',
  summary: 'How many losses asked for wait for an answer',
  policy: { permission: 'recovery.read' },
  answer: z.object({ asked: z.number().int() }),
});
export const approveLoss = route({
  name: 'loss.approve',
  method: 'POST',
  path: '/losses/:lossId/approve',
  summary: 'Approve a loss; over the limit not by who asked',
  policy: { permission: 'loss.approve' },
  params: lossParams,
  body: z.object({ note: why.nullable().default(null) }),
  answer: loss,
});
export const refuseLoss = route({
  name: 'loss.refuse',
  method: 'POST',
  path: '/losses/:lossId/refuse',
  summary: 'Refuse a loss; the claim stays open',
  policy: { permission: 'loss.approve' },
  params: lossParams,
  body: z.object({ reason: why }),
  answer: loss,
});
