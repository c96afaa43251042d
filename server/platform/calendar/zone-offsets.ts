// What the clocks on the walls of a zone showed and will show: stretches of constant offset, and the way between wall and instant.
import { Temporal } from 'temporal-polyfill';
import { present } from '../assert.ts';
import type { IsoDay } from './calendar-types.ts';
import { dayMillis, epochDayOf, isoDayOf } from './days.ts';

/** From this instant on the wall shows UTC plus the offset. */
type Change = { at: number; offset: number };

/** The known changes of a zone, complete up to `knownUntil`; the first holds for all time before it too. */
type ZoneHistory = { changes: Change[]; knownUntil: number };

/** Instants before 1970 are read with the offset of 1970: no record of an after-sale reaches further back. */
const historyStart = 0;
const histories = new Map<string, ZoneHistory>();

/** Whether the zone is one the machine's IANA data knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds to add to UTC to get the wall clock of the zone at an instant. */
export function offsetAt(zone: string, at: number): number {
  const { changes } = historyUntil(zone, at + 1);
  let low = 0;
  let high = changes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (present(changes[middle], 'CAL-2 in range').at <= at) low = middle;
    else high = middle - 1;
  }
  return present(changes[low], 'CAL-2 a zone has an offset').offset;
}

/** Every stretch of constant offset that meets [fromAt, untilAt), clipped to it, in order. */
export function offsetStretches(zone: string, fromAt: number, untilAt: number) {
  const { changes } = historyUntil(zone, untilAt);
  const stretches: { fromAt: number; untilAt: number; offset: number }[] = [];
  for (let index = changes.length - 1; index >= 0; index -= 1) {
    const { at, offset } = present(changes[index], 'CAL-2 in range');
    const start = index === 0 ? Number.NEGATIVE_INFINITY : at;
    const end = changes[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    if (end <= fromAt) break;
    if (start < untilAt)
      stretches.unshift({ fromAt: Math.max(start, fromAt), untilAt: Math.min(end, untilAt), offset });
  }
  return stretches;
}

/** The day the wall calendar of the zone shows at an instant. */
export function dayAt(at: number, zone: string): IsoDay {
  return isoDayOf(Math.floor((at + offsetAt(zone, at)) / dayMillis));
}

/** The first instant of a day in the zone; for a day the zone skipped (Apia, 2011-12-30), the first after it. */
export function startOfDay(day: IsoDay, zone: string): number {
  const wall = epochDayOf(day) * dayMillis;
  const stretches = offsetStretches(zone, wall - 2 * dayMillis, wall + 2 * dayMillis);
  const reached = present(
    stretches.find((stretch) => stretch.untilAt + stretch.offset > wall),
    'CAL-2 every day begins',
  );
  return Math.max(reached.fromAt, wall - reached.offset);
}

/** The instant at which a day is over: the first of the next. What is due on the day is late from then on, not before. */
export function endOfDay(day: IsoDay, zone: string): number {
  return startOfDay(isoDayOf(epochDayOf(day) + 1), zone);
}

/**
 * The instant when the wall shows `day` and `millisOfDay`. A time shown twice means the first; a time never shown is moved on by
 * the length of the gap (02:30 becomes 03:30), as RFC 5545 and Temporal have it. `clock` says which of the three it was.
 */
export function instantOfWall(
  day: IsoDay,
  millisOfDay: number,
  zone: string,
): { at: number; clock: 'once' | 'twice' | 'never' } {
  const wall = epochDayOf(day) * dayMillis + millisOfDay;
  const stretches = offsetStretches(zone, wall - 2 * dayMillis, wall + 2 * dayMillis);
  const shown = stretches
    .map((stretch) => ({ at: wall - stretch.offset, stretch }))
    .filter(({ at, stretch }) => at >= stretch.fromAt && at < stretch.untilAt);
  const first = shown[0];
  if (first) return { at: first.at, clock: shown.length > 1 ? 'twice' : 'once' };
  const before = present(
    stretches.findLast((stretch) => stretch.fromAt + stretch.offset <= wall),
    'CAL-2 a gap has a stretch before it',
  );
  return { at: wall - before.offset, clock: 'never' };
}

/** The changes of a zone, found one after the other by Temporal and kept; a zone without further changes is known for ever. */
function historyUntil(zone: string, untilAt: number): ZoneHistory {
  const history = histories.get(zone) ?? startHistory(zone);
  while (history.knownUntil < untilAt) {
    const last = present(history.changes.at(-1), 'CAL-2 a zone has an offset');
    const next = Temporal.Instant.fromEpochMilliseconds(last.at).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
    if (next) history.changes.push({ at: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 });
    history.knownUntil = next ? next.epochMilliseconds : Number.POSITIVE_INFINITY;
  }
  return history;
}

function startHistory(zone: string): ZoneHistory {
  const start = Temporal.Instant.fromEpochMilliseconds(historyStart).toZonedDateTimeISO(zone);
  const history = { changes: [{ at: historyStart, offset: start.offsetNanoseconds / 1e6 }], knownUntil: historyStart };
  histories.set(zone, history);
  return history;
}
