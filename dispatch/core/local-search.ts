// A small local search between routes of alike vehicles: move one to three visits, exchange them, exchange tails.
// Each try joins a node to one of its near followers; price first, then constant-time checks, then the change.
import type { LocalSearch } from './local-search-state.ts';
import { knowNear, type Near } from './near.ts';
import { below, fraction, type Random } from './random.ts';
import { dropTolls, rewriteRoute } from './rewrite-route.ts';
import type { CoreState } from './state.ts';
import { moveWithin, turnRound } from './within-route.ts';

const SEGMENT_MAX = 3;

export function emptyLocalSearch(state: CoreState, near: Near, width: number): LocalSearch {
  const { jobNodes } = state.instance;
  return {
    state,
    near,
    symmetric: state.instance.price === state.instance.priceInto,
    width: Math.min(width, near.width),
    queue: new Int32Array(jobNodes),
    waits: new Uint8Array(jobNodes),
    queued: 0,
    slack: 0,
    left: new Int32Array(jobNodes),
    right: new Int32Array(jobNodes),
  };
}

export function tryLater(search: LocalSearch, node: number): void {
  if (node >= search.waits.length || search.waits[node] === 1) return;
  search.waits[node] = 1;
  search.queue[search.queued++] = node;
}

/** Until no waiting node can be improved. */
export function improve(search: LocalSearch): void {
  const { near, queue, waits, width } = search;
  const { routeOf } = search.state;
  while (search.queued > 0) {
    const node = queue[--search.queued];
    waits[node] = 0;
    if (routeOf[node] < 0) continue;
    knowNear(near, node);
    const row = node * near.width;
    for (let i = 0; i < width; i++) {
      const behind = near.after[row + i];
      if (behind >= 0 && routeOf[behind] >= 0 && join(search, node, behind)) tryLater(search, node);
      const before = near.before[row + i];
      if (before >= 0 && routeOf[before] >= 0 && join(search, before, node)) tryLater(search, node);
      if (waits[node] === 1) break;
    }
  }
}

/** Random moves of the same kinds, each accepted by annealing; `tries` of them. */
export function wander(search: LocalSearch, random: Random, temperature: number, tries: number): void {
  const { near, state } = search;
  const { routeOf } = state;
  for (let i = 0; i < tries; i++) {
    const u = below(random, state.instance.jobNodes);
    knowNear(near, u);
    const v = near.after[u * near.width + below(random, search.width)];
    if (v < 0 || routeOf[u] < 0 || routeOf[v] < 0) continue;
    search.slack = -temperature * Math.log(1 - fraction(random));
    const kind = below(random, 25);
    if (routeOf[u] === routeOf[v]) {
      if (kind > 15 && search.symmetric) turnRound(search, u, v);
      else moveWithin(search, u, v, 1 + (kind % 3));
    } else if (kind === 24) swapTails(search, u, v);
    else exchangeOne(search, u, v, kind);
  }
  search.slack = 0;
  // What was moved needs no improving now: the next recreate looks at it anyway.
  while (search.queued > 0) search.waits[search.queue[--search.queued]] = 0;
}

function joinWithin(search: LocalSearch, u: number, v: number): boolean {
  for (let length = 1; length <= SEGMENT_MAX; length++)
    if (moveWithin(search, u, v, length)) return again(search, u, v);
  return search.symmetric && turnRound(search, u, v) && again(search, u, v);
}

function again(search: LocalSearch, u: number, v: number): boolean {
  tryLater(search, u);
  tryLater(search, v);
  return true;
}

/** One of the 24 exchanges: direction, one to three visits moved, none to three given. */
function exchangeOne(search: LocalSearch, u: number, v: number, kind: number): void {
  const { state } = search;
  const { jobNodes } = state.instance;
  const forward = kind < 12;
  const step = forward ? state.next : state.prev;
  let moved = forward ? v : u;
  for (let more = kind % 3; more > 0; more--) {
    moved = step[moved];
    if (moved >= jobNodes) return;
  }
  let given = forward ? u : v;
  const givenCount = Math.floor(kind / 3) % 4;
  for (let more = givenCount; more > 0; more--) {
    given = step[given];
    if (given >= jobNodes) return;
  }
  if (forward) exchangeStrings(search, v, moved, state.next[u], givenCount === 0 ? -1 : given, u);
  else if (givenCount === 0) exchangeStrings(search, moved, u, v, -1, state.prev[v]);
  else exchangeStrings(search, moved, u, given, state.prev[v], state.prev[given]);
}

