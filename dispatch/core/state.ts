// The search's state: routes as linked lists over nodes, with earliest starts and latest starts kept on every node,
// so that one look at two neighbours answers whether a visit fits between them.
import { type CoreInstance, startOf } from './instance.ts';

export interface CoreState {
  readonly instance: CoreInstance;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Vehicle of a planned node; −1 while absent. */
  readonly routeOf: Int32Array;
  /** Earliest start of work, and the second after it. */
  readonly startAt: Int32Array;
  readonly leaveAt: Int32Array;
  /** Latest start that keeps everything behind it in time. */
  readonly latestAt: Int32Array;
  /** Windows as they stand: the instance's own, unless a day's rules narrow them while a visit is planned. */
  readonly open: Int32Array;
  readonly close: Int32Array;
  readonly frozen: Uint8Array | null;
  /** Points of a route beyond its ways and its fixed cost: working time, overtime, lateness, wishes. */
  readonly extra: Float64Array;
  /** Depot a settled route calls at (−1: none), and the node it goes there from. */
  readonly callDepot: Int32Array;
  readonly callAfter: Int32Array;
  /** 1 when a route has changed since its spans were found. */
  readonly stale: Uint8Array;
  /** Seconds of a settled route that are neither work nor the shortest ways: what an insertion could at best absorb. */
  readonly slack: Float64Array;
  /** Seconds and points of the way into the node from the one before. */
  readonly hop: Int32Array;
  readonly toll: Int32Array;
  /** Seconds of work of the planned node by its present technician. */
  readonly workFor: Int32Array;
  /** Per vehicle: visits and room left. */
  readonly count: Int32Array;
  readonly room: Int32Array;
  readonly absent: Int32Array;
  absentCount: number;
  usedCount: number;
  /** Empty vehicles of each class, newest last; entries may be stale and are skipped when popped. */
  readonly idle: number[][];
  readonly isIdle: Uint8Array;
  /** Points asked on top for every used vehicle while the search still looks for the right number of them. */
  fleetBias: number;
  /** Points of everything: ways, vehicles and their bias, visits left out. */
  cost: number;
}

export function emptyState(instance: CoreInstance): CoreState {
  const nodes = instance.jobNodes + 2 * instance.vehicleCount;
  const ints = () => new Int32Array(nodes);
  const state: CoreState = {
    instance,
    next: ints().fill(-1),
    prev: ints().fill(-1),
    routeOf: ints().fill(-1),
    startAt: ints(),
    leaveAt: ints(),
    latestAt: ints(),
    open: instance.day === null ? instance.open : instance.open.slice(),
    close: instance.day === null ? instance.close : instance.close.slice(),
    frozen: instance.day?.frozen ?? null,
    extra: new Float64Array(instance.vehicleCount),
    callDepot: new Int32Array(instance.vehicleCount),
    callAfter: new Int32Array(instance.vehicleCount),
    stale: new Uint8Array(instance.vehicleCount),
    slack: new Float64Array(instance.vehicleCount),
    hop: ints(),
    toll: ints(),
    workFor: ints(),
    count: new Int32Array(instance.vehicleCount),
    room: instance.room.slice(),
    absent: new Int32Array(instance.jobNodes),
    absentCount: instance.jobNodes,
    usedCount: 0,
    idle: Array.from({ length: instance.classCount }, () => []),
    isIdle: new Uint8Array(instance.vehicleCount).fill(1),
    fleetBias: 0,
    cost: 0,
  };
  resetState(state);
  return state;
}

/** Every visit absent, every vehicle empty. */
export function resetState(state: CoreState): void {
  const { instance } = state;
  state.cost = 0;
  state.usedCount = 0;
  state.absentCount = instance.jobNodes;
  state.routeOf.fill(-1);
  state.count.fill(0);
  state.extra.fill(0);
  state.slack.fill(0);
  state.callDepot.fill(-1);
  state.callAfter.fill(-1);
  state.stale.fill(1);
  state.room.set(instance.room);
  state.isIdle.fill(1);
  for (const stack of state.idle) stack.length = 0;
  for (let node = 0; node < instance.jobNodes; node++) {
    state.absent[node] = node;
    state.cost += instance.leaving[node];
  }
  for (let vehicle = instance.vehicleCount - 1; vehicle >= 0; vehicle--) {
    emptyRoute(state, vehicle);
    state.idle.at(instance.classOf[vehicle])?.push(vehicle);
  }
}

/** Start and end face each other; nothing between. */
export function emptyRoute(state: CoreState, vehicle: number): void {
  const { instance, next, prev, routeOf, startAt, leaveAt, latestAt } = state;
  const start = startOf(instance, vehicle);
  const end = start + 1;
  next[start] = end;
  prev[end] = start;
  routeOf[start] = vehicle;
  routeOf[end] = vehicle;
  startAt[start] = instance.open[start];
  leaveAt[start] = instance.open[start];
  const { placeOf, placeCount } = instance;
  const edge = placeOf[start] * placeCount + placeOf[end];
  // An unused vehicle neither drives nor costs.
  state.hop[end] = instance.way[edge];
  state.toll[end] = 0;
  startAt[end] = Math.max(leaveAt[start] + state.hop[end], instance.open[end]);
  latestAt[end] = instance.close[end];
  latestAt[start] = Math.min(instance.close[start], latestAt[end] - state.hop[end]);
}

/** An empty vehicle of the class, or −1. */
export function idleVehicle(state: CoreState, vehicleClass: number): number {
  const stack = state.idle.at(vehicleClass) ?? [];
  while (stack.length > 0) {
    const vehicle = stack[stack.length - 1];
    if (state.count[vehicle] === 0) return vehicle;
    stack.pop();
    state.isIdle[vehicle] = 0;
  }
  return -1;
}

export function noteIdle(state: CoreState, vehicle: number): void {
  if (state.isIdle[vehicle] === 1) return;
  state.isIdle[vehicle] = 1;
  state.idle.at(state.instance.classOf[vehicle])?.push(vehicle);
}
