// A plan put aside: which visit follows which, for how long and in which window. Can be laid back into a state.
import type { CoreInstance } from './instance.ts';
import { linkNode } from './link.ts';
import { type DayDesk, settleRoute } from './settle-route.ts';
import { type CoreState, resetState } from './state.ts';

export interface Snapshot {
  readonly next: Int32Array;
  readonly workFor: Int32Array;
  readonly open: Int32Array;
  readonly close: Int32Array;
  cost: number;
}

export function emptySnapshot(instance: CoreInstance): Snapshot {
  const nodes = instance.jobNodes + 2 * instance.vehicleCount;
  const ints = () => new Int32Array(nodes);
  return { next: ints(), workFor: ints(), open: ints(), close: ints(), cost: Number.POSITIVE_INFINITY };
}

export function putAside(snapshot: Snapshot, state: CoreState): void {
  snapshot.next.set(state.next);
  snapshot.cost = state.cost;
  if (state.instance.day === null) return;
  snapshot.workFor.set(state.workFor);
  snapshot.open.set(state.open);
  snapshot.close.set(state.close);
}

export function takeOver(into: Snapshot, from: Snapshot): void {
  into.next.set(from.next);
  into.workFor.set(from.workFor);
  into.open.set(from.open);
  into.close.set(from.close);
  into.cost = from.cost;
}

export function copySnapshot(instance: CoreInstance, snapshot: Snapshot): Snapshot {
  const copy = emptySnapshot(instance);
  takeOver(copy, snapshot);
  return copy;
}

/** The state becomes the snapshot. */
export function layBack(snapshot: Snapshot, state: CoreState, desk: DayDesk | null): void {
  const { instance } = state;
  resetState(state);
  if (desk !== null) {
    state.open.set(snapshot.open);
    state.close.set(snapshot.close);
  }
  for (let vehicle = 0; vehicle < instance.vehicleCount; vehicle++) {
    const start = instance.jobNodes + 2 * vehicle;
    let after = start;
    for (let node = snapshot.next[start]; node !== start + 1; node = snapshot.next[node]) {
      const own = instance.work[instance.workRow[vehicle] + node];
      linkNode(state, node, after, desk === null ? own : snapshot.workFor[node]);
      after = node;
    }
    if (desk !== null && after !== start) settleRoute(desk, state, vehicle);
  }
  state.absentCount = 0;
  for (let node = 0; node < instance.jobNodes; node++)
    if (state.routeOf[node] < 0) state.absent[state.absentCount++] = node;
}
