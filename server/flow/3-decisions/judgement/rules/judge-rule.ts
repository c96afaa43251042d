// Judges one rule of a law pack: each of its remedies comes out owed, owed on proof, for a person, or lost with its reason.
import type { LawRule, RemedyLaw } from '../../law-packs/law-pack.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type {
  Burden,
  Change,
  Entitlement,
  EntitlementStatus,
  Loser,
  LostReason,
  Obligor,
  Reason,
} from '../judgement.ts';
import { type BurdenTest, compileBurden } from './compile-burden.ts';
import { compileCondition } from './compile-condition.ts';
import { compileDeadline, type DeadlineOf } from './compile-deadline.ts';
import { compileValidity } from './compile-validity.ts';
import { changesIn, reasonsIn } from './explain-steps.ts';
import { both, missingIn, type RuleContext, type Step, type Test, type Truth } from './rule-step.ts';
import { type Amount, compileAmount } from './work-out-amount.ts';

export type Considered = Entitlement | Loser;

type CompiledRemedy = {
  law: RemedyLaw;
  id: string;
  gate: Test | null;
  amount: Amount | null;
  deadline: DeadlineOf | null;
};
export type CompiledRule = {
  readonly law: LawRule;
  readonly version: string;
  readonly judge: (sheet: FactSheet, steps: Step[], out: Considered[]) => void;
  /** Whether the rule applies, without its remedies: for obligors, duties and pauses. */
  readonly applies: (sheet: FactSheet, steps: Step[]) => Truth;
};

type Parts = {
  law: LawRule;
  version: string;
  about: Test | null;
  validity: Test;
  when: Test | null;
  window: Test | null;
  exceptions: { law: LawRule['except'][number]; test: Test }[];
  burden: BurdenTest | null;
  remedies: CompiledRemedy[];
  obligors: Obligor[];
};

/** Compiles a rule. `version` is the pack's, and goes into every answer. */
export function compileRule(
  law: LawRule,
  version: string,
  context: RuleContext,
  protectsConsumers: boolean,
): CompiledRule {
  const test = (condition: Parameters<typeof compileCondition>[0] | undefined) =>
    condition ? compileCondition(condition, context) : null;
  const parts: Parts = {
    law,
    version,
    about: test(law.about),
    validity: compileValidity(law, protectsConsumers),
    when: test(law.when),
    window: test(law.window && { at: law.window.at, within: law.window.clock }),
    exceptions: law.except.map((exception) => ({ law: exception, test: compileCondition(exception.when, context) })),
    burden: law.burden ? compileBurden(law.burden, context) : null,
    remedies: law.remedies.map((remedy) => ({
      law: remedy,
      id: `${law.basis}:${law.id}:${remedy.kind}`,
      gate: test(remedy.when),
      amount: remedy.amount ? compileAmount(remedy.amount) : null,
      deadline: remedy.due ? compileDeadline(remedy.due, remedy.kind, context) : null,
    })),
    obligors: law.obligors.map((obligor) => ({ ...obligor, by: law.id })),
  };
  return {
    law,
    version,
    judge: (sheet, steps, out) => judgeParts(parts, sheet, steps, out),
    applies: (sheet, steps) => {
      const about = parts.about ? parts.about(sheet, steps) : 'yes';
      const valid = about === 'no' ? 'no' : both(about, parts.validity(sheet, steps));
      return valid === 'no' || !parts.when ? valid : both(valid, parts.when(sheet, steps));
    },
  };
}

/** How the rule itself stands, before any single remedy. */
type Standing = {
  lostBy: LostReason | null;
  unsure: boolean;
  counsel: boolean;
  burden: Burden | null;
  needsProof: boolean;
  exceptionCode: string | null;
  burdenMissing: readonly string[];
  /** The rule is surely about this, and surely in force. */
  certain: boolean;
};
type Explained = { missing: readonly string[]; reasons: readonly Reason[]; wouldChange: readonly Change[] };

function judgeParts(parts: Parts, sheet: FactSheet, steps: Step[], out: Considered[]): void {
  const about = parts.about ? parts.about(sheet, steps) : 'yes';
  if (about === 'no') return;
  const standing = judgeStanding(parts, about, sheet, steps);
  const ruleEnd = steps.length;
  const shared = explain(parts.law, standing, standing.lostBy, steps);
  for (const remedy of parts.remedies) {
    const gateFrom = steps.length;
    const gate = remedy.gate ? remedy.gate(sheet, steps) : 'yes';
    const lostBy = standing.lostBy ?? (gate === 'no' ? 'gate' : null);
    // A gate that is open adds nothing to explain, and most have none: the rule's own explanation serves them all.
    const explained =
      gate === 'yes'
        ? shared
        : explain(parts.law, standing, lostBy, [...steps.slice(0, ruleEnd), ...steps.slice(gateFrom)]);
    out.push(judgeRemedy(parts, remedy, standing, lostBy, standing.unsure || gate === 'unknown', explained, sheet));
  }
}

