// Who is near whom: by plain distance for ruin, by distance and waiting for insertion (granular neighbours).
import { type CoreInstance, startOf } from './instance.ts';

export interface Near {
  /** 1 when the rows of a node stand; asked for by `knowNear`, so that a first plan does not wait for rows it never reads. */
  readonly known: Uint8Array;
  readonly rank: (node: number) => void;
  /** Nodes by distance, itself first: rows of `around`. */
  readonly around: Int32Array;
  readonly aroundLength: number;
  /** Likely predecessors of a node, −1 after the last: rows of `width`. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly width: number;
  /** Classes of vehicles that may begin a route with the node, nearest home first, −1 after the last. */
  readonly classes: Int32Array;
  readonly classWidth: number;
}

/** Waiting costs a fifth of driving when neighbours are ranked (Vidal et al. 2013). */
const WAIT_WEIGHT = 0.2;

/** Before the rows of a node are read. */
export function knowNear(near: Near, node: number): void {
  if (near.known[node] === 1) return;
  near.known[node] = 1;
  near.rank(node);
}

export function findNear(instance: CoreInstance, aroundMax: number, widthMax: number): Near {
  const n = instance.jobNodes;
  const aroundLength = Math.min(n, aroundMax);
  const width = Math.min(Math.max(n - 1, 1), widthMax);
  const around = new Int32Array(n * aroundLength);
  const before = new Int32Array(n * width).fill(-1);
  const after = new Int32Array(n * width).fill(-1);
  const keys = new Float64Array(n);
  const perSecond = perWaySecond(instance);
  const rank = (node: number) => {
    rankAround(instance, node, keys, perSecond);
    around.set(smallest(keys, aroundLength), node * aroundLength);
    rankBefore(instance, node, keys, perSecond);
    before.set(smallest(keys, width), node * width);
    rankAfter(instance, node, keys, perSecond);
    after.set(smallest(keys, width), node * width);
  };
  return { known: new Uint8Array(n), rank, around, aroundLength, before, after, width, ...findClasses(instance) };
}

/** Working seconds that are paid make ways dear even where driving itself costs nothing. */
function perWaySecond({ day }: CoreInstance): number {
  if (day === null || day.vehicles.length === 0) return 0;
  return day.vehicles.reduce((sum, { perWorkSecond }) => sum + perWorkSecond, 0) / day.vehicles.length;
}

/** Idle vehicles asked per visit. */
const CLASSES_MAX = 16;

function findClasses(instance: CoreInstance): Pick<Near, 'classes' | 'classWidth'> {
  const { jobNodes, vehicleCount, classCount, classOf, allowed } = instance;
  const classWidth = Math.min(CLASSES_MAX, classCount);
  const classes = new Int32Array(jobNodes * classWidth).fill(-1);
  const member = new Int32Array(classCount).fill(-1);
  for (let vehicle = vehicleCount - 1; vehicle >= 0; vehicle--) member[classOf[vehicle]] = vehicle;
  const keys = new Float64Array(classCount);
  for (let node = 0; node < jobNodes; node++) {
    for (let at = 0; at < classCount; at++) {
      const barred = member[at] < 0 || (allowed !== null && allowed[at * jobNodes + node] === 0);
      keys[at] = barred ? Number.POSITIVE_INFINITY : roundTrip(instance, member[at], node);
    }
    classes.set(smallest(keys, classWidth), node * classWidth);
  }
  return { classes, classWidth };
}

/** Points of serving the node alone; infinite when the shift and the window do not meet. */
function roundTrip(instance: CoreInstance, vehicle: number, node: number): number {
  const { placeOf, placeCount, way, price, open, close, fixed } = instance;
  const start = startOf(instance, vehicle);
  const inEdge = placeOf[start] * placeCount + placeOf[node];
  const outEdge = placeOf[node] * placeCount + placeOf[start + 1];
  if (open[start] + way[inEdge] > close[node]) return Number.POSITIVE_INFINITY;
  if (open[node] + way[outEdge] > close[start + 1]) return Number.POSITIVE_INFINITY;
  return price[inEdge] + price[outEdge] + way[inEdge] + way[outEdge] + fixed[vehicle];
}

function rankAround(
  { jobNodes, placeCount, placeOf, way, wayInto, price, priceInto }: CoreInstance,
  node: number,
  keys: Float64Array,
  perSecond: number,
) {
  const row = placeOf[node] * placeCount;
  for (let other = 0; other < jobNodes; other++) {
    const edge = row + placeOf[other];
    keys[other] = other === node ? -1 : price[edge] + priceInto[edge] + perSecond * (way[edge] + wayInto[edge]);
  }
}

function rankBefore(instance: CoreInstance, node: number, keys: Float64Array, perSecond: number): void {
  for (let other = 0; other < instance.jobNodes; other++) keys[other] = closeness(instance, other, node, perSecond);
}

function rankAfter(instance: CoreInstance, node: number, keys: Float64Array, perSecond: number): void {
  for (let other = 0; other < instance.jobNodes; other++) keys[other] = closeness(instance, node, other, perSecond);
}

/** Points of the way plus weighted waiting; infinite when `to` can never follow `from`. */
function closeness(
  { jobNodes, placeCount, placeOf, way, price, open, close, work }: CoreInstance,
  from: number,
  to: number,
  perSecond: number,
) {
  if (from === to) return Number.POSITIVE_INFINITY;
  const edge = placeOf[from] * placeCount + placeOf[to];
  let shortest = work[from];
  for (let row = jobNodes + from; row < work.length; row += jobNodes) shortest = Math.min(shortest, work[row]);
  const soonest = open[from] + shortest + way[edge];
  if (soonest > close[to]) return Number.POSITIVE_INFINITY;
  const points = price[edge] + perSecond * way[edge];
  return points + WAIT_WEIGHT * Math.max(1, perSecond) * Math.max(0, open[to] - close[from] - shortest - way[edge]);
}

/** Indices of the smallest finite keys in order, by a bounded heap; ties by index, so that it replays. */
function smallest(keys: Float64Array, count: number): number[] {
  const heap: number[] = [];
  const worse = (a: number, b: number) => keys[a] > keys[b] || (keys[a] === keys[b] && a > b);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === Number.POSITIVE_INFINITY) continue;
    if (heap.length < count) {
      heap.push(i);
      for (let at = heap.length - 1; at > 0; ) {
        const up = (at - 1) >> 1;
        if (!worse(heap[at], heap[up])) break;
        [heap[at], heap[up]] = [heap[up], heap[at]];
        at = up;
      }
    } else if (worse(heap[0], i)) {
      heap[0] = i;
      sinkTop(heap, worse);
    }
  }
  return heap.sort((a, b) => keys[a] - keys[b] || a - b);
}

function sinkTop(heap: number[], worse: (a: number, b: number) => boolean): void {
  for (let at = 0; ; ) {
    let top = at;
    const left = 2 * at + 1;
    if (left < heap.length && worse(heap[left], heap[top])) top = left;
    if (left + 1 < heap.length && worse(heap[left + 1], heap[top])) top = left + 1;
    if (top === at) return;
    [heap[at], heap[top]] = [heap[top], heap[at]];
    at = top;
  }
}
