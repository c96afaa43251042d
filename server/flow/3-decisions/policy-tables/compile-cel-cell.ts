// The odd cell that needs an expression: CEL over named facts, checked when the table is read, never skipped when it fails.
import { Environment } from '@marcbachmann/cel-js';
import { parseDay } from '../judgement/facts/calendar-day.ts';
import { type FactKind, factKind, factSlots } from '../judgement/facts/fact-names.ts';
import type { FactSheet, FactValue } from '../judgement/facts/fact-sheet.ts';
import { makeLeaf } from '../judgement/facts/leaf.ts';
import type { Test, Truth } from '../judgement/rules/rule-step.ts';

export type CompiledCel = { ok: true; test: Test } | { ok: false; problem: string };

const celTypes: Record<FactKind, string> = { day: 'int', code: 'string', flag: 'bool', count: 'int', money: 'int' };
const expressionLengthMax = 400;

/**
 * Compiles an expression such as `sale.priceMinor > 100000 && days.late >= 7`. A day is its number since 1970;
 * `day("2014-01-30")` gives one. An expression that names no fact, or is not yes or no, is refused. A missing fact makes the
 * cell unknown, and so does a failing expression: a broken cell may never read as "no".
 */
export function compileCelCell(expression: string): CompiledCel {
  if (expression.length > expressionLengthMax) return { ok: false, problem: 'cel_too_long' };
  const names = factNamesIn(expression);
  if (names.length === 0) return { ok: false, problem: 'cel_names_no_fact' };
  const environment = new Environment({ limits: { maxAstNodes: 200, maxDepth: 20 } });
  for (const [group, fields] of groupTypes(names)) environment.registerVariable(group, { schema: fields });
  environment.registerFunction('day(string): int', (text: string) => BigInt(parseDay(text)));
  const checked = environment.check(expression);
  if (!checked.valid) return { ok: false, problem: 'cel_does_not_check' };
  if (checked.type !== 'bool') return { ok: false, problem: 'cel_is_not_yes_or_no' };
  const run = environment.parse(expression);
  const leaf = makeLeaf('is', names[0] ?? '', expression, `cel ${expression}`);
  const slots = names.map((name) => ({ name, slot: factSlots.get(name) ?? -1 }));
  return {
    ok: true,
    test: (sheet, steps) => {
      const missing = slots.filter(({ slot }) => sheet.values[slot] === undefined).map(({ name }) => name);
      const outcome: Truth = missing.length > 0 ? 'unknown' : evaluate(run, slots, sheet);
      steps.push({
        leaf,
        saw: undefined,
        outcome,
        missing: outcome === 'unknown' ? (missing.length > 0 ? missing : names) : undefined,
        counts: true,
      });
      return outcome;
    },
  };
}

/** Facts an expression names; text in quotes is not a name. */
function factNamesIn(expression: string): string[] {
  const bare = expression.replace(/"[^"]*"|'[^']*'/g, '""');
  const words = bare.match(/[a-z]\w*\.[A-Za-z]\w*/g) ?? [];
  return [...new Set(words.filter((word) => factKind(word) !== null))];
}

function groupTypes(names: readonly string[]): Map<string, Record<string, string>> {
  const groups = new Map<string, Record<string, string>>();
  for (const name of names) {
    const [group = '', key = ''] = name.split('.');
    const fields = groups.get(group) ?? {};
    fields[key] = celTypes[factKind(name) ?? 'code'];
    groups.set(group, fields);
  }
  return groups;
}

function evaluate(
  run: (context: Record<string, unknown>) => unknown,
  slots: readonly { name: string; slot: number }[],
  sheet: FactSheet,
): Truth {
  const context: Record<string, Record<string, unknown>> = {};
  for (const { name, slot } of slots) {
    const [group = '', key = ''] = name.split('.');
    context[group] ??= {};
    context[group][key] = celValue(sheet.values[slot]);
  }
  try {
    const answer = run(context);
    return answer === true ? 'yes' : answer === false ? 'no' : 'unknown';
  } catch {
    return 'unknown';
  }
}

function celValue(value: FactValue): unknown {
  return typeof value === 'number' ? BigInt(value) : value;
}
