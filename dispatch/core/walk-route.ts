// Walks one day's stops in their order and finds every second and every point of it, exactly: travel, breaks, one depot
// call, waiting, leaving as late as is free. The fast checks on nodes only sieve; this decides.
import type { DayRules, DayVehicle } from './day-rules.ts';
import { arrival, departureByHours } from './drive.ts';
import { type CoreInstance, startOf } from './instance.ts';

/** Scratch of one walk; `stops` is given, the rest is found. Depot calls are −2 − depot, breaks −1000 − index. */
export interface Walk {
  readonly stops: Int32Array;
  readonly opens: Int32Array;
  readonly closes: Int32Array;
  readonly works: Int32Array;
  stopCount: number;
  /** What was walked, breaks included. */
  readonly walked: Int32Array;
  readonly arrivesAt: Int32Array;
  readonly startsAt: Int32Array;
  readonly endsAt: Int32Array;
  readonly latestAt: Int32Array;
  readonly waits: Int32Array;
  walkedCount: number;
  leavesAt: number;
  returnsAt: number;
  /** Points beyond tolls and the vehicle's fixed cost. */
  extra: number;
}

export const BREAK_MARK = -1000;
export const DEPOT_MARK = -2;

export function emptyWalk(instance: CoreInstance, rules: DayRules): Walk {
  const size = instance.jobNodes + 8 + Math.max(0, ...rules.vehicles.map((vehicle) => vehicle.breaks.length));
  const ints = () => new Int32Array(size);
  return {
    stops: ints(),
    opens: ints(),
    closes: ints(),
    works: ints(),
    stopCount: 0,
    walked: ints(),
    arrivesAt: ints(),
    startsAt: ints(),
    endsAt: ints(),
    latestAt: ints(),
    waits: ints(),
    walkedCount: 0,
    leavesAt: 0,
    returnsAt: 0,
    extra: 0,
  };
}

/** False when a window, a break or the shift's end is missed. Leaves not before `leaveMin`. */
export function walkRoute(
  walk: Walk,
  instance: CoreInstance,
  rules: DayRules,
  vehicle: number,
  leaveMin: number,
): boolean {
  const day = rules.vehicles.at(vehicle) as DayVehicle;
  const start = startOf(instance, vehicle);
  const homePlace = instance.placeOf[start];
  let place = homePlace;
  let free = Math.max(instance.open[start], leaveMin);
  let frozenSoFar = true;
  let breakAt = 0;
  walk.walkedCount = 0;
  walk.leavesAt = free;
  for (let i = 0; i < walk.stopCount; i++) {
    const stop = walk.stops[i];
    const to = placeOfStop(instance, rules, stop);
    const isFrozen = stop >= 0 && rules.frozen !== null && rules.frozen[stop] === 1;
    // The way to a frozen visit is not judged, the hour is: it is met when the technician is free by then.
    const isMet = isFrozen && frozenSoFar;
    const arrivesFrom = (second: number) => {
      const due = arrival(instance, rules.speeds, place, to, second);
      return isMet ? Math.min(due, walk.opens[i]) : due;
    };
    let arrives = arrivesFrom(free);
    while (breakAt < day.breaks.length) {
      const nextStart = Math.max(arrives, walk.opens[i]);
      const taken = takeBreak(walk, day, breakAt, free, nextStart, walk.works[i], arrives - free, i === 0);
      if (taken < 0) return false;
      if (taken === 0) break;
      breakAt++;
      free = taken;
      arrives = arrivesFrom(free);
    }
    if (isMet && free > walk.opens[i]) return false;
    const starts = Math.max(arrives, walk.opens[i]);
    if (starts > walk.closes[i]) return false;
    note(walk, stop, arrives, starts, starts + walk.works[i], latestFor(rules, stop, starts, walk.closes[i]));
    frozenSoFar = frozenSoFar && isFrozen;
    place = to;
    free = starts + walk.works[i];
  }
  const endPlace = instance.placeOf[start + 1];
  let back = arrival(instance, rules.speeds, place, endPlace, free);
  for (; breakAt < day.breaks.length; breakAt++) {
    const pause = day.breaks.at(breakAt);
    if (!pause || back <= pause.closesAt) break;
    const starts = Math.max(free, pause.opensAt);
    if (starts > pause.closesAt) return false;
    free = starts + pause.lastsFor;
    note(walk, BREAK_MARK - breakAt, starts, starts, free, pause.closesAt);
    back = arrival(instance, rules.speeds, place, endPlace, free);
  }
  walk.returnsAt = back;
  if (back > instance.close[start + 1]) return false;
  leaveLate(walk, instance, rules, day, homePlace);
  walk.extra = extraPoints(walk, rules, day);
  return true;
}

function placeOfStop(instance: CoreInstance, rules: DayRules, stop: number): number {
  return stop >= 0 ? instance.placeOf[stop] : (rules.depots.at(DEPOT_MARK - stop)?.place ?? 0);
}

