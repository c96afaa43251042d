// Runs a term over the facts: where it ends, what paused or lengthened it, and what is missing to know that.
import type { ClockLaw } from '../../law-packs/rule-language.ts';
import { addLength, type CalendarDay, formatDay, isWeekend } from '../facts/calendar-day.ts';
import { factSlots } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import { pauseForRepairs } from '../facts/repair-days.ts';
import type { CompileTest, RuleContext, Test, Truth } from './rule-step.ts';

/** A term that has run: its last day inside, or null when its start is unknown. */
export type ClockRun = {
  lastDay: CalendarDay | null;
  missing: readonly string[];
  /** The term may end later than `lastDay`: a repair or an extension is not known. */
  mayBeLonger: boolean;
};
export type Clock = (sheet: FactSheet) => ClockRun;

/** Compiles a term. `10 days after 2026-04-01` ends with 2026-04-11; a month ends on the same number of day. */
export function compileClock(law: ClockLaw, context: RuleContext, compileTest: CompileTest): Clock {
  const from = factSlots.get(law.from) ?? -1;
  const startMissing: ClockRun = { lastDay: null, missing: [law.from], mayBeLonger: false };
  const extensions = (law.extend ?? []).map((extension) => ({
    ...extension,
    test: compileTest(extension.when, context),
  }));
  const simple = extensions.length === 0 && !law.pausedBy;
  return (sheet) => {
    const start = sheet.values[from];
    if (typeof start !== 'number') return startMissing;
    let lastDay = addLength(start, law.length, law.unit) - (law.firstDayCounted ? 1 : 0);
    if (simple) return { lastDay, missing: none, mayBeLonger: false };
    const missing: string[] = [];
    for (const extension of extensions) {
      const answer = ask(extension.test, sheet, missing);
      if (answer === 'yes') lastDay = addLength(lastDay, extension.length, extension.unit);
    }
    if (law.pausedBy) {
      if (sheet.repairs === null) missing.push('repairs');
      else lastDay = pauseForRepairs(start, lastDay, sheet.repairs, sheet.decidedDay, law.pauseLeavesDays ?? 0);
    }
    return { lastDay, missing, mayBeLonger: missing.length > 0 };
  };
}

const none: readonly string[] = [];

function ask(test: Test, sheet: FactSheet, missing: string[]): Truth {
  const steps: Parameters<Test>[1] = [];
  const answer = test(sheet, steps);
  if (answer === 'unknown')
    for (const step of steps) if (step.outcome === 'unknown') missing.push(...(step.missing ?? [step.leaf.fact]));
  return answer;
}

/**
 * Whether `at` still falls inside when a last day off moves the end to the next working day. Without a calendar a
 * weekend or a fixed holiday makes the answer unknown rather than wrong.
 */
export function insideByLastDayRule(
  at: CalendarDay,
  lastDay: CalendarDay,
  sheet: FactSheet,
  context: RuleContext,
): Truth {
  const { fixedDaysOff } = context;
  if (!fixedDaysOff) return 'no';
  const off = (day: CalendarDay) => {
    if (sheet.daysOff?.has(day)) return true;
    if (sheet.workDays?.has(day)) return false;
    // The pack's own list only warns; a calendar that is given says it all.
    return isWeekend(day) || (sheet.daysOff === null && fixedDaysOff.has(formatDay(day).slice(5)));
  };
  let end = lastDay;
  for (let moved = 0; moved < 30 && off(end); moved += 1) end += 1;
  if (at > end) return 'no';
  return sheet.daysOff ? 'yes' : 'unknown';
}
