// When a customer who was not reached is called again: in another part of the day, never at night (SWEEP-7).
import { addDays, dayMillis } from '#platform/calendar/days';
import { dayAt, instantOfWall, offsetAt } from '#platform/calendar/zone-offsets';

const hourMillis = 3_600_000;
/** Calls are made from nine to eight in the evening where the store is. */
export const callsFromHour = 9;
export const callsUntilHour = 20;

/**
 * Three attempts meet three parts of the day: after a morning the same evening, after an evening the next afternoon, after an
 * afternoon the next morning. Who is out at work is met in the evening, who works shifts in the afternoon.
 */
export function nextCallAt(lastAt: Date, timeZone: string): Date {
  const at = lastAt.getTime();
  const today = dayAt(at, timeZone);
  const hour = hourAt(at, timeZone);
  const next =
    hour < 12
      ? { day: today, hour: 17 }
      : hour < 17
        ? { day: addDays(today, 1), hour: callsFromHour }
        : { day: addDays(today, 1), hour: 13 };
  return new Date(instantOfWall(next.day, next.hour * hourMillis, timeZone).at);
}

/** The hour the wall shows, with its part: 17.5 is half past five. */
export function hourAt(at: number, timeZone: string): number {
  const wall = at + offsetAt(timeZone, at);
  return (((wall % dayMillis) + dayMillis) % dayMillis) / hourMillis;
}
