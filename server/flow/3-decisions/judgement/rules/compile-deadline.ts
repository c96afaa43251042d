// When a remedy is due: usually so many days from the customer's demand for that very remedy.

import type { RemedyKind } from '#api/flow/3-decisions';
import type { ClockLaw } from '../../law-packs/rule-language.ts';
import { addLength } from '../facts/calendar-day.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { Deadline } from '../judgement.ts';
import { compileCondition } from './compile-condition.ts';
import type { RuleContext } from './rule-step.ts';
import { compileClock } from './run-clock.ts';

export type DeadlineOf = (sheet: FactSheet) => Deadline;

/** Compiles a deadline. `demand.firstOn` means the demand of this kind; before one is made the deadline has no day. */
export function compileDeadline(law: ClockLaw, kind: RemedyKind, context: RuleContext): DeadlineOf {
  const { length, unit, from } = law;
  if (from !== 'demand.firstOn') {
    const clock = compileClock(law, context, compileCondition);
    return (sheet) => ({ day: clock(sheet).lastDay, length, unit, from });
  }
  return (sheet) => {
    const demand = sheet.demands.find((made) => made.kind === kind && made.madeDay !== null);
    const made = demand?.madeDay ?? null;
    return { day: demand?.dueDay ?? (made === null ? null : addLength(made, length, unit)), length, unit, from };
  };
}
