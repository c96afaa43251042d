// Whether an exclusion of a warranty applies: codes with findings, joined by "and" or by "or" (requirement Q7).
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { ReadyWarranty } from '../facts/prepare-warranty.ts';
import type { Step, Truth } from '../rules/rule-step.ts';

export type ExclusionAnswer = { answer: Truth; code: string | null; findings: readonly string[] };

const opposite: Record<Truth, Truth> = { yes: 'no', no: 'yes', unknown: 'unknown' };
const notExcluded: ExclusionAnswer = { answer: 'no', code: null, findings: [] };

/**
 * Findings are the trader's to make, so one that nobody made does not exclude. But an exclusion that is half shown asks
 * for its other half: a torn barcode with nobody knowing of the invoice is a question, not a free repair.
 */
export function isExcluded(ready: ReadyWarranty, sheet: FactSheet, steps: Step[]): ExclusionAnswer {
  let unsure: ExclusionAnswer | null = null;
  for (const { code, join, findings, leaf } of ready.exclusions) {
    const answer = join === 'or' ? anyFound(findings, sheet) : allFound(findings, sheet);
    const step: Step = { leaf, saw: undefined, outcome: opposite[answer], counts: true };
    if (answer !== 'unknown') steps.push(step);
    if (answer === 'yes') return { answer, code, findings };
    if (answer === 'no') continue;
    const open = findings.filter((finding) => sheet.findings[finding] === undefined);
    steps.push({ ...step, missing: open.map((finding) => `findings.${finding}`) });
    unsure ??= { answer, code, findings: open };
  }
  return unsure ?? notExcluded;
}

function anyFound(findings: readonly string[], sheet: FactSheet): Truth {
  return findings.some((finding) => sheet.findings[finding] === true) ? 'yes' : 'no';
}

function allFound(findings: readonly string[], sheet: FactSheet): Truth {
  let found = 0;
  for (const finding of findings) {
    const saw = sheet.findings[finding];
    if (saw === false) return 'no';
    if (saw === true) found += 1;
  }
  if (found === 0) return 'no';
  return found === findings.length ? 'yes' : 'unknown';
}
