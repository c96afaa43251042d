// Judges many cases again under a changed lawbook, before it is put in force, and says which would come out differently.
import { compareJudgements, type JudgementDifference } from './compare-judgements.ts';
import type { Lawbook } from './compile-lawbook.ts';
import type { FactSheet } from './facts/fact-sheet.ts';
import { judge } from './judge.ts';
import type { Json } from './write-judgement.ts';

export type Rejudged = { caseId: string; difference: JudgementDifference };
export type Progress = { done: number; changed: Rejudged[] };

/**
 * Yields after each batch, so that a caller can show how far it is, stop, or let others work. Only cases that differ are
 * kept. A version number alone is no difference.
 */
export function* rejudge(
  now: Lawbook,
  then: Lawbook,
  cases: Iterable<{ caseId: string; sheet: FactSheet }>,
  batch = 500,
): Generator<Progress> {
  let done = 0;
  let changed: Rejudged[] = [];
  for (const { caseId, sheet } of cases) {
    const difference = compareJudgements(judge(now, sheet), judge(then, sheet));
    if (isRealChange(difference)) changed.push({ caseId, difference });
    done += 1;
    if (done % batch === 0) {
      yield { done, changed };
      changed = [];
    }
  }
  if (done % batch !== 0 || done === 0) yield { done, changed };
}

/** A version number alone changes nothing for the customer. */
export function isRealChange(difference: JudgementDifference): boolean {
  if (difference.outcome !== null) return true;
  if (metersDiffer(difference)) return true;
  return difference.entitlements.some(
    (one) => one.change !== 'changed' || one.fields.some((field) => field.field !== 'ruleVersion'),
  );
}

/** Whether a meter shows another figure, day or text; the name of its rule's version is none of them. */
export function metersDiffer({ meters }: JudgementDifference): boolean {
  return meters.some(({ before, after }) => unversioned(before) !== unversioned(after));
}

function unversioned(meters: Json): string {
  return JSON.stringify(meters, (name, value) => (name === 'ruleVersion' ? undefined : value));
}
