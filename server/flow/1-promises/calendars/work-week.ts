// A work calendar as people write it, and the same as clocks count it.
import type { z } from 'zod';
import type { calendarGiven } from '#api/flow/1-promises.calendars';
import type { IsoDay, Shift, WorkCalendar } from '#platform/calendar/calendar-types';
import { cnDays } from '#platform/calendar/presets/cn-days';
import { type PublicDays, withPublicDays } from '#platform/calendar/presets/public-days';
import { ruDays } from '#platform/calendar/presets/ru-days';
import { idOf, type Uuid } from '#platform/ids/make-id';

export type WorkWeek = z.output<typeof calendarGiven>;
export type Hours = WorkWeek['week'][number];

export interface KeptCalendar extends WorkWeek {
  calendarId: Uuid;
  isDefault: boolean;
}

/** As the API answers it. */
export function showCalendar(calendar: KeptCalendar) {
  return { ...calendar, calendarId: idOf('cal', calendar.calendarId) };
}
export type CalendarShown = ReturnType<typeof showCalendar>;

const presets: Record<'cn' | 'ru', PublicDays> = { cn: cnDays, ru: ruDays };
const minutesOfDay = 1440;

/** The calendar for clocks, in the zone of the place where the promise is due. Moved work days have the hours of a Monday. */
export function workCalendarOf(week: WorkWeek, timeZone: string): WorkCalendar {
  const weekly = week.week.map(shiftsOf);
  const exceptions = new Map<IsoDay, readonly Shift[]>(week.exceptions.map(({ day, hours }) => [day, shiftsOf(hours)]));
  const calendar: WorkCalendar = { zone: timeZone, weekly, exceptions };
  if (week.preset === null) return calendar;
  return withPublicDays(calendar, presets[week.preset], weekly.find((shifts) => shifts.length > 0) ?? []);
}

/**
 * PROM-19: the hours of a day do not overlap, neither with one another nor with what the day before ran over midnight, and a shift
 * begins before it ends. Answers the first day at fault: `1` Monday … `7`, or the day of an exception.
 */
export function findOverlap(week: WorkWeek): string | undefined {
  for (const [index, hours] of week.week.entries()) {
    if (overlaps(shiftsOf(hours))) return String(index + 1);
    const next = shiftsOf(week.week[(index + 1) % 7] ?? []).map(({ fromMinute, untilMinute }) => ({
      fromMinute: fromMinute + minutesOfDay,
      untilMinute: untilMinute + minutesOfDay,
    }));
    if (overlaps([...shiftsOf(hours), ...next])) return String(((index + 1) % 7) + 1);
  }
  return week.exceptions.find(({ hours }) => overlaps(shiftsOf(hours)))?.day;
}

/** 9 to 18 from Monday to Friday: what a company starts with; with the public days of its country where we know them. */
export function usualWeek(country: string, timeZone: string): WorkWeek {
  const hours = [{ from: '09:00', until: '18:00' }];
  const preset = country === 'CN' ? 'cn' : country === 'RU' ? 'ru' : null;
  return { name: '9–18', timeZone, week: [hours, hours, hours, hours, hours, [], []], exceptions: [], preset };
}

function shiftsOf(hours: Hours): Shift[] {
  return hours
    .map(({ from, until }) => {
      const fromMinute = minuteOf(from);
      const untilMinute = minuteOf(until);
      // `until` before `from` runs over midnight into the next day.
      return { fromMinute, untilMinute: untilMinute < fromMinute ? untilMinute + minutesOfDay : untilMinute };
    })
    .sort((a, b) => a.fromMinute - b.fromMinute);
}

function minuteOf(clockTime: string): number {
  const [hour = 0, minute = 0] = clockTime.split(':').map(Number);
  return hour * 60 + minute;
}

function overlaps(shifts: readonly Shift[]): boolean {
  return shifts.some(
    ({ fromMinute, untilMinute }, index) =>
      fromMinute === untilMinute || (index > 0 && fromMinute < (shifts[index - 1]?.untilMinute ?? 0)),
  );
}
