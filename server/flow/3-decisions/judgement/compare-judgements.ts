// The difference between two judgements of one problem: what came, what went, what changed, in the words of both.
import type { Entitlement, Judgement } from './judgement.ts';
import { type Json, toJson } from './write-judgement.ts';

export type FieldChange = { field: string; before: Json; after: Json };
export type EntitlementChange = { id: string; change: 'gained' | 'lost' | 'changed'; fields: readonly FieldChange[] };
export type JudgementDifference = {
  same: boolean;
  outcome: FieldChange | null;
  entitlements: readonly EntitlementChange[];
  meters: readonly FieldChange[];
};

// Titles, notices and citations follow from the rule and its version; comparing them would say the same thing twice.
const compared = [
  'status',
  'amountMinor',
  'deadline',
  'burden',
  'obligors',
  'customerPays',
  'ruleVersion',
  'missing',
] as const;

/** Compares by entitlement, so that a judgement made again when a fact arrives shows just what the fact did. */
export function compareJudgements(before: Judgement, after: Judgement): JudgementDifference {
  const later = new Map(after.entitlements.map((one) => [one.id, one]));
  const entitlements: EntitlementChange[] = [];
  for (const was of before.entitlements) {
    const is = later.get(was.id);
    later.delete(was.id);
    if (!is) entitlements.push({ id: was.id, change: 'lost', fields: [] });
    else {
      const fields = changesOf(was, is);
      if (fields.length > 0) entitlements.push({ id: was.id, change: 'changed', fields });
    }
  }
  for (const id of later.keys()) entitlements.push({ id, change: 'gained', fields: [] });
  const [outcome = null] = changeOf('outcome', before.outcome, after.outcome);
  const meters = changeOf('meters', before.meters, after.meters);
  return { same: outcome === null && entitlements.length === 0 && meters.length === 0, outcome, entitlements, meters };
}

function changesOf(was: Entitlement, is: Entitlement): FieldChange[] {
  return compared.flatMap((field) => changeOf(field, was[field], is[field]));
}

function changeOf(field: string, before: unknown, after: unknown): FieldChange[] {
  return sameValue(before, after) ? [] : [{ field, before: toJson(before), after: toJson(after) }];
}

/** Deep equality of plain values. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  const right = b as Record<string, unknown>;
  return Object.entries(a).every(([name, part]) => sameValue(part, right[name]));
}
