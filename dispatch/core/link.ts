// Putting nodes into routes and taking them out, keeping every promise of CoreState true. Forward and backward
// passes stop at the first node that does not change.
import { startOf } from './instance.ts';
import { type CoreState, noteIdle } from './state.ts';

/** Puts an absent node behind `after`. The caller has found that it fits; `state.cost` follows. */
export function linkNode(state: CoreState, node: number, after: number): void {
  const { instance, next, prev, routeOf, hop, toll, workFor, room, count } = state;
  const { placeOf, placeCount, way, price } = instance;
  const vehicle = routeOf[after] as number;
  const follower = next[after] as number;
  const inEdge = (placeOf[after] as number) * placeCount + (placeOf[node] as number);
  const outEdge = (placeOf[node] as number) * placeCount + (placeOf[follower] as number);
  if ((count[vehicle] as number) === 0) {
    state.cost += instance.fixed[vehicle] as number;
    state.usedCount++;
  }
  state.cost +=
    (price[inEdge] as number) +
    (price[outEdge] as number) -
    (toll[follower] as number) -
    (instance.leaving[node] as number);
  next[after] = node;
  prev[node] = after;
  next[node] = follower;
  prev[follower] = node;
  routeOf[node] = vehicle;
  hop[node] = way[inEdge] as number;
  toll[node] = price[inEdge] as number;
  hop[follower] = way[outEdge] as number;
  toll[follower] = price[outEdge] as number;
  workFor[node] = instance.work[(instance.classOf[vehicle] as number) * instance.jobNodes + node] as number;
  room[vehicle] = (room[vehicle] as number) - (instance.load[node] as number);
  count[vehicle] = (count[vehicle] as number) + 1;
  state.startAt[node] = -1;
  state.latestAt[node] = -1;
  passForward(state, node);
  passBackward(state, node);
}

/** Takes out the visits from `first` to `last` of one route and adds them to `absent`. */
export function unlinkString(state: CoreState, first: number, last: number): void {
  const { instance, next, prev, routeOf, hop, toll, room, count, absent } = state;
  const { placeOf, placeCount, leaving, load } = instance;
  const vehicle = routeOf[first] as number;
  const before = prev[first] as number;
  const behind = next[last] as number;
  for (let node = first; node !== behind; node = next[node] as number) {
    state.cost += (leaving[node] as number) - (toll[node] as number);
    routeOf[node] = -1;
    room[vehicle] = (room[vehicle] as number) + (load[node] as number);
    count[vehicle] = (count[vehicle] as number) - 1;
    absent[state.absentCount++] = node;
  }
  next[before] = behind;
  prev[behind] = before;
  const edge = (placeOf[before] as number) * placeCount + (placeOf[behind] as number);
  state.cost -= toll[behind] as number;
  hop[behind] = instance.way[edge] as number;
  if ((count[vehicle] as number) === 0) {
    toll[behind] = 0;
    state.cost -= instance.fixed[vehicle] as number;
    state.usedCount--;
    noteIdle(state, vehicle);
  } else {
    toll[behind] = instance.price[edge] as number;
    state.cost += toll[behind] as number;
  }
  passForward(state, behind);
  passBackward(state, before);
}

/** Earliest starts from `node` on. */
export function passForward(state: CoreState, node: number): void {
  const { next, prev, startAt, leaveAt, hop, workFor } = state;
  const { open } = state.instance;
  let at = node;
  let free = leaveAt[prev[at] as number] as number;
  while (at >= 0) {
    let start = free + (hop[at] as number);
    if (start < (open[at] as number)) start = open[at] as number;
    if (start === (startAt[at] as number)) return;
    startAt[at] = start;
    free = start + (workFor[at] as number);
    leaveAt[at] = free;
    at = next[at] as number;
  }
}

/** Latest starts from `node` back. */
export function passBackward(state: CoreState, node: number): void {
  const { next, prev, latestAt, hop, workFor } = state;
  const { close } = state.instance;
  let at = node;
  let behind = next[at] as number;
  while (at >= 0) {
    let latest = (latestAt[behind] as number) - (hop[behind] as number) - (workFor[at] as number);
    if (latest > (close[at] as number)) latest = close[at] as number;
    if (latest === (latestAt[at] as number)) return;
    latestAt[at] = latest;
    behind = at;
    at = prev[at] as number;
  }
}

/** Nodes of a vehicle's route, in order. */
export function routeNodes(state: CoreState, vehicle: number): number[] {
  const nodes: number[] = [];
  const start = startOf(state.instance, vehicle);
  for (let node = state.next[start] as number; node !== start + 1; node = state.next[node] as number) nodes.push(node);
  return nodes;
}
