// Which places of a depot call in a route are worth walking, shortest day first: a lower bound of each from spans, in
// constant time a place.
import type { DayRules } from './day-rules.ts';
import { startOf } from './instance.ts';
import { goBack, goOn, span, takeSpan } from './span.ts';
import type { CoreState } from './state.ts';

export interface CallOrder {
  /** Spans from the start to before each stop, and from each stop to the end. */
  readonly headFor: Int32Array;
  readonly headOpen: Int32Array;
  readonly headClose: Int32Array;
  readonly tailFor: Int32Array;
  readonly tailOpen: Int32Array;
  readonly tailClose: Int32Array;
}

export function emptyCallOrder(stops: number): CallOrder {
  const ints = () => new Int32Array(stops);
  return { headFor: ints(), headOpen: ints(), headClose: ints(), tailFor: ints(), tailOpen: ints(), tailClose: ints() };
}

/** The route's first `count` visits and their seconds of work. False: no hour fits even without a call. */
export function spanVisits(
  order: CallOrder,
  state: CoreState,
  vehicle: number,
  visits: Int32Array,
  works: Int32Array,
  count: number,
): boolean {
  const { instance, open, close } = state;
  const { placeOf, placeCount, way } = instance;
  const start = startOf(instance, vehicle);
  takeSpan(0, open[start], close[start]);
  let place = placeOf[start];
  for (let at = 0; at < count; at++) {
    const node = visits[at];
    order.headFor[at] = span.lasts;
    order.headOpen[at] = span.opens;
    order.headClose[at] = span.closes;
    if (!goOn(way[place * placeCount + placeOf[node]], works[at], open[node], close[node])) return false;
    place = placeOf[node];
  }
  takeSpan(0, open[start + 1], close[start + 1]);
  place = placeOf[start + 1];
  for (let at = count - 1; at >= 0; at--) {
    const node = visits[at];
    if (!goBack(way[placeOf[node] * placeCount + place], works[at], open[node], close[node])) return false;
    order.tailFor[at] = span.lasts;
    order.tailOpen[at] = span.opens;
    order.tailClose[at] = span.closes;
    place = placeOf[node];
  }
  return true;
}

/** Seconds the day lasts at least with the depot called at before visit `at`; −1: too late. */
export function dayWithCall(
  order: CallOrder,
  state: CoreState,
  day: DayRules,
  vehicle: number,
  visits: Int32Array,
  depot: number,
  at: number,
): number {
  const { placeOf, placeCount, way } = state.instance;
  const call = day.depots.at(depot);
  if (!call) return -1;
  const before = placeOf[at === 0 ? startOf(state.instance, vehicle) : visits[at - 1]];
  takeSpan(order.headFor[at], order.headOpen[at], order.headClose[at]);
  if (!goOn(way[before * placeCount + call.place], call.pickupFor, 0, 2 ** 29)) return -1;
  const on = way[call.place * placeCount + placeOf[visits[at]]];
  return goOn(on, order.tailFor[at], order.tailOpen[at], order.tailClose[at]) ? span.lasts : -1;
}
