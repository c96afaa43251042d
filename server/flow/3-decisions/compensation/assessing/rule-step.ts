// The answer of one rule: met, not met, or not known yet; with a code for its reason and the facts it rests on.
import type { CompensationRule } from '#api/flow/3-decisions.compensation';

/** Raised whenever a rule answers differently than before: a decision names it. */
export const rulesVersion = '1';

export interface Answer {
  answer: 'met' | 'not_met' | 'missing';
  /** Why, as a code; its words are in `rule-words.json`. */
  code: string;
  /** Names end in `On` for days and in `Minor` for money, and are written accordingly. */
  facts: Record<string, string>;
}
export interface Step extends Answer {
  ruleId: CompensationRule;
}

type Facts = Record<string, string>;
export const met = (code: string, facts: Facts = {}): Answer => ({ answer: 'met', code, facts });
export const notMet = (code: string, facts: Facts = {}): Answer => ({ answer: 'not_met', code, facts });
/** Not known yet: nothing is decided on it (AC-10). */
export const missing = (code: string, facts: Facts = {}): Answer => ({ answer: 'missing', code, facts });
