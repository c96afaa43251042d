// Reads the steps of a rule for people: why it was lost, and what would change the answer.
import type { LawRule } from '../../law-packs/law-pack.ts';
import { formatDay } from '../facts/calendar-day.ts';
import { factKind } from '../facts/fact-names.ts';
import type { FactValue } from '../facts/fact-sheet.ts';
import type { Burden, Change, LostReason, Reason } from '../judgement.ts';
import type { Step } from './rule-step.ts';

/** A fact's value as text: a day as `2014-01-30`, money in minor units. */
export function showValue(fact: string, value: FactValue | null): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'number' && factKind(fact) === 'day' ? formatDay(value) : String(value);
}

/** The reasons a rule was lost: each step that said no, or the proof or exception that defeated it. */
export function reasonsIn(
  steps: readonly Step[],
  lostBy: LostReason,
  law: Pick<LawRule, 'burden' | 'except'>,
  exceptionCode: string | null,
): Reason[] {
  if (lostBy === 'exception') {
    const text = law.except.find((exception) => exception.code === exceptionCode)?.text;
    return [
      {
        code: 'exception',
        fact: exceptionCode ?? '',
        wants: 'no',
        saw: 'yes',
        limitDay: null,
        ...(text ? { text } : {}),
      },
    ];
  }
  if (lostBy === 'proof') {
    return (law.burden ?? [])
      .slice(0, 1)
      .flatMap((burden) => burden.traderProves)
      .map((proof) => ({
        code: 'proof',
        fact: `proofs.${proof}`,
        wants: 'no',
        saw: null,
        limitDay: null,
      }));
  }
  return steps.filter((step) => step.counts && step.outcome === 'no').map(reasonOf);
}

export function reasonOf(step: Step): Reason {
  const { code, fact, wants } = step.leaf;
  return { code, fact, wants, saw: step.saw ?? null, limitDay: step.limitDay ?? null };
}

/** What would change the answer: the open proofs, and each changeable fact that said no. */
export function changesIn(steps: readonly Step[], burden: Burden | null, stoodInTheWay: boolean): Change[] {
  if (!stoodInTheWay) return noChange;
  const changes: Change[] = [];
  for (const step of steps) {
    if (step.counts && step.outcome === 'no' && step.leaf.changeable)
      changes.push({ fact: step.leaf.fact, to: step.leaf.wants });
  }
  if (burden)
    for (const proof of burden.proofs)
      changes.push({ fact: `proofs.${proof}`, to: burden.holder === 'customer' ? 'yes' : 'no' });
  return changes;
}

const noChange: Change[] = [];
