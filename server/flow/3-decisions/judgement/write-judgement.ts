// Writes a judgement as JSON: days as text, money as digits, keys in one order. The same judgement is always the same bytes.
import { formatDay } from './facts/calendar-day.ts';
import type { FactValue } from './facts/fact-sheet.ts';
import type { Judgement, TraceEntry } from './judgement.ts';
import { showValue } from './rules/explain-steps.ts';

/** A JSON value: what a judgement becomes on the wire. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The judgement as plain JSON. Fields named `…Day` become `…On` with a day as text; `day` in a deadline becomes `on`. The
 * trace is left out unless asked for: it is ten times the rest.
 */
export function judgementToJson(judgement: Judgement, withTrace: boolean): Record<string, Json> {
  const { trace, ...rest } = judgement;
  const plain = toJson(rest) as Record<string, Json>;
  return withTrace ? { ...plain, trace: trace.map(traceToJson) } : plain;
}

/** The bytes of a judgement with its trace: what is stored, compared and hashed. */
export function writeJudgement(judgement: Judgement): string {
  return JSON.stringify(judgementToJson(judgement, true));
}

/** Any part of a judgement as JSON. */
export function toJson(value: unknown): Json {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value as Json;
  const plain: Record<string, Json> = {};
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    if (name === 'saw') {
      plain[name] = showValue(String((value as { fact?: unknown }).fact), part as FactValue);
      continue;
    }
    if (name === 'day' || name.endsWith('Day'))
      plain[name === 'day' ? 'on' : `${name.slice(0, -3)}On`] = typeof part === 'number' ? formatDay(part) : null;
    else plain[name] = toJson(part);
  }
  return plain;
}

function traceToJson(entry: TraceEntry): Json {
  return {
    id: entry.id,
    steps: entry.steps.map((step) => ({
      test: step.leaf.test,
      saw: showValue(step.leaf.fact, step.saw),
      answer: step.outcome,
      ...(step.limitDay === undefined ? {} : { lastOn: formatDay(step.limitDay) }),
      ...(step.missing ? { missing: [...step.missing] } : {}),
    })),
  };
}
