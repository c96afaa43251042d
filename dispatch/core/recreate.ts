// Puts the absent visits back one by one, each in its cheapest gap, in an order drawn anew each turn.
import { findGapAnywhere, findGapNear, type GapFinder } from './find-gap.ts';
import { linkNode } from './link.ts';
import { below } from './random.ts';
import type { CoreState } from './state.ts';
import { type Undo, writeDown } from './undo.ts';

export interface Recreate {
  readonly finder: GapFinder;
  readonly undo: Undo;
  /** Below this many visits every gap is looked at. */
  readonly anywhere: boolean;
  readonly keys: Float64Array;
}

/** Share of each order, in 13ths: random, load, far, near, short window, opens early, closes late. */
const ORDERS = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6];

/** False when the turn is hopeless: cost already above `limit` (putting back never lowers it). */
export function recreate(step: Recreate, state: CoreState, limit: number): boolean {
  sortAbsent(step, state);
  const { finder, undo } = step;
  const { routeOf, absent } = state;
  const { leaving } = state.instance;
  let left = 0;
  const total = state.absentCount;
  for (let i = 0; i < total; i++) {
    const node = absent[i] as number;
    if (step.anywhere) findGapAnywhere(finder, node);
    else findGapNear(finder, node);
    if (finder.after < 0 || finder.points >= (leaving[node] as number)) {
      absent[left++] = node;
      continue;
    }
    writeDown(undo, state, routeOf[finder.after] as number);
    linkNode(state, node, finder.after);
  }
  state.absentCount = left;
  return state.cost <= limit;
}

function sortAbsent(step: Recreate, state: CoreState): void {
  const { absent, absentCount, instance } = state;
  const { keys, finder } = step;
  const order = ORDERS[below(finder.random, ORDERS.length)] as number;
  const { placeOf, placeCount, price, load, open, close, jobNodes } = instance;
  const home = placeOf[jobNodes] as number;
  for (let i = 0; i < absentCount; i++) {
    const node = absent[i] as number;
    if (order === 0) keys[node] = below(finder.random, 1 << 30);
    else if (order === 1) keys[node] = -(load[node] as number);
    else if (order === 2) keys[node] = -(price[home * placeCount + (placeOf[node] as number)] as number);
    else if (order === 3) keys[node] = price[home * placeCount + (placeOf[node] as number)] as number;
    else if (order === 4) keys[node] = (close[node] as number) - (open[node] as number);
    else if (order === 5) keys[node] = open[node] as number;
    else keys[node] = -(close[node] as number);
  }
  if (absentCount > 64) {
    absent.subarray(0, absentCount).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
    return;
  }
  for (let i = 1; i < absentCount; i++) {
    const node = absent[i] as number;
    const key = keys[node] as number;
    let at = i - 1;
    while (at >= 0 && (keys[absent[at] as number] as number) > key) {
      absent[at + 1] = absent[at] as number;
      at--;
    }
    absent[at + 1] = node;
  }
}
