// One step back: routes are written down before their first change of a turn, and put back when the turn is refused.
import { startOf } from './instance.ts';
import { type CoreState, noteIdle } from './state.ts';

export interface Undo {
  /** Turn in which a vehicle was last written down. */
  readonly savedIn: Int32Array;
  turn: number;
  /** Vehicles written down this turn and where their nodes begin in `nodes`. */
  readonly vehicles: Int32Array;
  readonly from: Int32Array;
  vehicleTotal: number;
  /** start, visits …, end of each; and their times. */
  readonly nodes: Int32Array;
  readonly startAt: Int32Array;
  readonly latestAt: Int32Array;
  readonly hop: Int32Array;
  readonly toll: Int32Array;
  readonly workFor: Int32Array;
  /** Windows move only where work is done together or in one of several windows. */
  readonly open: Int32Array;
  readonly close: Int32Array;
  readonly extra: Float64Array;
  readonly slack: Float64Array;
  readonly callDepot: Int32Array;
  readonly callAfter: Int32Array;
  nodeTotal: number;
  cost: number;
  absentCount: number;
  usedCount: number;
  readonly absent: Int32Array;
}

export function emptyUndo({ instance }: CoreState): Undo {
  const nodes = instance.jobNodes + 2 * instance.vehicleCount;
  return {
    savedIn: new Int32Array(instance.vehicleCount),
    turn: 0,
    vehicles: new Int32Array(instance.vehicleCount),
    from: new Int32Array(instance.vehicleCount + 1),
    vehicleTotal: 0,
    nodes: new Int32Array(nodes),
    startAt: new Int32Array(nodes),
    latestAt: new Int32Array(nodes),
    hop: new Int32Array(nodes),
    toll: new Int32Array(nodes),
    workFor: new Int32Array(nodes),
    open: new Int32Array(nodes),
    close: new Int32Array(nodes),
    extra: new Float64Array(instance.vehicleCount),
    slack: new Float64Array(instance.vehicleCount),
    callDepot: new Int32Array(instance.vehicleCount),
    callAfter: new Int32Array(instance.vehicleCount),
    nodeTotal: 0,
    cost: 0,
    absentCount: 0,
    usedCount: 0,
    absent: new Int32Array(instance.jobNodes),
  };
}

export function beginTurn(undo: Undo, state: CoreState): void {
  undo.turn++;
  undo.vehicleTotal = 0;
  undo.nodeTotal = 0;
  undo.cost = state.cost;
  undo.absentCount = state.absentCount;
  undo.usedCount = state.usedCount;
  for (let i = 0; i < state.absentCount; i++) undo.absent[i] = state.absent[i];
}

/** Must be called before the first change to a vehicle's route in a turn. */
export function writeDown(undo: Undo, state: CoreState, vehicle: number): void {
  if (undo.savedIn[vehicle] === undo.turn) return;
  undo.savedIn[vehicle] = undo.turn;
  const { nodes, startAt, latestAt, hop, toll, workFor } = undo;
  const moves = state.instance.day !== null;
  const { next } = state;
  undo.vehicles[undo.vehicleTotal++] = vehicle;
  let at = undo.nodeTotal;
  for (let node = startOf(state.instance, vehicle); node >= 0; node = next[node]) {
    nodes[at] = node;
    startAt[at] = state.startAt[node];
    latestAt[at] = state.latestAt[node];
    hop[at] = state.hop[node];
    toll[at] = state.toll[node];
    workFor[at] = state.workFor[node];
    if (moves) {
      undo.open[at] = state.open[node];
      undo.close[at] = state.close[node];
    }
    at++;
  }
  undo.extra[vehicle] = state.extra[vehicle];
  undo.slack[vehicle] = state.slack[vehicle];
  undo.callDepot[vehicle] = state.callDepot[vehicle];
  undo.callAfter[vehicle] = state.callAfter[vehicle];
  undo.nodeTotal = at;
  undo.from[undo.vehicleTotal] = at;
}

/** Brings back everything written down this turn. */
export function takeBack(undo: Undo, state: CoreState): void {
  for (let i = 0; i < undo.vehicleTotal; i++) putBack(undo, state, undo.vehicles[i], undo.from[i], undo.from[i + 1]);
  state.cost = undo.cost;
  state.absentCount = undo.absentCount;
  state.usedCount = undo.usedCount;
  // A visit absent before and planned during the turn belongs to no route written down.
  for (let i = 0; i < undo.absentCount; i++) {
    const node = undo.absent[i];
    state.absent[i] = node;
    state.routeOf[node] = -1;
  }
}

function putBack(undo: Undo, state: CoreState, vehicle: number, from: number, to: number): void {
  const { instance, next, prev, routeOf, startAt, leaveAt, latestAt, hop, toll, workFor } = state;
  const { load } = instance;
  const moves = instance.day !== null;
  const { nodes } = undo;
  const count = to - from - 2;
  let left = instance.room[vehicle];
  let before = nodes[from];
  prev[before] = -1;
  for (let at = from + 1; at < to; at++) {
    const node = nodes[at];
    next[before] = node;
    prev[node] = before;
    routeOf[node] = vehicle;
    hop[node] = undo.hop[at];
    toll[node] = undo.toll[at];
    startAt[node] = undo.startAt[at];
    latestAt[node] = undo.latestAt[at];
    if (at < to - 1) {
      workFor[node] = undo.workFor[at];
      if (moves) {
        state.open[node] = undo.open[at];
        state.close[node] = undo.close[at];
      }
      left -= load[node];
      leaveAt[node] = startAt[node] + workFor[node];
    }
    before = node;
  }
  latestAt[nodes[from]] = undo.latestAt[from];
  next[before] = -1;
  state.count[vehicle] = count;
  state.extra[vehicle] = undo.extra[vehicle];
  state.slack[vehicle] = undo.slack[vehicle];
  state.callDepot[vehicle] = undo.callDepot[vehicle];
  state.callAfter[vehicle] = undo.callAfter[vehicle];
  state.stale[vehicle] = 1;
  state.room[vehicle] = left;
  if (count === 0) noteIdle(state, vehicle);
}
