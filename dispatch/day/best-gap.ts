// The cheapest gap for the seated job in one shift: every gap is sieved by two looks at its neighbours, and the exact
// seconds of the route decide.
import { startOf } from '../core/instance.ts';
import { workIn } from '../core/link.ts';
import { scheduleRoute } from '../core/schedule-route.ts';
import type { Window } from '../problem.ts';
import type { OpenDay } from './open-day.ts';

export interface Gap {
  readonly vehicle: number;
  /** The visit goes behind this node. */
  readonly after: number;
  /** What the plan costs more, the job's own leaving cost not counted. */
  readonly points: number;
  readonly window: Window;
}

/** Cheaper than `pointsMax`, or null. The first found wins a tie. */
export function bestGap(
  { planner, seat }: OpenDay,
  vehicle: number,
  windows: readonly Window[],
  pointsMax: number,
): Gap | null {
  const { finder, desk } = planner;
  const { state } = finder;
  const { instance, next, leaveAt, latestAt, toll, count, room } = state;
  const { placeOf, placeCount, way, price, allowed, jobNodes } = instance;
  const node = seat.leadNode;
  if (allowed !== null && allowed[vehicle * jobNodes + node] === 0) return null;
  if (room[vehicle] < instance.load[node]) return null;
  const start = startOf(instance, vehicle);
  const work = workIn(state, node, vehicle);
  const fixed = count[vehicle] > 0 ? 0 : instance.fixed[vehicle];
  let best: Gap | null = null;
  let limit = pointsMax;
  for (const window of windows) {
    if (window.closesAt < instance.open[start] || window.opensAt > instance.close[start]) continue;
    state.open[node] = window.opensAt;
    state.close[node] = window.closesAt;
    for (let after = start; after !== start + 1; after = next[after]) {
      const inEdge = placeOf[after] * placeCount + placeOf[node];
      const starts = Math.max(leaveAt[after] + way[inEdge], window.opensAt);
      if (starts > window.closesAt) break;
      const behind = next[after];
      const outEdge = placeOf[node] * placeCount + placeOf[behind];
      if (starts + work + way[outEdge] > latestAt[behind]) continue;
      const tolls = price[inEdge] + price[outEdge] - toll[behind] + fixed;
      // Waiting may end, breaks may move: what is beyond tolls is never less than nothing only where working time is free.
      const least = desk.day.vehicles[vehicle].perWorkSecond > 0 ? Number.NEGATIVE_INFINITY : tolls;
      if (least >= limit) continue;
      const extra = scheduleRoute(desk.schedule, state, desk.day, vehicle, after, node, work);
      const points = tolls + extra - state.extra[vehicle];
      if (points >= limit) continue;
      best = { vehicle, after, points, window };
      limit = points;
    }
  }
  return best;
}
