// The clocks of a charter: an escalated question is answered within an hour, a sheet comes within two days.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { localText } from '#api/flow/3-decisions';

/** A charter clock as playbooks bring it: an hour is sixty minutes, a day is the same time of day in the place (Q12, Q13). */
export const charterClock = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]*$/),
  title: localText,
  from: z.string(),
  length: z.int().min(1).max(1000),
  unit: z.enum(['hour', 'day']),
});
export type CharterClock = z.infer<typeof charterClock>;
export type ClockStanding = { dueAt: string; state: 'running' | 'met' | 'breached' };

/**
 * When an answer is due that began at `fromAt`, and how it stands: met on the very second it is due, breached after it.
 * `at` is when it was answered, or now while it is not. Instants with offset; `dueAt` is in the place's own offset.
 */
export function readCharterClock(
  clock: CharterClock,
  fromAt: string,
  at: string,
  answered: boolean,
  timeZone: string,
): ClockStanding {
  const start = Temporal.Instant.from(fromAt).toZonedDateTimeISO(timeZone);
  const due = clock.unit === 'hour' ? start.add({ hours: clock.length }) : start.add({ days: clock.length });
  const inTime = Temporal.Instant.compare(Temporal.Instant.from(at), due.toInstant()) <= 0;
  return {
    dueAt: due.toString({ timeZoneName: 'never' }),
    state: inTime ? (answered ? 'met' : 'running') : 'breached',
  };
}