/** A promise already late, or due before the window closes, must not slip for the sake of leaving later. */
function latestFor(rules: DayRules, stop: number, starts: number, closes: number): number {
  const dueAt = stop >= 0 ? (rules.visits.at(stop)?.dueAt ?? closes) : closes;
  return Math.max(starts, Math.min(closes, dueAt));
}

function note(walk: Walk, stop: number, arrives: number, starts: number, ends: number, latest: number): void {
  const at = walk.walkedCount++;
  walk.walked[at] = stop;
  walk.arrivesAt[at] = arrives;
  walk.startsAt[at] = starts;
  walk.endsAt[at] = ends;
  walk.latestAt[at] = latest;
}

/** Second after the break when it is taken before the next stop; 0 when it can wait; −1 when it is missed. */
function takeBreak(
  walk: Walk,
  day: DayVehicle,
  breakAt: number,
  free: number,
  nextStart: number,
  work: number,
  way: number,
  isFirst: boolean,
): number {
  const pause = day.breaks.at(breakAt);
  if (!pause) return 0;
  // Before the first stop it is taken at home when leaving late enough allows.
  if (isFirst && walk.walkedCount === 0 && nextStart - way >= pause.opensAt + pause.lastsFor) {
    walk.leavesAt = Math.max(walk.leavesAt, pause.opensAt + pause.lastsFor);
    return Math.max(free, walk.leavesAt);
  }
  const starts = Math.max(free, pause.opensAt);
  const isForced = nextStart + work > pause.closesAt;
  const isFree = starts + pause.lastsFor + way <= nextStart;
  if (!isForced && !isFree) return 0;
  if (starts > pause.closesAt) return -1;
  note(walk, BREAK_MARK - breakAt, starts, starts, starts + pause.lastsFor, pause.closesAt);
  return starts + pause.lastsFor;
}

/** Moves leaving, and with it the first stops when working time is paid, as late as nothing else suffers. */
function leaveLate(walk: Walk, instance: CoreInstance, rules: DayRules, day: DayVehicle, homePlace: number): void {
  if (walk.walkedCount === 0) return;
  const first = walk.walked[0];
  if (rules.speeds !== null) {
    if (first <= BREAK_MARK) return;
    const metres = rules.speeds.metres[homePlace * instance.placeCount + placeOfStop(instance, rules, first)];
    walk.leavesAt = Math.max(walk.leavesAt, departureByHours(rules.speeds, metres, walk.startsAt[0]));
    walk.arrivesAt[0] = walk.startsAt[0];
    return;
  }
  let waited = 0;
  let delay = 2 ** 30;
  for (let i = 0; i < walk.walkedCount; i++) {
    walk.waits[i] = waitBefore(walk, i);
    waited += walk.waits[i];
    const slack = day.perWorkSecond > 0 ? walk.latestAt[i] - walk.startsAt[i] : 0;
    delay = Math.min(delay, waited + slack);
    if (day.perWorkSecond === 0) break;
  }
  delay = Math.min(delay, waited);
  if (delay <= 0) return;
  walk.leavesAt += delay;
  for (let i = 0; i < walk.walkedCount && delay > 0; i++) {
    const wait = walk.waits[i];
    walk.arrivesAt[i] = walk.arrivesAt[i] + delay;
    delay = Math.max(0, delay - wait);
    walk.startsAt[i] = walk.startsAt[i] + delay;
    walk.arrivesAt[i] = Math.min(walk.arrivesAt[i], walk.startsAt[i]);
    walk.endsAt[i] = walk.endsAt[i] + delay;
  }
}

/** Waiting at a stop; a break that opens later than the technician is free waits as well. */
function waitBefore(walk: Walk, at: number): number {
  const isBreak = walk.walked[at] <= BREAK_MARK;
  if (!isBreak) return walk.startsAt[at] - walk.arrivesAt[at];
  const freeAt = at === 0 ? walk.leavesAt : walk.endsAt[at - 1];
  return walk.startsAt[at] - freeAt;
}

function extraPoints(walk: Walk, rules: DayRules, day: DayVehicle): number {
  if (walk.walkedCount === 0) return 0;
  let points = (walk.returnsAt - walk.leavesAt) * day.perWorkSecond;
  points += Math.max(0, walk.returnsAt - day.endsAt) * day.perOvertimeSecond;
  for (let i = 0; i < walk.walkedCount; i++) {
    const stop = walk.walked[i];
    const visit = stop >= 0 ? rules.visits.at(stop) : undefined;
    if (!visit) continue;
    points += Math.max(0, walk.startsAt[i] - visit.dueAt) * rules.perLateSecond;
    if (visit.preferred !== null && !visit.preferred.has(day.technician)) points += rules.notPreferred;
  }
  return points;
}
