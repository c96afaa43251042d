// Compiles conditions to functions that answer yes, no or unknown and write down every question asked.
import type { ConditionLaw } from '../../law-packs/rule-language.ts';
import { parseDay } from '../facts/calendar-day.ts';
import { factSlots } from '../facts/fact-names.ts';
import type { FactSheet, FactValue } from '../facts/fact-sheet.ts';
import { type Leaf, makeLeaf } from '../facts/leaf.ts';
import { compileWithin } from './compile-within.ts';
import type { RuleContext, Step, Test, Truth } from './rule-step.ts';

const opposite: Record<Truth, Truth> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/**
 * Compiles one condition. `negated` is pushed down to the leaves, so that every step's answer reads as it counts: `no` is
 * always what stood in the way. Throws for a list that the pack does not have.
 */
export function compileCondition(law: ConditionLaw, context: RuleContext, negated = false): Test {
  if ('not' in law) return compileCondition(law.not, context, !negated);
  if ('all' in law)
    return group(
      law.all.map((part) => compileCondition(part, context, negated)),
      !negated,
    );
  if ('any' in law)
    return group(
      law.any.map((part) => compileCondition(part, context, negated)),
      negated,
    );
  if ('at' in law) return compileWithin(law, context, negated, compileCondition);
  if ('proof' in law) return namedFlag('proof', law.proof, negated);
  if ('finding' in law) return namedFlag('finding', law.finding, negated);
  if ('known' in law) return known(law.known, negated);
  return compare(law, context, negated);
}

/** Every part must hold, or one. All parts are asked, because each no is something that would change the answer. */
function group(parts: Test[], needsAll: boolean): Test {
  return (sheet, steps) => {
    const first = steps.length;
    let yes = 0;
    let no = 0;
    for (const part of parts) {
      const answer = part(sheet, steps);
      if (answer === 'yes') yes += 1;
      else if (answer === 'no') no += 1;
    }
    if (needsAll) return no > 0 ? 'no' : yes === parts.length ? 'yes' : 'unknown';
    if (yes === 0) return no === parts.length ? 'no' : 'unknown';
    for (let at = first; at < steps.length; at += 1) {
      const step = steps[at];
      if (step && step.outcome !== 'yes') step.counts = false;
    }
    return 'yes';
  };
}

/** A proof or a finding: true, or not there (yet). Absence is a no that can be changed by bringing it. */
function namedFlag(code: 'proof' | 'finding', name: string, negated: boolean): Test {
  const fact = `${code}s.${name}`;
  const leaf = makeLeaf(code, fact, negated ? 'no' : 'yes', `${negated ? 'not ' : ''}${fact}`);
  return (sheet, steps) => {
    const saw = code === 'proof' ? sheet.proofs[name] : sheet.findings[name];
    const outcome: Truth = (saw === true) !== negated ? 'yes' : 'no';
    steps.push({ leaf, saw, outcome, counts: true });
    return outcome;
  };
}

function known(name: string, negated: boolean): Test {
  const slot = factSlots.get(name) ?? -1;
  const wants = negated ? 'absent' : 'present';
  const leaf = makeLeaf('known', name, wants, `${name} ${wants}`);
  return (sheet, steps) => {
    const saw = sheet.values[slot];
    const outcome: Truth = (saw !== undefined) !== negated ? 'yes' : 'no';
    steps.push({ leaf, saw, outcome, counts: true });
    return outcome;
  };
}

type Comparison = Exclude<
  ConditionLaw,
  | { all: ConditionLaw[] }
  | { any: ConditionLaw[] }
  | { not: ConditionLaw }
  | { at: string }
  | { proof: string }
  | { finding: string }
  | { known: string }
>;

function compare(law: Comparison, context: RuleContext, negated: boolean): Test {
  const slot = factSlots.get(law.fact) ?? -1;
  const { code, wants, holds } = comparison(law, context);
  const leaf = makeLeaf(code, law.fact, wants, `${negated ? 'not ' : ''}${law.fact} ${code} ${wants}`);
  return (sheet: FactSheet, steps: Step[]) => {
    const saw = sheet.values[slot];
    const plain = saw === undefined ? 'unknown' : holds(saw);
    const outcome = negated ? opposite[plain] : plain;
    steps.push({ leaf, saw, outcome, counts: true });
    return outcome;
  };
}

type Compared = { code: Leaf['code']; wants: string; holds: (value: NonNullable<FactValue>) => Truth };
const truth = (holds: boolean): Truth => (holds ? 'yes' : 'no');

function comparison(law: Comparison, context: RuleContext): Compared {
  if ('is' in law) return { code: 'is', wants: String(law.is), holds: (value) => truth(value === law.is) };
  if ('in' in law) {
    const members = new Set<FactValue>(law.in);
    return { code: 'in', wants: law.in.join('|'), holds: (value) => truth(members.has(value)) };
  }
  if ('inList' in law) return inList(law.inList, context);
  if ('atLeast' in law)
    return { code: 'at_least', wants: String(law.atLeast), holds: (value) => truth(Number(value) >= law.atLeast) };
  if ('atMost' in law)
    return { code: 'at_most', wants: String(law.atMost), holds: (value) => truth(Number(value) <= law.atMost) };
  const from = law.from === undefined ? -Infinity : parseDay(law.from);
  const until = law.until === undefined ? Infinity : parseDay(law.until);
  const wants = `${law.from ?? ''}..${law.until ?? ''}`;
  return { code: 'between_days', wants, holds: (value) => truth(Number(value) >= from && Number(value) <= until) };
}

/** An open list ("and the like") answers unknown for the members it may or may not have. */
function inList(name: string, context: RuleContext): Compared {
  const list = context.lists.get(name);
  if (!list) throw new Error(`LAW-2: no list ${name}`);
  return {
    code: 'in',
    wants: name,
    holds: (value) => (list.members.has(String(value)) ? 'yes' : list.perhaps.has(String(value)) ? 'unknown' : 'no'),
  };
}
