// The difference between two judgements of one problem: what came, what went, what changed, in the words of both.

import type { Entitlement, Judgement, Loser } from './judgement.ts';
import { type Json, judgementToJson } from './write-judgement.ts';

export type FieldChange = { field: string; before: Json; after: Json };
export type EntitlementChange = { id: string; change: 'gained' | 'lost' | 'changed'; fields: readonly FieldChange[] };
export type JudgementDifference = {
  same: boolean;
  outcome: FieldChange | null;
  entitlements: readonly EntitlementChange[];
  meters: readonly FieldChange[];
};

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
  const a = judgementToJson(before, false);
  const b = judgementToJson(after, false);
  const earlier = byId(before);
  const later = byId(after);
  const entitlements: EntitlementChange[] = [];
  for (const id of [...new Set([...earlier.keys(), ...later.keys()])].sort()) {
    const was = earlier.get(id);
    const is = later.get(id);
    if (was && !is) entitlements.push({ id, change: 'lost', fields: [] });
    else if (!was && is) entitlements.push({ id, change: 'gained', fields: [] });
    else if (was && is) {
      const fields = compared.flatMap((field) => changeOf(field, plain(was[field]), plain(is[field])));
      if (fields.length > 0) entitlements.push({ id, change: 'changed', fields });
    }
  }
  const [outcome = null] = changeOf('outcome', before.outcome, after.outcome);
  const meters = changeOf('meters', a.meters ?? null, b.meters ?? null);
  return { same: outcome === null && entitlements.length === 0 && meters.length === 0, outcome, entitlements, meters };
}

function byId(judgement: Judgement): Map<string, Entitlement | Loser> {
  return new Map(judgement.entitlements.map((one) => [one.id, one]));
}

function changeOf(field: string, before: Json, after: Json): FieldChange[] {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
}

function plain(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value ?? null, (_, part) => (typeof part === 'bigint' ? part.toString() : part)),
  ) as Json;
}
