// The small language rules are written in, as JSON: conditions, clocks and amounts. A pack is changed without code.
import { z } from 'zod';
import { factKind } from '../judgement/facts/fact-names.ts';

/** How well a text is known: its own words read, a second source read, or neither (domain.md status P, S, U). */
export const verification = z.enum(['primary', 'secondary', 'unverified']);
export type Verification = z.infer<typeof verification>;

const factName = z.string().refine((name) => factKind(name) !== null, { error: 'no_such_fact' });
const dayFact = factName.refine((name) => factKind(name) === 'day', { error: 'not_a_day' });
const moneyFact = factName.refine((name) => factKind(name) === 'money', { error: 'not_money' });
const countFact = factName.refine((name) => factKind(name) === 'count', { error: 'not_a_count' });
const dayText = z.iso.date();
export const rate = z.string().regex(/^\d{1,6}(\.\d{1,6})?%$/);

/**
 * A term: `length` units after `from`; its end is the last whole day inside. `firstDayCounted` false: counting begins on
 * the next day. It stands still while goods are in repair (`pausedBy`), and may then leave at least some days.
 */
export type ClockLaw = {
  from: string;
  length: number;
  unit: 'day' | 'month';
  firstDayCounted?: boolean;
  pausedBy?: 'repairs';
  pauseLeavesDays?: number;
  extend?: { when: ConditionLaw; length: number; unit: 'day' | 'month' }[];
};

/** A condition; it comes out yes, no or unknown. `proof` is a thing produced: not yet produced counts as no. */
export type ConditionLaw =
  | { all: ConditionLaw[] }
  | { any: ConditionLaw[] }
  | { not: ConditionLaw }
  | { fact: string; is: string | boolean }
  | { fact: string; in: string[] }
  | { fact: string; inList: string }
  | { fact: string; atLeast: number }
  | { fact: string; atMost: number }
  | { fact: string; from?: string; until?: string }
  | { known: string }
  | { proof: string }
  | { finding: string }
  | { at: string; within: ClockLaw }
  | { at: string; after: ClockLaw };

export const clockLaw: z.ZodType<ClockLaw> = z.lazy(() =>
  z.strictObject({
    from: dayFact,
    length: z.int().min(0).max(36_500),
    unit: z.enum(['day', 'month']),
    firstDayCounted: z.boolean().optional(),
    pausedBy: z.literal('repairs').optional(),
    pauseLeavesDays: z.int().min(1).max(60).optional(),
    extend: z
      .array(z.strictObject({ when: conditionLaw, length: z.int().min(1), unit: z.enum(['day', 'month']) }))
      .optional(),
  }),
);

const wordCode = z.string().regex(/^[a-z][a-z0-9_]*$/);
export const conditionLaw: z.ZodType<ConditionLaw> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionLaw).min(1) }),
    z.strictObject({ any: z.array(conditionLaw).min(1) }),
    z.strictObject({ not: conditionLaw }),
    z.strictObject({ fact: factName, is: z.union([z.string(), z.boolean()]) }),
    z.strictObject({ fact: factName, in: z.array(z.string()).min(1) }),
    z.strictObject({ fact: factName, inList: z.string() }),
    z.strictObject({ fact: factName, atLeast: z.number() }),
    z.strictObject({ fact: factName, atMost: z.number() }),
    z.strictObject({ fact: dayFact, from: dayText.optional(), until: dayText.optional() }),
    z.strictObject({ known: factName }),
    z.strictObject({ proof: wordCode }),
    z.strictObject({ finding: wordCode }),
    z.strictObject({ at: dayFact, within: clockLaw }),
    z.strictObject({ at: dayFact, after: clockLaw }),
  ]),
);

/**
 * An amount of money. `perUnit` is `of × rate × count ÷ each`: a daily penalty, depreciation by days in use, use of a car
 * by kilometres. It is reckoned as one fraction and rounded once, half up, at the end.
 */
export type AmountLaw =
  | { of: string }
  | { fixedMinor: number; currency: string }
  | { times: string; amount: AmountLaw }
  | { perUnit: { of: string; rate: string; count: string; each: number } }
  | { minus: [AmountLaw, AmountLaw] }
  | { plus: AmountLaw[] }
  | { floor: AmountLaw; amount: AmountLaw }
  | { cap: AmountLaw; amount: AmountLaw };

const factor = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/);
export const amountLaw: z.ZodType<AmountLaw> = z.lazy(() =>
  z.union([
    z.strictObject({ of: moneyFact }),
    z.strictObject({ fixedMinor: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) }),
    z.strictObject({ times: factor, amount: amountLaw }),
    z.strictObject({ perUnit: z.strictObject({ of: moneyFact, rate, count: countFact, each: z.int().min(1) }) }),
    z.strictObject({ minus: z.tuple([amountLaw, amountLaw]) }),
    z.strictObject({ plus: z.array(amountLaw).min(1) }),
    z.strictObject({ floor: amountLaw, amount: amountLaw }),
    z.strictObject({ cap: amountLaw, amount: amountLaw }),
  ]),
);
