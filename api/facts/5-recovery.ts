// Facts of stage 5. Those about a claim have the case as subject where there is one (its timeline tells them), else the claim;
// those about a merchant's deposit and held money have the firm.
import { z } from 'zod';
import { bearerKinds, claimRungs, liabilityBases } from '../flow/5-recovery.words.ts';
import { amountMinor, currency, day, id } from '../values.ts';

const sum = { amountMinor, currency };
const aboutClaim = { claimId: id('clm'), caseId: id('cas').nullable() };
const aboutFirm = { firmId: id('frm') };

export const recoveryFacts = {
  /** What one bearer owes us of one decision; `bookedMinor` of it stands in the books as a receivable. */
  'receivable.raised': z.object({
    ...aboutClaim,
    decisionId: id('dec').nullable(),
    contractId: id('ctr').nullable(),
    incidentId: id('inc').nullable(),
    bearer: z.enum(bearerKinds),
    firmId: id('frm').nullable(),
    staffId: id('stf').nullable(),
    ...sum,
    bookedMinor: amountMinor,
    fileBy: day,
    raisedOn: day,
  }),
  'liability.shared': z.object({
    decisionId: id('dec'),
    caseId: id('cas'),
    shares: z.array(
      z.object({
        bearer: z.enum([...bearerKinds, 'own']),
        firmId: id('frm').nullable(),
        staffId: id('stf').nullable(),
        basis: z.enum(liabilityBases),
        shareBps: z.number().int(),
        amountMinor,
      }),
    ),
    currency,
  }),
  'deposit.agreed': z.object({
    ...aboutFirm,
    minimumMinor: amountMinor,
    currency,
    topUpDays: z.number().int(),
    holdBackDays: z.number().int(),
  }),
  'deposit.received': z.object({ ...aboutFirm, ...sum, on: day, balanceMinor: amountMinor }),
  'deposit.drawn': z.object({ ...aboutFirm, ...aboutClaim, ...sum, on: day, balanceMinor: amountMinor }),
  'deposit.top_up_due': z.object({ ...aboutFirm, missingMinor: amountMinor, currency, dueOn: day }),
  'deposit.top_up_missed': z.object({ ...aboutFirm, missingMinor: amountMinor, currency, dueOn: day }),
  'deposit.returned': z.object({ ...aboutFirm, ...sum, on: day, balanceMinor: amountMinor }),
  'settlement.held': z.object({ ...aboutFirm, ...sum, on: day, balanceMinor: amountMinor }),
  'settlement.passed_on': z.object({ ...aboutFirm, ...sum, on: day, balanceMinor: amountMinor }),
  'settlement.offset': z.object({ ...aboutFirm, ...aboutClaim, ...sum, on: day, balanceMinor: amountMinor }),
  'recovery.received': z.object({ ...aboutClaim, ...sum, on: day, afterWriteOff: z.boolean(), openMinor: amountMinor }),
  'claim.filed': z.object({ ...aboutClaim, rung: z.enum(claimRungs), ...sum, filedOn: day, payBy: day.nullable() }),
  /** At 50 and 80 % of the filing window and on its last day (100). */
  'claim.window_closing': z.object({ ...aboutClaim, percent: z.number().int(), lastOn: day }),
  'claim.window_missed': z.object({ ...aboutClaim, lastOn: day }),
  'claim.disputed': z.object({ ...aboutClaim, offeredMinor: amountMinor.nullable(), currency }),
  /** We answered a dispute with an offer, or evidence came from either side. */
  'claim.answered': z.object({
    ...aboutClaim,
    kind: z.enum(['offer', 'evidence']),
    offeredMinor: amountMinor.nullable(),
    currency,
  }),
  'claim.settled': z.object({ ...aboutClaim, agreedMinor: amountMinor, waivedMinor: amountMinor, currency, on: day }),
  /** The decision behind it was withdrawn before money moved. */
  'claim.cancelled': z.object({ ...aboutClaim, ...sum }),
  'loss.provided': z.object({
    ...aboutFirm,
    changeMinor: amountMinor,
    allowanceMinor: amountMinor,
    exposedMinor: amountMinor,
    currency,
    on: day,
  }),
  'loss.asked': z.object({ ...aboutClaim, lossId: id('los'), kind: z.enum(['write_off', 'waiver']), ...sum }),
  'loss.refused': z.object({ ...aboutClaim, lossId: id('los'), reason: z.string() }),
  'loss.written_off': z.object({
    ...aboutClaim,
    lossId: id('los'),
    ...sum,
    askedBy: z.string(),
    approvedBy: z.string(),
    on: day,
  }),
  'month.closed': z.object({ month: z.string(), transferCount: z.number().int(), proof: z.string() }),
  'recovery_policy.changed': z.object({ changed: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])) }),
} as const;
