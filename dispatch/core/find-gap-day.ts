// The cheapest gap when days have rules: the constant-time checks sieve the candidates, an exact walk of the route
// decides. Also serves visits bound to one vehicle, or barred from some, while a unit is planned together.
import { type GapFinder, nextBlink } from './find-gap.ts';
import { startOf } from './instance.ts';
import { workIn } from './link.ts';
import { knowNear } from './near.ts';
import { dayWith, renewSpans } from './route-spans.ts';
import { scheduleRoute } from './schedule-route.ts';
import type { DayDesk } from './settle-route.ts';
import { type CoreState, idleVehicle } from './state.ts';

export interface DayGap {
  readonly node: number;
  /** Seconds of work when a lead has already set them; −1: the vehicle's own pace. */
  readonly work: number;
  /** The only vehicle asked; −1: any. */
  readonly onlyVehicle: number;
}

/** Collects the gaps that may do, each with points it cannot easily beat, and walks the most promising first. */
export function findGapDay(finder: GapFinder, desk: DayDesk, gap: DayGap, anywhere: boolean): void {
  const { state } = finder;
  desk.gapCount = 0;
  if (gap.onlyVehicle >= 0) tryRoute(finder, desk, gap, gap.onlyVehicle);
  else {
    if (anywhere) {
      for (let vehicle = 0; vehicle < state.instance.vehicleCount; vehicle++)
        if (state.count[vehicle] > 0) tryRoute(finder, desk, gap, vehicle);
    } else tryNear(finder, desk, gap);
    tryIdle(finder, desk, gap);
  }
  walkBest(finder, desk, gap);
}

function walkBest(finder: GapFinder, desk: DayDesk, gap: DayGap): void {
  const { state } = finder;
  const { gapAfter, gapPoints, gapTolls } = desk;
  finder.after = -1;
  finder.points = Number.POSITIVE_INFINITY;
  while (desk.gapCount > 0) {
    let at = 0;
    for (let i = 1; i < desk.gapCount; i++) if (gapPoints[i] < gapPoints[at]) at = i;
    if (gapPoints[at] >= finder.points) return;
    const after = gapAfter[at];
    const tolls = gapTolls[at];
    desk.gapCount--;
    gapAfter[at] = gapAfter[desk.gapCount];
    gapPoints[at] = gapPoints[desk.gapCount];
    gapTolls[at] = gapTolls[desk.gapCount];
    const vehicle = state.routeOf[after];
    const work = gap.work >= 0 ? gap.work : workIn(state, gap.node, vehicle);
    const extra = scheduleRoute(desk.schedule, state, desk.day, vehicle, after, gap.node, work);
    const points = tolls + extra - state.extra[vehicle];
    if (points >= finder.points) continue;
    finder.points = points;
    finder.after = after;
  }
}

function tryRoute(finder: GapFinder, desk: DayDesk, gap: DayGap, vehicle: number): void {
  const { state } = finder;
  const end = startOf(state.instance, vehicle) + 1;
  for (let after = end - 1; after !== end; after = state.next[after]) tryGap(finder, desk, gap, after);
}

function tryNear(finder: GapFinder, desk: DayDesk, gap: DayGap): void {
  const { near, state } = finder;
  const { routeOf, prev } = state;
  knowNear(near, gap.node);
  const row = gap.node * near.width;
  for (let i = row; i < row + near.width; i++) {
    const before = near.before[i];
    if (before < 0) break;
    if (routeOf[before] >= 0) tryGap(finder, desk, gap, before);
  }
  for (let i = row; i < row + near.width; i++) {
    const behind = near.after[i];
    if (behind < 0) break;
    if (routeOf[behind] >= 0) tryGap(finder, desk, gap, prev[behind]);
  }
}

function tryIdle(finder: GapFinder, desk: DayDesk, gap: DayGap): void {
  const { near, state } = finder;
  const row = gap.node * near.classWidth;
  for (let i = row; i < row + near.classWidth; i++) {
    const vehicleClass = near.classes[i];
    if (vehicleClass < 0) break;
    const vehicle = idleVehicle(state, vehicleClass);
    if (vehicle >= 0) tryGap(finder, desk, gap, startOf(state.instance, vehicle));
  }
}

function tryGap(finder: GapFinder, desk: DayDesk, gap: DayGap, after: number): void {
  const { state } = finder;
  const { instance, routeOf, leaveAt, latestAt, next, toll, open, close, count, room } = state;
  const { placeOf, placeCount, way, price, allowed, jobNodes } = instance;
  const { node } = gap;
  const vehicle = routeOf[after];
  if (room[vehicle] < instance.load[node]) return;
  if (allowed !== null && allowed[instance.classOf[vehicle] * jobNodes + node] === 0) return;
  if (finder.blinkIn-- <= 0) {
    finder.blinkIn = nextBlink(finder);
    return;
  }
  const inEdge = placeOf[after] * placeCount + placeOf[node];
  let start = leaveAt[after] + way[inEdge];
  if (start < open[node]) start = open[node];
  if (start > close[node]) return;
  const behind = next[after];
  const outEdge = placeOf[node] * placeCount + placeOf[behind];
  const work = gap.work >= 0 ? gap.work : workIn(state, node, vehicle);
  if (start + work + way[outEdge] > latestAt[behind]) return;
  if (desk.taken.length > 0 && desk.taken.includes(desk.day.vehicles.at(vehicle)?.technician ?? -1)) return;
  const used = count[vehicle] > 0;
  const tolls = price[inEdge] + price[outEdge] - toll[behind] + (used ? 0 : instance.fixed[vehicle] + state.fleetBias);
  const perSecond = desk.perWorkSecond[vehicle];
  const at = desk.gapCount++;
  desk.gapAfter[at] = after;
  desk.gapTolls[at] = tolls;
  desk.gapPoints[at] = perSecond > 0 ? tolls + perSecond * longerDay(state, desk, node, after, work, used) : tolls;
}

const HARDLY = 2 ** 28;

/** Seconds by which the day grows, breaks and moving the depot call left aside; never too many where spans cannot tell. */
function longerDay(state: CoreState, desk: DayDesk, node: number, after: number, work: number, used: boolean): number {
  const { placeOf, placeCount, way } = state.instance;
  const vehicle = state.routeOf[after];
  const behind = state.next[after];
  if (state.stale[vehicle] === 1) renewSpans(desk.spans, state, desk.day, vehicle);
  const lacks = desk.lacks !== null && desk.lacks[vehicle * state.instance.jobNodes + node] === 1;
  const lasts = dayWith(desk.spans, state, desk.day, after, node, work, lacks);
  if (lasts >= 0) return used ? lasts - desk.spans.dayFor[vehicle] : lasts;
  // Spans know the day, and find no hour to fetch what is lacking: asked only when nothing else is left.
  if (lacks && desk.spans.dayFor[vehicle] >= 0) return HARDLY;
  const ways = way[placeOf[after] * placeCount + placeOf[node]] + way[placeOf[node] * placeCount + placeOf[behind]];
  return used ? work + ways - state.hop[behind] - state.slack[vehicle] : work + ways;
}
