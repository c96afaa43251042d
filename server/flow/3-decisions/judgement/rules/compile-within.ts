// Compiles "this day falls within (or after) that term", with what is unknown kept apart from what is late.
import type { ClockLaw, ConditionLaw } from '../../law-packs/rule-language.ts';
import { factSlots } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import { makeLeaf } from '../facts/leaf.ts';
import type { CompileTest, RuleContext, Test, Truth } from './rule-step.ts';
import { type ClockRun, compileClock, insideByLastDayRule } from './run-clock.ts';

type WithinLaw = Extract<ConditionLaw, { at: string }>;

/** `at` within a term: on or before its last day, and not before it began. `after`: later than its last day. */
export function compileWithin(law: WithinLaw, context: RuleContext, negated: boolean, compileTest: CompileTest): Test {
  const wantsInside = 'within' in law !== negated;
  const clockOf = 'within' in law ? law.within : law.after;
  const clock = compileClock(clockOf, context, compileTest);
  const at = factSlots.get(law.at) ?? -1;
  const wants = describe(clockOf);
  const code = wantsInside ? 'within' : 'after';
  const leaf = makeLeaf(code, law.at, wants, `${law.at} ${code} ${wants}`);
  return (sheet, steps) => {
    const saw = sheet.values[at];
    const run = clock(sheet);
    const inside =
      typeof saw === 'number' ? isInside(saw, run, sheet, context) : { answer: 'unknown' as const, missing: [law.at] };
    const missing = inside.missing.length > 0 ? inside.missing : run.missing;
    const outcome: Truth =
      inside.answer === 'unknown' ? 'unknown' : (inside.answer === 'yes') === wantsInside ? 'yes' : 'no';
    steps.push({
      leaf,
      saw,
      outcome,
      counts: true,
      limitDay: run.lastDay ?? undefined,
      missing: outcome === 'unknown' ? missing : undefined,
    });
    return outcome;
  };
}

function isInside(
  at: number,
  run: ClockRun,
  sheet: FactSheet,
  context: RuleContext,
): { answer: Truth; missing: readonly string[] } {
  if (run.lastDay === null) return { answer: 'unknown', missing: run.missing };
  if (at <= run.lastDay) return { answer: 'yes', missing: [] };
  if (run.mayBeLonger) return { answer: 'unknown', missing: run.missing };
  const answer = insideByLastDayRule(at, run.lastDay, sheet, context);
  return { answer, missing: answer === 'unknown' ? ['calendar'] : [] };
}

/** `7 day of sale.receivedOn`, as steps and screens show it. */
export function describe(law: ClockLaw): string {
  const pause = law.pausedBy ? ' paused by repairs' : '';
  return `${law.length} ${law.unit} of ${law.from}${pause}`;
}
