// Public holidays of a country as facts, and how they are laid over a company's own week.
import { assert } from '../../assert.ts';
import type { IsoDay, Shift, WorkCalendar } from '../calendar-types.ts';
import { addDays } from '../days.ts';

/** Days as `MM-DD` or `MM-DD…MM-DD`, parted by spaces. `work` holds days off of the week that were made working days. */
export type PublicDays = {
  readonly years: readonly { readonly year: number; readonly off: string; readonly work: string }[];
  readonly unverifiedYears: readonly number[];
};

/** What is known of a day: off, made a working day, or nothing particular; null when its year is not in the list. */
export function publicDayOf(days: PublicDays, day: IsoDay): 'off' | 'work' | 'plain' | null {
  const year = days.years.find((each) => each.year === Number(day.slice(0, 4)));
  if (!year) return null;
  if (expand(year.year, year.off).includes(day)) return 'off';
  return expand(year.year, year.work).includes(day) ? 'work' : 'plain';
}

/**
 * The calendar with the public days as exceptions: days off have no hours, moved working days have `movedDayShifts` (usually
 * those of a weekday). An exception the calendar already has stays: the company's own word comes before the country's.
 */
export function withPublicDays(
  calendar: WorkCalendar,
  days: PublicDays,
  movedDayShifts: readonly Shift[],
): WorkCalendar {
  const exceptions = new Map<IsoDay, readonly Shift[]>();
  for (const { year, off, work } of days.years) {
    for (const day of expand(year, off)) exceptions.set(day, []);
    for (const day of expand(year, work)) exceptions.set(day, movedDayShifts);
  }
  for (const [day, shifts] of calendar.exceptions) exceptions.set(day, shifts);
  return { ...calendar, exceptions };
}

function expand(year: number, text: string): IsoDay[] {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [first = '', last = first] = part.split('…');
      const days: IsoDay[] = [];
      for (let day = `${year}-${first}`; day <= `${year}-${last}`; day = addDays(day, 1)) days.push(day);
      assert(days.length > 0, `CAL-9 ${year} ${part} is a stretch of days`);
      return days;
    });
}
