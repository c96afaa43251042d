// Time in repair: how many days it was, and where it leaves the end of a term that stands still meanwhile.
import type { CalendarDay } from './calendar-day.ts';
import type { RepairStay } from './fact-sheet.ts';

/** Days in repair between two days, counting overlapping stays once. */
export function stayDays(repairs: readonly RepairStay[], from: CalendarDay, until: CalendarDay): number {
  let total = 0;
  let reached = from;
  for (const stay of repairs) {
    const start = Math.max(stay.fromDay, reached);
    const end = Math.min(stay.untilDay ?? until, until);
    if (end > start) {
      total += end - start;
      reached = end;
    }
  }
  return total;
}

/**
 * A term that stands still in repair: each day from hand-in until return is added, overlapping stays once, stays after
 * the end not at all. `leavesDays`: after a return at least so many days remain (UK CRA 2015 s 22).
 */
export function pauseForRepairs(
  start: CalendarDay,
  end: CalendarDay,
  stays: readonly RepairStay[],
  decided: CalendarDay,
  leavesDays = 0,
): CalendarDay {
  let last = end;
  let reached = start;
  for (const stay of stays) {
    const from = Math.max(stay.fromDay, reached);
    const until = stay.untilDay ?? decided;
    if (from > last || until <= from) continue;
    last = Math.max(last + (until - from), leavesDays > 0 ? until + leavesDays : last);
    reached = until;
  }
  return last;
}
