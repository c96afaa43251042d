// Puts the absent visits back one by one, each in its cheapest gap, in an order drawn anew each turn.
import { findGapAnywhere, findGapNear, type GapFinder } from './find-gap.ts';
import { linkNode, workIn } from './link.ts';
import type { UnitPlanner } from './plan-unit.ts';
import { below } from './random.ts';
import { recreateDay } from './recreate-day.ts';
import type { CoreState } from './state.ts';
import { type Undo, writeDown } from './undo.ts';

export interface Recreate {
  readonly finder: GapFinder;
  readonly undo: Undo;
  /** Below this many visits every gap is looked at. */
  readonly anywhere: boolean;
  readonly keys: Float64Array;
  /** The visits of this turn, in the order they are put back. */
  readonly todo: Int32Array;
  todoCount: number;
  /** Set when days have rules; and the turn in which a unit was last tried. */
  readonly planner: UnitPlanner | null;
  readonly unitTried: Int32Array;
}

/** Share of each order, in 13ths: random, load, far, near, short window, opens early, closes late. */
const ORDERS = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3];

/** False when the turn is hopeless: cost already above `limit` (putting back never lowers it). */
export function recreate(step: Recreate, state: CoreState, limit: number): boolean {
  sortAbsent(step, state);
  const { finder, undo } = step;
  const { routeOf, absent } = state;
  const { leaving } = state.instance;
  const { todo } = step;
  const total = state.absentCount;
  step.todoCount = total;
  for (let i = 0; i < total; i++) todo[i] = absent[i];
  state.absentCount = 0;
  if (step.planner !== null) {
    recreateDay(step.planner, state, todo, total, step.unitTried);
    return state.cost <= limit;
  }
  for (let i = 0; i < total; i++) {
    const node = todo[i];
    if (step.anywhere) findGapAnywhere(finder, node);
    else findGapNear(finder, node);
    if (finder.after < 0 || finder.points >= leaving[node]) {
      absent[state.absentCount++] = node;
      continue;
    }
    writeDown(undo, state, routeOf[finder.after]);
    linkNode(state, node, finder.after, workIn(state, node, routeOf[finder.after]));
  }
  return state.cost <= limit;
}

function sortAbsent(step: Recreate, state: CoreState): void {
  const { absent, absentCount, instance } = state;
  const { keys, finder } = step;
  const order = ORDERS[below(finder.random, ORDERS.length)];
  const { placeOf, placeCount, way, load, open, close, jobNodes } = instance;
  const home = placeOf[jobNodes];
  for (let i = 0; i < absentCount; i++) {
    const node = absent[i];
    if (order === 0) keys[node] = below(finder.random, 1 << 30);
    else if (order === 1) keys[node] = -load[node];
    else if (order === 2) keys[node] = -way[home * placeCount + placeOf[node]];
    else if (order === 3) keys[node] = way[home * placeCount + placeOf[node]];
    else if (order === 4) keys[node] = close[node] - open[node];
    else if (order === 5) keys[node] = open[node];
    else keys[node] = -close[node];
  }
  if (absentCount > 64) {
    absent.subarray(0, absentCount).sort((a, b) => keys[a] - keys[b] || a - b);
    return;
  }
  for (let i = 1; i < absentCount; i++) {
    const node = absent[i];
    const key = keys[node];
    let at = i - 1;
    while (at >= 0 && keys[absent[at]] > key) {
      absent[at + 1] = absent[at];
      at--;
    }
    absent[at + 1] = node;
  }
}
