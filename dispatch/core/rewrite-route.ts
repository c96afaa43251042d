// Lays a whole route anew from a list of visits; used where a move changes more than one gap.
import { startOf } from './instance.ts';
import { type CoreState, noteIdle } from './state.ts';

/** The first `total` of `nodes` become the visits of the vehicle, in order; `state.cost` follows. */
export function rewriteRoute(state: CoreState, vehicle: number, nodes: Int32Array, total: number): void {
  const { instance, next, prev, routeOf, startAt, leaveAt, latestAt, hop, toll, workFor, count } = state;
  const { placeOf, placeCount, way, price, load, open, close, work } = instance;
  const start = startOf(instance, vehicle);
  const end = start + 1;
  const row = instance.workRow[vehicle];
  const fixed = instance.fixed[vehicle] + state.fleetBias;
  let cost = (total > 0 ? fixed : 0) - (count[vehicle] > 0 ? fixed : 0);
  let left = instance.room[vehicle];
  // Tolls of the old route lie on its nodes, which may already have moved: the caller takes them off.
  let before = start;
  for (let i = 0; i <= total; i++) {
    const node = i < total ? nodes[i] : end;
    const edge = placeOf[before] * placeCount + placeOf[node];
    next[before] = node;
    prev[node] = before;
    routeOf[node] = vehicle;
    hop[node] = way[edge];
    toll[node] = total > 0 ? price[edge] : 0;
    cost += toll[node];
    startAt[node] = Math.max(leaveAt[before] + hop[node], open[node]);
    if (i < total) {
      workFor[node] = work[row + node];
      leaveAt[node] = startAt[node] + workFor[node];
      left -= load[node];
    }
    before = node;
  }
  latestAt[end] = close[end];
  for (let node = prev[end]; node >= 0; node = prev[node]) {
    const behind = next[node];
    latestAt[node] = Math.min(close[node], latestAt[behind] - hop[behind] - workFor[node]);
  }
  state.usedCount += (total > 0 ? 1 : 0) - (count[vehicle] > 0 ? 1 : 0);
  count[vehicle] = total;
  state.room[vehicle] = left;
  state.cost += cost;
  if (total === 0) noteIdle(state, vehicle);
}

/** Takes the route's tolls off the cost, before its nodes move. */
export function dropTolls(state: CoreState, vehicle: number): void {
  const start = startOf(state.instance, vehicle);
  for (let node = state.next[start]; node >= 0; node = state.next[node]) state.cost -= state.toll[node];
}
