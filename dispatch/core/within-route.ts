// Moves inside one route: a string of one to three visits goes elsewhere in it, or the visits between two nodes are
// turned round. Price first; then the whole route is walked once, for every later visit moves with them.
import { startOf } from './instance.ts';
import type { LocalSearch } from './local-search-state.ts';
import { dropTolls, rewriteRoute } from './rewrite-route.ts';
import type { CoreState } from './state.ts';

/** v's string of `length` visits goes behind u of the same route. */
export function moveWithin(search: LocalSearch, u: number, v: number, length: number): boolean {
  const { state } = search;
  const { next, prev, toll } = state;
  const { placeOf, placeCount, price, jobNodes } = state.instance;
  let last = v;
  for (let more = 1; more < length; more++) {
    if (last === u) return false;
    last = next[last];
    if (last >= jobNodes) return false;
  }
  if (last === u || prev[v] === u) return false;
  const x = next[u];
  const before = prev[v];
  const behind = next[last];
  const cost = (from: number, to: number) => price[placeOf[from] * placeCount + placeOf[to]];
  const delta = cost(u, v) + cost(last, x) - toll[v] - toll[behind] - toll[x] + cost(before, behind);
  if (delta >= search.slack) return false;
  let total = 0;
  const start = startOf(state.instance, state.routeOf[u]);
  const { left } = search;
  for (let node = next[start]; node !== start + 1; node = next[node]) {
    if (node === v) {
      node = last;
      continue;
    }
    left[total++] = node;
    if (node === u)
      for (let moved = v; ; moved = next[moved]) {
        left[total++] = moved;
        if (moved === last) break;
      }
  }
  return layIfInTime(search, state.routeOf[u], total);
}

/** u, x … v, w becomes u, v … x, w; ways must cost the same both ways. */
export function turnRound(search: LocalSearch, u: number, v: number): boolean {
  const { state } = search;
  const { next, toll } = state;
  const { placeOf, placeCount, price } = state.instance;
  const x = next[u];
  const w = next[v];
  if (x === v || w === u || v === u) return false;
  const joined = price[placeOf[u] * placeCount + placeOf[v]] + price[placeOf[x] * placeCount + placeOf[w]];
  if (joined - toll[x] - toll[w] >= search.slack) return false;
  if (state.startAt[v] < state.startAt[u]) return false;
  const { left, right } = search;
  const start = startOf(state.instance, state.routeOf[u]);
  let total = 0;
  for (let node = next[start]; node !== start + 1; node = next[node]) {
    if (node !== x) left[total++] = node;
    else {
      let turned = 0;
      for (let inner = x; ; inner = next[inner]) {
        if (inner >= state.instance.jobNodes) return false;
        right[turned++] = inner;
        if (inner === v) break;
      }
      while (turned > 0) left[total++] = right[--turned];
      node = v;
    }
  }
  return layIfInTime(search, state.routeOf[u], total);
}

function layIfInTime(search: LocalSearch, vehicle: number, total: number): boolean {
  const { state, left } = search;
  if (total !== state.count[vehicle] || !inTime(state, vehicle, left, total)) return false;
  dropTolls(state, vehicle);
  rewriteRoute(state, vehicle, left, total);
  return true;
}

function inTime(state: CoreState, vehicle: number, nodes: Int32Array, total: number): boolean {
  const { placeOf, placeCount, way, open, close, work, workRow } = state.instance;
  const start = startOf(state.instance, vehicle);
  const row = workRow[vehicle];
  let free = state.leaveAt[start];
  let place = placeOf[start];
  for (let i = 0; i < total; i++) {
    const node = nodes[i];
    const arrives = free + way[place * placeCount + placeOf[node]];
    if (arrives > close[node]) return false;
    free = Math.max(arrives, open[node]) + work[row + node];
    place = placeOf[node];
  }
  return free + way[place * placeCount + placeOf[start + 1]] <= close[start + 1];
}
