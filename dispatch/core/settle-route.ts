// After a route has changed: its exact seconds and points, taken into the state's cost.
import type { DayRules } from './day-rules.ts';
import { startOf } from './instance.ts';
import { type RouteSchedule, scheduleRoute } from './schedule-route.ts';
import type { CoreState } from './state.ts';
import { emptyWalk } from './walk-route.ts';

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
}

export function emptyDesk(state: CoreState, day: DayRules): DayDesk {
  const { jobNodes } = state.instance;
  const parts = day.vehicles.reduce((most, vehicle) => Math.max(most, vehicle.stock.length), 0);
  return {
    day,
    schedule: {
      walk: emptyWalk(state.instance, day),
      visits: new Int32Array(jobNodes + 1),
      works: new Int32Array(jobNodes + 1),
      visitCount: 0,
      stock: new Int32Array(parts),
    },
    startsAt: new Int32Array(jobNodes),
    endsAt: new Int32Array(jobNodes),
    taken: [],
    perWorkSecond: Float64Array.from(day.vehicles, (vehicle) => vehicle.perWorkSecond),
  };
}

/** False when the route as linked cannot be driven; the cost is then left alone. */
export function settleRoute(desk: DayDesk, state: CoreState, vehicle: number): boolean {
  const points = scheduleRoute(desk.schedule, state, desk.day, vehicle, -1, -1, 0);
  if (points === Number.POSITIVE_INFINITY) return false;
  state.cost += points - state.extra[vehicle];
  state.extra[vehicle] = points;
  state.slack[vehicle] = 0;
  if (desk.schedule.visitCount === 0) return true;
  state.slack[vehicle] = desk.schedule.walk.returnsAt - desk.schedule.walk.leavesAt - busySeconds(state, vehicle);
  const { walk } = desk.schedule;
  for (let i = 0; i < walk.walkedCount; i++) {
    const stop = walk.walked[i];
    if (stop < 0) continue;
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
