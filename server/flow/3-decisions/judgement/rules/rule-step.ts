// One question a rule asked of the facts, and the answer it got: the grain of every explanation.
import type { ConditionLaw } from '../../law-packs/rule-language.ts';
import type { FactSheet, FactValue } from '../facts/fact-sheet.ts';
import type { Leaf } from '../facts/leaf.ts';

export type Truth = 'yes' | 'no' | 'unknown';

export type Step = {
  readonly leaf: Leaf;
  /** What the facts said; a day as its number. */
  readonly saw: FactValue;
  readonly outcome: Truth;
  /** The last day of a term, when the question was about one. */
  readonly limitDay?: number;
  /** What is missing beyond the leaf's own fact. */
  readonly missing?: readonly string[];
  /** False when an alternative made the answer indifferent. */
  counts: boolean;
};

/** Asks its questions of a sheet, writing each down. */
export type Test = (sheet: FactSheet, steps: Step[]) => Truth;

/** The weaker of two answers that must both hold. */
export function both(a: Truth, b: Truth): Truth {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';
}

/** The facts that were missing in the steps that count. */
export function missingIn(steps: readonly Step[]): readonly string[] {
  if (!steps.some((step) => step.outcome === 'unknown')) return noFacts;
  const missing = new Set<string>();
  for (const step of steps) {
    if (!step.counts || step.outcome !== 'unknown') continue;
    for (const fact of step.missing ?? [step.leaf.fact]) missing.add(fact);
  }
  return [...missing];
}

const noFacts: readonly string[] = [];

/** What a pack lends its rules: its lists, and the days off that move a last day. */
export type RuleContext = {
  readonly lists: ReadonlyMap<string, { members: ReadonlySet<string>; perhaps: ReadonlySet<string> }>;
  readonly fixedDaysOff: ReadonlySet<string> | null;
};

/** Makes a test of a condition; handed to clocks, whose extensions hang on conditions. */
export type CompileTest = (law: ConditionLaw, context: RuleContext) => Test;
