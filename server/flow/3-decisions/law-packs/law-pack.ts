// The form of a law pack: rules as data, each with its source, its three axes of validity and how well it is known.
import { z } from 'zod';
import { localText, problemKind, remedyKind } from '#api/flow/3-decisions';
import { factKind } from '../judgement/facts/fact-names.ts';
import { amountLaw, clockLaw, conditionLaw, rate, verification } from './rule-language.ts';

const span = z.strictObject({ from: z.iso.date().optional(), until: z.iso.date().optional() });
const party = z.string().regex(/^[a-z][a-z_]*$/);

/**
 * When a rule is law, by three axes: the contract's day picks the version, the event's day starts clocks, the deciding day
 * picks procedure. `dayUnverified`: the year is known and the day is not.
 */
const validity = z.strictObject({
  contract: span.optional(),
  event: span.optional(),
  decision: span.optional(),
  dayUnverified: z.boolean().optional(),
});

const remedy = z.strictObject({
  kind: remedyKind,
  chooser: z.enum(['customer', 'trader', 'court']),
  /** 1 first; 2 only opens by its gate (EU and UK hierarchy). */
  step: z.int().min(1).max(3).default(1),
  when: conditionLaw.optional(),
  amount: amountLaw.optional(),
  due: clockLaw.optional(),
  /** Owed beside another remedy, not instead of it. */
  onTop: z.boolean().default(false),
});

/**
 * Who carries the burden of proof, by time since `from`; the first line whose time has not passed holds. A rule may have
 * several, of which the first whose `when` holds is used: listed durables, then everything else.
 */
const burden = z.strictObject({
  when: conditionLaw.optional(),
  from: z.string().refine((name) => factKind(name) === 'day', { error: 'not_a_day' }),
  lines: z
    .array(
      z.strictObject({
        untilLength: z.int().optional(),
        unit: z.enum(['day', 'month']).optional(),
        holder: z.enum(['trader', 'customer']),
      }),
    )
    .min(1),
  customerProves: z.array(z.string()).default([]),
  traderProves: z.array(z.string()).default([]),
});

const exception = z.strictObject({ code: z.string(), when: conditionLaw, verified: verification, text: localText });

/** Runs from the day after a demand or a promise fell due, until it is met. No rate: only the day counts. */
const meter = z.strictObject({
  /** The demand that starts it, or `delivery`, `work`, `title`: a dated duty that needs no demand. */
  subject: z
    .union([remedyKind, z.enum(['delivery', 'work', 'handover', 'title'])])
    .array()
    .min(1),
  due: clockLaw.optional(),
  /** The term is the law's longest: a later day agreed with the customer does not hold (RU art. 20: at most 45 days). */
  dueAtLatest: z.boolean().default(false),
  /** `capWhenKnown`: what names no cap has none; otherwise an unknown cap leaves the figure unknown. */
  daily: z
    .strictObject({ of: z.string(), rate, cap: z.string().optional(), capWhenKnown: z.boolean().default(false) })
    .optional(),
  warnsOf: localText.optional(),
  /** When this holds the figure is shown with *check with counsel*: such as a contract older than the cap. */
  counselWhen: conditionLaw.optional(),
});

const writtenRule = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,8}(-[A-Za-z0-9()./_]+)+$/),
  title: localText,
  basis: z.enum(['statute', 'contract', 'commitment']).default('statute'),
  effect: z.enum(['remedy', 'obligor', 'meter', 'duty', 'pauses_warranty']).default('remedy'),
  problems: z.array(problemKind).min(1),
  locality: z.string().optional(),
  anyBuyer: z.boolean().default(false),
  validity: validity.default({}),
  /** What the rule is about. About another kind of sale or thing it does not speak: it is neither owed nor lost. */
  about: conditionLaw.optional(),
  when: conditionLaw.optional(),
  window: z.strictObject({ at: z.string(), clock: clockLaw }).optional(),
  except: z.union([z.string(), z.array(exception)]).default([]),
  burden: z.union([z.string(), z.array(burden).min(1)]).optional(),
  remedies: z.union([z.string(), z.array(remedy)]).default([]),
  obligors: z
    .array(z.strictObject({ party, mode: z.enum(['several', 'joint', 'subsidiary']).default('several') }))
    .min(1),
  recourse: z.array(z.strictObject({ from: party, against: party })).default([]),
  freight: z.enum(['trader', 'customer']).optional(),
  meter: meter.optional(),
  notice: localText.optional(),
  citation: z.string().min(3),
  source: z.string().min(2),
  verified: verification,
});
type WrittenRule = z.infer<typeof writtenRule>;
export type RemedyLaw = z.infer<typeof remedy>;
export type BurdenLaw = z.infer<typeof burden>;
export type ExceptionLaw = z.infer<typeof exception>;
/** A rule with everything it borrows from its pack filled in. */
export type LawRule = Omit<WrittenRule, 'except' | 'burden' | 'remedies'> & {
  except: ExceptionLaw[];
  burden?: BurdenLaw[] | undefined;
  remedies: RemedyLaw[];
};

export const writtenPack = z.strictObject({
  id: z.string(),
  version: z.string(),
  asOf: z.iso.date(),
  /** Two-letter countries the pack is law in; `ZZ` is everywhere. */
  countries: z.array(z.string().length(2)).min(1),
  /** True when states or places may go further than the pack: then it is never enough for a refusal. */
  onlyMinimum: z.boolean().default(false),
  /** A customer's term that ends on a day off moves to the next working day (CN Civil Code art. 203, RU art. 193). */
  lastDayMoves: z.strictObject({ fixedDaysOff: z.array(z.string().regex(/^\d{2}-\d{2}$/)) }).optional(),
  /** Lists of categories rules speak of; `open` ones end in "and the like", so membership of others is a question for a person. */
  lists: z
    .record(
      z.string(),
      z.strictObject({
        members: z.array(z.string()),
        perhaps: z.array(z.string()).default([]),
        verified: verification,
      }),
    )
    .default({}),
  /** Menus of remedies, exceptions and burdens that several rules name. */
  menus: z.record(z.string(), z.array(remedy)).default({}),
  exceptions: z.record(z.string(), z.array(exception)).default({}),
  burdens: z.record(z.string(), z.array(burden).min(1)).default({}),
  rules: z.array(writtenRule),
});
export type WrittenPack = z.infer<typeof writtenPack>;
export type LawPack = Omit<WrittenPack, 'rules' | 'menus' | 'exceptions' | 'burdens'> & { rules: LawRule[] };
