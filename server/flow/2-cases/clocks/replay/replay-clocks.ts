// The heart of clocks (L7): policies, what happened and the calendar go in, every round with its due moment comes out. Pure, and the
// same whenever it is asked.
import type { Calendar } from '#platform/calendar/calendar-types';
import type { ClockMark, ClockRound, PolicyVersion } from './clock.ts';
import { findRounds } from './find-rounds.ts';
import { measureRound, type Wait } from './measure-round.ts';

/**
 * `versions` are of any number of clocks, those of one in the order of their `fromAt`; versions that begin after `now` say nothing yet.
 * `marks` are of one case, in the order of its facts. `calendar` is that of the place.
 */
export function replayClocks(
  versions: readonly PolicyVersion[],
  marks: readonly ClockMark[],
  calendar: Calendar,
  now: number,
): ClockRound[] {
  const waits = waitsOf(marks);
  const known = versions.filter(({ fromAt }) => fromAt <= now);
  const byCode = Map.groupBy(known, ({ code }) => code);
  return [...byCode.values()].flatMap((ofOne) =>
    findRounds(ofOne, marks, now).map((found, index) => measureRound(found, index + 1, ofOne, waits, calendar, now)),
  );
}

/** When the case waited, for what: until it went on, ended, or the wait's own end came. A case waits for one thing at a time. */
export function waitsOf(marks: readonly ClockMark[]): Wait[] {
  const waits: Wait[] = [];
  let open: Wait | undefined;
  const over = (at: number) => {
    if (open) open.untilAt = Math.max(open.fromAt, Math.min(at, open.untilAt ?? at));
    open = undefined;
  };
  for (const mark of marks) {
    if (mark.signal === 'waiting') {
      over(mark.at);
      open = { reason: mark.reason, fromAt: mark.at, untilAt: mark.untilAt };
      waits.push(open);
    } else if (mark.signal === 'goes_on') over(mark.backAt);
    else if (mark.signal === 'resolved' || mark.signal === 'cancelled' || mark.signal === 'joined') over(mark.at);
  }
  return waits;
}