/** Tries every move after which `v` follows `u`. */
function join(search: LocalSearch, u: number, v: number): boolean {
  const { state } = search;
  if (state.routeOf[u] === state.routeOf[v]) return joinWithin(search, u, v);
  return exchange(search, u, v, true) || exchange(search, u, v, false) || swapTails(search, u, v);
}

/**
 * `forward`: a string beginning at v takes the place of 0 … 3 visits behind u. Otherwise a string ending at u takes the
 * place of 0 … 3 visits before v. Nothing in exchange is a move, something is a swap.
 */
function exchange(search: LocalSearch, u: number, v: number, forward: boolean): boolean {
  const { state } = search;
  const { jobNodes } = state.instance;
  const step = forward ? state.next : state.prev;
  let moved = forward ? v : u;
  for (let a = 1; a <= SEGMENT_MAX && moved < jobNodes; a++) {
    let given = forward ? u : v;
    for (let b = 0; b <= SEGMENT_MAX; b++) {
      if (b > 0) {
        given = step[given];
        if (given >= jobNodes) break;
      }
      const ok = forward
        ? exchangeStrings(search, v, moved, state.next[u], b === 0 ? -1 : given, u)
        : exchangeStrings(
            search,
            moved,
            u,
            b === 0 ? v : given,
            b === 0 ? -1 : state.prev[v],
            b === 0 ? state.prev[v] : state.prev[given],
          );
      if (ok) return true;
    }
    moved = step[moved];
  }
  return false;
}

/** String first…last goes behind `before`, in place of given…givenLast (−1: none), which goes where it was. */
function exchangeStrings(
  search: LocalSearch,
  first: number,
  last: number,
  given: number,
  givenLast: number,
  before: number,
): boolean {
  const { state } = search;
  const { next, prev, toll } = state;
  const { placeOf, placeCount, price } = state.instance;
  const hasGiven = givenLast >= 0;
  const behind = hasGiven ? next[givenLast] : next[before];
  const outBefore = prev[first];
  const outBehind = next[last];
  const cost = (from: number, to: number) => price[placeOf[from] * placeCount + placeOf[to]];
  let delta = cost(before, first) + cost(last, behind) - toll[first] - toll[outBehind] - toll[behind];
  if (hasGiven) delta += cost(outBefore, given) + cost(givenLast, outBehind) - toll[given];
  else if (outBefore >= state.instance.jobNodes && outBehind >= state.instance.jobNodes)
    delta -= state.instance.fixed[state.routeOf[first]] + state.fleetBias;
  else delta += cost(outBefore, outBehind);
  if (delta >= search.slack) return false;
  if (!fitsBetween(state, before, first, last, behind)) return false;
  if (hasGiven ? !fitsBetween(state, outBefore, given, givenLast, outBehind) : !gapCloses(state, outBefore, outBehind))
    return false;
  return applyExchange(search, first, last, hasGiven ? given : -1, givenLast, before);
}

function gapCloses(state: CoreState, before: number, behind: number): boolean {
  const { placeOf, placeCount, way } = state.instance;
  return state.leaveAt[before] + way[placeOf[before] * placeCount + placeOf[behind]] <= state.latestAt[behind];
}

/** The string's seconds, walked from `before`'s side; load is checked by the caller's apply. */
function fitsBetween(state: CoreState, before: number, first: number, last: number, behind: number): boolean {
  const { placeOf, placeCount, way, open, close } = state.instance;
  const { next, leaveAt, latestAt, workFor } = state;
  let from = before;
  let free = leaveAt[before];
  for (let node = first; ; node = next[node]) {
    const arrives = free + way[placeOf[from] * placeCount + placeOf[node]];
    if (arrives > close[node]) return false;
    free = Math.max(arrives, open[node]) + workFor[node];
    from = node;
    if (node === last) break;
  }
  return free + way[placeOf[from] * placeCount + placeOf[behind]] <= latestAt[behind];
}

