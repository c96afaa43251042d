// The shortest a day can last with a visit put in some gap, in constant time: each node keeps the span of its route up to
// it and from it on (seconds it lasts, earliest and latest second it can begin), and spans are joined as in Vidal et al.
// 2013. A sieve: breaks are not counted and a depot call stays where it was settled; the exact walk decides.
import type { DayRules } from './day-rules.ts';
import { startOf } from './instance.ts';
import { goBack, goOn, span, takeSpan } from './span.ts';
import type { CoreState } from './state.ts';

export interface RouteSpans {
  /** Per node: from the shift's start to the end of its work. */
  readonly headFor: Int32Array;
  readonly headOpen: Int32Array;
  readonly headClose: Int32Array;
  /** Per node: from the start of its work to the shift's end. */
  readonly tailFor: Int32Array;
  readonly tailOpen: Int32Array;
  readonly tailClose: Int32Array;
  /** Per node: 1 when the depot has been called at by then; and by how much an earlier call would lengthen the day. */
  readonly called: Uint8Array;
  readonly callFor: Int32Array;
  /** Per vehicle: the whole day, −1 when its windows do not meet without more knowledge; and what the call costs in it. */
  readonly dayFor: Int32Array;
  readonly ownCallFor: Int32Array;
}

export function emptySpans({ instance }: CoreState): RouteSpans {
  const nodes = instance.jobNodes + 2 * instance.vehicleCount;
  const ints = () => new Int32Array(nodes);
  return {
    headFor: ints(),
    headOpen: ints(),
    headClose: ints(),
    tailFor: ints(),
    tailOpen: ints(),
    tailClose: ints(),
    called: new Uint8Array(nodes),
    callFor: ints(),
    dayFor: new Int32Array(instance.vehicleCount),
    ownCallFor: new Int32Array(instance.vehicleCount),
  };
}

/** A call that is not possible; added to a day it still fits 32 bits. */
const NEVER = 2 ** 29;

/** After `state.stale` says so: spans of every node of the route. */
export function renewSpans(spans: RouteSpans, state: CoreState, day: DayRules, vehicle: number): void {
  state.stale[vehicle] = 0;
  spans.dayFor[vehicle] = -1;
  spans.ownCallFor[vehicle] = 0;
  const depot = state.callDepot[vehicle];
  let bareFor = 0;
  if (depot >= 0) {
    if (!walkHeads(spans, state, day, vehicle, -1)) return;
    bareFor = span.lasts;
  }
  if (!walkHeads(spans, state, day, vehicle, depot)) return;
  const lasts = span.lasts;
  if (!walkTails(spans, state, day, vehicle, depot)) return;
  spans.dayFor[vehicle] = lasts;
  if (depot >= 0) spans.ownCallFor[vehicle] = lasts - bareFor;
  else if (day.depots.length > 0) findCalls(spans, state, day, vehicle);
}

function walkHeads(spans: RouteSpans, state: CoreState, day: DayRules, vehicle: number, depot: number): boolean {
  const { next, instance, open, close, workFor, callAfter } = state;
  const { placeOf, placeCount, way } = instance;
  const start = startOf(instance, vehicle);
  const end = start + 1;
  const call = depot < 0 ? undefined : day.depots.at(depot);
  let called = 0;
  takeSpan(0, open[start], close[start]);
  for (let node = start; ; node = next[node]) {
    spans.headFor[node] = span.lasts;
    spans.headOpen[node] = span.opens;
    spans.headClose[node] = span.closes;
    spans.called[node] = called;
    if (node === end) return true;
    let from = placeOf[node];
    if (call && node === callAfter[vehicle]) {
      if (!goOn(way[from * placeCount + call.place], call.pickupFor, 0, NEVER)) return false;
      from = call.place;
      called = 1;
    }
    const behind = next[node];
    const work = behind === end ? 0 : workFor[behind];
    if (!goOn(way[from * placeCount + placeOf[behind]], work, open[behind], close[behind])) return false;
  }
}

