// After a route has changed: its exact seconds and points, taken into the state's cost.
import type { DayPart, DayRules } from './day-rules.ts';
import { startOf } from './instance.ts';
import { emptyCallOrder } from './order-calls.ts';
import { emptySpans, type RouteSpans } from './route-spans.ts';
import { type RouteSchedule, scheduleRoute } from './schedule-route.ts';
import type { CoreState } from './state.ts';
import { BREAK_MARK, DEPOT_MARK, emptyWalk } from './walk-route.ts';

/** What a state needs beyond the plain one when days have rules. */
export interface DayDesk {
  readonly day: DayRules;
  readonly schedule: RouteSchedule;
  /** Exact start and end of each planned visit's work, true for routes settled last. */
  readonly startsAt: Int32Array;
  readonly endsAt: Int32Array;
  /** Vehicles whose technician already has a part in the unit being planned. */
  readonly taken: number[];
  readonly perWorkSecond: Float64Array;
  readonly spans: RouteSpans;
  /** [vehicle × jobNodes + node] is 1 when the van alone cannot serve the visit; null: nothing is ever needed. */
  readonly lacks: Uint8Array | null;
  /** Scratch of the search for a gap: where, points it may cost, points of its ways. */
  readonly gapAfter: Int32Array;
  readonly gapPoints: Float64Array;
  readonly gapTolls: Float64Array;
  gapCount: number;
}

export function emptyDesk(state: CoreState, day: DayRules): DayDesk {
  const { jobNodes } = state.instance;
  // Every gap of every route, or two beside each near visit; and an idle vehicle of each class.
  const gapsMax = 2 * (jobNodes + state.instance.vehicleCount) + state.instance.classCount;
  const parts = day.vehicles.reduce((most, vehicle) => Math.max(most, vehicle.stock.length), 0);
  return {
    day,
    schedule: {
      walk: emptyWalk(state.instance, day),
      visits: new Int32Array(jobNodes + 1),
      works: new Int32Array(jobNodes + 1),
      visitCount: 0,
      stock: new Int32Array(parts),
      order: emptyCallOrder(jobNodes + 1),
      bounds: new Float64Array(day.depots.length * (jobNodes + 1)),
    },
    startsAt: new Int32Array(jobNodes),
    endsAt: new Int32Array(jobNodes),
    taken: [],
    perWorkSecond: Float64Array.from(day.vehicles, (vehicle) => vehicle.perWorkSecond),
    spans: emptySpans(state),
    lacks: findLacks(day, jobNodes),
    gapAfter: new Int32Array(gapsMax),
    gapPoints: new Float64Array(gapsMax),
    gapTolls: new Float64Array(gapsMax),
    gapCount: 0,
  };
}

function findLacks({ vehicles, visits }: DayRules, jobNodes: number): Uint8Array | null {
  if (visits.every(({ tools, parts }) => tools.length === 0 && parts.length === 0)) return null;
  const lacks = new Uint8Array(vehicles.length * jobNodes);
  for (const [vehicle, van] of vehicles.entries())
    for (const [node, { tools, parts }] of visits.entries()) {
      const isHere = (part: DayPart) =>
        van.stock[part.part] >= part.count || van.startDepots.some((depot) => part.readyAt[depot] >= 0);
      const serves = tools.every((tool) => van.tools[tool] === 1) && parts.every(isHere);
      lacks[vehicle * jobNodes + node] = serves ? 0 : 1;
    }
  return lacks;
}

/** False when the route as linked cannot be driven; the cost is then left alone. */
export function settleRoute(desk: DayDesk, state: CoreState, vehicle: number): boolean {
  const points = scheduleRoute(desk.schedule, state, desk.day, vehicle, -1, -1, 0);
  if (points === Number.POSITIVE_INFINITY) return false;
  state.cost += points - state.extra[vehicle];
  state.extra[vehicle] = points;
  state.slack[vehicle] = 0;
  state.callDepot[vehicle] = -1;
  state.callAfter[vehicle] = -1;
  state.stale[vehicle] = 1;
  if (desk.schedule.visitCount === 0) return true;
  state.slack[vehicle] = desk.schedule.walk.returnsAt - desk.schedule.walk.leavesAt - busySeconds(state, vehicle);
  const { walk } = desk.schedule;
  let before = startOf(state.instance, vehicle);
  for (let i = 0; i < walk.walkedCount; i++) {
    const stop = walk.walked[i];
    if (stop <= BREAK_MARK) continue;
    if (stop < 0) {
      state.callDepot[vehicle] = DEPOT_MARK - stop;
      state.callAfter[vehicle] = before;
      continue;
    }
    before = stop;
    desk.startsAt[stop] = walk.startsAt[i];
    desk.endsAt[stop] = walk.endsAt[i];
  }
  return true;
}

/** Work and shortest ways of a route. */
function busySeconds(state: CoreState, vehicle: number): number {
  const start = startOf(state.instance, vehicle);
  let seconds = state.hop[start + 1];
  for (let node = state.next[start]; node !== start + 1; node = state.next[node])
    seconds += state.hop[node] + state.workFor[node];
  return seconds;
}
