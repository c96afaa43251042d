// Putting nodes into routes and taking them out, keeping every promise of CoreState true. Forward and backward
// passes stop at the first node that does not change.
import { type CoreState, noteIdle } from './state.ts';

/** Seconds of work of a node in a vehicle. */
export function workIn({ instance }: CoreState, node: number, vehicle: number): number {
  return instance.work[instance.workRow[vehicle] + node];
}

/** Puts an absent node behind `after` for `work` seconds. The caller has found that it fits; `state.cost` follows. */
export function linkNode(state: CoreState, node: number, after: number, work: number): void {
  const { instance, next, prev, routeOf, hop, toll, workFor, room, count } = state;
  const { placeOf, placeCount, way, price } = instance;
  const vehicle = routeOf[after];
  const follower = next[after];
  const inEdge = placeOf[after] * placeCount + placeOf[node];
  const outEdge = placeOf[node] * placeCount + placeOf[follower];
  if (count[vehicle] === 0) {
    state.cost += instance.fixed[vehicle] + state.fleetBias;
    state.usedCount++;
  }
  state.cost += price[inEdge] + price[outEdge] - toll[follower] - instance.leaving[node];
  next[after] = node;
  prev[node] = after;
  next[node] = follower;
  prev[follower] = node;
  routeOf[node] = vehicle;
  hop[node] = way[inEdge];
  toll[node] = price[inEdge];
  hop[follower] = way[outEdge];
  toll[follower] = price[outEdge];
  workFor[node] = work;
  room[vehicle] = room[vehicle] - instance.load[node];
  count[vehicle] = count[vehicle] + 1;
  state.startAt[node] = -1;
  state.latestAt[node] = -1;
  passForward(state, node);
  passBackward(state, node);
}

/** Takes out the visits from `first` to `last` of one route and adds them to `absent`. */
export function unlinkString(state: CoreState, first: number, last: number): void {
  const { instance, next, prev, routeOf, hop, toll, room, count, absent } = state;
  const { placeOf, placeCount, leaving, load } = instance;
  const vehicle = routeOf[first];
  const before = prev[first];
  const behind = next[last];
  for (let node = first; node !== behind; node = next[node]) {
    state.cost += leaving[node] - toll[node];
    routeOf[node] = -1;
    room[vehicle] = room[vehicle] + load[node];
    count[vehicle] = count[vehicle] - 1;
    absent[state.absentCount++] = node;
  }
  next[before] = behind;
  prev[behind] = before;
  const edge = placeOf[before] * placeCount + placeOf[behind];
  state.cost -= toll[behind];
  hop[behind] = instance.way[edge];
  if (count[vehicle] === 0) {
    toll[behind] = 0;
    state.cost -= instance.fixed[vehicle] + state.fleetBias;
    state.usedCount--;
    noteIdle(state, vehicle);
  } else {
    toll[behind] = instance.price[edge];
    state.cost += toll[behind];
  }
  passForward(state, behind);
  passBackward(state, before);
}

/** Earliest starts from `node` on. */
export function passForward(state: CoreState, node: number): void {
  const { next, prev, startAt, leaveAt, hop, workFor, open, frozen } = state;
  let at = node;
  let free = leaveAt[prev[at]];
  while (at >= 0) {
    let start = free + hop[at];
    if (start < open[at]) start = open[at];
    if (frozen !== null && frozen[at] === 1) start = open[at];
    if (start === startAt[at]) return;
    startAt[at] = start;
    free = start + workFor[at];
    leaveAt[at] = free;
    at = next[at];
  }
}

/** Latest starts from `node` back. */
export function passBackward(state: CoreState, node: number): void {
  const { next, prev, latestAt, hop, workFor, close, frozen } = state;
  state.stale[state.routeOf[node]] = 1;
  let at = node;
  let behind = next[at];
  while (at >= 0) {
    let latest = latestAt[behind] - hop[behind] - workFor[at];
    if (latest > close[at]) latest = close[at];
    if (frozen !== null && frozen[at] === 1) latest = close[at];
    if (latest === latestAt[at]) return;
    latestAt[at] = latest;
    behind = at;
    at = prev[at];
  }
}
