// A judgement as it goes over the wire: days as text, money as digits, every "no" with its ground.
import { z } from 'zod';
import { currency } from '../values.ts';
import { localText, remedyKind } from './3-decisions.ts';

const dayText = z.iso.date();
const minor = z.string().regex(/^\d+$/);
const verified = z.enum(['primary', 'secondary', 'unverified']);
const change = z.object({ fact: z.string(), to: z.string() });
const reason = z.object({
  code: z.string(),
  fact: z.string(),
  wants: z.string(),
  saw: z.string().nullable(),
  limitOn: dayText.nullable(),
  text: localText.optional(),
});
const burden = z.object({
  holder: z.enum(['trader', 'customer', 'unknown']),
  untilOn: dayText.nullable(),
  proofs: z.array(z.string()),
});

const ground = {
  ruleId: z.string(),
  ruleVersion: z.string(),
  title: localText,
  citation: z.string(),
  wouldChange: z.array(change),
};
const considered = {
  id: z.string(),
  basis: z.enum(['statute', 'contract', 'commitment', 'warranty', 'goodwill']),
  ...ground,
  verified,
  checkWithCounsel: z.boolean(),
  remedy: remedyKind,
  chooser: z.enum(['customer', 'trader', 'court']),
  onTop: z.boolean(),
  amountMinor: minor.nullable(),
  currency,
  customerPays: z.array(z.object({ costClass: z.string(), percent: z.int() })),
  deadline: z
    .object({ on: dayText.nullable(), length: z.int(), unit: z.enum(['day', 'month']), from: z.string() })
    .nullable(),
  burden: burden.nullable(),
  obligors: z.array(z.object({ party: z.string(), mode: z.enum(['several', 'joint', 'subsidiary']), by: z.string() })),
  recourse: z.array(z.object({ from: z.string(), against: z.string() })),
  freight: z.enum(['trader', 'customer']).nullable(),
  missing: z.array(z.string()),
  notice: localText.nullable(),
};

export const entitlementAnswer = z.strictObject({
  ...considered,
  status: z.enum(['owed', 'needs_proof', 'refer', 'may_offer']),
});
export const loserAnswer = z.strictObject({
  ...considered,
  status: z.literal('lost'),
  lostBy: z.enum(['condition', 'window', 'validity', 'place', 'exception', 'proof', 'gate', 'excluded', 'outdone']),
  reasons: z.array(reason),
  outdoneBy: z.string().nullable(),
  certain: z.boolean(),
});

/** Today's figure, the figure in a week, and the day from which the cap holds. */
export const meterAnswer = z.strictObject({
  ruleId: z.string(),
  ruleVersion: z.string(),
  subject: z.string(),
  dueOn: dayText,
  metOn: dayText.nullable(),
  daysLate: z.int(),
  perDayMinor: minor.nullable(),
  todayMinor: minor.nullable(),
  inWeekMinor: minor.nullable(),
  capMinor: minor.nullable(),
  capOn: dayText.nullable(),
  currency,
  warnsOf: localText.nullable(),
  checkWithCounsel: z.boolean(),
  citation: z.string(),
  missing: z.array(z.string()),
});

export const traceAnswer = z.array(
  z.object({
    id: z.string(),
    steps: z.array(
      z.object({
        test: z.string(),
        saw: z.string().nullable(),
        answer: z.enum(['yes', 'no', 'unknown']),
        lastOn: dayText.optional(),
        missing: z.array(z.string()).optional(),
      }),
    ),
  }),
);

/** What `POST /judgements` answers. The list of entitlements is best for the customer first. */
export const judgementAnswer = z.strictObject({
  decidedOn: dayText,
  currency,
  outcome: z.enum(['owed', 'needs_proof', 'refer', 'refused']),
  entitlements: z.array(entitlementAnswer),
  losers: z.array(loserAnswer),
  refusal: z.strictObject({ ...ground, reasons: z.array(reason), burden }).nullable(),
  referBecause: z.array(z.object({ code: z.string(), facts: z.array(z.string()) })),
  contradictions: z.array(z.object({ code: z.string(), facts: z.array(z.string()) })),
  liability: z.array(
    z.object({
      party: z.string(),
      basis: z.string(),
      shareBasisPoints: z.int().min(1).max(10_000),
      at: z.enum(['cost', 'purchase_cost']),
      amountMinor: minor.nullable(),
      ruleId: z.string(),
    }),
  ),
  handling: z.object({ handler: z.string(), returnTo: z.string(), ruleId: z.string() }).nullable(),
  freight: z.array(z.object({ direction: z.enum(['to_us', 'to_customer']), payer: z.string(), ruleId: z.string() })),
  costs: z.array(
    z.object({
      lineId: z.string(),
      outcome: z.enum(['covered', 'partial', 'not_covered', 'refer']),
      percent: z.int(),
      customerPaysMinor: minor,
      billCode: z.enum(['warranty', 'contract', 'list', 'refer']),
      ruleId: z.string().nullable(),
    }),
  ),
  meters: z.array(meterAnswer),
  duties: z.array(z.object({ ruleId: z.string(), title: localText, citation: z.string(), verified })),
  care: z.array(z.object({ code: z.string(), ruleId: z.string() })),
  supplierCover: z.array(
    z.object({
      ruleId: z.string(),
      party: z.string(),
      coverages: z.array(
        z.object({ costClass: z.string(), lastOn: dayText.nullable(), open: z.enum(['yes', 'no', 'unknown']) }),
      ),
    }),
  ),
  causeClass: z.string().nullable(),
  versions: z.array(z.string()),
  trace: traceAnswer.optional(),
});
