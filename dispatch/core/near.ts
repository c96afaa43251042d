// Who is near whom: by plain distance for ruin, by distance and waiting for insertion (granular neighbours).
import type { CoreInstance } from './instance.ts';

export interface Near {
  /** Nodes by distance, itself first: rows of `around`. */
  readonly around: Int32Array;
  readonly aroundLength: number;
  /** Likely predecessors of a node, −1 after the last: rows of `width`. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly width: number;
}

/** Waiting costs a fifth of driving when neighbours are ranked (Vidal et al. 2013). */
const WAIT_WEIGHT = 0.2;

export function findNear(instance: CoreInstance, aroundMax: number, widthMax: number): Near {
  const n = instance.jobNodes;
  const aroundLength = Math.min(n, aroundMax);
  const width = Math.min(Math.max(n - 1, 1), widthMax);
  const around = new Int32Array(n * aroundLength);
  const before = new Int32Array(n * width).fill(-1);
  const after = new Int32Array(n * width).fill(-1);
  const keys = new Float64Array(n);
  for (let node = 0; node < n; node++) {
    rankAround(instance, node, keys);
    around.set(smallest(keys, aroundLength), node * aroundLength);
    rankBefore(instance, node, keys);
    before.set(smallest(keys, width), node * width);
    rankAfter(instance, node, keys);
    after.set(smallest(keys, width), node * width);
  }
  return { around, aroundLength, before, after, width };
}

function rankAround(
  { jobNodes, placeCount, placeOf, price, priceInto }: CoreInstance,
  node: number,
  keys: Float64Array,
) {
  const row = (placeOf[node] as number) * placeCount;
  for (let other = 0; other < jobNodes; other++) {
    keys[other] =
      other === node
        ? -1
        : (price[row + (placeOf[other] as number)] as number) + (priceInto[row + (placeOf[other] as number)] as number);
  }
}

function rankBefore(instance: CoreInstance, node: number, keys: Float64Array): void {
  for (let other = 0; other < instance.jobNodes; other++) keys[other] = closeness(instance, other, node);
}

function rankAfter(instance: CoreInstance, node: number, keys: Float64Array): void {
  for (let other = 0; other < instance.jobNodes; other++) keys[other] = closeness(instance, node, other);
}

/** Points of the way plus weighted waiting; infinite when `to` can never follow `from`. */
function closeness(
  { jobNodes, placeCount, placeOf, way, price, open, close, work, classCount }: CoreInstance,
  from: number,
  to: number,
) {
  if (from === to) return Number.POSITIVE_INFINITY;
  const edge = (placeOf[from] as number) * placeCount + (placeOf[to] as number);
  let shortest = work[from] as number;
  for (let c = 1; c < classCount; c++) shortest = Math.min(shortest, work[c * jobNodes + from] as number);
  const soonest = (open[from] as number) + shortest + (way[edge] as number);
  if (soonest > (close[to] as number)) return Number.POSITIVE_INFINITY;
  return (
    (price[edge] as number) +
    WAIT_WEIGHT * Math.max(0, (open[to] as number) - (close[from] as number) - shortest - (way[edge] as number))
  );
}

/** Indices of the smallest finite keys in order, by a bounded heap; ties by index, so that it replays. */
function smallest(keys: Float64Array, count: number): number[] {
  const heap: number[] = [];
  const worse = (a: number, b: number) =>
    (keys[a] as number) > (keys[b] as number) || ((keys[a] as number) === (keys[b] as number) && a > b);
  for (let i = 0; i < keys.length; i++) {
    if ((keys[i] as number) === Number.POSITIVE_INFINITY) continue;
    if (heap.length < count) {
      heap.push(i);
      for (let at = heap.length - 1; at > 0; ) {
        const up = (at - 1) >> 1;
        if (!worse(heap[at] as number, heap[up] as number)) break;
        [heap[at] as number, heap[up] as number] = [heap[up] as number, heap[at] as number];
        at = up;
      }
    } else if (worse(heap[0] as number, i)) {
      heap[0] = i;
      sinkTop(heap, worse);
    }
  }
  return heap.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
}

function sinkTop(heap: number[], worse: (a: number, b: number) => boolean): void {
  for (let at = 0; ; ) {
    let top = at;
    const left = 2 * at + 1;
    if (left < heap.length && worse(heap[left] as number, heap[top] as number)) top = left;
    if (left + 1 < heap.length && worse(heap[left + 1] as number, heap[top] as number)) top = left + 1;
    if (top === at) return;
    [heap[at] as number, heap[top] as number] = [heap[top] as number, heap[at] as number];
    at = top;
  }
}
