// A cell as a day or an instant, by what it says itself and the reading of its column; two meanings are a refusal, not a choice.
import { dayMillis, isDay, isoDayOf } from '../../calendar/days.ts';
import { endOfDay, instantOfWall, startOfDay } from '../../calendar/zone-offsets.ts';
import type { CellReason, CellResult, DateOrder, DateReading } from '../table-types.ts';
import { type DateShape, fullYear, readDateShape } from './read-date-shape.ts';
import { readTime } from './read-time.ts';

type PlainOrder = 'ymd' | 'dmy' | 'mdy';
type WrittenDate = { day: string; seconds: number | null; offsetMinutes: number | null };
type Read = { ok: true; value: WrittenDate } | { ok: false; reasonCode: CellReason };

export type InstantReading = DateReading & { zone: string; dayAlone: 'day_start' | 'day_end' | 'bad' };

/** The ISO day a cell names; a time beside it is checked and dropped. */
export function parseDay(text: string, reading: DateReading): CellResult<string> {
  const read = readDate(text, reading);
  return read.ok ? { ok: true, value: read.value.day } : refused(read.reasonCode, text);
}

/**
 * The instant (epoch ms) a cell names: by its own offset if it has one, else as the wall clock of `zone` shows it. `dayAlone`
 * says what a day without a time means: its first instant, the instant it is over, or a bad cell.
 */
export function parseInstant(text: string, reading: InstantReading): CellResult<number> {
  const read = readDate(text, reading);
  if (!read.ok) return refused(read.reasonCode, text);
  const { day, seconds, offsetMinutes } = read.value;
  if (seconds === null) {
    if (reading.dayAlone === 'bad') return refused('cell.no_time_of_day', text);
    return {
      ok: true,
      value: reading.dayAlone === 'day_start' ? startOfDay(day, reading.zone) : endOfDay(day, reading.zone),
    };
  }
  if (offsetMinutes !== null) return { ok: true, value: Date.parse(day) + (seconds - offsetMinutes * 60) * 1000 };
  return { ok: true, value: instantOfWall(day, seconds * 1000, reading.zone).at };
}

/** The orders in which three written numbers make a day that exists. */
export function ordersThatFit(shape: DateShape & { kind: 'numbers' }): PlainOrder[] {
  const orders: PlainOrder[] = shape.yearLast ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd'];
  return orders.filter((order) => dayInOrder(shape, order) !== null);
}

/** The day three numbers make in an order; null when there is none. */
export function dayInOrder(shape: DateShape & { kind: 'numbers' }, order: DateOrder): string | null {
  if (order === 'mdy_else_dmy') return dayInOrder(shape, 'mdy') ?? dayInOrder(shape, 'dmy');
  if (order === 'dmy_else_mdy') return dayInOrder(shape, 'dmy') ?? dayInOrder(shape, 'mdy');
  if (order === 'mdy_through_ymd') return dayInOrder(shape, 'mdy');
  if (order === 'dmy_through_ymd') return dayInOrder(shape, 'dmy');
  const [a, b, c] = shape.numbers;
  if (order === 'ymd') return shape.yearLast ? null : dayOf(fullYear(pad(a)), b, c);
  const year = shape.yearLast ? c : fullYear(pad(c));
  return order === 'dmy' ? dayOf(year, b, a) : dayOf(year, a, b);
}

/** The day of a cell that tells itself; where a program has rewritten numbers as year, month and day, its numbers put back. */
export function certainDay(shape: DateShape & { kind: 'certain' }, order: DateOrder | null): string | null {
  const { year, month, day } = shape;
  if (!shape.iso || (order !== 'mdy_through_ymd' && order !== 'dmy_through_ymd')) return dayOf(year, month, day);
  const [first, last] = [year % 100, fullYear(pad(day))];
  return order === 'mdy_through_ymd' ? dayOf(last, first, month) : dayOf(last, month, first);
}

function readDate(text: string, reading: DateReading): Read {
  const shape = readDateShape(text);
  if (!shape) return { ok: false, reasonCode: 'cell.not_a_date' };
  if (shape.kind === 'serial') return readSerial(shape.days, reading.serial);
  const time = shape.rest === '' ? null : readTime(shape.rest);
  if (shape.rest !== '' && time === null) return { ok: false, reasonCode: 'cell.not_a_date' };
  const day = shape.kind === 'certain' ? certainDay(shape, reading.order) : dayByReading(shape, reading.order);
  if (day === 'unknown') return { ok: false, reasonCode: 'cell.date_order_unknown' };
  if (day === null) return { ok: false, reasonCode: 'cell.no_such_day' };
  return { ok: true, value: { day, seconds: time?.seconds ?? null, offsetMinutes: time?.offsetMinutes ?? null } };
}

/** With no order known, numbers that fit one order, or the same day in all (05/05/2013), are still certain. */
function dayByReading(shape: DateShape & { kind: 'numbers' }, order: DateOrder | null): string | null | 'unknown' {
  if (order !== null) return dayInOrder(shape, order);
  const days = new Set(ordersThatFit(shape).map((each) => dayInOrder(shape, each)));
  if (days.size > 1) return 'unknown';
  return [...days][0] ?? null;
}

/** Serial 1 is 1900-01-01, or 1904-01-02; the 1900 epoch counts a 29 February that never was, which serials past 60 outlive. */
function readSerial(days: number, epoch: DateReading['serial']): Read {
  if (epoch === null) return { ok: false, reasonCode: 'cell.not_a_date' };
  const seconds = Math.round(days * 86_400);
  const epochDay =
    Math.floor(seconds / 86_400) + (epoch === '1900' ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1)) / dayMillis;
  const ofDay = seconds % 86_400;
  return { ok: true, value: { day: isoDayOf(epochDay), seconds: ofDay === 0 ? null : ofDay, offsetMinutes: null } };
}

function dayOf(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  return isDay(text) ? text : null;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function refused(reasonCode: CellReason, text: string): CellResult<never> {
  return { ok: false, reasonCode, data: { value: text.slice(0, 200) } };
}
