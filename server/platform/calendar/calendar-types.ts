// The words of work calendars: when a place is open, on which days, in which zone, and what stops its clocks.

/** A day as ISO text, `2013-12-14`: no zone, no time. */
export type IsoDay = string;

/**
 * Open from … until, in minutes of the wall clock from 00:00 of the day the shift begins. `untilMinute` may pass 1440:
 * a shift from 22:00 to 06:00 is 1320…1800 and belongs to the day it begins on.
 */
export type Shift = { readonly fromMinute: number; readonly untilMinute: number };

/**
 * When a place works. `weekly` has seven lists, Monday first. An exception replaces the shifts that begin on its day:
 * none for a holiday, some for a work day moved to a weekend. 24×7 is seven times one shift 0…1440.
 */
export type WorkCalendar = {
  readonly zone: string;
  readonly weekly: readonly (readonly Shift[])[];
  readonly exceptions: ReadonlyMap<IsoDay, readonly Shift[]>;
};

/** Calendars that followed one another (a company moves its zone or its hours); the first holds before its `fromAt` too. */
export type CalendarHistory = readonly { readonly fromAt: number; readonly calendar: WorkCalendar }[];

/** What every function of this folder accepts. Give the same object again and its computed hours are reused. */
export type Calendar = WorkCalendar | CalendarHistory;

/** A stretch in which a clock stands still; `untilAt` null: still standing. Instants are epoch milliseconds. */
export type Pause = { readonly fromAt: number; readonly untilAt: number | null };

/** What happens when the last day of a term is not a working day (CN Civil Code art. 203, RU Civil Code art. 193: it moves). */
export type LastDayRule = 'stays' | 'moves_to_next_working_day';

/** A legal term. `firstDayCounted` false: counting begins the day after the event (CN art. 201, RU art. 191). */
export type Term = {
  readonly length: number;
  readonly unit: 'calendar_day' | 'working_day' | 'week' | 'month' | 'year';
  readonly firstDayCounted: boolean;
  readonly lastDay: LastDayRule;
};
