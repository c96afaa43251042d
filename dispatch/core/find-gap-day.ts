// The cheapest gap when days have rules: the constant-time checks sieve the candidates, an exact walk of the route
// decides. Also serves visits bound to one vehicle, or barred from some, while a unit is planned together.
import { type GapFinder, nextBlink } from './find-gap.ts';
import { startOf } from './instance.ts';
import { workIn } from './link.ts';
import { scheduleRoute } from './schedule-route.ts';
import type { DayDesk } from './settle-route.ts';
import { idleVehicle } from './state.ts';

export interface DayGap {
  readonly node: number;
  /** Seconds of work when a lead has already set them; −1: the vehicle's own pace. */
  readonly work: number;
  /** The only vehicle asked; −1: any. */
  readonly onlyVehicle: number;
}

/** Below this many used gaps it is cheaper to look everywhere than beside neighbours. */
export function findGapDay(finder: GapFinder, desk: DayDesk, gap: DayGap, anywhere: boolean): void {
  finder.after = -1;
  finder.points = Number.POSITIVE_INFINITY;
  const { state } = finder;
  if (gap.onlyVehicle >= 0) {
    tryRoute(finder, desk, gap, gap.onlyVehicle);
    return;
  }
  if (anywhere) {
    for (let vehicle = 0; vehicle < state.instance.vehicleCount; vehicle++)
      if (state.count[vehicle] > 0) tryRoute(finder, desk, gap, vehicle);
  } else tryNear(finder, desk, gap);
  tryIdle(finder, desk, gap);
}

function tryRoute(finder: GapFinder, desk: DayDesk, gap: DayGap, vehicle: number): void {
  const { state } = finder;
  const end = startOf(state.instance, vehicle) + 1;
  for (let after = end - 1; after !== end; after = state.next[after]) tryGap(finder, desk, gap, after);
}

function tryNear(finder: GapFinder, desk: DayDesk, gap: DayGap): void {
  const { near, state } = finder;
  const { routeOf, prev } = state;
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
  const used = count[vehicle] > 0;
  const tolls = price[inEdge] + price[outEdge] - toll[behind] + (used ? 0 : instance.fixed[vehicle] + state.fleetBias);
  if (tolls >= finder.points) return;
  const work = gap.work >= 0 ? gap.work : workIn(state, node, vehicle);
  if (start + work + way[outEdge] > latestAt[behind]) return;
  const longer = work + way[inEdge] + way[outEdge] - state.hop[behind] - state.slack[vehicle];
  if (tolls + desk.perWorkSecond[vehicle] * (used ? longer : 0) >= finder.points) return;
  if (desk.taken.length > 0 && desk.taken.includes(desk.day.vehicles.at(vehicle)?.technician ?? -1)) return;
  const extra = scheduleRoute(desk.schedule, state, desk.day, vehicle, after, node, work);
  const points = tolls + extra - state.extra[vehicle];
  if (points >= finder.points) return;
  finder.points = points;
  finder.after = after;
}
