// What facts did to a judgement, in a form to keep: each entitlement that came, went or changed, with its rule and money. Pure.
import type { LocalText, RemedyKind } from '#api/flow/3-decisions';
import { compareJudgements, type FieldChange } from '../judgement/compare-judgements.ts';
import type { Judgement, Outcome } from '../judgement/judgement.ts';

export interface KeptChange {
  change: 'gained' | 'lost' | 'changed';
  ruleId: string;
  title: LocalText;
  remedy: RemedyKind;
  amountMinor: string | null;
  currency: string;
  fields: readonly FieldChange[];
}
export interface KeptDifference {
  outcomeBefore: Outcome;
  changes: KeptChange[];
  metersChanged: boolean;
}

/** Null when nothing came, went or changed. Both were judged on one day by one lawbook (ENT-3). */
export function describeDifference(before: Judgement, after: Judgement): KeptDifference | null {
  const { same, entitlements, meters } = compareJudgements(before, after);
  if (same) return null;
  const changes = entitlements.flatMap(({ id, change, fields }) => {
    const one = (change === 'lost' ? before : after).entitlements.find((entitlement) => entitlement.id === id);
    if (!one) return [];
    const { ruleId, title, remedy, amountMinor, currency } = one;
    return [{ change, ruleId, title, remedy, amountMinor: amountMinor?.toString() ?? null, currency, fields }];
  });
  return { outcomeBefore: before.outcome, changes, metersChanged: meters.length > 0 };
}