function walkTails(spans: RouteSpans, state: CoreState, day: DayRules, vehicle: number, depot: number): boolean {
  const { prev, instance, open, close, workFor, callAfter } = state;
  const { placeOf, placeCount, way } = instance;
  const start = startOf(instance, vehicle);
  const call = depot < 0 ? undefined : day.depots.at(depot);
  takeSpan(0, open[start + 1], close[start + 1]);
  for (let node = start + 1; ; ) {
    spans.tailFor[node] = span.lasts;
    spans.tailOpen[node] = span.opens;
    spans.tailClose[node] = span.closes;
    const before = prev[node];
    if (before === start) return true;
    let to = placeOf[node];
    if (call && before === callAfter[vehicle]) {
      if (!goBack(way[call.place * placeCount + to], call.pickupFor, 0, NEVER)) return false;
      to = call.place;
    }
    if (!goBack(way[placeOf[before] * placeCount + to], workFor[before], open[before], close[before])) return false;
    node = before;
  }
}

/** What the cheapest call before each node would add to the day. */
function findCalls(spans: RouteSpans, state: CoreState, day: DayRules, vehicle: number): void {
  const { next, instance } = state;
  const start = startOf(instance, vehicle);
  let least = NEVER;
  for (let node = start; node !== start + 1; node = next[node]) {
    spans.callFor[node] = least;
    for (let depot = 0; depot < day.depots.length; depot++) {
      const lasts = joinOver(spans, state, day, node, depot, -1, 0);
      if (lasts >= 0) least = Math.min(least, lasts - spans.dayFor[vehicle]);
    }
  }
}

/** The day with a depot call (−1: none) and then a visit (−1: none) behind `after`; −1 when it is too late. */
function joinOver(
  spans: RouteSpans,
  state: CoreState,
  day: DayRules,
  after: number,
  depot: number,
  node: number,
  work: number,
): number {
  const { placeOf, placeCount, way } = state.instance;
  const behind = state.next[after];
  let from = placeOf[after];
  takeSpan(spans.headFor[after], spans.headOpen[after], spans.headClose[after]);
  if (depot >= 0) {
    const call = day.depots.at(depot);
    if (!call || !goOn(way[from * placeCount + call.place], call.pickupFor, 0, NEVER)) return -1;
    from = call.place;
  }
  if (node >= 0) {
    const to = placeOf[node];
    if (!goOn(way[from * placeCount + to], work, state.open[node], state.close[node])) return -1;
    from = to;
  }
  const home = way[from * placeCount + placeOf[behind]];
  return goOn(home, spans.tailFor[behind], spans.tailOpen[behind], spans.tailClose[behind]) ? span.lasts : -1;
}

/** The visit comes before the settled call. */
function joinBeforeCall(spans: RouteSpans, state: CoreState, day: DayRules, after: number, node: number, work: number) {
  const { placeOf, placeCount, way } = state.instance;
  const behind = state.next[after];
  const here = placeOf[node];
  const call = day.depots.at(state.callDepot[state.routeOf[after]]);
  if (!call) return -1;
  takeSpan(spans.headFor[after], spans.headOpen[after], spans.headClose[after]);
  if (!goOn(way[placeOf[after] * placeCount + here], work, state.open[node], state.close[node])) return -1;
  if (!goOn(way[here * placeCount + call.place], call.pickupFor, 0, NEVER)) return -1;
  const home = way[call.place * placeCount + placeOf[behind]];
  return goOn(home, spans.tailFor[behind], spans.tailOpen[behind], spans.tailClose[behind]) ? span.lasts : -1;
}

/**
 * Seconds of the shortest day with `node` behind `after`; −1 when spans cannot tell. `lacks`: the van has not all the
 * visit needs, so that a depot must be called at before it. Spans must be fresh.
 */
export function dayWith(
  spans: RouteSpans,
  state: CoreState,
  day: DayRules,
  after: number,
  node: number,
  work: number,
  lacks: boolean,
): number {
  const vehicle = state.routeOf[after];
  if (spans.dayFor[vehicle] < 0) return -1;
  const settled = state.callDepot[vehicle];
  if (settled >= 0 && state.callAfter[vehicle] === after) {
    const fetched = joinOver(spans, state, day, after, settled, node, work);
    const early = lacks ? -1 : joinBeforeCall(spans, state, day, after, node, work);
    return fetched < 0 || early < 0 ? Math.max(fetched, early) : Math.min(fetched, early);
  }
  const plain = joinOver(spans, state, day, after, -1, node, work);
  if (!lacks || plain < 0 || spans.called[after] === 1) return plain;
  let best = settled < 0 ? plain + spans.callFor[after] : NEVER;
  for (let depot = 0; depot < day.depots.length; depot++) {
    const fetched = joinOver(spans, state, day, after, depot, node, work);
    if (fetched >= 0) best = Math.min(best, fetched - spans.ownCallFor[vehicle]);
  }
  return best >= NEVER ? -1 : best;
}
