// Whether an exclusion of a warranty applies: codes with findings, joined by "and" or by "or" (requirement Q7).
import type { StampedWarranty } from '#api/flow/3-decisions';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { Leaf, Step, Truth } from '../rules/rule-step.ts';

export type ExclusionAnswer = { answer: Truth; code: string | null; findings: readonly string[] };

/**
 * Findings are the trader's to make, so one that nobody made does not exclude. But an exclusion that is half shown asks
 * for its other half: a torn barcode with nobody knowing of the invoice is a question, not a free repair.
 */
export function isExcluded(term: StampedWarranty, sheet: FactSheet, steps: Step[]): ExclusionAnswer {
  let unsure: ExclusionAnswer | null = null;
  for (const exclusion of term.exclusions) {
    const found = exclusion.findings.map((finding) => sheet.findings[finding]);
    const answer = exclusion.join === 'or' ? anyFound(found) : allFound(found);
    const open = exclusion.findings.filter((_, at) => found[at] === undefined);
    steps.push({
      leaf: leafOf(exclusion.code, exclusion.join, exclusion.findings),
      saw: undefined,
      outcome: answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown',
      missing: open.map((finding) => `findings.${finding}`),
      counts: true,
    });
    if (answer === 'yes') return { answer, code: exclusion.code, findings: exclusion.findings };
    if (answer === 'unknown') unsure ??= { answer, code: exclusion.code, findings: open };
  }
  return unsure ?? { answer: 'no', code: null, findings: [] };
}

function anyFound(found: readonly (boolean | undefined)[]): Truth {
  return found.includes(true) ? 'yes' : 'no';
}

function allFound(found: readonly (boolean | undefined)[]): Truth {
  if (found.includes(false) || !found.includes(true)) return 'no';
  return found.includes(undefined) ? 'unknown' : 'yes';
}

const leaves = new Map<string, Leaf>();
function leafOf(code: string, join: string, findings: readonly string[]): Leaf {
  const key = `${code} ${join} ${findings.join('|')}`;
  let leaf = leaves.get(key);
  if (!leaf) {
    leaf = {
      code: 'finding',
      fact: `findings.${findings[0] ?? code}`,
      wants: 'no',
      test: `not ${code} (${findings.join(` ${join} `)})`,
    };
    if (leaves.size < 5000) leaves.set(key, leaf);
  }
  return leaf;
}
