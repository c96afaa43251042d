// The exact seconds and points of one route, with a visit put in on trial or as it stands: chooses whether, where and
// at which depot to call for tools and parts (PLAN-9, 10, 20), then lets the walk decide.
import type { DayRules, DayVisit } from './day-rules.ts';
import { type CoreInstance, startOf } from './instance.ts';
import { type CallOrder, dayWithCall, spanVisits } from './order-calls.ts';
import type { CoreState } from './state.ts';
import { DEPOT_MARK, type Walk, walkRoute } from './walk-route.ts';

export interface RouteSchedule {
  readonly walk: Walk;
  /** The visits in order, and the seconds each takes. */
  readonly visits: Int32Array;
  readonly works: Int32Array;
  visitCount: number;
  readonly stock: Int32Array;
  readonly order: CallOrder;
  /** Least points of a call at each depot and place. */
  readonly bounds: Float64Array;
}

/** Points beyond tolls and fixed cost with `node` behind `after` (−1: as it stands); Infinity when it cannot be. */
export function scheduleRoute(
  schedule: RouteSchedule,
  state: CoreState,
  day: DayRules,
  vehicle: number,
  after: number,
  node: number,
  work: number,
): number {
  collectVisits(schedule, state, vehicle, after, node, work);
  if (schedule.visitCount === 0) return 0;
  const need = firstDepotNeed(schedule, day, vehicle, -1, 0);
  if (need.at < 0) return walkWith(schedule, state, day, vehicle, need.leaveMin, -1, 0, 0);
  return bestDepotCall(schedule, state, day, vehicle, need.at, need.leaveMin);
}

function collectVisits(
  schedule: RouteSchedule,
  state: CoreState,
  vehicle: number,
  after: number,
  node: number,
  work: number,
): void {
  const { visits, works } = schedule;
  const { next, workFor } = state;
  const start = startOf(state.instance, vehicle);
  let total = 0;
  for (let at = start; at !== start + 1; at = next[at]) {
    if (at !== start) {
      visits[total] = at;
      works[total++] = workFor[at];
    }
    if (at === after) {
      visits[total] = node;
      works[total++] = work;
    }
  }
  schedule.visitCount = total;
}

interface DepotNeed {
  /** First visit that cannot go on without a depot called at before it; −1: none. */
  at: number;
  /** Parts fetched on leaving are not ready before. */
  leaveMin: number;
  /** Parts fetched at the depot called at are not ready before. */
  callMin: number;
}

const need: DepotNeed = { at: -1, leaveMin: 0, callMin: 0 };

/** Follows tools and stock along the route when `depot` (−1: none) is called at before visit `callAt`. */
function firstDepotNeed(
  schedule: RouteSchedule,
  day: DayRules,
  vehicle: number,
  depot: number,
  callAt: number,
): DepotNeed {
  const van = day.vehicles.at(vehicle);
  need.at = -1;
  need.leaveMin = 0;
  need.callMin = 0;
  if (!van) return need;
  schedule.stock.set(van.stock);
  for (let i = 0; i < schedule.visitCount; i++) {
    const visit = day.visits.at(schedule.visits[i]) as DayVisit;
    const called = depot >= 0 && i >= callAt ? depot : -1;
    for (const tool of visit.tools)
      if (van.tools[tool] === 0 && (called < 0 || day.depots.at(called)?.tools[tool] !== 1)) return missAt(i);
    for (const part of visit.parts) if (!supply(schedule, van.startDepots, part, called)) return missAt(i);
  }
  return need;
}

function missAt(at: number): DepotNeed {
  need.at = at;
  return need;
}

/** Takes the part where it is ready already, else from the van, else where it will be ready. */
function supply(
  schedule: RouteSchedule,
  startDepots: readonly number[],
  part: DayVisit['parts'][number],
  called: number,
) {
  const { stock } = schedule;
  let atStart = -1;
  for (const depot of startDepots) {
    const ready = part.readyAt[depot];
    if (ready >= 0 && (atStart < 0 || ready < atStart)) atStart = ready;
  }
  const atCall = called >= 0 ? part.readyAt[called] : -1;
  if (atStart >= 0 && atStart <= need.leaveMin) return true;
  if (atCall >= 0 && atCall <= need.callMin) return true;
  if (stock[part.part] >= part.count) {
    stock[part.part] = stock[part.part] - part.count;
    return true;
  }
  if (atCall >= 0) need.callMin = Math.max(need.callMin, atCall);
  else if (atStart >= 0) need.leaveMin = Math.max(need.leaveMin, atStart);
  else return false;
  return true;
}

