// What a stamped warranty still covers: each class of cost has its own last day, moved by time in repair where it moves.

import type { CalendarDay } from '../facts/calendar-day.ts';
import { slotOf } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { ReadyCoverage, ReadyWarranty } from '../facts/prepare-warranty.ts';
import { pauseForRepairs } from '../facts/repair-days.ts';
import type { Step, Truth } from '../rules/rule-step.ts';

export type OpenCoverage = { costClass: string; sharePercent: number; lastDay: CalendarDay | null; open: Truth };

const reportedSlot = slotOf('problem.reportedOn');
const foundSlot = slotOf('problem.foundOn');

/** Whether the report fell inside one coverage. `pauses`: time in repair is added to its end. */
export function openCoverage(
  ready: ReadyWarranty,
  coverage: ReadyCoverage,
  pauses: boolean,
  sheet: FactSheet,
  steps: Step[],
): OpenCoverage {
  const { startDay } = ready;
  const { costClass, sharePercent, endDay, leaf } = coverage;
  const paused = endDay !== null && pauses && sheet.repairs !== null;
  const lastDay = paused ? pauseForRepairs(startDay, endDay, sheet.repairs ?? [], sheet.decidedDay) : endDay;
  const reported = sheet.values[reportedSlot];
  if (typeof reported !== 'number') {
    steps.push({ leaf, saw: reported, outcome: 'unknown', limitDay: lastDay ?? undefined, counts: true });
    return { costClass, sharePercent, lastDay, open: 'unknown' };
  }
  const started = reported >= startDay;
  const mayBeLonger = started && pauses && sheet.repairs === null;
  const inside = started && (lastDay === null || reported <= lastDay);
  const open: Truth = inside ? 'yes' : mayBeLonger || foundInside(ready, lastDay, reported, sheet) ? 'unknown' : 'no';
  steps.push({
    leaf,
    saw: reported,
    outcome: open,
    limitDay: lastDay ?? undefined,
    missing: open === 'unknown' ? [mayBeLonger ? 'repairs' : 'problem.foundOn'] : undefined,
    counts: true,
  });
  return { costClass, sharePercent, lastDay, open };
}

/** Found inside and reported after: whether that is in time differs from place to place, so a person decides. */
function foundInside(
  ready: ReadyWarranty,
  lastDay: CalendarDay | null,
  reported: CalendarDay,
  sheet: FactSheet,
): boolean {
  const found = sheet.values[foundSlot];
  return (
    typeof found === 'number' && lastDay !== null && reported > lastDay && found >= ready.startDay && found <= lastDay
  );
}
