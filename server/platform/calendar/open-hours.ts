// The open stretches of a calendar as instants, one UTC day at a time and kept. One law: a moment is open exactly when the
// clock on the wall of the zone shows an open time (CAL-3), so gaps and overlaps of summer time need no case of their own.
import { assert } from '../assert.ts';
import type { Calendar, CalendarHistory, IsoDay, Shift, WorkCalendar } from './calendar-types.ts';
import { dayMillis, isoDayOf, weekdayOf } from './days.ts';
import { offsetStretches } from './zone-offsets.ts';

/** Open stretches of one UTC day, flat: from, until, from, until …, in order and apart; `total` is their sum in milliseconds. */
export type OpenStretches = { readonly edges: readonly number[]; readonly total: number };

const minuteMillis = 60_000;
const minutesOfDay = 1440;
/** More than 54 years of days; above it the kept days are dropped and computed anew. */
const keptDaysMax = 20_000;
const kept = new WeakMap<Calendar, Map<number, OpenStretches>>();

/** The open stretches of the UTC day `utcDay` (days since 1970-01-01). */
export function openStretchesOf(calendar: Calendar, utcDay: number): OpenStretches {
  let days = kept.get(calendar);
  if (!days) {
    for (const each of historyOf(calendar)) assertSound(each.calendar);
    kept.set(calendar, (days = new Map()));
  }
  let stretches = days.get(utcDay);
  if (!stretches) {
    if (days.size >= keptDaysMax) days.clear();
    days.set(utcDay, (stretches = computeStretches(historyOf(calendar), utcDay)));
  }
  return stretches;
}

/** The calendars of a history with the instants each holds; a single calendar holds always. */
export function historyOf(calendar: Calendar): CalendarHistory {
  return isHistory(calendar) ? calendar : [{ fromAt: Number.NEGATIVE_INFINITY, calendar }];
}

/** The shifts that begin on a day: those of the exception if there is one, else those of the week. */
export function shiftsOf(calendar: WorkCalendar, day: IsoDay, weekday: number): readonly Shift[] {
  return calendar.exceptions.get(day) ?? calendar.weekly[weekday] ?? [];
}

function isHistory(calendar: Calendar): calendar is CalendarHistory {
  return Array.isArray(calendar);
}

function computeStretches(history: CalendarHistory, utcDay: number): OpenStretches {
  const edges: number[] = [];
  const dayFrom = utcDay * dayMillis;
  const dayUntil = dayFrom + dayMillis;
  history.forEach(({ fromAt, calendar }, index) => {
    const from = index === 0 ? dayFrom : Math.max(fromAt, dayFrom);
    const until = Math.min(history[index + 1]?.fromAt ?? dayUntil, dayUntil);
    if (from >= until) return;
    for (const stretch of offsetStretches(calendar.zone, from, until)) addWallHours(edges, calendar, stretch);
  });
  let total = 0;
  for (let index = 0; index < edges.length; index += 2) total += (edges[index + 1] ?? 0) - (edges[index] ?? 0);
  return { edges, total };
}

/** Within one stretch of constant offset the wall clock runs evenly, so its open times carry over by subtraction. */
function addWallHours(
  edges: number[],
  calendar: WorkCalendar,
  at: { fromAt: number; untilAt: number; offset: number },
): void {
  const wallFrom = at.fromAt + at.offset;
  const wallUntil = at.untilAt + at.offset;
  for (let day = Math.floor(wallFrom / dayMillis); day * dayMillis < wallUntil; day += 1) {
    for (const shift of wallShiftsOf(calendar, day)) {
      const from = Math.max(day * dayMillis + shift.fromMinute * minuteMillis, wallFrom) - at.offset;
      const until = Math.min(day * dayMillis + shift.untilMinute * minuteMillis, wallUntil) - at.offset;
      if (from >= until) continue;
      if (edges.at(-1) === from) edges[edges.length - 1] = until;
      else edges.push(from, until);
    }
  }
}

/** The open times the wall shows on one local day, 0…1440 and apart: its own shifts and the end of last night's. */
function wallShiftsOf(calendar: WorkCalendar, epochDay: number): Shift[] {
  const own = shiftsOf(calendar, isoDayOf(epochDay), weekdayOf(epochDay));
  const night = shiftsOf(calendar, isoDayOf(epochDay - 1), weekdayOf(epochDay - 1));
  const shown = [
    ...night.map((shift) => ({ fromMinute: 0, untilMinute: shift.untilMinute - minutesOfDay })),
    ...own.map((shift) => ({ fromMinute: shift.fromMinute, untilMinute: Math.min(shift.untilMinute, minutesOfDay) })),
  ].filter((shift) => shift.fromMinute < shift.untilMinute);
  shown.sort((left, right) => left.fromMinute - right.fromMinute);
  const apart: Shift[] = [];
  for (const shift of shown) {
    const last = apart.at(-1);
    if (last && shift.fromMinute <= last.untilMinute) {
      apart[apart.length - 1] = {
        fromMinute: last.fromMinute,
        untilMinute: Math.max(last.untilMinute, shift.untilMinute),
      };
    } else apart.push(shift);
  }
  return apart;
}

/** CAL-4: seven days; a shift begins within its day and ends by the end of the next. */
function assertSound(calendar: WorkCalendar): void {
  assert(calendar.weekly.length === 7, 'CAL-4 a week has seven days');
  for (const shift of [...calendar.weekly, ...calendar.exceptions.values()].flat()) {
    const { fromMinute, untilMinute } = shift;
    const within =
      fromMinute >= 0 && fromMinute < minutesOfDay && untilMinute > fromMinute && untilMinute <= 2 * minutesOfDay;
    assert(
      within && Number.isInteger(fromMinute) && Number.isInteger(untilMinute),
      'CAL-4 a shift begins within its day',
    );
  }
}
