// The cheapest gap for one absent visit: every candidate is answered in constant time from the two nodes around it.
// A few candidates are overlooked on purpose ("blinks"), so that greed does not always end in the same place.
import { startOf } from './instance.ts';
import type { Near } from './near.ts';
import { fraction, type Random } from './random.ts';
import { type CoreState, idleVehicle } from './state.ts';

export interface GapFinder {
  readonly state: CoreState;
  readonly near: Near;
  readonly random: Random;
  /** Candidates still looked at before the next one is overlooked. */
  blinkIn: number;
  readonly blinkRate: number;
  /** The answer: put the visit behind this node (−1: nowhere), for so many points more. */
  after: number;
  points: number;
}

/** Geometric waiting time between two blinks: one draw for many candidates. */
function nextBlink(finder: GapFinder): number {
  return finder.blinkRate > 0
    ? Math.floor(Math.log(1 - fraction(finder.random)) / Math.log(1 - finder.blinkRate))
    : 2 ** 30;
}

/** Looks beside near neighbours only. */
export function findGapNear(finder: GapFinder, node: number): void {
  const { state, near } = finder;
  const { instance, next, prev, routeOf, leaveAt, latestAt, toll, room } = state;
  const { placeOf, placeCount, way, wayInto, price, priceInto, allowed, classOf, jobNodes } = instance;
  const row = (placeOf[node] as number) * placeCount;
  const opens = instance.open[node] as number;
  const closes = instance.close[node] as number;
  const load = instance.load[node] as number;
  const { width } = near;
  let bestAfter = -1;
  let best = Number.POSITIVE_INFINITY;
  let blinkIn = finder.blinkIn;
  for (let side = 0; side < 2; side++) {
    const list = side === 0 ? near.before : near.after;
    for (let i = node * width; i < (node + 1) * width; i++) {
      const other = list[i] as number;
      if (other < 0) break;
      const vehicle = routeOf[other] as number;
      if (vehicle < 0 || (room[vehicle] as number) < load) continue;
      if (blinkIn-- <= 0) {
        blinkIn = nextBlink(finder);
        continue;
      }
      const after = side === 0 ? other : (prev[other] as number);
      const behind = side === 0 ? (next[other] as number) : other;
      const inTo = row + (placeOf[after] as number);
      let start = (leaveAt[after] as number) + (wayInto[inTo] as number);
      if (start < opens) start = opens;
      if (start > closes) continue;
      const outTo = row + (placeOf[behind] as number);
      const points = (priceInto[inTo] as number) + (price[outTo] as number) - (toll[behind] as number);
      if (points >= best) continue;
      const vehicleClass = classOf[vehicle] as number;
      if (
        start + (instance.work[vehicleClass * jobNodes + node] as number) + (way[outTo] as number) >
        (latestAt[behind] as number)
      )
        continue;
      if (allowed !== null && (allowed[vehicleClass * jobNodes + node] as number) === 0) continue;
      best = points;
      bestAfter = after;
    }
  }
  finder.blinkIn = blinkIn;
  finder.after = bestAfter;
  finder.points = best;
  findIdle(finder, node);
}

/** Looks at every gap of every used route. */
export function findGapAnywhere(finder: GapFinder, node: number): void {
  const { state } = finder;
  const { instance, count, room } = state;
  const { allowed, classOf, jobNodes, vehicleCount } = instance;
  const load = instance.load[node] as number;
  finder.after = -1;
  finder.points = Number.POSITIVE_INFINITY;
  for (let vehicle = 0; vehicle < vehicleCount; vehicle++) {
    if ((count[vehicle] as number) === 0 || (room[vehicle] as number) < load) continue;
    if (allowed !== null && (allowed[(classOf[vehicle] as number) * jobNodes + node] as number) === 0) continue;
    findGapInRoute(finder, node, vehicle);
  }
  findIdle(finder, node);
}

/** Best gap of one route; improves on the finder's answer so far. */
export function findGapInRoute(finder: GapFinder, node: number, vehicle: number): void {
  const { instance, next, leaveAt, latestAt, toll } = finder.state;
  const { placeOf, placeCount, way, wayInto, price, priceInto } = instance;
  const row = (placeOf[node] as number) * placeCount;
  const opens = instance.open[node] as number;
  const closes = instance.close[node] as number;
  const work = instance.work[(instance.classOf[vehicle] as number) * instance.jobNodes + node] as number;
  let best = finder.points;
  let bestAfter = finder.after;
  let blinkIn = finder.blinkIn;
  const end = startOf(instance, vehicle) + 1;
  for (let after = end - 1; after !== end; ) {
    const behind = next[after] as number;
    const inTo = row + (placeOf[after] as number);
    let start = (leaveAt[after] as number) + (wayInto[inTo] as number);
    if (start > closes) break;
    if (blinkIn-- <= 0) blinkIn = nextBlink(finder);
    else {
      if (start < opens) start = opens;
      const outTo = row + (placeOf[behind] as number);
      const points = (priceInto[inTo] as number) + (price[outTo] as number) - (toll[behind] as number);
      if (points < best && start + work + (way[outTo] as number) <= (latestAt[behind] as number)) {
        best = points;
        bestAfter = after;
      }
    }
    after = behind;
  }
  finder.blinkIn = blinkIn;
  finder.points = best;
  finder.after = bestAfter;
}

/** An empty vehicle of each class. */
function findIdle(finder: GapFinder, node: number): void {
  const { instance } = finder.state;
  const { placeOf, placeCount, way, price, allowed, jobNodes, work, open, close } = instance;
  for (let vehicleClass = 0; vehicleClass < instance.classCount; vehicleClass++) {
    if (allowed !== null && (allowed[vehicleClass * jobNodes + node] as number) === 0) continue;
    const vehicle = idleVehicle(finder.state, vehicleClass);
    if (vehicle < 0 || (instance.room[vehicle] as number) < (instance.load[node] as number)) continue;
    const start = startOf(instance, vehicle);
    const inTo = (placeOf[start] as number) * placeCount + (placeOf[node] as number);
    const outTo = (placeOf[node] as number) * placeCount + (placeOf[start + 1] as number);
    const points = (price[inTo] as number) + (price[outTo] as number) + (instance.fixed[vehicle] as number);
    if (points >= finder.points) continue;
    const startAt = Math.max((open[start] as number) + (way[inTo] as number), open[node] as number);
    if (
      startAt > (close[node] as number) ||
      startAt + (work[vehicleClass * jobNodes + node] as number) + (way[outTo] as number) > (close[start + 1] as number)
    )
      continue;
    finder.points = points;
    finder.after = start;
  }
}
