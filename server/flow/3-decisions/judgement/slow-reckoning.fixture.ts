// For tests: the figures and days of the domain study reckoned a second time, slowly and by another way. Days are walked one by one on
// the machine's calendar, sums are added day by day in fractions of a minor unit. Shares no code with what judges.
import { Temporal } from 'temporal-polyfill';

const plain = (day: string) => Temporal.PlainDate.from(day);

/** The last day of a term: a month ends on the same number of day, or on the last of a shorter month. */
export function lastDayOf(start: string, length: number, unit: 'day' | 'month'): string {
  let end = plain(start);
  if (unit === 'month') return end.add({ months: length }, { overflow: 'constrain' }).toString();
  for (let walked = 0; walked < length; walked += 1) end = end.add({ days: 1 });
  return end.toString();
}

/** A last day off moves on to the next working day, by the calendar given. */
export function movedToWorkday(day: string, offOn: readonly string[], workOn: readonly string[]): string {
  let end = plain(day);
  const isOff = (one: Temporal.PlainDate) =>
    offOn.includes(one.toString()) || (one.dayOfWeek > 5 && !workOn.includes(one.toString()));
  while (isOff(end)) end = end.add({ days: 1 });
  return end.toString();
}

export interface Stay {
  handedInOn: string;
  returnedOn: string;
}

/** Days somebody was without it, walked from one day to the day before another; a day in two stays is one day. */
export function daysAway(stays: readonly Stay[], from: string, until: string): number {
  let away = 0;
  for (let day = plain(from); day.toString() < until; day = day.add({ days: 1 })) {
    const at = day.toString();
    if (stays.some((stay) => stay.handedInOn <= at && at < stay.returnedOn)) away += 1;
  }
  return away;
}

/**
 * The last day of a term that stands still while it is away: days at home are used up, days away are not. The day it is handed in is
 * one away, even the last: what was left of it comes after the return.
 */
export function lastDayPaused(start: string, until: string, stays: readonly Stay[]): string {
  let left = daysBetween(start, until);
  let day = plain(start);
  while (left > 0) {
    day = day.add({ days: 1 });
    const at = day.toString();
    if (!stays.some((stay) => stay.handedInOn <= at && at < stay.returnedOn)) left -= 1;
  }
  return day.toString();
}

export function daysBetween(from: string, until: string): number {
  return plain(from).until(plain(until), { largestUnit: 'day' }).days;
}

/**
 * A penalty added up day after day from the day after it fell due, in thousandths of a percent of a minor unit, and rounded half up once
 * at the end; with a cap, the first day on which it holds.
 */
export function addUpPenalty(
  baseMinor: bigint,
  thousandthsOfPercent: bigint,
  dueOn: string,
  untilOn: string,
  capMinor: bigint | null,
): bigint {
  const whole = 100_000n;
  let sum = 0n;
  for (let day = plain(dueOn); day.toString() < untilOn; day = day.add({ days: 1 }))
    sum += baseMinor * thousandthsOfPercent;
  const rounded = (sum * 2n + whole) / (whole * 2n);
  return capMinor !== null && rounded > capMinor ? capMinor : rounded;
}

/** The first day on which the unrounded sum has reached the cap. */
export function capDayOf(baseMinor: bigint, thousandthsOfPercent: bigint, dueOn: string, capMinor: bigint): string {
  let day = plain(dueOn);
  for (let sum = 0n; sum < capMinor * 100_000n; sum += baseMinor * thousandthsOfPercent) day = day.add({ days: 1 });
  return day.toString();
}

/** Half up, of a fraction. */
export function rounded(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2n + denominator) / (denominator * 2n);
}

/** The day an instant has at a place, by the machine's own tables of zones. */
export function dayAtPlace(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