function applyExchange(
  search: LocalSearch,
  first: number,
  last: number,
  given: number,
  givenLast: number,
  before: number,
) {
  const { state, left, right } = search;
  const { next, prev, routeOf, room } = state;
  const { load } = state.instance;
  const from = routeOf[first];
  const to = routeOf[before];
  let balance = 0;
  for (let node = first; ; node = next[node]) {
    balance += load[node];
    if (node === last) break;
  }
  if (given >= 0)
    for (let node = given; ; node = next[node]) {
      balance -= load[node];
      if (node === givenLast) break;
    }
  if (balance > room[to] || -balance > room[from]) return false;
  const total = collectExchanged(state, left, to, given >= 0 ? given : next[before], givenLast, first, last);
  const rest = collectExchanged(state, right, from, first, last, given, givenLast);
  const rim = [first, last, before, prev[first], next[last], given, givenLast];
  commit(search, to, total, from, rest);
  for (const node of rim) if (node >= 0) tryLater(search, node);
  return true;
}

/** The route's nodes with string first…last in place of out…outLast (none when outLast < 0: it goes before `out`). */
function collectExchanged(
  state: CoreState,
  nodes: Int32Array,
  vehicle: number,
  out: number,
  outLast: number,
  first: number,
  last: number,
): number {
  const { next } = state;
  const start = state.instance.jobNodes + 2 * vehicle;
  let total = 0;
  for (let node = next[start]; ; ) {
    if (node === out) {
      if (first >= 0)
        for (let moved = first; ; moved = next[moved]) {
          nodes[total++] = moved;
          if (moved === last) break;
        }
      if (outLast >= 0) {
        node = next[outLast];
        if (node === start + 1) break;
        nodes[total++] = node;
        node = next[node];
        if (node < 0) break;
        continue;
      }
    }
    if (node === start + 1) break;
    nodes[total++] = node;
    node = next[node];
  }
  return total;
}

/** u goes on with v's tail, and v's route with what followed u. */
function swapTails(search: LocalSearch, u: number, v: number): boolean {
  const { state, left, right } = search;
  const { next, prev, toll, leaveAt, latestAt, routeOf } = state;
  const { placeOf, placeCount, price, way, jobNodes } = state.instance;
  const x = next[u];
  const w = prev[v];
  const joined = placeOf[u] * placeCount + placeOf[v];
  const other = placeOf[w] * placeCount + placeOf[x];
  const empties = w >= jobNodes && x >= jobNodes;
  const delta =
    price[joined] -
    toll[v] -
    toll[x] +
    (empties ? -(state.instance.fixed[routeOf[v]] + state.fleetBias) : price[other]);
  if (delta >= search.slack) return false;
  if (leaveAt[u] + way[joined] > latestAt[v]) return false;
  if (leaveAt[w] + way[other] > latestAt[x]) return false;
  const one = routeOf[u];
  const two = routeOf[v];
  let total = collect(state, left, 0, next[jobNodes + 2 * one], x);
  total = collect(state, left, total, v, jobNodes + 2 * two + 1);
  let rest = collect(state, right, 0, next[jobNodes + 2 * two], v);
  rest = collect(state, right, rest, x, jobNodes + 2 * one + 1);
  if (overloaded(state, left, total, one) || overloaded(state, right, rest, two)) return false;
  commit(search, one, total, two, rest);
  tryLater(search, u);
  tryLater(search, v);
  tryLater(search, w);
  tryLater(search, x);
  return true;
}

function collect(state: CoreState, nodes: Int32Array, total: number, from: number, until: number): number {
  let at = total;
  for (let node = from; node !== until; node = state.next[node]) nodes[at++] = node;
  return at;
}

function overloaded(state: CoreState, nodes: Int32Array, total: number, vehicle: number): boolean {
  let load = 0;
  for (let i = 0; i < total; i++) load += state.instance.load[nodes[i]];
  return load > state.instance.room[vehicle];
}

function commit(search: LocalSearch, one: number, total: number, two: number, rest: number): void {
  const { state, left, right } = search;
  dropTolls(state, one);
  dropTolls(state, two);
  rewriteRoute(state, one, left, total);
  rewriteRoute(state, two, right, rest);
}
