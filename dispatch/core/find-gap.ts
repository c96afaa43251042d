// The cheapest gap for one absent visit: every candidate is answered in constant time from the two nodes around it.
// A few candidates are overlooked on purpose ("blinks"), so that greed does not always end in the same place.
import { startOf } from './instance.ts';
import { knowNear, type Near } from './near.ts';
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
export function nextBlink(finder: GapFinder): number {
  return finder.blinkRate > 0
    ? Math.floor(Math.log(1 - fraction(finder.random)) / Math.log(1 - finder.blinkRate))
    : 2 ** 30;
}

/** Looks beside near neighbours only. */
export function findGapNear(finder: GapFinder, node: number): void {
  const { state, near } = finder;
  const { instance, next, prev, routeOf, leaveAt, latestAt, toll, room } = state;
  const { placeOf, placeCount, way, wayInto, price, priceInto, allowed, classOf, jobNodes, workRow } = instance;
  const row = placeOf[node] * placeCount;
  const opens = instance.open[node];
  const closes = instance.close[node];
  const load = instance.load[node];
  const { width } = near;
  knowNear(near, node);
  let bestAfter = -1;
  let best = Number.POSITIVE_INFINITY;
  let blinkIn = finder.blinkIn;
  for (let side = 0; side < 2; side++) {
    const list = side === 0 ? near.before : near.after;
    for (let i = node * width; i < (node + 1) * width; i++) {
      const other = list[i];
      if (other < 0) break;
      const vehicle = routeOf[other];
      if (vehicle < 0 || room[vehicle] < load) continue;
      if (blinkIn-- <= 0) {
        blinkIn = nextBlink(finder);
        continue;
      }
      const after = side === 0 ? other : prev[other];
      const behind = side === 0 ? next[other] : other;
      const inTo = row + placeOf[after];
      let start = leaveAt[after] + wayInto[inTo];
      if (start < opens) start = opens;
      if (start > closes) continue;
      const outTo = row + placeOf[behind];
      const points = priceInto[inTo] + price[outTo] - toll[behind];
      if (points >= best) continue;
      const vehicleClass = classOf[vehicle];
      if (start + instance.work[workRow[vehicle] + node] + way[outTo] > latestAt[behind]) continue;
      if (allowed !== null && allowed[vehicleClass * jobNodes + node] === 0) continue;
      best = points;
      bestAfter = after;
    }
  }
  finder.blinkIn = blinkIn;
  finder.after = bestAfter;
  finder.points = best;
  // Before a route more is opened, every gap is asked: near neighbours may all be absent themselves.
  if (bestAfter < 0) findGapAnywhere(finder, node);
  else findIdle(finder, node);
}

/** Looks at every gap of every used route. */
export function findGapAnywhere(finder: GapFinder, node: number): void {
  const { state } = finder;
  const { instance, count, room } = state;
  const { allowed, classOf, jobNodes, vehicleCount } = instance;
  const load = instance.load[node];
  finder.after = -1;
  finder.points = Number.POSITIVE_INFINITY;
  for (let vehicle = 0; vehicle < vehicleCount; vehicle++) {
    if (count[vehicle] === 0 || room[vehicle] < load) continue;
    if (allowed !== null && allowed[classOf[vehicle] * jobNodes + node] === 0) continue;
    findGapInRoute(finder, node, vehicle);
  }
  findIdle(finder, node);
}

/** Best gap of one route; improves on the finder's answer so far. */
export function findGapInRoute(finder: GapFinder, node: number, vehicle: number): void {
  const { instance, next, leaveAt, latestAt, toll } = finder.state;
  const { placeOf, placeCount, way, wayInto, price, priceInto } = instance;
  const row = placeOf[node] * placeCount;
  const opens = instance.open[node];
  const closes = instance.close[node];
  const work = instance.work[instance.workRow[vehicle] + node];
  let best = finder.points;
  let bestAfter = finder.after;
  let blinkIn = finder.blinkIn;
  const end = startOf(instance, vehicle) + 1;
  for (let after = end - 1; after !== end; ) {
    const behind = next[after];
    const inTo = row + placeOf[after];
    let start = leaveAt[after] + wayInto[inTo];
    if (start > closes) break;
    if (blinkIn-- <= 0) blinkIn = nextBlink(finder);
    else {
      if (start < opens) start = opens;
      const outTo = row + placeOf[behind];
      const points = priceInto[inTo] + price[outTo] - toll[behind];
      if (points < best && start + work + way[outTo] <= latestAt[behind]) {
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

/** An empty vehicle of each near class. */
function findIdle(finder: GapFinder, node: number): void {
  const { instance } = finder.state;
  const { placeOf, placeCount, way, price, work, open, close } = instance;
  const { classes, classWidth } = finder.near;
  for (let i = node * classWidth; i < (node + 1) * classWidth; i++) {
    const vehicleClass = classes[i];
    if (vehicleClass < 0) break;
    const vehicle = idleVehicle(finder.state, vehicleClass);
    if (vehicle < 0 || instance.room[vehicle] < instance.load[node]) continue;
    const start = startOf(instance, vehicle);
    const inTo = placeOf[start] * placeCount + placeOf[node];
    const outTo = placeOf[node] * placeCount + placeOf[start + 1];
    const points = price[inTo] + price[outTo] + instance.fixed[vehicle] + finder.state.fleetBias;
    if (points >= finder.points) continue;
    const startAt = Math.max(open[start] + way[inTo], open[node]);
    if (startAt > close[node] || startAt + work[instance.workRow[vehicle] + node] + way[outTo] > close[start + 1])
      continue;
    finder.points = points;
    finder.after = start;
  }
}
