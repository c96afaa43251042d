// The weeks most companies begin with: round the clock, and five days of office hours.
import type { Shift, WorkCalendar } from '../calendar-types.ts';

const wholeDay: readonly Shift[] = [{ fromMinute: 0, untilMinute: 1440 }];

/** Open always. */
export function roundTheClock(zone: string): WorkCalendar {
  return { zone, weekly: Array.from({ length: 7 }, () => wholeDay), exceptions: new Map() };
}

/** The given shifts from Monday to Friday; without any, 09:00 to 18:00. */
export function fiveDayWeek(
  zone: string,
  shifts: readonly Shift[] = [{ fromMinute: 540, untilMinute: 1080 }],
): WorkCalendar {
  return {
    zone,
    weekly: Array.from({ length: 7 }, (_, weekday) => (weekday < 5 ? shifts : [])),
    exceptions: new Map(),
  };
}

/** The given shifts every day, as malls and hotlines keep them; holidays are the company's own exceptions. */
export function sevenDayWeek(zone: string, shifts: readonly Shift[]): WorkCalendar {
  return { zone, weekly: Array.from({ length: 7 }, () => shifts), exceptions: new Map() };
}
