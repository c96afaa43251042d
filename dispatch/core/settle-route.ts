// After a route has changed: its exact seconds and points, taken into the state's cost.
import type { DayRules } from './day-rules.ts';
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
  };
}

/** False when the route as linked cannot be driven; the cost is then left alone. */
export function settleRoute(desk: DayDesk, state: CoreState, vehicle: number): boolean {
  const points = scheduleRoute(desk.schedule, state, desk.day, vehicle, -1, -1, 0);
  if (points === Number.POSITIVE_INFINITY) return false;
  state.cost += points - state.extra[vehicle];
  state.extra[vehicle] = points;
  if (desk.schedule.visitCount === 0) return true;
  const { walk } = desk.schedule;
  for (let i = 0; i < walk.walkedCount; i++) {
    const stop = walk.walked[i];
    if (stop < 0) continue;
    desk.startsAt[stop] = walk.startsAt[i];
    desk.endsAt[stop] = walk.endsAt[i];
  }
  return true;
}
