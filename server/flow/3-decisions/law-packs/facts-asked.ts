// Which facts a condition of a rule asks, by name, whatever it joins them with: shown beside the rule, so that one sees what matters.
import type { ConditionLaw } from './rule-language.ts';

/** Names in the order they are asked, each once: `sale.kind`, `proofs.fraud`, `findings.misuse`. */
export function factsAsked(...conditions: (ConditionLaw | undefined)[]): string[] {
  return [...new Set(conditions.flatMap((condition) => (condition ? namesIn(condition) : [])))];
}

function namesIn(condition: ConditionLaw): string[] {
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('any' in condition) return condition.any.flatMap(namesIn);
  if ('not' in condition) return namesIn(condition.not);
  if ('proof' in condition) return [`proofs.${condition.proof}`];
  if ('finding' in condition) return [`findings.${condition.finding}`];
  if ('known' in condition) return [condition.known];
  if ('at' in condition) return [condition.at, 'within' in condition ? condition.within.from : condition.after.from];
  return [condition.fact];
}