/** Walks the places a call may have, the one with the least possible cost first. */
function bestDepotCall(
  schedule: RouteSchedule,
  state: CoreState,
  day: DayRules,
  vehicle: number,
  latest: number,
  leaveMin: number,
): number {
  const { bounds } = schedule;
  let best = Number.POSITIVE_INFINITY;
  orderCalls(schedule, state, day, vehicle, latest);
  let bestDepot = -1;
  let bestAt = -1;
  let bestCallMin = 0;
  let bestLeaveMin = leaveMin;
  const places = day.depots.length * (latest + 1);
  for (;;) {
    let next = 0;
    for (let i = 1; i < places; i++) if (bounds[i] < bounds[next]) next = i;
    if (places === 0 || bounds[next] >= best) break;
    bounds[next] = Number.POSITIVE_INFINITY;
    const depot = Math.floor(next / (latest + 1));
    const at = next % (latest + 1);
    const found = firstDepotNeed(schedule, day, vehicle, depot, at);
    if (found.at >= 0) continue;
    const { callMin, leaveMin: leaves } = found;
    const detour = detourPoints(schedule, state.instance, day, vehicle, depot, at);
    const points = walkWith(schedule, state, day, vehicle, leaves, depot, at, callMin) + detour;
    if (points >= best) continue;
    best = points;
    bestDepot = depot;
    bestAt = at;
    bestCallMin = callMin;
    bestLeaveMin = leaves;
  }
  // Leaves the scratch as the best way found it, for whoever reads the seconds.
  if (bestDepot >= 0) walkWith(schedule, state, day, vehicle, bestLeaveMin, bestDepot, bestAt, bestCallMin);
  return best;
}

/** Fills `bounds` for every depot and place up to `latest`; Infinity where no hour fits. */
function orderCalls(schedule: RouteSchedule, state: CoreState, day: DayRules, vehicle: number, latest: number): void {
  const { bounds, order, visits, works, visitCount } = schedule;
  // The way to a frozen visit is not judged, and a route too late as it stands may be saved by a call that is a short
  // cut: then spans say nothing.
  const canSpan = state.frozen === null && spanVisits(order, state, vehicle, visits, works, visitCount);
  const perSecond = day.vehicles.at(vehicle)?.perWorkSecond ?? 0;
  for (let depot = 0; depot < day.depots.length; depot++)
    for (let at = 0; at <= latest; at++) {
      const lasts = canSpan ? dayWithCall(order, state, day, vehicle, visits, depot, at) : 0;
      const detour = detourPoints(schedule, state.instance, day, vehicle, depot, at);
      bounds[depot * (latest + 1) + at] = lasts < 0 ? Number.POSITIVE_INFINITY : detour + perSecond * lasts;
    }
}

function detourPoints(
  schedule: RouteSchedule,
  instance: CoreInstance,
  day: DayRules,
  vehicle: number,
  depot: number,
  at: number,
): number {
  const { placeOf, placeCount, price } = instance;
  const start = startOf(instance, vehicle);
  const before = placeOf[at === 0 ? start : schedule.visits[at - 1]];
  const behind = placeOf[schedule.visits[at]];
  const place = day.depots.at(depot)?.place ?? 0;
  return price[before * placeCount + place] + price[place * placeCount + behind] - price[before * placeCount + behind];
}

function walkWith(
  schedule: RouteSchedule,
  state: CoreState,
  day: DayRules,
  vehicle: number,
  leaveMin: number,
  depot: number,
  callAt: number,
  callMin: number,
): number {
  const { walk, visits, works } = schedule;
  let total = 0;
  for (let i = 0; i < schedule.visitCount; i++) {
    if (depot >= 0 && i === callAt) {
      walk.stops[total] = DEPOT_MARK - depot;
      walk.opens[total] = callMin;
      walk.closes[total] = 2 ** 30;
      walk.works[total++] = day.depots.at(depot)?.pickupFor ?? 0;
    }
    const node = visits[i];
    walk.stops[total] = node;
    walk.opens[total] = state.open[node];
    walk.closes[total] = state.close[node];
    walk.works[total++] = works[i];
  }
  walk.stopCount = total;
  return walkRoute(walk, state.instance, day, vehicle, leaveMin) ? walk.extra : Number.POSITIVE_INFINITY;
}
