// Judges one rule of a law pack: each of its remedies comes out owed, owed on proof, for a person, or lost with its reason.
import type { LawRule, RemedyLaw } from '../../law-packs/law-pack.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { Burden, Entitlement, EntitlementStatus, Loser, LostReason, Obligor } from '../judgement.ts';
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
  const clauses = law.window ? [{ at: law.window.at, within: law.window.clock }] : [];
  const parts: Parts = {
    law,
    version,
    validity: compileValidity(law, protectsConsumers),
    when: law.when ? compileCondition(law.when, context) : null,
    window: clauses[0] ? compileCondition(clauses[0], context) : null,
    exceptions: law.except.map((exception) => ({ law: exception, test: compileCondition(exception.when, context) })),
    burden: law.burden ? compileBurden(law.burden, context) : null,
    remedies: law.remedies.map((remedy) => ({
      law: remedy,
      id: `${law.basis}:${law.id}:${remedy.kind}`,
      gate: remedy.when ? compileCondition(remedy.when, context) : null,
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
      const valid = parts.validity(sheet, steps);
      return parts.when ? both(valid, parts.when(sheet, steps)) : valid;
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
};

function judgeParts(parts: Parts, sheet: FactSheet, steps: Step[], out: Considered[]): void {
  const first = steps.length;
  const standing = judgeStanding(parts, sheet, steps);
  const ruleSteps = steps.slice(first);
  for (const remedy of parts.remedies) {
    const gateFrom = steps.length;
    const gate = remedy.gate ? remedy.gate(sheet, steps) : 'yes';
    const own = gateFrom === steps.length ? ruleSteps : [...ruleSteps, ...steps.slice(gateFrom)];
    out.push(judgeRemedy(parts, remedy, standing, gate, own, sheet));
  }
}

function judgeStanding(parts: Parts, sheet: FactSheet, steps: Step[]): Standing {
  const valid = parts.validity(sheet, steps);
  const when = parts.when ? parts.when(sheet, steps) : 'yes';
  const window = parts.window ? parts.window(sheet, steps) : 'yes';
  let lostBy: LostReason | null =
    valid === 'no' ? 'validity' : when === 'no' ? 'condition' : window === 'no' ? 'window' : null;
  let unsure = valid === 'unknown' || when === 'unknown' || window === 'unknown';
  let counsel = parts.law.verified === 'unverified';
  let exceptionCode: string | null = null;
  for (const exception of parts.exceptions) {
    const from = steps.length;
    const holds = exception.test(sheet, steps);
    // An exception that does not hold is no obstacle, and what failed in it is no reason.
    for (let at = from; at < steps.length; at += 1) steps[at] = { ...(steps[at] as Step), counts: holds === 'unknown' };
    if (holds === 'no') continue;
    // LAW-4: an exception nobody has verified never refuses; it asks a person.
    if (holds === 'yes' && exception.law.verified !== 'unverified') {
      lostBy ??= 'exception';
      exceptionCode ??= exception.law.code;
    } else unsure = true;
    if (exception.law.verified === 'unverified') counsel = true;
  }
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
  };
}

function judgeRemedy(
  parts: Parts,
  remedy: CompiledRemedy,
  standing: Standing,
  gate: Truth,
  steps: Step[],
  sheet: FactSheet,
): Considered {
  const { law } = parts;
  const lostBy = standing.lostBy ?? (gate === 'no' ? 'gate' : null);
  const unsure = standing.unsure || gate === 'unknown';
  const missing = missingIn(steps);
  if (standing.burden?.holder === 'unknown') missing.push('problem.foundOn');
  const amount = remedy.amount && lostBy === null ? remedy.amount(sheet) : null;
  if (amount && 'missing' in amount) missing.push(amount.missing);
  const status: EntitlementStatus = unsure ? 'refer' : standing.needsProof ? 'needs_proof' : 'owed';
  const shared = {
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
    amountMinor: amount && 'amountMinor' in amount ? amount.amountMinor : null,
    currency: sheet.currency,
    customerPays: nothingToPay,
    deadline: remedy.deadline?.(sheet) ?? null,
    burden: standing.burden,
    obligors: parts.obligors,
    recourse: law.recourse,
    freight: law.freight ?? null,
    missing,
    wouldChange: changesIn(steps, standing.burden, lostBy !== null || standing.needsProof),
    notice: law.notice ?? null,
  };
  if (lostBy === null) return { ...shared, status };
  return {
    ...shared,
    status: 'lost',
    lostBy,
    reasons: reasonsIn(steps, lostBy, law, standing.exceptionCode),
    outdoneBy: null,
  };
}

const nothingToPay: Entitlement['customerPays'] = [];
