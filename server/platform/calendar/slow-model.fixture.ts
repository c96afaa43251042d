// The slow, obvious model the work calendars are tested against (T-D1). It shares no code with them: it walks minute by minute,
// asks Intl what the wall shows, and looks the minute up in the calendar.
import type { CalendarHistory, Pause, WorkCalendar } from './calendar-types.ts';

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Open, unpaused milliseconds in [fromAt, untilAt). All instants are whole seconds. */
export function slowWorkingBetween(
  fromAt: number,
  untilAt: number,
  history: CalendarHistory,
  pauses: readonly Pause[],
): number {
  let total = 0;
  for (let at = Math.floor(fromAt / minute) * minute; at < untilAt; at += minute) {
    const open = openWithin(history, at);
    for (let second = at; second < at + minute; second += 1000) {
      if (second >= fromAt && second < untilAt && open(second) && !paused(second, pauses)) total += 1000;
    }
  }
  return total;
}

/** The first second by which `workingFor` has passed; null when it has not after `minutesMax` minutes. */
export function slowDueAt(
  startAt: number,
  workingFor: number,
  history: CalendarHistory,
  pauses: readonly Pause[],
  minutesMax: number,
): number | null {
  let left = workingFor;
  if (left === 0) return startAt;
  const first = Math.floor(startAt / minute) * minute;
  for (let at = first; at < first + minutesMax * minute; at += minute) {
    const open = openWithin(history, at);
    for (let second = at; second < at + minute; second += 1000) {
      if (second < startAt || !open(second) || paused(second, pauses)) continue;
      left -= 1000;
      if (left === 0) return second + 1000;
    }
  }
  return null;
}

/** What each calendar's wall shows in the minute from `at`; a change of calendar may fall on any second within it. */
export function openWithin(history: CalendarHistory, at: number): (second: number) => boolean {
  const shown = history.map((each) => showsOpen(each.calendar, at));
  return (second) => {
    let inForce = 0;
    history.forEach((each, index) => {
      if (each.fromAt <= second) inForce = index;
    });
    return shown[inForce] ?? false;
  };
}

function showsOpen(calendar: WorkCalendar, at: number): boolean {
  let format = formats.get(calendar.zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: calendar.zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    formats.set(calendar.zone, format);
  }
  const [day = '', time = ''] = format.format(at).split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const onWall = hours * 60 + minutes;
  const yesterday = new Date(Date.parse(day) - 24 * 60 * minute).toISOString().slice(0, 10);
  return (
    shiftsOn(calendar, day).some((shift) => shift.fromMinute <= onWall && onWall < shift.untilMinute) ||
    shiftsOn(calendar, yesterday).some((shift) => onWall + 1440 < shift.untilMinute)
  );
}

function shiftsOn(calendar: WorkCalendar, day: string) {
  const sundayFirst = new Date(day).getUTCDay();
  return calendar.exceptions.get(day) ?? calendar.weekly[(sundayFirst + 6) % 7] ?? [];
}

function paused(second: number, pauses: readonly Pause[]): boolean {
  return pauses.some((pause) => pause.fromAt <= second && (pause.untilAt === null || second < pause.untilAt));
}