function explain(law: LawRule, standing: Standing, lostBy: LostReason | null, steps: readonly Step[]): Explained {
  const missing = missingIn(steps);
  return {
    missing: standing.burdenMissing.length > 0 ? [...missing, ...standing.burdenMissing] : missing,
    reasons: lostBy === null ? noReasons : reasonsIn(steps, lostBy, law, standing.exceptionCode),
    wouldChange: changesIn(steps, standing.burden, lostBy !== null || standing.needsProof),
  };
}

function judgeStanding(parts: Parts, about: Truth, sheet: FactSheet, steps: Step[]): Standing {
  const valid = parts.validity(sheet, steps);
  const when = parts.when ? parts.when(sheet, steps) : 'yes';
  const window = parts.window ? parts.window(sheet, steps) : 'yes';
  let lostBy: LostReason | null =
    valid === 'no' ? 'validity' : when === 'no' ? 'condition' : window === 'no' ? 'window' : null;
  let unsure = about === 'unknown' || valid === 'unknown' || when === 'unknown' || window === 'unknown';
  let counsel = parts.law.verified === 'unverified';
  let exceptionCode: string | null = null;
  for (const exception of parts.exceptions) {
    const from = steps.length;
    const holds = exception.test(sheet, steps);
    // An exception that does not hold is no obstacle, and what failed in it is no reason.
    for (let at = from; at < steps.length; at += 1) (steps[at] as Step).counts = holds === 'unknown';
    if (holds === 'no') continue;
    // LAW-4: an exception nobody has verified never refuses; it asks a person.
    if (holds === 'yes' && exception.law.verified !== 'unverified') {
      lostBy ??= 'exception';
      exceptionCode ??= exception.law.code;
    } else unsure = true;
    if (exception.law.verified === 'unverified') counsel = true;
  }
  // Burden comes last: who proves matters only where the rule speaks and nothing bars it.
  const proof = parts.burden ? parts.burden(sheet) : null;
  if (proof?.answer === 'disproved') lostBy ??= 'proof';
  if (proof?.burden.holder === 'unknown') unsure = true;
  return {
    lostBy,
    unsure,
    counsel,
    burden: proof?.burden ?? null,
    needsProof: proof?.answer === 'open',
    exceptionCode,
    burdenMissing: proof?.missing ?? [],
    certain: about === 'yes' && valid === 'yes',
  };
}

function judgeRemedy(
  parts: Parts,
  remedy: CompiledRemedy,
  standing: Standing,
  lostBy: LostReason | null,
  unsure: boolean,
  explained: Explained,
  sheet: FactSheet,
): Considered {
  const { law } = parts;
  // A missing price leaves the remedy owed and its amount open: what is due does not wait for the sum.
  const amount = remedy.amount && lostBy === null ? remedy.amount(sheet) : null;
  const status: EntitlementStatus = unsure ? 'refer' : standing.needsProof ? 'needs_proof' : 'owed';
  const made: Entitlement = {
    id: remedy.id,
    basis: law.basis,
    ruleId: law.id,
    ruleVersion: parts.version,
    title: law.title,
    citation: law.citation,
    verified: law.verified,
    checkWithCounsel: standing.counsel,
    remedy: remedy.law.kind,
    chooser: remedy.law.chooser,
    onTop: remedy.law.onTop,
    status,
    amountMinor: amount && 'amountMinor' in amount ? amount.amountMinor : null,
    currency: sheet.currency,
    customerPays: nothingToPay,
    deadline: lostBy === null && remedy.deadline ? remedy.deadline(sheet) : null,
    burden: standing.burden,
    obligors: parts.obligors,
    recourse: law.recourse,
    freight: law.freight ?? null,
    missing: amount && 'missing' in amount ? [...explained.missing, amount.missing] : explained.missing,
    wouldChange: explained.wouldChange,
    notice: law.notice ?? null,
  };
  return lostBy === null
    ? made
    : { ...made, status: 'lost', lostBy, reasons: explained.reasons, outdoneBy: null, certain: standing.certain };
}

const nothingToPay: Entitlement['customerPays'] = [];
const noReasons: readonly Reason[] = [];
