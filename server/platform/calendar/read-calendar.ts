// A calendar from plain JSON, as forms, playbooks and rows keep it, and back; every fault is named with its place.
import type { IsoDay, Shift, WorkCalendar } from './calendar-types.ts';
import { isDay } from './days.ts';
import { isZone } from './zone-offsets.ts';

/** Shifts as people write them, `09:00-18:00`; until at or before from means the next day, so `00:00-24:00` is the whole day. */
export type PlainCalendar = {
  zone: string;
  weekly: readonly (readonly string[])[];
  exceptions: readonly { day: IsoDay; shifts: readonly string[] }[];
};

export type CalendarFault = {
  path: string;
  reasonCode:
    | 'calendar.zone_unknown'
    | 'calendar.not_seven_days'
    | 'calendar.no_such_day'
    | 'calendar.day_twice'
    | 'calendar.not_a_shift';
  value: string;
};

/** The calendar, or all its faults. */
export function readCalendar(
  plain: PlainCalendar,
): { ok: true; value: WorkCalendar } | { ok: false; faults: readonly CalendarFault[] } {
  const faults: CalendarFault[] = [];
  const fault = (path: string, reasonCode: CalendarFault['reasonCode'], value: string) =>
    faults.push({ path, reasonCode, value });
  const readShifts = (shifts: readonly string[], path: string) =>
    shifts.flatMap((text, index) => {
      const shift = parseShift(text);
      if (!shift) fault(`${path}.${index}`, 'calendar.not_a_shift', text);
      return shift ? [shift] : [];
    });
  if (!isZone(plain.zone)) fault('zone', 'calendar.zone_unknown', plain.zone);
  if (plain.weekly.length !== 7) fault('weekly', 'calendar.not_seven_days', String(plain.weekly.length));
  const weekly = plain.weekly.map((shifts, index) => readShifts(shifts, `weekly.${index}`));
  const exceptions = new Map<IsoDay, readonly Shift[]>();
  plain.exceptions.forEach(({ day, shifts }, index) => {
    const path = `exceptions.${index}`;
    if (!isDay(day)) fault(`${path}.day`, 'calendar.no_such_day', day);
    if (exceptions.has(day)) fault(`${path}.day`, 'calendar.day_twice', day);
    exceptions.set(day, readShifts(shifts, `${path}.shifts`));
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { zone: plain.zone, weekly, exceptions } };
}

export function toPlainCalendar(calendar: WorkCalendar): PlainCalendar {
  const exceptions = [...calendar.exceptions].map(([day, shifts]) => ({ day, shifts: shifts.map(formatShift) }));
  return { zone: calendar.zone, weekly: calendar.weekly.map((shifts) => shifts.map(formatShift)), exceptions };
}

/** `22:00-06:00` is 1320…1800; null when it is no shift. */
export function parseShift(text: string): Shift | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)[-–]([01]\d|2[0-3]):([0-5]\d)$|^([01]\d|2[0-3]):([0-5]\d)[-–]24:00$/u.exec(
    text.replace(/\s/gu, ''),
  );
  if (!parts) return null;
  const fromMinute = Number(parts[1] ?? parts[5]) * 60 + Number(parts[2] ?? parts[6]);
  const shown = parts[3] === undefined ? 1440 : Number(parts[3]) * 60 + Number(parts[4]);
  return { fromMinute, untilMinute: shown <= fromMinute ? shown + 1440 : shown };
}

export function formatShift(shift: Shift): string {
  const until = shift.untilMinute === 1440 ? 1440 : shift.untilMinute % 1440;
  return `${clockOf(shift.fromMinute)}-${clockOf(until)}`;
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
